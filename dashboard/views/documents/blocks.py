"""A document as values: letterhead, parts in order, annexes. `dashboard.exports.documents` writes it as a file.

What is drawn or typeset stands in a block as the same value that a page shows, so a document cannot say another figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.views.bullets import Bullet
from dashboard.views.curve import Curve
from dashboard.views.heat import Heat
from dashboard.views.table import Table

Drawn = Curve | Heat | tuple[Bullet, ...]


class TextLook(StrEnum):
    """How a paragraph stands."""

    BODY = "body"  # justified, its first line indented
    ITEM = "item"  # a line of a list, with a dash
    NOTE = "note"  # smaller, in italics


@dataclass(frozen=True)
class PartHeading:
    """Level 1 is numbered I., level 2 1., level 3 a); the numbers are the writer's of the file."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    text: str
    look: TextLook = TextLook.BODY


@dataclass(frozen=True)
class OwnText:
    """A part that a person writes: kept under `key`, put in again when the document is made anew.

    `prompt` says what belongs there; it stands in the file, in brackets, while nobody has written anything.
    """

    key: str
    prompt: str
    text: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines that a person wrote, without empty ones."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())


@dataclass(frozen=True)
class Rows:
    """A table. `unit`: what all its amounts are in, said once above it; `note` stands below it."""

    table: Table
    title: str = ""
    unit: str = ""
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart: `caption` says what is drawn, `finding` what it shows; the finding is its alternative text."""

    name: str
    caption: str
    finding: str
    of: Drawn


Block = PartHeading | Text | OwnText | Rows | Picture


@dataclass(frozen=True)
class Annex:
    """A table of its own landscape page: «Biểu số 1»."""

    name: str
    rows: Rows


@dataclass(frozen=True)
class Letterhead:
    """Whose document it is (NĐ 30/2020, annex I): the body above, the office, its number, its place and its day."""

    office: str
    above: str = ""
    number: str = ""
    sign: str = ""  # of the kind of document, in the number that is left to be filled in: BC, TB, BB
    place: str = ""
    day: date | None = None  # None: left to be filled in by hand


@dataclass(frozen=True)
class Signature:
    """Who signs: on whose behalf, in which capacity, the name; what is not known is left to be filled in."""

    on_behalf: str = ""
    capacity: str = ""
    name: str = ""


@dataclass(frozen=True)
class Document:
    """`name` is the kind in capitals («BÁO CÁO»), `subject` what it is about (trích yếu).

    `facts`: data date, coverage, version, and that results are invented where they are; they stand under the text.
    """

    letterhead: Letterhead
    name: str
    subject: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    signature: Signature = Signature()
    recipients: tuple[str, ...] = ()
    beside: Signature | None = None  # who signs too, in the place of the recipients: the secretary of minutes
    facts: tuple[str, ...] = ()
    invented: str = ""

    @property
    def pictures(self) -> Iterator[Picture]:
        return (block for block in self.blocks if isinstance(block, Picture))

    @property
    def own_texts(self) -> tuple[OwnText, ...]:
        """What a person may write, in the order of the document."""
        return tuple(block for block in self.blocks if isinstance(block, OwnText))
