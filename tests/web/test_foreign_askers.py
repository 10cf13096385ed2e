"""Every route of the server through its doors: foreign names for this machine, and pages of other sites that ask."""

import re

import pytest
from starlette.applications import Starlette

from dashboard.usecases.office import Office
from dashboard.usecases.public_address import parsed
from dashboard.usecases.settings import Settings
from dashboard.web.doors import Doors
from dashboard.web.routes import ROUTES
from tests.web.asgi import answered

APP = Doors(Starlette(routes=ROUTES), Settings(), parsed("https://bang.huyen.vn"))
PATHS = sorted(
    {re.sub(r"\{\w+(:path)?\}", "x", route.path) for route in ROUTES} - {"/suc-khoe", "/san-sang", "/so-do"}
)  # of the keeper: tests/web/test_keeper.py
OURS, THEIRS = "bang.huyen.vn", "xau.example"


@pytest.mark.parametrize("path", PATHS)
def test_a_foreign_name_for_this_machine_is_answered_by_nothing(office: Office, path: str) -> None:
    for host in (THEIRS, f"{OURS}.{THEIRS}", f"{THEIRS}:8501", ""):
        got = answered(APP, path, host=host)
        assert got.status == 421, host


@pytest.mark.parametrize("path", PATHS)
def test_another_sites_page_changes_nothing_and_reads_nothing(office: Office, path: str) -> None:
    for origin in (f"https://{THEIRS}", "null", f"http://{OURS}.{THEIRS}"):
        posted = answered(APP, path, "POST", host=OURS, origin=origin)
        assert posted.status in (403, 404, 405, 421), (path, origin, posted.status)
        read = answered(APP, path, host=OURS, origin=origin)
        assert not [name for name in read.headers if name.startswith("access-control-")]
