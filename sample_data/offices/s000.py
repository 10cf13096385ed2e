"""S000: a plan for sub-project 1 of project 3 in 2024; its text names no province."""

from decimal import Decimal

from dashboard.domain.plan.indicators import Aggregation, Direction, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import Plan, Programme, Project
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import monthly_reports

YEAR = 2024
ROOT = "S000"

_CAPACITY = (
    "Phấn đấu 100% người có khả năng lao động, có nhu cầu thuộc hộ nghèo, hộ cận nghèo trên địa bàn thực hiện Chương trình "
    "được hỗ trợ nâng cao năng lực sản xuất nhằm đổi mới phương thức, kỹ thuật sản xuất và tham gia vào dự án hỗ trợ phát "
    "triển sản xuất nông nghiệp, góp phần tăng thu nhập;"
)
_FUNDED = (
    "Phấn đấu 100% hộ nghèo, hộ cận nghèo có khả năng lao động, tự giác đăng ký thoát nghèo được hỗ trợ kinh phí để thực "
    "hiện các hoạt động hỗ trợ phát triển sản xuất, thoát nghèo bền vững;"
)
_FEWER = (
    "Phấn đấu giảm số hộ nghèo, hộ cận nghèo khi kết thúc tham gia thực hiện các dự án phát triển sản xuất thuộc Chương "
    "trình MTQG giảm nghèo bền vững;"
)
_LINKED = (
    "Hình thành và phát triển các HTX, DN sản xuất để cùng liên kết, trao đổi kinh nghiệm, hỗ trợ về kỹ thuật sản xuất, "
    "giảm chi phí, tăng năng suất và chất lượng sản phẩm; liên kết sản xuất gắn với tiêu thụ sản phẩm cho đối tượng liên "
    "kết và cộng đồng dân cư tham gia dự án."
)


def _share(code: str, name: str, short_name: str, name_en: str, numerator: str, denominator: str) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.RISES,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.RATIO_OF_SUMS,
        reporters=(ROOT,),
        numerator=numerator,
        denominator=denominator,
        population=denominator,
        short_name=short_name,
        name_en=name_en,
        unit_en="%",
    )


def _count(
    code: str, name: str, short_name: str, name_en: str, unit: str, unit_en: str, direction: Direction
) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        unit_of_measure=unit,
        measure=Measure.COUNT,
        direction=direction,
        value_type=ValueType.POINT_IN_TIME if direction is Direction.FALLS else ValueType.CUMULATIVE,
        aggregation=Aggregation.SUM,
        reporters=(ROOT,),
        short_name=short_name,
        name_en=name_en,
        unit_en=unit_en,
    )


def _target(
    number: int, indicator: str, basis: Basis, sentence: str, population: str, rule: PaceRule, full: bool
) -> Target:
    """`full`: 100%; otherwise the plan gives no number."""
    value = Decimal(1) if full else None
    operator = Operator.EQUAL if full else Operator.NONE
    return Target(
        id=f"S000-{number:02d}",
        tier=Tier.PROVINCE,
        indicator=indicator,
        unit=ROOT,
        operator=operator,
        basis=basis,
        low=value,
        high=value,
        source_sentence=sentence,
        source_clause="Mục tiêu cụ thể",
        pace_rule=rule,
        population=population,
        projects=("DA3.1",),
    )


def plan() -> Plan:
    """Four targets without money; the calendar is invented."""
    return Plan(
        programme=Programme(
            "s000",
            "Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp",
            "UBND tỉnh (nguồn không nêu tên)",
            "Support for agricultural production",
        ),
        year=YEAR,
        title="Kế hoạch thực hiện Tiểu dự án 1, Dự án 3 thuộc Chương trình MTQG giảm nghèo bền vững năm 2024",
        root=ROOT,
        units=(Unit(ROOT, "Tỉnh (nguồn không nêu tên)", "tỉnh", UnitLevel.PROVINCE, short_name="Tỉnh (S000)"),),
        projects=(
            Project("DA3", "Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng", short_name="Sản xuất, dinh dưỡng"),
            Project("DA3.1", "Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp", "DA3", short_name="Nông nghiệp"),
        ),
        funds=(),
        allocations=(),
        indicators=(
            _share(
                "SX-NANGLUC",
                "Người có khả năng lao động, có nhu cầu được hỗ trợ nâng cao năng lực sản xuất",
                "Năng lực sản xuất",
                "People in need whose production capacity was supported",
                "người được hỗ trợ nâng cao năng lực sản xuất",
                "người có khả năng lao động, có nhu cầu thuộc hộ nghèo, hộ cận nghèo",
            ),
            _share(
                "SX-KINHPHI",
                "Hộ tự giác đăng ký thoát nghèo được hỗ trợ kinh phí phát triển sản xuất",
                "Hỗ trợ kinh phí",
                "Households registered to leave poverty that were funded",
                "hộ được hỗ trợ kinh phí",
                "hộ nghèo, hộ cận nghèo có khả năng lao động, tự giác đăng ký thoát nghèo",
            ),
            _count(
                "HN-SAUDUAN",
                "Số hộ nghèo, hộ cận nghèo khi kết thúc tham gia dự án phát triển sản xuất",
                "Hộ nghèo sau dự án",
                "Poor and near-poor households after the projects",
                "hộ",
                "households",
                Direction.FALLS,
            ),
            _count(
                "HTX-DN",
                "Hợp tác xã, doanh nghiệp sản xuất được hình thành để liên kết",
                "HTX, DN liên kết",
                "Cooperatives and companies formed for linkage",
                "hợp tác xã, doanh nghiệp",
                "organisations",
                Direction.RISES,
            ),
        ),
        targets=(
            _target(
                1,
                "SX-NANGLUC",
                Basis.SHARE_OF_NEED,
                _CAPACITY,
                "người thuộc hộ nghèo, hộ cận nghèo có nhu cầu",
                PaceRule.LEVEL,
                True,
            ),
            _target(2, "SX-KINHPHI", Basis.LEVEL, _FUNDED, "hộ đăng ký thoát nghèo", PaceRule.LEVEL, True),
            _target(3, "HN-SAUDUAN", Basis.COUNT, _FEWER, "hộ nghèo, hộ cận nghèo", PaceRule.NONE, False),
            _target(4, "HTX-DN", Basis.COUNT, _LINKED, "hợp tác xã, doanh nghiệp", PaceRule.NONE, False),
        ),
        obligations=monthly_reports(YEAR, (ROOT,)),
        sample=True,
    )
