"""The pages that leaders read, over a loaded store: no faults, and the same values as `giamngheo status`."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.address import plan_code
from dashboard.views.status_json import status_json
from db.engine import engine
from tests.pages.opened import page
from tests.sample_store import url_of

ROOT = Path(__file__).parents[2]
VI = words_in("vi")
PAGES = ("tong_quan", "chi_tieu", "giai_ngan")


def words_on(test: AppTest) -> str:
    shown = [*test.markdown, *test.caption, *test.metric, *test.info]
    return "\n".join(str(e.value) for e in shown).replace("\\", "")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_status_prints(office: Office, name: str) -> None:
    status = status_json(office.standing(), VI)
    assert status["period"] == "2024-09"
    late = next(t for t in status["targets"] if t["status"] == "behind")
    test = page(name, **({"ct": late["id"]} if name == "chi_tieu" else {}))
    assert not test.exception
    expected = {
        "tong_quan": status["headline"],
        "giai_ngan": status["totals"]["sentence"],
        "chi_tieu": late["sentence"],
    }[name]
    shown = words_on(test)
    for clause in expected.rstrip(".").split("; "):
        assert clause.lower() in shown.lower(), clause


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_fails_in_any_language_or_programme(office: Office, name: str, lang: str) -> None:
    for known in office.programmes():
        test = page(name, lang=lang, kh=plan_code(known.programme.code, known.year))
        assert not test.exception
        text = words_on(test)
        for unfilled in ("sentence.", "term.", "finding.", "{", "None"):
            assert unfilled not in text, (known.programme.code, unfilled)


def test_every_page_says_that_figures_are_invented(office: Office) -> None:
    for name in PAGES:
        assert any("Số liệu minh họa" in str(e.proto.body) for e in page(name).get("html"))


def test_an_empty_store_says_what_to_do_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = url_of(tmp_path / "empty.db")
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url)
    Office(url).prepare()
    for name in PAGES:
        test = page(name)
        assert not test.exception
        assert "Chưa có kế hoạch nào" in words_on(test)
    engine(url).dispose()


def test_a_target_s_page_shows_its_population_groups(office: Office) -> None:
    shown = words_on(page("chi_tieu", ct="S002-05"))
    assert "Theo nhóm đối tượng: hộ nghèo" in shown
    assert "Các nhóm có thể trùng nhau: không cộng thành tổng." in shown
    assert "Theo nhóm" not in words_on(page("chi_tieu", ct="S002-13"))


def test_proposals_stand_where_leaders_read(office: Office) -> None:
    for name, query in (
        ("tong_quan", {}),
        ("tinh_hinh_bao_cao", {}),
        ("giai_ngan", {"da": "DA4.1"}),
        ("chi_tieu", {"ct": "S002-05"}),
    ):
        test = page(name, ("in_words",), **query)
        assert "Kiến nghị của 1 đơn vị" in words_on(test), name
    assert "Kiến nghị" not in words_on(page("giai_ngan", da="DA3.2"))  # nobody of it has sent words


def test_a_state_in_words_has_no_missing_figure_beside_it(office: Office) -> None:
    shown = words_on(page("chi_tieu", ct="S002-12"))
    assert "chưa có số liệu" not in shown
    assert "Đang xóa nhà tạm bằng nguồn huy động" in shown
    assert "Phòng LĐ-TB&XH, T9" in shown
