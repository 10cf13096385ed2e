"""A shared page as somebody with a cookie of his own sees it."""

import json
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.usecases.office import Office
from dashboard.usecases.sharing import make_share_link
from dashboard.views.address import SESSION_COOKIE, address
from tests.pages.seen import tables_on

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


def shown(office: Office, token: str) -> tuple[str, set[str]]:
    """Its texts and tables, and what it offers to do: keys of buttons, and «form» where there is one."""
    secret = make_share_link(
        Office(office.url), operator("thử"), address("tinh-hinh-bao-cao?ky=2024-09"), "x", None
    ).secret
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ContextProxy, "cookies", property(lambda _: {SESSION_COOKIE: token} if token else {}))
        test = AppTest.from_file(str(APP), default_timeout=60)
        test.query_params["cs"] = secret
        test.run()
    assert not test.exception
    texts = [str(getattr(e.proto, "body", "")) for kind in ("markdown", "html", "caption") for e in test.get(kind)]
    tables = [json.dumps(table.data, ensure_ascii=False) for table in tables_on(test)]
    offers = {str(button.key) for button in test.button} | ({"form"} if test.get("form") else set())
    return "\n".join([*texts, *tables]), offers
