"""The whole demo at September, and how a fact is read off its pages."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import Completeness, completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import words_in
from dashboard.text.words import round_half_up
from dashboard.ui import load
from dashboard.usecases.office import Office
from dashboard.views.pages import Page
from dashboard.web.light.document import document
from db.engine import engine
from tests.pages.opened import page
from tests.pages.seen import table_named
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

VI, KY = words_in("vi"), "2024-09"


@dataclass(frozen=True, eq=False)
class Demo:
    """The whole demo at September, with the calendar of the day."""

    office: Office
    standing: Standing
    calendar: Completeness

    @cache  # noqa: B019  # one for all tests of this file
    def page(self, name: str, *opened: str, **query: str) -> AppTest:
        test = page(name, opened, ky=KY, **query)
        assert not test.exception
        return test

    def standing_of(self, code: str) -> ProjectStanding:
        return next(p for p in self.standing.projects if p.project.code == code)

    @cache  # noqa: B019
    def light(self, page: Page, **query: str) -> str:
        drawn = document(page, {"ky": KY} | query, load.office().version(), "http://giamngheo.local")
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", drawn)).split())


def demo_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    file: Path = tmp_path_factory.mktemp("facts") / "store.db"
    shutil.copy(whole(), file)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GIAMNGHEO_DATABASE_URL", url_of(file))
        office = Office(url_of(file), lambda: TODAY)
        standing = office.standing(PROGRAMME, 2024, Period.parse(KY))
        yield Demo(office, standing, completeness(standing.snapshot, load.office().today(standing.snapshot.plan)))
    engine(url_of(file)).dispose()


def h1(test: AppTest) -> str:
    return next(str(m.value) for m in test.main.markdown if str(m.value).startswith("# ")).replace("\\", "")


def printed(value: str, share: bool) -> str:
    """A decimal of the JSON, which has ten places, as a text."""
    number = Decimal(value) * 100 if share else Decimal(value)
    return f"{round_half_up(number, 6).normalize():f}".replace(".", ",")


def code_in(href: str, param: str) -> str:
    return href.partition(f"{param}=")[2].partition("&")[0]


def of_first_page(demo: Demo, chart: str, param: str, column: str) -> dict[str, str]:
    """By code what a column of a table behind a chart of Tổng quan says."""
    seen = table_named(demo.page("tong_quan", "targets", "projects"), f"hinh-{chart}")
    return dict(zip((code_in(href, param) for href in seen.links["Nội dung"]), seen.frame[column], strict=True))


def book_of(table: object) -> dict[str, str]:
    """By name the figure of the downloaded workbook, as a text."""
    made = table_workbook(table, "x", Origin(), VI)  # type: ignore[arg-type]
    rows = list(openpyxl.load_workbook(BytesIO(made)).active.iter_rows())
    head = next(n for n, row in enumerate(rows) if row[0].value == "Chỉ tiêu")
    place = [cell.value for cell in rows[head]].index("Hiện nay")

    def written(cell: object) -> str:
        value, shape = cell.value, cell.number_format  # type: ignore[attr-defined]
        if not isinstance(value, int | float):
            return str(value or "")
        return printed(str(value), "%" in shape)

    return {str(row[0].value): written(row[place]) for row in rows[head + 1 :] if row[0].value}
