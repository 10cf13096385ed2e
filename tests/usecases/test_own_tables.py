"""A commune sends its own table of the month: it counts for what it holds, and what is still owed is named everywhere."""

import io
from datetime import date

from openpyxl import Workbook

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.reporting.report_cells import ReportState
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from dashboard.importing.examination import Examination, Hints
from dashboard.text import words_in
from dashboard.text.findings import remedy_text
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.receipts import receipt_of
from dashboard.views.deadlines import reminders
from dashboard.views.receipt import receipt_lines
from dashboard.views.submissions import DueState, forms_due
from tests.sample_store import PROGRAMME, SILENT

WORDS = words_in("vi")
SEPTEMBER = Period.parse("2024-09")
DUE = date(2024, 10, 12)
FORM = "BC-THANG"


def own_table(office: Office, *lines: tuple[str, object]) -> bytes:
    plan = office.snapshot(PROGRAMME, 2024).plan
    book = Workbook()
    sheet = book.active
    for title in (
        f"UBND {plan.unit_by_code[SILENT].name.upper()}",
        "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THÁNG 9 NĂM 2024",
        "",
    ):
        sheet.append([title])
    sheet.append(["TT", "Chỉ tiêu", "Đơn vị tính", "Lũy kế đến tháng 9/2024"])
    for number, (code, value) in enumerate(lines, start=1):
        indicator = plan.indicator_by_code[code]
        sheet.append([number, indicator.name, indicator.unit_of_measure, value])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def looked_at(office: Office, content: bytes) -> Examination:
    hints = Hints(programme=PROGRAMME, unit=SILENT, period=SEPTEMBER)
    return examine_upload(office, "cua-xa.xlsx", content, hints)


def sent(office: Office, *lines: tuple[str, object]) -> str:
    examination = looked_at(office, own_table(office, *lines))
    assert [issue.id for issue in examination.open_issues] == []
    return commit_import(office, examination, operator("xa")).number


def test_its_figures_count_and_the_rest_is_still_owed(office: Office) -> None:
    number = sent(office, ("VL-KETNOI", 85), ("DT-NGHE", 12))
    snapshot = office.snapshot(PROGRAMME, 2024)
    calendar = completeness(snapshot, DUE)
    cell = calendar.cell(SILENT, FORM, SEPTEMBER)
    assert cell.state is ReportState.PARTLY
    assert len(cell.lacking) == 10  # nine indicators and one line of money
    assert number not in [s.receipt for s in calendar.apart]
    due = next(f for f in forms_due(snapshot, SILENT, DUE) if f.key == (FORM, SEPTEMBER))
    assert (due.state, due.state.wanted, len(due.lacking)) == (DueState.PARTLY, True, 10)


def test_what_is_still_owed_is_named_on_the_receipt_and_in_the_reminder(office: Office) -> None:
    number = sent(office, ("VL-KETNOI", 85), ("DT-NGHE", 12))
    lines = dict(receipt_lines(receipt_of(office, number, PROGRAMME), WORDS))
    assert lines["Báo cáo theo lịch"].startswith(
        "«Báo cáo tháng kết quả thực hiện Chương trình», tháng 9/2024: còn thiếu "
    )
    assert "và 6 dòng nữa" in lines["Báo cáo theo lịch"]
    calendar = completeness(office.snapshot(PROGRAMME, 2024), DUE)
    (reminder,) = [r for r in reminders(calendar, SEPTEMBER, WORDS) if "tháng 9/2024" in r.text]
    name = calendar.plan.unit_by_code[SILENT].name
    assert f"{name} (còn thiếu: " in reminder.text


def test_the_form_of_the_month_on_top_of_it_is_the_whole_report(office: Office) -> None:
    sent(office, ("VL-KETNOI", 85))
    snapshot = office.snapshot(PROGRAMME, 2024)
    nil = looked_at(office, report_template(snapshot, SILENT, SEPTEMBER, FORM, Filled(nil=True)))
    assert [issue.id for issue in nil.open_issues] == []
    number = commit_import(office, nil, operator("xa")).number
    cell = completeness(office.snapshot(PROGRAMME, 2024), DUE).cell(SILENT, FORM, SEPTEMBER)
    assert cell.state.came
    assert "Báo cáo theo lịch" not in dict(receipt_lines(receipt_of(office, number, PROGRAMME), WORDS))


def test_a_rate_alone_is_said_not_to_be_added_up_and_asks_for_its_base(office: Office) -> None:
    examination = looked_at(office, own_table(office, ("NS-NUOC", 62.5)))
    (alone,) = [issue for issue in examination.issues if issue.code.value == "rate_alone"]
    assert alone.id not in {issue.id for issue in examination.open_issues}
    assert "tử số và mẫu số" in remedy_text(alone, WORDS)
    assert "cạnh cột tỷ lệ" in remedy_text(alone, WORDS)  # of a table of its own, not of our form
