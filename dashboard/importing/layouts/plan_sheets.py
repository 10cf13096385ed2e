"""The plan workbook: its sheets and columns, declared once for the reader, the writer and the docs."""

from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.plan import FundTier, LeadRole
from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.layouts.change_sheets import ADJUSTMENTS, STANDARDS, SUCCESSIONS
from dashboard.importing.layouts.target_sheets import INDICATORS, MILESTONES, TARGETS
from dashboard.importing.sheets.declared import Column, Form, Kind, Table

__all__ = [
    "ADJUSTMENTS", "ALLOCATIONS", "CALENDAR", "DISAGGREGATIONS", "FUNDS", "INDICATORS", "LAYOUT", "LEADS", "MILESTONES",
    "PROGRAMME", "PROJECTS", "SHEETS", "STANDARDS", "SUCCESSIONS", "TABLES", "TARGETS", "UNITS",
]  # fmt: skip

LAYOUT = "giamngheo-ke-hoach 1"

PROGRAMME = Form(
    "programme",
    "Chương trình",
    (
        Column("layout", "Mẫu", Kind.TEXT, "Tên mẫu, không sửa", "Name of the layout, leave as it is", True),
        Column(
            "code",
            "Mã chương trình",
            Kind.CODE,
            "Mã ngắn dùng trong lệnh và liên kết",
            "Short code used in commands and links",
            True,
        ),
        Column("name", "Tên chương trình", Kind.TEXT, "Tên đầy đủ", "Full name", True),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, "Để trống được", "English name, optional"),
        Column("office", "Cơ quan", Kind.TEXT, "Cơ quan có kế hoạch", "Whose plan it is", True),
        Column("year", "Năm kế hoạch", Kind.WHOLE, "Ví dụ 2024", "Such as 2024", True),
        Column("title", "Tên kế hoạch", Kind.TEXT, "Như trên văn bản", "As on the document", True),
        Column(
            "root",
            "Mã đơn vị của kế hoạch",
            Kind.CODE,
            "Đơn vị mà chỉ tiêu chung nói tới",
            "The unit the overall targets speak of",
            True,
        ),
        Column(
            "decision", "Quyết định giao vốn", Kind.TEXT, "Số văn bản", "Number of the document that gives the money"
        ),
        Column("decision_date", "Ngày quyết định", Kind.DATE, "dd/mm/yyyy", "dd/mm/yyyy"),
        Column(
            "money_unit",
            "Đơn vị tính của tiền",
            Kind.WORD,
            "Của cột số tiền trong tệp này",
            "Of the amounts in this workbook",
            True,
            MoneyUnit,
        ),
        Column(
            "sample",
            "Số liệu minh họa",
            Kind.FLAG,
            "«có»: mọi trang và bản xuất ghi rõ là minh họa",
            "«có»: every page and export says that figures are invented",
        ),
        Column(
            "assumed_today",
            "Ngày làm việc giả định",
            Kind.DATE,
            "Chỉ cho kế hoạch minh họa: ngày dùng để xét hạn báo cáo",
            "Sample plans only: the day by which deadlines are judged",
        ),
        Column(
            "ratio_on_track",
            "Ngưỡng đúng tiến độ (so với lộ trình)",
            Kind.NUMBER,
            "Mặc định 0,97",
            "Ratio to the path from which it is on track; 0.97",
        ),
        Column(
            "ratio_slightly_behind",
            "Ngưỡng chậm nhẹ (so với lộ trình)",
            Kind.NUMBER,
            "Mặc định 0,85",
            "Ratio to the path from which it is slightly behind; 0.85",
        ),
        Column(
            "gap_on_track",
            "Ngưỡng đúng tiến độ (điểm %)",
            Kind.NUMBER,
            "Mặc định −1",
            "Gap to the path in percentage points; −1",
        ),
        Column(
            "gap_slightly_behind",
            "Ngưỡng chậm nhẹ (điểm %)",
            Kind.NUMBER,
            "Mặc định −5",
            "Gap to the path in percentage points; −5",
        ),
        Column(
            "support_gap",
            "Xã cần hỗ trợ: thiếu từ (điểm %)",
            Kind.NUMBER,
            "Mặc định 10: chỉ tiêu xa mục tiêu nhất của xã thiếu từ bao nhiêu điểm",
            "From which worst gap to a target a commune needs support; 10",
        ),
        Column(
            "support_basis",
            "Xã cần hỗ trợ: so với",
            Kind.WORD,
            "mục tiêu (mặc định) hoặc lộ trình đến kỳ",
            "Against the target (default) or the path",
            False,
            SupportBasis,
        ),
        Column(
            "money_default",
            "Lộ trình giải ngân khi chưa có",
            Kind.WORD,
            "đường thẳng (mặc định), năm trước hoặc không; luôn ghi rõ trên màn hình",
            "Straight line (default), last year's curve, or none; always said on the screen",
            False,
            DefaultPath,
        ),
        Column(
            "target_default",
            "Lộ trình chỉ tiêu khi chưa có",
            Kind.WORD,
            "không (mặc định), đường thẳng hoặc năm trước; luôn ghi rõ trên màn hình",
            "None (default), straight line, or last year's curve; always said on the screen",
            False,
            DefaultPath,
        ),
    ),
)

UNITS = Table(
    "units",
    "Đơn vị",
    (
        Column("code", "Mã", Kind.CODE, "Giữ số 0 đầu", "Keeps its leading zero", True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", "Full name", True, width=40),
        Column("short_name", "Tên ngắn", Kind.TEXT, "Cho biểu đồ", "For charts", width=20),
        Column("type", "Loại", Kind.TEXT, "xã, thị trấn, phòng …", "The office's own word for its kind", True),
        Column("level", "Cấp", Kind.WORD, "Cấp hành chính", "Administrative level", True, UnitLevel),
        Column("parent", "Trực thuộc", Kind.CODE, "Mã đơn vị cấp trên", "Code of the unit above"),
        Column(
            "group", "Nhóm", Kind.CODE, "Mã nhóm để gọi chung, ví dụ XA", "Code that addresses several units together"
        ),
        Column(
            "aliases",
            "Tên khác",
            Kind.CODES,
            "Cách viết khác, ngăn bằng dấu ;",
            "Other spellings, parted by ;",
            width=40,
        ),
        Column("valid_from", "Từ ngày", Kind.DATE, "Ngày đơn vị có hiệu lực", "First day of validity"),
        Column("valid_to", "Đến ngày", Kind.DATE, "Ngày hết hiệu lực", "First day no longer valid"),
        Column("tile_column", "Cột bản đồ ô", Kind.WHOLE, "Vị trí trên bản đồ ô", "Column on the tile map"),
        Column("tile_row", "Hàng bản đồ ô", Kind.WHOLE, "Vị trí trên bản đồ ô", "Row on the tile map"),
    ),
)

PROJECTS = Table(
    "projects",
    "Dự án",
    (
        Column("code", "Mã", Kind.CODE, "Ví dụ DA3.1", "Such as DA3.1", True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", "Full name", True, width=60),
        Column("short_name", "Tên ngắn", Kind.TEXT, "Cho biểu đồ", "For charts", width=24),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, "Để trống được", "English name, optional", width=40),
        Column("parent", "Thuộc dự án", Kind.CODE, "Mã dự án cấp trên", "Code of the node above"),
        Column("applicable", "Thuộc đối tượng", Kind.FLAG, "«có» hoặc «không»", "«có» yes, «không» no", True),
        Column(
            "reason", "Lý do không thuộc đối tượng", Kind.TEXT, "Câu của kế hoạch", "The plan's own words", width=50
        ),
        Column(
            "aliases",
            "Tên khác",
            Kind.CODES,
            "Tên gọi trong các biểu khác của cơ quan, ngăn bằng dấu ;",
            "Names that other tables of the office use, parted by ;",
            width=40,
        ),
    ),
)

LEADS = Table(
    "leads",
    "Chủ trì",
    (
        Column(
            "project", "Mã dự án", Kind.CODE, "Một dự án có thể có nhiều dòng", "A project may have several rows", True
        ),
        Column("unit", "Mã đơn vị", Kind.CODE, "Đơn vị hoặc nhóm", "A unit or a group", True),
        Column("role", "Vai trò", Kind.WORD, "chủ trì hoặc phối hợp", "Lead or coordinating", True, LeadRole),
    ),
    required=False,
)

FUNDS = Table(
    "funds",
    "Nguồn vốn",
    (
        Column("code", "Mã", Kind.CODE, "Ví dụ NSTW", "Such as NSTW", True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", "Full name", True, width=40),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, "Để trống được", "English name, optional", width=30),
        Column(
            "tier", "Cấp ngân sách", Kind.WORD, "trung ương, địa phương, khác", "Tier of the budget", True, FundTier
        ),
        Column("capital", "Loại vốn", Kind.TEXT, "vốn sự nghiệp, vốn đầu tư …", "Kind of capital"),
    ),
    required=False,
)

ALLOCATIONS = Table(
    "allocations",
    "Phân bổ",
    (
        Column(
            "project",
            "Mã dự án",
            Kind.CODE,
            "Cấp nào của cây dự án cũng được, nhưng không cả cha lẫn con",
            "Any level of the tree, but never a node and one below it",
            True,
        ),
        Column(
            "fund",
            "Mã nguồn vốn",
            Kind.CODE,
            "«không tách» khi văn bản không chia theo nguồn",
            "«không tách» where the document does not divide by source",
            True,
        ),
        Column(
            "budget_year",
            "Năm ngân sách",
            Kind.YEAR,
            "Năm của tiền, không phải năm chi; «không tách» khi gộp các năm trước",
            "The year of the money; «không tách» for earlier years together",
            True,
        ),
        Column(
            "amount",
            "Số tiền",
            Kind.MONEY,
            "«chưa có số» khi văn bản không nêu; không để trống, không ghi 0 thay",
            "«chưa có số» where none is named; never blank, never 0 instead",
            True,
        ),
        Column("decision", "Văn bản", Kind.TEXT, "Quyết định giao", "The document that gives it", width=40),
        Column("note", "Ghi chú", Kind.TEXT, "", "Free text", width=30),
    ),
    required=False,
)

DISAGGREGATIONS = Table(
    "disaggregations",
    "Phân tổ",
    (
        Column("code", "Mã", Kind.CODE, "Ví dụ HN", "Such as HN", True),
        Column("name", "Tên", Kind.TEXT, "Ví dụ hộ nghèo", "Such as poor households", True, width=50),
    ),
    required=False,
)

CALENDAR = Table(
    "calendar",
    "Lịch báo cáo",
    (
        Column("form", "Mã báo cáo", Kind.CODE, "Ví dụ BC-THANG", "Such as BC-THANG", True),
        Column("name", "Tên báo cáo", Kind.TEXT, "", "Name of the report", True, width=40),
        Column(
            "reporters",
            "Đơn vị phải nộp",
            Kind.CODES,
            "Mã đơn vị hoặc nhóm, ngăn bằng ;",
            "Codes of units or groups, parted by ;",
            True,
        ),
        Column("period", "Kỳ", Kind.PERIOD, "2024-09, 2024-Q3, 2024-H1, 2024", "Period of the report", True),
        Column(
            "due_before",
            "Trước ngày",
            Kind.DATE,
            "Nộp đúng ngày này là muộn",
            "A report sent on this day is late",
            True,
        ),
        Column("basis", "Căn cứ", Kind.TEXT, "Văn bản quy định", "The document that asks for it", width=40),
    ),
    required=False,
)

TABLES = (
    UNITS, SUCCESSIONS, PROJECTS, LEADS, FUNDS, ALLOCATIONS, ADJUSTMENTS, DISAGGREGATIONS, STANDARDS, INDICATORS, TARGETS,
    MILESTONES, CALENDAR,
)  # fmt: skip
SHEETS = (PROGRAMME.sheet, *(table.sheet for table in TABLES))
