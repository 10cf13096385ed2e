"""Any table of units and indicators or money, either way round, wide or long, for one month or several (issue of its titles)."""

from dashboard.importing.layouts.foreign import COMMON, Axis, Facet, Meaning, Part, Role, TableLayout, role

LAYOUT = TableLayout(
    key="unit_table",
    form="BIEU",
    rows=(Axis.UNIT, Axis.INDICATOR, Axis.PROJECT, Axis.PERIOD),
    needs=(),
    facets=(
        Facet(r"^tử số", Meaning(part=Part.NUMERATOR, role=Role.ACTUAL)),
        Facet(r"^mẫu số", Meaning(part=Part.DENOMINATOR, role=Role.ACTUAL)),
        role(r"^(lũy kế )?(giải ngân|đã giải ngân)|lũy kế giải ngân", Role.CUMULATIVE),
        role(r"^(tổng số|tổng|cộng|tổng cộng)$", Role.CHECK),
        *COMMON,
    ),
)
