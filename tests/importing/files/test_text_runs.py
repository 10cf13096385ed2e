"""Parts of a text that are crossed out or raised: they are read as a person sees them."""

import json
from decimal import Decimal

import pytest

from dashboard.importing.files.grid import GridBook
from dashboard.importing.files.rich_text import Run, rich_text
from dashboard.importing.files.workbook import read, read_book
from tests.importing.files.by_hand import FILES, a_sheet

RICH = [  # text, crossed out as a whole, what of it does not count
    (" 12,5", False, "11"), ("46", False, "1"), ("Diện tích (m2)", False, ""), ("ĐVT: 10⁶ đồng", False, ""),
    ("1 5", False, "2"), ("Tỷ lệ hộ nghèo (%)", False, "1)"), ("1112", True, ""), ("CO2 thải", False, ""),
    ("đậm thường", False, ""), ("1 Ghi chú", False, ""), ("1 200", False, "5"), ("bỏ", True, ""), (Decimal(5), True, ""),
    ("giữ lại", False, ""),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_is_crossed_out_within_a_cell_or_raised_as_a_footnote_does_not_count(kind: str) -> None:
    book = read((FILES / f"rich_text.{kind}").read_bytes())
    assert [(c.value, c.struck, c.left_out) for c in book.sheets[0].cells.values()] == RICH
    again = GridBook.from_plain(json.loads(json.dumps(read_book((FILES / f"rich_text.{kind}").read_bytes()).plain())))
    assert again.workbook() == book


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        ("<r><rPr><strike/></rPr><t>11</t></r><r><t xml:space='preserve'> 12,5</t></r>", (" 12,5", False, "11")),
        ("<r><rPr><strike val='0'/></rPr><t>11</t></r><r><t>2</t></r>", ("112", False, "")),
        ("<r><t>46</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>(1)</t></r>", ("46", False, "(1)")),
        ("<r><rPr><strike/></rPr><t>46</t></r>", ("46", True, "")),
    ],
)
def test_a_text_inside_its_cell_is_read_like_a_shared_one(runs: str, seen: tuple[str, bool, str]) -> None:
    plain = "<c r='B1' t='inlineStr'><is><t>sau</t></is></c>"
    first, second = (
        a_sheet(f"<row r='1'><c r='A1' t='inlineStr'><is>{runs}</is></c>{plain}</row>").sheets[0].cells.values()
    )
    assert (first.value, first.struck, first.left_out) == seen
    assert (second.value, second.struck, second.left_out) == ("sau", False, "")


@pytest.mark.parametrize(
    ("runs", "struck", "read_as"),
    [
        ([Run("11"), Run(" 12", False, False)], True, (" 12", False, "11")),  # its cell is crossed out, a part is not
        ([Run("11"), Run(" 12", True, False)], True, ("11 12", True, "")),
        ([Run("12"), Run("3", True), Run(",5")], False, ("12,5", False, "3")),
        ([Run("46"), Run("1", False, True), Run(" người", False, False)], False, ("46 người", False, "1")),
        ([Run("10"), Run("3", False, True)], False, ("10³", False, "")),  # a thousand, or ten and a note: no number
        ([Run("10"), Run("1", False, True)], False, ("10", False, "1")),
        ([Run("1.000"), Run("đ", False, True)], False, ("1.000đ", False, "")),
        ([Run("5"), Run(" km"), Run("2", False, True)], False, ("5 km2", False, "")),
        ([], False, ("", False, "")),
    ],
)
def test_runs_are_read_as_a_person_sees_them(runs: list[Run], struck: bool, read_as: tuple[str, bool, str]) -> None:
    assert rich_text(runs, struck) == read_as
