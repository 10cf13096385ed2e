"""Drafts are kept for their unit: nothing that stands moves, no reader sees them, and what is sent later is a report of then."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.domain.issues import Answer, AnswerKind, Place
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, operator
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.importing.corrections import correction_id
from dashboard.usecases.drafting import NoDraft, drafts, keep_draft
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.receipts import receipt_of
from dashboard.usecases.reviewing import AsSeen, approve_reports
from tests.faults.bad_reports import RESULTS
from tests.pages.test_upload_page import october
from tests.sample_store import COMMUNE, PROGRAMME, REPORTS, SAMPLES

CLERK = operator("xa.04180")
NOW = datetime(2024, 10, 12, 2, 0, tzinfo=UTC)


def kept(office: Office, content: bytes) -> str:
    return keep_draft(office, examine_upload(office, "nhap.xlsx", content), content, CLERK).number


def figures(office: Office) -> tuple[object, ...]:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return (snapshot.observations, snapshot.disbursements, snapshot.submissions)


def test_a_draft_moves_nothing_and_is_nowhere_but_among_the_units_drafts(office: Office) -> None:
    before = figures(office)
    content = october(office)
    kept(office, content)
    assert figures(office) == before
    assert office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, october_period()) == ()
    assert office.reception(sha(content)).reports == ()  # type: ignore[union-attr]
    (draft,) = drafts(office, PROGRAMME, 2024, COMMUNE, CLERK)
    assert draft.revision.submission.status is SubmissionStatus.DRAFT
    assert draft.content == content
    assert drafts(office, PROGRAMME, 2024, "04168", CLERK) == ()


def test_a_draft_of_a_correction_leaves_what_was_sent(office: Office) -> None:
    commit_import(office, examine_upload(office, "bc.xlsx", october(office)), CLERK)
    before = figures(office)
    kept(office, october(office, G2=61))
    assert figures(office) == before
    (sent,) = office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, october_period())
    assert (sent.submission.revision, sent.counts) == (1, True)


def test_what_is_sent_later_came_then(office: Office) -> None:
    content = october(office, G2=61)
    first = kept(office, content)
    later = Office(office.url, lambda: NOW + timedelta(days=40))
    receipt = commit_import(later, examine_upload(later, "nhap.xlsx", content), CLERK)
    assert (first.rsplit("/", 1)[1], receipt.number.rsplit("/", 1)[1], receipt.revision) == ("nhap-1", "1", 1)
    (sent,) = later.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, october_period())
    assert sent.submission.arrived_at == NOW + timedelta(days=40)  # keeping a draft does not make a report timely
    assert drafts(later, PROGRAMME, 2024, COMMUNE, CLERK) == ()
    third = commit_import(later, examine_upload(later, "sua.xlsx", october(office, G2=62)), CLERK)
    assert third.revision == 2


def test_a_newer_draft_takes_the_place_of_an_older_one(office: Office) -> None:
    kept(office, october(office))
    kept(office, october(office, G2=61))
    (draft,) = drafts(office, PROGRAMME, 2024, COMMUNE, CLERK)
    assert draft.revision.submission.revision == -2
    receipt = commit_import(office, examine_upload(office, "bc.xlsx", october(office)), CLERK)
    assert receipt.revision == 1
    assert receipt_of(office, receipt.number).report.revision == 1  # type: ignore[union-attr]


def test_what_still_has_faults_can_be_kept(office: Office) -> None:
    content = october(office, G2="mươi người")
    examination = examine_upload(office, "nhap.xlsx", content)
    assert examination.blocked
    keep_draft(office, examination, content, CLERK)
    assert len(drafts(office, PROGRAMME, 2024, COMMUNE, CLERK)) == 1


def test_a_plan_is_no_draft_and_nobody_unknown_keeps_one(office: Office) -> None:
    plan = (SAMPLES / "S003" / "plan.xlsx").read_bytes()
    with pytest.raises(NoDraft):
        keep_draft(office, examine_upload(office, "kh.xlsx", plan), plan, CLERK)
    content = october(office)
    with pytest.raises(Forbidden):
        keep_draft(office, examine_upload(office, "nhap.xlsx", content), content, ANYBODY)


def test_no_draft_of_what_is_locked(office: Office) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    sent = [s for s in snapshot.submissions if (s.unit, s.period.code) == (COMMUNE, "2024-09")]
    approve_reports(office, AsSeen(PROGRAMME, 2024, office.state()), sent, CLERK)
    content = changed(REPORTS / "2024-09" / f"{COMMUNE}.xlsx")
    with pytest.raises(Forbidden):
        keep_draft(office, examine_upload(office, "nhap.xlsx", content), content, CLERK)


def october_period() -> object:
    from dashboard.domain.periods import Period

    return Period.parse("2024-10")


def sha(content: bytes) -> str:
    from hashlib import sha256

    return sha256(content).hexdigest()


def changed(path: object) -> bytes:
    import io

    from openpyxl import load_workbook

    book = load_workbook(path)  # type: ignore[arg-type]
    book["Khó khăn, kiến nghị"]["B2"] = "Thiếu cán bộ"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_draft_that_is_not_right_yet_keeps_what_was_corrected_on_the_page(office: Office) -> None:
    content = october(office, G2="6l", G3="x?")
    mended = correction_id(Place(RESULTS, "G2"))
    examination = examine_upload(office, "nhap.xlsx", content, answers={mended: Answer(mended, AnswerKind.CELL, "61")})
    assert examination.blocked
    keep_draft(office, examination, content, CLERK)
    (draft,) = drafts(office, PROGRAMME, 2024, COMMUNE, CLERK)
    assert [(answer.kind, answer.text) for answer in draft.answers.values()] == [(AnswerKind.CELL, "61")]
    again = examine_upload(office, "nhap.xlsx", draft.content, answers=draft.answers)
    assert [str(issue.place) for issue in again.open_issues] == [str(issue.place) for issue in examination.open_issues]
