"""What the yearly review of poor households measures: twelve deprivations (NĐ 07/2021) and the flow of poor households.

Nobody owes these to the monthly calendar: they come with the review's own tables, as the software of the review prints them.
"""

from dashboard.domain.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType

REVIEW_MONTH = 11
_POOR = "hộ nghèo"
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


def _deprivation(number: int, dimension: str, name: str, name_en: str) -> Indicator:
    """The share of poor households deprived of one thing; the group of poor households is what it is a share of."""
    return Indicator(
        code=f"TH-HN-{number:02d}",
        name=f"Hộ nghèo thiếu hụt chỉ số {number}: {name}",
        unit_of_measure="%",
        measure=Measure.PERCENTAGE,
        direction=Direction.FALLS,
        value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.RATIO_OF_SUMS,
        reporters=(),
        frequency=Frequency.YEAR,
        review_month=REVIEW_MONTH,
        numerator=f"hộ nghèo thiếu hụt chỉ số {number}",
        denominator="tổng số hộ nghèo",
        dimension=dimension,
        population=_POOR,
        short_name=f"Thiếu hụt: {name}",
        name_en=f"Poor households deprived: {name_en}",
        unit_en="%",
        definition="Số hộ nghèo thiếu hụt chỉ số chia tổng số hộ nghèo (NĐ 07/2021/NĐ-CP).",
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
    )


REVIEWED = (
    *(_deprivation(number, *words) for number, words in enumerate(_DEPRIVATIONS, start=1)),
    *(_flow(number, *words, people=False) for number, words in enumerate(_FLOW, start=1)),
    *(_flow(number, *words, people=True) for number, words in enumerate(_FLOW, start=1)),
)
