"""The plan workbook: its sheets and columns, declared once for the reader, the writer, the docs and the planning page."""

from typing import Any

from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.plan import (
    Allocation,
    Disaggregation,
    Fund,
    FundTier,
    Lead,
    LeadRole,
    Obligation,
    PlanText,
    Project,
    TextKind,
)
from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.units import ALWAYS, Unit, UnitLevel
from dashboard.importing.layouts.change_sheets import ADJUSTMENTS, STANDARDS, SUCCESSIONS
from dashboard.importing.layouts.target_sheets import INDICATORS, MILESTONES, TARGETS
from dashboard.importing.sheets.declared import Column, DeclaredTable, Form, Kind
from dashboard.importing.sheets.vocabulary import ALL_SPELLED, NOT_SPLIT_SPELLED, UNKNOWN_SPELLED

__all__ = [
    "ADJUSTMENTS", "ALLOCATIONS", "CALENDAR", "DISAGGREGATIONS", "FUNDS", "GUIDE", "INDICATORS", "LAYOUT", "LEADS", "MILESTONES",
    "PROGRAMME", "PROJECTS", "SHEETS", "STANDARDS", "SUCCESSIONS", "TABLES", "TABLE_BY_KEY", "TARGETS",
    "TEXTS", "UNITS", "USUAL",
]  # fmt: skip

LAYOUT = "giamngheo-ke-hoach 1"
GUIDE = "Hướng dẫn"  # to read, never read back

PROGRAMME = Form(
    "programme",
    "Chương trình",
    (
        Column("layout", "Mẫu", Kind.TEXT, True, attribute=None),
        Column("code", "Mã chương trình", Kind.CODE, True),
        Column("name", "Tên chương trình", Kind.TEXT, True),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT),
        Column("office", "Cơ quan", Kind.TEXT, True),
        Column("year", "Năm kế hoạch", Kind.YEAR, True),
        Column("title", "Tên kế hoạch", Kind.TEXT, True),
        Column("root", "Mã đơn vị của kế hoạch", Kind.CODE, True),
        Column("decision", "Quyết định giao vốn", Kind.TEXT),
        Column("decision_date", "Ngày quyết định", Kind.DATE),
        Column("money_unit", "Đơn vị tính của tiền", Kind.WORD, True, words=MoneyUnit, attribute=None),
        Column("sample", "Số liệu minh họa", Kind.FLAG),
        Column("assumed_today", "Ngày làm việc giả định", Kind.DATE),
        Column("ratio_on_track", "Ngưỡng đúng tiến độ (so với lộ trình)", Kind.NUMBER),
        Column("ratio_slightly_behind", "Ngưỡng chậm nhẹ (so với lộ trình)", Kind.NUMBER),
        Column("gap_on_track", "Ngưỡng đúng tiến độ (điểm %)", Kind.SHARE),
        Column("gap_slightly_behind", "Ngưỡng chậm nhẹ (điểm %)", Kind.SHARE),
        Column("support_gap", "Xã cần hỗ trợ: thiếu từ (điểm %)", Kind.SHARE),
        Column("support_basis", "Xã cần hỗ trợ: so với", Kind.WORD, words=SupportBasis),
        Column("money_default", "Lộ trình giải ngân khi chưa có", Kind.WORD, words=DefaultPath),
        Column("target_default", "Lộ trình chỉ tiêu khi chưa có", Kind.WORD, words=DefaultPath),
        Column("least_coverage", "Đánh giá khi có số liệu từ (% đơn vị đến hạn)", Kind.SHARE),
    ),
)

UNITS = DeclaredTable(
    "units",
    "Đơn vị",
    (
        Column("code", "Mã", Kind.UNIT, True),
        Column("name", "Tên", Kind.TEXT, True, width=40),
        Column("short_name", "Tên ngắn", Kind.TEXT, width=20),
        Column("type", "Loại", Kind.TEXT, True),
        Column("level", "Cấp", Kind.WORD, True, words=UnitLevel),
        Column("parent", "Trực thuộc", Kind.CODE, refers=("units",)),
        Column("group", "Nhóm", Kind.CODE),
        Column("aliases", "Tên khác", Kind.CODES, width=40),
        Column("valid_from", "Từ ngày", Kind.DATE, spelled=((ALWAYS, ""),)),
        Column("valid_to", "Đến ngày", Kind.DATE),
        Column("tile_column", "Cột bản đồ ô", Kind.WHOLE, attribute="tile", part=0),
        Column("tile_row", "Hàng bản đồ ô", Kind.WHOLE, attribute="tile", part=1),
        Column("priority", "Diện ưu tiên", Kind.TEXT, width=24),
    ),
    Unit,
    identity=("code", "valid_from"),
)

PROJECTS = DeclaredTable(
    "projects",
    "Dự án",
    (
        Column("code", "Mã", Kind.CODE, True),
        Column("name", "Tên", Kind.TEXT, True, width=60),
        Column("short_name", "Tên ngắn", Kind.TEXT, width=24),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, width=40),
        Column("parent", "Thuộc dự án", Kind.CODE, refers=("projects",)),
        Column("applicable", "Thuộc đối tượng", Kind.FLAG, True),
        Column("reason", "Lý do không thuộc đối tượng", Kind.TEXT, width=50),
        Column("aliases", "Tên khác", Kind.CODES, width=40),
    ),
    Project,
)

LEADS = DeclaredTable(
    "leads",
    "Chủ trì",
    (
        Column("project", "Mã dự án", Kind.CODE, True, refers=("projects",)),
        Column("unit", "Mã đơn vị", Kind.CODE, True, refers=("units", "groups")),
        Column("role", "Vai trò", Kind.WORD, True, words=LeadRole),
    ),
    Lead,
    identity=("project", "unit"),
    required=False,
)

FUNDS = DeclaredTable(
    "funds",
    "Nguồn vốn",
    (
        Column("code", "Mã", Kind.CODE, True),
        Column("name", "Tên", Kind.TEXT, True, width=40),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, width=30),
        Column("tier", "Cấp ngân sách", Kind.WORD, True, words=FundTier),
        Column("capital", "Loại vốn", Kind.TEXT),
    ),
    Fund,
    required=False,
)

ALLOCATIONS = DeclaredTable(
    "allocations",
    "Phân bổ",
    (
        Column("project", "Mã dự án", Kind.CODE, True, refers=("projects",)),
        Column("fund", "Mã nguồn vốn", Kind.CODE, True, refers=("funds",), spelled=NOT_SPLIT_SPELLED),
        Column("budget_year", "Năm ngân sách", Kind.YEAR, True, spelled=NOT_SPLIT_SPELLED),
        Column("amount", "Số tiền", Kind.MONEY, True, attribute="amount_vnd", spelled=UNKNOWN_SPELLED),
        Column("decision", "Văn bản", Kind.TEXT, width=40),
        Column("note", "Ghi chú", Kind.TEXT, width=30),
        Column("spend_by", "Hạn giải ngân", Kind.DATE, width=16),
    ),
    Allocation,
    identity=("project", "fund", "budget_year"),
    required=False,
)

DISAGGREGATIONS = DeclaredTable(
    "disaggregations",
    "Phân tổ",
    (
        Column("code", "Mã", Kind.CODE, True),
        Column("name", "Tên", Kind.TEXT, True, width=50),
    ),
    Disaggregation,
    required=False,
)

TEXTS = DeclaredTable(
    "texts",
    "Nội dung dự án",
    (
        Column("project", "Mã dự án", Kind.CODE, True, refers=("projects",), spelled=ALL_SPELLED),
        Column("kind", "Loại", Kind.WORD, True, words=TextKind),
        Column("text", "Nội dung", Kind.TEXT, True, width=90),
        Column("clause", "Mục", Kind.TEXT, True, width=30),
    ),
    PlanText,
    identity=("project", "kind", "clause"),
    required=False,
)

CALENDAR = DeclaredTable(
    "calendar",
    "Lịch báo cáo",
    (
        Column("form", "Mã báo cáo", Kind.CODE, True),
        Column("name", "Tên báo cáo", Kind.TEXT, True, width=40),
        Column("reporters", "Đơn vị phải nộp", Kind.CODES, True, refers=("units", "groups")),
        Column("period", "Kỳ", Kind.PERIOD, True),
        Column("due_before", "Trước ngày", Kind.DATE, True),
        Column("basis", "Căn cứ", Kind.TEXT, width=40),
        Column("words_only", "Chỉ báo cáo bằng lời", Kind.CODES, refers=("units", "groups"), attribute=None, width=24),
        Column("since", "Từ kỳ", Kind.TEXT, attribute=None),
    ),
    Obligation,
    identity=("form", "period"),
    part="obligations",
    required=False,
)

TABLES = (
    UNITS, SUCCESSIONS, PROJECTS, TEXTS, LEADS, FUNDS, ALLOCATIONS, ADJUSTMENTS, DISAGGREGATIONS, STANDARDS, INDICATORS, TARGETS,
    MILESTONES, CALENDAR,
)  # fmt: skip
TABLE_BY_KEY: dict[str, DeclaredTable[Any]] = {table.key: table for table in TABLES}
USUAL = (UNITS, PROJECTS, LEADS, FUNDS, ALLOCATIONS, INDICATORS, TARGETS, CALENDAR)  # without which no year begins
SHEETS = (PROGRAMME.sheet, *(table.sheet for table in TABLES), GUIDE)
