"""Tables of two offices of Sông Mã, labour and finance, and what their examination keeps and asks."""

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import sheet

DISTRICT = ("UBND HUYỆN SÔNG MÃ",)
LABOUR = (DISTRICT, ("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",))
FINANCE = (DISTRICT, ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",))
OCTOBER = ("KẾT QUẢ THÁNG 10 NĂM 2024",)
LIVELIHOODS = "Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo"
OF_LIVELIHOODS = f"GIẢI NGÂN THÁNG 10 NĂM 2024 - {LIVELIHOODS}"
MILLION = ("ĐVT: triệu đồng",)
JOBS, TRADES, TRAINED = "VL-KETNOI", "DT-NGHE", "CB-TAPHUAN"


def labour(*rows, title=OCTOBER, merges=()):
    return sheet([*LABOUR, title, *rows], merges=merges)


def finance(*rows, title=OCTOBER, merges=()):
    return sheet([*FINANCE, title, MILLION, *rows], merges=merges)


def chosen(**answers):
    return {issue: Answer(issue, AnswerKind.CHOICE, choice) for issue, choice in answers.items()}


def results(examination):
    reports = [*examination.further, examination.proposal] if examination.proposal else []
    return {(o.indicator, o.subject, o.period.code): o.amount for r in reports for o in r.observations}


def paid(examination):
    reports = [*examination.further, examination.proposal] if examination.proposal else []
    return {(d.project, d.subject): d.cumulative_vnd for r in reports for d in r.disbursements if not d.estimate}


def asked(examination):
    return [issue.id for issue in examination.open_issues]
