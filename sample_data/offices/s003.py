"""S003: a province's directive of 2019 to its districts, under the programme of 2016-2020 and its older poverty standard."""

from decimal import Decimal

from dashboard.domain.plan.indicators import Aggregation, Direction, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import Disaggregation, Plan, Programme, Project
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import monthly_reports

YEAR = 2019
ROOT = "S003"
DISTRICTS = "S003-H"
_WHOLE = "CT"

_MONEY = "kịp thời giải ngân nguồn vốn của Chương trình đảm bảo hoàn thành 100% kế hoạch giao;"
_PLANNING = (
    "xác định phân loại số hộ nghèo dự kiến thoát nghèo; số mô hình, dự án triển khai, số hộ tham gia; số lao động được đào "
    "tạo nghề, giải quyết việc làm; số công trình triển khai thực hiện...; phân bổ nguồn kinh phí thực hiện để từ đó đề ra "
    "các nhiệm vụ, giải pháp thiết thực, hiệu quả phấn đấu hoàn thành mục tiêu của Chương trình;"
)

# code, name, short name, English name, unit, unit in English, population; the directive gives no number for any of them
_COUNTED = (
    ("HN-THOATNGHEO", "Số hộ nghèo dự kiến thoát nghèo (phân loại)", "Hộ dự kiến thoát nghèo",
     "Poor households expected to leave poverty", "hộ", "households", "hộ nghèo"),
    ("MH-SO", "Số mô hình, dự án triển khai", "Mô hình, dự án", "Models and projects", "mô hình, dự án", "models", ""),
    ("MH-HO", "Số hộ tham gia mô hình, dự án", "Hộ tham gia", "Households taking part", "hộ", "households", "hộ"),
    ("DT-NGHE", "Số lao động được đào tạo nghề", "Đào tạo nghề", "Workers trained in a trade", "lao động", "workers",
     "lao động"),
    ("VL-GIAIQUYET", "Số lao động được giải quyết việc làm", "Việc làm", "Workers helped to a job", "lao động", "workers",
     "lao động"),
    ("CT-SO", "Số công trình triển khai thực hiện", "Công trình", "Works carried out", "công trình", "works", ""),
)  # fmt: skip


def _counts() -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            code=code,
            name=name,
            unit_of_measure=unit,
            measure=Measure.COUNT,
            direction=Direction.RISES,
            value_type=ValueType.CUMULATIVE,
            aggregation=Aggregation.SUM,
            reporters=(DISTRICTS,),
            population=population,
            disaggregations=("HN", "HCN") if code == "HN-THOATNGHEO" else (),
            short_name=short_name,
            name_en=name_en,
            unit_en=unit_en,
        )
        for code, name, short_name, name_en, unit, unit_en, population in _COUNTED
    )


def _share_disbursed() -> Indicator:
    return Indicator(
        code="GN-TYLE",
        name="Tỷ lệ giải ngân nguồn vốn của Chương trình so với kế hoạch giao",
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.RISES,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.RATIO_OF_SUMS,
        reporters=(DISTRICTS,),
        numerator="vốn đã giải ngân, triệu đồng",
        denominator="kế hoạch vốn giao, triệu đồng",
        short_name="Giải ngân",
        name_en="Share of the allocated money disbursed",
        unit_en="%",
    )


def _money_divided() -> Indicator:
    return Indicator(
        code="KP-PHANBO",
        name="Phân bổ nguồn kinh phí thực hiện",
        unit_of_measure="triệu đồng",
        measure=Measure.MONEY,
        direction=Direction.RISES,
        value_type=ValueType.CUMULATIVE,
        aggregation=Aggregation.SUM,
        reporters=(DISTRICTS,),
        short_name="Phân bổ kinh phí",
        name_en="Money allocated to the work",
        unit_en="million đồng",
    )


def _target(number: int, indicator: Indicator) -> Target:
    """Only the first has a number: all of the allocated money is to be disbursed."""
    is_money = number == 1
    value = Decimal(1) if is_money else None
    return Target(
        id=f"S003-{number:02d}",
        tier=Tier.PROVINCE,
        indicator=indicator.code,
        unit=DISTRICTS,
        operator=Operator.EQUAL if is_money else Operator.NONE,
        basis=Basis.LEVEL if is_money else Basis.COUNT,
        low=value,
        high=value,
        source_sentence=_MONEY if is_money else _PLANNING,
        source_clause="3",
        pace_rule=PaceRule.LEVEL if is_money else PaceRule.NONE,
        leads=(DISTRICTS,),
        population=indicator.population,
    )


def plan() -> Plan:
    """Eight targets that every district answers for; the calendar is invented."""
    indicators = (_share_disbursed(), *_counts(), _money_divided())
    return Plan(
        programme=Programme(
            "s003",
            "Chương trình giảm nghèo bền vững giai đoạn 2016-2020",
            "UBND tỉnh (nguồn không nêu tên)",
            "Sustainable poverty reduction programme 2016-2020",
        ),
        year=YEAR,
        title="Đẩy mạnh thực hiện Chương trình giảm nghèo bền vững trên địa bàn tỉnh giai đoạn 2016-2020",
        root=ROOT,
        units=(
            Unit(ROOT, "Tỉnh (nguồn không nêu tên)", "tỉnh", UnitLevel.PROVINCE, short_name="Tỉnh (S003)"),
            Unit(
                DISTRICTS, "Huyện, thành phố (nguồn không nêu tên)", "huyện", UnitLevel.DISTRICT, ROOT, "Huyện (S003)"
            ),
        ),
        projects=(
            Project(_WHOLE, "Chương trình giảm nghèo bền vững giai đoạn 2016-2020", short_name="Toàn chương trình"),
        ),
        funds=(),
        allocations=(),
        indicators=indicators,
        targets=tuple(_target(number, indicator) for number, indicator in enumerate(indicators, start=1)),
        obligations=monthly_reports(YEAR, (DISTRICTS,)),
        disaggregations=(Disaggregation("HN", "hộ nghèo"), Disaggregation("HCN", "hộ cận nghèo")),
        decision="Văn bản số 1752/UBND-VXNV ngày 8/4/2019 của UBND tỉnh",
        sample=True,
    )
