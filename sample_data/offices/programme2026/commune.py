"""A commune that is the office itself, in 2026: the name of Huổi Một is real, all else of its plan is invented.

Two tiers without a district: the commune's departments and villages report to the commune, whose plan inherits the steps of
targets that reach to 2030.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import (
    Aggregation,
    Direction,
    Frequency,
    Indicator,
    Measure,
    ReviewRole,
    ValueType,
)
from dashboard.domain.plan.plan import (
    Allocation,
    Disaggregation,
    Fund,
    FundTier,
    Lead,
    Milestone,
    PathOf,
    Plan,
    Programme,
    Project,
)
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import quarterly_reports
from sample_data.offices.programme2026.standards import OLD, STANDARDS
from sample_data.offices.songma.reviewed import REVIEWED

CODE, YEAR, UNTIL = "XA-2026", 2026, 2030
ROOT, VILLAGES, ECONOMY, SOCIETY = "04210", "BAN", "04210-KT", "04210-VHXH"
POOR, WATER, VILLAGE_REACHED, TRAINED, HARD = "HN-TYLE", "NS-NUOC", "BAN-NTM", "DT-NGHE", "BAN-DBKK"
ROADS, LIVELIHOODS, WHOLE = "HT", "SK", "CT"
CENTRAL_INVESTMENT, CENTRAL_CURRENT, LOCAL_INVESTMENT = "NSTW-DTC", "NSTW-TX", "NSDP-DTC"
CREDIT, INTEGRATED, MOBILISED = "TDCS", "LONGGHEP", "HUYDONG"
SINCE = date(2025, 7, 1)
MILLION = 1_000_000
SIGNED = "Chủ tịch UBND xã (minh họa)"
TRAINED_A_YEAR = 60
STEPS = {  # of the targets that reach to 2030: the end of each year
    "XA-02": {2026: "0.80", 2027: "0.84", 2028: "0.88", 2029: "0.92", 2030: "0.95"},
    "XA-03": {2026: "3", 2027: "4", 2028: "5", 2029: "6", 2030: "7"},
}
VILLAGE_CODES = tuple(f"04210-B{number}" for number in range(1, 9))
_INVENTED = "(minh họa)"


def units() -> tuple[Unit, ...]:
    return (
        Unit(ROOT, "Xã Huổi Một", "xã", UnitLevel.COMMUNE, short_name="Huổi Một", valid_from=SINCE),
        Unit(ECONOMY, "Phòng Kinh tế", "phòng", UnitLevel.OFFICE, ROOT),
        Unit(SOCIETY, "Phòng Văn hóa - Xã hội", "phòng", UnitLevel.OFFICE, ROOT, "Phòng VH-XH"),
        *(
            Unit(code, f"Bản {number} {_INVENTED}", "bản", UnitLevel.VILLAGE, ROOT, f"Bản {number}", VILLAGES)
            for number, code in enumerate(VILLAGE_CODES, start=1)
        ),
    )


def _measured(code: str, name: str, short: str, name_en: str, unit: str, unit_en: str, **about: object) -> Indicator:
    usual: dict[str, object] = {
        "measure": Measure.COUNT, "direction": Direction.RISES, "value_type": ValueType.POINT_IN_TIME,
        "aggregation": Aggregation.SUM, "reporters": (VILLAGES,), "frequency": Frequency.QUARTER,
    }  # fmt: skip
    return Indicator(
        code=code, name=name, short_name=short, name_en=name_en, unit_of_measure=unit, unit_en=unit_en,
        **(usual | about),  # type: ignore[arg-type]
    )  # fmt: skip


INDICATORS = (
    _measured(POOR, "Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo", "Poverty rate", "%", "%", measure=Measure.PERCENTAGE,
              direction=Direction.FALLS, aggregation=Aggregation.RATIO_OF_SUMS, frequency=Frequency.YEAR,
              numerator="số hộ nghèo", denominator="tổng số hộ dân cư", population="hộ dân cư",
              role=ReviewRole.POVERTY_RATE, standard=OLD),
    _measured(WATER, "Tỷ lệ hộ sử dụng nước sinh hoạt hợp vệ sinh", "Nước hợp vệ sinh", "Households with safe water", "%", "%",
              measure=Measure.PERCENTAGE, aggregation=Aggregation.RATIO_OF_SUMS, numerator="hộ dùng nước hợp vệ sinh",
              denominator="tổng số hộ của bản", dimension="Nước sinh hoạt và vệ sinh"),
    _measured(VILLAGE_REACHED, "Bản đạt chuẩn nông thôn mới", "Bản đạt chuẩn NTM", "Villages that reach the standard",
              "bản", "villages", aggregation=Aggregation.COUNT_UNITS),
    _measured(TRAINED, "Số lao động được đào tạo nghề", "Đào tạo nghề", "Workers trained", "lao động", "workers",
              value_type=ValueType.CUMULATIVE, reporters=(SOCIETY,), subject=ROOT),
    _measured(HARD, "Bản đặc biệt khó khăn", "Bản đặc biệt khó khăn", "Especially disadvantaged villages", "tình trạng", "state",
              measure=Measure.QUALITATIVE, direction=Direction.FALLS, aggregation=Aggregation.NONE, reporters=(SOCIETY,),
              subject=ROOT, frequency=Frequency.YEAR),
)  # fmt: skip
_IN_THE_REVIEW = (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS, ReviewRole.NEAR_POOR_HOUSEHOLDS)
COUNTED = tuple(i for i in REVIEWED if i.role in _IN_THE_REVIEW)
LACKING = tuple(i for i in REVIEWED if i.role is ReviewRole.DEPRIVED and i.group == "HN")


def of_review(indicator: Indicator, standard: str, definition: str = "") -> Indicator:
    """One of the review's indicators, by the commune's own standard and month."""
    kept = standard if indicator.standard else ""
    return replace(indicator, standard=kept, review_month=12, definition=definition or indicator.definition)


def _target(id: str, indicator: str, value: str, rule: PaceRule, said: str, **about: object) -> Target:
    usual: dict[str, object] = {
        "leads": (SOCIETY,),
        "operator": Operator.AT_LEAST,
        "basis": Basis.LEVEL,
        "low": Decimal(value),
        "high": Decimal(value),
    }
    return Target(
        id=id, indicator=indicator, unit=ROOT, source_sentence=f"{said} {_INVENTED}", source_clause="Mục tiêu",
        tier=Tier.COMMUNE, pace_rule=rule, until=UNTIL, **(usual | about),  # type: ignore[arg-type]
    )  # fmt: skip


def targets() -> tuple[Target, ...]:
    return (
        _target("XA-01", POOR, "-0.03", PaceRule.CHANGE, "Tỷ lệ hộ nghèo giảm 3 điểm % mỗi năm.", operator=Operator.EQUAL,
                basis=Basis.CHANGE_POINTS, baseline=Decimal("0.2400"), baseline_source="Rà soát 12/2025 (minh họa)",
                projects=(LIVELIHOODS,), each_year=True),
        _target("XA-02", WATER, "0.95", PaceRule.LEVEL, "Đến năm 2030, 95% số hộ dùng nước hợp vệ sinh.",
                baseline=Decimal("0.76"), baseline_source="Số minh họa cuối 2025", projects=(ROADS,), leads=(ECONOMY,)),
        _target("XA-03", VILLAGE_REACHED, "7", PaceRule.CHANGE, "Đến năm 2030 có ít nhất 7/8 bản đạt chuẩn nông thôn mới.",
                basis=Basis.COUNT, baseline=Decimal(2), baseline_source="Số minh họa cuối 2025", projects=(ROADS,),
                leads=(ECONOMY,)),
        _target("XA-04", TRAINED, str(TRAINED_A_YEAR), PaceRule.FROM_ZERO, "Đào tạo nghề 60 lao động mỗi năm.",
                basis=Basis.COUNT, operator=Operator.EQUAL, projects=(LIVELIHOODS,), each_year=True),
        _target("XA-05", HARD, "0", PaceRule.NONE, "Đến năm 2030 cơ bản không còn bản đặc biệt khó khăn.",
                operator=Operator.NONE, basis=Basis.STATE, low=None, high=None, projects=(WHOLE,)),
    )  # fmt: skip


def milestones(year: int) -> tuple[Milestone, ...]:
    """The steps to 2030, and the quarters of what is asked for each year."""
    steps = [
        Milestone(PathOf.TARGET, id, Period.of_month(then, 12), Decimal(value), SIGNED, date(2026, 2, 10))
        for id, of_years in STEPS.items()
        for then, value in of_years.items()
    ]
    quarters = zip((3, 6, 9, 12), (5, 20, 40, TRAINED_A_YEAR), strict=True)
    trained = [
        Milestone(PathOf.TARGET, "XA-04", Period.of_month(year, month), Decimal(workers), SIGNED, date(year, 2, 10))
        for month, workers in quarters
    ]
    return (*steps, *trained)


PROJECTS = (
    Project(WHOLE, "Chương trình mục tiêu quốc gia 2026–2030 trên địa bàn xã", short_name="Toàn chương trình"),
    Project(
        ROADS, "Hạ tầng thiết yếu nông thôn (minh họa)", WHOLE, short_name="Hạ tầng", name_en="Rural infrastructure"
    ),
    Project(LIVELIHOODS, "Hỗ trợ sinh kế, giảm nghèo (minh họa)", WHOLE, short_name="Sinh kế", name_en="Livelihoods"),
)
FUNDS = (
    Fund(CENTRAL_INVESTMENT, "NSTW: vốn đầu tư công", FundTier.CENTRAL, "đầu tư công", "Central: public investment"),
    Fund(
        CENTRAL_CURRENT, "NSTW: chi thường xuyên", FundTier.CENTRAL, "chi thường xuyên", "Central: current expenditure"
    ),
    Fund(LOCAL_INVESTMENT, "NSĐP: vốn đầu tư công", FundTier.LOCAL, "đầu tư công", "Local: public investment"),
    Fund(CREDIT, "Tín dụng chính sách", FundTier.OTHER, "tín dụng", "Policy credit"),
    Fund(INTEGRATED, "Vốn lồng ghép", FundTier.OTHER, "lồng ghép", "Integrated money"),
    Fund(MOBILISED, "Nhân dân, doanh nghiệp đóng góp", FundTier.OTHER, "huy động", "Mobilised"),
)
_DECISION = "Quyết định của UBND xã (minh họa)"


def given(project: str, fund: str, year: int, millions: int, until: date | None = None, note: str = "") -> Allocation:
    return Allocation(project, fund, year, millions * MILLION, _DECISION, note, until)


ALLOCATIONS = (
    given(ROADS, CENTRAL_INVESTMENT, 2026, 6_200, date(2027, 1, 31)),
    given(ROADS, LOCAL_INVESTMENT, 2026, 800, date(2027, 1, 31)),
    given(ROADS, CENTRAL_INVESTMENT, 2025, 450, date(2026, 12, 31), "Vốn đầu tư công năm 2025 được kéo dài"),
    given(LIVELIHOODS, CENTRAL_CURRENT, 2026, 2_400),
    given(LIVELIHOODS, CREDIT, 2026, 3_000),
    given(ROADS, INTEGRATED, 2026, 1_500),
    given(ROADS, MOBILISED, 2026, 350),
)
LEADS = (Lead(WHOLE, ECONOMY), Lead(ROADS, ECONOMY), Lead(LIVELIHOODS, ECONOMY))


@cache
def plan() -> Plan:
    return Plan(
        programme=Programme(
            "huoimot-ctmtqg",
            "Chương trình mục tiêu quốc gia 2026–2030, xã Huổi Một (minh họa)",
            "UBND xã Huổi Một",
            "National Target Programme 2026–2030, Huổi Một commune (illustrative)",
        ),
        year=YEAR,
        title="Kế hoạch năm 2026 của xã Huổi Một (minh họa: tên xã có thật, mọi chỉ tiêu và số liệu là dựng)",
        root=ROOT,
        units=units(),
        projects=PROJECTS,
        funds=FUNDS,
        allocations=ALLOCATIONS,
        indicators=(*INDICATORS, *(of_review(i, OLD) for i in (*COUNTED, *LACKING))),
        targets=targets(),
        leads=LEADS,
        milestones=milestones(YEAR),
        obligations=quarterly_reports(YEAR, (ECONOMY, SOCIETY)),
        disaggregations=(Disaggregation("HN", "hộ nghèo"),),
        standards=STANDARDS,
        decision=_DECISION,
        sample=True,
        assumed_today=date(2027, 2, 15),
    )
