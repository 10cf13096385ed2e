"""What the plan of huyện Sông Mã measures: fifteen indicators, who reports them, and how they are added up."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.plan.indicators import (
    Aggregation,
    Direction,
    Frequency,
    Indicator,
    Measure,
    ReviewRole,
    ValueType,
)
from dashboard.domain.plan.plan import Disaggregation
from sample_data.offices.songma.reviewed import REVIEWED, STANDARD
from sample_data.offices.songma.units import (
    AGRICULTURE,
    COMMUNES,
    DISTRICT,
    FATHERLAND_FRONT,
    HEALTH,
    LABOUR,
    POLICY_BANK,
)

POOR = "HN"
NEAR_POOR = "HCN"
NEWLY_ESCAPED = "HMTN"

DISAGGREGATIONS = (
    Disaggregation(POOR, "hộ nghèo"),
    Disaggregation(NEAR_POOR, "hộ cận nghèo"),
    Disaggregation(NEWLY_ESCAPED, "hộ mới thoát nghèo"),
    Disaggregation("DTTS", "hộ nghèo dân tộc thiểu số"),
    Disaggregation("NCC", "hộ nghèo có thành viên là người có công với cách mạng"),
    Disaggregation("NU", "phụ nữ thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo"),
    Disaggregation("TE5", "trẻ em dưới 5 tuổi"),
    Disaggregation("TE5-16", "trẻ em từ 5 đến dưới 16 tuổi"),
    Disaggregation("TE16", "trẻ em dưới 16 tuổi"),
    Disaggregation("NKT", "người khuyết tật"),
    Disaggregation("NCT", "người cao tuổi"),
    Disaggregation("LD", "người lao động"),
    Disaggregation("HSSV", "học sinh, sinh viên"),
    Disaggregation("DKTN", "hộ đăng ký thoát nghèo"),
    Disaggregation("CB-NU", "cán bộ nữ"),
    Disaggregation("DBKK", "xã đặc biệt khó khăn"),
    Disaggregation("TC-HTX-DN", "tổ chức, hợp tác xã, doanh nghiệp"),
)

_THREE_GROUPS = "hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo"
_JOBS = "Việc làm"
_HEALTH = "Y tế"
_EDUCATION = "Giáo dục"
_WATER = "Nước sinh hoạt và vệ sinh"


def _count(code: str, name: str, short_name: str, name_en: str, population: str, groups: tuple[str, ...]) -> Indicator:
    """People counted from the start of the year, added up over the communes."""
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="lao động",
        measure=Measure.COUNT,
        direction=Direction.RISES,
        value_type=ValueType.CUMULATIVE,
        aggregation=Aggregation.SUM,
        reporters=(COMMUNES,),
        population=population,
        disaggregations=groups,
        short_name=short_name,
        name_en=name_en,
        unit_en="workers",
        definition="Số người, lũy kế từ đầu năm; một người được tính một lần.",
    )


def _share(
    code: str,
    name: str,
    short_name: str,
    name_en: str,
    numerator: str,
    denominator: str,
    population: str,
    dimension: str = "",
    frequency: Frequency = Frequency.MONTH,
    direction: Direction = Direction.RISES,
    reporters: tuple[str, ...] = (COMMUNES,),
    subject: str = "*",
    subset_of: str = "",
    review_month: int = 12,
) -> Indicator:
    """A share with both its parts reported, so that communes are never averaged."""
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=direction,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.RATIO_OF_SUMS,
        reporters=reporters,
        subject=subject,
        frequency=frequency,
        review_month=review_month,
        numerator=numerator,
        denominator=denominator,
        subset_of=subset_of,
        dimension=dimension,
        population=population,
        short_name=short_name,
        name_en=name_en,
        unit_en="%",
        definition="Tử số chia mẫu số; toàn huyện là tổng tử số chia tổng mẫu số.",
    )


def _state(
    code: str, name: str, short_name: str, name_en: str, reporter: str, population: str, dimension: str = ""
) -> Indicator:
    """A state in words, told of the whole district by one office each quarter."""
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="định tính",
        measure=Measure.QUALITATIVE,
        direction=Direction.RISES,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.NONE,
        reporters=(reporter,),
        subject=DISTRICT,
        frequency=Frequency.QUARTER,
        dimension=dimension,
        population=population,
        short_name=short_name,
        name_en=name_en,
        unit_en="qualitative",
    )


_PLANNED = (
    _share(
        "HN-TYLE",
        "Tỷ lệ hộ nghèo toàn huyện theo chuẩn nghèo giai đoạn 2021-2025",
        "Tỷ lệ hộ nghèo",
        "Poverty rate",
        "số hộ nghèo",
        "tổng số hộ dân cư tại thời điểm rà soát",
        "hộ dân cư",
        frequency=Frequency.YEAR,
        direction=Direction.FALLS,
        review_month=11,
    ),
    _state(
        "MH-GIAMNGHEO",
        "Phát triển mô hình giảm nghèo, sản xuất liên kết theo chuỗi giá trị",
        "Mô hình giảm nghèo",
        "Poverty reduction models and value chains",
        AGRICULTURE,
        _THREE_GROUPS,
    ),
    _count(
        "VL-KETNOI",
        "Lao động được hỗ trợ kết nối, chuyển đổi nghề nghiệp, tạo việc làm",
        "Tạo việc làm",
        "Workers connected to jobs",
        "người lao động",
        (),
    ),
    _share(
        "VL-KETNOI-HN",
        "Lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo trong số được kết nối, tạo việc làm",
        "Việc làm cho lao động nghèo",
        "Poor workers among those connected to jobs",
        f"lao động thuộc {_THREE_GROUPS} được kết nối, tạo việc làm",
        "lao động được kết nối, tạo việc làm",
        f"người lao động thuộc {_THREE_GROUPS}",
        subset_of="VL-KETNOI",
    ),
    _count(
        "DT-NGHE",
        f"Lao động thuộc {_THREE_GROUPS} được hỗ trợ đào tạo nghề",
        "Đào tạo nghề",
        "Poor workers trained in a trade",
        f"lao động thuộc {_THREE_GROUPS}",
        (POOR, NEAR_POOR, NEWLY_ESCAPED),
    ),
    _share(
        "CB-TAPHUAN",
        "Cán bộ làm công tác giảm nghèo được bồi dưỡng, tập huấn",
        "Tập huấn cán bộ",
        "Poverty reduction officers trained",
        "cán bộ đã được bồi dưỡng, tập huấn trong năm",
        "cán bộ làm công tác giảm nghèo",
        "cán bộ làm công tác giảm nghèo",
    ),
    _share(
        "VL-TIMVIEC",
        f"Người lao động thuộc {_THREE_GROUPS} có nhu cầu được hỗ trợ tìm việc làm",
        "Hỗ trợ tìm việc",
        "Job seekers in need who were supported",
        "người lao động được hỗ trợ kết nối, tư vấn, tìm việc làm",
        "người lao động có nhu cầu",
        f"người lao động thuộc {_THREE_GROUPS} có nhu cầu",
        _JOBS,
    ),
    _share(
        "YT-BHYT",
        "Người thuộc hộ nghèo, hộ cận nghèo được hỗ trợ bảo hiểm y tế",
        "Bảo hiểm y tế",
        "Poor and near-poor people with health insurance",
        "người được hỗ trợ bảo hiểm y tế",
        "người thuộc hộ nghèo, hộ cận nghèo",
        "người thuộc hộ nghèo, hộ cận nghèo",
        _HEALTH,
    ),
    _share(
        "YT-SDD5",
        "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng",
        "Trẻ suy dinh dưỡng",
        "Malnourished children under five",
        "trẻ em dưới 5 tuổi suy dinh dưỡng",
        "trẻ em dưới 5 tuổi được cân đo",
        "trẻ em dưới 5 tuổi",
        _HEALTH,
        frequency=Frequency.QUARTER,
        direction=Direction.FALLS,
        reporters=(HEALTH,),
        subject=DISTRICT,
    ),
    _share(
        "GD-DIHOC",
        "Trẻ em thuộc hộ nghèo, hộ cận nghèo đi học đúng độ tuổi",
        "Đi học đúng tuổi",
        "Poor and near-poor children at school at the right age",
        "trẻ em đi học đúng độ tuổi",
        "trẻ em trong độ tuổi đi học",
        "trẻ em thuộc hộ nghèo, hộ cận nghèo",
        _EDUCATION,
        frequency=Frequency.QUARTER,
    ),
    _share(
        "GD-KYNANG",
        f"Người lao động thuộc {_THREE_GROUPS} có nhu cầu được hỗ trợ đào tạo kỹ năng nghề phù hợp",
        "Đào tạo kỹ năng",
        "Workers in need who were trained in skills",
        "người lao động được hỗ trợ đào tạo kỹ năng nghề",
        "người lao động có nhu cầu",
        f"người lao động thuộc {_THREE_GROUPS} có nhu cầu",
        _EDUCATION,
    ),
    _state(
        "NO-NHATAM",
        "Xóa nhà tạm, nhà đơn sơ, thiếu kiên cố đối với hộ nghèo, hộ cận nghèo",
        "Xóa nhà tạm",
        "Makeshift houses replaced",
        LABOUR,
        "hộ nghèo, hộ cận nghèo",
        "Nhà ở",
    ),
    _share(
        "NS-NUOC",
        "Hộ nghèo, hộ cận nghèo sử dụng nước sinh hoạt hợp vệ sinh",
        "Nước sinh hoạt",
        "Poor and near-poor households with clean water",
        "hộ sử dụng nước sinh hoạt hợp vệ sinh",
        "hộ nghèo, hộ cận nghèo",
        "hộ nghèo, hộ cận nghèo",
        _WATER,
    ),
    _share(
        "NS-NHATIEU",
        "Hộ nghèo, hộ cận nghèo sử dụng nhà tiêu hợp vệ sinh",
        "Nhà tiêu",
        "Poor and near-poor households with a sanitary latrine",
        "hộ sử dụng nhà tiêu hợp vệ sinh",
        "hộ nghèo, hộ cận nghèo",
        "hộ nghèo, hộ cận nghèo",
        _WATER,
    ),
    _share(
        "TT-VIENTHONG",
        "Hộ nghèo, hộ cận nghèo có nhu cầu được tiếp cận sử dụng các dịch vụ viễn thông, internet",
        "Viễn thông, internet",
        "Households in need with telephone or internet",
        "hộ được tiếp cận sử dụng dịch vụ viễn thông, internet",
        "hộ nghèo, hộ cận nghèo có nhu cầu",
        "hộ nghèo, hộ cận nghèo có nhu cầu",
        "Thông tin",
    ),
)

_IN_OTHER_TABLES = {  # what the district's table of results calls them
    "HN-TYLE": ("Giảm tỷ lệ hộ nghèo so với năm 2023",),
    "VL-KETNOI": ("Lao động được kết nối, chuyển đổi nghề nghiệp, tạo việc làm",),
    "CB-TAPHUAN": ("Cán bộ làm công tác giảm nghèo được tập huấn",),
    "VL-TIMVIEC": ("Người lao động có nhu cầu được hỗ trợ kết nối, tư vấn, tìm việc làm",),
    "TT-VIENTHONG": ("Hộ nghèo, hộ cận nghèo có nhu cầu được tiếp cận dịch vụ viễn thông, internet",),
    "NO-NHATAM": ("Xóa nhà tạm, nhà đơn sơ, thiếu kiên cố",),
}
_IN_THE_REVIEW = {"HN-TYLE": {"role": ReviewRole.POVERTY_RATE, "standard": STANDARD}}


def _funds(
    code: str, name: str, short: str, name_en: str, role: ReviewRole, by: str, at_a_time: bool = False
) -> Indicator:
    """Money beside the programme's budget; the plan asks for it in words and states no number (VII)."""
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="triệu đồng",
        measure=Measure.MONEY,
        direction=Direction.RISES,
        value_type=ValueType.POINT_IN_TIME if at_a_time else ValueType.CUMULATIVE,
        aggregation=Aggregation.SUM,
        reporters=(by,),
        low=Decimal(0),
        short_name=short,
        name_en=name_en,
        unit_en="million đồng",
        role=role,
    )


_BESIDE_THE_BUDGET = (
    _funds("TD-CHOVAY", "Tín dụng chính sách: doanh số cho vay từ đầu năm", "Doanh số cho vay", "Policy credit lent",
           ReviewRole.CREDIT_LENT, POLICY_BANK),
    _funds("TD-DUNO", "Tín dụng chính sách: dư nợ", "Dư nợ", "Policy credit outstanding", ReviewRole.CREDIT_OUTSTANDING,
           POLICY_BANK, at_a_time=True),
    _funds("HD-MTTQ", "Nguồn lực Mặt trận Tổ quốc và các đoàn thể vận động, huy động từ đầu năm", "Nguồn lực vận động",
           "Funds mobilised by the Fatherland Front and mass organisations", ReviewRole.MOBILISED, FATHERLAND_FRONT),
)  # fmt: skip

INDICATORS = (
    *(replace(i, aliases=_IN_OTHER_TABLES.get(i.code, ()), **_IN_THE_REVIEW.get(i.code, {})) for i in _PLANNED),  # type: ignore[arg-type]
    *REVIEWED,
    *_BESIDE_THE_BUDGET,
)
