"""Monthly disbursement by project and source (docs/rules.en.md): projects down, plan, disbursed and rates across."""

from dashboard.importing.layouts.foreign import (
    COMMON,
    EARLIER,
    ESTIMATED_MONTH,
    MONTH_NAMED,
    NOT_CUMULATIVE,
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
LAST_YEAR = role(r"cùng kỳ", Role.LAST_YEAR)  # money of the year before may be carried over: that is this year's too
_NOT_YET = r"đề nghị|đề xuất|hồ sơ|nghiệm thu|không giải ngân|\bvay\b|tín dụng|\bđạt\b"
PAID = role(rf"^(?!.*({_NOT_YET})).*(giải ngân|thanh toán)|^(?!.*({_NOT_YET})).*(đã|thực) chi\b", Role.CUMULATIVE)
INTENDED = role(r"(kế hoạch|nhu cầu|cam kết|khả năng|đăng ký|phương án|dự toán).*(giải ngân|thanh toán)", Role.PLANNED)
SPLIT = role(r"^(trong đó\W*)?(vốn|nguồn|kinh phí)? ?(đầu tư( phát triển)?|sự nghiệp|đtpt|đt|sn)$", Role.SPLIT)
OF_MONTH = (  # "Giải ngân tháng 10" is the month's, "lũy kế tháng 10" and "giải ngân đến tháng 10" are not
    EARLIER,
    role(NOT_CUMULATIVE, Role.IN_PERIOD),
    role(rf"lũy kế|cộng dồn|từ đầu năm|^(?!.*(trong|này)).*(?:{UNTIL})|\b\d{{1,2}} tháng\b", Role.CUMULATIVE),
    role(r"trong (tháng|kỳ|quý)|(tháng|quý|kỳ) này|phát sinh|\bthêm$", Role.IN_PERIOD),
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
        role(r"^(ước|dự kiến|dự báo)|\(ước\)|ước (giải ngân|thực hiện)", Role.ESTIMATE),
        LAST_YEAR,
        INTENDED,
        *OF_MONTH,
        PAID,
        role(r"^(?!.*(giải ngân|thanh toán)).*(kế hoạch|dự toán|vốn|kinh phí)", Role.PLANNED),
        Facet(r"^(số )?tiền$", Meaning(money=True)),
        *COMMON,
    ),
)  # fmt: skip
