"""Names, clauses and sentences of a workbook are text on every page: no picture is fetched, no link or colour is made."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from db import store
from db.engine import engine, writing
from tests.pages.opened import page
from tests.sample_store import PROGRAMME, copied

PICTURE, COLOUR = "![x](http://evil.example/p.png)", ":red[x]"
LIVE = re.compile(r"(?<!\\)!\[|(?<!\\)\]\(|(?<!\\):red(?<!\\)\[")
TEXTS = ("markdown", "caption", "info", "warning", "metric", "badge", "expander")


def foreign(plan: Plan) -> Plan:
    """The plan as somebody would send it who wants our pages to fetch something."""
    mark = f" {PICTURE} {COLOUR}"
    return replace(
        plan,
        title=plan.title + mark,
        programme=replace(plan.programme, name=plan.programme.name + mark, office=plan.programme.office + mark),
        units=tuple(replace(u, name=u.name + mark, short_name=u.label + mark) for u in plan.units),
        projects=tuple(replace(p, name=p.name + mark, short_name=p.label + mark) for p in plan.projects),
        indicators=tuple(
            replace(i, name=i.name + mark, short_name=i.label + mark, unit_of_measure=i.unit_of_measure + mark)
            for i in plan.indicators
        ),
        targets=tuple(
            replace(t, source_sentence=t.source_sentence + mark, source_clause=t.source_clause + mark)
            for t in plan.targets
        ),
    )


@pytest.fixture(params=[True, False], ids=["sample", "real"])
def store_of_foreign_text(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    office = copied(tmp_path)
    known = office.snapshot(PROGRAMME)
    assert known is not None
    change = PlanChange(replace(foreign(known.plan), sample=request.param), known.plan_version)
    with writing(office.url) as session:
        store.apply(ChangeSet((change,)), session, "test", datetime(2024, 10, 12, tzinfo=UTC))
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    yield
    engine(office.url).dispose()


@pytest.mark.parametrize("name", ["tong_quan", "chi_tieu", "giai_ngan", "nop_bao_cao", "tinh_hinh_bao_cao"])
def test_text_of_a_plan_stays_text(store_of_foreign_text: None, name: str) -> None:
    test = page(name, kh=f"{PROGRAMME}-2024", ky="2024-09")
    assert not test.exception
    texts = [str(e.proto) for kind in TEXTS for e in test.get(kind)]
    assert any("evil" in text for text in texts) or name in ("giai_ngan", "nop_bao_cao"), (
        "the plan's text is on the page at all"
    )
    for text in texts:
        written = text.replace("\\\\", "\\")  # as the protocol buffer prints itself
        assert not LIVE.search(written), written
