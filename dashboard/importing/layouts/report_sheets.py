"""The monthly report workbook: its sheets and columns, declared once for the reader, the writer and the docs."""

from dashboard.domain.absence import Absence
from dashboard.domain.money import MoneyUnit
from dashboard.domain.reported.observations import Source
from dashboard.importing.sheets.declared import Column, Form, Kind, Table

LAYOUT = "giamngheo-bao-cao 1"

ABOUT = Form(
    "about",
    "Thông tin",
    (
        Column("layout", "Mẫu", Kind.TEXT, "Tên mẫu, không sửa", "Name of the layout, leave as it is", True),
        Column("programme", "Mã chương trình", Kind.CODE, "Như trong kế hoạch", "As in the plan"),
        Column("form", "Mã báo cáo", Kind.CODE, "Như trong lịch báo cáo", "As in the reporting calendar"),
        Column("unit", "Mã đơn vị báo cáo", Kind.CODE, "Như trong kế hoạch", "Code of the reporter, as in the plan"),
        Column("unit_name", "Tên đơn vị báo cáo", Kind.TEXT, "Dùng khi không có mã", "Used where the code is missing"),
        Column("period", "Kỳ báo cáo", Kind.PERIOD, "2024-09 hoặc «tháng 9/2024»", "2024-09 or «tháng 9/2024»"),
        Column(
            "money_unit",
            "Đơn vị tính của tiền",
            Kind.WORD,
            "Của trang Giải ngân",
            "Of the disbursement sheet",
            True,
            MoneyUnit,
        ),
        Column(
            "nil",
            "Không phát sinh",
            Kind.FLAG,
            "«x»: kỳ này không phát sinh gì; ô trống được hiểu là không phát sinh",
            "«x»: nothing happened; blank figures then mean nil",
        ),
        Column(
            "preliminary",
            "Số sơ bộ",
            Kind.FLAG,
            "«x»: kết quả rà soát sơ bộ, sẽ có số chính thức thay",
            "«x»: preliminary results of a review, to be followed by the official ones",
        ),
    ),
)

RESULTS = Table(
    "results",
    "Chỉ tiêu",
    (
        Column("indicator", "Mã chỉ tiêu", Kind.CODE, "Không sửa", "Code of the indicator, leave as it is", True),
        Column("name", "Chỉ tiêu", Kind.INFO, "Để đọc", "For reading", width=52),
        Column("unit_of_measure", "Đơn vị tính", Kind.INFO, "Để đọc", "For reading"),
        Column(
            "subject",
            "Số liệu của",
            Kind.CODE,
            "Mã đơn vị mà số liệu nói tới; trống: đơn vị báo cáo",
            "The unit the figure speaks of; blank: the reporter",
        ),
        Column("disaggregation", "Phân tổ", Kind.CODE, "Trống hoặc «tổng số»: tất cả", "Blank or «tổng số»: everybody"),
        Column("previous", "Kỳ trước", Kind.INFO, "Để so sánh", "For comparison"),
        Column(
            "value",
            "Giá trị",
            Kind.AMOUNT,
            "Lũy kế hoặc thời điểm, theo chỉ tiêu; tỷ lệ ghi bằng %",
            "Cumulative or at a time, as the indicator says; shares in %",
            titled=True,
        ),
        Column(
            "numerator",
            "Tử số",
            Kind.WHOLE,
            "Khi chỉ tiêu có tử số, mẫu số",
            "Where the indicator has parts",
            titled=True,
        ),
        Column(
            "denominator",
            "Mẫu số",
            Kind.WHOLE,
            "Khi chỉ tiêu có tử số, mẫu số",
            "Where the indicator has parts",
            titled=True,
        ),
        Column("estimate", "Ước", Kind.FLAG, "«x»: số ước thực hiện", "«x»: an estimate, kept apart"),
        Column(
            "absence",
            "Không có số vì",
            Kind.WORD,
            "không phát sinh; chưa có số liệu; không thuộc đối tượng; chưa đến kỳ",
            "Nil; no data; not applicable; not due",
            False,
            Absence,
            22,
        ),
        Column("text", "Tình trạng", Kind.TEXT, "Cho chỉ tiêu định tính", "For qualitative indicators", width=30),
        Column(
            "reason",
            "Giải trình",
            Kind.TEXT,
            "Trả lời câu hỏi về dòng này",
            "Answers a question about this row",
            width=40,
        ),
    ),
    required=False,
)

MONEY = Table(
    "money",
    "Giải ngân",
    (
        Column("project", "Mã dự án", Kind.CODE, "Như trong kế hoạch", "As in the plan", True),
        Column("name", "Dự án", Kind.INFO, "Để đọc", "For reading", width=52),
        Column(
            "fund",
            "Mã nguồn vốn",
            Kind.CODE,
            "«không tách» khi không chia theo nguồn",
            "«không tách» where not divided",
            True,
        ),
        Column(
            "budget_year",
            "Năm ngân sách",
            Kind.YEAR,
            "Năm của tiền; «không tách» khi gộp các năm trước",
            "Year of the money; «không tách» for earlier years together",
            True,
        ),
        Column("subject", "Số liệu của", Kind.CODE, "Trống: đơn vị báo cáo", "Blank: the reporter"),
        Column(
            "source", "Nguồn số liệu", Kind.WORD, "Trống: đơn vị báo cáo", "Blank: the unit's own report", False, Source
        ),
        Column("allocated", "Vốn giao", Kind.INFO, "Để đọc", "For reading"),
        Column("previous", "Lũy kế kỳ trước", Kind.INFO, "Để so sánh", "For comparison"),
        Column(
            "cumulative",
            "Lũy kế giải ngân",
            Kind.MONEY,
            "Từ đầu năm đến hết kỳ",
            "From the start of the year to the end of the period",
            titled=True,
        ),
        Column(
            "absence",
            "Không có số vì",
            Kind.WORD,
            "không phát sinh; chưa có số liệu",
            "Nil; no data",
            False,
            Absence,
            22,
        ),
        Column(
            "reason",
            "Giải trình",
            Kind.TEXT,
            "Trả lời câu hỏi về dòng này",
            "Answers a question about this row",
            width=40,
        ),
        Column(
            "advance",
            "Trong đó: tạm ứng chưa thu hồi",
            Kind.MONEY,
            "Phần của lũy kế còn là tạm ứng; để trống được",
            "The part of it that is advances not yet settled; optional",
        ),
        Column(
            "in_month",
            "Giải ngân trong tháng",
            Kind.MONEY,
            "Để đối chiếu với lũy kế; để trống được",
            "Held against the cumulative amounts; optional",
        ),
    ),
    required=False,
)

NARRATIVE = Form(
    "narrative",
    "Khó khăn, kiến nghị",
    (
        Column(
            "difficulties",
            "Khó khăn, vướng mắc",
            Kind.TEXT,
            "Không ghi họ tên, số định danh của hộ",
            "No names or identity numbers of households",
            width=90,
        ),
        Column("causes", "Nguyên nhân", Kind.TEXT, "", "Causes", width=90),
        Column("recommendations", "Kiến nghị, đề xuất", Kind.TEXT, "", "What is asked for, and of whom", width=90),
    ),
)

TABLES = (RESULTS, MONEY)
SHEETS = (ABOUT.sheet, *(table.sheet for table in TABLES), NARRATIVE.sheet)
