"""Contact sheets of every page: `python -m tests.browser.contact_sheets URL [WIDTH …]` draws them into docs/contact-sheets/.

The folder is no part of the repository. One sheet per size, theme and language; each picture is the page as high as it is, cut at two windows, with its address below.
"""

import io
import shutil
import sys
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, sync_playwright

from docs.screenshot import FLAGS
from tests.browser.looks import DONE, LANGUAGES, SIZES, THEMES, VIEWS

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs" / "contact-sheets"
_FONT = ROOT / "dashboard" / "exports" / "fonts" / "DejaVuSans.subset.ttf"
_ACROSS = {1920: 3, 1366: 4, 390: 8}
_WIDTH = {1920: 720, 1366: 560, 390: 280}  # px of one picture
_WINDOWS = 2  # at most so many windows high
_LABEL = 26
_DRAWN = """() => document.querySelector("[data-testid=stMain] h1, [data-testid=stMain] svg")
  && ![...document.querySelectorAll("[data-testid=stSkeleton]")].some((one) => one.getBoundingClientRect().height)
  && [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].every((one) => one.querySelector("svg, canvas"))"""


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        wanted = [size for size in SIZES if str(size[0]) in (sys.argv[2:] or [str(size[0])])]
        context = browser.new_context(reduced_motion="reduce")
        page = (
            context.new_page()
        )  # one for all: a new one would fetch and compile the framework's scripts for each picture
        for size, theme, language in product(wanted, THEMES, LANGUAGES):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            pictures = [_picture(page, sys.argv[1], path, size, language) for path in VIEWS]
            name = f"{size[0]}-{theme}-{language}.webp"
            _sheet(pictures, size[0], theme).save(OUT / name, "WEBP", quality=60, method=2)
            print(name, f"{(OUT / name).stat().st_size // 1024} KB", flush=True)
        browser.close()


def _picture(page: Page, url: str, path: str, size: tuple[int, int], language: str) -> Image.Image:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    asked = path + ("" if language == "vi" else f"{'&' if '?' in path else '?'}lang={language}")
    page.goto(f"{url}/{asked}")
    _settled(page)
    high = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(high, _WINDOWS * height))})
    _settled(page)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    across = _WIDTH[width]
    small = drawn.resize((across, round(drawn.height * across / width)), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (across, small.height + _LABEL), "#DDE3E9")
    framed.paste(small, (0, _LABEL))
    ImageDraw.Draw(framed).text((6, 5), f"/{asked}", fill="#17212B", font=ImageFont.truetype(_FONT, 14))
    return framed


def _settled(page: Page) -> None:
    """Once the script has ended and nothing is drawn as its placeholder any more."""
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_timeout(150)
    page.wait_for_function(_DRAWN, timeout=60_000)
    page.wait_for_timeout(150)


def _sheet(pictures: list[Image.Image], width: int, theme: str) -> Image.Image:
    """Row by row, each as high as its highest picture."""
    across, gap = _ACROSS[width], 10
    rows = [pictures[n : n + across] for n in range(0, len(pictures), across)]
    heights = [max(picture.height for picture in row) for row in rows]
    whole = (across * (_WIDTH[width] + gap) + gap, sum(heights) + gap * (len(rows) + 1))
    sheet = Image.new("RGB", whole, "#8A94A0" if theme == "light" else "#3A4653")
    top = gap
    for row, height in zip(rows, heights, strict=True):
        for n, picture in enumerate(row):
            sheet.paste(picture, (gap + n * (_WIDTH[width] + gap), top))
        top += height + gap
    return sheet


if __name__ == "__main__":
    main()
