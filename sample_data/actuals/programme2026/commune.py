"""Invented results of the commune's villages and departments: quarters of 2026 and 2027, money, and the yearly reviews."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from sample_data.actuals.programme2026.sent import Sent
from sample_data.actuals.programme2026.tables import deprivation_form, households_form, unit_table
from sample_data.offices.programme2026 import commune as office
from sample_data.offices.programme2026.commune import CODE, ECONOMY, MILLION, ROOT, SOCIETY, VILLAGE_CODES
from sample_data.offices.programme2026.commune_years import AFTER, BEFORE, LEFT_OF_2026, year_after

SEED = "huổi một"
HOUSEHOLDS = (168, 141, 205, 122, 187, 154, 133, 176)  # of each village
POOR = {  # households of each village at a review: until 31/12/2026 by one standard, from 2027 by another
    (2025, 12): (38, 30, 44, 33, 48, 41, 29, 46),
    (2026, 12): (32, 26, 38, 29, 42, 36, 26, 41),
    (2027, 1): (43, 34, 51, 38, 55, 47, 34, 64),
    (2027, 6): (41, 33, 48, 37, 53, 45, 33, 61),
}
SAFE_WATER = {  # households of each village with safe water
    (2026, 3): (131, 105, 165, 88, 144, 113, 101, 133), (2026, 6): (132, 106, 166, 90, 146, 115, 102, 135),
    (2026, 9): (134, 108, 168, 92, 148, 117, 104, 137), (2026, 12): (136, 110, 170, 94, 150, 119, 105, 139),
    (2027, 3): (137, 111, 171, 95, 152, 120, 106, 141), (2027, 6): (139, 113, 173, 97, 154, 122, 107, 143),
}  # fmt: skip
REACHED = {  # villages that meet the standard
    (2026, 3): (1, 3), (2026, 6): (1, 3), (2026, 9): (1, 3), (2026, 12): (1, 3, 7), (2027, 3): (1, 3, 7), (2027, 6): (1, 3, 7),
}  # fmt: skip
TRAINED = {(2026, 3): 4, (2026, 6): 18, (2026, 9): 37, (2026, 12): 62, (2027, 3): 6, (2027, 6): 15}
_R, _L = office.ROADS, office.LIVELIHOODS
_LINES = (
    (_R, office.CENTRAL_INVESTMENT, 2026), (_R, office.LOCAL_INVESTMENT, 2026), (_R, NOT_SPLIT, NOT_SPLIT),
    (_L, office.CENTRAL_CURRENT, 2026), (_L, office.CREDIT, 2026), (_R, office.INTEGRATED, 2026), (_R, office.MOBILISED, 2026),
)  # fmt: skip
PAID = {  # triệu đồng since the year's first day, of the lines above; month 13 is 31/01/2027
    3: (420, 0, 120, 180, 300, 0, 20), 6: (1_650, 180, 260, 760, 1_150, 400, 90),
    9: (3_480, 420, 380, 1_520, 2_050, 900, 210), 12: (5_310, 720, 450, 2_388, 2_940, 1_420, 345),
    13: (6_200 - LEFT_OF_2026, 800, 450, 2_388, 2_940, 1_420, 345),
}  # fmt: skip
_LINES_AFTER = (
    (_R, office.CENTRAL_INVESTMENT, 2027), (_R, office.LOCAL_INVESTMENT, 2027), (_R, NOT_SPLIT, NOT_SPLIT),
    (_L, office.CENTRAL_CURRENT, 2027),
)  # fmt: skip
PAID_AFTER = {3: (510, 60, 40, 240), 6: (2_020, 250, 180, 930)}
_WORDS = {
    3: "Đang hoàn thiện hồ sơ các công trình khởi công mới (minh họa).",
    6: "Mưa lũ làm chậm thi công đường bản (minh họa).",
    9: "Thiếu vật liệu tại chỗ; đề nghị tỉnh sớm công bố giá (minh họa).",
    12: "Vốn đầu tư công tiếp tục thanh toán đến 31/01 năm sau (minh họa).",
    13: "Còn vốn đầu tư công chưa thanh toán, đề nghị cho kéo dài (minh họa).",
}
_TITLES = ("Mã đơn vị", "Bản", "Hộ dùng nước hợp vệ sinh", "Tổng số hộ của bản", "Bản đạt chuẩn nông thôn mới")
_SENDER = ("ỦY BAN NHÂN DÂN XÃ HUỔI MỘT", "TỔNG HỢP KẾT QUẢ THEO BẢN")


def lacking(year: int, month: int) -> tuple[tuple[int, ...], ...]:
    """Of each village's poor households how many lack each of the twelve things."""
    chance = Random(f"{SEED} {year}-{month}")
    weights = [chance.uniform(0.08, 0.55) for _ in range(12)]
    return tuple(tuple(round(poor * weight) for weight in weights) for poor in POOR[year, month])


def sent() -> Iterator[Sent]:
    """The files of three plan years, in the order in which they come."""
    yield Sent(BEFORE, "plan.xlsx", date(2026, 1, 5), "minh-hoa")
    yield _review(BEFORE, 2025, 12)
    yield Sent(CODE, "plan.xlsx", date(2026, 2, 12), "minh-hoa")
    for month in (3, 6, 9, 12):
        yield from _quarter(CODE, office.plan(), month, _LINES, PAID[month])
    yield _review(CODE, 2026, 12)
    yield _deprived(CODE, 2026, 12)
    period = Period.of_month(2026, 13)
    yield _money(CODE, office.plan(), period, _LINES, PAID[13], date(2027, 2, 5), _WORDS[13])
    yield Sent(AFTER, "plan.xlsx", date(2027, 2, 6), "minh-hoa")
    yield _review(AFTER, 2027, 1)
    for month in (3, 6):
        yield from _quarter(AFTER, year_after(), month, _LINES_AFTER, PAID_AFTER[month])
    yield _review(AFTER, 2027, 6)


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _path(year: int, month: int, name: str) -> str:
    return f"{year}-{month:02d}/{name}.xlsx"


def _quarter(
    folder: str, plan: Plan, month: int, lines: tuple[tuple[str, str, BudgetYear], ...], paid: tuple[int, ...]
) -> Iterator[Sent]:
    """The table of the villages, the economic department's money, and the social department's own report."""
    at = (plan.year, month)
    rows = [
        (code, f"Bản {n}", SAFE_WATER[at][n - 1], HOUSEHOLDS[n - 1], "đạt" if n in REACHED[at] else "chưa đạt")
        for n, code in enumerate(VILLAGE_CODES, start=1)
    ]
    end = _end(*at)
    table = unit_table(_SENDER, end, _TITLES, rows)
    yield Sent(folder, _path(*at, "theo-ban"), end + timedelta(days=5), "xa.04210", table)
    period = Period.of_month(*at)
    yield _money(folder, plan, period, lines, paid, end + timedelta(days=6), _WORDS[month])
    trained = Observation(
        ROOT, SOCIETY, Source.OWN_REPORT, office.TRAINED, period, Place("mẫu"), value=Decimal(TRAINED[at])
    )
    state = Observation(
        ROOT,
        SOCIETY,
        Source.OWN_REPORT,
        office.HARD,
        period,
        Place("mẫu"),
        text="Còn 3 bản đặc biệt khó khăn (minh họa)",
    )
    figures = (trained, state) if month == 12 else (trained,)
    own = report_template(Snapshot(1, None, plan, 1), SOCIETY, period, filled=Filled(figures))
    yield Sent(folder, _path(*at, "van-hoa-xa-hoi"), end + timedelta(days=7), "phong.vhxh", own)


def _money(
    folder: str,
    plan: Plan,
    period: Period,
    lines: tuple[tuple[str, str, BudgetYear], ...],
    paid: tuple[int, ...],
    on: date,
    said: str,
) -> Sent:
    rows = tuple(
        Disbursement(ECONOMY, ECONOMY, Source.OWN_REPORT, *line, period, Place("mẫu"), amount * MILLION)
        for line, amount in zip(lines, paid, strict=True)
    )
    report = report_template(
        Snapshot(1, None, plan, 1), ECONOMY, period, "BC-QUY", Filled((), rows, Narrative(difficulties=said))
    )
    return Sent(folder, _path(plan.year, period.last_month, "kinh-te"), on, "phong.kt", report)


def _review(folder: str, year: int, month: int) -> Sent:
    poor = POOR[year, month]
    rows = [
        (f"Bản {n}", all_, mine, round(mine * 0.35))
        for n, (all_, mine) in enumerate(zip(HOUSEHOLDS, poor, strict=True), start=1)
    ]
    form = households_form("Xã Huổi Một", _end(year, month), rows, official=month != 6)
    return Sent(folder, _path(year, month, "bieu-1"), _end(year, month) + timedelta(days=8), "xa.04210", form)


def _deprived(folder: str, year: int, month: int) -> Sent:
    rows = [
        (f"Bản {n}", poor, lack)
        for n, (poor, lack) in enumerate(zip(POOR[year, month], lacking(year, month), strict=True), start=1)
    ]
    form = deprivation_form("Xã Huổi Một", _end(year, month), rows)
    return Sent(folder, _path(year, month, "bieu-4"), _end(year, month) + timedelta(days=9), "xa.04210", form)
