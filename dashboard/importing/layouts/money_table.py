"""Monthly disbursement by project and source (docs/rules.en.md): projects down, plan, disbursed and rates across."""

from dashboard.importing.layouts.foreign import COMMON, Axis, Facet, Meaning, Role, TableLayout, Years, axis, role

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
        role(r"tỷ lệ|so với", Role.RATE),
        role(r"còn lại|chưa giải ngân|hủy dự toán", Role.REMAINING),
        role(r"tạm ứng", Role.ADVANCE),
        role(r"^ước|ước (giải ngân|thực hiện)", Role.ESTIMATE),
        role(r"trong (tháng|kỳ|quý)", Role.IN_PERIOD),
        role(r"lũy kế|(đã )?giải ngân|thanh toán", Role.CUMULATIVE),
        role(r"kế hoạch|dự toán|vốn", Role.PLANNED),
        *COMMON,
    ),
)  # fmt: skip
