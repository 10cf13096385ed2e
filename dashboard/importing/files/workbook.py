"""Bytes of any kind of workbook to cells with their positions. Runs in a worker process."""

from collections.abc import Callable

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import CellKind, FileCell, FileKind, Sheet, Workbook
from dashboard.importing.files.csv_reader import read_csv
from dashboard.importing.files.grid import GridBook
from dashboard.importing.files.guard import BROKEN, Facts, guard
from dashboard.importing.files.ods_reader import read_ods
from dashboard.importing.files.xls_reader import read_xls
from dashboard.importing.files.xlsx_reader import read_xlsx

__all__ = ["CellKind", "FileCell", "FileKind", "Sheet", "Workbook", "read", "read_book"]

_READERS: dict[FileKind, Callable[[bytes, Facts], GridBook]] = {
    FileKind.XLSX: read_xlsx,
    FileKind.XLSM: read_xlsx,
    FileKind.XLS: read_xls,
    FileKind.ODS: read_ods,
    FileKind.CSV: read_csv,
}


def read(content: bytes) -> Workbook:
    """The guarded cells of a workbook; UnreadableWorkbook with a reason where there are none to be had."""
    return read_book(content).workbook()


def read_book(content: bytes) -> GridBook:
    """The same as plain columns, for the pipe. MemoryError passes through: it takes some to make a refusal."""
    facts = guard(content)
    try:
        return _READERS[facts.kind](content, facts)
    except BROKEN as error:
        raise UnreadableWorkbook("damaged") from error
