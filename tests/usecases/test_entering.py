"""A report typed in the browser is the same change set as its template filled by hand, and loses nothing that stands."""

from dataclasses import replace

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import IssueCode
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Source
from dashboard.importing.line_texts import LineTexts, texts_of, typed_text
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import words_in
from dashboard.usecases.drafting import keep_draft
from dashboard.usecases.entering import EnteredReport, GivenAnswer, enter, keep_entry, mark_of, send_entry
from dashboard.usecases.entry_opening import begin_entry
from dashboard.usecases.entry_reading import said_of_line
from dashboard.usecases.entry_start import EntryStart, ReportKey
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.reading import read_workbook
from tests.faults.bad_reports import OCTOBER, bytes_of, right_report
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME, SILENT, hashes

FORM = "BC-THANG"
CLERK = Actor("Lò Văn A", 1, COMMUNE, frozenset({Grant(AccountRole.REPORTER, COMMUNE)}))
KEY = ReportKey(PROGRAMME, 2024, FORM, COMMUNE, OCTOBER)
SEPTEMBER = replace(KEY, period=Period.parse("2024-09"))


def begun(office: Office, key: ReportKey = KEY, actor: Actor = CLERK) -> EntryStart:
    return begin_entry(office, key, actor)


def typed(start: EntryStart, content: bytes) -> LineTexts:
    """What a clerk would type into the form who has this workbook before him."""
    told = texts_of(read_workbook(content))
    return {line: {key: told.get(line, {}).get(key, "") for key in keys} for line, keys in start.texts.items()}


def changed(texts: LineTexts, line: str, **cells: str) -> LineTexts:
    return {**texts, line: {**texts[line], **cells}}


def line_of(start: EntryStart, key: str) -> str:
    """The first line with such a field."""
    return next(row.cells.line for row in start.rows if key in row.keys)


def codes(entered: EnteredReport) -> set[str]:
    return {issue.code.value for issue in entered.examination.open_issues}


def test_the_form_gives_the_change_set_of_the_template(office: Office) -> None:
    content = bytes_of(right_report(office))
    start = begun(office)
    entered = enter(office, start, typed(start, content))
    by_hand = examine_upload(office, "thang-10.xlsx", content)
    assert entered.examination.change_set is not None and by_hand.change_set is not None
    assert entered.examination.change_set.changes == by_hand.change_set.changes
    assert entered.examination.change_set.answers == by_hand.change_set.answers
    assert entered.examination.preview == by_hand.preview


def test_a_group_and_words_and_absences_come_the_same(office: Office) -> None:
    book = right_report(office)
    book["Khó khăn, kiến nghị"]["B2"] = "Thiếu cán bộ"
    content, start = bytes_of(book), begun(office)
    texts = typed(start, content)
    money = line_of(start, "cumulative")
    texts = changed(texts, money, cumulative="", absence=word(Absence.NOT_REPORTED), reason="chờ đối chiếu với Kho bạc")
    texts = changed(texts, "about", preliminary="x")
    entered = enter(office, start, texts)
    assert not codes(entered)
    [change] = [c for c in entered.examination.change_set.changes if isinstance(c, ReportChange)]  # type: ignore[union-attr]
    assert change.disbursements[0].absence is Absence.NOT_REPORTED
    assert "Thiếu cán bộ" in vars(change.narrative).values()
    assert all(o.preliminary for o in change.observations)


def test_a_typed_text_is_read_as_a_cell_is(office: Office) -> None:
    start = begun(office)
    texts = typed(start, bytes_of(right_report(office)))
    line = line_of(start, "value")
    for text, code in (("1.2.3", "not_a_number"), ("1,234", "ambiguous_number"), ("khoảng 5", "not_a_number")):
        entered = enter(office, start, changed(texts, line, value=text))
        assert code in codes(entered) or "about_a_number" in codes(entered), text
        [issue] = [i for i in entered.examination.open_issues if i.severity.value != "note"][:1]
        assert entered.at[issue.id][0] == (line, "value")


def test_an_answer_holds_for_the_text_that_it_was_given_to(office: Office) -> None:
    start = begun(office)
    texts = typed(start, bytes_of(right_report(office)))
    line = line_of(start, "value")
    asked = enter(office, start, changed(texts, line, value="1,234"))
    [question] = [i for i in asked.examination.questions if i.code is IssueCode.AMBIGUOUS_NUMBER]
    given = {question.id: GivenAnswer(question.choices[1].code, mark_of(question))}
    assert "ambiguous_number" not in codes(enter(office, start, changed(texts, line, value="1,234"), given))
    assert "ambiguous_number" in codes(enter(office, start, changed(texts, line, value="1,235"), given))


def test_a_correction_opens_with_what_stands_and_changes_that_alone(office: Office) -> None:
    start = begun(office, SEPTEMBER)
    assert start.sent is not None and start.revision == 1 and not start.lost
    before = {(o.indicator, o.subject, o.disaggregation): o.amount for o in start.held.observations}
    line = line_of(start, "value")
    texts = changed(start.texts, "narrative", difficulties="Đã sửa")
    entered = enter(office, start, texts)
    assert {i.code for i in entered.examination.issues} >= {IssueCode.CORRECTION}
    [change] = [c for c in entered.examination.change_set.changes if isinstance(c, ReportChange)]  # type: ignore[union-attr]
    assert {(o.indicator, o.subject, o.disaggregation): o.amount for o in change.observations} == before
    assert {d.line: d.cumulative_vnd for d in change.disbursements} == {
        d.line: d.cumulative_vnd for d in start.held.disbursements
    }
    receipt = send_entry(office, entered, CLERK)
    assert receipt.revision == 2 and start.texts[line]["value"]
    [sent] = [s for s in office.snapshot(PROGRAMME, 2024).submissions if s.receipt == receipt.number]  # type: ignore[union-attr]
    assert "nhập trên trình duyệt" in sent.file_name


def test_the_same_form_twice_is_stored_once(office: Office) -> None:
    start = begun(office)
    texts = typed(start, bytes_of(right_report(office)))
    send_entry(office, enter(office, start, texts), CLERK)
    kept = hashes(office)
    again = enter(office, start, texts)
    assert again.examination.already_received and not again.ready
    assert hashes(office) == kept


def test_rows_that_the_form_does_not_show_stand_after_a_correction(office: Office) -> None:
    """A line of the treasury in the same report: no field has it, its row is written all the same."""
    book = right_report(office)
    sheet = book["Giải ngân"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    row = max(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, titles["Mã dự án"]).value) + 1
    for title in ("Mã dự án", "Mã nguồn vốn", "Năm ngân sách"):
        sheet.cell(row, titles[title]).value = sheet.cell(2, titles[title]).value
    sheet.cell(row, titles["Nguồn số liệu"]).value = "Kho bạc"
    sheet.cell(row, titles["Lũy kế giải ngân"]).value = 12.5
    commit_import(office, examine_upload(office, "co-kho-bac.xlsx", bytes_of(book)), CLERK)
    start = begun(office)
    assert [r.cells.line for r in start.rows if r.cells.further] and not start.lost
    entered = enter(office, start, changed(start.texts, "narrative", difficulties="Đã sửa"))
    [change] = [c for c in entered.examination.change_set.changes if isinstance(c, ReportChange)]  # type: ignore[union-attr]
    assert [d.cumulative_vnd for d in change.disbursements if d.source is Source.TREASURY] == [12_500_000]


def test_a_draft_comes_back_as_it_was_typed(office: Office) -> None:
    start = begun(office)
    line = line_of(start, "value")
    texts = changed(start.texts, line, value="12 abc", reason="đang hỏi lại xã")
    keep_entry(office, enter(office, start, texts), CLERK)
    again = begun(office)
    assert again.draft is not None and not again.draft_unread and again.texts == texts
    assert again.draft_id != start.draft_id == 0
    send_entry(office, enter(office, again, typed(again, bytes_of(right_report(office)))), CLERK)
    assert begun(office).draft is None


def test_a_draft_of_a_file_opens_in_the_form(office: Office) -> None:
    content = bytes_of(right_report(office))
    keep_draft(office, examine_upload(office, "thang-10.xlsx", content), content, CLERK)
    start = begun(office)
    assert start.texts == typed(start, content)


def test_who_may_not_send_is_told_so(office: Office) -> None:
    other = Actor("B", 2, SILENT, frozenset({Grant(AccountRole.REPORTER, SILENT)}))
    assert begun(office).refusal is None
    for actor in (ANYBODY, other):
        start = begun(office, actor=actor)
        assert start.refusal is not None
        entered = enter(office, start, typed(start, bytes_of(right_report(office))))
        with pytest.raises(Forbidden):
            send_entry(office, entered, actor)
        with pytest.raises(Forbidden):
            keep_entry(office, entered, actor)


def test_only_what_the_calendar_asks_for_has_a_form(office: Office) -> None:
    for key in (
        replace(KEY, form="X"),
        replace(KEY, unit="99999"),
        replace(KEY, programme="x"),
        replace(KEY, year=1999),
    ):
        with pytest.raises(NothingKnown):
            begun(office, key)


def test_a_unit_with_other_lines_opens_too(office: Office) -> None:
    actor = Actor("C", 3, OFFICE, frozenset({Grant(AccountRole.REPORTER, OFFICE)}))
    start = begun(office, replace(KEY, unit=OFFICE), actor)
    assert start.rows and start.refusal is None
    entered = enter(office, start, start.texts)
    assert "missing_figure" in codes(entered)
    assert all(entered.at[i.id] for i in entered.examination.open_issues)


def test_what_is_written_into_a_field_is_read_back_as_itself() -> None:
    from decimal import Decimal

    from dashboard.importing.cell_text.numbers import spelling

    for number in ("0", "7", "1234", "15555.25", "1.234", "0.5", "123456.789", "0.123456"):
        read = spelling(typed_text(Decimal(number)))
        assert read is not None and read.values == (Decimal(number),), number


def test_nil_of_a_share_that_had_a_figure_is_asked_about_as_in_the_template(office: Office) -> None:
    """Nothing happened does not say where a share of 84,78% went."""
    start = begun(office)
    texts = typed(start, bytes_of(right_report(office)))
    row = next(r for r in start.rows if {"numerator", "absence"} <= set(r.keys) and r.cells.values.get("previous"))
    nil = {"value": "", "numerator": "", "denominator": "", "absence": word(Absence.NIL)}
    line = {**texts[row.cells.line], **{key: text for key, text in nil.items() if key in row.keys}}
    said = said_of_line(start, row, line, words_in("vi"))
    assert any(one.key == "absence" and "không phát sinh" in one.text for one in said)
    entered = enter(office, start, {**texts, row.cells.line: line})
    assert "zero_after_figure" in codes(entered)
