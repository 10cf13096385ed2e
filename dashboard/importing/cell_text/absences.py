"""Words written in place of a figure (không có, chưa có số liệu, không thuộc đối tượng) as absences, and marks such as "-"."""

from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.importing.cell_text.names import plain

_WORDS = {
    Absence.NIL: ("không có", "không", "không phát sinh", "không có phát sinh", "0 phát sinh", "chưa phát sinh", "ko", "ko có",
                  "k có"),
    Absence.NOT_REPORTED: ("chưa có số liệu", "chưa có", "chưa có báo cáo", "chưa báo cáo", "chưa tổng hợp", "không có số liệu",
                           "chưa thống kê", "…", "..."),
    Absence.NOT_APPLICABLE: ("không thuộc đối tượng", "không thuộc đối tượng thực hiện", "không áp dụng", "không thuộc diện",
                             "huyện không thuộc đối tượng", "xã không thuộc đối tượng"),
    Absence.NOT_DUE: ("chưa đến kỳ", "chưa đến kỳ báo cáo", "chưa đo", "chưa đến hạn"),
    Absence.UNKNOWN_AMOUNT: ("chưa có số",),
}  # fmt: skip


class AbsenceMark(StrEnum):
    """A sign whose meaning depends on the table: nothing happened, or the line is not for this unit (docs/rules.en.md)."""

    DASH = "-"
    CROSS = "x"  # in statutory tables: no figure is to be written here


_MEANINGS: dict[str, Absence | AbsenceMark] = {
    plain(word): absence for absence, words in _WORDS.items() for word in words
}
_MARKS = {
    "-": AbsenceMark.DASH,
    "--": AbsenceMark.DASH,
    "---": AbsenceMark.DASH,
    "x": AbsenceMark.CROSS,
    "×": AbsenceMark.CROSS,
}


def absence_word(text: str) -> Absence | AbsenceMark | None:
    """The absence that a text names, a mark whose meaning depends on the table, or None for any other text."""
    word = plain(text)
    if word in _MARKS:
        return _MARKS[word]
    return _MEANINGS.get(word) or _MEANINGS.get(word.removeprefix("(").removesuffix(")").rstrip(".").strip())
