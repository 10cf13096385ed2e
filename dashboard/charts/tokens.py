"""Colour tokens by name, each with its value in the light and in the dark theme.

Charts carry the names as CSS variables, so that one spec serves both themes and the printed page; where there is no style
sheet, as in a picture of a chart, `written_out` writes the colours out.
"""

import re
from typing import Any

PAPER_LIGHT, PAPER_DARK = "#FFFFFF", "#12181F"  # as in .streamlit/config.toml

# name: light, dark. Text on its ground reaches 4,5:1, marks 3:1 (tests/charts/test_tokens.py).
TOKENS: dict[str, tuple[str, str]] = {
    "paper": (PAPER_LIGHT, PAPER_DARK),
    "surface": ("#F5F7F9", "#1B232C"),
    "ink": ("#17212B", "#E6EBF0"),
    "muted": ("#52606D", "#A9B4C0"),
    "grid": ("#E3E8EE", "#2A343F"),
    "axis": ("#B8C2CC", "#4A5764"),
    "good": ("#1668A8", "#4A9BE0"),
    "warn": ("#BC6C00", "#E39A33"),
    "bad": ("#B3261E", "#F0655B"),
    "none": ("#6B7785", "#8D99A6"),
    "good-text": ("#1668A8", "#6FB3EC"),
    "warn-text": ("#8F5600", "#F0B45E"),
    "bad-text": ("#B3261E", "#FF8A80"),
    "good-tint": ("#EDF3F8", "#1D2A36"),
    "warn-tint": ("#FBE9D2", "#4A3A1E"),
    "bad-tint": ("#F6DAD7", "#4B2320"),
    "plan": ("#7B8794", "#8E9AA7"),
    "track": ("#E6EBF0", "#2C3743"),
    "dashed": ("#7C8894", "#8593A1"),
    "off": ("#EEF0F2", "#252E38"),
    "source": ("#B4C3D1", "#5B6B7A"),
    "heat-0": ("#EDF3F8", "#1D2A36"),  # gap 0, <5, <10, <15, >=15 điểm
    "heat-1": ("#FBE9D2", "#4A3A1E"),
    "heat-2": ("#F3BE86", "#7A4E14"),
    "heat-3": ("#D97B29", "#A8560F"),
    "heat-4": ("#9B1C15", "#C4352B"),
    "rate-0": ("#F1EEF6", "#221D2E"),  # a figure that is no verdict: five groups of as many units, from the lowest
    "rate-1": ("#D4CBE5", "#3A2F52"),
    "rate-2": ("#B09FD0", "#584583"),
    "rate-3": ("#7A5BAE", "#6F54AA"),
    "rate-4": ("#4A2383", "#8264C4"),
    "on-heat": ("#17212B", "#F2F5F8"),
    "on-heat-4": ("#FFFFFF", "#FFFFFF"),
    "sample": ("#FDF2DF", "#3A2E17"),
    "sample-text": ("#6B4100", "#F0C98A"),
}
_USE = re.compile(r"var\(--gn-([a-z0-9-]+)\)")


def colour(name: str) -> str:
    """The colour as CSS and SVG take it; KeyError for a name that is not here."""
    TOKENS[name]
    return f"var(--gn-{name})"


def style() -> str:
    """The rules that give the variables their values: light ones for every browser, then both for those that know
    `light-dark()`, which goes by the `color-scheme` that Streamlit sets with its theme.
    """
    only_light = ";".join(f"--gn-{name}:{colours[0]}" for name, colours in TOKENS.items())
    both = ";".join(f"--gn-{name}:light-dark({light},{dark})" for name, (light, dark) in TOKENS.items())
    return f":root{{{only_light}}}@supports(color:light-dark(#000,#fff)){{:root{{{both}}}}}"


def written_out(spec: Any, dark: bool = False) -> Any:
    """The same spec with the colours of one theme written out, for pictures: without a style sheet all is black."""
    if isinstance(spec, str):
        return _USE.sub(lambda match: TOKENS[match[1]][dark], spec)
    if isinstance(spec, dict):
        return {key: written_out(part, dark) for key, part in spec.items()}
    return [written_out(part, dark) for part in spec] if isinstance(spec, list | tuple) else spec
