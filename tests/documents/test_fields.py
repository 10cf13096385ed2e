"""Fields in an office's own files: filled in where they are, repeated where they are of a list, left where nobody knows them."""

from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.styles import Font

from dashboard.exports.documents.fields import Fields, filled_excel, filled_word, names_in_excel, names_in_word

FIELDS = Fields(
    {"co_quan": "UBND xã A & B", "ty_le": "44.4", "ma": "04168", "loi": "=1+1"},
    {"chi_tieu": [{"ten": "Nhà tiêu", "ket_qua": "41.2"}, {"ten": "Nước", "ket_qua": "74.5"}], "trong": []},
)


def word(*lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if rows:
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def excel(cells: dict[str, Any]) -> bytes:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def paragraphs(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(BytesIO(content)).paragraphs]


def sheet(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).active


def test_values_stand_in_their_sentences_and_unknown_fields_stay() -> None:
    made = filled_word(word("{{co_quan}}: {{ ty_le }}%", "{{khong_co}} và {{ma}}"), FIELDS)
    assert paragraphs(made) == ["UBND xã A & B: 44.4%", "{{khong_co}} và 04168"]


def test_a_field_that_word_keeps_in_several_pieces_is_one_field_and_keeps_its_look() -> None:
    made = docx.Document()
    placed = made.add_paragraph()
    for piece, bold in (("Do {{co", True), ("_qu", False), ("an}} lập", False), (", {{ma}}", False)):
        placed.add_run(piece).bold = bold
    held = BytesIO()
    made.save(held)
    filled = docx.Document(BytesIO(filled_word(held.getvalue(), FIELDS))).paragraphs[0]
    assert filled.text == "Do UBND xã A & B lập, 04168"
    assert filled.runs[0].text == "Do UBND xã A & B"
    assert filled.runs[0].bold


def test_a_row_of_a_list_stands_once_for_each_and_not_at_all_for_none() -> None:
    rows = (("Tên", "Số"), ("{{chi_tieu.ten}}", "{{chi_tieu.ket_qua}}"), ("{{trong.ten}}", "x"), ("Hết", ""))
    table = docx.Document(BytesIO(filled_word(word(rows=rows), FIELDS))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Tên", "Số"], ["Nhà tiêu", "41.2"], ["Nước", "74.5"], ["Hết", ""],
    ]  # fmt: skip


def test_a_workbook_gets_numbers_as_numbers_codes_as_text_and_never_a_formula() -> None:
    made = sheet(
        filled_excel(excel({"A1": "{{ty_le}}", "A2": "{{ma}}", "A3": "{{loi}}", "A4": "Tỷ lệ {{ty_le}}%"}), FIELDS)
    )
    assert made["A1"].value == 44.4
    assert made["A2"].value == "04168"
    assert made["A3"].data_type == "s"
    assert made["A4"].value == "Tỷ lệ 44.4%"


def test_rows_below_a_list_move_down_with_their_formulas_and_merged_cells() -> None:
    book = openpyxl.Workbook()
    made = book.active
    made["A1"], made["A2"], made["B2"], made["C2"] = "Tên", "{{chi_tieu.ten}}", "{{chi_tieu.ket_qua}}", "=B2*2"
    made["A2"].font = Font(bold=True)
    made["A3"], made["B3"], made["A4"] = "Cộng", "=SUM(B4:B4)", "Chân trang"
    made["B4"] = 5
    made.merge_cells("A4:A5")
    held = BytesIO()
    book.save(held)
    filled = sheet(filled_excel(held.getvalue(), FIELDS))
    assert [filled[f"A{n}"].value for n in range(1, 6)] == ["Tên", "Nhà tiêu", "Nước", "Cộng", "Chân trang"]
    assert [filled[f"B{n}"].value for n in (2, 3)] == [41.2, 74.5]
    assert [filled[f"C{n}"].value for n in (2, 3)] == ["=B2*2", "=B3*2"]
    assert filled["B4"].value == "=SUM(B5:B5)"
    assert filled["A3"].font.bold
    assert [str(area) for area in filled.merged_cells.ranges] == ["A5:A6"]


def test_a_sum_over_the_repeated_row_is_one_over_all_of_its_copies() -> None:
    """As Excel does it where rows are put in; each copy's own formula speaks of itself."""
    cells = {
        "A2": "{{chi_tieu.ten}}",
        "B2": "{{chi_tieu.ket_qua}}",
        "C2": "=B2/$B$3",
        "A3": "Cộng",
        "B3": "=SUM(B2:B2)",
        "C3": "=B3-B2",
    }
    made = sheet(filled_excel(excel(cells), FIELDS))
    assert [made[f"B{n}"].value for n in (2, 3)] == [41.2, 74.5]
    assert made["B4"].value == "=SUM(B2:B3)"
    assert made["C4"].value == "=B4-B2"
    assert [made[f"C{n}"].value for n in (2, 3)] == ["=B2/$B$4", "=B3/$B$4"]


def test_a_list_of_nothing_leaves_one_empty_row() -> None:
    made = sheet(filled_excel(excel({"A1": "{{trong.ten}}", "A2": "Hết"}), FIELDS))
    assert made["A1"].value is None
    assert made["A2"].value == "Hết"


@pytest.mark.parametrize(
    ("name", "known"),
    [("co_quan", True), ("chi_tieu.ten", True), ("chi_tieu.x", False), ("x", False), ("trong.ten", True)],
)
def test_which_fields_there_are(name: str, known: bool) -> None:
    assert FIELDS.knows(name) is known


def test_all_fields_of_a_file_are_named_in_their_order() -> None:
    assert names_in_word(word("{{b}} {{a}}", rows=(("{{chi_tieu.ten}}",),))) == ("b", "a", "chi_tieu.ten")
    assert names_in_excel(excel({"A1": "{{b}}", "B1": "{{a}} {{b}}"})) == ("b", "a")
