"""A share link over HTTP: the light page for a phone, the full one for the rest; the stored view alone; nothing for guessers."""

import re
from datetime import timedelta
from html import unescape

import pytest
from starlette.applications import Starlette

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.usecases.sharing import MadeLink, end_share_link, make_share_link, share_links
from dashboard.views.address import address
from dashboard.views.overview import overview
from dashboard.web.light.route import LIGHT_ROUTE
from dashboard.web.shared import SHARED_ROUTE
from tests.sample_store import COMMUNE, PROGRAMME, SILENT
from tests.web.asgi import Answered, answered

APP = Starlette(routes=[SHARED_ROUTE, LIGHT_ROUTE])
BY = operator("kiểm thử")
PHONE = "Mozilla/5.0 (Linux; Android 13) Mobile Safari Zalo"
SECRETIVE = re.compile(r"<script|tep/|dang-nhap|nop-bao-cao|quan-tri|o-nguon")


def made(office: Office, href: str = "./?ky=2024-09", version: int | None = None, days: int = 30) -> MadeLink:
    return make_share_link(Office(office.url), BY, address(href), "Tổng quan", version, days)


def get(secret: str, query: str = "", agent: str = PHONE, method: str = "GET") -> Answered:
    return answered(APP, f"/chia-se/{secret}{query}", method, user_agent=agent)


def text_of(page: Answered) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.body)).split())


def test_a_phone_meets_the_light_page_of_the_stored_view(office: Office) -> None:
    link = made(office, "./?ky=2024-08", office.version())
    page = get(link.secret)
    assert page.status == 200
    standing = office.standing(PROGRAMME, 2024, Period.parse("2024-08"))
    assert overview(standing, words_in("vi")).headline in text_of(page)
    assert not SECRETIVE.search(page.body)
    assert f"http://giamngheo.local/chia-se/{link.secret}" in page.body  # what is printed and what messengers keep


def test_it_leads_nowhere_but_to_its_own_full_form(office: Office) -> None:
    link = made(office)
    hrefs = set(re.findall(r'href="([^"]*)"', get(link.secret).body)) - {"data:,"}
    assert hrefs == {f"../chia-se/{link.secret}?ban=day-du"}


def test_a_computer_is_led_to_the_full_page_which_the_link_alone_names(office: Office) -> None:
    link = made(office, f"xa-thi-tran?dv={COMMUNE}&ky=2024-09")
    for agent, query in (("Mozilla/5.0 (Windows NT 10.0)", ""), (PHONE, "?ban=day-du")):
        page = get(link.secret, query, agent)
        assert page.status == 302 and page.headers["location"] == f"../xa-thi-tran?cs={link.secret}"
    assert get(link.secret, "?ban=nhe", "Mozilla/5.0 (Windows NT 10.0)").status == 200
    start = made(office)
    assert get(start.secret, "?ban=day-du").headers["location"] == f"../?cs={start.secret}"


def test_changed_and_widened_parameters_change_nothing(office: Office) -> None:
    link = made(office, f"xa-thi-tran?dv={COMMUNE}&ky=2024-08", office.version())
    plain = get(link.secret).body
    for query in (
        f"?dv={SILENT}",
        "?ky=2024-09",
        "?kh=s004-2024",
        "?pb=1",
        "?trang=tong-quan",
        "?dg=nay",
        "?cs=x",
        "?dv=&ky=",
    ):
        assert get(link.secret, query).body == plain, query
    assert get(link.secret, "?ban=nhe&dv=126").body == plain


def test_a_live_link_follows_the_newest_figures_and_the_newest_period(office: Office) -> None:
    from dashboard.usecases.withdrawing import withdraw_submission

    live, pinned = (
        made(office, f"xa-thi-tran?dv={COMMUNE}&ky=2024-03"),
        made(office, f"xa-thi-tran?dv={COMMUNE}&ky=2024-03", office.version() - 1),
    )
    before = get(live.secret).body, get(pinned.secret).body
    assert "tháng 9/2024" in text_of(get(live.secret)) and "tháng 3/2024" in text_of(get(pinned.secret))
    report = next(
        s for s in office.snapshot(PROGRAMME, 2024).submissions if s.unit == COMMUNE and s.period.code == "2024-03"
    )  # type: ignore[union-attr]
    withdraw_submission(office, PROGRAMME, COMMUNE, report.period, "gửi nhầm", BY, report.form)
    assert get(live.secret).body != before[0]
    figures = re.compile(r"<main>.*</main>", re.DOTALL)
    assert figures.search(get(pinned.secret).body).group() == figures.search(before[1]).group()  # type: ignore[union-attr]


def test_no_name_stands_on_a_shared_page(office: Office) -> None:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    names = {sent.actor for sent in known.submissions}
    for href in ("./", "chi-tieu", "giai-ngan", f"xa-thi-tran?dv={COMMUNE}"):
        body = get(made(office, href).secret).body
        assert not any(name in body for name in names), href


def test_openings_are_counted_and_nothing_else_changes_by_looking(office: Office) -> None:
    link = made(office)
    before = office.state()
    get(link.secret)
    get(link.secret, "", "Mozilla/5.0 (Windows NT 10.0)")
    get(link.secret, method="HEAD")
    get(link.secret, agent="facebookexternalhit/1.1")
    [listed] = share_links(office, BY)
    assert listed.opened == 2 and office.state() == before


def test_a_messenger_reads_what_the_link_is_of(office: Office) -> None:
    page = get(made(office).secret, agent="facebookexternalhit/1.1")
    assert page.status == 200 and 'property="og:title"' in page.body


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_ended_and_an_expired_link_say_so(office: Office, language: str) -> None:
    ended, expired = (
        made(office),
        make_share_link(
            Office(office.url, lambda: Office(office.url).clock() - timedelta(days=8)), BY, address("./"), "x", None, 7
        ),
    )
    end_share_link(office, ended.link.id, BY)
    said = {"vi": ("thu hồi", "hết hạn"), "en": ("ended", "days of this link are over")}[language]
    for link, word in zip((ended, expired), said, strict=True):
        for agent in (PHONE, "Mozilla/5.0 (Windows NT 10.0)"):
            page = get(link.secret, f"?lang={language}", agent)
            assert page.status == 410 and word in text_of(page)
            assert "<table" not in page.body and "<svg" not in page.body


@pytest.mark.parametrize("wrong", ["x", "x" * 43, "x" * 42, "x" * 4000, "%2e%2e", "%00", "<script>"])
def test_every_guess_is_answered_alike(office: Office, wrong: str) -> None:
    made(office)
    page, other = get(wrong), get("A" * 43)
    assert (page.status, page.body, page.headers) == (404, other.body, other.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_is_only_read(office: Office, method: str) -> None:
    assert get(made(office).secret, method=method).status == 405


def test_a_shared_page_is_kept_by_nobody_and_told_to_nobody(office: Office) -> None:
    headers = get(made(office).secret).headers
    assert headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex" and "script-src" not in headers["content-security-policy"]
