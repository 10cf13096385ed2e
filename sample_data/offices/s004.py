"""S004: a district's plan of 2024 (its text names no district): rates as level, change and count of one target."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import Plan, Programme, Project
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule, Target
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import monthly_reports

YEAR = 2024
ROOT = "S004"

_RATES = (
    "phấn đấu giảm tỷ lệ hộ nghèo năm 2024 xuống còn 26,68% (giảm 7,88%) tương đương với 915 hộ; phấn đấu giảm tỷ lệ hộ cận "
    "nghèo năm 2024 xuống còn 2,01% (giảm 2,14%) tương đương với 248 hộ."
)
_ACCESS = (
    "Phấn đấu 100% người nghèo, hộ nghèo, người cận nghèo, hộ cận nghèo được tiếp cận và thụ hưởng các chính sách giảm nghèo "
    "và an sinh xã hội theo quy định hiện hành của Nhà nước;"
)
_TRAINED = "Phấn đấu đào tạo nghề cho 800 lao động, trong đó Lao động có việc làm và thu nhập ổn định 400 người."


def _rate(code: str, name: str, short_name: str, name_en: str) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.FALLS,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.NONE,
        reporters=(ROOT,),
        frequency=Frequency.YEAR,
        population="hộ dân cư",
        short_name=short_name,
        name_en=name_en,
        unit_en="%",
    )


def _count(code: str, name: str, short_name: str, name_en: str, subset_of: str = "") -> Indicator:
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="lao động",
        measure=Measure.COUNT,
        direction=Direction.RISES,
        value_type=ValueType.CUMULATIVE,
        aggregation=Aggregation.SUM,
        reporters=(ROOT,),
        subset_of=subset_of,
        population="lao động",
        short_name=short_name,
        name_en=name_en,
        unit_en="workers",
    )


def _fewer(code: str, name: str, short_name: str, name_en: str) -> Indicator:
    """The households by which a rate fell: what the count in its sentence is held against."""
    count = _count(code, name, short_name, name_en)
    return replace(count, unit_of_measure="hộ", unit_en="households", population="hộ dân cư", frequency=Frequency.YEAR)


def _access() -> Indicator:
    people = "người nghèo, hộ nghèo, người cận nghèo, hộ cận nghèo"
    return Indicator(
        code="CS-TIEPCAN",
        name=f"{people.capitalize()} được tiếp cận và thụ hưởng các chính sách",
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.RISES,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.RATIO_OF_SUMS,
        reporters=(ROOT,),
        numerator="người, hộ được tiếp cận và thụ hưởng",
        denominator=people,
        population=people,
        short_name="Thụ hưởng chính sách",
        name_en="Poor and near-poor with access to policies",
        unit_en="%",
    )


def _level(number: int, indicator: str, level: str, fall: str, households: int) -> Target:
    """A rate to be reached; the change that the same sentence states gives the baseline."""
    low, change = Decimal(level), -Decimal(fall)
    return Target(
        id=f"S004-{number:02d}",
        indicator=indicator,
        unit=ROOT,
        operator=Operator.EQUAL,
        basis=Basis.LEVEL,
        low=low,
        high=low,
        source_sentence=_RATES,
        baseline=low - change,
        baseline_source="Suy ra từ chính câu này: mức phải đạt cộng mức giảm",
        pace_rule=PaceRule.CHANGE,
        population="hộ dân cư",
        stated_change=change,
        stated_count=households,
        count_of=CountOf.CHANGE,
        count_indicator=f"{indicator.split('-')[0]}-GIAM",
        note=f"{households} là số hộ giảm, không phải số hộ còn lại",
    )


def _reached(
    number: int, indicator: str, basis: Basis, value: str, sentence: str, rule: PaceRule, population: str
) -> Target:
    return Target(
        id=f"S004-{number:02d}",
        indicator=indicator,
        unit=ROOT,
        operator=Operator.EQUAL,
        basis=basis,
        low=Decimal(value),
        high=Decimal(value),
        source_sentence=sentence,
        pace_rule=rule,
        population=population,
    )


def plan() -> Plan:
    """Five targets, no money named, no path; the calendar is invented."""
    return Plan(
        programme=Programme(
            "s004",
            "Chương trình mục tiêu quốc gia Giảm nghèo bền vững",
            "UBND huyện (nguồn không nêu tên)",
            "National Target Programme on Sustainable Poverty Reduction",
        ),
        year=YEAR,
        title=(
            "Kế hoạch khắc phục những hạn chế, khuyết điểm trong thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền "
            "vững giai đoạn 2021-2025"
        ),
        root=ROOT,
        units=(Unit(ROOT, "Huyện (nguồn không nêu tên)", "huyện", UnitLevel.DISTRICT, short_name="Huyện (S004)"),),
        projects=(Project("CT", "Chương trình mục tiêu quốc gia Giảm nghèo bền vững", short_name="Toàn chương trình"),),
        funds=(),
        allocations=(),
        indicators=(
            _rate("HN-TYLE", "Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo", "Poverty rate"),
            _rate("HCN-TYLE", "Tỷ lệ hộ cận nghèo", "Tỷ lệ hộ cận nghèo", "Near-poverty rate"),
            _fewer("HN-GIAM", "Số hộ nghèo giảm trong năm", "Hộ nghèo giảm", "Fewer poor households"),
            _fewer("HCN-GIAM", "Số hộ cận nghèo giảm trong năm", "Hộ cận nghèo giảm", "Fewer near-poor households"),
            _access(),
            _count("DT-NGHE", "Lao động được đào tạo nghề", "Đào tạo nghề", "Workers trained in a trade"),
            _count(
                "DT-VIECLAM",
                "Lao động được đào tạo nghề có việc làm và thu nhập ổn định",
                "Có việc làm ổn định",
                "Trained workers with a stable job and income",
                subset_of="DT-NGHE",
            ),
        ),
        targets=(
            _level(1, "HN-TYLE", "0.2668", "0.0788", 915),
            _level(2, "HCN-TYLE", "0.0201", "0.0214", 248),
            _reached(3, "CS-TIEPCAN", Basis.LEVEL, "1", _ACCESS, PaceRule.LEVEL, _access().population),
            _reached(4, "DT-NGHE", Basis.COUNT, "800", _TRAINED, PaceRule.FROM_ZERO, "lao động"),
            _reached(5, "DT-VIECLAM", Basis.COUNT, "400", _TRAINED, PaceRule.FROM_ZERO, "lao động"),
        ),
        obligations=monthly_reports(YEAR, (ROOT,)),
        sample=True,
    )
