"""Chiều thiếu hụt over a loaded store: both groups, both languages, every programme; sơ bộ, chính thức, a later sơ bộ."""

import csv
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.demo import SAMPLES, load_demo
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.views.address import plan_code
from dashboard.views.deprivation import group_view
from db.engine import engine
from tests.pages.opened import page
from tests.pages.test_reading_pages import words_on

PAGE = "chieu_thieu_hut"
TODAY = datetime(2024, 10, 12, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A store with two plans and the two reviews, nothing else."""
    folder = tmp_path_factory.mktemp("reviews")
    for name in ("S002", "S004"):
        (folder / name).mkdir()
        shutil.copy(SAMPLES / name / "plan.xlsx", folder / name)
    for name in ("answers.json",):
        shutil.copy(SAMPLES / "S002" / name, folder / "S002")
    shutil.copytree(SAMPLES / "S002" / "reviews", folder / "S002" / "reviews")
    with (SAMPLES / "S002" / "manifest.csv").open(encoding="utf-8", newline="") as kept:
        rows = [row for row in csv.DictReader(kept) if row["file"].startswith("reviews/")]
    with (folder / "S002" / "manifest.csv").open("w", encoding="utf-8", newline="") as made:
        writer = csv.DictWriter(made, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    office = Office(f"sqlite:///{folder / 'store.db'}", lambda: TODAY)
    office.prepare()
    for _ in load_demo(office, folder):
        pass
    engine(office.url).dispose()
    yield office


@pytest.fixture
def office(loaded: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    shutil.copy(loaded.url.removeprefix("sqlite:///"), tmp_path / "store.db")
    made = Office(f"sqlite:///{tmp_path / 'store.db'}", lambda: TODAY)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", made.url)
    yield made
    engine(made.url).dispose()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("group", ["HN", "HCN"])
def test_the_page_says_what_each_group_lacks(office: Office, lang: str, group: str) -> None:
    words = words_in(lang)
    label = {"HN": words("Poor households"), "HCN": words("Near-poor households")}[group]
    test = page(PAGE, lang=lang, nhom=group, kh="songma-gnbv-2024", ky="2024-09")
    assert not test.exception
    expected = group_view(office.standing("songma-gnbv", 2024, Period.parse("2024-09")), group, words)
    text = words_on(test)
    assert expected.heading in text and label in expected.heading
    assert words("preliminary figures") in text and "19/19" in text
    assert "None" not in text and "term." not in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_plan_without_such_indicators_says_why_and_what_to_do(office: Office, lang: str) -> None:
    other = next(known for known in office.programmes() if known.programme.code != "songma-gnbv")
    test = page(PAGE, lang=lang, kh=plan_code(other.programme.code, other.year))
    assert not test.exception
    assert words_in(lang)("This plan measures no deprivations") in words_on(test)
    assert "Vai trò trong rà soát" in words_on(test)


def test_before_the_first_review_the_page_says_so(office: Office) -> None:
    test = page(PAGE, kh="songma-gnbv-2024", ky="2024-03")
    assert not test.exception
    assert "chưa có số liệu rà soát" in words_on(test)


def table(word: str, percent: int) -> bytes:
    """The whole review of September, since a part of one would not stand; in Bó Sinh so many of 400 households lack work."""
    book = openpyxl.load_workbook(SAMPLES / "S002" / "reviews" / "2024-09" / "bieu-4.xlsx")
    (sheet,) = book.worksheets
    sheet["A5"] = str(sheet["A5"].value).replace("SƠ BỘ", word)
    commune = next(row for row in sheet.iter_rows() if row[1].value == "Xã Bó Sinh")
    more = {2: 400 - commune[2].value, 4: 4 * percent - commune[4].value}
    more[3] = more[4]  # all that is lacking together
    for row in (commune, sheet[10]):  # and in the district
        for column, by in more.items():
            row[column].value += by
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_the_official_figure_stays_over_a_preliminary_one_that_came_later(office: Office) -> None:
    words = words_in("vi")
    for word, percent, shown, preliminary in (
        ("SƠ BỘ", 40, 40, True),
        ("CHÍNH THỨC", 30, 30, False),
        ("SƠ BỘ", 45, 30, False),
    ):
        examined = examine_upload(office, f"{percent}.xlsx", table(word, percent))
        assert examined.change_set is not None
        commit_import(office, examined, operator("thử"))
        view = group_view(office.standing("songma-gnbv", 2024, Period.parse("2024-09")), "HN", words)
        (cell,) = (c for c in view.cells if (c.unit, c.column) == ("Bó Sinh", "1"))
        assert cell.rate == shown, word
        (row,) = (bar for bar in view.bars if bar.number == 1)
        assert bool(row.first) is not preliminary  # once both are known, both are said
