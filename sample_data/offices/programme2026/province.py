"""Sơn La's year 2026: its 75 communes and published poverty rates are real; the plan, its targets and steps are invented."""

from datetime import date
from decimal import Decimal
from functools import cache

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import Milestone, PathOf, Plan, Programme, Project
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import quarterly_reports
from sample_data.offices.programme2026.communes import UNITS
from sample_data.offices.programme2026.standards import OLD, STANDARDS

CODE, YEAR, UNTIL = "SL-2026", 2026, 2030
ROOT, OFFICE, COMMUNES = "14", "14-SNNMT", "XA"
REACHED, RATE, WHOLE = "XA-NTM", "HN-TYLE", "CTMTQG"
SINCE = date(2025, 7, 1)
BEGUN = 12  # communes that had reached the standard at the end of 2025, invented
STEPS = {2026: 16, 2027: 23, 2028: 31, 2029: 40, 2030: 49}
PUBLISHED = (
    "21,66% (2021); 10,89% (hết tháng 6/2025); dự kiến khoảng 7,89% hết năm 2025 (số tỉnh công bố, chưa chính thức)"
)


def _commune(code: str, name: str) -> Unit:
    kind = name.split()[0].lower()
    return Unit(code, name, kind, UnitLevel.COMMUNE, ROOT, name[len(kind) + 1 :], COMMUNES, valid_from=SINCE)


def _indicators() -> tuple[Indicator, ...]:
    return (
        Indicator(
            code=REACHED, name="Xã đạt chuẩn nông thôn mới", unit_of_measure="xã", measure=Measure.COUNT,
            direction=Direction.RISES, value_type=ValueType.POINT_IN_TIME, aggregation=Aggregation.COUNT_UNITS,
            reporters=(COMMUNES,), frequency=Frequency.QUARTER, short_name="Xã đạt chuẩn NTM",
            name_en="Communes that reach the standard of nông thôn mới", unit_en="communes",
            definition="Trạng thái của từng xã, phường: đạt hoặc chưa đạt; số của tỉnh là số xã đạt.",
        ),
        Indicator(
            code=RATE, name="Tỷ lệ hộ nghèo", unit_of_measure="%", measure=Measure.PERCENTAGE, direction=Direction.FALLS,
            value_type=ValueType.POINT_IN_TIME, aggregation=Aggregation.NONE, reporters=(ROOT,), frequency=Frequency.YEAR,
            population="hộ dân cư", name_en="Poverty rate", unit_en="%", standard=OLD,
        ),
    )  # fmt: skip


def _targets() -> tuple[Target, ...]:
    return (
        Target(
            id="SL-01", indicator=REACHED, unit=ROOT, operator=Operator.AT_LEAST, basis=Basis.COUNT,
            low=Decimal(STEPS[UNTIL]), high=Decimal(STEPS[UNTIL]), tier=Tier.PROVINCE, pace_rule=PaceRule.CHANGE,
            baseline=Decimal(BEGUN), baseline_source="Số minh họa", leads=(OFFICE,), projects=(WHOLE,), until=UNTIL,
            source_sentence="Đến năm 2030 có ít nhất 49/75 xã, phường đạt chuẩn nông thôn mới (minh họa: 65% của 75).",
        ),
        Target(
            id="SL-02", indicator=RATE, unit=ROOT, operator=Operator.RANGE, basis=Basis.CHANGE_POINTS,
            low=Decimal("-0.015"), high=Decimal("-0.01"), tier=Tier.PROVINCE, pace_rule=PaceRule.CHANGE,
            baseline=Decimal("0.0789"), baseline_source=PUBLISHED, leads=(OFFICE,), projects=(WHOLE,), until=UNTIL,
            each_year=True, source_sentence="Tỷ lệ hộ nghèo giảm 1–1,5 điểm % mỗi năm (minh họa theo mục tiêu chung).",
        ),
    )  # fmt: skip


@cache
def plan() -> Plan:
    """Money is left out: nothing of the province's is published."""
    return Plan(
        programme=Programme(
            "sonla-ctmtqg",
            "Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững 2026–2030, tỉnh Sơn La",
            "UBND tỉnh Sơn La",
            "National Target Programme 2026–2030, Sơn La",
        ),
        year=YEAR,
        title="Kế hoạch năm 2026 của tỉnh Sơn La (minh họa: chỉ tiêu, lộ trình, kết quả không lấy từ văn bản nào)",
        root=ROOT,
        units=(
            Unit(ROOT, "Tỉnh Sơn La", "tỉnh", UnitLevel.PROVINCE, short_name="Sơn La"),
            Unit(OFFICE, "Sở Nông nghiệp và Môi trường", "sở", UnitLevel.OFFICE, ROOT, "Sở NN&MT"),
            *(_commune(code, name) for code, name in UNITS),
        ),
        projects=(Project(WHOLE, "Chương trình mục tiêu quốc gia 2026–2030", short_name="Toàn chương trình"),),
        funds=(),
        allocations=(),
        indicators=_indicators(),
        targets=_targets(),
        milestones=tuple(
            Milestone(PathOf.TARGET, "SL-01", Period.of_month(year, 12), Decimal(communes), "Lãnh đạo Sở (minh họa)")
            for year, communes in STEPS.items()
        ),
        obligations=quarterly_reports(YEAR, (OFFICE,)),
        standards=STANDARDS,
        rules=Rules(),
        sample=True,
        assumed_today=date(2026, 10, 15),
    )
