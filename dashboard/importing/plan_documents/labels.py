"""What stands before a clause: Phần I, Điều 2, I., 1., 1.2., a), (1), -, +, *; and how such labels are ranked usually."""

import re
from dataclasses import dataclass
from enum import StrEnum

CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"  # for a class of a pattern: À-Ỹ holds small letters too


class LabelKind(StrEnum):
    PART = "part"
    CHAPTER = "chapter"
    LETTER = "letter"  # A.
    ROMAN = "roman"
    ARTICLE = "article"
    NUMBER = "number"
    DOTTED = "dotted"  # 1.1; its depth is that of its dots
    PROJECT = "project"  # «Dự án 3: …» without a number before it
    STAR = "star"
    SUBPROJECT = "subproject"
    SMALL = "small"  # a)
    BRACKETED = "bracketed"  # (1)
    DASH = "dash"
    PLUS = "plus"


RANK = {kind: 10 * place for place, kind in enumerate(LabelKind)}
BULLETS = (LabelKind.STAR, LabelKind.DASH, LabelKind.PLUS)
_WORDY = re.compile(r"(?i)(phần|chương|điều|mục)\s+(thứ\s+\w+|[ivx]+|\d+[a-z]?)\s*[.:-]?\s*")
_PROJECT = re.compile(r"(?i)(tiểu )?dự án(?: thành phần)?(?: số)? \d{1,2}\s*[:.](?=\s+[^\W\d])")
_WORD_KINDS = {"phần": LabelKind.PART, "chương": LabelKind.CHAPTER, "mục": LabelKind.ROMAN, "điều": LabelKind.ARTICLE}
_NUMBERED = (
    (LabelKind.ROMAN, re.compile(r"([IVX]{1,6})\s*[.)/-]\s*(?=\D)")),
    (LabelKind.DOTTED, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s+(?=\d)|\s*[.)]?\s+(?=[^\W\d_]|[\"“(%≥≤]))")),
    (LabelKind.NUMBER, re.compile(r"(\d{1,2})(?:\s*[.)]\s+(?=\S)|\s*[.)/]\s*(?=[^\d\s%]))")),
    (LabelKind.LETTER, re.compile(r"([A-HK-Z])\s*[.)]\s+(?=\S)")),
    (LabelKind.SMALL, re.compile(r"([a-zđ])\s*[.)]\s*(?=\S)")),
    (LabelKind.BRACKETED, re.compile(r"\((\d{1,2}|[a-zđ]|[ivx]+)\)\s*")),
    (LabelKind.STAR, re.compile(r"(\*{1,3}|[•●▪■◦➢✓❖])\s*")),
    (LabelKind.DASH, re.compile(r"([-–—])(?:\s+|(?=\D))")),
    (LabelKind.PLUS, re.compile(r"(\+)\s*")),
)  # fmt: skip


@dataclass(frozen=True)
class ClauseLabel:
    """A clause's own number: `shown` as a place says it ("II", "2.1", "a"), "" of dashes; `length` letters of the text."""

    kind: LabelKind
    shown: str
    length: int

    @property
    def rank(self) -> int:
        return RANK[self.kind] + (self.shown.count(".") if self.kind is LabelKind.DOTTED else 0)


def label_of(text: str) -> ClauseLabel | None:
    """What the paragraph begins with; None where it is a sentence of its own."""
    if wordy := _WORDY.match(text):
        kind = _WORD_KINDS[wordy[1].casefold()]
        behind = text[wordy.end() :]
        if not behind or behind[0].isupper() or wordy[0].rstrip()[-1] in ".:-":
            return ClauseLabel(kind, wordy[2], wordy.end())
    if project := _PROJECT.match(text):
        kind = LabelKind.SUBPROJECT if project[1] else LabelKind.PROJECT
        return ClauseLabel(kind, project[0].rstrip(" .:").lower(), 0)
    for kind, pattern in _NUMBERED:
        if found := pattern.match(text):
            shown = "" if kind in BULLETS else found[1]
            return ClauseLabel(kind, shown, found.end())
    return None
