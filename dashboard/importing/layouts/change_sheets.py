"""What changes during a plan's years: the sheets of adjusted money, of poverty standards, and of merged and divided units."""

from dashboard.domain.plan.units import SuccessionKind
from dashboard.importing.sheets.declared import Column, Kind, Table

ADJUSTMENTS = Table(
    "adjustments",
    "Điều chỉnh vốn",
    (
        Column("project", "Mã dự án", Kind.CODE, "Như trang Phân bổ", "As on the sheet Phân bổ", True),
        Column("fund", "Mã nguồn vốn", Kind.CODE, "Như trang Phân bổ", "As on the sheet Phân bổ", True),
        Column("budget_year", "Năm ngân sách", Kind.YEAR, "Như trang Phân bổ", "As on the sheet Phân bổ", True),
        Column(
            "amount",
            "Tăng (+), giảm (−)",
            Kind.MONEY,
            "Số tiền thêm vào hoặc bớt đi, không phải số sau điều chỉnh",
            "What is added or taken away, not the new amount",
            True,
            width=20,
            signed=True,
        ),
        Column(
            "effective_on",
            "Từ ngày",
            Kind.DATE,
            "Các kỳ kết thúc từ ngày này tính theo số đã điều chỉnh",
            "Periods that end on this day or later count it",
            True,
        ),
        Column(
            "decision", "Văn bản", Kind.TEXT, "Quyết định điều chỉnh", "The document that changes it", True, width=40
        ),
        Column("note", "Ghi chú", Kind.TEXT, "", "Free text", width=30),
    ),
    required=False,
)

STANDARDS = Table(
    "standards",
    "Chuẩn nghèo",
    (
        Column("code", "Mã", Kind.CODE, "Ví dụ ND07-2021", "Such as ND07-2021", True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", "Full name", True, width=50),
        Column("valid_from", "Từ ngày", Kind.DATE, "Ngày có hiệu lực", "First day of validity", True),
        Column("valid_to", "Đến ngày", Kind.DATE, "Ngày hết hiệu lực", "First day no longer valid"),
        Column("document", "Văn bản", Kind.TEXT, "Nghị định, quyết định", "The decree or decision", width=40),
    ),
    required=False,
)

SUCCESSIONS = Table(
    "successions",
    "Sáp nhập, chia tách",
    (
        Column("old", "Mã đơn vị cũ", Kind.CODE, "Như trang Đơn vị", "As on the sheet Đơn vị", True),
        Column("new", "Mã đơn vị mới", Kind.CODE, "Như trang Đơn vị", "As on the sheet Đơn vị", True),
        Column("on", "Từ ngày", Kind.DATE, "Ngày đơn vị mới có hiệu lực", "First day of the new unit", True),
        Column(
            "kind",
            "Hình thức",
            Kind.WORD,
            "nhập toàn bộ; nhập một phần; đổi tên",
            "Wholly, in part, or only renamed",
            True,
            SuccessionKind,
        ),
        Column(
            "share",
            "Tỷ lệ hộ chuyển sang (%)",
            Kind.NUMBER,
            "Chỉ khi nhập một phần; «chưa có số» khi chưa biết: số liệu khi đó không quy đổi",
            "For a part only; «chưa có số» where unknown: figures are then not recast",
            width=20,
        ),
        Column(
            "source", "Căn cứ", Kind.TEXT, "Nghị quyết, bảng chuyển đổi", "Resolution or conversion table", width=40
        ),
    ),
    required=False,
)
