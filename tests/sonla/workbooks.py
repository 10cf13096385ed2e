"""The files of the year: the plan, one consolidated table a month by the province's office, and some communes' own reports."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook

from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from tests.sonla.plan import HOUSEHOLDS, LATRINE, LESSONS, LINE, NAMES, NUMERATORS, POOR, TRAINED, WATER, plan
from tests.sonla.results import MONTHS, Told, all_told
from tests.sonla.units import NEIGHBOUR, SUCCESSOR, TOWN, YEAR

SENDING = (TOWN, NEIGHBOUR, SUCCESSOR)
NOWHERE = Place("mẫu")
COLUMNS = (NAMES[TRAINED], NAMES[LESSONS], NAMES[POOR], NUMERATORS[WATER], NUMERATORS[LATRINE], HOUSEHOLDS)


def consolidated(month: int, told: dict[str, Told] | None = None, by_name: bool = False) -> bytes:
    """Communes down by code or name, figures across, the sum of the province below; `told` by unit key."""
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
    sheet.append(["Đơn vị" if by_name else "Mã đơn vị", *COLUMNS])
    for code, one in told.items():
        sheet.append([names[code].name if by_name else names[code].official_code, *list(vars(one).values())[:6]])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def own_report(unit: str, month: int) -> bytes:
    """The monthly report of one commune that also sends its own workbook, with its money."""
    period, told = Period.of_month(YEAR, month), all_told(month)[unit]
    figures = [_observation(unit, code, period, value=Decimal(count)) for code, count in told.counts.items()]
    figures += [
        _observation(unit, code, period, numerator=Decimal(above), denominator=Decimal(below))
        for code, (above, below) in told.parts.items()
    ]
    paid = Disbursement(unit, unit, Source.OWN_REPORT, *LINE, period, NOWHERE, told.money)
    said = Narrative("Đường vào bản bị sạt.", "Mưa kéo dài.", "Hỗ trợ vật liệu làm đường.")
    return report_template(Snapshot(1, None, plan(), 1), unit, period, filled=Filled(tuple(figures), (paid,), said))


def _observation(unit: str, code: str, period: Period, **amount: Decimal) -> Observation:
    return Observation(unit, unit, Source.OWN_REPORT, code, period, NOWHERE, **amount)


def files() -> Iterator[tuple[str, bytes]]:
    """Every file as (name, content), in the order in which they are sent."""
    yield "ke-hoach.xlsx", plan_workbook(plan())
    for month in MONTHS:
        yield f"tong-hop-{month:02d}.xlsx", consolidated(month)
        for unit in SENDING:
            if unit in all_told(month):
                yield f"bao-cao-{month:02d}-{unit[:5]}.xlsx", own_report(unit, month)
