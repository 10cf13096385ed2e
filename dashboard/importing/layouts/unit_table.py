"""Any table of units and indicators or money, either way round, wide or long; and form 1 of the review, units by households."""

from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.reported.observations import Source
from dashboard.importing.layouts.foreign import (
    COMMON,
    ESTIMATED_MONTH,
    RATES,
    Axis,
    Concept,
    Facet,
    Meaning,
    Part,
    Role,
    TableLayout,
    Years,
    role,
)
from dashboard.importing.layouts.money_table import INTENDED, LAST_YEAR, OF_MONTH, PAID, RATE, SPLIT

LAYOUT = TableLayout(
    key="unit_table",
    form="BIEU",
    rows=(Axis.UNIT, Axis.INDICATOR, Axis.PROJECT, Axis.PERIOD),
    needs=(),
    facets=(
        Facet(r"^tử số", Meaning(part=Part.NUMERATOR, role=Role.ACTUAL)),
        Facet(r"^mẫu số", Meaning(part=Part.DENOMINATOR, role=Role.ACTUAL)),
        Facet(r"giải ngân|thanh toán|\bvốn\b|kinh phí|\bchi\b|^(số )?tiền$", Meaning(money=True)),
        RATE,
        Facet(r"chuyển nguồn|kéo dài", Meaning(years=Years.CARRIED)),
        Facet(r"(vốn|kế hoạch) (được )?giao( (năm )?\d{4})?", Meaning(years=Years.OWN)),
        SPLIT,
        LAST_YEAR,
        role(r"chưa giải ngân|còn lại|hủy dự toán", Role.REMAINING),
        ESTIMATED_MONTH,
        role(r"^(ước|dự kiến|dự báo)|\(ước\)|ước (giải ngân|thực hiện)", Role.ESTIMATE),
        INTENDED,
        role(r"tạm ứng", Role.ADVANCE),
        role(r"^(kế hoạch|mục tiêu|chỉ tiêu|dự toán)\b.*(năm|giao|\d{4})", Role.PLANNED),
        *OF_MONTH,
        PAID,
        role(r"(kế hoạch|dự toán|phân bổ).*(vốn|kinh phí)|(vốn|kinh phí).*(kế hoạch|giao|phân bổ)", Role.PLANNED),
        role(r"^(tổng số|tổng|cộng|tổng cộng)$", Role.CHECK),
        *COMMON,
    ),
)

_OF_PEOPLE = r"khẩu"
REVIEW = TableLayout(  # form 1: only counts are kept, its rates follow from them ("4=3/1*100")
    key="review_table",
    form="BIEU-RASOAT",
    rows=(Axis.UNIT,),
    needs=(r"tổng số hộ($| dân| gia đình|\W*\()|số hộ dân cư", r"hộ nghèo", r"hộ cận nghèo"),
    facets=(role(rf"{_OF_PEOPLE}|nông,? lâm", Role.CHECK), *COMMON, RATES),
    concepts=(
        (
            rf"^(?!.*({_OF_PEOPLE}|tỷ lệ|%|nghèo|nông)).*tổng số hộ",
            Concept("RASOAT-1", ("tổng số hộ dân cư",), number="1", role=ReviewRole.ALL_HOUSEHOLDS, unit="hộ"),
        ),
        (
            rf"^(?!.*({_OF_PEOPLE}|tỷ lệ|%|cận nghèo|nông)).*hộ nghèo",
            Concept("RASOAT-3", ("số hộ nghèo",), number="3", role=ReviewRole.POOR_HOUSEHOLDS, unit="hộ"),
        ),
        (
            rf"^(?!.*({_OF_PEOPLE}|tỷ lệ|%|nông)).*hộ cận nghèo",
            Concept("RASOAT-5", ("số hộ cận nghèo",), number="5", role=ReviewRole.NEAR_POOR_HOUSEHOLDS, unit="hộ"),
        ),
    ),
    source=Source.REVIEW_SOFTWARE,
)
