"""What is opened though it looks odd, and what the guard notices of it; junk never breaks the reader."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import guard as limits
from dashboard.importing.files.cells import FileKind
from dashboard.importing.files.grid import MAX_CELLS
from dashboard.importing.files.guard import guard
from dashboard.importing.files.workbook import read
from dashboard.text.catalogue import catalogue
from tests.importing.archives import archive, members_of
from tests.importing.files.odd_files import (
    VALID,
    asking_xls,
    cells,
    moved,
    ods_with,
    password_to_change,
    respelled,
    with_members,
    with_sheet,
)


def test_nothing_is_held_against_a_valid_workbook():
    facts = guard(VALID)
    assert (facts.kind, facts.macros, facts.links) == (FileKind.XLSX, False, False)
    assert [cell.value for cell in read(VALID).sheets[0].cells.values()] == [1, 2, 3, 2, 4, 6, 3, 6, 9]


ACCEPTED = {
    "as many cells as allowed": lambda: with_sheet(cells(MAX_CELLS)),
    "protection against changes": password_to_change,
    "drawings that are no XML": lambda: with_members(("xl/drawings/vmlDrawing1.vml", "<xml><div><br></div></xml>")),
    "an empty member of an older office suite": lambda: ods_with(
        "", more={"Configurations2/accelerator/current.xml": ""}
    ),
    "an old workbook that names another workbook": lambda: asking_xls(b"\x01a.xls"),
    "folders written with backslashes": lambda: respelled(lambda name: name.replace("/", "\\")),
    "parts in capitals": lambda: respelled(str.upper),
    "a workbook part of another name": lambda: moved("workbook.xml", "book1.xml"),
    "another folder": lambda: moved("xl/", "data/"),
    "a sheet of a name with a blank": lambda: moved("sheet1.xml", "trang 1.xml", "trang%201.xml"),
    "a small member that packs well": lambda: with_members(("xl/media/blank.bin", bytes(limits.RATIO_FROM))),
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_is_let_through(content):
    assert read(content())


def test_macros_and_links_are_noticed():
    facts = guard(
        archive(
            members_of(VALID)
            | {
                "xl/vbaProject.bin": b"macro",
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            }
        )
    )
    assert (facts.kind, facts.macros, facts.links) == (FileKind.XLSM, True, True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(VALID) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_but_never_breaks_the_reader(at, junk):
    try:
        read(VALID[:at] + junk + VALID[at + len(junk) :])
    except UnreadableWorkbook as refused:
        assert f"refusal.{refused.reason}" in catalogue("vi")


def test_a_far_cell_that_is_only_formatted_costs_nothing():
    book = Workbook()
    book.active["A1"] = 5
    book.active["XFD1048576"].font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    [sheet] = read(out.getvalue()).sheets
    assert list(sheet.cells) == [(1, 1)]
