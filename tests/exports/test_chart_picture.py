"""Charts that leave the screen: every chart of every page with its words, in the tokens' colours, on a ground, fetching nothing."""

import io
import re
from functools import cache
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from dashboard.charts.theme import chart_of, dressed
from dashboard.charts.tokens import TOKENS
from dashboard.exports.chart_picture import FONTS, Frame, broken, picture_font, standalone
from dashboard.usecases.picturing import STUDIO

pytest.importorskip("vl_convert", reason="the extra `images` is not installed")

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
SIGNS = "●▲◆○◐◀✚∅–—−…×→≥≤≈·«»%₫°"
FRAME = Frame(
    "Ngõ Đứng: giải ngân chậm", ("Triệu đồng",), ("UBND huyện Sông Mã · số liệu đến 30/9/2024",), "Số liệu mẫu"
)


@cache
def _a_chart() -> dict[str, object]:
    rows = [{"n": 15555.25, "name": "Mường Lầm"}, {"n": 900, "name": "Yên Hưng"}]
    chart = chart_of(rows).mark_bar(color="var(--gn-good)").encode(x="n:Q", y="name:N").properties(width="container")
    return dressed(chart, "vi", 14)


def drawn(frame: Frame | None = FRAME, dark: bool = False) -> Image.Image:
    spec = standalone(_a_chart(), dark=dark, ground=frame is None)
    return Image.open(io.BytesIO(STUDIO.picture(spec, frame, "png")))


def svg_of(frame: Frame = FRAME, dark: bool = False) -> str:
    return STUDIO.picture(standalone(_a_chart(), dark=dark), frame, "svg").decode()


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_has_every_letter_and_sign(bold: bool) -> None:
    font = picture_font(40, bold)
    missing = bytes(font.getmask("\uffff"))
    for letter in LETTERS + LETTERS.upper() + SIGNS:
        assert bytes(font.getmask(letter)) != missing, letter


def test_words_are_really_drawn() -> None:
    """A font that is not registered, or a list of fonts that is not quoted right, makes every text vanish without a word."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    svg = svg_of()
    silent = _opened(vl_convert.svg_to_png(re.sub(r"<text.*?</text>", "", svg), scale=2))
    for told in (drawn(), _opened(vl_convert.svg_to_png(svg, scale=2))):
        assert silent.size == told.size
        differs = ImageChops.difference(told.convert("L"), silent.convert("L")).point(lambda v: 255 if v > 60 else 0)
        for top, bottom in ((0.0, 0.2), (0.25, 0.7), (0.75, 1.0)):  # the title, the axes, the foot
            part = differs.crop((0, round(top * told.height), told.width, round(bottom * told.height)))
            assert part.histogram()[255] > 300, (top, bottom)


def _opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_has_a_ground_of_its_theme_everywhere(dark: bool) -> None:
    for picture in (drawn(Frame("Một", dark=dark), dark), drawn(None, dark)):
        whole = picture.convert("RGBA")
        assert whole.getchannel("A").getextrema() == (255, 255)
        ground = tuple(int(TOKENS["paper"][dark][at : at + 2], 16) for at in (1, 3, 5))
        assert whole.getpixel((0, 0))[:3] == whole.getpixel((whole.width - 1, whole.height - 1))[:3] == ground


def test_the_frame_says_the_finding_the_key_whose_figures_and_that_they_are_invented() -> None:
    told = texts(svg_of())
    for said in (FRAME.title, *FRAME.key, *FRAME.foot, FRAME.invented, "15.000", "Mường Lầm"):
        assert said in told, said


def test_what_is_written_is_never_markup() -> None:
    hostile = '</text><script>alert(1)</script>&"'
    root = ElementTree.fromstring(svg_of(Frame(hostile, (hostile,), (hostile,), hostile)))
    assert root.get("aria-label") == hostile
    assert not [part for part in root.iter() if part.tag.endswith("script")]


def test_a_long_finding_is_broken_into_lines_that_fit() -> None:
    lines = broken("Nước sinh hoạt và vệ sinh " * 20, 900, 21, bold=True)
    assert len(lines) > 3
    assert max(picture_font(21, True).getlength(line) for line in lines) <= 900
    assert svg_of(Frame("dài " * 300)).count("<text") > 10


def test_numbers_are_those_of_the_language() -> None:
    assert "15.000" in texts(svg_of())


def test_the_same_chart_is_drawn_the_same() -> None:
    spec = standalone(_a_chart())
    once = STUDIO.picture(spec, FRAME, "png")
    STUDIO.close()
    STUDIO._kept.clear()
    assert STUDIO.picture(spec, FRAME, "png") == once


def texts(svg: str) -> list[str]:
    """What an SVG writes, line by line."""
    root = ElementTree.fromstring(svg)
    return ["".join(part.itertext()) for part in root.iter() if part.tag.endswith("}text")]
