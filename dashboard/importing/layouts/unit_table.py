"""Any table of units and indicators or money, either way round, wide or long, for one month or several."""

from dashboard.importing.layouts.foreign import COMMON, Axis, Facet, Meaning, Part, Role, TableLayout, Years, role

LAYOUT = TableLayout(
    key="unit_table",
    form="BIEU",
    rows=(Axis.UNIT, Axis.INDICATOR, Axis.PROJECT, Axis.PERIOD),
    needs=(),
    facets=(
        Facet(r"^tử số", Meaning(part=Part.NUMERATOR, role=Role.ACTUAL)),
        Facet(r"^mẫu số", Meaning(part=Part.DENOMINATOR, role=Role.ACTUAL)),
        Facet(r"giải ngân|thanh toán|\bvốn\b|kinh phí", Meaning(money=True)),
        Facet(r"chuyển nguồn|kéo dài", Meaning(years=Years.CARRIED)),
        Facet(r"(vốn|kế hoạch) (được )?giao( (năm )?\d{4})?", Meaning(years=Years.OWN)),
        role(r"chưa giải ngân|còn lại", Role.REMAINING),
        role(r"giải ngân trong|trong (kỳ|tháng|quý)", Role.IN_PERIOD),
        role(r"giải ngân|thanh toán", Role.CUMULATIVE),
        role(r"(kế hoạch|dự toán|phân bổ).*vốn|vốn giao", Role.PLANNED),
        role(r"^(tổng số|tổng|cộng|tổng cộng)$", Role.CHECK),
        *COMMON,
    ),
)
