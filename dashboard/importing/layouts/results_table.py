"""Results against targets (docs/rules.en.md): indicators down; last year, plan, carried out and rates across."""

from dashboard.importing.layouts.foreign import COMMON, RATES, Axis, Role, TableLayout, role

LAYOUT = TableLayout(
    key="results_table",
    form="BIEU-CHITIEU",
    rows=(Axis.INDICATOR,),
    needs=(r"chỉ tiêu|nội dung", r"kế hoạch|mục tiêu|kh năm", r"thực hiện|kết quả|lũy kế"),
    facets=(role(r"^thực hiện năm (?P<year>\d{4})", Role.ACTUAL), *COMMON, RATES),
)
