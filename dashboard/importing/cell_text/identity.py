"""Identity numbers (CCCD, CMND) and mobile telephone numbers in a text: their positions, and the text with them masked."""

import re

IDENTITY_WORDS = re.compile(r"\b(?:cccd|cmnd|cmtnd|cmt|căn cước|định danh|chứng minh (?:nhân dân|thư))\b")
_BEGINS = r"(?<!\d)(?<!\d[.,])"
_ENDS = r"(?!\d)(?![.,]\d)"
CITIZEN_NUMBER = re.compile(rf"{_BEGINS}0\d{{2}}(?:([ .-]?)\d{{3}})(?:\1\d{{3}}){{2}}{_ENDS}")
_TELEPHONE = re.compile(rf"{_BEGINS}(?:0|\+84[ .-]?(?:\(0\))?)[35789](?:[ .-]?\d){{8}}{_ENDS}")
_OLD_IDENTITY = re.compile(
    rf"{IDENTITY_WORDS.pattern}[^\d]{{0,30}}(?P<number>\d{{3}}[ .]?\d{{3}}[ .]?\d{{3}}(?:[ .]?\d{{3}})?){_ENDS}",
    re.IGNORECASE,
)
_LONG = re.compile(r"\d(?:[ .-]?\d){8}")  # the least that any of these numbers has
_OF_AN_OFFICE = re.compile(r"(?:mã số thuế|mst|tài khoản|stk)[\s:số.]*$", re.IGNORECASE)


def identity_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Positions (start, end) of personal numbers in a text in NFC: CCCD, CMND beside its word, mobile telephones."""
    if _LONG.search(text) is None:
        return ()
    spans = [match.span("number") for match in _OLD_IDENTITY.finditer(text)]
    spans += [match.span() for pattern in (CITIZEN_NUMBER, _TELEPHONE) for match in pattern.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if (not kept or start >= kept[-1][1]) and not _OF_AN_OFFICE.search(text, max(0, start - 30), start):
            kept.append((start, end))
    return tuple(kept)


def masked(text: str) -> str:
    """The text with its personal numbers masked, except their first four characters: 0140…••••."""
    for start, end in reversed(identity_numbers(text)):
        text = text[:start] + covered(text[start:end]) + text[end:]
    return text


def covered(number: str) -> str:
    return number[:4] + "…••••"
