"""Spreadsheets of OpenDocument: shapes over cells, and how cells are counted."""

import pytest

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.workbook import read
from tests.importing.archives import archive
from tests.importing.referee import values_by_spot


def ods(*tables: str) -> bytes:
    """A spreadsheet of tables given as their XML."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {"office": "office", "table": "table", "text": "text", "draw": "drawing"}.items()
    )
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return archive({"mimetype": mimetype, "content.xml": content})


def test_a_shape_that_floats_over_a_cell_is_no_text_of_it() -> None:
    shape = "<draw:custom-shape><text:p>Biểu số 01</text:p></draw:custom-shape>"
    cell = f'<table:table-cell office:value-type="string">{shape}<text:p>Xã Bó Sinh</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}<table:table-cell>{shape}</table:table-cell></table:table-row>"
    assert values_by_spot(read(ods(f'<table:table table:name="A">{row}</table:table>'))) == {"A1": "Xã Bó Sinh"}


def test_cells_are_counted_over_all_sheets() -> None:
    cell = '<table:table-cell table:number-columns-repeated="800" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="800">{cell}</table:table-row>'
    tables = [f'<table:table table:name="{name}">{row}</table:table>' for name in "AB"]
    assert len(read(ods(tables[0])).sheets[0].cells) == 640_000
    with pytest.raises(UnreadableWorkbook, match="too_many_cells"):
        read(ods(*tables))
