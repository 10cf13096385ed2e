"""Workbooks of these tests: the same table in three formats, one written by openpyxl, one sheet written as XML."""

import io
from pathlib import Path

from openpyxl import Workbook as Written

from dashboard.importing.files.workbook import Workbook, read
from tests.importing.archives import archive, members_of

FILES = Path(__file__).parent


SHEET = "xl/worksheets/sheet1.xml"


def readings(kind: str) -> Workbook:
    return read((FILES / f"readings.{kind}").read_bytes())


def written(book: Written) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_sheet(rows: str, **parts: str) -> Workbook:
    """The cells of hand-written sheet XML."""
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    book = Written()
    return read(archive(members_of(written(book)) | {SHEET: f"{start}{rows}</sheetData></worksheet>"} | parts))
