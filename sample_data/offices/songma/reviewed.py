"""What the yearly review measures: households, twelve deprivations of two groups (NĐ 07/2021), the flow of poor households.

Nobody owes these to the monthly calendar: they come with the review's own tables, as the software of the review prints them.
"""

from datetime import date

from dashboard.domain.plan.indicators import (
    Aggregation,
    Direction,
    Frequency,
    Indicator,
    Measure,
    ReviewRole,
    Standard,
    ValueType,
)

REVIEW_MONTH = 11
STANDARD = "NC2022-2025"
STANDARDS = (
    Standard(
        "NC2016-2020",
        "Chuẩn nghèo tiếp cận đa chiều giai đoạn 2016-2020",
        date(2016, 1, 1),
        date(2022, 1, 1),  # the year 2021 was still measured by it
        "Quyết định 59/2015/QĐ-TTg",
    ),
    Standard(
        STANDARD,
        "Chuẩn nghèo đa chiều giai đoạn 2022-2025 (kéo dài đến hết 31/12/2026)",
        date(2022, 1, 1),
        date(2027, 1, 1),
        "Nghị định 07/2021/NĐ-CP",
    ),
)
_POOR = "hộ nghèo"
_GROUPS = (("HN", _POOR, "Poor"), ("HCN", "hộ cận nghèo", "Near-poor"))
_COUNTED = (  # code, name, short name, in English, role
    (
        "HO-TONG",
        "Tổng số hộ dân cư tại thời điểm rà soát",
        "Hộ dân cư khi rà soát",
        "All households at the review",
        ReviewRole.ALL_HOUSEHOLDS,
    ),
    (
        "HO-NGHEO",
        "Số hộ nghèo tại thời điểm rà soát",
        "Hộ nghèo khi rà soát",
        "Poor households at the review",
        ReviewRole.POOR_HOUSEHOLDS,
    ),
    (
        "HO-CANNGHEO",
        "Số hộ cận nghèo tại thời điểm rà soát",
        "Hộ cận nghèo khi rà soát",
        "Near-poor households at the review",
        ReviewRole.NEAR_POOR_HOUSEHOLDS,
    ),
)
_DEPRIVATIONS = (  # dimension, indicator, in English
    ("Việc làm", "Việc làm", "Jobs"),
    ("Việc làm", "Người phụ thuộc trong hộ gia đình", "Dependants"),
    ("Y tế", "Dinh dưỡng", "Nutrition"),
    ("Y tế", "Bảo hiểm y tế", "Health insurance"),
    ("Giáo dục", "Trình độ giáo dục của người lớn", "Education of adults"),
    ("Giáo dục", "Tình trạng đi học của trẻ em", "School attendance"),
    ("Nhà ở", "Chất lượng nhà ở", "Quality of housing"),
    ("Nhà ở", "Diện tích nhà ở bình quân đầu người", "Living space"),
    ("Nước sinh hoạt và vệ sinh", "Nguồn nước sinh hoạt", "Source of water"),
    ("Nước sinh hoạt và vệ sinh", "Nhà tiêu hợp vệ sinh", "Sanitary latrine"),
    ("Thông tin", "Sử dụng dịch vụ viễn thông", "Telecommunication services"),
    ("Thông tin", "Phương tiện phục vụ tiếp cận thông tin", "Means of information"),
)
_FLOW = (  # name, in English, whether a rise is good
    ("Hộ nghèo đầu kỳ", "Poor households at the start", Direction.FALLS),
    ("Hộ nghèo trở thành hộ cận nghèo", "Poor households that became near-poor", Direction.RISES),
    ("Hộ nghèo vượt chuẩn cận nghèo", "Poor households above the near-poor line", Direction.RISES),
    ("Hộ nghèo giảm do nguyên nhân khác", "Poor households gone for other reasons", Direction.RISES),
    ("Hộ cận nghèo trở thành hộ nghèo", "Near-poor households that became poor", Direction.FALLS),
    ("Hộ tái nghèo", "Households poor again", Direction.FALLS),
    ("Hộ nghèo phát sinh mới", "New poor households", Direction.FALLS),
    ("Hộ nghèo tăng do nguyên nhân khác", "Poor households come for other reasons", Direction.FALLS),
    ("Hộ nghèo cuối kỳ", "Poor households at the end", Direction.FALLS),
)
_FLOW_ROLES = tuple(role for role in ReviewRole if role.value.startswith("flow_"))


def _counted(code: str, name: str, short_name: str, name_en: str, role: ReviewRole) -> Indicator:
    """A column of form 1: households that live in the commune, and the poor and near-poor ones among them."""
    return Indicator(
        code=code,
        name=name,
        unit_of_measure="hộ",
        measure=Measure.COUNT,
        direction=Direction.HOLDS if role is ReviewRole.ALL_HOUSEHOLDS else Direction.FALLS,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.SUM,
        reporters=(),
        frequency=Frequency.YEAR,
        review_month=REVIEW_MONTH,
        short_name=short_name,
        name_en=name_en,
        unit_en="households",
        definition="Biểu tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo.",
        role=role,
        standard="" if role is ReviewRole.ALL_HOUSEHOLDS else STANDARD,
    )


def _deprivation(group: tuple[str, str, str], number: int, dimension: str, name: str, name_en: str) -> Indicator:
    """The share of a group's households deprived of one thing; the group is what it is a share of."""
    code, households, english = group
    return Indicator(
        code=f"TH-{code}-{number:02d}",
        name=f"{households[0].upper()}{households[1:]} thiếu hụt chỉ số {number}: {name}",
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.FALLS,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.RATIO_OF_SUMS,
        reporters=(),
        frequency=Frequency.YEAR,
        review_month=REVIEW_MONTH,
        numerator=f"{households} thiếu hụt chỉ số {number}",
        denominator=f"tổng số {households}",
        dimension=dimension,
        population=households,
        short_name=f"Thiếu hụt: {name}",
        name_en=f"{english} households deprived: {name_en}",
        unit_en="%",
        definition=f"Số {households} thiếu hụt chỉ số chia tổng số {households} (NĐ 07/2021/NĐ-CP).",
        role=ReviewRole.DEPRIVED,
        group=code,
        standard=STANDARD,
    )


def _flow(number: int, name: str, name_en: str, direction: Direction, people: bool) -> Indicator:
    """One column of form 2, of households or of their people: each commune has a row of either."""
    return Indicator(
        code=f"DB-HN-{number}-NK" if people else f"DB-HN-{number}",
        name=f"Nhân khẩu {name[0].lower()}{name[1:]}" if people else name,
        unit_of_measure="người" if people else "hộ",
        measure=Measure.COUNT,
        direction=direction,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.SUM,
        reporters=(),
        frequency=Frequency.YEAR,
        review_month=REVIEW_MONTH,
        population=_POOR,
        name_en=f"{name_en} (people)" if people else name_en,
        unit_en="people" if people else "households",
        definition="Biểu tổng hợp diễn biến hộ nghèo.",
        role=_FLOW_ROLES[number - 1],
        group="HN",
        standard=STANDARD,
    )


REVIEWED = (
    *(_counted(*words) for words in _COUNTED),
    *(_deprivation(group, number, *words) for group in _GROUPS for number, words in enumerate(_DEPRIVATIONS, start=1)),
    *(_flow(number, *words, people=False) for number, words in enumerate(_FLOW, start=1)),
    *(_flow(number, *words, people=True) for number, words in enumerate(_FLOW, start=1)),
)
