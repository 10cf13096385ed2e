"""The plan of Sơn La for 2025 that the test is played on: five indicators of every kind, a line of money, monthly reports."""

from decimal import Decimal
from functools import cache

from dashboard.domain.plan.indicators import Aggregation, Direction, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import Allocation, Fund, FundTier, Lead, LeadRole, Plan, Programme, Project
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from sample_data.offices.calendar import monthly_reports
from tests.sonla.units import COMMUNES, OFFICE, ROOT, WITH_REPORTS, YEAR, successions, units

PROGRAMME = "sonla"
TRAINED, LESSONS, POOR, WATER, LATRINE = "DT-NGHE", "TAP-HUAN", "HO-NGHEO", "NUOC", "NHA-TIEU"
COUNTS, SHARES = (TRAINED, LESSONS, POOR), (WATER, LATRINE)
HOUSEHOLDS = "Tổng số hộ được rà soát"
NAMES = {
    TRAINED: "Lao động được đào tạo nghề lũy kế",
    LESSONS: "Cán bộ được tập huấn trong tháng",
    POOR: "Số hộ nghèo cuối tháng",
    WATER: "Tỷ lệ hộ dùng nước hợp vệ sinh",
    LATRINE: "Tỷ lệ hộ có nhà tiêu hợp vệ sinh",
}
NUMERATORS = {WATER: "Hộ đã dùng nước sạch", LATRINE: "Hộ đã xây nhà tiêu"}
GOALS = {TRAINED: "60000", LESSONS: "4000", POOR: "20000", WATER: "0.9", LATRINE: "0.7"}
LINE = ("DA7", "NSTW", YEAR)


def _indicator(code: str) -> Indicator:
    share, falls = code in SHARES, code == POOR
    kinds = {TRAINED: ValueType.CUMULATIVE, LESSONS: ValueType.INCREMENTAL}
    return Indicator(
        code=code, name=NAMES[code], unit_of_measure="%" if share else "hộ" if falls else "người",
        measure=Measure.PERCENTAGE if share else Measure.COUNT,
        direction=Direction.FALLS if falls else Direction.RISES,
        value_type=kinds.get(code, ValueType.POINT_IN_TIME),
        aggregation=Aggregation.RATIO_OF_SUMS if share else Aggregation.SUM,
        reporters=(COMMUNES, WITH_REPORTS),
        numerator=NUMERATORS.get(code, ""), denominator=HOUSEHOLDS if share else "",
        dimension={WATER: "Nước sinh hoạt", LATRINE: "Vệ sinh"}.get(code, ""),
    )  # fmt: skip


def _target(code: str) -> Target:
    share, goal = code in SHARES, Decimal(GOALS[code])
    at_most = code == POOR
    rule = PaceRule.LEVEL if share else PaceRule.NONE if at_most else PaceRule.FROM_ZERO
    return Target(
        f"SL-{code}", code, ROOT, Operator.AT_MOST if at_most else Operator.AT_LEAST,
        Basis.LEVEL if share or at_most else Basis.COUNT, goal, goal,
        f"{NAMES[code]}: {goal}", pace_rule=rule, leads=(OFFICE,),
    )  # fmt: skip


@cache
def plan() -> Plan:
    """Everything but the units is invented."""
    return Plan(
        programme=Programme(
            PROGRAMME, "Giảm nghèo bền vững", "UBND tỉnh Sơn La", "National programme on sustainable poverty reduction"
        ),
        year=YEAR, title="Kế hoạch giảm nghèo bền vững tỉnh Sơn La năm 2025 (minh họa)", root=ROOT, units=units(),
        projects=(Project("DA7", "Nâng cao năng lực và giám sát, đánh giá"),),
        funds=(Fund("NSTW", "Ngân sách trung ương", FundTier.CENTRAL, "vốn sự nghiệp", "Central budget"),),
        allocations=(Allocation(*LINE, 20_000_000_000, "QĐ minh họa"),),
        indicators=tuple(_indicator(code) for code in NAMES),
        targets=tuple(_target(code) for code in NAMES),
        leads=(Lead("DA7", OFFICE), Lead("DA7", WITH_REPORTS, LeadRole.COORDINATING)),
        obligations=monthly_reports(YEAR, (WITH_REPORTS,)),
        successions=successions(),
        rules=Rules(support_gap=Decimal("0.15")),
        sample=True,
    )  # fmt: skip
