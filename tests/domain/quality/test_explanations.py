"""Who owns a finding, what explains it, and in which order findings stand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.domain.issues import Answer, AnswerKind, Place, Severity
from dashboard.domain.quality.findings import Explanation, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.history import FindingNote
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from tests.builders import COMMUNE, DISTRICT, LABOUR, SEPTEMBER
from tests.domain.figures import HERE, knowing
from tests.domain.quality.cases import NOW, found, reports, series, spent, target

WHEN = datetime(2024, 10, 3, 2, 0, tzinfo=UTC)
FALLEN = replace(
    knowing(NOW, *(replace(o, submission=7) for o in series(50, 49))),
    submissions=(Submission(7, "BC", COMMUNE, SEPTEMBER, 1, SubmissionStatus.SUBMITTED, WHEN, "Lò Văn A", "0", "f.xlsx"),),
)  # fmt: skip
PLACE = FALLEN.observations[1].place


def answered(place: Place = PLACE, submission: int = 7, kind: AnswerKind = AnswerKind.REASON) -> AnsweredFinding:
    return AnsweredFinding("cumulative_falls", place, "49", Answer("x", kind, "Đính chính một người"), submission)


def test_who_reported_has_to_explain() -> None:
    finding = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0]
    assert (finding.owner, finding.subject, finding.place, finding.explained) == (COMMUNE, COMMUNE, PLACE, False)


def test_the_plans_own_gaps_belong_to_who_leads_or_to_the_plans_office() -> None:
    assert found(target(projects=()), QualityCode.TARGET_WITHOUT_MONEY)[0].owner == LABOUR
    assert found(target(leads=()), QualityCode.TARGET_WITHOUT_LEAD)[0].owner == DISTRICT


def test_what_was_said_at_upload_explains_the_very_cell() -> None:
    finding = found(replace(FALLEN, answers=(answered(),)), QualityCode.CUMULATIVE_FALLS)[0]
    assert finding.explanation == Explanation("Đính chính một người", "Lò Văn A", WHEN, "X1")


def test_a_note_explains_in_its_writers_name() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    note = FindingNote(key, "", "đã đối chiếu", "Chị Hoa", WHEN)
    explained = found(replace(FALLEN, notes=(note,)), QualityCode.CUMULATIVE_FALLS)[0]
    assert explained.explanation == Explanation("đã đối chiếu", "Chị Hoa", WHEN)
    assert explained.owner == COMMUNE


@pytest.mark.parametrize(
    ("sha", "explained"),
    [
        pytest.param("0", True, id="the same file: its answers are kept with its first report"),
        pytest.param("1", False, id="another file"),
    ],
)
def test_an_answer_given_with_another_report_of_the_same_file(sha: str, explained: bool) -> None:
    first = replace(FALLEN.submissions[0], id=6, form="BC2", sha256=sha)
    known = replace(FALLEN, submissions=(first, *FALLEN.submissions), answers=(answered(submission=6),))
    assert found(known, QualityCode.CUMULATIVE_FALLS)[0].explained is explained


def test_reports_that_came_without_a_file_share_no_answers() -> None:
    unnamed = replace(FALLEN.submissions[0], sha256="")
    known = replace(FALLEN, submissions=(replace(unnamed, id=6, form="BC2"), unnamed))
    other, own = (replace(known, answers=(answered(submission=id),)) for id in (6, 7))
    assert not found(other, QualityCode.CUMULATIVE_FALLS)[0].explained
    assert found(own, QualityCode.CUMULATIVE_FALLS)[0].explained


def test_the_answer_to_the_very_question_comes_before_another_one_of_its_cell() -> None:
    asked = replace(answered(), answer=Answer("x", AnswerKind.REASON, "về việc giảm"))
    other = replace(answered(), code="jump", answer=Answer("x", AnswerKind.REASON, "về việc tăng"))
    for answers in ((asked, other), (other, asked)):
        finding = found(replace(FALLEN, answers=answers), QualityCode.CUMULATIVE_FALLS)[0]
        assert finding.explanation is not None and finding.explanation.text == "về việc giảm"
    assert found(replace(FALLEN, answers=(other,)), QualityCode.CUMULATIVE_FALLS)[0].explained


def test_answers_of_older_stores_are_still_found() -> None:
    """An upload once called a fall of money as one of results, and a report like the last one otherwise than the review."""
    money = replace(
        knowing(NOW, money=tuple(replace(d, submission=7) for d in spent(50, 49))), submissions=FALLEN.submissions
    )
    (fall,) = found(replace(money, answers=(answered(HERE),)), QualityCode.MONEY_FALLS)
    assert fall.explained
    twice = reports((1, 2, 3, 4, 5), (1, 2, 3, 4, 5))
    repeated = replace(answered(Place("Thông tin", "B6"), submission=2), code="whole_report_repeated")
    (same,) = found(replace(twice, answers=(repeated,)), QualityCode.REPORT_REPEATED)
    assert same.explained


@pytest.mark.parametrize(
    "other", [answered(Place("Chỉ tiêu", "G6")), answered(submission=8), answered(kind=AnswerKind.CHOICE)]
)
def test_what_was_said_of_another_cell_explains_nothing(other: AnsweredFinding) -> None:
    assert not found(replace(FALLEN, answers=(other,)), QualityCode.CUMULATIVE_FALLS)[0].explained


def test_the_newest_note_holds_and_may_name_another_owner() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    notes = tuple(FindingNote(key, owner, text, "B", WHEN) for owner, text in ((LABOUR, "cũ"), ("Chị Hoa", "mới")))
    finding = found(replace(FALLEN, answers=(answered(),), notes=notes), QualityCode.CUMULATIVE_FALLS)[0]
    assert finding.explanation is not None
    assert (finding.owner, finding.explanation.text) == ("Chị Hoa", "mới")


def test_a_note_that_only_names_an_owner_leaves_the_finding_open() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    finding = found(replace(FALLEN, notes=(FindingNote(key, LABOUR, "", "B", WHEN),)), QualityCode.CUMULATIVE_FALLS)[0]
    assert (finding.owner, finding.explained) == (LABOUR, False)


def test_unexplained_findings_stand_first_and_heavy_ones_before_light_ones() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    snapshot = replace(FALLEN, notes=(FindingNote(key, "", "đã rõ", "B", WHEN),))
    order = [(f.explained, list(Severity).index(f.code.severity)) for f in review(snapshot, SEPTEMBER)]
    assert order == sorted(order)
    assert review(snapshot, SEPTEMBER)[-1].key == key
