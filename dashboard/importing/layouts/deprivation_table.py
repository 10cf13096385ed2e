"""Forms 4 and 6 of the review (docs/rules.en.md): communes down, the twelve deprivation indicators of NĐ 07/2021 across."""

from dashboard.domain.reported.observations import Source
from dashboard.importing.layouts.foreign import COMMON, RATES, Axis, Concept, Part, Role, TableLayout, role

NAMES = (  # as the forms shorten them, after the full name
    ("việc làm",),
    ("người phụ thuộc trong hộ gia đình", "người phụ thuộc"),
    ("dinh dưỡng",),
    ("bảo hiểm y tế", "bhyt"),
    ("trình độ giáo dục của người lớn", "trình độ giáo dục người lớn"),
    ("tình trạng đi học của trẻ em", "tình trạng đi học trẻ em"),
    ("chất lượng nhà ở",),
    ("diện tích nhà ở bình quân đầu người", "diện tích nhà ở"),
    ("nguồn nước sinh hoạt",),
    ("nhà tiêu hợp vệ sinh",),
    ("sử dụng dịch vụ viễn thông", "dịch vụ viễn thông"),
    ("phương tiện phục vụ tiếp cận thông tin", "phương tiện tiếp cận thông tin"),
)


def _layout(group: str, code: str, form: str) -> TableLayout:
    """The form of one group of households: its deprivations are shares of that group, not of all households."""
    return TableLayout(
        key=f"deprivation_table_{code.lower()}",
        form=form,
        rows=(Axis.UNIT,),
        needs=(rf"tổng số {group}$", r"tổng số thiếu hụt|chỉ số thiếu hụt"),
        facets=(role(r"^tổng số thiếu hụt", Role.CHECK), *COMMON, RATES),
        concepts=tuple(
            (
                rf"(^|› ){number}$|(› |^)({number}[.)]? ?)?({'|'.join(names)})$",
                Concept(
                    f"TH-{code}-{number:02d}", (f"{group} thiếu hụt chỉ số {number}",), Part.NUMERATOR, str(number)
                ),
            )
            for number, names in enumerate(NAMES, start=1)
        ),
        shared_denominator=rf"^tổng số {group}$",
        identities=("D=+1+2+3+4+5+6+7+8+9+10+11+12",),
        source=Source.REVIEW_SOFTWARE,
    )


POOR = _layout("hộ nghèo", "HN", "BIEU-THIEUHUT-HN")
NEAR_POOR = _layout("hộ cận nghèo", "HCN", "BIEU-THIEUHUT-HCN")
