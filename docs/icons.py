"""`python -m docs.icons`: the icon font with the icons that the app and Streamlit's own browser code use, and no other.

Streamlit's font of all icons is 375 kB, a quarter of a first view; the hundred that are used are 12. Needs fonttools with brotli
(`pip install "fonttools[woff]"`), which nothing else does. The font is Google's Material Symbols Rounded, Apache License 2.0.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit

ROOT = Path(__file__).parents[1]
FONT, NAMES = (ROOT / "dashboard" / "web" / name for name in ("icons.woff2", "icons.txt"))
_WHOLE = Path(streamlit.__file__).parent / "static" / "static"
_NAMED = re.compile(r":material/([a-z0-9_]+):")
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LETTERS = {"underscore": "_"} | {f"digit_{name}": str(number) for number, name in enumerate(_DIGITS)}


def used() -> frozenset[str]:
    """The names of all icons in our code and in Streamlit's browser code."""
    ours = (path for folder in ("dashboard", "pages") for path in (ROOT / folder).rglob("*.py"))
    texts = (path.read_text("utf-8") for path in (*ours, *_WHOLE.glob("js/*.js")))
    return frozenset(name for text in texts for name in _NAMED.findall(text))


def main() -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    (path,) = _WHOLE.glob("media/MaterialSymbols-Rounded*.woff2")
    font = TTFont(path)
    drawn = dict(_ligatures(font))
    known = sorted(used() & drawn.keys())
    letters = {glyph for glyph in font.getBestCmap().values() if len(glyph) == 1 or glyph in _LETTERS}
    options = subset.Options(flavor="woff2", layout_closure=False, layout_features=["*"], glyph_names=False)
    cut = subset.Subsetter(options)
    cut.populate(glyphs={*letters, *(drawn[name] for name in known), "space", ".notdef"})
    cut.subset(font)
    font.flavor = "woff2"
    font.save(FONT)
    NAMES.write_text("\n".join(known) + "\n", encoding="utf-8")
    print(f"{FONT.name}: {len(known)} icons, {FONT.stat().st_size} bytes of {path.stat().st_size}")


def _ligatures(font: object) -> Iterator[tuple[str, str]]:
    """Each icon's name as it is typed, and the glyph that is drawn for it."""
    for lookup in font["GSUB"].table.LookupList.Lookup:  # type: ignore[index]
        for table in lookup.SubTable:
            for first, ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                for ligature in ligatures:
                    letters = (first, *ligature.Component)
                    yield "".join(_LETTERS.get(letter, letter) for letter in letters), ligature.LigGlyph


if __name__ == "__main__":
    main()
