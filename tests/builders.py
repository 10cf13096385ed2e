"""Values that tests start from; every field can be given another value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import (
    NOT_SPLIT,
    Allocation,
    Disaggregation,
    Fund,
    FundTier,
    Lead,
    LeadRole,
    Milestone,
    Obligation,
    PathOf,
    Plan,
    Programme,
    Project,
)
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Source

DISTRICT, COMMUNE, OTHER_COMMUNE, LABOUR = "H", "X1", "X2", "LD"
TRAINED, CLEAN_WATER = "dao-tao", "nuoc-sach"
SEPTEMBER = Period.parse("2024-09")


def a_plan(**over: Any) -> Plan:
    """A small district: two communes, one office, two indicators, one money line and one of unknown amount."""
    plan = Plan(
        programme=Programme("P", "Giảm nghèo bền vững", "UBND huyện H", "Sustainable poverty reduction"),
        year=2024,
        title="Kế hoạch năm 2024",
        root=DISTRICT,
        units=(
            Unit(DISTRICT, "Huyện H", "huyện", UnitLevel.DISTRICT),
            Unit(COMMUNE, "Xã Một", "xã", UnitLevel.COMMUNE, DISTRICT, "Một", "XA", ("Mot", "X. Một"), tile=(1, 2)),
            Unit(OTHER_COMMUNE, "Xã Hai", "xã", UnitLevel.COMMUNE, DISTRICT, "Hai", "XA", valid_from=date(2020, 1, 1)),
            Unit(LABOUR, "Phòng LĐ-TB&XH", "phòng", UnitLevel.OFFICE, DISTRICT),
        ),
        projects=(
            Project("DA4", "Phát triển giáo dục nghề nghiệp"),
            Project("DA4.1", "Giáo dục nghề nghiệp", "DA4"),
            Project("DA5", "Nhà ở", applicable=False, reason="không thuộc đối tượng"),
        ),
        funds=(Fund("NSTW", "Ngân sách trung ương", FundTier.CENTRAL, "vốn sự nghiệp", "Central budget"),),
        allocations=(
            Allocation("DA4.1", "NSTW", 2024, 1_763_000_000, "QĐ 5988/QĐ-UBND"),
            Allocation("DA4.1", "NSTW", NOT_SPLIT, None, note="chuyển nguồn 2022, 2023"),
        ),
        indicators=(an_indicator(), a_share()),
        targets=(
            Target(
                "T1", TRAINED, DISTRICT, Operator.EQUAL, Basis.COUNT, Decimal(150), Decimal(150), "150 lao động",
                pace_rule=PaceRule.FROM_ZERO, leads=(LABOUR,), projects=("DA4.1",),
            ),
            Target(
                "T2", CLEAN_WATER, DISTRICT, Operator.EQUAL, Basis.LEVEL, Decimal("0.8"), Decimal("0.8"), "80%",
                baseline=Decimal("0.2668"), pace_rule=PaceRule.LEVEL,
            ),
        ),
        leads=(Lead("DA4.1", LABOUR), Lead("DA4.1", "XA", LeadRole.COORDINATING)),
        milestones=(Milestone(PathOf.TARGET, "T1", SEPTEMBER, Decimal(105), "Trưởng phòng"),),
        obligations=(Obligation("BC-THANG", "Báo cáo tháng", ("XA", LABOUR), SEPTEMBER, date(2024, 10, 5)),),
        disaggregations=(Disaggregation("nu", "Phụ nữ"),),
        rules=Rules(support_gap=Decimal("0.125")),
        decision="QĐ 1/QĐ-UBND",
        decision_date=date(2024, 1, 15),
        sample=True,
        assumed_today=date(2024, 10, 15),
    )  # fmt: skip
    return replace(plan, **over)


def a_monthly_plan(**over: Any) -> Plan:
    """The same plan, with its share told every month as its count is."""
    return a_plan(**{"indicators": (an_indicator(), a_share(frequency=Frequency.MONTH))} | over)


def an_indicator(**over: Any) -> Indicator:
    """A cumulative count of people, reported by every commune."""
    indicator = Indicator(
        TRAINED, "Lao động được đào tạo nghề", "người", Measure.COUNT, Direction.RISES, ValueType.CUMULATIVE,
        Aggregation.SUM, ("XA",), disaggregations=("nu",), low=Decimal(0), high=Decimal(1000),
    )  # fmt: skip
    return replace(indicator, **over)


def a_share(**over: Any) -> Indicator:
    """A share with numerator and denominator, reported by every commune once a year."""
    indicator = Indicator(
        CLEAN_WATER, "Hộ dùng nước sinh hoạt hợp vệ sinh", "%", Measure.PERCENTAGE, Direction.RISES,
        ValueType.POINT_IN_TIME, Aggregation.RATIO_OF_SUMS, ("XA",), frequency=Frequency.YEAR,
        numerator="hộ dùng nước hợp vệ sinh", denominator="hộ nghèo, cận nghèo",
    )  # fmt: skip
    return replace(indicator, **over)


def an_observation(**over: Any) -> Observation:
    """84 people trained up to September, in the first commune."""
    observation = Observation(
        COMMUNE, COMMUNE, Source.OWN_REPORT, TRAINED, SEPTEMBER, Place("Kết quả", "E7"), value=Decimal(84)
    )
    return replace(observation, **over)


def a_disbursement(**over: Any) -> Disbursement:
    """500 triệu đồng of this year's money."""
    disbursement = Disbursement(
        COMMUNE, COMMUNE, Source.OWN_REPORT, "DA4.1", "NSTW", 2024, SEPTEMBER, Place("Giải ngân", "F7"), 500_000_000
    )
    return replace(disbursement, **over)


def a_report(**over: Any) -> ReportChange:
    """The first commune's first report of September, on the first plan."""
    change = ReportChange(
        programme="P",
        year=2024,
        form="BC-THANG",
        unit=COMMUNE,
        period=SEPTEMBER,
        observations=(an_observation(),),
        disbursements=(a_disbursement(),),
        narrative=Narrative(difficulties="Mưa lũ"),
        nil=False,
        replaces=None,
        plan_version=1,
    )
    return replace(change, **over)
