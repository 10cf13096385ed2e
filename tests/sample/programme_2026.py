"""What the files of the programme of 2026 say, read by openpyxl alone, and what is published of the programme."""

from decimal import Decimal
from pathlib import Path

import openpyxl

from dashboard.usecases.demo import SAMPLES

FOLDERS = ("NN-2026", "SL-2026", "XA-2025", "XA-2026", "XA-2027")
NATION, PROVINCE, COMMUNE = "ctmtqg-2026-2030", "sonla-ctmtqg", "huoimot-ctmtqg"
PUBLISHED_SHARES = {"V-NSTW": "9.6", "V-NSDP": "28.7", "V-LONGGHEP": "34.5", "V-TINDUNG": "2.2"}  # percent of all
PUBLISHED_BILLIONS = {
    "V-NSTW": 100_000, "V-NSDP": 300_000, "V-TINDUNG": 23_000, "V-NHANUOC": 423_000, "V-LONGGHEP": 360_000, "V-TONG": 1_044_000,
}  # fmt: skip


def rows(file: str, sheet: str | None = None) -> list[tuple[object, ...]]:
    """Every row that has anything in it, of the first sheet unless another is named."""
    book = openpyxl.load_workbook(SAMPLES / Path(file), read_only=True, data_only=True)
    try:
        found = book[sheet] if sheet else book.worksheets[0]
        return [row for row in found.iter_rows(values_only=True) if any(cell is not None for cell in row)]
    finally:
        book.close()


def villages(quarter: str) -> list[tuple[Decimal, Decimal, bool]]:
    """Of each village the households with safe water, all households, and whether it has reached the standard."""
    found = [row for row in rows(f"{quarter}/theo-ban.xlsx") if str(row[0]).startswith("04210-B")]
    return [(Decimal(str(row[2])), Decimal(str(row[3])), row[4] == "đạt") for row in found]


def reviewed(file: str) -> tuple[Decimal, Decimal]:
    """Poor households and all households of a form 1: the sums of the villages, not the form's own total."""
    found = [row for row in rows(file) if str(row[1] or "").startswith("Bản ")]
    return (sum(Decimal(str(row[3])) for row in found), sum(Decimal(str(row[2])) for row in found))  # type: ignore[return-value]


def paid(file: str, other: tuple[str, ...] = ("TDCS", "LONGGHEP", "HUYDONG")) -> tuple[int, int]:
    """Đồng paid of the year's budget money and of earlier years': the sheet is in triệu đồng."""
    table = rows(file, "Giải ngân")
    titles = [str(title).removesuffix(" *") for title in table[0]]
    fund, year, amount = (titles.index(t) for t in ("Mã nguồn vốn", "Năm ngân sách", "Lũy kế giải ngân"))
    lines = [row for row in table[1:] if row[fund] and row[amount] is not None and row[fund] not in other]
    now = sum(Decimal(str(row[amount])) for row in lines if row[year] != "không tách")
    before = sum(Decimal(str(row[amount])) for row in lines if row[year] == "không tách")
    return (int(now * 1_000_000), int(before * 1_000_000))
