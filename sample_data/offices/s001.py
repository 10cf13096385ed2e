"""S001: a province's plan of 2024, its rates falling by ranges and its money written three orders of magnitude too large."""

from decimal import Decimal

from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, Plan, Programme, Project
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import monthly_reports

YEAR = 2024
ROOT = "S001"
MOUNTAINS = "S001-MN"
POOR_DISTRICTS = "S001-HN"
WHOLE = "CT"

MONEY_AS_WRITTEN = "603.736 tỷ đồng"  # can only be 603.736 triệu đồng: the importer asks
_READ_AS = 603_736_000_000

_RATES = (
    "UBND tỉnh đặt mục tiêu trong năm 2024 phấn đấu giảm tỷ lệ hộ nghèo từ 1-1,5%, trong đó vùng miền núi 2 - 3%; tỷ lệ hộ "
    "nghèo ở các huyện nghèo giảm từ 4-5%."
)
_COMMUNES = "thực hiện có hiệu quả các hoạt động hỗ trợ, giúp đỡ 76 xã đặc biệt khó khăn theo phân công của UBND tỉnh."
_MONEY = (
    "S001-05: Kế hoạch nguồn vốn thực hiện Chương trình mục tiêu quốc gia (MTQG) giảm nghèo bền vững năm 2024 là 603.736 tỷ "
    "đồng."
)

_PROJECTS = (
    "Hỗ trợ đầu tư phát triển hạ tầng kinh tế - xã hội các huyện nghèo",
    "Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo",
    "Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng",
    "Phát triển giáo dục nghề nghiệp, việc làm bền vững",
    "Hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo trên địa bàn các huyện nghèo",
    "Truyền thông và giảm nghèo về thông tin",
    "Nâng cao năng lực và giám sát, đánh giá Chương trình",
)


def _rate(code: str, name: str, short_name: str, name_en: str, subject: str) -> Indicator:
    """A poverty rate, reviewed once a year and told by the province for `subject`."""
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.FALLS,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.NONE,
        reporters=(ROOT,),
        subject=subject,
        frequency=Frequency.YEAR,
        population="hộ dân cư",
        short_name=short_name,
        name_en=name_en,
        unit_en="%",
    )


def _fall(number: int, indicator: str, unit: str, least: str, most: str) -> Target:
    """A fall by `least` to `most` điểm %, as fractions."""
    return Target(
        id=f"S001-{number:02d}",
        tier=Tier.PROVINCE,
        indicator=indicator,
        unit=unit,
        operator=Operator.RANGE,
        basis=Basis.CHANGE_POINTS,
        low=-Decimal(most),
        high=-Decimal(least),
        source_sentence=_RATES,
        pace_rule=PaceRule.CHANGE,
        population="hộ dân cư",
    )


def plan() -> Plan:
    """Three falling rates, 76 communes to be helped, and one undivided sum of money; the calendar is invented."""
    return Plan(
        programme=Programme(
            "s001",
            "Chương trình mục tiêu quốc gia Giảm nghèo bền vững",
            "UBND tỉnh (nguồn không nêu tên)",
            "National Target Programme on Sustainable Poverty Reduction",
        ),
        year=YEAR,
        title="Kế hoạch thực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững năm 2024 của tỉnh",
        root=ROOT,
        units=(
            Unit(ROOT, "Tỉnh (nguồn không nêu tên)", "tỉnh", UnitLevel.PROVINCE, short_name="Tỉnh (S001)"),
            Unit(MOUNTAINS, "Vùng miền núi", "vùng", UnitLevel.DISTRICT, ROOT),
            Unit(POOR_DISTRICTS, "Các huyện nghèo", "vùng", UnitLevel.DISTRICT, ROOT),
        ),
        projects=(
            Project(WHOLE, "Chương trình mục tiêu quốc gia Giảm nghèo bền vững", short_name="Toàn chương trình"),
            *(Project(f"DA{number}", name, WHOLE) for number, name in enumerate(_PROJECTS, start=1)),
        ),
        funds=(),
        allocations=(Allocation(WHOLE, NOT_SPLIT, YEAR, _READ_AS, note=_MONEY),),
        indicators=(
            _rate("HN-TYLE", "Tỷ lệ hộ nghèo toàn tỉnh", "Tỷ lệ hộ nghèo", "Poverty rate", ROOT),
            _rate(
                "HN-TYLE-MN",
                "Tỷ lệ hộ nghèo vùng miền núi",
                "Hộ nghèo miền núi",
                "Poverty rate, mountain area",
                MOUNTAINS,
            ),
            _rate(
                "HN-TYLE-HN",
                "Tỷ lệ hộ nghèo các huyện nghèo",
                "Hộ nghèo huyện nghèo",
                "Poverty rate, poor districts",
                POOR_DISTRICTS,
            ),
            Indicator(
                code="XA-GIUPDO",
                name="Xã đặc biệt khó khăn được hỗ trợ, giúp đỡ theo phân công",
                unit_of_measure="xã",
                measure=Measure.COUNT,
                direction=Direction.RISES,
                value_type=ValueType.CUMULATIVE,
                aggregation=Aggregation.SUM,
                reporters=(ROOT,),
                population="xã đặc biệt khó khăn",
                short_name="Xã được giúp đỡ",
                name_en="Especially disadvantaged communes helped",
                unit_en="communes",
            ),
        ),
        targets=(
            _fall(1, "HN-TYLE", ROOT, "0.01", "0.015"),
            _fall(2, "HN-TYLE-MN", MOUNTAINS, "0.02", "0.03"),
            _fall(3, "HN-TYLE-HN", POOR_DISTRICTS, "0.04", "0.05"),
            Target(
                tier=Tier.PROVINCE,
                id="S001-04",
                indicator="XA-GIUPDO",
                unit=ROOT,
                operator=Operator.EQUAL,
                basis=Basis.COUNT,
                low=Decimal(76),
                high=Decimal(76),
                source_sentence=_COMMUNES,
                pace_rule=PaceRule.FROM_ZERO,
                population="xã đặc biệt khó khăn",
            ),
        ),
        obligations=monthly_reports(YEAR, (ROOT,)),
        sample=True,
    )
