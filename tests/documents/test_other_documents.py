"""Handout, picture, message, data tables, plan: each says what the pages say, of when, and that the sample is invented."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from PIL import Image

from dashboard.domain.issues import Severity
from dashboard.importing.files.workbook import read
from dashboard.importing.layouts.exported import exported_version
from dashboard.text.catalogue import catalogue
from dashboard.usecases.documents import DocumentKind
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office
from tests.documents.making import LINK, content, making
from tests.sample_store import url_of, whole


def test_the_message_has_headline_figures_matters_and_the_link() -> None:
    told = content(DocumentKind.MESSAGE).decode()
    assert making().view.headline in told
    for card in making().view.cards:
        assert f"{card.label}: {card.value}" in told
    assert "Việc cần chỉ đạo" in told
    assert "Số liệu minh họa" in told
    assert told.endswith(LINK)


def test_the_picture_has_the_size_that_messengers_show_whole() -> None:
    picture = Image.open(BytesIO(content(DocumentKind.POSTER)))
    assert picture.size == (1200, 1500)
    assert len(picture.convert("RGB").getcolors(2**24) or ()) > 50  # text and a chart are on it


def test_the_handout_is_a_pdf_with_the_figures_drawn() -> None:
    made = content(DocumentKind.HANDOUT)
    assert made.startswith(b"%PDF-")
    assert making().made(DocumentKind.HANDOUT).content == made  # the same values give the same bytes


def test_data_tables_have_a_dictionary_of_every_column_and_the_stores_figures() -> None:
    book = openpyxl.load_workbook(BytesIO(content(DocumentKind.DATA)))
    named = {(row[0].value, row[1].value): row[2].value for row in book["dictionary"].iter_rows(min_row=4)}
    for sheet in book.worksheets[1:-1]:
        heads = [cell.value for cell in sheet[1]]
        assert all(named[sheet.title, head] not in (None, f"data.{head}") for head in heads), sheet.title
    snapshot = making().standing.snapshot
    figures = list(book["figures"].iter_rows(min_row=2, values_only=True))
    assert len(figures) == len(snapshot.observations)
    heads = [cell.value for cell in book["amounts"][1]]
    amounts = [dict(zip(heads, row, strict=True)) for row in book["amounts"].iter_rows(min_row=2, values_only=True)]
    known = sum(one.cumulative_vnd or 0 for one in snapshot.disbursements)
    assert sum(Decimal(str(row["cumulative_vnd"] or 0)) for row in amounts) == known
    nothing = [row for row, one in zip(amounts, snapshot.disbursements, strict=True) if one.cumulative_vnd is None]
    assert all(row["cumulative_vnd"] is None for row in nothing)  # not reported is an empty cell and no 0


def test_data_tables_are_not_taken_for_a_report() -> None:
    assert exported_version(read(content(DocumentKind.DATA))) == str(making().standing.snapshot.version)


def test_the_plan_comes_back_as_the_plan_that_it_is() -> None:
    examination = examine_upload(Office(url_of(whole())), "plan.xlsx", content(DocumentKind.PLAN))
    assert not [issue for issue in examination.issues if issue.code.severity is Severity.ERROR]
    assert examination.layout == "plan"


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_document_has_its_words_in_both_languages(kind: DocumentKind) -> None:
    for language in ("vi", "en"):
        assert f"term.DocumentKind.{kind}" in catalogue(language)
        assert f"document.{kind}" in catalogue(language)
