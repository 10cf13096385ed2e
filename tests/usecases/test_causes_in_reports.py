"""The month's report asks for causes where the unit's figures are late, and what is typed there comes in with the figures."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.domain.issues import IssueCode
from dashboard.domain.people.causes import Late
from dashboard.domain.people.roles import AccountRole, Actor, Grant, operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.delays import causes_known, late_things
from dashboard.importing.layouts.report_sheets import CAUSES
from dashboard.usecases.auditing import verify
from dashboard.usecases.explaining import explain_delay
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.templates import template_for
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME

OCTOBER = Period.parse("2024-10")
CLERK = Actor("Cán bộ", 1, OFFICE, frozenset({Grant(AccountRole.REPORTER, OFFICE)}))
Type = Callable[[Workbook], None]


def asked(office: Office) -> list[str]:
    return [of for _, of in late_things(office.standing(PROGRAMME), OFFICE)]


def typed(office: Office, fill: Type, unit: str = OFFICE) -> bytes:
    """The template as a clerk who has nothing to report but causes fills it in."""
    book = load_workbook(io.BytesIO(template_for(office, PROGRAMME, unit, OCTOBER)))
    labels = {row[0].value: row[1] for row in book["Thông tin"].iter_rows()}
    labels["Không phát sinh"].value = "x"
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row(book: Workbook, number: int, *values: object) -> None:
    """Cause, remedy and day of the row; None: as it stands."""
    sheet = book[CAUSES.sheet]
    for column, value in zip((3, 4, 5), values, strict=False):
        if value is not None:
            sheet.cell(number + 2, column).value = value


def test_the_template_asks_for_what_is_late_and_for_nothing_else(office):
    book = load_workbook(io.BytesIO(template_for(office, PROGRAMME, OFFICE, OCTOBER)))
    listed = [cell.value for cell in book[CAUSES.sheet]["B"][1:] if cell.value]
    assert listed == asked(office) and listed
    late = {of for _, of in late_things(office.standing(PROGRAMME), COMMUNE)}
    assert not late
    assert CAUSES.sheet not in load_workbook(io.BytesIO(template_for(office, PROGRAMME, COMMUNE, OCTOBER))).sheetnames


def test_what_is_typed_comes_in_with_the_report_under_one_number(office):
    def fill(book: Workbook) -> None:
        row(book, 0, "Mưa lũ", "Học bù", date(2024, 11, 30))
        row(book, 1, "Thiếu giáo viên", None, "15/12/2024")

    examination = examine_upload(office, "bc.xlsx", typed(office, fill))
    assert examination.change_set is not None, examination.open_issues
    before = office.version()
    receipt = commit_import(office, examination, CLERK)
    assert receipt.number == f"{PROGRAMME}/{examination.form}/2024-10/{OFFICE}/1" and receipt.revision == 1
    assert office.version() == before + 1
    snapshot = office.snapshot(PROGRAMME, 2024)
    first, second = (causes_known(snapshot, c.late, c.of, OCTOBER)[0] for c in examination.causes)
    assert (first.cause, first.remedy, first.remedy_by, first.unit) == ("Mưa lũ", "Học bù", date(2024, 11, 30), OFFICE)
    assert (second.cause, second.remedy, second.remedy_by) == ("Thiếu giáo viên", "", date(2024, 12, 15))
    assert verify(office).holds
    again = load_workbook(io.BytesIO(template_for(office, PROGRAMME, OFFICE, OCTOBER)))[CAUSES.sheet]
    assert (again["C2"].value, again["D2"].value) == ("Mưa lũ", "Học bù")


def test_a_sheet_that_says_nothing_brings_nothing(office):
    examination = examine_upload(office, "bc.xlsx", typed(office, lambda book: None))
    assert examination.change_set is not None and examination.causes == ()


@pytest.mark.parametrize(
    ("fill", "code"),
    [
        (lambda book: row(book, 0, None, "Học bù"), IssueCode.REQUIRED),
        (lambda book: row(book, 0, None, None, date(2024, 11, 30)), IssueCode.REQUIRED),
        (lambda book: row(book, 0, "Mưa lũ", None, "cuối năm"), IssueCode.NOT_A_DATE),
        (lambda book: row(book, 0, "x" * 1001), IssueCode.TOO_LONG),
        (lambda book: row(book, 0, "Ông A, CCCD 014204000123"), IssueCode.IDENTITY_NUMBER),
        (lambda book: (row(book, 0, "Mưa"), setattr(book[CAUSES.sheet]["B2"], "value", "S002-99")), IssueCode.UNKNOWN_REFERENCE),
    ],
    ids=["a remedy alone", "a day alone", "no day", "too long", "a person's number", "an unknown code"],
)  # fmt: skip
def test_what_cannot_be_kept_is_a_finding_at_its_cell(office, fill, code):
    examination = examine_upload(office, "bc.xlsx", typed(office, fill))
    [found] = [issue for issue in examination.issues if issue.code is code]
    assert found.place.container == CAUSES.sheet


def test_a_unit_does_not_speak_of_what_another_leads(office):
    plan = office.snapshot(PROGRAMME, 2024).plan
    other = next(t.id for t in plan.targets if t.leads and OFFICE not in plan.members(t.leads))

    def fill(book: Workbook) -> None:
        row(book, 0, "Mưa lũ")
        book[CAUSES.sheet]["B2"].value = other

    examination = examine_upload(office, "bc.xlsx", typed(office, fill))
    assert IssueCode.UNKNOWN_REFERENCE in {issue.code for issue in examination.open_issues}


def test_a_cause_that_was_stored_by_hand_stands_in_the_template_of_its_month(office):

    of = asked(office)[0]
    explain_delay(
        office, CauseChange(PROGRAMME, 2024, Late.TARGET, of, OFFICE, OCTOBER, "Đã ghi trên trang"), operator("x")
    )
    sheet = load_workbook(io.BytesIO(template_for(office, PROGRAMME, OFFICE, OCTOBER)))[CAUSES.sheet]
    assert sheet["C2"].value == "Đã ghi trên trang"
