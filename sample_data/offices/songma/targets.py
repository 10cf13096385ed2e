"""The fifteen targets of huyện Sông Mã for 2024 with the sentences they stand in (section II of the plan)."""

from decimal import Decimal

from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from sample_data.offices.songma.units import AGRICULTURE, DISTRICT, HEALTH, LABOUR

_RATE = "Tỷ lệ hộ nghèo toàn huyện theo chuẩn nghèo giai đoạn 2021-2025 giảm 5% so với năm 2023."
_MODELS = (
    "Hỗ trợ phát triển các mô hình giảm nghèo góp phần tạo sinh kế, việc làm bền vững, thu nhập tốt, thích ứng biến đổi "
    "khí hậu cho hộ nghèo, hộ cận nghèo và hộ mới thoát nghèo. Hỗ trợ nâng cao năng lực sản xuất, phát triển sản xuất "
    "liên kết theo chuỗi giá trị, ứng dụng công nghệ cao nhằm đổi mới phương thức, kỹ thuật sản xuất."
)
_CONNECTED = (
    "Hỗ trợ kết nối, chuyển đổi nghề nghiệp, tạo việc làm cho khoảng 2.000 lao động, trong đó có trên 10% người lao động "
    "thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo."
)
_TRAINED = "Hỗ trợ đào tạo nghề cho 150 lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo trên địa bàn các xã."
_OFFICERS = (
    "100% cán bộ làm công tác giảm nghèo được bồi dưỡng, tập huấn kiến thức, kỹ năng cơ bản về quản lý, tổ chức thực hiện "
    "các chương trình, chính sách, dự án giảm nghèo và lập kế hoạch có sự tham gia của cộng đồng, người dân."
)
_JOBS = (
    "Chiều thiếu hụt về việc làm: 100% người lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo có nhu cầu được "
    "hỗ trợ kết nối, tư vấn, định hướng nghề nghiệp, cung cấp thông tin thị trường lao động, hỗ trợ tìm việc làm."
)
_HEALTH = (
    "Chiều thiếu hụt về y tế: 100% người thuộc hộ nghèo, hộ cận nghèo được hỗ trợ bảo hiểm y tế; tỷ lệ trẻ em dưới 5 tuổi "
    "suy dinh dưỡng dưới 16%."
)
_EDUCATION = (
    "Chiều thiếu hụt về giáo dục: Tỷ lệ trẻ em thuộc hộ nghèo, hộ cận nghèo đi học đúng độ tuổi đạt 100%; 100% người lao "
    "động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo có nhu cầu được hỗ trợ đào tạo kỹ năng nghề phù hợp."
)
_HOUSING = "Chiều thiếu hụt về nhà ở: cơ bản xóa nhà tạm, nhà đơn sơ, thiếu kiên cố đối với hộ nghèo, hộ cận nghèo."
_WATER = (
    "Chiều thiếu hụt về nước sinh hoạt và vệ sinh: 80% hộ nghèo, hộ cận nghèo sử dụng nước sinh hoạt hợp vệ sinh; ít nhất "
    "50% hộ nghèo, hộ cận nghèo sử dụng nhà tiêu hợp vệ sinh."
)
_INFORMATION = (
    "Chiều thiếu hụt về thông tin: 80% hộ nghèo, hộ cận nghèo có nhu cầu được tiếp cận sử dụng các dịch vụ viễn thông, "
    "internet."
)

_POOR_WORKERS = "người lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo"
_POOR_HOUSEHOLDS = "hộ nghèo, hộ cận nghèo"
_THREE_GROUPS = "hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo"


def _target(
    number: int,
    indicator: str,
    clause: str,
    sentence: str,
    operator: Operator,
    basis: Basis,
    value: str | None,
    rule: PaceRule,
    population: str,
    leads: tuple[str, ...] = (),
    projects: tuple[str, ...] = (),
) -> Target:
    """One target of the district; `value` in the basis' own terms, shares and changes as fractions."""
    bound = None if value is None else Decimal(value)
    return Target(
        id=f"S002-{number:02d}",
        indicator=indicator,
        unit=DISTRICT,
        operator=operator,
        basis=basis,
        low=bound,
        high=bound,
        source_sentence=sentence,
        source_clause=clause,
        pace_rule=rule,
        leads=leads,
        population=population,
        projects=projects,
    )


_EQUAL, _NONE = Operator.EQUAL, Operator.NONE
_LEVEL, _NEED, _STATE, _COUNT = Basis.LEVEL, Basis.SHARE_OF_NEED, Basis.STATE, Basis.COUNT
_BY_LEVEL, _FROM_ZERO, _NO_PACE = PaceRule.LEVEL, PaceRule.FROM_ZERO, PaceRule.NONE

# fmt: off
TARGETS = (
    _target(1, "HN-TYLE", "II.1", _RATE, _EQUAL, Basis.CHANGE_POINTS, "-0.05", PaceRule.CHANGE, "hộ dân cư", (LABOUR,)),
    _target(2, "MH-GIAMNGHEO", "II.2", _MODELS, _NONE, _STATE, None, _NO_PACE, _THREE_GROUPS, (AGRICULTURE,),
            ("DA2", "DA3.1")),
    _target(3, "VL-KETNOI", "II.3", _CONNECTED, Operator.ABOUT, _COUNT, "2000", _FROM_ZERO, "người lao động", (LABOUR,),
            ("DA4.3",)),
    _target(4, "VL-KETNOI-HN", "II.3", _CONNECTED, Operator.ABOVE, _LEVEL, "0.10", _BY_LEVEL, _POOR_WORKERS, (LABOUR,),
            ("DA4.3",)),
    _target(5, "DT-NGHE", "II.4", _TRAINED, _EQUAL, _COUNT, "150", _FROM_ZERO, _POOR_WORKERS, (LABOUR,), ("DA4.1",)),
    _target(6, "CB-TAPHUAN", "II.5", _OFFICERS, _EQUAL, _LEVEL, "1", _BY_LEVEL, "cán bộ làm công tác giảm nghèo",
            (LABOUR,), ("DA7",)),
    _target(7, "VL-TIMVIEC", "II.6", _JOBS, _EQUAL, _NEED, "1", _BY_LEVEL, _POOR_WORKERS, (LABOUR,), ("DA4.3",)),
    _target(8, "YT-BHYT", "II.6", _HEALTH, _EQUAL, _LEVEL, "1", _BY_LEVEL, "người thuộc hộ nghèo, hộ cận nghèo"),
    _target(9, "YT-SDD5", "II.6", _HEALTH, Operator.BELOW, _LEVEL, "0.16", _BY_LEVEL, "trẻ em dưới 5 tuổi", (HEALTH,),
            ("DA3.2",)),
    _target(10, "GD-DIHOC", "II.6", _EDUCATION, _EQUAL, _LEVEL, "1", _BY_LEVEL, "trẻ em thuộc hộ nghèo, hộ cận nghèo"),
    _target(11, "GD-KYNANG", "II.6", _EDUCATION, _EQUAL, _NEED, "1", _BY_LEVEL, _POOR_WORKERS, (LABOUR,), ("DA4.1",)),
    _target(12, "NO-NHATAM", "II.6", _HOUSING, _NONE, _STATE, None, _NO_PACE, _POOR_HOUSEHOLDS, projects=("DA5",)),
    _target(13, "NS-NUOC", "II.6", _WATER, _EQUAL, _LEVEL, "0.80", _BY_LEVEL, _POOR_HOUSEHOLDS, (AGRICULTURE,)),
    _target(14, "NS-NHATIEU", "II.6", _WATER, Operator.AT_LEAST, _LEVEL, "0.50", _BY_LEVEL, _POOR_HOUSEHOLDS),
    _target(15, "TT-VIENTHONG", "II.6", _INFORMATION, _EQUAL, _NEED, "0.80", _BY_LEVEL, _POOR_HOUSEHOLDS,
            projects=("DA6.1",)),
)
# fmt: on
