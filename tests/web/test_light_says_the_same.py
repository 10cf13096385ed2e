"""Every target, project and commune of the demo: what its full page says, its light page says too."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.ui import load
from dashboard.usecases.office import Office
from dashboard.views.address import Param
from dashboard.views.pages import Page
from dashboard.web.light.document import document
from db.engine import engine
from tests.sample_store import PROGRAMME, TODAY, url_of, whole
from tests.web.full_page import said, spaced

FIRST = {Param.PLAN: f"{PROGRAMME}-2024", Param.PERIOD: "2024-09"}
ENGLISH = {Param.LANGUAGE: "en"}
_ROWS = 40  # of a long table so many stand on every light page of the demo
_ONLY_FULL = (  # the map and the ranking, whose figures are those of the table; how small charts are read, which are a table here
    "ranh-gioi-minh-hoa.geojson", "Vị trí các xã", "Where they lie", "Xếp hạng: ", "Ranking: ", "% vốn giao, mọi dự án",
    "% of the allocation, all on one axis",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The whole demo, which nothing here changes."""
    file: Path = tmp_path_factory.mktemp("same") / "store.db"
    shutil.copy(whole(), file)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GIAMNGHEO_DATABASE_URL", url_of(file))
        known = manifest_scanner.scan_component_manifests()  # each run of a page would read all packages anew
        patched.setattr(manifest_scanner, "scan_component_manifests", lambda: known)
        yield Office(url_of(file), lambda: TODAY)
    engine(url_of(file)).dispose()


def left_unsaid(page: Page, codes: dict[Param, str]) -> list[str]:
    """Lines of the full page that its light page does not have, word by word and figure by figure."""
    asked = {param.value: code for param, code in codes.items()}
    drawn = document(page, asked, load.office().version(), "http://giamngheo.local")
    why = r'<details class="why">(?:(?!</details>).)*</details>(?=</td>)'  # the rule beside a verdict opens in its cell
    rows = re.sub(why, " ", drawn)
    light = " ".join(spaced(unescape(re.sub(r"<[^>]+>", " ", one))) for one in (drawn, rows))
    lines = said(page.file, _ROWS, **asked)
    assert len(lines) > 10, "the full page was read"
    return [line for line in lines if not _stands(line, light) and not line.startswith(_ONLY_FULL)]


def _stands(line: str, page: str) -> bool:
    """As words and figures of their own: «71» does not stand in «3.713»."""
    return re.search(rf"(?<![\w.,−]){re.escape(line)}(?!\w|[.,]\d)", page) is not None


def _plan(office: Office) -> Plan:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return snapshot.plan


@pytest.mark.parametrize("language", [{}, ENGLISH], ids=["vi", "en"])
def test_every_target(office: Office, language: dict[Param, str]) -> None:
    plan = _plan(office)
    missing = {
        target.id: unsaid
        for target in plan.targets
        if (unsaid := left_unsaid(Page.TARGETS, FIRST | language | {Param.TARGET: target.id}))
    }
    assert not missing


@pytest.mark.parametrize("language", [{}, ENGLISH], ids=["vi", "en"])
def test_every_project_and_the_whole_programme(office: Office, language: dict[Param, str]) -> None:
    codes = ["", *(project.code for project in _plan(office).projects)]
    missing = {
        code: unsaid
        for code in codes
        if (unsaid := left_unsaid(Page.DISBURSEMENT, FIRST | language | ({Param.PROJECT: code} if code else {})))
    }
    assert not missing


def test_every_commune(office: Office) -> None:
    communes = [unit.code for unit in _plan(office).units if unit.level is UnitLevel.COMMUNE]
    missing = {code: unsaid for code in communes if (unsaid := left_unsaid(Page.COMMUNES, FIRST | {Param.UNIT: code}))}
    assert not missing


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        pytest.param(Page.COMMUNES, FIRST | ENGLISH, id="the usual commune, in English"),
        pytest.param(Page.COMMUNES, FIRST | {Param.UNIT: "126"}, id="a district"),
        pytest.param(Page.OVERVIEW, FIRST, id="the overview"),
        pytest.param(Page.OVERVIEW, FIRST | ENGLISH, id="the overview, in English"),
        pytest.param(Page.OVERVIEW, FIRST | {Param.PERIOD: "2024-03"}, id="early in the year"),
        pytest.param(Page.OVERVIEW, {Param.VERSION: "150"}, id="as known at a version"),
        pytest.param(Page.TARGETS, {Param.VERSION: "2024-05-10"}, id="a target as known on a day"),
        pytest.param(Page.DISBURSEMENT, {Param.VERSION: "150", Param.PROJECT: "DA2"}, id="a project as known"),
        pytest.param(Page.COMMUNES, {Param.VERSION: "150", Param.UNIT: "04171"}, id="a commune as known"),
    ],
)
def test_other_views(office: Office, page: Page, codes: dict[Param, str]) -> None:
    assert left_unsaid(page, codes) == []
