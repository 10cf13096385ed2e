"""`python -m docs.picture_font`: the font of charts as pictures, of the very letters that the pages are set in.

A picture is drawn on the server, where no browser has brought a font. Streamlit ships Source Sans 3 (SIL Open Font License) as one
variable font for browsers, which the renderer of pictures cannot vary; here its weights 400 and 600 are cut out of it with the
letters that Vietnamese and English offices write and the signs of our charts. The licence reserves the name «Source», so what is
cut has a name of its own, which is also how a test knows that no font of the machine stood in. Needs fonttools with brotli
(`pip install "fonttools[woff]"`), which nothing else does.
"""

from math import cos, pi, sin
from pathlib import Path

import streamlit

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "dashboard" / "exports" / "fonts"
FAMILY = "GN Sans"
_MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
_WEIGHTS = {400: "Regular", 600: "SemiBold"}
_RANGES = ((0x20, 0x17F), (0x1A0, 0x1B0), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0x2010, 0x205F), (0x2070, 0x218F))
_SIGNS = (0x20AB, *range(0x2190, 0x2300), *range(0x25A0, 0x2600), 0x2713, 0x2717)
_LIKE = {0x2205: 0xD8}  # the font has no ∅: Ø has its shape


def main() -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    (path,) = _MEDIA.glob("SourceSansVF-Upright*.woff2")
    letters = [point for first, last in _RANGES for point in range(first, last + 1)] + list(_SIGNS)
    for weight, style in _WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(path), {"wght": weight})
        options = subset.Options(
            layout_features=["kern", "mark", "mkmk", "ccmp", "locl"],
            name_IDs=[0, 13, 14],
            hinting=False,
            notdef_outline=True,
        )
        cut = subset.Subsetter(options)
        cut.populate(unicodes=letters)
        cut.subset(font)
        _name(font, style)
        for table in font["cmap"].tables:
            table.cmap |= {sign: table.cmap[like] for sign, like in _LIKE.items() if like in table.cmap}
        _half_filled(font)
        _cross(font)
        font["OS/2"].usWeightClass = weight
        font.flavor = None
        file = FONTS / f"GNSans-{style}.ttf"
        font.save(file)
        print(f"{file.name}: {len(font.getBestCmap())} letters, {file.stat().st_size} bytes")


def _half_filled(font: object) -> None:
    """Adds ◐, which the font has not: its ○ with the left half filled."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs, letters = font.getGlyphSet(), font.getBestCmap()  # type: ignore[attr-defined]
    ring, bounds = letters[0x25CB], BoundsPen(glyphs)
    glyphs[ring].draw(bounds)
    left, low, right, high = bounds.bounds
    across, up, radius = (left + right) / 2, (low + high) / 2, (right - left) / 2
    pen = TTGlyphPen(glyphs)
    glyphs[ring].draw(pen)
    turns = [pi / 2 + pi * step / 24 for step in range(25)]
    half = [(round(across + radius * cos(turn)), round(up + radius * sin(turn))) for turn in reversed(turns)]
    pen.moveTo(half[0])
    for point in half[1:]:
        pen.lineTo(point)
    pen.closePath()
    _add(font, 0x25D0, pen.glyph(), font["hmtx"][ring])  # type: ignore[index]


def _cross(font: object) -> None:
    """Adds ✚, as wide as ○: twelve corners."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs = font.getGlyphSet()  # type: ignore[attr-defined]
    ring, bounds = font.getBestCmap()[0x25CB], BoundsPen(glyphs)  # type: ignore[attr-defined]
    glyphs[ring].draw(bounds)
    left, low, right, high = bounds.bounds
    third, across, up = (right - left) / 3, (left + right) / 2, (low + high) / 2
    arm = (right - left) / 2
    corners = [(-third / 2, arm), (third / 2, arm), (third / 2, third / 2), (arm, third / 2), (arm, -third / 2)]
    corners += [
        (third / 2, -third / 2),
        (third / 2, -arm),
        (-third / 2, -arm),
        (-third / 2, -third / 2),
        (-arm, -third / 2),
    ]
    corners += [(-arm, third / 2), (-third / 2, third / 2)]
    pen = TTGlyphPen(glyphs)
    points = [(round(across + x), round(up + y)) for x, y in corners]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    _add(font, 0x271A, pen.glyph(), font["hmtx"][ring])  # type: ignore[index]


def _add(font: object, point: int, glyph: object, width: object) -> None:
    name = f"uni{point:04X}"
    font["glyf"][name], font["hmtx"][name] = glyph, width  # type: ignore[index]
    for table in font["cmap"].tables:  # type: ignore[index]
        table.cmap[point] = name


def _name(font: object, style: str) -> None:
    whole = f"{FAMILY} {style}"
    names = {
        1: whole,
        2: "Regular",
        3: f"1.0;{whole}",
        4: whole,
        5: "Version 1.0",
        6: f"GNSans-{style}",
        16: FAMILY,
        17: style,
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)  # type: ignore[index]


if __name__ == "__main__":
    main()
