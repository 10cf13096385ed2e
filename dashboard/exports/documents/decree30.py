"""The layout of an administrative document, as Nghị định 30/2020/NĐ-CP, annex I, prescribes it: sizes in points, lengths in mm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """Where the decree gives a span, a value within it."""

    font: str = "Times New Roman"
    body: float = 14  # 13–14
    letterhead: float = 12  # quốc hiệu, tên cơ quan: 12–13
    motto: float = 13  # tiêu ngữ: 13–14
    number: float = 13
    place_and_day: float = 13
    name: float = 14  # BÁO CÁO
    recipients_head: float = 12
    recipients: float = 11
    table: float = 12
    annex_table: float = 10
    facts: float = 11
    page_number: float = 14
    top_mm: float = 20
    bottom_mm: float = 20
    left_mm: float = 30
    right_mm: float = 20
    first_line_mm: float = 12.7
    paragraph_gap: float = 6
    width_mm: float = 210
    height_mm: float = 297


LAYOUT = Layout()
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LETTERS = "abcdefghiklmnopqrstuvxy"  # without the letters that Vietnamese lists do not use


class Numbering:
    """I. / 1. / a): each level begins anew below the one above it."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0]

    def next(self, level: int) -> str:
        """The number of the next heading of a level (1–3), with its sign."""
        at = level - 1
        self._counts[at] += 1
        self._counts[at + 1 :] = [0] * (2 - at)
        count = self._counts[at]
        return (f"{ROMAN[count - 1]}.", f"{count}.", f"{LETTERS[count - 1]})")[at]
