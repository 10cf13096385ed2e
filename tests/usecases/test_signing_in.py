"""Sessions: new at each sign-in, ended by signing out, by idleness, by age and by a change of rights; guesses are delayed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import ANYBODY, AccountRole, Grant, operator
from dashboard.usecases.accounts import (
    NewAccount,
    WeakPassword,
    change_account,
    change_password,
    end_sessions,
    make_account,
)
from dashboard.usecases.handing_over import hand_over
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import NoSuchCode, first_code, give_code, holder_of, use_code
from dashboard.usecases.sample_accounts import sample_accounts, sign_in_to_sample
from dashboard.usecases.signing_in import (
    IDLE,
    LONGEST,
    NotSignedIn,
    TooManyTries,
    account_of,
    actor_of,
    sign_in,
    sign_out,
)
from tests.sample_store import COMMUNE, TODAY

PASSWORD, OTHER = "núi cao sông dài 7", "một mật khẩu khác 8"
KEEPER = operator("kiểm thử")
CLERK = frozenset({Grant(AccountRole.REPORTER, COMMUNE)})


def at(office: Office, **later: float) -> Office:
    """The office by a clock that shows a later moment."""
    return replace(office, clock=lambda: TODAY + timedelta(**later))


@pytest.fixture
def clerk(office: Office) -> Account:
    """A clerk with a password, not signed in."""
    given = make_account(office, NewAccount("lo.a", "Lò Văn A", COMMUNE, CLERK), KEEPER)
    signed = use_code(office, given.code, PASSWORD)
    sign_out(office, signed.token)
    return signed.account


def test_every_sign_in_has_a_token_of_its_own(office: Office, clerk: Account) -> None:
    first, second = (sign_in(office, "lo.a", PASSWORD).token for _ in range(2))
    assert first != second and len(first) >= 43  # 256 bits
    assert actor_of(office, first).account == actor_of(office, second).account == clerk.id
    assert actor_of(office, "") == actor_of(office, "made-up") == ANYBODY


def test_a_token_is_of_no_use_after_signing_out(office: Office, clerk: Account) -> None:
    kept, ended = sign_in(office, "lo.a", PASSWORD).token, sign_in(office, "lo.a", PASSWORD).token
    sign_out(office, ended)
    assert account_of(office, ended) is None
    assert account_of(office, kept) is not None  # another machine stays signed in
    sign_out(office, ended)  # once more is nothing


def test_an_idle_session_ends_and_a_used_one_lives_on(office: Office, clerk: Account) -> None:
    token = sign_in(office, "lo.a", PASSWORD).token
    minutes = IDLE.total_seconds() / 60
    assert account_of(at(office, minutes=minutes - 1), token) is not None
    assert account_of(at(office, minutes=2 * minutes - 2), token) is not None  # seen again meanwhile
    assert account_of(at(office, minutes=3 * minutes), token) is None


def test_no_session_lives_longer_than_twelve_hours_however_busy(office: Office, clerk: Account) -> None:
    token = sign_in(office, "lo.a", PASSWORD).token
    for minutes in range(0, int(LONGEST.total_seconds() / 60) + 1, 20):
        assert account_of(at(office, minutes=minutes), token) is not None
    assert account_of(at(office, minutes=12 * 60 + 1), token) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda office, id: change_account(office, id, KEEPER, grants=frozenset({Grant(AccountRole.READER)})),
        lambda office, id: change_account(office, id, KEEPER, unit=""),
        lambda office, id: change_account(office, id, KEEPER, active=False),
        lambda office, id: end_sessions(office, id, KEEPER),
        lambda office, id: hand_over(office, id, "quang.b", "Quàng Thị B", KEEPER),
        lambda office, id: use_code(office, give_code(office, id, KEEPER).code, OTHER),
    ],
    ids=["roles", "unit", "out of use", "ended", "handed over", "password lost"],
)
def test_a_change_of_rights_ends_every_session(
    office: Office, clerk: Account, change: Callable[[Office, int], object]
) -> None:
    tokens = [sign_in(office, "lo.a", PASSWORD).token for _ in range(2)]
    change(office, clerk.id)
    assert [account_of(office, token) for token in tokens] == [None, None]


def test_a_new_name_ends_no_session(office: Office, clerk: Account) -> None:
    token = sign_in(office, "lo.a", PASSWORD).token
    change_account(office, clerk.id, KEEPER, name="Lò Văn Á", grants=clerk.grants, unit=clerk.unit)
    assert account_of(office, token).name == "Lò Văn Á"  # type: ignore[union-attr]


def test_a_new_password_ends_all_sessions_but_the_one_that_set_it(office: Office, clerk: Account) -> None:
    other, own = (sign_in(office, "lo.a", PASSWORD).token for _ in range(2))
    change_password(office, clerk, OTHER, keep=own)
    assert account_of(office, other) is None and account_of(office, own) is not None
    with pytest.raises(NotSignedIn):
        sign_in(office, "lo.a", PASSWORD)
    assert sign_in(office, "lo.a", OTHER)


@pytest.mark.parametrize("password", ["", "ngắn", "a" * 30, "abababababab", "x" * 201])
def test_a_plain_password_is_refused(office: Office, clerk: Account, password: str) -> None:
    with pytest.raises(WeakPassword):
        change_password(office, clerk, password)


def test_an_unknown_login_costs_the_same_work_as_a_wrong_password(
    office: Office, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher, "verify", lambda self, hash, password: asked.append(hash) or verify(self, hash, password)
    )
    make_account(office, NewAccount("chua.dat", "Chưa Đặt", COMMUNE, CLERK), KEEPER)
    ended = make_account(office, NewAccount("da.nghi", "Đã Nghỉ", COMMUNE, CLERK), KEEPER)
    use_code(office, ended.code, PASSWORD)
    change_account(office, ended.account.id, KEEPER, active=False)
    for login in ("lo.a", "khong-co", "chua.dat", "da.nghi", ""):
        asked.clear()
        with pytest.raises(NotSignedIn) as refused:
            sign_in(office, login, OTHER)
        assert type(refused.value) is NotSignedIn
        assert len(asked) == 1
        assert asked[0].split("$")[1:4] == [
            "argon2id",
            "v=19",
            "m=65536,t=3,p=4",
        ]  # the same work, whoever is asked for


def failing(office: Office, login: str, address: str = "") -> None:
    with pytest.raises(NotSignedIn):
        sign_in(office, login, OTHER, address)


def test_the_sixth_try_of_a_login_waits_and_the_wait_doubles(office: Office, clerk: Account) -> None:
    for _ in range(5):
        failing(office, "lo.a")
    with pytest.raises(TooManyTries) as first:
        sign_in(office, " LO.A", PASSWORD)  # the right one too
    assert 0 < first.value.wait <= 16
    failing(at(office, seconds=17), "lo.a")
    with pytest.raises(TooManyTries) as second:
        sign_in(at(office, seconds=18), "lo.a", PASSWORD)
    assert second.value.wait > first.value.wait
    assert sign_in(at(office, seconds=60), "lo.a", PASSWORD)
    failing(at(office, seconds=61), "lo.a")  # counted from the beginning again


def test_an_address_that_tries_many_logins_waits(office: Office, clerk: Account) -> None:
    for number in range(20):
        failing(office, f"login-{number}", "10.0.0.9")
    with pytest.raises(TooManyTries):
        sign_in(office, "lo.a", PASSWORD, "10.0.0.9")
    assert sign_in(office, "lo.a", PASSWORD, "10.0.0.10")


def test_guessing_codes_waits_too(office: Office, clerk: Account) -> None:
    right = give_code(office, clerk.id, KEEPER).code
    for number in range(20):
        with pytest.raises(NoSuchCode):
            holder_of(office, f"AAAAA-AAAA{number}", "10.0.0.9")
    with pytest.raises(TooManyTries):
        holder_of(office, right, "10.0.0.9")
    with pytest.raises(TooManyTries):
        use_code(office, right, OTHER, "10.0.0.9")
    assert holder_of(office, right, "10.0.0.10").login == "lo.a"  # type: ignore[union-attr]


def test_a_code_works_once_and_for_fourteen_days(office: Office, clerk: Account) -> None:
    late = give_code(office, clerk.id, KEEPER).code
    with pytest.raises(NoSuchCode):
        use_code(at(office, days=14, seconds=1), late, OTHER)
    code = give_code(office, clerk.id, KEEPER).code
    use_code(at(office, days=13), code, OTHER)
    with pytest.raises(NoSuchCode):
        use_code(at(office, days=13), code, PASSWORD)


def test_a_code_of_an_account_out_of_use_opens_nothing(office: Office, clerk: Account) -> None:
    code = give_code(office, clerk.id, KEEPER).code
    change_account(office, clerk.id, KEEPER, active=False)
    with pytest.raises(NoSuchCode):
        use_code(office, code, OTHER)


def test_the_first_code_is_for_a_day_and_of_a_store_without_accounts(office: Office) -> None:
    code = first_code(office)  # the sample office's accounts are none
    assert code is not None
    with pytest.raises(NoSuchCode):
        use_code(at(office, hours=24, seconds=1), code, PASSWORD, login="a", name="A")
    make_account(office, NewAccount("lo.a", "Lò Văn A", COMMUNE, CLERK), KEEPER)
    with pytest.raises(NoSuchCode):
        use_code(office, code, PASSWORD, login="a", name="A")
    assert first_code(office) is None


def test_accounts_of_the_sample_office_make_sample_accounts_alone(office: Office) -> None:
    [administrator] = [a for a in sample_accounts(office) if a.login == "quan-tri"]
    signed = sign_in_to_sample(office, "quan-tri")
    made = make_account(office, NewAccount("moi", "Mới", COMMUNE, CLERK), actor_of(office, signed.token)).account
    assert administrator.sample and made.sample
    with pytest.raises(NotSignedIn):  # by its code, and not by one click
        sign_in_to_sample(office, "moi")
    with pytest.raises(NotSignedIn):
        sign_in_to_sample(office, "khong-co")
