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


class Reader(Viewer):
    """Keeps the words of the last run."""

    def seen(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.words: list[str] = []
        elif kind == "delta" and (drawn := message.delta.new_element.WhichOneof("type")) in ("markdown", "html"):
            self.words.append(getattr(message.delta.new_element, drawn).body.replace("\\", ""))

    @property
    def version(self) -> int:
        """The version of which the head says that the page shows it."""
        (found,) = re.findall(r"phiên bản dữ liệu (\d+)</summary>", "\n".join(self.words))
        return int(found)

    @property
    def newer(self) -> int | None:
        """The newer version of which the page says that it has come."""
        found = re.findall(r"Có số liệu mới \(phiên bản (\d+)\).*phiên bản (\d+)\.", "\n".join(self.words))
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


def test_what_pages_that_may_be_held_write_is_shown_to_the_writer_at_once() -> None:
    """`load.wrote()` stands where a held page's own modules write, and nothing else that they import writes."""
    writers = _writers()
    for page in WAITING:
        for file in _drawing(ROOT / "pages" / f"{page.file}.py"):
            written = writers & _imported(file)
            assert not written or "load.wrote()" in file.read_text("utf-8"), f"{page.slug}: {file.name}: {written}"
    drawing = {page: _drawing(ROOT / "pages" / f"{page.file}.py") for page in (Page.TARGETS, Page.REPORTING)}
    assert all(any(writers & _imported(file) for file in files) for files in drawing.values()), (
        "or nothing is looked at"
    )
    assert WAITING < MADE


def _writers() -> set[str]:
    """The functions of use cases that make a version of the store: those that commit or restore, and what calls one; and the
    modules that hold one, for who imports the whole module.
    """
    calls = {
        f"dashboard.usecases.{file.stem}.{function.name}": {
            call.func.id
            for call in ast.walk(function)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        }
        for file in (ROOT / "dashboard" / "usecases").glob("*.py")
        for function in ast.parse(file.read_text("utf-8")).body
        if isinstance(function, ast.FunctionDef)
    }
    names, before = {"commit", "replace_contents"}, set[str]()
    while names != before:
        before = names
        names = names | {one.rpartition(".")[2] for one, called in calls.items() if called & names}
    written = {one for one in calls if one.rpartition(".")[2] in names}
    return written | {one.rpartition(".")[0] for one in written}


def _imported(file: Path) -> set[str]:
    """What a module imports, by its full name; a module that only something is taken of is not named."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    taken = {f"{node.module}.{a.name}" for node in nodes if isinstance(node, ast.ImportFrom) for a in node.names}
    return taken | {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}


def _drawing(file: Path) -> set[Path]:
    """A page's script and the modules that draw it."""
    seen, open_ = {file}, [file]
    while open_:
        for name in _imported(open_.pop()):
            if name.startswith("dashboard.ui"):
                paths = [ROOT / Path(*parts) for parts in (name.split("."), name.split(".")[:-1])]
                found = {f for path in paths for f in (path.with_suffix(".py"), path / "__init__.py") if f.exists()}
                open_ += found - seen
                seen |= found
    return seen
