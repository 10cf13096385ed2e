"""What a plan measures and asks for: the sheets of its indicators, targets and planned paths."""

from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Measure, Role, ValueType
from dashboard.domain.plan.plan import PathOf
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Tier
from dashboard.importing.sheets.declared import Column, Kind, Table

INDICATORS = Table(
    "indicators",
    "Danh mục chỉ tiêu",
    (
        Column("code", "Mã", Kind.CODE, "Mã dùng trong báo cáo", "Code used in reports", True),
        Column("name", "Tên", Kind.TEXT, "Tên đầy đủ", "Full name", True, width=60),
        Column("short_name", "Tên ngắn", Kind.TEXT, "Cho biểu đồ", "For charts", width=24),
        Column("name_en", "Tên tiếng Anh", Kind.TEXT, "Để trống được", "English name, optional", width=40),
        Column("unit_of_measure", "Đơn vị tính", Kind.TEXT, "người, hộ, % …", "Unit of measure", True),
        Column("unit_en", "Đơn vị tính tiếng Anh", Kind.TEXT, "Để trống được", "In English, optional"),
        Column("measure", "Loại số", Kind.WORD, "số lượng, tỷ lệ, định tính …", "Kind of measure", True, Measure),
        Column(
            "direction",
            "Chiều tốt",
            Kind.WORD,
            "tăng, giảm hoặc giữ",
            "In which direction it should move",
            True,
            Direction,
        ),
        Column(
            "value_type",
            "Kiểu giá trị",
            Kind.WORD,
            "lũy kế, trong kỳ hoặc thời điểm",
            "Cumulative, in the period, or at a time",
            True,
            ValueType,
        ),
        Column(
            "aggregation",
            "Cách cộng",
            Kind.WORD,
            "cộng; tỷ lệ của tổng (có tử số, mẫu số); không cộng",
            "Sum; ratio of sums (with numerator and denominator); none",
            True,
            Aggregation,
        ),
        Column(
            "reporters",
            "Đơn vị báo cáo",
            Kind.CODES,
            "Mã đơn vị hoặc nhóm, ngăn bằng ; — trống: số liệu lấy từ bảng tổng hợp",
            "Codes of units or groups, parted by ;; blank: figures come with consolidated tables",
        ),
        Column(
            "subject",
            "Số liệu của",
            Kind.CODE,
            "«đơn vị báo cáo» hoặc mã đơn vị",
            "«đơn vị báo cáo» for the reporter itself, or a unit's code",
            True,
        ),
        Column(
            "frequency", "Tần suất", Kind.WORD, "tháng, quý, 6 tháng, năm", "How often a figure is due", True, Frequency
        ),
        Column(
            "review_month", "Tháng rà soát", Kind.WHOLE, "Cho chỉ tiêu năm; mặc định 12", "For yearly indicators; 12"
        ),
        Column("numerator", "Tử số là", Kind.TEXT, "Lời của văn bản", "What is counted above the line", width=40),
        Column("denominator", "Mẫu số là", Kind.TEXT, "Lời của văn bản", "What is counted below the line", width=40),
        Column(
            "subset_of",
            "Là một phần của",
            Kind.CODE,
            "Mã chỉ tiêu chứa nó",
            "The indicator whose figure contains this one's",
        ),
        Column("dimension", "Chiều", Kind.TEXT, "Chiều thiếu hụt", "Deprivation dimension", width=24),
        Column("population", "Đối tượng", Kind.TEXT, "Nhóm dân cư", "Population group", width=40),
        Column(
            "disaggregations",
            "Phân tổ",
            Kind.CODES,
            "Mã phân tổ, ngăn bằng ;",
            "Codes of population groups, parted by ;",
        ),
        Column("low", "Thấp nhất có thể", Kind.NUMBER, "Giới hạn hợp lý", "Least plausible value"),
        Column("high", "Cao nhất có thể", Kind.NUMBER, "Giới hạn hợp lý", "Greatest plausible value"),
        Column("definition", "Khái niệm, phương pháp tính", Kind.TEXT, "", "Definition and method", width=60),
        Column(
            "aliases",
            "Tên khác",
            Kind.CODES,
            "Tên gọi trong các biểu khác của cơ quan, ngăn bằng dấu ;",
            "Names that other tables of the office use, parted by ;",
            width=40,
        ),
        Column(
            "role",
            "Vai trò trong rà soát",
            Kind.WORD,
            "Để trang Chiều thiếu hụt biết số này là gì; để trống được",
            "What the figure is in the yearly review; optional",
            False,
            Role,
            24,
        ),
        Column(
            "group",
            "Nhóm hộ",
            Kind.CODE,
            "Mã phân tổ mà số liệu nói về: HN, HCN",
            "Code of the group it speaks of: HN, HCN",
        ),
        Column(
            "standard",
            "Chuẩn nghèo",
            Kind.CODE,
            "Mã ở trang Chuẩn nghèo; khác chuẩn thì không so sánh",
            "A code of the sheet Chuẩn nghèo; figures by different standards are not compared",
        ),
    ),
)

TARGETS = Table(
    "targets",
    "Chỉ tiêu",
    (
        Column("id", "Mã", Kind.CODE, "Ví dụ S002-05", "Such as S002-05", True),
        Column(
            "indicator",
            "Mã chỉ tiêu trong danh mục",
            Kind.CODE,
            "Xem trang Danh mục chỉ tiêu",
            "A code of the indicators' sheet",
            True,
        ),
        Column("unit", "Mã đơn vị", Kind.CODE, "Đơn vị được giao", "The unit that has the target", True),
        Column("tier", "Cấp giao", Kind.WORD, "tỉnh giao, huyện giao, phấn đấu", "Who set it", True, Tier),
        Column(
            "value",
            "Trị số theo văn bản",
            Kind.TARGET,
            "«khoảng 2.000», «trên 10%», «giảm 1-1,5%»; «không có số»",
            "In the plan's own words; «không có số» where it gives none",
            True,
            width=24,
        ),
        Column(
            "operator",
            "Phép so sánh",
            Kind.WORD,
            "Để trống: đọc từ trị số",
            "Blank: read from the value",
            False,
            Operator,
        ),
        Column(
            "basis",
            "Cơ sở",
            Kind.WORD,
            "Để trống: đọc từ trị số; «giảm 5%» sẽ được hỏi",
            "Blank: read from the value; «giảm 5%» is asked about",
            False,
            Basis,
        ),
        Column("tolerance", "Độ rộng của «khoảng» (%)", Kind.SHARE, "Mặc định 5", "Width of «about»; 5"),
        Column(
            "baseline", "Số đầu kỳ", Kind.AMOUNT, "Như đơn vị tính của chỉ tiêu", "In the indicator's unit of measure"
        ),
        Column("baseline_source", "Nguồn số đầu kỳ", Kind.TEXT, "", "Where the baseline comes from", width=40),
        Column(
            "pace_rule",
            "Quy tắc tiến độ",
            Kind.WORD,
            "từ 0, thay đổi, mức, không",
            "How pace is judged",
            True,
            PaceRule,
        ),
        Column("leads", "Chủ trì", Kind.CODES, "Mã đơn vị, ngăn bằng ;", "Unit codes, parted by ;"),
        Column("projects", "Dự án phục vụ", Kind.CODES, "Mã dự án, ngăn bằng ;", "Projects whose money serves it"),
        Column("population", "Đối tượng", Kind.TEXT, "Như văn bản", "As in the document", width=40),
        Column(
            "stated_change",
            "Thay đổi nêu kèm (điểm %)",
            Kind.NUMBER,
            "Số có dấu: −7,88",
            "A signed change stated beside the level",
        ),
        Column("stated_count", "Số nêu kèm", Kind.WHOLE, "Ví dụ 915 hộ", "A count stated beside it"),
        Column("source_clause", "Mục", Kind.TEXT, "Ví dụ II.4", "Clause, such as II.4"),
        Column("source_sentence", "Câu của văn bản", Kind.TEXT, "Nguyên văn", "The sentence itself", True, width=80),
        Column(
            "settled",
            "Câu đã chốt là",
            Kind.WORD,
            "Khi câu có thể hiểu nhiều cách: cách đã chọn; hệ thống tự ghi khi có người trả lời",
            "How an ambiguous sentence is read; written by the system when somebody answers",
            False,
            Basis,
            24,
        ),
        Column("settled_by", "Người chốt", Kind.TEXT, "Họ tên, chức vụ", "Name and office of who settled it", width=24),
        Column("settled_on", "Ngày chốt", Kind.DATE, "dd/mm/yyyy", "dd/mm/yyyy"),
        Column("note", "Ghi chú", Kind.TEXT, "", "Free text", width=30),
    ),
    required=False,
)

MILESTONES = Table(
    "milestones",
    "Lộ trình",
    (
        Column(
            "of", "Loại", Kind.WORD, "chỉ tiêu hoặc giải ngân", "A target's path or a project's money", True, PathOf
        ),
        Column(
            "key", "Mã", Kind.CODE, "Mã chỉ tiêu, mã dự án, hoặc «tất cả» dự án", "Target, project, or «tất cả»", True
        ),
        *(
            Column(
                f"m{month}",
                f"T{month}",
                Kind.AMOUNT,
                "Lũy kế phải đạt đến hết tháng; tiền: % vốn giao",
                "To be reached by the end of the month; money: % of the allocation",
                width=9,
            )
            for month in range(1, 13)
        ),
        Column(
            "approved_by", "Người duyệt", Kind.TEXT, "Họ tên, chức vụ", "Name and office of who approved it", width=24
        ),
        Column("approved_on", "Ngày duyệt", Kind.DATE, "dd/mm/yyyy", "dd/mm/yyyy"),
    ),
    required=False,
)
