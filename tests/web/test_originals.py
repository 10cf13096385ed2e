"""Files as they were sent go to who may read them, for saving only; a receipt has names for who may read names."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.office import Office
from dashboard.usecases.signing_in import begun, sign_out
from dashboard.views.address import SESSION_COOKIE
from dashboard.web.originals import ORIGINAL_ROUTE, RECEIPT_ROUTE
from tests.sample_store import COMMUNE, PROGRAMME, SILENT
from tests.web.asgi import Answered, answered

APP = Starlette(routes=[ORIGINAL_ROUTE, RECEIPT_ROUTE])


def token_of(office: Office, *grants: Grant) -> str:
    """A session of a new account with these grants; the server lives on the machine's clock."""
    login = f"nguoi-{len(grants)}-{'-'.join(f'{g.role}.{g.unit}' for g in grants)}"
    account = make_account(office, NewAccount(login, "Lò Thị Thử", "", frozenset(grants)), operator("kiểm thử")).account
    return begun(Office(office.url), account, "").token


def asked(address: str, token: str = "", **headers: str) -> Answered:
    cookie = {"cookie": f"{SESSION_COOKIE}={token}"} if token else {}
    return answered(APP, address, **cookie, **headers)


def file_of(office: Office, unit: str = COMMUNE) -> tuple[str, str, bytes]:
    """SHA-256, name and bytes of a report's file."""
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    sent = next(s for s in known.submissions if s.unit == unit and s.sha256)
    return sent.sha256, sent.file_name, office.file(sent.sha256)


def root_of(office: Office) -> str:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    return known.plan.root


def test_the_unit_itself_and_those_above_it_get_the_bytes_as_they_were_sent(office: Office) -> None:
    sha256, name, content = file_of(office)
    for grant in (
        Grant(AccountRole.REPORTER, COMMUNE),
        Grant(AccountRole.READER, root_of(office)),
        Grant(AccountRole.REVIEWER),
    ):
        got = asked(f"/tep/{sha256}", token_of(office, grant))
        assert got.status == 200 and got.content == content
        assert got.headers["content-type"] == "application/octet-stream"
        assert got.headers["x-content-type-options"] == "nosniff" and got.headers["cache-control"] == "no-store"
        assert got.headers["content-disposition"].startswith("attachment;")
        assert (
            sha256[:12] in got.headers["content-disposition"]
            and Path(name).suffix in got.headers["content-disposition"]
        )


def test_another_unit_gets_none_of_it(office: Office) -> None:
    sha256, name, content = file_of(office)
    got = asked(f"/tep/{sha256}", token_of(office, Grant(AccountRole.REPORTER, SILENT)))
    assert got.status == 403 and content not in got.content and name not in got.body


def test_from_outside_a_file_that_is_there_and_one_that_is_not_look_the_same(office: Office) -> None:
    there, other = asked(f"/tep/{file_of(office)[0]}"), asked(f"/tep/{'0' * 64}")
    assert (there.status, there.body) == (other.status, other.body) == (401, there.body)
    assert asked(f"/tep/{file_of(office)[0]}", "x" * 43).status == 401


def test_a_session_that_was_ended_opens_nothing(office: Office) -> None:
    token = token_of(office, Grant(AccountRole.REVIEWER))
    assert asked(f"/tep/{file_of(office)[0]}", token).status == 200
    sign_out(Office(office.url), token)
    assert asked(f"/tep/{file_of(office)[0]}", token).status == 401


@pytest.mark.parametrize("wrong", ["0" * 64, "0" * 63, "ABC", "..%2f..%2fetc%2fpasswd", "%00", "a" * 3000])
def test_what_is_no_hash_of_a_file_is_not_there(office: Office, wrong: str) -> None:
    assert asked(f"/tep/{wrong}", token_of(office, Grant(AccountRole.ADMINISTRATOR))).status == 404


def test_half_a_hash_opens_nothing(office: Office) -> None:
    sha256 = file_of(office)[0]
    assert asked(f"/tep/{sha256[:12]}", token_of(office, Grant(AccountRole.ADMINISTRATOR))).status == 404


def test_the_file_of_a_plan_is_its_roots(office: Office) -> None:
    [plan] = {p for p in _plan_files(office) if p}
    assert asked(f"/tep/{plan}", token_of(office, Grant(AccountRole.REPORTER, COMMUNE))).status == 403
    assert asked(f"/tep/{plan}", token_of(office, Grant(AccountRole.READER, root_of(office)))).status == 200


def _plan_files(office: Office) -> Iterable[str]:
    with sqlite3.connect(office.url.removeprefix("sqlite:///")) as store:
        for (sha256,) in store.execute("select sha256 from upload"):
            seen = office.reception(sha256)
            if seen is not None and any(p.programme == PROGRAMME for p in seen.plans):
                yield sha256


def test_a_receipt_on_paper_names_its_sender_to_who_is_signed_in_alone(office: Office, tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("no pdftotext on this machine: the words of the PDF are not read")
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    sent = next(s for s in known.submissions if s.unit == COMMUNE)

    def words(token: str) -> str:
        got = asked(f"/bien-nhan.pdf?so={sent.receipt}", token)
        assert got.status == 200 and got.headers["content-type"] == "application/pdf"
        file = tmp_path / "bien-nhan.pdf"
        file.write_bytes(got.content)
        text = subprocess.run([pdftotext, str(file), "-"], capture_output=True, check=True).stdout.decode()
        return re.sub(r"\s+", " ", text)

    signed, stranger = words(token_of(office, Grant(AccountRole.READER, SILENT))), words("")
    assert sent.actor in signed and sent.actor not in stranger
    assert asked("/bien-nhan.pdf?so=BC-THANG/2024-09/99999/1").status == 404
