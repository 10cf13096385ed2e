"""The light overview names overdue decisions of meetings, and nobody by his name: it is kept for all readers alike."""

from datetime import date
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import MeetingState
from dashboard.domain.people.roles import operator
from dashboard.usecases.deciding import decide
from dashboard.usecases.meetings import prepare_meeting, step
from dashboard.web.head import PageHead
from dashboard.web.light.route import LIGHT_ROUTE
from db.engine import engine
from tests.sample_store import PROGRAMME, copied
from tests.web.asgi import answered

BY = operator("kiểm thử")


def test_an_overdue_decision_is_named_without_its_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = copied(tmp_path)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    draft = prepare_meeting(office, PROGRAMME, BY)
    step(office, draft, MeetingState.OPEN, BY)
    due = date(2024, 1, 15)  # long enough ago to stand above all that is late
    decide(office, Decision(draft.code, 0, "Mở hai lớp nghề", (), "Cầm Thị Hoa", due=due), BY)
    page = unescape(answered(PageHead(Starlette(routes=[LIGHT_ROUTE])), "/nhe/tong-quan").body)
    assert "Kết luận cuộc họp quá hạn: 1" in page and "cuoc-hop" in page
    assert "Mở hai lớp nghề" in page and "hạn 15/1/2024" in page and "Cầm Thị Hoa" not in page
    engine(office.url).dispose()
