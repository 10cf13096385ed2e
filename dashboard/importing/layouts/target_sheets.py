"""What a plan measures and asks for: the sheets of its indicators, targets and planned paths."""

from dashboard.domain.plan.indicators import (
    Aggregation,
    Direction,
    Frequency,
    Indicator,
    Measure,
    ReviewRole,
    ValueType,
)
from dashboard.domain.plan.plan import Milestone, PathOf
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule, Target, Tier
from dashboard.importing.sheets.declared import Column, DeclaredTable, Kind
from dashboard.importing.sheets.vocabulary import ALL_SPELLED, CONSOLIDATED_SPELLED, OWN_SPELLED

MONTHS = tuple(f"m{month}" for month in range(1, 13))

INDICATORS = DeclaredTable(
    "indicators",
    "Danh mục chỉ tiêu",
    (
        Column("code", "Mã", Kind.CODE, True),
        Column("name", "Tên", Kind.TEXT, True, width=60),
        Column("short_name", "Tên ngắn", Kind.TEXT, width=24),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, width=40),
        Column("unit_of_measure", "Đơn vị tính", Kind.TEXT, True),
        Column("unit_en", "Đơn vị tính tiếng Anh", Kind.TEXT),
        Column("measure", "Loại số", Kind.WORD, True, words=Measure),
        Column("direction", "Chiều tốt", Kind.WORD, True, words=Direction),
        Column("value_type", "Kiểu giá trị", Kind.WORD, True, words=ValueType),
        Column("aggregation", "Cách cộng", Kind.WORD, True, words=Aggregation),
        Column(
            "reporters",
            "Đơn vị báo cáo",
            Kind.CODES,
            refers=("units", "groups"),
            spelled=CONSOLIDATED_SPELLED,
            width=24,
        ),
        Column("subject", "Số liệu của", Kind.CODE, True, refers=("units",), spelled=OWN_SPELLED),
        Column("frequency", "Tần suất", Kind.WORD, True, words=Frequency),
        Column("review_month", "Tháng rà soát", Kind.WHOLE),
        Column("numerator", "Tử số là", Kind.TEXT, width=40),
        Column("denominator", "Mẫu số là", Kind.TEXT, width=40),
        Column("subset_of", "Là một phần của", Kind.CODE, refers=("indicators",)),
        Column("dimension", "Chiều", Kind.TEXT, width=24),
        Column("population", "Đối tượng", Kind.TEXT, width=40),
        Column("disaggregations", "Phân tổ", Kind.CODES, refers=("disaggregations",)),
        Column("low", "Thấp nhất có thể", Kind.AMOUNT, signed=True),
        Column("high", "Cao nhất có thể", Kind.AMOUNT, signed=True),
        Column("definition", "Khái niệm, phương pháp tính", Kind.TEXT, width=60),
        Column("aliases", "Tên khác", Kind.CODES, width=40),
        Column("role", "Vai trò trong rà soát", Kind.WORD, words=ReviewRole, width=24),
        Column("group", "Nhóm hộ", Kind.CODE, refers=("disaggregations",)),
        Column("standard", "Chuẩn nghèo", Kind.CODE, refers=("standards",)),
    ),
    Indicator,
)

TARGETS = DeclaredTable(
    "targets",
    "Chỉ tiêu",
    (
        Column("id", "Mã", Kind.CODE, True),
        Column("indicator", "Mã chỉ tiêu trong danh mục", Kind.CODE, True),
        Column("unit", "Mã đơn vị", Kind.CODE, True, refers=("units",)),
        Column("tier", "Cấp giao", Kind.WORD, words=Tier),
        Column("value", "Trị số theo văn bản", Kind.TARGET, True, width=24, attribute=None),
        Column("operator", "Phép so sánh", Kind.WORD, words=Operator),
        Column("basis", "Cơ sở", Kind.WORD, words=Basis),
        Column("tolerance", "Độ rộng của «khoảng» (%)", Kind.SHARE),
        Column("baseline", "Số đầu kỳ", Kind.AMOUNT),
        Column("baseline_source", "Nguồn số đầu kỳ", Kind.TEXT, width=40),
        Column("pace_rule", "Quy tắc tiến độ", Kind.WORD, True, words=PaceRule),
        Column("leads", "Chủ trì", Kind.CODES, refers=("units", "groups")),
        Column("projects", "Dự án phục vụ", Kind.CODES, refers=("projects",)),
        Column("population", "Đối tượng", Kind.TEXT, width=40),
        Column("stated_change", "Thay đổi nêu kèm (điểm %)", Kind.SHARE),
        Column("stated_count", "Số nêu kèm", Kind.WHOLE),
        Column("source_clause", "Mục", Kind.TEXT),
        Column("source_sentence", "Câu của văn bản", Kind.TEXT, True, width=80),
        Column("settled", "Câu đã chốt là", Kind.WORD, words=Basis, width=24),
        Column("settled_by", "Người chốt", Kind.TEXT, width=24),
        Column("settled_on", "Ngày chốt", Kind.DATE),
        Column("note", "Ghi chú", Kind.TEXT, width=30),
        Column("count_of", "Số nêu kèm là", Kind.WORD, words=CountOf, width=24),
        Column("count_indicator", "Chỉ tiêu đếm số nêu kèm", Kind.CODE, refers=("indicators",), width=24),
        Column("baseline_by", "Người chốt số đầu kỳ", Kind.TEXT, width=24),
        Column("baseline_on", "Ngày chốt số đầu kỳ", Kind.DATE),
        Column("until", "Đến năm", Kind.YEAR),
        Column("each_year", "Mỗi năm", Kind.FLAG),
    ),
    Target,
    derived=("low", "high"),  # read from "value", in the basis' own terms
    required=False,
)

MILESTONES = DeclaredTable(
    "milestones",
    "Lộ trình",
    (
        Column("of", "Loại", Kind.WORD, True, words=PathOf),
        Column("key", "Mã", Kind.CODE, True, spelled=ALL_SPELLED),
        *(
            Column(key, f"T{month}", Kind.AMOUNT, width=9, attribute=None, help_id="column.milestones.month")
            for month, key in enumerate(MONTHS, start=1)
        ),
        Column("approved_by", "Người duyệt", Kind.TEXT, width=24),
        Column("approved_on", "Ngày duyệt", Kind.DATE),
        Column("year", "Năm", Kind.YEAR, attribute=None),
    ),
    Milestone,
    identity=("of", "key", "year"),
    derived=("period", "value"),  # one for each month of the row, of the plan's year unless it names another
    required=False,
)
