"""A pasted link says what the page it opens says, and nothing it cannot know."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from dashboard.charts.tokens import TOKENS
from dashboard.exports.preview_card import HEIGHT, WIDTH, preview_card
from dashboard.text import words_in
from dashboard.usecases import previewing
from dashboard.usecases.office import Office
from dashboard.usecases.picturing import can_draw
from dashboard.usecases.previewing import preview_of, preview_picture
from dashboard.views.address import Address, address
from dashboard.views.marks import Tone, tone
from db.engine import engine
from tests.sample_store import copied

VI = words_in("vi")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = copied(tmp_path)
    yield made
    engine(made.url).dispose()


def test_the_start_page_says_its_headline(office: Office) -> None:
    shown = preview_of(office, address("./"))
    assert shown.sentence == VI.sentence(office.standing().headline)
    assert "huyện Sông Mã 2024" in shown.title and "giả định" in shown.note


def test_a_target_a_commune_and_money_say_their_own(office: Office) -> None:
    target = office.standing().targets[3]
    assert preview_of(office, address(f"chi-tieu?ct={target.target.id}")).sentence == VI.sentence(target.sentence)
    assert preview_of(office, address("xa-thi-tran?dv=04180")).sentence.startswith("Xã Chiềng En:")
    assert preview_of(office, address("giai-ngan")).sentence == VI.sentence(office.standing().total.sentence)


def test_period_version_and_language_count(office: Office) -> None:
    june = preview_of(office, address("./?ky=2024-06")).sentence
    assert "tháng 6/2024" in june
    then = preview_of(office, address(f"./?pb={office.version() - 1}")).sentence
    assert then == VI.sentence(office.standing(version=office.version() - 1).headline)
    assert preview_of(office, address("./?lang=en")).sentence == words_in("en").sentence(office.standing().headline)


@pytest.mark.parametrize(
    "href", ["chi-tieu?ct=zzz", "./?kh=foo-2024&ky=9&pb=x&lang=xx", "xa-thi-tran?dv=<b>", "./?pb=1999-01-01", "?"]
)
def test_foreign_parameters_are_left_out(office: Office, href: str) -> None:
    assert preview_of(office, address(href)).sentence == VI.sentence(office.standing().headline)


def test_an_empty_store_says_what_the_app_is(tmp_path: Path) -> None:
    office = Office(f"sqlite:///{tmp_path / 'empty.db'}")
    office.prepare()
    shown = preview_of(office, Address("", {}))
    assert shown.sentence and not shown.note
    engine(office.url).dispose()


def test_the_picture_has_every_letter_and_the_size_that_messengers_ask_for(office: Office) -> None:
    drawn = Image.open(io.BytesIO(preview_picture(office, address("./"))))
    assert drawn.size == (WIDTH, HEIGHT)
    letters = {letter: preview_card("", letter * 4) for letter in "ẶỡỹĐđữ"}
    assert len(set(letters.values())) == len(letters), "two letters that look alike are the box of a missing one"


BAND, LOWER = (4, 300), (72, 250, WIDTH - 72, HEIGHT - 90)  # a place in the band; where a chart stands


@pytest.mark.skipif(not can_draw(), reason="the extra `images` is not installed")
@pytest.mark.parametrize("href", ["./", "chi-tieu?ct=S002-13", "giai-ngan", "giai-ngan?da=DA2", "xa-thi-tran?dv=04180"])
def test_the_picture_has_the_chart_and_the_colour_of_what_the_link_names(office: Office, href: str) -> None:
    shown = preview_of(office, address(href))
    drawn = Image.open(io.BytesIO(preview_picture(office, address(href))))
    alone = Image.open(io.BytesIO(preview_card(shown.title, shown.sentence, shown.note, shown.tone)))
    assert drawn.getpixel(BAND) == ImageColor.getrgb(TOKENS[shown.tone.value][0])
    assert drawn.getpixel(BAND) == alone.getpixel(BAND) and drawn.size == (WIDTH, HEIGHT)
    colours = {colour for _, colour in drawn.crop(LOWER).getcolors(2**20)}
    inks = {ImageColor.getrgb(values[0]) for name, values in TOKENS.items() if name in MARKS}
    assert colours & inks, "a chart is there"
    assert not {colour for _, colour in alone.crop(LOWER).getcolors(2**20)} & inks


MARKS = ("plan", "track", "grid", "heat-0", "heat-1", "heat-2", "heat-3", "heat-4")


def test_the_colour_is_that_of_the_verdict(office: Office) -> None:
    standing = office.standing()
    over = not standing.period.months_left
    assert preview_of(office, address("./")).tone == tone(standing.total.state, over)
    for target in standing.targets:
        shown = preview_of(office, address(f"chi-tieu?ct={target.target.id}"))
        assert shown.tone == tone(target.state, target.is_final)
    for project in standing.projects:
        assert preview_of(office, address(f"giai-ngan?da={project.project.code}")).tone == tone(project.state, over)
    needy = {gap.unit for gap in standing.needing_support}
    for unit in ("04180", "04183"):
        assert (preview_of(office, address(f"xa-thi-tran?dv={unit}")).tone is Tone.BAD) == (unit in needy)


def test_addresses_that_show_the_same_share_one_picture(office: Office) -> None:
    first = preview_picture(office, address("./"))
    before = previewing._with_chart.cache_info()
    assert preview_picture(office, address("chi-tieu?ct=zzz&nonsense=1")) == first
    after = previewing._with_chart.cache_info()
    assert after.misses == before.misses or not can_draw()
    assert after.maxsize is not None


def test_a_very_long_sentence_still_fits() -> None:
    long = preview_card("Giám sát", "rất dài " * 200, "Số liệu minh họa")
    assert Image.open(io.BytesIO(long)).size == (WIDTH, HEIGHT)
