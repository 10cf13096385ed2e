"""Takes the README's screenshot of a running app: `python -m docs.screenshot [URL]` (needs Chromium and Playwright)."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OUT = Path(__file__).parent / "tong-quan.png"


def main(url: str = "http://localhost:8501/") -> None:
    """One picture of Tổng quan at 1920 px, as high as the window: it is one screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(url)
        page.wait_for_selector('[data-testid=stApp][data-test-script-state="notRunning"]', timeout=60_000)
        page.wait_for_selector("canvas, svg.marks")
        page.wait_for_timeout(2_000)  # fonts and the last chart
        page.screenshot(path=OUT)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
