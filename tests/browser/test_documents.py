"""Tài liệu in a real browser: each download brings its file, made outside the run that drew its button."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard.usecases.documents import DocumentKind
from tests.browser.conftest import Served, opened

pytestmark = pytest.mark.browser

_BEGINS = {"docx": b"PK", "pptx": b"PK", "xlsx": b"PK", "zip": b"PK", "pdf": b"%PDF", "png": b"\x89PNG"}


def test_every_document_of_a_period_is_brought(read_only: Served, page: Page) -> None:
    opened(page, f"{read_only.url}/tai-lieu?ky=2024-09")
    buttons = page.locator("[class*=st-key-document_] [data-testid=stDownloadButton] button")
    buttons.first.wait_for()
    assert buttons.count() == len(DocumentKind)
    for number in range(buttons.count()):
        with page.expect_download(timeout=60_000) as begun:
            buttons.nth(number).click()
        name, content = begun.value.suggested_filename, Path(begun.value.path()).read_bytes()
        assert len(content) > 200, name
        assert content.startswith(_BEGINS.get(name.rpartition(".")[2], b"")), name
