"""Reports are returned, approved and unlocked, by those who may, and every door that writes obeys the lock."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.issues import Place, StaleChangeSet
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import AccountRole, Actor, Grant, operator
from dashboard.domain.reported.changes import CellComment, ChangeSet, Receipt, ReportChange
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.usecases.committing import commit
from dashboard.usecases.office import Office
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report, unlock_report
from dashboard.usecases.withdrawing import withdraw_submission
from db.engine import engine, reading, writing
from db.queries.audit import events
from db.queries.comments import comments_of_year
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, SEPTEMBER, a_report, an_observation
from tests.db.steps import put_plan
from tests.sample_store import url_of

CLERK = Actor("Lò Thị Hoa", 1, COMMUNE, frozenset({Grant(AccountRole.REPORTER, COMMUNE)}))
REVIEWER = Actor("Cầm Văn Minh", 2, DISTRICT, frozenset({Grant(AccountRole.REVIEWER, DISTRICT)}))
OTHER_REVIEWER = replace(REVIEWER, name="Quàng Thị Lan", account=3)
BOTH = Actor(
    "Vì Văn Sơn", 4, DISTRICT,
    frozenset({Grant(AccountRole.REPORTER, DISTRICT), Grant(AccountRole.REVIEWER, DISTRICT)}),
)  # fmt: skip
DAY = date(2024, 10, 8)
CELL = Place("Kết quả", "E7")


@dataclass
class Day:
    """An office whose clock a test moves."""

    office: Office
    now: datetime = datetime(2024, 10, 8, 2, 0, tzinfo=UTC)

    def on(self, day: int) -> None:
        self.now = self.now.replace(day=day)

    def report(self, actor: Actor = CLERK, replaces: int | None = None, **over: object) -> Receipt:
        change: ReportChange = a_report(replaces=replaces, **over)
        with writing(self.office.url) as session:
            return commit(self.office, session, ChangeSet((change,)), actor)

    @property
    def seen(self) -> AsSeen:
        return AsSeen("P", 2024, self.office.state())

    def sent(self, unit: str = COMMUNE) -> Submission:
        snapshot = self.office.snapshot("P", 2024)
        assert snapshot is not None
        found = snapshot.submission_of("BC-THANG", unit, SEPTEMBER)
        assert found is not None
        return found

    def approve(self, actor: Actor = REVIEWER) -> Receipt:
        return approve_reports(self.office, self.seen, [self.sent()], actor)

    def give_back(self, reason: str = "Thiếu bản Chiềng Ve") -> Receipt:
        return return_report(self.office, self.seen, self.sent(), reason, REVIEWER)

    def unlock(self, until: date = DAY, actor: Actor = REVIEWER) -> Receipt:
        return unlock_report(self.office, self.seen, self.sent(), "Số liệu Kho bạc điều chỉnh", until, actor)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    office = Office(url_of(tmp_path / "store.db"))
    office.prepare()
    put_plan(office.url)
    made = Day(office)
    made.office = replace(office, clock=lambda: made.now)
    made.report()
    yield made
    engine(office.url).dispose()


def test_a_returned_report_does_not_count_and_has_its_reason_and_comments(day: Day) -> None:
    comments = (
        CellComment(CELL, "Gấp đôi tháng 8; số định danh 014185000123?"),
        CellComment(Place(""), "Gửi lại trước 10/10"),
    )
    return_report(day.office, day.seen, day.sent(), "Kiểm tra lại lao động", REVIEWER, comments)
    assert (day.sent().status, day.sent().reason) == (SubmissionStatus.RETURNED, "Kiểm tra lại lao động")
    snapshot = day.office.snapshot("P", 2024)
    assert snapshot is not None
    assert snapshot.observations == ()
    with reading(day.office.url) as session:
        (said,) = comments_of_year(session, "P", 2024).values()
    assert [(c.place, c.actor) for c in said] == [(CELL, REVIEWER.name), (Place(""), REVIEWER.name)]
    assert "014185000123" not in said[0].text
    day.report(replaces=1)
    assert (day.sent().revision, day.sent().status) == (2, SubmissionStatus.SUBMITTED)


def test_a_return_needs_a_reason(day: Day) -> None:
    with pytest.raises(ValueError, match="reason"):
        day.give_back("  ")


def test_an_approved_report_is_locked_at_every_door(day: Day) -> None:
    day.approve()
    for actor in (CLERK, BOTH, operator("máy chủ")):
        with pytest.raises(Forbidden) as refused:
            day.report(actor, replaces=1)
        assert refused.value.locked
        with pytest.raises(Forbidden) as refused:
            withdraw_submission(day.office, "P", COMMUNE, SEPTEMBER, "gửi nhầm", actor)
        assert refused.value.locked
    assert day.sent().status is SubmissionStatus.APPROVED


@pytest.mark.parametrize("first", ["approve", "give_back"])
@pytest.mark.parametrize("second", ["approve", "give_back"])
def test_of_two_decisions_on_one_report_the_later_one_is_told(day: Day, first: str, second: str) -> None:
    seen, sent = day.seen, day.sent()
    getattr(day, first)()
    status = day.sent().status
    with pytest.raises(StaleChangeSet):
        if second == "approve":
            approve_reports(day.office, seen, [sent], OTHER_REVIEWER)
        else:
            return_report(day.office, seen, sent, "Sai", OTHER_REVIEWER)
    assert day.sent().status is status


def test_a_decision_on_what_a_correction_has_replaced_is_refused(day: Day) -> None:
    seen, sent = day.seen, day.sent()
    day.report(replaces=1)
    with pytest.raises(StaleChangeSet):
        approve_reports(day.office, seen, [sent], REVIEWER)


def test_many_are_approved_together_or_none_of_them(day: Day) -> None:
    other: dict[str, Any] = {
        "unit": OTHER_COMMUNE,
        "observations": (an_observation(subject=OTHER_COMMUNE),),
        "disbursements": (),
    }
    day.report(BOTH, **other)
    seen, both = day.seen, [day.sent(), day.sent(OTHER_COMMUNE)]
    day.report(BOTH, replaces=1, **other)
    with pytest.raises(StaleChangeSet):
        approve_reports(day.office, seen, both, REVIEWER)
    assert {day.sent().status, day.sent(OTHER_COMMUNE).status} == {SubmissionStatus.SUBMITTED}
    version = day.office.version()
    approve_reports(day.office, day.seen, [day.sent(), day.sent(OTHER_COMMUNE)], REVIEWER)
    assert {day.sent().status, day.sent(OTHER_COMMUNE).status} == {SubmissionStatus.APPROVED}
    assert day.office.version() == version + 1
    with pytest.raises(ValueError, match="empty"):
        approve_reports(day.office, day.seen, [], REVIEWER)


def test_nobody_approves_what_he_sent_himself(day: Day) -> None:
    day.report(BOTH, replaces=1)
    with pytest.raises(Forbidden) as refused:
        day.approve(BOTH)
    assert refused.value.own
    day.approve(OTHER_REVIEWER)


def test_the_operator_may_approve_what_he_sent(day: Day) -> None:
    day.report(operator("máy chủ"), replaces=1)
    day.approve(operator("máy chủ"))
    assert day.sent().status is SubmissionStatus.APPROVED


def test_a_clerk_reviews_nothing(day: Day) -> None:
    with pytest.raises(Forbidden):
        day.approve(CLERK)
    day.approve()
    with pytest.raises(Forbidden):
        day.unlock(actor=CLERK)


def test_an_unlocked_report_is_corrected_until_its_end(day: Day) -> None:
    day.approve()
    day.unlock(until=date(2024, 10, 9))
    day.on(9)
    day.report(replaces=1)
    day.on(10)
    with pytest.raises(Forbidden) as refused:
        day.report(replaces=2)  # the lock is closed again
    assert refused.value.locked
    day.approve()  # what came in time is looked at after that too
    assert (day.sent().revision, day.sent().status) == (2, SubmissionStatus.APPROVED)
    with pytest.raises(Forbidden):
        day.report(replaces=2)


def test_a_correction_that_is_returned_may_be_sent_again_whatever_was_approved_before(day: Day) -> None:
    day.approve()
    day.unlock()
    day.report(replaces=1)
    day.on(10)
    day.give_back()
    day.report(replaces=2)
    assert day.sent().revision == 3


def test_an_approved_revision_is_not_returned_but_unlocked(day: Day) -> None:
    day.approve()
    day.unlock()
    with pytest.raises(StaleChangeSet):
        day.give_back()


def test_an_unlocked_report_may_be_withdrawn_and_sent_anew(day: Day) -> None:
    day.approve()
    day.unlock()
    withdraw_submission(day.office, "P", COMMUNE, SEPTEMBER, "gửi nhầm", CLERK)
    day.on(12)
    day.report(replaces=1)
    assert (day.sent().revision, day.sent().status) == (2, SubmissionStatus.SUBMITTED)


def test_an_unlocking_has_a_reason_and_an_end_that_has_not_passed(day: Day) -> None:
    day.approve()
    with pytest.raises(ValueError, match="end"):
        day.unlock(until=date(2024, 10, 7))
    with pytest.raises(ValueError, match="reason"):
        unlock_report(day.office, day.seen, day.sent(), " ", DAY, REVIEWER)


def test_of_two_who_unlock_the_later_one_is_told(day: Day) -> None:
    day.approve()
    day.unlock()
    with pytest.raises(StaleChangeSet):
        day.unlock(actor=OTHER_REVIEWER)
    day.on(9)
    day.unlock(until=date(2024, 10, 20), actor=OTHER_REVIEWER)  # the first one has ended


def test_what_only_waits_is_not_unlocked(day: Day) -> None:
    with pytest.raises(StaleChangeSet):
        day.unlock()


def test_every_step_stands_in_the_audit(day: Day) -> None:
    return_report(day.office, day.seen, day.sent(), "Sai", REVIEWER, (CellComment(CELL, "Gấp đôi"),))
    day.report(replaces=1)
    day.approve()
    day.unlock()
    with reading(day.office.url) as session:
        told = [e for e in events(session) if e.action in (AuditAction.STATUS, AuditAction.UNLOCK)]
    assert [(e.action, e.account, e.subject[-2:]) for e in told] == [
        (AuditAction.STATUS, 2, "/1"), (AuditAction.STATUS, 2, "/2"), (AuditAction.UNLOCK, 2, "/2"),
    ]  # fmt: skip
    assert json.loads(told[0].after) == {"status": "returned", "reason": "Sai", "comments": [f"{CELL}: Gấp đôi"]}
    assert json.loads(told[2].after) == {"reason": "Số liệu Kho bạc điều chỉnh", "until": "2024-10-08"}
