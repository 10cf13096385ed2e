"""Files for the guard: a small real workbook, and archives put together member by member."""

import io
import zipfile
from random import Random

from openpyxl import Workbook


def a_workbook(rows: int = 3, columns: int = 3) -> bytes:
    """A valid .xlsx with numbers."""
    book = Workbook()
    for row in range(1, rows + 1):
        book.active.append([row * column for column in range(1, columns + 1)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(
    members: dict[str, bytes | str] | list[tuple[str | zipfile.ZipInfo, bytes | str]], method=zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of `members`; a list may name one twice, or give it attributes of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members.items() if isinstance(members, dict) else members:
            made.writestr(name, content)
    return out.getvalue()


def a_great_workbook(cells: int = 900_000) -> bytes:
    """Numbers enough for some seconds and hundreds of MiB, within all bounds of the guard."""
    seeded = Random(7)
    row = "<row>" + "".join(f"<c><v>{seeded.randrange(10**9)}</v></c>" for _ in range(900)) + "</row>"
    rows = "".join(row.replace("<v>1", f"<v>{n}", 9) for n in range(cells // 900))
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return archive(members_of(a_workbook()) | {"xl/worksheets/sheet1.xml": sheet})
