"""What a text that cannot be read was most likely meant to be: offered to a person, never stored unasked."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from dashboard.importing.cell_text.money_words import MONEY_WORDS
from dashboard.importing.cell_text.names import folded, plain
from dashboard.importing.cell_text.numbers import Spelling, spelling

_ABOUT = re.compile(r"(?:vào )?(?:khoảng|gần|hơn|chừng|tầm|độ chừng|ước chừng|xấp xỉ|[~≈])\s*(?=\d)")
_AROUND = re.compile(r"^[\s'\"«»=:;?!*]+|[\s'\"«»=:;?!*.]+$")
_LETTERS = re.compile(r"(?<=[\d.,])[oO]|[oO](?=[\d.,])"), re.compile(r"(?<=\d)[lI]|[lI](?=\d)")
_NUMBER = re.compile(r"([-+]?[0-9][0-9., ]*)\s*(\D*)")
_SHORT = {"tr": "triệu", "k": "nghìn", "ng": "nghìn", "t": "tỷ", "d": "đồng"}
_OTHERWISE = re.compile(
    r"[^\w\s.%²³]|\d|\b(?:dự kiến|kế hoạch|ước|năm|tháng|quý|trên|trong)\b"
)  # another figure, not a slip
_BY_FOLDED = {folded(word): word for word in MONEY_WORDS}


def about(text: str) -> str | None:
    """The number behind a word such as "khoảng"; None for any other text."""
    word = plain(text)
    rest = _ABOUT.sub("", word, count=1)
    return rest if rest != word and spelling(rest) else None


def likely(text: str, counted: str = "") -> str:
    """A spelling of one number that the text is close to: "350 trieu dong?" is close to "350 triệu đồng"; "" for none."""
    near = _AROUND.sub("", about(text) or plain(text))
    zeros, ones = _LETTERS
    near = ones.sub("1", zeros.sub("0", near)).replace(";", ",")
    match = _NUMBER.fullmatch(near)
    if match is None or _OTHERWISE.search(match[2]):
        return ""
    number, behind = _groups(match[1]), match[2].strip()
    word = _SHORT.get(folded(behind).rstrip("."), _BY_FOLDED.get(folded(behind), behind))
    for spelled in dict.fromkeys((f"{number} {word}".strip(), number if word == behind else "")):
        if spelled and spelled != plain(text) and _certain(spelling(spelled, counted)):
            return spelled
    return ""


def like(text: str, codes: Iterable[str], names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """At most three codes, each with its name behind it: those whose name the text is, else those spelled like it."""
    wanted, known = folded(text), names or {}
    spelled = {folded(code): code for code in codes}
    near = sorted((c for c, name in known.items() if wanted and wanted in folded(name)), key=lambda c: len(known[c]))
    near = near or [spelled[match] for match in get_close_matches(wanted, spelled, n=3, cutoff=0.6)]
    return tuple(f"{code} ({known[code]})" if known.get(code) else code for code in near[:3])


def _groups(number: str) -> str:
    """Digits without spaces and without marks that stand twice or at the end: "1 ..250," is "1.250"."""
    return re.sub(r"([.,])[.,]+", r"\1", number.replace(" ", "")).rstrip(".,")


def _certain(spelled: Spelling | None) -> bool:
    return spelled is not None and not spelled.ambiguous
