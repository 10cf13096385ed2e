"""Cells that lead somewhere: to a unit, a target, a project, a receipt, or the uploaded cell behind a figure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.observations import Submission
from dashboard.text import Words
from dashboard.views.address import Address, Param
from dashboard.views.cell import Cell, absent_cell, cell_of, moment_cell
from dashboard.views.pages import Page
from dashboard.views.table import TableColumn, texts

Source = tuple[Submission | None, str]  # an upload and the place in it
SHORT = 12  # digits of a SHA-256 that stand in an address


def to_unit(text: str, code: str) -> Cell:
    return _to(text, Page.COMMUNES, Param.UNIT, code)


def unit_cell(plan: Plan, code: str, full: bool = False) -> Cell:
    """A unit by its short or its `full` name, leading to its profile; communes have one, and districts under the plan's own.

    What the plan does not know stands by its code.
    """
    unit = plan.unit_by_code.get(code)
    if unit is None:
        return cell_of(code)
    profiled = unit.level is plan.area_level or (unit.level is UnitLevel.DISTRICT and code != plan.root)
    return _to(unit.name if full else unit.label, Page.COMMUNES, Param.UNIT, code if profiled else "")


def to_target(text: str, target: str) -> Cell:
    return _to(text, Page.TARGETS, Param.TARGET, target)


def to_project(text: str, code: str) -> Cell:
    return _to(text, Page.DISBURSEMENT, Param.PROJECT, code)


def to_receipt(cell: Cell | str, number: str) -> Cell:
    return _to(cell, Page.RECEIPT, Param.RECEIPT, number)


def receipt_address(number: str, language: str) -> Address:
    """Of one receipt's page; a receipt has its number only, so that its QR code stays coarse enough to be read from paper."""
    return Address(Page.RECEIPT, {}).with_(
        **{Param.RECEIPT: number, Param.LANGUAGE: language if language != "vi" else None}
    )


def to_file(text: str, sha256: str, place: str = "") -> Cell:
    """To the cell of an uploaded file, «sheet!cell»; to the file alone without a place."""
    codes = {Param.FILE: sha256[:SHORT], Param.CELL: place}
    return Cell(text, absent=not text, href=Address(Page.CELL, {}).with_(**codes).href if sha256 and text else "")


def received_cell(sent: Submission | None, words: Words) -> Cell:
    """When an upload came, leading to its receipt."""
    return to_receipt(moment_cell(sent.received_at, words), sent.receipt) if sent else absent_cell()


def file_columns(sources: Sequence[Source], words: Words) -> tuple[TableColumn, ...]:
    """The upload behind each row and its cell, «sheet!cell»; both lead to that cell."""
    files = [to_file(sent.file_name, sent.sha256, place) if sent else "" for sent, place in sources]
    places = [to_file(place, sent.sha256 if sent else "", place) for sent, place in sources]
    return texts(words("File"), files), texts(words("Cell"), places)


def source_columns(sources: Sequence[Source], words: Words) -> tuple[TableColumn, ...]:
    """The upload and the cell behind each row, and when it came."""
    received = texts(words("Received"), [received_cell(sent, words) for sent, _ in sources])
    return (*file_columns(sources, words), received)


def _to(text: Cell | str, page: Page, param: Param, code: str) -> Cell:
    cell = cell_of(text)
    return replace(cell, href=_href(page, param, code)) if code and cell.text else cell


@lru_cache(maxsize=20_000)
def _href(page: Page, param: Param, code: str) -> str:
    return Address(page, {param: code}).href
