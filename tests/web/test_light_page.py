"""The light page says what the full one says, in plain HTML, small, and is not sent twice."""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.ui import load
from dashboard.usecases.office import Office
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.commune_profile import unit_heading
from dashboard.views.money.one_project import one_project
from dashboard.views.overview import overview
from dashboard.views.pages import Page
from dashboard.views.target_detail import target_detail
from dashboard.web.head import PageHead
from dashboard.web.light.document import LIMIT, document
from dashboard.web.light.route import LIGHT_ROUTE
from db.engine import engine
from tests.cli.test_faults import STORES
from tests.foreign_text import take_foreign_plan
from tests.sample_store import COMMUNE, PROGRAMME, TODAY, copied, url_of, whole
from tests.web.asgi import Answered, answered

SEPTEMBER = Period.parse("2024-09")
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])
SCRIPTED = re.compile(r"<script|<[^>]*\son\w+=|<[^>]*=.javascript:", re.IGNORECASE)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    file = tmp_path_factory.mktemp("light") / "store.db"
    shutil.copy(whole(), file)
    yield file
    engine(url_of(file)).dispose()


@pytest.fixture
def office(store: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(store))
    return Office(url_of(store), lambda: TODAY)


@pytest.fixture
def app() -> ASGIApp:
    """As the server has it: the head is mended outside the route."""
    return PageHead(Starlette(routes=[LIGHT_ROUTE]))


def text_of(page: Answered) -> str:
    """What stands on the page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.body)).split())


def read(app: ASGIApp, address: str, **headers: str) -> Answered:
    page = answered(app, address, **headers)
    assert page.status == 200
    assert len(page.body.encode()) < LIMIT
    assert not SCRIPTED.search(page.body)
    assert page.headers["content-type"].startswith("text/html")
    return page


@LANGUAGES
def test_the_overview_has_the_headline_the_cards_and_every_sentence(
    office: Office, app: ASGIApp, language: str
) -> None:
    words = words_in(language)
    view = overview(office.standing(PROGRAMME, 2024, SEPTEMBER), words)
    page = read(app, f"/nhe/tong-quan?ky=2024-09&lang={language}")
    said = text_of(page)
    assert f"<h1>{escape(view.headline)}</h1>" in page.body
    for card in view.cards:
        assert card.value in said and card.chip in said and card.detail in said
    for row in (*view.targets, *view.projects):
        assert row.value.text in said and row.sentence in said and row.why in said
    for line in view.why:
        assert line in said
    assert view.caption in said, "whose figures, and how many units reported"
    assert all(escape(cell.note) in page.body for cell in view.heat.cells)


@LANGUAGES
def test_a_target_has_its_verdict_its_why_and_each_months_figure(office: Office, app: ASGIApp, language: str) -> None:
    words = words_in(language)
    standing = office.standing(PROGRAMME, 2024, SEPTEMBER)
    for t in standing.targets:
        detail = target_detail(standing, t.target.id, words)
        said = text_of(read(app, f"/nhe/chi-tieu?ky=2024-09&lang={language}&ct={t.target.id}"))
        assert f"{detail.glyph} {' '.join(detail.heading.split())}" in said and " ".join(detail.rest.split()) in said
        assert all(" ".join(line.split()) in said for line in detail.why)
        assert all(fact.text in said for fact in detail.facts)
        if not detail.states:
            assert all(unit.now_text.text in said for unit in detail.units)


@LANGUAGES
def test_a_project_and_the_whole_programme_have_their_money(office: Office, app: ASGIApp, language: str) -> None:
    words = words_in(language)
    standing = office.standing(PROGRAMME, 2024, SEPTEMBER)
    project = one_project(standing, "DA2", words)
    said = text_of(read(app, f"/nhe/giai-ngan?ky=2024-09&lang={language}&da=DA2"))
    assert project.heading in said and project.rest in said and project.carried in said
    assert all(line in said for line in project.why)
    assert project.curve is not None
    assert project.curve.actual_text.replace("\n", ": ") in said
    assert project.curve.forecast_text.replace("\n", ": ") in said
    whole_programme = text_of(read(app, f"/nhe/giai-ngan?ky=2024-09&lang={language}"))
    assert all(p.project.code in whole_programme for p in standing.projects)


@LANGUAGES
def test_a_commune_has_its_heading_and_its_figures_with_their_cells(
    office: Office, app: ASGIApp, language: str
) -> None:
    words = words_in(language)
    standing = office.standing(PROGRAMME, 2024, SEPTEMBER)
    unit = standing.snapshot.plan.unit_by_code["04171"]
    said = text_of(read(app, f"/nhe/xa-thi-tran?ky=2024-09&lang={language}&dv=04171"))
    assert unit_heading(unit, standing, words) in said
    assert "195/510" in said and "Chỉ tiêu!" in said


def test_households_of_a_rate_are_written_as_households(office: Office, app: ASGIApp) -> None:
    """28,9% is made of 304 households of 1.053: neither is a share."""
    said = text_of(read(app, "/nhe/xa-thi-tran?ky=2024-09&dv=04171"))
    assert "304/1.053" in said
    assert "30.400" not in said and "105.300" not in said


def test_invented_figures_are_said_and_the_version_they_are_of(office: Office, app: ASGIApp) -> None:
    said = text_of(read(app, "/nhe/tong-quan"))
    assert "Số liệu minh họa" in said and f"Phiên bản dữ liệu {office.version()}" in said
    page = read(app, "/nhe/chi-tieu?pb=120&lang=en")
    since = re.search(r'href="\.\./thay-doi\?([^"]*)"', page.body)
    assert since and "tu=120" in since[1] and "pb=" not in since[1], "what has changed until now"
    assert re.search(rf'href="chi-tieu\?kh={PROGRAMME}-2024[^"]*lang=en[^"]*ct=[^"]*"', page.body), (
        "to what is known now"
    )
    assert not re.search(r'href="chi-tieu\?[^"]*pb=[^"]*">Show', page.body)
    past = text_of(page)
    assert "Sample figures" in past
    assert "As known at version 120" in past and "Store version 120" in past


def test_it_has_the_tags_of_the_full_page(office: Office, app: ASGIApp) -> None:
    page = read(app, "/nhe/chi-tieu?lang=en&ct=S002-14", accept="*/*")
    assert '<html lang="en" translate="no">' in page.body
    assert 'property="og:url" content="http://giamngheo.local/chi-tieu?lang=en&amp;ct=S002-14"' in page.body
    assert "http://giamngheo.local/xem-truoc.png?lang=en&amp;ct=S002-14&amp;trang=chi-tieu" in page.body
    assert 'name="description"' in page.body and "<title>" in page.body


def test_its_door_leads_to_the_same_view_and_its_links_stay_light(office: Office, app: ASGIApp) -> None:
    page = read(app, "/nhe/tong-quan?ky=2024-09&lang=en")
    assert 'href=".././?ky=2024-09&amp;lang=en&amp;ban=day-du"' in page.body
    carried = f"kh={PROGRAMME}-2024&amp;ky=2024-09&amp;lang=en"
    assert f'href="chi-tieu?{carried}&amp;ct=S002-14"' in page.body
    assert f'href="../tinh-hinh-bao-cao?{carried}"' in page.body, "what has no light page opens as it is"


@pytest.mark.parametrize(
    "address",
    [
        "/nhe/chi-tieu?ct=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&kh=%22%3E%3Cb%3E",
        "/nhe/giai-ngan?da=%3Cimg%20src=x%20onerror=alert(1)%3E&ky=2099-99",
        "/nhe/xa-thi-tran?dv=%00%FF&pb=-1&dg=xx&lang=%3Cb%3E",
        "/nhe/tong-quan?pb=99999999999999999999&ky=%E2%80%AE&kh=" + "x" * 3000,
    ],
)
def test_what_is_asked_for_never_becomes_markup_and_what_is_not_here_is_said(
    office: Office, app: ASGIApp, address: str
) -> None:
    page = read(app, address)
    assert "<img" not in page.body and '"><b>' not in page.body
    assert 'class="said"' in page.body


def test_a_code_that_is_not_here_is_said_with_what_is_shown_instead(office: Office, app: ASGIApp) -> None:
    said = text_of(read(app, "/nhe/giai-ngan?da=DA99&lang=en"))
    assert "The link asks for «DA99», which is not here. Shown instead: The whole programme." in said


@pytest.mark.parametrize("view", ["chi-tieu?ct=S002-14", "tong-quan?ky=2024-09"])
def test_who_has_it_is_told_that_nothing_changed_until_something_did(
    view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: ASGIApp
) -> None:
    shutil.copy(whole(), tmp_path / "store.db")
    own = Office(url_of(tmp_path / "store.db"), lambda: TODAY)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", own.url)
    address = f"/nhe/{view}"
    first = read(app, address)
    again = answered(app, address, if_none_match=f'"other", {first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, "", first.headers["etag"])
    whatever = answered(app, address, if_none_match="*")
    assert (whatever.status, whatever.body, whatever.headers["etag"]) == (304, "", first.headers["etag"])
    assert answered(app, address + "&lang=en", if_none_match=first.headers["etag"]).status == 200
    withdraw_submission(own, PROGRAMME, "04192", SEPTEMBER, "sent by mistake", operator("Test"), "BC-THANG")
    changed = answered(app, address, if_none_match=first.headers["etag"])
    assert (changed.status, changed.headers["etag"] != first.headers["etag"]) == (200, True)
    engine(own.url).dispose()


def test_a_page_that_would_be_too_long_gives_way_and_says_so(office: Office) -> None:
    with_all = document(Page.TARGETS, {"ct": "S002-14", "ky": "2024-09"}, load.office().version(), "")
    short = document(Page.TARGETS, {"ct": "S002-14", "ky": "2024-09"}, load.office().version(), "", limit=31_000)
    assert "19 dòng" not in with_all
    assert len(short.encode()) < 31_000 and "trong 19 dòng; bản đầy đủ có tất cả" in short


def test_an_empty_store_says_what_to_do_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: ASGIApp) -> None:
    empty = Office(url_of(tmp_path / "empty.db"), lambda: TODAY)
    empty.prepare()
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", empty.url)
    assert "Chưa có kế hoạch nào" in text_of(read(app, "/nhe/chi-tieu?ct=S002-14"))
    engine(empty.url).dispose()


@pytest.mark.parametrize("made", STORES.values(), ids=STORES)
def test_a_store_that_cannot_be_opened_is_said_in_a_sentence(
    made: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: ASGIApp
) -> None:
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", made(tmp_path))
    page = answered(app, "/nhe/tong-quan")
    assert (page.status, page.headers["cache-control"]) == (503, "no-store")
    assert "Hiện không mở được kho dữ liệu" in page.body


def test_other_paths_open_as_they_are_or_are_said(office: Office, app: ASGIApp) -> None:
    other = answered(app, "/nhe/bien-nhan?so=BC/1")
    assert (other.status, other.headers["location"]) == (302, "../bien-nhan?so=BC/1")
    assert answered(app, "/nhe/khong-co").status == 404


def test_it_leaves_packed_for_who_can_unpack_it(office: Office, app: ASGIApp) -> None:
    """The overview as well, whose path is the empty one."""
    for view in ("tong-quan?ky=2024-09", "chi-tieu?ct=S002-14&ky=2024-09"):
        whole_page = read(app, f"/nhe/{view}")
        packed = answered(app, f"/nhe/{view}", accept_encoding="gzip, br")
        assert packed.headers["content-encoding"] == "gzip" and packed.headers["etag"] == whole_page.headers["etag"]
        assert gzip.decompress(packed.content).decode() == whole_page.body
        assert int(packed.headers["content-length"]) == len(packed.content) < len(whole_page.content) / 3
        assert "accept-encoding" in packed.headers["vary"], "a cache keeps both"


@pytest.mark.parametrize(
    ("code", "chosen"), [("toi", ' class="toi"'), ("sang", ' class="sang"'), ("", ""), ("<b>", "")]
)
def test_a_ground_can_be_chosen_and_stays_with_its_links(office: Office, app: ASGIApp, code: str, chosen: str) -> None:
    page = read(app, f"/nhe/tong-quan?ky=2024-09&nen={quote(code)}")
    assert f'<html lang="vi"{chosen} translate="no">' in page.body
    to_target = re.search(r'href="(chi-tieu\?[^"]*ct=[^"]*)"', page.body)
    to_full = re.search(r'class="door" href="([^"]*)"', page.body)
    assert to_target and ("nen=" in to_target[1]) is bool(chosen)
    assert to_full and "nen=" not in to_full[1], "the full page has its own menu"


def test_only_its_head_is_asked_for(office: Office, app: ASGIApp) -> None:
    page = answered(app, "/nhe/tong-quan?ky=2024-09", "HEAD")
    assert (page.status, page.headers["etag"]) == (200, read(app, "/nhe/tong-quan?ky=2024-09").headers["etag"])


def test_names_of_a_workbook_stay_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: ASGIApp) -> None:
    own = copied(tmp_path)
    take_foreign_plan(own)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", own.url)
    for view in (
        "tong-quan",
        "chi-tieu",
        "chi-tieu?ct=S002-14",
        "giai-ngan",
        "giai-ngan?da=DA2",
        f"xa-thi-tran?dv={COMMUNE}",
    ):
        for language in ("vi", "en"):
            page = read(app, f"/nhe/{view}{'&' if '?' in view else '?'}lang={language}")
            assert "evil" in page.body
            assert not re.search(r"<b class=.evil|<img|(?:href|src)=.[^\"']*evil", page.body)
    engine(own.url).dispose()
