"""Figures count from the state that the office chooses: histories of approvals, returns and unlockings against a plain count."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import operator
from dashboard.domain.people.settings import CountingRule, SettingName
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import ChangeSet
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import ReportState, completeness
from dashboard.usecases.committing import commit
from dashboard.usecases.newest_snapshots import NewestSnapshots
from dashboard.usecases.office import Office
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report, unlock_report
from dashboard.usecases.setting_up import choose, settings_of
from dashboard.usecases.withdrawing import withdraw_submission
from db.engine import engine, reading, writing
from db.queries import snapshots
from tests.builders import COMMUNE, OTHER_COMMUNE, SEPTEMBER, TRAINED, a_disbursement, a_report, an_observation
from tests.db.steps import put_plan
from tests.sample_store import url_of
from tests.usecases.test_newest_snapshots import same

KEEPER = operator("máy chủ")
OCTOBER = Period.parse("2024-10")


class History:
    """A store, and beside it the plain account of what was sent, approved, returned and taken back."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2024, 10, 1, 2, 0, tzinfo=UTC)
        self.office = Office(url_of(folder / "store.db"), lambda: self.now)
        self.office.prepare()
        put_plan(self.office.url)
        self.told: dict[
            tuple[str, str], list[list[object]]
        ] = {}  # by unit and month: [figure, status] of each revision
        self.unlocked: dict[tuple[str, str], date] = {}
        self.rule = CountingRule.SUBMITTED

    @property
    def seen(self) -> AsSeen:
        return AsSeen("P", 2024, self.office.state())

    def send(self, unit: str, month: Period, value: int) -> None:
        report = self.told.setdefault((unit, month.code), [])
        change = a_report(
            unit=unit, period=month, replaces=len(report) or None,
            observations=(an_observation(subject=unit, reporter=unit, period=month, value=Decimal(value)),),
            disbursements=(a_disbursement(subject=unit, reporter=unit, period=month, cumulative_vnd=value * 1_000_000),),
        )  # fmt: skip
        with writing(self.office.url) as session:
            commit(self.office, session, ChangeSet((change,)), KEEPER)
        report.append([value, SubmissionStatus.SUBMITTED])

    def turn(self, unit: str, month: Period, status: SubmissionStatus) -> None:
        snapshot = self.office.snapshot("P", 2024)
        assert snapshot is not None
        sent = snapshot.submission_of("BC-THANG", unit, month)
        assert sent is not None
        if status is SubmissionStatus.APPROVED:
            approve_reports(self.office, self.seen, [sent], KEEPER)
            self.unlocked.pop((unit, month.code), None)
        elif status is SubmissionStatus.RETURNED:
            return_report(self.office, self.seen, sent, "Kiểm tra lại", KEEPER)
        else:
            withdraw_submission(self.office, "P", unit, month, "gửi nhầm", KEEPER)
        self.told[unit, month.code][-1][1] = status

    def unlock(self, unit: str, month: Period) -> None:
        snapshot = self.office.snapshot("P", 2024)
        assert snapshot is not None
        sent = snapshot.submission_of("BC-THANG", unit, month)
        assert sent is not None
        until = self.now.date() + timedelta(days=2)
        unlock_report(self.office, self.seen, sent, "Kho bạc điều chỉnh", until, KEEPER)
        self.unlocked[unit, month.code] = until

    def count(self, rule: CountingRule) -> None:
        choose(self.office, SettingName.COUNTING, rule, KEEPER)
        self.rule = rule

    def standing(self) -> dict[tuple[str, str], int]:
        """By the method's words: of each report the newest revision, or the newest approved or withdrawn one."""
        found = {}
        for report, revisions in self.told.items():
            deciding = [
                r for r in revisions
                if self.rule is CountingRule.SUBMITTED or r[1] in (SubmissionStatus.APPROVED, SubmissionStatus.WITHDRAWN)
            ]  # fmt: skip
            counts = (
                (SubmissionStatus.APPROVED,)
                if self.rule is CountingRule.APPROVED
                else (SubmissionStatus.SUBMITTED, SubmissionStatus.APPROVED)
            )
            if deciding and deciding[-1][1] in counts:
                found[report] = deciding[-1][0]
        return found  # type: ignore[return-value]

    def step(self, draw: random.Random) -> None:
        """Anything that may happen; what is locked or has been decided is refused, and leaves all as it was."""
        if draw.random() < 0.08:
            self.count(draw.choice(tuple(CountingRule)))
            return
        self.now += timedelta(hours=draw.choice((1, 5, 30)))
        unit, month = draw.choice((COMMUNE, OTHER_COMMUNE)), draw.choice((SEPTEMBER, OCTOBER))
        known = self.told.get((unit, month.code), [])
        if not known or draw.random() < 0.35:
            self.send(unit, month, draw.randrange(1, 900))
        elif draw.random() < 0.2:
            self.unlock(unit, month)
        else:
            self.turn(
                unit, month,
                draw.choice((
                    SubmissionStatus.APPROVED, SubmissionStatus.APPROVED, SubmissionStatus.RETURNED,
                    SubmissionStatus.WITHDRAWN,
                )),
            )  # fmt: skip


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path)
    yield made
    engine(made.office.url).dispose()


def figures(snapshot: Snapshot) -> dict[tuple[str, str], int]:
    return {(o.subject, o.period.code): int(o.value or 0) for o in snapshot.observations}


@pytest.mark.parametrize("seed", range(6))
def test_of_any_history_what_stands_is_what_the_rule_says(history: History, seed: int) -> None:
    draw, kept, refused = random.Random(seed), NewestSnapshots(), 0
    for _ in range(45):
        before, version = history.standing(), history.office.version()
        try:
            history.step(draw)
        except (Forbidden, StaleChangeSet, LookupError):
            refused += 1
            assert (history.standing(), history.office.version()) == (before, version)
        if draw.random() < 0.3:
            continue  # kept snapshots are brought forward over several versions too
        brought = kept.snapshot(history.office.url, "P", 2024, None)
        with reading(history.office.url) as session:
            whole = snapshots.snapshot(session, "P", 2024)
        assert brought is not None
        assert whole is not None
        same(brought, whole)
        assert brought.sent == whole.sent
        assert figures(brought) == history.standing()
        money = {(d.subject, d.period.code): (d.cumulative_vnd or 0) // 1_000_000 for d in brought.disbursements}
        assert money == history.standing()
        assert all(o.submission in brought.submission_by_id for o in brought.observations)
        for period in (SEPTEMBER, OCTOBER):
            assert assess(brought, period) == assess(whole, period)
            assert completeness(brought, date(2024, 10, 20)) == completeness(whole, date(2024, 10, 20))
    assert refused
    with reading(history.office.url) as session:  # every past version stands by the choice of its time
        for version in range(1, history.office.version() + 1):
            found = snapshots.snapshot(session, "P", 2024, version)
            assert found is not None
            assert found.counting is settings_of(history.office, version).counting
            again = kept.snapshot(history.office.url, "P", 2024, version)
            assert again is not None
            same(again, found)


def known(history: History) -> Snapshot:
    found = history.office.snapshot("P", 2024)
    assert found is not None
    return found


def test_a_correction_that_waits_leaves_what_was_approved(history: History) -> None:
    history.count(CountingRule.APPROVED)
    history.send(COMMUNE, SEPTEMBER, 84)
    assert figures(known(history)) == {}
    history.turn(COMMUNE, SEPTEMBER, SubmissionStatus.APPROVED)
    history.unlock(COMMUNE, SEPTEMBER)
    history.send(COMMUNE, SEPTEMBER, 90)
    assert figures(known(history)) == {(COMMUNE, "2024-09"): 84}
    assert figures(known(history).as_sent) == {(COMMUNE, "2024-09"): 90}
    history.turn(COMMUNE, SEPTEMBER, SubmissionStatus.RETURNED)
    assert figures(known(history)) == {(COMMUNE, "2024-09"): 84}
    history.send(COMMUNE, SEPTEMBER, 91)
    history.turn(COMMUNE, SEPTEMBER, SubmissionStatus.APPROVED)
    assert figures(known(history)) == {(COMMUNE, "2024-09"): 91}


def test_a_withdrawal_takes_what_was_approved_away(history: History) -> None:
    history.count(CountingRule.APPROVED)
    history.send(COMMUNE, SEPTEMBER, 84)
    history.turn(COMMUNE, SEPTEMBER, SubmissionStatus.APPROVED)
    history.unlock(COMMUNE, SEPTEMBER)
    history.send(COMMUNE, SEPTEMBER, 90)
    history.turn(COMMUNE, SEPTEMBER, SubmissionStatus.WITHDRAWN)
    assert figures(known(history)) == {}


def test_what_waits_for_approval_has_come_and_lacks_nothing(history: History) -> None:
    history.send(COMMUNE, SEPTEMBER, 84)
    by_sending = completeness(known(history), date(2024, 10, 20))
    history.count(CountingRule.APPROVED)
    by_approval = completeness(known(history), date(2024, 10, 20))
    cell = by_approval.cell(COMMUNE, "BC-THANG", SEPTEMBER)
    assert (cell.state, cell.lacking) == (ReportState.ON_TIME, ())
    assert by_approval.cells == by_sending.cells
    standing = assess(known(history), SEPTEMBER)
    assert standing.reporting.coverage.reported == (COMMUNE,)
    assert next(t.actual for t in standing.targets if t.target.indicator == TRAINED) is None


def test_a_past_version_stands_by_the_choice_of_its_time(history: History) -> None:
    history.send(COMMUNE, SEPTEMBER, 84)
    before = history.office.version()
    history.count(CountingRule.APPROVED)
    assert figures(known(history)) == {}
    past = history.office.snapshot("P", 2024, before)
    assert past is not None
    assert figures(past) == {(COMMUNE, "2024-09"): 84}
    assert replace(past, counting=CountingRule.SUBMITTED) == past
    history.count(CountingRule.SUBMITTED)
    assert figures(known(history)) == {(COMMUNE, "2024-09"): 84}


def test_the_history_of_a_figure_says_which_revision_stands(history: History) -> None:
    history.count(CountingRule.APPROVED)
    history.send(COMMUNE, SEPTEMBER, 84)
    waiting = history.office.indicator_revisions("P", 2024, TRAINED)
    assert [(r.revision.stands, r.revision.newest) for r in waiting] == [(False, True)]
    history.turn(COMMUNE, SEPTEMBER, SubmissionStatus.APPROVED)
    history.unlock(COMMUNE, SEPTEMBER)
    history.send(COMMUNE, SEPTEMBER, 90)
    told = history.office.indicator_revisions("P", 2024, TRAINED)
    assert [(int(r.figure.value or 0), r.revision.stands) for r in told] == [(84, True), (90, False)]  # type: ignore[union-attr]


def test_the_choice_is_the_administrators_and_is_made_once(history: History) -> None:
    from tests.usecases.test_reviewing import REVIEWER

    with pytest.raises(Forbidden):
        choose(history.office, SettingName.COUNTING, "approved", REVIEWER)
    with pytest.raises(ValueError, match="drafted"):
        choose(history.office, SettingName.COUNTING, "drafted", KEEPER)
    assert choose(history.office, SettingName.COUNTING, "approved", KEEPER) is not None
    assert choose(history.office, SettingName.COUNTING, "approved", KEEPER) is None
