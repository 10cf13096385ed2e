"""The feed of deadlines by its token: whose deadlines it holds, who may make and end it, and that nothing else opens it."""

import json

import pytest
from starlette.applications import Starlette

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Grant, operator
from dashboard.domain.people.tokens import TokenKind
from dashboard.usecases.accounts import NewAccount, change_account, make_account
from dashboard.usecases.calendars import calendars_of, end_calendar, make_calendar
from dashboard.web.calendar import CALENDAR_ROUTE
from dashboard.web.log import shown_path
from db.engine import reading, writing
from db.queries.audit import found
from db.writers.accounts import add_token
from tests.exports.ics import events_of
from tests.sample_store import COMMUNE, SILENT, hashes
from tests.web.asgi import Answered, answered

BOSS = operator("x")


def account(office, role: AccountRole, unit: str = "", login: str = "a") -> Account:
    return make_account(office, NewAccount(login, "Lò Văn A", unit, frozenset({Grant(role, unit)})), BOSS).account


def asked(token: str, method: str = "GET") -> Answered:
    return answered(Starlette(routes=[CALENDAR_ROUTE]), f"/lich/{token}.ics", method)


def test_who_reports_has_the_deadlines_of_the_unit_and_nobody_elses(office):
    token = make_calendar(office, account(office, AccountRole.REPORTER, COMMUNE).actor())
    answer = asked(token)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    events = events_of(answer.content)
    assert events and all(f"-{COMMUNE}@" in event["UID"] for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    assert all(f"dv={COMMUNE}" in event["URL"] for event in events)
    assert any(event["SUMMARY"].startswith("✓") for event in events)  # what was sent


def test_who_reads_has_those_of_the_plan(office):
    events = events_of(asked(make_calendar(office, account(office, AccountRole.READER).actor())).content)
    assert events and not any(COMMUNE in event["UID"] for event in events)
    assert any("đơn vị chưa nộp" in event["DESCRIPTION"] for event in events)


def test_the_same_deadline_keeps_its_name_when_it_is_met(office):
    from tests.keeping.test_backups import send

    token = make_calendar(office, account(office, AccountRole.REPORTER, SILENT).actor())
    before = {event["UID"]: event["SUMMARY"] for event in events_of(asked(token).content)}
    send(office)
    after = {event["UID"]: event["SUMMARY"] for event in events_of(asked(token).content)}
    assert set(before) == set(after)
    assert [uid for uid in before if before[uid] != after[uid]] == [
        next(uid for uid in after if after[uid].startswith("✓") and not before[uid].startswith("✓"))
    ]


def test_a_feed_that_was_ended_opens_nothing_and_the_audit_says_who(office):
    owner = account(office, AccountRole.READER).actor()
    token = make_calendar(office, owner)
    [known] = calendars_of(office, owner)
    end_calendar(office, known.id, owner)
    assert asked(token).status == 404 and calendars_of(office, owner) == ()
    with reading(office.url) as session:
        ended, made = found(session, action=AuditAction.TOKEN)
        assert token not in repr((ended, made))
    assert (json.loads(made.after), ended.after) == ({"active": True}, "") and made.subject == ended.subject


def test_only_its_owner_and_an_administrator_end_it(office):
    owner = account(office, AccountRole.READER).actor()
    token = make_calendar(office, owner)
    [known] = calendars_of(office, owner)
    for other in (ANYBODY, account(office, AccountRole.READER, login="b").actor()):
        with pytest.raises(Forbidden):
            end_calendar(office, known.id, other)
    assert asked(token).status == 200
    end_calendar(office, known.id, account(office, AccountRole.ADMINISTRATOR, login="c").actor())
    assert asked(token).status == 404


def test_nothing_else_opens_it(office):
    owner = account(office, AccountRole.READER)
    with writing(office.url) as session:
        add_token(session, "api-token", TokenKind.API, "", owner.id, office.clock(), None)
    for token in ("api-token", "x", "", "%00", "a" * 5_000):
        assert asked(token).status == 404, token[:20]
    live = make_calendar(office, owner.actor())
    change_account(office, owner.id, BOSS, active=False)
    assert asked(live).status == 404
    with pytest.raises(Forbidden):
        make_calendar(office, ANYBODY)


def test_reading_it_changes_nothing_but_when_it_was_read(office):
    token = make_calendar(office, account(office, AccountRole.READER).actor())
    asked(token)
    before = hashes(office)
    assert asked(token).status == 200 and hashes(office) == before
    assert asked(token, "POST").status == 405


def test_the_log_never_has_the_token():
    assert shown_path("/lich/geheim.ics") == "/lich/-" == shown_path("/lich/x/y.ics")
