"""What the audit says of each change: from what to what, and no secret."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.domain.people.causes import Late
from dashboard.domain.people.roles import operator
from dashboard.domain.people.told import MOST_MOVED
from dashboard.domain.reported.changes import CauseChange
from dashboard.text import words_in
from dashboard.usecases.accounts import EVERYTHING, NewAccount, make_account
from dashboard.usecases.auditing import verify
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import give_code, use_code
from dashboard.usecases.signing_in import NotSignedIn, sign_in, sign_out
from dashboard.views.audit import told_text
from dashboard.views.audit_words import AuditNames
from db.engine import engine, reading
from db.queries.audit import events
from db.tables import account
from tests.builders import SEPTEMBER, TRAINED, a_disbursement, a_plan, an_observation
from tests.db.steps import put, put_plan, put_report, withdraw
from tests.sample_store import url_of


@pytest.fixture
def office(tmp_path: Path):
    made = Office(url_of(tmp_path / "store.db"), lambda: datetime(2024, 10, 4, 5, tzinfo=UTC))
    made.prepare()
    put_plan(made.url)
    yield made
    assert verify(made).holds
    engine(made.url).dispose()


def newest(office: Office) -> AuditEvent:
    with reading(office.url) as session:
        return list(events(session))[-1]


def facts(text: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(text) if text else {}
    return found


def test_a_correction_says_which_figures_moved_from_what_to_what(office):
    was, stays = an_observation(value=Decimal(8)), an_observation(indicator="khac", value=Decimal(5))
    put_report(office.url, observations=(was, stays), disbursements=(a_disbursement(cumulative_vnd=100),))
    now = replace(was, value=Decimal(12))
    put_report(office.url, observations=(now, stays), disbursements=(a_disbursement(cumulative_vnd=100),), replaces=1)
    event = newest(office)
    after = facts(event.after)
    assert (event.action, facts(event.before)) == (AuditAction.REPORT, {"revision": 1})
    assert after["moved"] == 1
    [[what, before, now_]] = after["figures"]
    assert what[:3] == [was.indicator, was.subject, SEPTEMBER.code]
    assert (before, now_) == ("8", "12")
    assert "8 → 12" in told_text(event, AuditNames(), words_in("vi"))


def test_a_figure_that_came_or_went_stands_beside_nothing(office):
    put_report(office.url, observations=(an_observation(value=Decimal(8)),), disbursements=())
    put_report(office.url, observations=(), disbursements=(a_disbursement(cumulative_vnd=7),), replaces=1)
    moved = [tuple(figure[1:]) for figure in facts(newest(office).after)["figures"]]
    assert moved == [("8", ""), ("", "7")]


def test_of_many_figures_the_first_are_named_and_all_are_counted(office):
    many = tuple(an_observation(indicator=f"i{number}", value=Decimal(number)) for number in range(50))
    put_report(office.url, observations=many, disbursements=())
    put_report(
        office.url, observations=tuple(replace(o, value=Decimal(99)) for o in many), disbursements=(), replaces=1
    )
    after = facts(newest(office).after)
    assert (after["moved"], len(after["figures"])) == (50, MOST_MOVED)


def test_the_same_report_again_moved_nothing(office):
    put_report(office.url)
    put_report(office.url, replaces=1)
    assert facts(newest(office).after)["moved"] == 0


def test_a_status_says_the_one_before(office):
    put_report(office.url)
    withdraw(office.url)
    event = newest(office)
    assert facts(event.before) == {"status": "submitted"}
    assert facts(event.after)["status"] == "withdrawn"


def test_a_plan_says_what_differs_in_counts(office):
    plan = a_plan()
    put_plan(office.url, replaces=1, targets=plan.targets[:-1], title="khác")
    parts = facts(newest(office).after)["parts"]
    assert parts == {"targets": {"gone": 1, "come": 0}}


def test_a_cause_says_the_one_before(office):
    change = CauseChange("P", 2024, Late.TARGET, TRAINED, "X1", SEPTEMBER, "Mưa lũ", "Học bù")
    put(office.url, change)
    put(office.url, replace(change, cause="Thiếu giáo viên"))
    event = newest(office)
    assert (event.action, event.subject) == (AuditAction.CAUSE, f"P/nguyen-nhan/2024-09/target/{TRAINED}/X1")
    assert (facts(event.before)["cause"], facts(event.after)["cause"]) == ("Mưa lũ", "Thiếu giáo viên")


def test_no_secret_ever_stands_in_it(office):
    given = make_account(office, NewAccount("lan", "Lan", "", EVERYTHING), operator("kiểm thử"))
    again = give_code(office, given.account.id, operator("kiểm thử"))
    password = "Mưa-rừng-Tây-Bắc-2024"
    signed = use_code(office, again.code, password)
    with pytest.raises(NotSignedIn):
        sign_in(office, "lan", "sai-mat-khau-123")
    another = sign_in(office, "lan", password)
    sign_out(office, another.token)
    with reading(office.url) as session:
        whole = repr(list(events(session)))
        secret = session.execute(select(account.c.secret)).scalars().all()
    secrets = [given.code, again.code, password, "sai-mat-khau-123", signed.token, another.token, *secret]
    bare = [text.replace("-", "") for text in (given.code, again.code)]
    assert [text for text in (*secrets, *bare) if text and text in whole] == []
