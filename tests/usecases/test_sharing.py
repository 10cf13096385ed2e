"""Share links: who may make and end them, what they keep of a view, and that the store and the audit know no secret."""

from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Grant, operator
from dashboard.domain.people.tokens import SharedState
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.sharing import (
    DAYS,
    LinkOver,
    NoSuchLink,
    end_share_link,
    held_link,
    make_share_link,
    open_link,
    share_links,
)
from dashboard.views.address import Address, address
from db.engine import reading
from db.queries.audit import found
from tests.sample_store import COMMUNE, PROGRAMME, SILENT, TODAY, copied

VIEW = address(f"xa-thi-tran?dv={COMMUNE}&ky=2024-08&kh=songma-gnbv-2024&x=1&so=2")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied(tmp_path)


def account(office: Office, login: str, *grants: Grant, unit: str = "") -> Account:
    return make_account(office, NewAccount(login, f"Người {login}", unit, frozenset(grants)), operator("thử")).account


def clerk(office: Office) -> Account:
    return account(office, "can-bo", Grant(AccountRole.REPORTER, COMMUNE), unit=COMMUNE)


def test_a_live_link_keeps_neither_version_nor_period_and_a_pinned_one_both(office: Office) -> None:
    actor = clerk(office).actor()
    live = make_share_link(office, actor, VIEW.with_(pb="4"), "Xã", None)
    assert address(live.link.address).codes == {"dv": COMMUNE, "kh": "songma-gnbv-2024"}
    pinned = make_share_link(office, actor, VIEW, "Xã", 7)
    assert address(pinned.link.address).codes == {"dv": COMMUNE, "kh": "songma-gnbv-2024", "ky": "2024-08", "pb": "7"}


@pytest.mark.parametrize(
    "page", ["nop-bao-cao", "quan-tri", "o-nguon", "bien-nhan", "trinh-chieu", "khac", "nhe/tong-quan"]
)
def test_what_is_not_for_readers_is_not_shared(office: Office, page: str) -> None:
    with pytest.raises(ValueError):
        make_share_link(office, clerk(office).actor(), Address(page, {}), "x", None)


def test_who_is_not_signed_in_makes_none(office: Office) -> None:
    with pytest.raises(Forbidden):
        make_share_link(office, ANYBODY, VIEW, "x", None)
    with pytest.raises(Forbidden):
        make_share_link(office, account(office, "khong-quyen").actor(), VIEW, "x", None)


def test_only_offered_days(office: Office) -> None:
    with pytest.raises(ValueError):
        make_share_link(office, clerk(office).actor(), VIEW, "x", None, 400)


@pytest.mark.parametrize("days", DAYS)
def test_a_link_is_over_when_its_days_are(office: Office, days: int) -> None:
    made = make_share_link(office, clerk(office).actor(), VIEW, "x", None, days)
    just = Office(office.url, lambda: TODAY + timedelta(days=days or 3650) - timedelta(seconds=1))
    assert held_link(just, made.secret).state(just.clock()) is SharedState.HOLDS
    after = Office(office.url, lambda: TODAY + timedelta(days=days or 3650))
    if days:
        with pytest.raises(LinkOver) as over:
            open_link(after, made.secret)
        assert over.value.state is SharedState.EXPIRED
    else:
        assert held_link(after, made.secret)


def test_a_link_is_counted_and_ended_by_its_maker_and_the_administrator_alone(office: Office) -> None:
    maker, other = clerk(office).actor(), account(office, "khac", Grant(AccountRole.REVIEWER)).actor()
    chief = account(
        office, "chu-tich", Grant(AccountRole.ADMINISTRATOR, office.snapshot(PROGRAMME, 2024).plan.root)
    ).actor()
    stranger = account(office, "xa-khac", Grant(AccountRole.ADMINISTRATOR, SILENT)).actor()
    made = make_share_link(office, maker, VIEW, "Xã", None)
    assert held_link(office, made.secret).id == made.link.id
    for _ in range(3):
        open_link(office, made.secret)
    [listed] = share_links(office, maker)
    assert (listed.opened, listed.opened_at, listed.made_by) == (3, TODAY, maker.name)
    assert share_links(office, other) == share_links(office, stranger) == ()
    assert share_links(office, chief) == (listed,)
    for wrong in (other, stranger, ANYBODY):
        with pytest.raises(Forbidden):
            end_share_link(office, listed.id, wrong)
    end_share_link(office, listed.id, chief)
    with pytest.raises(LinkOver) as over:
        open_link(office, made.secret)
    assert over.value.state is SharedState.ENDED
    with pytest.raises(NothingKnown):
        end_share_link(office, 99, chief)
    [after] = share_links(office, maker)
    assert after.opened == 3


def test_a_secret_of_256_bits_stands_nowhere_in_the_store(office: Office, tmp_path: Path) -> None:
    made = make_share_link(office, clerk(office).actor(), VIEW, "Xã", None)
    assert len(made.secret) == 43
    for file in tmp_path.glob("store.db*"):
        assert made.secret.encode() not in file.read_bytes()
    with reading(office.url) as session:
        [event] = found(session, action=AuditAction.SHARE_LINK)
    assert event.account is not None and made.secret not in event.after


@pytest.mark.parametrize("wrong", ["", "x", "x" * 42, "x" * 43, "x" * 44, "x" * 5000, "Ω" * 43, "%00" * 14 + "x"])
def test_what_is_no_secret_opens_nothing(office: Office, wrong: str) -> None:
    made = make_share_link(office, clerk(office).actor(), VIEW, "Xã", None)
    for secret in (wrong, made.secret.swapcase(), made.secret[:-1], made.secret + "="):
        with pytest.raises(NoSuchLink):
            open_link(office, secret)
