"""Monthly disbursement by project and source (docs/rules.en.md): projects down, plan, disbursed and rates across."""

from dashboard.importing.layouts.foreign import (
    COMMON,
    ESTIMATED_MONTH,
    MONTH_NAMED,
    RATES,
    UNTIL,
    Axis,
    Facet,
    Meaning,
    Role,
    TableLayout,
    Years,
    axis,
    role,
)

RATE = next(facet for facet in COMMON if facet.gives.role is Role.RATE)
LAST_YEAR = next(facet for facet in COMMON if facet.gives.role is Role.LAST_YEAR)
SPLIT = role(r"^(trong đó\W*)?(vốn|nguồn|kinh phí)? ?(đầu tư( phát triển)?|sự nghiệp|đtpt|đt|sn)$", Role.SPLIT)
OF_MONTH = (  # "Giải ngân tháng 10" is the month's, "lũy kế tháng 10" and "giải ngân đến tháng 10" are not
    role(r"trong (tháng|kỳ|quý)|(tháng|quý|kỳ) này", Role.IN_PERIOD),
    role(rf"lũy kế|cộng dồn|từ đầu năm|{UNTIL}|\b\d{{1,2}} tháng\b", Role.CUMULATIVE),
    role(MONTH_NAMED, Role.IN_PERIOD),
)

LAYOUT = TableLayout(
    key="disbursement_table",
    form="BIEU-GIAINGAN",
    rows=(Axis.PROJECT,),
    needs=(r"giải ngân|thanh toán|cấp phát", r"kế hoạch|vốn giao|dự toán|lũy kế"),
    money=True,
    facets=(
        axis(r"^(nội dung|nguồn vốn, dự án.*|tên dự án.*|(tiểu )?dự án(, .*)?|danh mục.*)$", Axis.PROJECT),
        Facet(r"gồm.*(chuyển nguồn|kéo dài)", Meaning(years=Years.ALL)),
        Facet(r"chuyển nguồn|kéo dài|năm trước", Meaning(years=Years.CARRIED)),
        Facet(r"(vốn|kế hoạch|dự toán)( vốn)? (được )?giao( (năm )?\d{4})?", Meaning(years=Years.OWN)),
        RATES,
        RATE,
        SPLIT,
        role(r"còn lại|chưa giải ngân|hủy dự toán", Role.REMAINING),
        role(r"tạm ứng", Role.ADVANCE),
        ESTIMATED_MONTH,
        role(r"^ước|ước (giải ngân|thực hiện)", Role.ESTIMATE),
        *OF_MONTH,
        role(r"lũy kế|(đã )?giải ngân|thanh toán", Role.CUMULATIVE),
        role(r"kế hoạch|dự toán|vốn", Role.PLANNED),
        Facet(r"^(số )?tiền$", Meaning(money=True)),
        *COMMON,
    ),
)  # fmt: skip
