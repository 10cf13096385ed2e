"""What stands below the rows of a report: who prepared it, who signed, and where. It is never data; what stands beside it is."""

import re

from dashboard.importing.cell_text.absences import absence_word
from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import FileCell, Sheet

DATED = "………, ngày … tháng … năm ……"
PREPARED_BY, NAMED = "Người lập biểu", "(Ký, ghi rõ họ tên)"
SIGNED_BY, SIGNED = "Thủ trưởng đơn vị", "(Ký tên, đóng dấu)"
_LONGEST = 80  # letters: what is longer is a sentence of the report
_LONGEST_NAME, _NEAR = 7, 2  # words of a name with its rank; columns between it and the word above
_MARK = re.compile(
    r"\(? ?(?:chữ |đã )?ký\b.*|(?:người|cán bộ) (?:lập|tổng hợp|báo cáo)\b.*|lập biểu.*|kế toán(?: trưởng)?|thủ trưởng\b.*"
    r"|(?:tm|kt|tl|tuq)\. .*|(?:q\. ?)?(?:phó )?(?:chủ tịch|trưởng phòng|giám đốc)\b.{0,30}|nơi nhận\b.*"
    r"|(?:.*[,.…] ?)?ngày [\d .…_]+tháng [\d .…_]+năm [\d .…_]+"
)
_DIGIT = re.compile(r"\d")


def signature_rows(sheet: Sheet, below: int, keys: frozenset[int]) -> frozenset[int]:
    """The rows below `below` that hold a signature and nothing else; `keys` are the columns that say what a row is of.

    The first is a row whose cells are all words of who signs, or where and when; after it also a name stands for itself. A row
    with a code, a figure or a word for an absence is data wherever it stands.
    """
    rows: dict[int, list[FileCell]] = {}
    for (row, _), cell in sheet.cells.items():
        if row > below and cell.shown.strip():
            rows.setdefault(row, []).append(cell)
    found: set[int] = set()
    columns: set[int] = set()  # where who signs stands: the name comes below
    for row in sorted(rows):
        marks = [cell for cell in rows[row] if _is_mark(cell)]
        others = [cell for cell in rows[row] if cell not in marks]
        columns |= {cell.column for cell in marks}
        if (marks or found) and all(_is_name(cell, keys, columns) for cell in others):
            found.add(row)
    return frozenset(found)


def _is_mark(cell: FileCell) -> bool:
    text = plain(cell.shown)
    return isinstance(cell.value, str) and len(text) <= _LONGEST and _MARK.fullmatch(text) is not None


def _is_name(cell: FileCell, keys: frozenset[int], signed_in: set[int]) -> bool:
    """Whether a cell may be the name of who signed: a few words without a figure, below or near the word of who signs."""
    if not isinstance(cell.value, str) or (cell.column in keys and cell.column not in signed_in):
        return False
    count = len(cell.value.split())
    near = any(abs(cell.column - column) <= _NEAR for column in signed_in)
    return near and 1 < count <= _LONGEST_NAME and not _DIGIT.search(cell.value) and absence_word(cell.value) is None
