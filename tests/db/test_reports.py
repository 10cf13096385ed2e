"""Reports: revisions, withdrawals, what counts, and what was known when."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind, Place, StaleChangeSet
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.reported.changes import AnsweredFinding, ChangeSet, PlanChange
from dashboard.domain.reported.observations import Narrative, Observation, SubmissionStatus
from db.engine import reading, writing
from db.queries.revisions import revisions
from db.store import apply
from db.types import MisfitError
from tests.builders import COMMUNE, OTHER_COMMUNE, SEPTEMBER, TRAINED, a_disbursement, a_plan, a_report, an_observation
from tests.db.steps import NOON, hashes, put, put_plan, put_report, seen, withdraw

CORRECTED = (an_observation(value=Decimal(90)),)


@pytest.fixture
def planned(store):
    put_plan(store)
    return store


def bare(observations: tuple[Observation, ...]) -> list[Observation]:
    return [replace(o, submission=None) for o in observations]


def test_a_report_comes_back_as_it_went_in(planned):
    observations = (
        an_observation(),
        an_observation(value=Decimal(10), estimate=True),
        an_observation(value=Decimal(40), disaggregation="nu"),
        an_observation(indicator="nuoc-sach", value=None, numerator=Decimal(133), denominator=Decimal(200)),
        an_observation(indicator="nha-o", value=None, text="đang làm"),
        an_observation(indicator="y-te", value=None, absence=Absence.NIL, place=Place("Kết quả", "E11")),
    )
    money = (
        a_disbursement(),
        a_disbursement(estimate=True, cumulative_vnd=800_000_000),
        a_disbursement(estimate=True, cumulative_vnd=900_000_000, period=Period.parse("2024")),
        a_disbursement(budget_year=NOT_SPLIT, cumulative_vnd=None, absence=Absence.UNKNOWN_AMOUNT),
        a_disbursement(budget_year=2023, cumulative_vnd=0),
    )
    receipt = put_report(planned, observations=observations, disbursements=money, nil=True)
    assert (receipt.number, receipt.version, receipt.revision) == (f"P/BC-THANG/2024-09/{COMMUNE}/1", 2, 1)
    now = seen(planned)
    assert bare(now.observations) == list(observations)
    assert [replace(d, submission=None) for d in now.disbursements] == list(money)
    (submission,) = now.submissions
    assert (submission.unit, submission.period, submission.revision) == (COMMUNE, SEPTEMBER, 1)
    assert (submission.status, submission.actor, submission.received_at) == (
        SubmissionStatus.SUBMITTED,
        "chi Hoa",
        NOON,
    )
    assert (submission.narrative, submission.nil) == (Narrative(difficulties="Mưa lũ"), True)
    assert {o.submission for o in now.observations} == {submission.id}
    assert (now.version, now.recorded_at, now.plan_version, now.plan) == (2, NOON, 1, a_plan())


def test_a_correction_takes_the_place_of_what_it_corrects(planned):
    put_report(planned)
    receipt = put_report(planned, hours=30, replaces=1, observations=CORRECTED)
    assert receipt.revision == 2
    now = seen(planned)
    assert bare(now.observations) == list(CORRECTED)
    assert [s.revision for s in now.submissions] == [2]
    assert now.submissions[0].arrived_at == NOON


def test_a_withdrawn_report_leaves_no_figures_and_brings_none_back(planned):
    put_report(planned)
    put_report(planned, replaces=1, observations=CORRECTED)
    withdraw(planned, revision=2)
    now = seen(planned)
    assert (now.observations, now.disbursements) == ((), ())
    (submission,) = now.submissions
    assert (submission.revision, submission.status, submission.reason) == (
        2,
        SubmissionStatus.WITHDRAWN,
        "gửi nhầm tháng",
    )


def test_a_report_sent_again_after_a_withdrawal_counts(planned):
    put_report(planned)
    withdraw(planned)
    put_report(planned, replaces=1, observations=CORRECTED)
    assert bare(seen(planned).observations) == list(CORRECTED)


def test_every_version_shows_what_was_known_then(planned):
    then = [seen(planned)]
    for step in (
        lambda: put_report(planned),
        lambda: put_report(planned, unit=OTHER_COMMUNE, observations=(an_observation(subject=OTHER_COMMUNE),)),
        lambda: put_report(planned, replaces=1, observations=CORRECTED),
        lambda: withdraw(planned, revision=2),
        lambda: put_plan(planned, replaces=1, title="Điều chỉnh"),
        lambda: put_report(planned, replaces=2, plan_version=6),
        lambda: put_report(planned, period=Period.parse("2024-10"), plan_version=6),
    ):
        step()
        then.append(seen(planned))
    assert [seen(planned, version) for version in range(1, 9)] == then


def test_a_version_that_is_not_there_yet_shows_the_newest(planned):
    assert seen(planned, 99) == seen(planned)


def test_the_revisions_of_a_report_are_told_with_who_when_and_what_became_of_them(planned):
    put_report(planned)
    put_report(planned, hours=1, replaces=1, observations=CORRECTED)
    withdraw(planned, revision=2, hours=2)
    put_report(planned, unit=OTHER_COMMUNE)
    with reading(planned) as session:
        key = (session, "P", 2024, "BC-THANG", COMMUNE, SEPTEMBER)
        now, before = revisions(*key), revisions(*key, version=3)
    assert [
        (r.submission.revision, r.submission.status, r.newest, r.counts, r.version, r.status_version) for r in now
    ] == [
        (1, SubmissionStatus.SUBMITTED, False, False, 2, 2),
        (2, SubmissionStatus.WITHDRAWN, True, False, 3, 4),
    ]
    assert [(r.submission.revision, r.submission.status, r.counts) for r in before] == [
        (1, SubmissionStatus.SUBMITTED, False),
        (2, SubmissionStatus.SUBMITTED, True),
    ]


@pytest.mark.parametrize(
    "over",
    [{"replaces": None}, {"replaces": 2}, {"replaces": 1, "plan_version": 2}, {"replaces": 1, "programme": "Q"}],
    ids=["a first one", "a later one", "another plan", "another programme"],
)
def test_a_report_built_on_something_else_is_refused_and_leaves_nothing(planned, over):
    put_report(planned)
    before = hashes(planned)
    with pytest.raises(StaleChangeSet):
        put_report(planned, observations=CORRECTED, **over)
    assert hashes(planned) == before


@pytest.mark.parametrize("revision", [1, 3])
def test_only_the_newest_revision_can_be_withdrawn(planned, revision):
    put_report(planned)
    put_report(planned, replaces=1)
    with pytest.raises(StaleChangeSet):
        withdraw(planned, revision=revision)


def test_a_report_cannot_be_withdrawn_twice(planned):
    put_report(planned)
    withdraw(planned)
    with pytest.raises(StaleChangeSet):
        withdraw(planned)


@pytest.mark.parametrize(
    ("error", "over"),
    [
        (MisfitError, {"observations": (an_observation(), an_observation(value=Decimal("0.1234567"), estimate=True))}),
        (MisfitError, {"disbursements": (a_disbursement(cumulative_vnd=True),)}),
        (ValueError, {"observations": (an_observation(subject="Z"),)}),
        (ValueError, {"unit": "Z"}),
        (ValueError, {"observations": (an_observation(), an_observation())}),
    ],
    ids=[
        "too many decimals",
        "not money",
        "a subject outside the plan",
        "a reporter outside the plan",
        "a figure twice",
    ],
)
def test_a_report_that_does_not_fit_leaves_the_store_as_it_was(planned, error, over):
    before = hashes(planned)
    with pytest.raises(error):
        put_report(planned, **over)
    assert hashes(planned) == before


def test_the_second_half_of_a_change_set_that_fails_takes_the_first_with_it(planned):
    before = hashes(planned)
    with pytest.raises(StaleChangeSet):
        put(planned, a_report(unit=OTHER_COMMUNE), a_report(replaces=4))
    assert hashes(planned) == before


def test_an_empty_change_set_is_not_stored(planned):
    with writing(planned) as session, pytest.raises(ValueError, match="empty"):
        apply(ChangeSet(()), session, operator("chi Hoa"), NOON)


def test_answers_are_kept_with_the_revision_and_the_plan_that_they_speak_of(planned):
    def answered(text: str) -> AnsweredFinding:
        return AnsweredFinding("jump", Place("Kết quả", "E7"), "84", Answer("jump@Kết quả!E7", AnswerKind.REASON, text))

    put(planned, PlanChange(a_plan(), 1), answers=(answered("kế hoạch"),))
    put(planned, a_report(plan_version=2), answers=(answered("mở thêm lớp"),))
    (report,) = seen(planned).submissions
    assert seen(planned).answers == (answered("kế hoạch"), replace(answered("mở thêm lớp"), submission=report.id))
    put(planned, a_report(plan_version=2, replaces=1), answers=(answered("số đúng"),))
    assert [a.answer.text for a in seen(planned).answers] == ["kế hoạch", "số đúng"]


def test_a_report_of_figures_for_other_subjects_names_its_reporter(planned):
    put_report(planned, observations=(an_observation(subject=OTHER_COMMUNE),))
    (observation,) = seen(planned).observations
    assert (observation.subject, observation.reporter, observation.indicator) == (OTHER_COMMUNE, COMMUNE, TRAINED)
