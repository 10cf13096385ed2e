"""A page of an app that runs on while its store is restored, or another file is laid over it: it shows what stands now."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.usecases.backups import make_backup
from dashboard.usecases.office import Office
from dashboard.usecases.restoring import restore
from dashboard.usecases.withdrawing import withdraw_submission
from db.engine import engine
from tests.pages.opened import page
from tests.pages.seen import texts_of_tables
from tests.sample_store import COMMUNE, PROGRAMME, url_of

MONTHS = ("2024-07", "2024-09")


def texts(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(str(one.value) for one in (*test.markdown, *test.caption, *test.get("html"))) + texts_of_tables(
        test
    )


@pytest.fixture
def pasts(office: Office, tmp_path: Path) -> tuple[Path, Path]:
    """Two stores that are both at the next version: in each another month's report was taken back."""
    engine(office.url).dispose()
    files = []
    for hour, month in enumerate(MONTHS):
        file = tmp_path / f"{month}.db"
        shutil.copyfile(tmp_path / "store.db", file)
        other = Office(url_of(file), lambda hour=hour: office.clock() + timedelta(hours=hour))
        withdraw_submission(other, PROGRAMME, COMMUNE, Period.parse(month), "gửi nhầm", operator("xa"))
        engine(other.url).dispose()
        files.append(file)
    return files[0], files[1]


def lay(way: str, file: Path, office: Office, folder: Path) -> None:
    match way:
        case "restored":
            other = replace(office, url=url_of(file))
            restore(make_backup(other, folder / f"{file.stem}.zip").file, office, folder, force=True)
            engine(other.url).dispose()
        case "moved over":
            shutil.copyfile(file, folder / "new.db").replace(folder / "store.db")
        case "copied over":
            shutil.copyfile(file, folder / "store.db")


@pytest.mark.parametrize("way", ["restored", "moved over", "copied over"])
def test_a_page_shows_what_stands_now(office: Office, pasts: tuple[Path, Path], tmp_path: Path, way: str) -> None:
    first, second = pasts
    lay("moved over", first, office, tmp_path)
    before, version = texts(page("tinh_hinh_bao_cao", ky="2024-09")), office.version()
    lay(way, second, office, tmp_path)
    after = texts(page("tinh_hinh_bao_cao", ky="2024-09"))
    assert office.version() == version
    assert after != before
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GIAMNGHEO_DATABASE_URL", url_of(second))
        assert texts(page("tinh_hinh_bao_cao", ky="2024-09")) == after
    engine(url_of(second)).dispose()
