"""Light pages say why something is late and by which unit; never whom to call, nor the person who wrote."""

from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from dashboard.domain.people.causes import Late
from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.delays import answering, late_things
from dashboard.usecases.contacts import keep_contact
from dashboard.usecases.explaining import explain_delay
from dashboard.web.light.route import LIGHT_ROUTE
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME
from tests.web.asgi import answered

SEPTEMBER = Period.parse("2024-09")


@pytest.fixture
def app() -> ASGIApp:
    return Starlette(routes=[LIGHT_ROUTE])


def test_a_light_page_has_the_cause_and_no_person(office, app):
    standing = office.standing(PROGRAMME)
    things = dict.fromkeys(late for late, _ in late_things(standing))
    things = {late: next(of for kind, of in late_things(standing) if kind is late) for late in things}
    things[Late.UNIT] = COMMUNE
    addresses = {Late.TARGET: "nhe/chi-tieu?ct=", Late.PROJECT: "nhe/giai-ngan?da=", Late.UNIT: "nhe/xa-thi-tran?dv="}
    assert set(things) == set(addresses)
    for late, of in things.items():
        unit = answering(standing.snapshot.plan, late, of)[0]
        change = CauseChange(PROGRAMME, 2024, late, of, unit, SEPTEMBER, f"Mưa lũ {late}", "Học bù", date(2024, 11, 30))
        explain_delay(office, change, operator("Vì Văn Người"))
    for unit in (OFFICE, COMMUNE):
        keep_contact(office, Contact(unit, "Quàng Thị Kín", "0987 654 321", "kin@songma.gov.vn"), operator("x"))
    for late, address in addresses.items():
        text = answered(app, f"/{address}{things[late]}&ky=2024-09").body
        assert f"Mưa lũ {late}" in text and "30/11/2024" in text, late
        assert [secret for secret in ("Kín", "0987", "kin@", "Vì Văn Người") if secret in text] == []
