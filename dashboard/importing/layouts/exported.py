"""Workbooks that the product itself wrote out of the store: their figures are sums of what is there, and are never taken in again.

Whoever changes such a workbook into a report of his own takes the sheet that says so out of it.
"""

from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import Workbook

SHEET = "Xuất xứ"  # a sheet whose first cell has this mark, and whose second row the version
MARK = "Tệp do giamngheo lập từ số liệu trong kho"


def exported_version(workbook: Workbook) -> str:
    """The version of the store that the workbook was made of, as it is written there; "" of any other workbook."""
    for sheet in workbook.sheets:
        if (
            plain(sheet.name) == plain(SHEET)
            and (1, 1) in sheet.cells
            and plain(sheet.cells[1, 1].shown) == plain(MARK)
        ):
            return sheet.cells[2, 1].shown if (2, 1) in sheet.cells else "?"
    return ""
