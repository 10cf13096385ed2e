"""What changes during a plan's years: the sheets of adjusted money, of poverty standards, and of merged and divided units."""

from dashboard.domain.plan.indicators import Standard
from dashboard.domain.plan.plan import Adjustment
from dashboard.domain.plan.units import Succession, SuccessionKind
from dashboard.importing.sheets.declared import Column, DeclaredTable, Kind
from dashboard.importing.sheets.vocabulary import NOT_SPLIT_SPELLED, UNKNOWN_SPELLED

ADJUSTMENTS = DeclaredTable(
    "adjustments",
    "Điều chỉnh vốn",
    (
        Column("project", "Mã dự án", Kind.CODE, True, refers=("projects",)),
        Column("fund", "Mã nguồn vốn", Kind.CODE, True, refers=("funds",), spelled=NOT_SPLIT_SPELLED),
        Column("budget_year", "Năm ngân sách", Kind.YEAR, True, spelled=NOT_SPLIT_SPELLED),
        Column("amount", "Tăng (+), giảm (−)", Kind.MONEY, True, width=20, signed=True, attribute="amount_vnd"),
        Column("effective_on", "Từ ngày", Kind.DATE, True),
        Column("decision", "Văn bản", Kind.TEXT, True, width=40),
        Column("note", "Ghi chú", Kind.TEXT, width=30),
    ),
    Adjustment,
    identity=("project", "fund", "budget_year", "effective_on"),
    required=False,
)

STANDARDS = DeclaredTable(
    "standards",
    "Chuẩn nghèo",
    (
        Column("code", "Mã", Kind.CODE, True),
        Column("name", "Tên", Kind.TEXT, True, width=50),
        Column("valid_from", "Từ ngày", Kind.DATE, True),
        Column("valid_to", "Đến ngày", Kind.DATE),
        Column("document", "Văn bản", Kind.TEXT, width=40),
    ),
    Standard,
    required=False,
)

SUCCESSIONS = DeclaredTable(
    "successions",
    "Sáp nhập, chia tách",
    (
        Column("old", "Mã đơn vị cũ", Kind.UNIT, True, refers=("units",)),
        Column("new", "Mã đơn vị mới", Kind.UNIT, True, refers=("units",)),
        Column("on", "Từ ngày", Kind.DATE, True),
        Column("kind", "Hình thức", Kind.WORD, True, words=SuccessionKind),
        Column("share", "Tỷ lệ hộ chuyển sang (%)", Kind.SHARE, width=20, spelled=UNKNOWN_SPELLED),
        Column("source", "Căn cứ", Kind.TEXT, width=40),
    ),
    Succession,
    identity=("old", "new"),
    required=False,
)
