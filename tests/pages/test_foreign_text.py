"""Names, clauses and sentences of a workbook are text on every page: no picture is fetched, no link or colour is made."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import engine
from tests.foreign_text import ICON, take_foreign_plan
from tests.pages.opened import page
from tests.sample_store import PROGRAMME, copied

LIVE = re.compile(
    rf"(?<!\\)!\[|(?<!\\)\]\(|(?<!\\):red(?<!\\)\[|https?\\?://|www\\?\.|[a-z]@|:\\?material\\?/{ICON}|(?<!\\)\*\*evil|(?<!\\)<b class"
)
TEXTS = ("markdown", "caption", "info", "warning", "metric", "badge", "expander")


@pytest.fixture(params=[True, False], ids=["sample", "real"])
def store_of_foreign_text(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    office = copied(tmp_path)
    take_foreign_plan(office, request.param)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    yield
    engine(office.url).dispose()


@pytest.mark.parametrize("name", ["tong_quan", "chi_tieu", "giai_ngan", "nop_bao_cao", "tinh_hinh_bao_cao"])
def test_text_of_a_plan_stays_text(store_of_foreign_text: None, name: str) -> None:
    test = page(name, kh=f"{PROGRAMME}-2024", ky="2024-09", **({"ct": "S002-14"} if name == "chi_tieu" else {}))
    assert not test.exception
    texts = [str(e.proto) for kind in TEXTS for e in test.get(kind)]
    assert any("evil" in text for text in texts) or name in ("giai_ngan", "nop_bao_cao"), (
        "the plan's text is on the page at all"
    )
    for text in texts:
        written = text.replace("\\\\", "\\")  # as the protocol buffer prints itself
        assert not LIVE.search(written), written
