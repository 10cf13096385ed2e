"""The colours reach what WCAG 2.2 asks, in both dresses: 4,5:1 for text, 3:1 for marks that carry meaning."""

import tomllib
from pathlib import Path

import pytest

from dashboard.charts.tokens import PAPER_DARK, PAPER_LIGHT, TOKENS, colour, style, written_out

ON_PAPER = {"ink": 4.5, "muted": 4.5, "good-text": 4.5, "warn-text": 4.5, "bad-text": 4.5} | dict.fromkeys(
    ("good", "warn", "bad", "none", "plan", "dashed"), 3.0
)
ON_GROUNDS = (
    [("on-heat", f"heat-{step}") for step in range(4)]
    + [("on-heat", f"rate-{step}") for step in range(3)]
    + [("on-heat-4", f"rate-{step}") for step in (3, 4)]
    + [("on-heat-4", "heat-4"), ("sample-text", "sample"), ("ink", "surface"), ("muted", "surface")]
    + [("ink", "off"), ("muted", "off"), ("muted", "heat-0")]
    + [("ink", tint) for tint in ("good-tint", "warn-tint", "bad-tint")]
)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, «contrast ratio»."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(hexed: str) -> float:
    parts = [int(hexed[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dress", [0, 1])
@pytest.mark.parametrize(("name", "least"), ON_PAPER.items())
def test_colours_stand_out_from_the_page(name: str, least: float, dress: int) -> None:
    assert contrast(TOKENS[name][dress], TOKENS["paper"][dress]) >= least


@pytest.mark.parametrize("dress", [0, 1])
@pytest.mark.parametrize(("text", "ground"), ON_GROUNDS)
def test_text_stands_out_from_its_ground(text: str, ground: str, dress: int) -> None:
    assert contrast(TOKENS[text][dress], TOKENS[ground][dress]) >= 4.5


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_the_page_is_as_light_and_as_dark_as_the_theme_says() -> None:
    theme = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
        "theme"
    ]
    assert theme["light"]["backgroundColor"] == PAPER_LIGHT
    assert theme["dark"]["backgroundColor"] == PAPER_DARK


def test_a_picture_has_no_variables_left() -> None:
    spec = {"mark": {"color": colour("ink")}, "layer": [{"expr": f"datum.x ? '{colour('bad')}' : ''"}], "n": 3}
    assert written_out(spec) == {
        "mark": {"color": TOKENS["ink"][0]}, "layer": [{"expr": f"datum.x ? '{TOKENS['bad'][0]}' : ''"}], "n": 3,
    }  # fmt: skip
    assert written_out(colour("ink"), dark=True) == TOKENS["ink"][1]
    assert all(f"--gn-{name}:" in style() for name in TOKENS)


def test_a_colour_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        colour("mauve")
