"""The monthly report workbook: its sheets and columns, declared once for the reader, the writer and the docs."""

from dashboard.domain.absence import Absence
from dashboard.domain.money import MoneyUnit
from dashboard.domain.people.causes import Cause
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.importing.sheets.declared import Column, DeclaredTable, Form, Kind
from dashboard.importing.sheets.vocabulary import CROSSED, NOT_SPLIT_SPELLED, TOTAL_SPELLED

LAYOUT = "giamngheo-bao-cao 1"
_WHY_NO_MONEY = (Absence.NIL, Absence.NOT_REPORTED)
_WHY_NO_FIGURE = (*_WHY_NO_MONEY, Absence.NOT_APPLICABLE, Absence.NOT_DUE)

ABOUT = Form(
    "about",
    "Thông tin",
    (
        Column("layout", "Mẫu", Kind.TEXT, True),
        Column("programme", "Mã chương trình", Kind.CODE),
        Column("form", "Mã báo cáo", Kind.CODE),
        Column("unit", "Mã đơn vị báo cáo", Kind.CODE),
        Column("unit_name", "Tên đơn vị báo cáo", Kind.TEXT),
        Column("period", "Kỳ báo cáo", Kind.PERIOD),
        Column("money_unit", "Đơn vị tính của tiền", Kind.WORD, True, words=MoneyUnit),
        Column("nil", "Không phát sinh", Kind.FLAG, spelled=CROSSED),
        Column("preliminary", "Số sơ bộ", Kind.FLAG, spelled=CROSSED),
    ),
)

RESULTS: DeclaredTable[Observation] = DeclaredTable(
    "results",
    "Chỉ tiêu",
    (
        Column("name", "Chỉ tiêu", Kind.INFO, width=36),
        Column("indicator", "Mã chỉ tiêu", Kind.CODE, True, width=14),
        Column("unit_of_measure", "Đơn vị tính", Kind.INFO, width=9),
        Column("subject", "Số liệu của", Kind.CODE, width=8),
        Column("disaggregation", "Phân tổ", Kind.CODE, spelled=TOTAL_SPELLED, width=8),
        Column("previous", "Kỳ trước", Kind.INFO, width=10),
        Column("value", "Giá trị", Kind.AMOUNT, titled=True, width=11),
        Column("numerator", "Tử số", Kind.WHOLE, titled=True, width=8),
        Column("denominator", "Mẫu số", Kind.WHOLE, titled=True, width=8),
        Column("estimate", "Ước", Kind.FLAG, spelled=CROSSED, width=5),
        Column("absence", "Không có số vì", Kind.WORD, words=Absence, offers=_WHY_NO_FIGURE, width=12),
        Column("text", "Tình trạng", Kind.TEXT, width=12),
        Column("reason", "Giải trình", Kind.TEXT, width=19),
    ),
    required=False,
    identity=("indicator",),
)

MONEY: DeclaredTable[Disbursement] = DeclaredTable(
    "money",
    "Giải ngân",
    (
        Column("name", "Dự án", Kind.INFO, width=28),
        Column("project", "Mã dự án", Kind.CODE, True, width=9),
        Column("fund", "Mã nguồn vốn", Kind.CODE, True, spelled=NOT_SPLIT_SPELLED, width=9),
        Column("budget_year", "Năm ngân sách", Kind.YEAR, True, spelled=NOT_SPLIT_SPELLED, width=9),
        Column("subject", "Số liệu của", Kind.CODE, width=8),
        Column("source", "Nguồn số liệu", Kind.WORD, words=Source, width=10),
        Column("allocated", "Vốn giao", Kind.INFO, width=11),
        Column("previous", "Lũy kế kỳ trước", Kind.INFO, width=10),
        Column("cumulative", "Lũy kế giải ngân", Kind.MONEY, titled=True, attribute="cumulative_vnd", width=11),
        Column("absence", "Không có số vì", Kind.WORD, words=Absence, offers=_WHY_NO_MONEY, width=12),
        Column("reason", "Giải trình", Kind.TEXT, width=17),
        Column("advance", "Trong đó: tạm ứng chưa thu hồi", Kind.MONEY, attribute="advance_vnd", width=11),
        Column("in_month", "Giải ngân trong tháng", Kind.MONEY, attribute="in_month_vnd", width=10),
        Column("estimate", "Ước giải ngân đến hết kỳ", Kind.MONEY, attribute=None, width=10),
    ),
    required=False,
    identity=("project",),
)

NARRATIVE = Form(
    "narrative",
    "Khó khăn, kiến nghị",
    (
        Column("difficulties", "Khó khăn, vướng mắc", Kind.TEXT, width=90),
        Column("causes", "Nguyên nhân", Kind.TEXT, width=90),
        Column("recommendations", "Kiến nghị, đề xuất", Kind.TEXT, width=90),
    ),
)

CAUSES: DeclaredTable[Cause] = DeclaredTable(  # only where something of the unit's is late
    "late",
    "Nguyên nhân chậm",
    (
        Column("name", "Chỉ tiêu, dự án", Kind.INFO, width=38),
        Column("of", "Mã chỉ tiêu, dự án chậm", Kind.CODE, True, width=15),
        Column("cause", "Nguyên nhân", Kind.TEXT, width=44),
        Column("remedy", "Biện pháp", Kind.TEXT, width=44),
        Column("remedy_by", "Hoàn thành trước ngày", Kind.DATE, width=14),
    ),
    required=False,
    identity=("of",),
)

TABLES = (RESULTS, MONEY)
SHEETS = (ABOUT.sheet, *(table.sheet for table in TABLES), CAUSES.sheet, NARRATIVE.sheet)
