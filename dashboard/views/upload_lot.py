"""Several files that one person sends: what each is and where it stands, those to be mended first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.periods import Period
from dashboard.text import Words
from dashboard.views.address import Address, Param
from dashboard.views.cell import Cell, absent_cell, cell_of, number_cell, period_cell
from dashboard.views.linked import to_receipt
from dashboard.views.pages import Page
from dashboard.views.table import Table, figures, texts


class FileState(StrEnum):
    """Where a file stands, in the order in which somebody looks at them."""

    REFUSED = "refused"  # not opened at all
    FAULTY = "faulty"
    ASKING = "asking"  # questions alone
    OVERTAKEN = "overtaken"  # somebody sent the same report meanwhile
    UNSENT = "unsent"  # the store could not take it
    READY = "ready"
    KEPT = "kept"  # nothing is stored: the revision that stands is kept
    RECEIVED = "received"
    RECEIVED_BEFORE = "received_before"


_ORDER = {state: place for place, state in enumerate(FileState)}
_MARKS = {
    FileState.REFUSED: "◆", FileState.FAULTY: "◆", FileState.ASKING: "▲", FileState.OVERTAKEN: "▲", FileState.UNSENT: "◆",
    FileState.READY: "●", FileState.KEPT: "·", FileState.RECEIVED: "✓", FileState.RECEIVED_BEFORE: "✓",
}  # fmt: skip


@dataclass(frozen=True)
class DeskFile:
    """One of the files. `key` is its SHA-256; what is not known yet is "" or None."""

    key: str
    name: str
    state: FileState
    unit: str = ""
    form: str = ""
    period: Period | None = None
    faults: int = 0  # cells to mend
    questions: int = 0
    receipt: str = ""


def in_order(files: Iterable[DeskFile]) -> tuple[DeskFile, ...]:
    """What has to be mended first, then what is to be answered; within a state as they came."""
    return tuple(sorted(files, key=lambda file: _ORDER[file.state]))


def lot_table(files: tuple[DeskFile, ...], opened: str, words: Words) -> Table:
    """One row for each file; its name leads to itself, its receipt to the receipt."""
    return Table.of(
        texts(words("File"), [_opening(file, file.key == opened) for file in files]),
        texts(words("State"), [f"{_MARKS[file.state]} {words.term(file.state)}" for file in files]),
        figures(words("Cells to mend"), [_count(file, file.faults, words) for file in files]),
        figures(words("Questions"), [_count(file, file.questions, words) for file in files]),
        texts(words("Unit"), [file.unit for file in files]),
        texts(words("Form"), [file.form for file in files]),
        texts(words("Period"), [period_cell(file.period, words) if file.period else cell_of("") for file in files]),
        texts(words("Receipt number"), [_receipt(file) for file in files]),
    )


def opened_by(where: Address) -> str:
    """The first digits of the file that a row's address opens; "" where it leads elsewhere."""
    return where.codes.get(Param.FILE, "") if where.page == Page.SUBMITTING else ""


def _opening(file: DeskFile, opened: bool) -> Cell:
    href = Address(Page.SUBMITTING, {Param.FILE: file.key[:12]}).href
    return Cell(f"▸ {file.name}" if opened else file.name, href=href)


def _count(file: DeskFile, count: int, words: Words) -> Cell:
    return absent_cell("–") if file.state is FileState.REFUSED else number_cell(count, words)


def _receipt(file: DeskFile) -> Cell:
    return (
        to_receipt(file.receipt, file.receipt) if file.receipt and ", " not in file.receipt else cell_of(file.receipt)
    )
