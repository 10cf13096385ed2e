"""`giamngheo user …`: accounts made, changed, handed over, and in lots with their slips."""

import json
import re

import pytest

from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.usecases.accounts import account_named
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import NoSuchCode, holder_of, use_code
from dashboard.usecases.signing_in import NotSignedIn, account_of, sign_in
from tests.sample_store import COMMUNE, OFFICE

PASSWORD = "núi cao sông dài 7"
CODE = re.compile(r"[A-Z2-9]{5}-[A-Z2-9]{5}")


@pytest.fixture
def office_now(office: Office) -> Office:
    """The same store by the machine's clock, as the command has it."""
    return Office(office.url)


def code_in(printed: str) -> str:
    found = CODE.search(printed)
    assert found
    return found[0]


def added(run, login="lo.a", role="nop") -> str:
    ran = run("user", "add", login, "--name", "Lò Văn A", "--unit", COMMUNE, "--role", role)
    assert ran.exit_code == 0, ran.output
    return code_in(ran.stdout)


def test_an_account_is_made_and_its_code_sets_the_password_once(run, office_now):
    code = added(run)
    assert holder_of(office_now, code.lower().replace("-", " ")).login == "lo.a"  # type: ignore[union-attr]
    signed = use_code(office_now, code, PASSWORD)
    assert signed.account.grants == {Grant(AccountRole.REPORTER, COMMUNE)}
    with pytest.raises(NoSuchCode):
        use_code(office_now, code, PASSWORD)
    assert sign_in(office_now, "LO.A ", PASSWORD).account.login == "lo.a"


def test_roles_are_given_and_taken_and_sessions_end_then(run, office_now):
    token = use_code(office_now, added(run), PASSWORD).token
    assert run("user", "grant", "lo.a", "xem:*", f"tham-dinh:{OFFICE}").exit_code == 0
    assert account_of(office_now, token) is None
    assert account_named(office_now, "lo.a").grants == {  # type: ignore[union-attr]
        Grant(AccountRole.REPORTER, COMMUNE), Grant(AccountRole.READER), Grant(AccountRole.REVIEWER, OFFICE),
    }  # fmt: skip
    run("user", "revoke", "lo.a", "xem:*", "nop")
    assert account_named(office_now, "lo.a").grants == {Grant(AccountRole.REVIEWER, OFFICE)}  # type: ignore[union-attr]


def test_out_of_use_and_into_use_again(run, office_now):
    token = use_code(office_now, added(run), PASSWORD).token
    assert "ngừng dùng" in run("user", "disable", "lo.a").stdout
    assert account_of(office_now, token) is None
    with pytest.raises(NotSignedIn):
        sign_in(office_now, "lo.a", PASSWORD)
    run("user", "enable", "lo.a")
    token = sign_in(office_now, "lo.a", PASSWORD).token
    run("user", "end-sessions", "lo.a")
    assert account_of(office_now, token) is None


def test_a_new_code_replaces_the_one_before(run, office_now):
    before = added(run)
    after = code_in(run("user", "code", "lo.a").stdout)
    with pytest.raises(NoSuchCode):
        holder_of(office_now, before)
    assert holder_of(office_now, after).login == "lo.a"  # type: ignore[union-attr]


def test_a_successor_takes_over_and_the_one_before_is_out_of_use(run, office_now):
    use_code(office_now, added(run), PASSWORD)
    ran = run("user", "hand-over", "lo.a", "--to", "quang.b", "--name", "Quàng Thị B")
    signed = use_code(office_now, code_in(ran.stdout), PASSWORD)
    assert (signed.account.name, signed.account.unit) == ("Quàng Thị B", COMMUNE)
    assert signed.account.grants == {Grant(AccountRole.REPORTER, COMMUNE)}
    before = account_named(office_now, "lo.a")
    assert before is not None and not before.active and before.name == "Lò Văn A"
    assert run("user", "hand-over", "quang.b", "--to", "quang.b").exit_code == 1


def test_the_list_says_who_there_is(run):
    added(run)
    lines = [json.loads(line) for line in run("user", "list", "--json").stdout.splitlines()]
    [found] = [line for line in lines if line["login"] == "lo.a"]
    assert (found["name"], found["unit"], found["grants"]) == (
        "Lò Văn A", COMMUNE, [{"role": "reporter", "unit": COMMUNE}],
    )  # fmt: skip
    assert re.search(rf"lo\.a  Lò Văn A  {COMMUNE}  Nộp:{COMMUNE}", run("user", "list").stdout)


@pytest.mark.parametrize(
    "wrong",
    [
        ("add", "lo.a", "--name", "Khác"),  # taken
        ("add", "moi", "--name", " "),
        ("add", "moi", "--name", "X", "--unit", "99999"),
        ("add", "moi", "--name", "X", "--role", "nop"),  # over no unit
        ("grant", "ai-do", "xem:*"),
        ("grant", "lo.a", "xem:99999"),
        ("code", "ai-do"),
        ("first-code",),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(run, wrong):
    added(run)
    before = run("user", "list", "--json").stdout
    ran = run("user", *wrong)
    assert (ran.exit_code, bool(ran.stderr.strip()), ran.stdout) == (1, True, "")
    assert run("user", "list", "--json").stdout == before


def test_a_lot_gives_each_reporting_unit_its_slip(run, office_now, tmp_path):
    out = tmp_path / "phieu.pdf"
    ran = run("user", "lot", "--out", out)
    assert ran.exit_code == 0, ran.output
    assert out.read_bytes().startswith(b"%PDF") and out.stat().st_mode & 0o077 == 0
    account = account_named(office_now, COMMUNE)
    assert account is not None and account.grants == {Grant(AccountRole.REPORTER, COMMUNE)}
    count = sum(json.loads(line)["unit"] != "" for line in run("user", "list", "--json").stdout.splitlines())
    assert count >= 23
    slips = out.read_bytes()
    again = run("user", "lot", "--out", out, "--force")
    assert out.read_bytes() == slips  # nothing else has their codes
    assert "Đã lập 0 tài khoản" in again.stdout and "Xã Chiềng En" in again.stderr
    assert run("user", "lot", "--out", out).exit_code == 1


def test_the_first_administrator_comes_by_a_code_and_no_other_way(monkeypatch, run, office, tmp_path):
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", empty)
    monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", str(tmp_path / "sao-luu"))
    monkeypatch.setenv("GIAMNGHEO_PUBLIC_URL", "https://may-chu.vn/gn")
    ran = run("user", "first-code")
    code = code_in(ran.stdout)
    assert f"https://may-chu.vn/gn/ma-mot-lan?ma={code}" in ran.stdout
    with pytest.raises(ValueError, match="login and a name"):
        use_code(Office(empty), code, PASSWORD)
    signed = use_code(Office(empty), code, PASSWORD, login="Chủ.Quản", name="Quàng Văn C")
    assert signed.account.grants == {Grant(role) for role in AccountRole}
    with pytest.raises(NoSuchCode):
        use_code(Office(empty), code, PASSWORD, login="khác", name="Khác")
    assert run("user", "first-code").exit_code == 1
