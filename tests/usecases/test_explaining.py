"""Why something is late, as the unit that answers for it says: who may, what is kept, and what each version knew."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.people.causes import Late
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.reporting.delays import LONGEST_WORD, answering, asks_why, causes_known, late_things
from dashboard.domain.verdicts.parts import State
from dashboard.text import words_in
from dashboard.usecases.auditing import verify
from dashboard.usecases.explaining import explain_delay
from dashboard.usecases.newest_snapshots import NewestSnapshots
from dashboard.usecases.office import NothingKnown, Office
from dashboard.views.causes import causes_json
from dashboard.views.slides import SlideKind, show
from dashboard.views.status_json import status_json
from db.engine import reading
from db.queries import snapshots
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME, SILENT, hashes, moved_since
from tests.usecases.test_newest_snapshots import same

SEPTEMBER, AUGUST = Period.parse("2024-09"), Period.parse("2024-08")


def reporter(unit: str) -> Actor:
    return Actor("Cán bộ", 1, unit, frozenset({Grant(AccountRole.REPORTER, unit)}))


@pytest.fixture
def target(office: Office) -> str:
    """A late target that a department leads."""
    standing = office.standing(PROGRAMME)
    return next(of for late, of in late_things(standing, OFFICE) if late is Late.TARGET)


@pytest.fixture
def change(target: str) -> CauseChange:
    return CauseChange(
        PROGRAMME, 2024, Late.TARGET, target, OFFICE, SEPTEMBER, " Mưa lũ ", "Học bù", date(2024, 11, 30)
    )


def known(office: Office, change: CauseChange, period: Period = SEPTEMBER, version: int | None = None):
    snapshot = office.snapshot(PROGRAMME, 2024, version)
    assert snapshot is not None
    return causes_known(snapshot, change.late, change.of, period)


def test_what_a_unit_says_is_kept_with_who_and_when(office, change):
    receipt = explain_delay(office, change, reporter(OFFICE))
    [said] = known(office, change)
    assert (said.cause, said.remedy, said.remedy_by) == ("Mưa lũ", "Học bù", date(2024, 11, 30))
    assert (said.unit, said.actor, said.when) == (OFFICE, "Cán bộ", office.clock())
    assert receipt.number == f"{PROGRAMME}/nguyen-nhan/2024-09/target/{change.of}/{OFFICE}"
    assert verify(office).holds


def test_each_version_shows_what_was_known_then(office, change):
    before = office.version()
    explain_delay(office, change, reporter(OFFICE))
    between = office.version()
    explain_delay(office, replace(change, cause="Thiếu giáo viên"), reporter(OFFICE))
    assert known(office, change, version=before) == ()
    assert [c.cause for c in known(office, change, version=between)] == ["Mưa lũ"]
    assert [c.cause for c in known(office, change)] == ["Thiếu giáo viên"]


def test_a_snapshot_that_is_brought_forward_knows_it_as_one_that_is_read_whole(office, change):
    kept = NewestSnapshots()
    assert kept.snapshot(office.url, PROGRAMME, 2024, None) is not None
    explain_delay(office, change, reporter(OFFICE))
    brought = kept.snapshot(office.url, PROGRAMME, 2024, None)
    with reading(office.url) as session:
        anew = snapshots.snapshot(session, PROGRAMME, 2024)
    assert brought is not None and anew is not None and anew.causes
    same(brought, anew)
    assert brought.stamp(("causes",)) != brought.stamp(("money",))


def test_the_newest_month_up_to_the_one_shown_holds(office, change):
    explain_delay(office, replace(change, period=AUGUST, cause="tháng 8"), reporter(OFFICE))
    explain_delay(office, change, reporter(OFFICE))
    explain_delay(office, replace(change, period=AUGUST, cause="tháng 8, sửa"), reporter(OFFICE))
    assert [c.cause for c in known(office, change)] == ["Mưa lũ"]
    assert [c.cause for c in known(office, change, AUGUST)] == ["tháng 8, sửa"]
    assert known(office, change, Period.parse("2024-07")) == ()


@pytest.mark.parametrize(
    "actor", [ANYBODY, reporter(COMMUNE), Actor("Lãnh đạo", 2, "", frozenset({Grant(AccountRole.READER)}))]
)
def test_who_may_not_speak_for_the_unit_is_refused(office, change, actor):
    before = hashes(office)
    with pytest.raises((Forbidden, ValueError)):
        explain_delay(office, change, actor)
    assert moved_since(office, before) == set()


def test_a_reviewer_above_may_write_for_the_unit(office, change):
    plan = office.snapshot(PROGRAMME, 2024).plan
    explain_delay(office, change, Actor("Thẩm định", 3, plan.root, frozenset({Grant(AccountRole.REVIEWER, plan.root)})))
    assert [c.actor for c in known(office, change)] == ["Thẩm định"]


def test_a_unit_speaks_of_itself_and_of_what_it_leads_only(office, change):
    explain_delay(office, replace(change, late=Late.UNIT, of=SILENT, unit=SILENT), reporter(SILENT))
    for wrong in (
        replace(change, unit=COMMUNE),
        replace(change, late=Late.UNIT, of=COMMUNE),
        replace(change, of="no-such-target"),
        replace(change, late=Late.PROJECT, of="no-such-project"),
        replace(change, year=1999),
    ):
        with pytest.raises(NothingKnown):
            explain_delay(office, wrong, operator("x"))


@pytest.mark.parametrize("text", ["", "  ", "x" * (LONGEST_WORD + 1)])
def test_no_cause_or_too_long_a_one_is_refused(office, change, text):
    with pytest.raises(ValueError):
        explain_delay(office, replace(change, cause=text), reporter(OFFICE))


def test_numbers_of_persons_are_covered(office, change):
    explain_delay(office, replace(change, cause="Ông A, CCCD 014204000123, chưa ký"), reporter(OFFICE))
    assert "014204000123" not in known(office, change)[0].cause


def test_status_and_slides_tell_it_without_names_of_persons(office, change):
    explain_delay(office, change, Actor("Nguyễn Văn Kín", 1, OFFICE, frozenset({Grant(AccountRole.REPORTER, OFFICE)})))
    standing, words = office.standing(PROGRAMME), words_in("vi")
    [told] = causes_json(standing)
    assert (told["of"], told["unit"], told["cause"], told["remedy_by"]) == (change.of, OFFICE, "Mưa lũ", "2024-11-30")
    assert "Nguyễn Văn Kín" not in repr(status_json(standing, words)["causes"])
    calendar = completeness(standing.snapshot, office.today(standing.snapshot.plan))
    [slide] = [s for s in show(standing, calendar, words).slides if s.kind is SlideKind.CAUSES]
    assert "Mưa lũ → Học bù, trước 30/11/2024" in slide.lines[0] and "T9" in slide.lines[0]


def test_who_answers(office):
    plan = office.snapshot(PROGRAMME, 2024).plan
    assert all(answering(plan, Late.TARGET, t.id) for t in plan.targets)
    assert all(answering(plan, Late.PROJECT, p.code) for p in plan.projects)
    assert answering(plan, Late.UNIT, COMMUNE) == (COMMUNE,)
    assert answering(plan, Late.UNIT, "khong-co") == answering(plan, Late.TARGET, "x") == ()


@pytest.mark.parametrize("state", State)
def test_only_what_is_late_asks_why(state):
    late = {State.BEHIND, State.SLIGHTLY_BEHIND, State.OVER_CAP, State.WORSE}
    assert asks_why(state) == (state in late)
