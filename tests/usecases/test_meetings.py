"""A meeting through the store: who may, what each state lets change, what each version knew, and what the audit tells."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.meetings.agenda import AgendaItem, AgendaKind, switched, with_added
from dashboard.domain.meetings.decisions import Decision, DecisionAbout
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.meetings.outcome import DecisionState, Movement
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.causes import Late
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant
from dashboard.usecases.auditing import verify
from dashboard.usecases.deciding import decide, decisions_now, outcomes, say_done
from dashboard.usecases.meetings import (
    change_meeting,
    may_meet,
    meeting_named,
    meetings_of,
    prepare_meeting,
    show_slide,
    slide_shown,
    step,
    take_newest,
)
from dashboard.usecases.office import NothingKnown, Office
from db.engine import reading
from db.queries.audit import events
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME, SILENT
from tests.signed import account_of

HIMSELF = -1  # stands for the account that the decision names
DUE = date(2024, 11, 15)


def of(role: AccountRole, unit: str = "", account: int | None = None) -> Actor:
    return Actor("Lò Văn Minh", account, unit, frozenset({Grant(role, unit)}))


SECRETARY = of(AccountRole.REVIEWER)


@pytest.fixture
def draft(office: Office) -> Meeting:
    return prepare_meeting(office, PROGRAMME, SECRETARY)


@pytest.fixture
def opened(office: Office, draft: Meeting) -> Meeting:
    step(office, draft, MeetingState.OPEN, SECRETARY)
    return meeting_named(office, draft.code)


def a_decision(of: Meeting, **over) -> Decision:  # type: ignore[no-untyped-def]
    return replace(Decision(of.code, 0, "Mở thêm hai lớp nghề", (COMMUNE,), due=DUE), **over)


def test_a_draft_is_frozen_at_the_version_before_it_with_the_usual_agenda(office: Office) -> None:
    before = office.version()
    draft = prepare_meeting(office, PROGRAMME, SECRETARY)
    assert (draft.version, draft.state, draft.secretary) == (before, MeetingState.DRAFT, "Lò Văn Minh")
    assert draft.code == f"{PROGRAMME}-2024-10-12" and draft.revision == 1 and office.version() == before + 1
    assert prepare_meeting(office, PROGRAMME, SECRETARY).code == f"{PROGRAMME}-2024-10-12-2"


@pytest.mark.parametrize("actor", [
    ANYBODY, of(AccountRole.READER), of(AccountRole.REPORTER), of(AccountRole.REVIEWER, COMMUNE),
])  # fmt: skip
def test_only_who_reviews_or_administers_the_plans_office_prepares_and_decides(
    office: Office, opened: Meeting, actor: Actor
) -> None:
    assert not may_meet(office, PROGRAMME, actor) and may_meet(office, PROGRAMME, SECRETARY)
    stood = office.version()
    for command in (
        lambda: prepare_meeting(office, PROGRAMME, actor),
        lambda: step(office, opened, MeetingState.CLOSED, actor),
        lambda: decide(office, a_decision(opened), actor),
        lambda: show_slide(office, opened, 2, actor),
    ):
        with pytest.raises(Forbidden):
            command()
    assert office.version() == stood


def test_the_secretary_arranges_the_agenda_until_the_meeting_is_closed(office: Office, opened: Meeting) -> None:
    note = AgendaItem(AgendaKind.TEXT, title="Ý kiến của Chủ tịch")
    change_meeting(office, replace(opened, agenda=with_added(switched(opened.agenda, 0), note)), SECRETARY)
    now = meeting_named(office, opened.code)
    assert note in now.shown and now.agenda[0] not in now.shown and now.revision == 3
    with pytest.raises(StaleChangeSet):
        change_meeting(office, replace(opened, chair="khác"), SECRETARY)
    with pytest.raises(ValueError):
        change_meeting(office, replace(now, version=now.version - 1), SECRETARY)
    step(office, now, MeetingState.CLOSED, SECRETARY)
    closed = meeting_named(office, opened.code)
    with pytest.raises(ValueError):
        change_meeting(office, replace(closed, chair="khác"), SECRETARY)
    assert closed.closed_at is not None and closed.opened_at == opened.opened_at


def test_a_draft_may_take_newer_figures_and_an_open_meeting_not(office: Office, draft: Meeting) -> None:
    take_newest(office, draft, SECRETARY)
    newer = meeting_named(office, draft.code)
    assert newer.version == draft.version + 1
    step(office, newer, MeetingState.OPEN, SECRETARY)
    with pytest.raises(ValueError):
        take_newest(office, meeting_named(office, draft.code), SECRETARY)


def test_decisions_are_typed_while_it_is_open_and_corrected_by_revisions(
    office: Office, draft: Meeting
) -> None:  # fmt: skip
    with pytest.raises(StaleChangeSet):
        decide(office, a_decision(draft), SECRETARY)
    step(office, draft, MeetingState.OPEN, SECRETARY)
    receipt = decide(office, a_decision(draft, text="  Mở thêm hai lớp nghề "), SECRETARY)
    assert receipt.number == f"ket-luan/{draft.code}/1/1"
    decide(office, a_decision(draft, text="Giải ngân"), SECRETARY)
    step(office, meeting_named(office, draft.code), MeetingState.CLOSED, SECRETARY)
    between = office.version()
    with pytest.raises(StaleChangeSet):
        decide(office, a_decision(draft), SECRETARY)
    first, second = decisions_now(office, draft.code)
    decide(office, replace(first, text="Mở thêm ba lớp nghề"), SECRETARY)
    decide(office, replace(second, struck=True), SECRETARY)
    assert [(one.text, one.revision) for one in decisions_now(office, draft.code)] == [("Mở thêm ba lớp nghề", 2)]
    assert [one.text for one in meetings_of(office, PROGRAMME, between).of(draft.code)] == [
        "Mở thêm hai lớp nghề", "Giải ngân",
    ]  # fmt: skip
    with pytest.raises(StaleChangeSet):
        decide(office, replace(first, text="sửa từ bản cũ"), SECRETARY)


@pytest.mark.parametrize(
    ("over", "fault"),
    [
        ({"text": "  "}, ValueError),
        ({"owner_units": ()}, ValueError),
        ({"text": "x" * 1001}, ValueError),
        ({"owner_units": ("99999",)}, NothingKnown),
        ({"about": DecisionAbout(Late.TARGET, "khong-co")}, NothingKnown),
        ({"about": DecisionAbout(Late.PROJECT, "khong-co")}, NothingKnown),
        ({"about": DecisionAbout(Late.UNIT, "khong-co")}, NothingKnown),
        ({"meeting": "khong-co"}, NothingKnown),
    ],
)
def test_a_decision_that_says_nothing_is_not_kept(
    office: Office, opened: Meeting, over: dict[str, object], fault: type[Exception]
) -> None:
    stood = office.version()
    with pytest.raises(fault):
        decide(office, a_decision(opened, **over), SECRETARY)
    assert office.version() == stood


def test_identity_numbers_in_words_are_covered(office: Office, opened: Meeting) -> None:
    decide(office, a_decision(opened, text="Hỗ trợ hộ ông A, CCCD 014085001234"), SECRETARY)
    [one] = decisions_now(office, opened.code)
    assert "014085001234" not in one.text


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (SECRETARY, True),
        (of(AccountRole.REPORTER, COMMUNE), True),  # it is the unit's own
        (of(AccountRole.REPORTER, SILENT), False),
        (of(AccountRole.READER, COMMUNE), False),
        (of(AccountRole.READER, OFFICE, account=HIMSELF), True),  # the person himself
        (of(AccountRole.READER, OFFICE, account=999), False),
        (ANYBODY, False),
    ],
)
def test_the_owner_or_the_office_says_that_it_is_done(office: Office, opened: Meeting, actor: Actor, may: bool) -> None:
    account = account_of(office, "Cầm Thị Hoa").id
    actor = replace(actor, account=account) if actor.account == HIMSELF else actor
    with_account = a_decision(opened, owner_person="Cầm Thị Hoa", owner_account=account)
    decide(office, with_account, SECRETARY)
    [one] = decisions_now(office, opened.code)
    if may:
        say_done(office, one, True, "đã mở hai lớp", actor)
        [done] = decisions_now(office, opened.code)
        assert done.is_done and done.done is not None and done.done.word == "đã mở hai lớp"
    else:
        with pytest.raises(Forbidden):
            say_done(office, one, True, "đã mở hai lớp", actor)


def test_a_word_may_be_taken_back_and_wants_words(office: Office, opened: Meeting) -> None:
    decide(office, a_decision(opened), SECRETARY)
    [one] = decisions_now(office, opened.code)
    with pytest.raises(ValueError):
        say_done(office, one, True, " ", SECRETARY)
    say_done(office, one, True, "xong", SECRETARY)
    say_done(office, one, False, "chưa xong", SECRETARY)
    [back] = decisions_now(office, opened.code)
    assert not back.is_done and back.done is not None and back.done.word == "chưa xong"


def test_the_next_meeting_opens_with_them_and_what_the_figures_did(office: Office, opened: Meeting) -> None:
    target = next(t.target.id for t in office.standing(PROGRAMME).targets if t.reckoned is not None)
    decide(office, a_decision(opened, about=DecisionAbout(Late.TARGET, target)), SECRETARY)
    decide(office, a_decision(opened, due=date(2024, 10, 16)), SECRETARY)
    step(office, opened, MeetingState.CLOSED, SECRETARY)
    following = prepare_meeting(office, PROGRAMME, SECRETARY, date(2024, 11, 12))
    known = meetings_of(office, PROGRAMME, following.version)
    came = outcomes(
        office, known, known.opens_with(following), following.held_on, (following.version, following.period)
    )
    assert [(one.state, one.movement) for one in came] == [
        (DecisionState.OPEN, Movement.WAITING), (DecisionState.OVERDUE, Movement.NONE_ASKED),
    ]  # fmt: skip
    assert came[0].then is not None and came[0].now is not None and came[0].then.value == came[0].now.value


def test_an_open_meeting_tells_which_slide_it_shows_without_a_version(office: Office, draft: Meeting) -> None:
    show_slide(office, draft, 4, SECRETARY)
    assert slide_shown(office, draft.code).slide is None, "a draft is shown to nobody"
    step(office, draft, MeetingState.OPEN, SECRETARY)
    opened, stood = meeting_named(office, draft.code), office.version()
    for slide in (3, 5):
        show_slide(office, opened, slide, SECRETARY)
    shown = slide_shown(office, draft.code)
    assert (shown.state, shown.slide, shown.decided, office.version()) == (MeetingState.OPEN, 5, 0, stood)
    decide(office, a_decision(opened), SECRETARY)
    assert slide_shown(office, draft.code).decided == 1
    assert slide_shown(office, "khong-co").state is None


def test_every_change_stands_in_the_audit_with_what_stood_before(office: Office, opened: Meeting) -> None:
    decide(office, a_decision(opened), SECRETARY)
    [one] = decisions_now(office, opened.code)
    decide(office, replace(one, text="Mở ba lớp"), SECRETARY)
    [one] = decisions_now(office, opened.code)
    say_done(office, one, True, "xong", SECRETARY)
    with reading(office.url) as session:
        told = [e for e in events(session) if e.action in (AuditAction.MEETING, AuditAction.DECISION, AuditAction.DONE)]
    assert [(e.action.value, e.subject) for e in told] == [
        ("meeting", f"hop/{opened.code}/1"), ("meeting", f"hop/{opened.code}/2"),
        ("decision", f"ket-luan/{opened.code}/1/1"), ("decision", f"ket-luan/{opened.code}/1/2"),
        ("done", f"thuc-hien/{opened.code}/1/{office.version()}"),
    ]  # fmt: skip
    before, after = (json.loads(told[1].before), json.loads(told[1].after))
    assert (before["state"], after["state"]) == ("draft", "open")
    assert (
        json.loads(told[3].before)["text"] == "Mở thêm hai lớp nghề"
        and json.loads(told[3].after)["text"] == "Mở ba lớp"
    )
    assert json.loads(told[4].after) == {"done": True, "text": "xong"}
    assert verify(office).holds
