"""Storing what was examined: once, whole or not at all, never over something newer; withdrawing, and sending again."""

import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from dashboard.domain.issues import Answer, AnswerKind, StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.usecases.answers import answers_in
from dashboard.usecases.importing import Blocked, commit_import, examine_upload
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.withdrawing import withdraw_submission
from tests.faults.bad_reports import OCTOBER, RESULTS, bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME, REPORTS, SILENT, TODAY, hashes

SEPTEMBER = Period.parse("2024-09")
SENT = (REPORTS / "2024-09" / f"{COMMUNE}.xlsx").read_bytes()
NEVER_SENT = (REPORTS / "2024-09" / f"{SILENT}.xlsx").read_bytes()
FALL = f"cumulative_falls@{RESULTS}!G2"


def sent(office: Office, content: bytes, name: str = "bc.xlsx", **over):
    examined = examine_upload(office, name, content, **over)
    return commit_import(office, examined, operator("xa.04180"))


def corrected(content: bytes, **cells: object) -> bytes:
    """The same report with other cells of its results: it becomes the next revision."""
    book = load_workbook(io.BytesIO(content))
    for spot, value in cells.items():
        book[RESULTS][spot] = value
    return bytes_of(book)


def sent_plan(office: Office, content: bytes):
    """The plan with its one ambiguous sentence answered as the sample office did."""
    answers = answers_in((REPORTS.parent / "answers.json").read_text(encoding="utf-8"))
    return examine_upload(office, "plan.xlsx", content, answers=answers)


def figure(office: Office, period: Period = SEPTEMBER, indicator: str = "VL-KETNOI") -> Decimal | None:
    return next(
        (o.amount for o in office.snapshot(PROGRAMME, 2024).observations
         if (o.indicator, o.subject, o.period, o.disaggregation) == (indicator, COMMUNE, period, "total")),
        None,
    )  # fmt: skip


def ids(examined) -> list[str]:
    return [issue.code.value for issue in examined.issues]


# -- once -------------------------------------------------------------------------------------------------------------


def test_a_report_is_stored_with_its_bytes_its_figures_and_a_receipt(office):
    receipt = sent(office, NEVER_SENT)
    assert (receipt.number, receipt.revision) == ("songma-gnbv/BC-THANG/2024-09/04183/1", 1)
    examined = examine_upload(office, "bc.xlsx", NEVER_SENT)
    assert office.file(examined.sha256) == NEVER_SENT


def test_the_same_bytes_again_are_noted_and_stored_no_second_time(office):
    before = hashes(office)
    again = examine_upload(office, "another name.xlsx", SENT)
    assert (ids(again), again.already_received, again.blocked, again.change_set) == (
        ["already_received"],
        True,
        False,
        None,
    )
    (issue,) = again.issues
    assert (issue.params["actor"].name, issue.params["when"].isoformat()) == (
        "Cán bộ Xã Chiềng En (mẫu)",
        "2024-10-05T07:36:00+00:00",
    )
    with pytest.raises(Blocked):
        commit_import(office, again, operator("xa.04180"))
    assert hashes(office) == before


def test_every_file_of_the_sample_is_known_again(office):
    files = [*REPORTS.glob(f"*/{COMMUNE}.xlsx"), REPORTS.parents[1] / "S004" / "plan.xlsx"]
    assert len(files) == 10
    assert all(examine_upload(office, file.name, file.read_bytes()).already_received for file in files)


def test_a_name_is_kept_without_its_folder(office):
    assert examine_upload(office, "C:\\Users\\xa\\bc.xlsx", SENT).file == "bc.xlsx"
    assert examine_upload(office, "../../bc.xlsx", SENT).file == "bc.xlsx"


# -- a correction, and the bytes that it replaced -------------------------------------------------------------------------


def answered(content_name: str, code: str, choice: str) -> dict[str, Answer]:
    issue = f"{code}@{content_name}"
    return {issue: Answer(issue, AnswerKind.CHOICE, choice)}


def test_other_figures_for_a_month_become_its_next_revision(office):
    examined = examine_upload(office, "bc.xlsx", corrected(SENT, G2=60))
    assert "correction" in ids(examined)
    assert commit_import(office, examined, operator("xa.04180")).revision == 2
    assert figure(office) == 60


def mended(**cells: str) -> dict[str, Answer]:
    issues = {f"corrected_cell@Chỉ tiêu!{spot}": text for spot, text in cells.items()}
    return {issue: Answer(issue, AnswerKind.CELL, text) for issue, text in issues.items()}


def test_the_same_bytes_with_other_cells_mended_are_the_next_revision(office):
    assert sent(office, SENT, answers=mended(G2="60")).revision == 2
    assert figure(office) == 60
    assert examine_upload(office, "bc.xlsx", SENT, answers=mended(G2="60")).already_received
    assert examine_upload(office, "bc.xlsx", SENT).already_received
    examined = examine_upload(office, "bc.xlsx", SENT, answers=mended(G2="61"))
    assert "correction" in ids(examined)
    assert commit_import(office, examined, operator("xa.04180")).revision == 3
    assert figure(office) == 61


def test_replaced_bytes_are_asked_about(office):
    sent(office, corrected(SENT, G2=60))
    before = hashes(office)
    asked = examine_upload(office, "bc.xlsx", SENT)
    assert (ids(asked), asked.blocked, asked.change_set) == (["replaced_revision"], True, None)
    assert [choice.code for choice in asked.issues[0].choices] == ["restore", "leave"]
    left = examine_upload(office, "bc.xlsx", SENT, answers=answered("bc.xlsx", "replaced_revision", "leave"))
    assert (left.blocked, left.change_set) == (False, None)
    assert hashes(office) == before


def test_restoring_replaced_bytes_makes_a_new_revision_and_keeps_the_answer(office):
    sent(office, corrected(SENT, G2=60))
    receipt = sent(office, SENT, answers=answered("bc.xlsx", "replaced_revision", "restore"))
    assert receipt.revision == 3
    assert figure(office) == 59
    kept = [a.answer.text for a in office.snapshot(PROGRAMME, 2024).answers if a.code == "replaced_revision"]
    assert kept == ["restore"]
    assert examine_upload(office, "bc.xlsx", SENT).already_received
    assert [r.submission.revision for r in office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, SEPTEMBER)] == [
        1,
        2,
        3,
    ]


def test_the_plan_in_force_sent_as_it_was_downloaded_makes_no_version(office):
    before, known = office.version(), office.snapshot(PROGRAMME)
    examined = sent_plan(office, plan_workbook(known.plan))
    assert (ids(examined), examined.open_issues, examined.change_set) == (["plan_unchanged"], (), None)
    with pytest.raises(Blocked):
        commit_import(office, examined, operator("van-phong"))
    assert office.version() == before


def test_a_plan_sent_again_is_known_and_a_changed_one_is_its_next_version(office):
    plan = (REPORTS.parent / "plan.xlsx").read_bytes()
    commit_import(office, sent_plan(office, plan), operator("van-phong"))  # the store was loaded with a variant of it
    book = load_workbook(io.BytesIO(plan))
    book["Phân bổ"]["D2"] = book["Phân bổ"]["D2"].value + 0.001
    before = office.standing(PROGRAMME).total.allocated_vnd
    examined = sent_plan(office, bytes_of(book))
    assert ids(examined) == ["plan_revision"]  # «giảm 5%» was settled when the plan first came
    commit_import(office, examined, operator("van-phong"))
    standing = office.standing(PROGRAMME)
    assert standing.total.allocated_vnd == before + 1_000
    assert [t.settled_by for t in standing.snapshot.plan.targets if t.settled] == ["minh-hoa"]
    assert ids(examine_upload(office, "plan.xlsx", plan)) == ["replaced_revision"]


# -- withdrawing ------------------------------------------------------------------------------------------------------


def test_a_withdrawn_report_no_longer_counts_and_nothing_of_it_is_gone(office):
    withdraw_submission(office, PROGRAMME, COMMUNE, SEPTEMBER, " Gửi nhầm tháng ", operator("xa.04180"))
    assert figure(office) is None
    (revision,) = office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, SEPTEMBER)
    assert (revision.submission.status, revision.submission.reason) == (SubmissionStatus.WITHDRAWN, "Gửi nhầm tháng")
    assert office.file(revision.submission.sha256) == SENT


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_withdrawal_without_a_reason_is_refused(office, reason):
    before = hashes(office)
    with pytest.raises(ValueError, match="reason"):
        withdraw_submission(office, PROGRAMME, COMMUNE, SEPTEMBER, reason, operator("xa.04180"))
    assert hashes(office) == before


@pytest.mark.parametrize(
    ("programme", "unit", "period"),
    [(PROGRAMME, SILENT, SEPTEMBER), (PROGRAMME, COMMUNE, OCTOBER), ("khac", COMMUNE, SEPTEMBER)],
)
def test_what_was_not_sent_is_not_withdrawn(office, programme, unit, period):
    with pytest.raises(NothingKnown):
        withdraw_submission(office, programme, unit, period, "lý do", operator("xa.04180"))


def test_nothing_is_withdrawn_twice(office):
    withdraw_submission(office, PROGRAMME, COMMUNE, SEPTEMBER, "lý do", operator("xa.04180"))
    with pytest.raises(NothingKnown):
        withdraw_submission(office, PROGRAMME, COMMUNE, SEPTEMBER, "lý do", operator("xa.04180"))


def test_withdrawn_bytes_are_asked_about_and_can_be_sent_again(office):
    withdraw_submission(office, PROGRAMME, COMMUNE, SEPTEMBER, "lý do", operator("xa.04180"))
    assert ids(examine_upload(office, "bc.xlsx", SENT)) == ["withdrawn_revision"]
    receipt = sent(office, SENT, answers=answered("bc.xlsx", "withdrawn_revision", "restore"))
    assert (receipt.revision, figure(office)) == (2, 59)


# -- answers ----------------------------------------------------------------------------------------------------------


def test_a_reason_is_kept_with_the_figure_that_it_explains(office):
    content = corrected(SENT, G2=40)
    assert examine_upload(office, "bc.xlsx", content).questions
    reason = {FALL: Answer(FALL, AnswerKind.REASON, "Đính chính")}
    sent(office, content, answers=reason)
    snapshot = office.snapshot(PROGRAMME, 2024)
    (kept,) = [a for a in snapshot.answers if a.code == "cumulative_falls"]
    newest = snapshot.submission_of("BC-THANG", COMMUNE, SEPTEMBER)
    assert (str(kept.place), kept.written, kept.answer.text, kept.submission) == (
        f"{RESULTS}!G2",
        "40",
        "Đính chính",
        newest.id,
    )


# -- never over something newer, whole or not at all -------------------------------------------------------------------------


def test_an_examination_is_stale_when_another_revision_came_first(office):
    first = examine_upload(office, "a.xlsx", corrected(SENT, G2=60))
    second = examine_upload(office, "b.xlsx", corrected(SENT, G2=61))
    commit_import(office, first, operator("xa.04180"))
    before = hashes(office)
    with pytest.raises(StaleChangeSet):
        commit_import(office, second, operator("xa.04180"))
    assert hashes(office) == before
    assert sent(office, corrected(SENT, G2=61)).revision == 3


def test_an_examination_is_stale_when_another_plan_came_first(office):
    examined = examine_upload(office, "bc.xlsx", NEVER_SENT)
    book = load_workbook(REPORTS.parent / "plan.xlsx")
    book["Phân bổ"]["D2"] = book["Phân bổ"]["D2"].value + 1
    commit_import(office, sent_plan(office, bytes_of(book)), operator("van-phong"))
    with pytest.raises(StaleChangeSet):
        commit_import(office, examined, operator("xa.04183"))


def test_a_correction_may_follow_a_withdrawal_that_came_meanwhile(office):
    examined = examine_upload(office, "bc.xlsx", corrected(SENT, G2=60))
    withdraw_submission(office, PROGRAMME, COMMUNE, SEPTEMBER, "lý do", operator("xa.04180"))
    commit_import(office, examined, operator("xa.04180"))  # nothing newer is overwritten: no other figures have come
    assert figure(office) == 60


@pytest.mark.parametrize(
    "broken",
    [
        lambda change: replace(change, observations=(*change.observations, change.observations[0])),
        lambda change: replace(change, observations=(replace(change.observations[-1], value=Decimal("0.1234567"), numerator=None, denominator=None),)),
        lambda change: replace(change, unit="99999"),
        lambda change: replace(change, disbursements=(replace(change.disbursements[0], cumulative_vnd=10**30),)),
    ],
    ids=["one figure twice", "more decimals than are kept", "a unit that the plan does not have", "more money than there is"],
)  # fmt: skip
def test_a_commit_that_fails_leaves_the_store_as_it_was(office, broken):
    examined = examine_upload(office, "bc.xlsx", NEVER_SENT)
    (change,) = examined.change_set.changes
    assert isinstance(change, ReportChange)
    refused = replace(examined, change_set=replace(examined.change_set, changes=(broken(change),)))
    before = hashes(office)
    with pytest.raises(ValueError):
        commit_import(office, refused, operator("xa.04183"))
    assert hashes(office) == before
    assert commit_import(office, examined, operator("xa.04183")).revision == 1


def test_reading_never_writes(office):
    before = hashes(office)
    examine_upload(office, "bc.xlsx", NEVER_SENT)
    examine_upload(office, "bc.xlsx", b"%PDF")
    right_report(office)
    assert hashes(office) == before


def test_the_clock_of_the_office_dates_the_report(office):
    late = replace(office, clock=lambda: TODAY + timedelta(days=3))
    commit_import(late, examine_upload(late, "bc.xlsx", NEVER_SENT), operator("xa.04183"))
    newest = late.snapshot(PROGRAMME, 2024).submission_of("BC-THANG", SILENT, SEPTEMBER)
    assert newest.received_at == TODAY + timedelta(days=3)
