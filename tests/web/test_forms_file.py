"""The forms of all units come in one file, to who answers for all of them, and are those that each unit gets by itself."""

import io
from zipfile import ZipFile

import pytest
from starlette.applications import Starlette

from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.domain.periods import Period
from dashboard.domain.reporting.calendar import owed_by
from dashboard.usecases.office import Office
from dashboard.usecases.templates import template_for
from dashboard.views.address import SESSION_COOKIE
from dashboard.views.forms_file import forms_file_href
from dashboard.web.forms_file import FORMS_ROUTE
from tests.sample_store import COMMUNE, PROGRAMME
from tests.web.asgi import Answered, answered
from tests.web.test_originals import root_of, token_of

APP = Starlette(routes=[FORMS_ROUTE])
OCTOBER = Period.parse("2024-10")
HREF = f"/{forms_file_href(PROGRAMME, OCTOBER, 'vi')}"


def asked(address: str, token: str = "") -> Answered:
    return answered(APP, address, **({"cookie": f"{SESSION_COOKIE}={token}"} if token else {}))


@pytest.mark.parametrize("role", [AccountRole.REVIEWER, AccountRole.REPORTER, AccountRole.ADMINISTRATOR])
def test_who_answers_for_all_units_gets_a_form_for_each_that_owes_one(office: Office, role: AccountRole) -> None:
    got = asked(HREF, token_of(office, Grant(role, root_of(office))))
    assert (got.status, got.headers["content-type"]) == (200, "application/zip")
    assert "126%20S%C3%B4ng%20M%C3%A3%202024-10%20bi%E1%BB%83u" in got.headers["content-disposition"]
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    with ZipFile(io.BytesIO(got.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        own = next(name for name in names if name.startswith(f"{COMMUNE} "))
        assert archive.read(own) == template_for(office, PROGRAMME, COMMUNE, OCTOBER)
    owing = {unit for o in known.plan.obligations if o.period == OCTOBER for unit in owed_by(known.plan, o)}
    assert len(names) == len(set(names)) == len(owing)


def test_nobody_else_gets_them(office: Office) -> None:
    assert asked(HREF).status == 401
    for grant in (Grant(AccountRole.REPORTER, COMMUNE), Grant(AccountRole.READER, root_of(office))):
        assert asked(HREF, token_of(office, grant)).status == 403


@pytest.mark.parametrize("what", [f"{PROGRAMME}/1999-01.zip", f"{PROGRAMME}/khong-phai-thang.zip", "khac/2024-10.zip"])
def test_what_nobody_owes_is_not_there(office: Office, what: str) -> None:
    assert asked(f"/bieu-mau/{what}", token_of(office, Grant(AccountRole.REVIEWER))).status == 404
