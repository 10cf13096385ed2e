"""The process's own reader: it runs what was asked for lately at a newer version, and nobody is shown a mixture meanwhile."""

import ast
import asyncio
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.client import Viewer
from bench.grown import sent_again
from bench.servers import ours, served
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.ui.held import MADE, WAITING
from dashboard.usecases.office import Office
from dashboard.views.pages import Page
from db.engine import engine, writing
from db.store import apply
from tests.sample_store import url_of, whole

ROOT = Path(__file__).parents[2]
_WRITERS = {f"dashboard.usecases.{name}" for name in ("importing", "mapping", "noting", "restoring", "withdrawing")}


class Reader(Viewer):
    """Keeps the words of the last run."""

    def seen(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.words: list[str] = []
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "markdown":
            self.words.append(message.delta.new_element.markdown.body.replace("\\", ""))

    @property
    def version(self) -> int:
        """The version of which the frame says that the page shows it."""
        (found,) = re.findall(r"hiện tại \(phiên bản (\d+)\)", "\n".join(self.words))
        return int(found)

    @property
    def newer(self) -> int | None:
        """The newer version of which the page says that it has come."""
        found = re.findall(r"Số liệu mới vừa đến \(phiên bản (\d+)\).*phiên bản (\d+)\.", "\n".join(self.words))
        assert all(int(shown) == self.version for _, shown in found)
        return int(found[0][0]) if found else None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(url_of(shutil.copy(whole(), tmp_path / "store.db")))
    yield made
    engine(made.url).dispose()


@pytest.fixture
def port(office: Office) -> Iterator[int]:
    """The app on the office's store, as `giamngheo serve` starts it."""
    with served(ours, office.url, "") as server:
        yield server.port


def correct(office: Office) -> int:
    """Another process stores a correction; the version that it makes."""
    known = office.snapshot("songma-gnbv", 2024)
    assert known is not None
    report = next(s for s in known.submissions if s.form == "BC-THANG" and s.period == Period.parse("2024-09"))
    changes = sent_again(known, report.form, report.unit, report.period)
    with writing(office.url) as session:
        return apply(changes, session, operator("thử"), datetime.now(UTC)).version


def test_an_open_page_says_which_version_it_shows_and_soon_shows_the_newest(office: Office, port: int) -> None:
    async def read() -> None:
        async with Reader(port, "", "ky=2024-09") as leader, Reader(port, "tinh-hinh-bao-cao", "ky=2024-09") as clerk:
            for reader in (leader, clerk):
                await reader.run()
            first = office.version()
            assert leader.version == clerk.version == first and leader.newer is None
            for _ in range(3):
                newest = correct(office)
                await clerk.run()
                assert (clerk.version, clerk.newer) == (newest, None), "where something is written nobody is held"
                shown = []
                while not shown or shown[-1] != newest:
                    await leader.run()
                    shown.append(leader.version)
                    assert leader.newer == (None if leader.version == newest else newest)
                    assert len(shown) < 2000
                assert shown == sorted(shown) and shown[0] >= newest - 1
            newest = correct(office)
            clerk.page, clerk._hash = "", ""  # who may have written goes to the overview
            await clerk.run()
            assert (clerk.version, clerk.newer) == (newest, None)
            async with Reader(port, "", "ky=2024-09") as newcomer:
                newest = correct(office)
                await newcomer.run()
                assert newcomer.version == newest, "a page that is opened shows the newest"
            assert not leader.faults and not clerk.faults

    asyncio.run(read())


def test_pages_that_may_be_held_write_nothing() -> None:
    for page in WAITING:
        reached = _reached(ROOT / "pages" / f"{page.file}.py", set())
        assert not reached & _WRITERS, f"{page.slug}: {reached & _WRITERS}"
    assert _reached(ROOT / "pages" / f"{Page.REPORTING.file}.py", set()) & _WRITERS and WAITING < MADE


def _reached(file: Path, seen: set[str]) -> set[str]:
    """The use cases that a page's script and the modules that draw it import."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name in seen or not name.startswith(("dashboard.ui", "dashboard.usecases")):
                continue
            seen.add(name)
            path = ROOT / Path(*name.split("."))
            found = next((f for f in (path.with_suffix(".py"), path / "__init__.py") if f.exists()), None)
            if found and name.startswith("dashboard.ui"):
                _reached(found, seen)
    return seen
