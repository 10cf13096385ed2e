"""A pasted link says what the page it opens says, and nothing it cannot know."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from dashboard.exports.preview_card import HEIGHT, WIDTH, preview_card
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import preview_of, preview_picture
from dashboard.views.address import Address, address
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


def test_a_very_long_sentence_still_fits() -> None:
    long = preview_card("Giám sát", "rất dài " * 200, "Số liệu minh họa")
    assert Image.open(io.BytesIO(long)).size == (WIDTH, HEIGHT)
