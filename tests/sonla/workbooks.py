"""The files of the year: the plan, one consolidated table a month by the province's office, and some communes' own reports."""

from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook

from dashboard.reports.plan_workbook import plan_workbook
from tests.sonla.plan import HOUSEHOLDS, LATRINE, LESSONS, NAMES, NUMERATORS, POOR, TRAINED, WATER, plan
from tests.sonla.results import MONTHS, Told, all_told
from tests.sonla.units import YEAR

COLUMNS = (NAMES[TRAINED], NAMES[LESSONS], NAMES[POOR], NUMERATORS[WATER], NUMERATORS[LATRINE], HOUSEHOLDS)


def consolidated(month: int, told: dict[str, Told] | None = None) -> bytes:
    """Communes down by code, figures across, the sum of the province below; `told` by unit key."""
    told = all_told(month) if told is None else told
    names = {unit.code: unit for unit in plan().units}
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"Tháng {month}"
    for line in (
        "UBND TỈNH SƠN LA",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        f"TỔNG HỢP KẾT QUẢ THÁNG {month} NĂM {YEAR} (số minh họa)",
    ):
        sheet.append([line])
    sheet.append(["Mã đơn vị", *COLUMNS])
    for code, one in told.items():
        sheet.append([names[code].official_code, *list(vars(one).values())[:6]])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def files() -> Iterator[tuple[str, bytes]]:
    """Every file as (name, content), in the order in which they are sent."""
    yield "ke-hoach.xlsx", plan_workbook(plan())
    for month in MONTHS:
        yield f"tong-hop-{month:02d}.xlsx", consolidated(month)
