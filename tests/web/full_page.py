"""What the full page of a view says: its texts and the rows of its tables, as AppTest sees them, to be looked for elsewhere."""

import re
from collections.abc import Iterator
from functools import cache

from streamlit.testing.v1 import AppTest

from dashboard.views.address import COMMON
from tests.pages.opened import frame_of, page
from tests.pages.seen import SeenTable, tables_on

_CHARTS = ("targets", "projects", "curve", "heat", "communes", "months", "waterfall", "small")  # have a table behind
_BULLETS = ("hinh-targets", "hinh-projects", "chi-tieu")  # their cells lie in another order in another form
_JOINER = "\u2060"


def said(file: str, rows: int, **query: str) -> list[str]:
    """Every sentence, card and row of the page at an address but those of the frame; of each table the first `rows`.

    A row is its cells one behind the other, a blank one is "–".
    """
    shown = page(file, _CHARTS, **query)
    assert not shown.exception
    around = _frame(file, tuple((name, code) for name, code in query.items() if name in tuple(COMMON)))
    lines = [*_texts(shown), *(line for table in tables_on(shown) for line in _rows(table, rows))]
    return list(dict.fromkeys(line for line in lines if line and line not in around))


@cache
def _frame(file: str, common: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """What stands around every page of these choices."""
    return frozenset(_texts(frame_of(file, **dict(common))))


def _texts(shown: AppTest) -> Iterator[str]:
    """Headings, paragraphs, notes and cards, without the marks of Markdown."""
    for element in (*shown.main.markdown, *shown.main.caption, *shown.main.info):
        for line in element.value.split("\n"):
            label, colon, fact = line.partition("**: ")
            yield from (_plain(label), _plain(fact)) if colon and line.startswith("- **") else (_plain(line),)
    for metric in shown.main.metric:
        yield from (_plain(metric.label), _plain(metric.value), _plain(metric.delta))


def _plain(line: str) -> str:
    bare = re.sub(r"^(#+ |> |- )", "", line).replace("**", "").replace(_JOINER, "")
    return spaced(re.sub(r"\\(.)", r"\1", bare))


def _rows(table: SeenTable, rows: int) -> Iterator[str]:
    for row in table.frame.head(rows).itertuples(index=False):
        cells = [spaced(str(cell)) or "–" for cell in row]
        yield from cells if table.name in _BULLETS else [" ".join(cells)]


def spaced(text: str) -> str:
    return " ".join(text.split())
