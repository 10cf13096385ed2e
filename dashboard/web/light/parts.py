"""Pieces of plain HTML. All text is escaped here and nowhere else."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from dashboard.charts.svg.bars import scaled_bar
from dashboard.text import Words
from dashboard.views.address import Address, address
from dashboard.views.cell import Cell
from dashboard.views.pages import LIGHT_FOLDER, light_address
from dashboard.views.table import Table
from dashboard.views.target_facts import Fact

FULL = ("ban", "day-du")  # bản đầy đủ: asks for the full page from now on
THEME = "nen"  # nền: of light pages only, the full ones have their own menu
_BLANK = "\u2013"
_BESIDE = 3  # columns of a table that fit beside another panel, or on a phone


class Theme(StrEnum):
    """Light or dark by the codes of the address; without one as the machine is."""

    MACHINE = ""
    LIGHT = "sang"
    DARK = "toi"


@dataclass(frozen=True)
class PageRoom:
    """How much one page may hold: rows of a table or list, letters of a text; the full page has all."""

    rows: int
    letters: int


@dataclass(frozen=True)
class Pen:
    """Writes HTML in one language for one view: `carried` goes along to every other one, `theme` to light ones."""

    words: Words
    carried: Mapping[str, str]
    room: PageRoom
    theme: Theme = Theme.MACHINE
    closed: bool = False  # its links lead nowhere: the one view of a share link

    def text(self, said: str) -> str:
        """Escaped, and cut where it is longer than a page has room for."""
        return escape(said if len(said) <= self.room.letters else said[: self.room.letters].rstrip() + " …")

    def link(self, said: str, href: str, **instead: str | None) -> str:
        """A link to another view: its light page, or the full one where it has none; `instead` of what is carried along."""
        if not href or self.closed:
            return self.text(said)
        return f'<a href="{escape(self.href(href, **instead))}">{self.text(said)}</a>'

    def href(self, href: str, **instead: str | None) -> str:
        """Relative to any light page."""
        asked = address(href)
        where = Address(asked.page, self.carried).with_(**instead).with_(**asked.codes)
        light = light_address(where)
        return beside(light, self.theme) if light else f"../{where.href}"

    def cell(self, cell: Cell) -> str:
        drawn = scaled_bar(cell.bar) if cell.bar else self.link(cell.text, cell.href) if cell.text else _BLANK
        return drawn + self.why((cell.why,))

    def title(self, said: str) -> str:
        return f"<h2>{self.text(said)}</h2>"

    def note(self, said: str) -> str:
        return f'<p class="note">{self.text(said)}</p>' if said else ""

    def why(self, lines: Iterable[str]) -> str:
        """«Vì sao?», closed on the screen and open on paper."""
        items = "".join(f"<li>{self.text(line)}</li>" for line in lines if line)
        return (
            f'<details class="why"><summary>{self.text(self.words("Why?"))}</summary><ul>{items}</ul></details>'
            if items
            else ""
        )

    def facts(self, facts: Iterable[Fact]) -> str:
        rows = "".join(f"<dt>{self.text(fact.label)}</dt><dd>{self.text(fact.text)}</dd>" for fact in facts)
        return f"<dl>{rows}</dl>" if rows else ""

    def table(self, table: Table, caption: str) -> str:
        """The first rows, and how many there are; nothing for a table without any."""
        if not table:
            return ""
        heads = "".join(
            f'<th scope="col"{_aligned(column.figures)}>{self.text(column.title)}</th>' for column in table.columns
        )
        rows = "".join(self._row(table, number) for number in range(min(len(table.rows), self.room.rows)))
        named, labels = _labels(table) if len(table.columns) > _BESIDE else ("", "")
        drawn = (
            f'{labels}<div class="wide" tabindex="0" role="region" aria-label="{self.text(caption)}"><table{named}>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )
        return drawn + self.of_all(len(table.rows))

    def of_all(self, count: int) -> str:
        """That a part is shown, where it is one."""
        if count <= self.room.rows:
            return ""
        shown = self.room.rows
        return self.note(self.words("{count} of {all} rows; all of them in the full version", count=shown, all=count))

    def behind(self, table: Table, caption: str, label: str = "") -> str:
        """A table that is opened by a tap; its label says what it is."""
        drawn = self.table(table, caption)
        return (
            f"<details><summary>{self.text(label or self.words('Table of figures'))}</summary>{drawn}</details>"
            if drawn
            else ""
        )

    def _row(self, table: Table, number: int) -> str:
        look = table.looks[number] if table.looks else ""
        cells = "".join(
            f"<td{_aligned(column.figures, not cell.text)}>{self.cell(cell)}</td>"
            for column in table.columns
            for cell in (column.cells[number],)
        )
        return f"<tr{f' class={chr(34)}{escape(look)}{chr(34)}' if look else ''}>{cells}</tr>"


def beside(light: Address, theme: Theme) -> str:
    """A light page as another one links to it."""
    return light.with_(**{THEME: theme.value}).href.removeprefix(f"{LIGHT_FOLDER}/")


def section(*parts: str, table: Table | None = None) -> str:
    """One panel, over the whole width where its table needs it; nothing where none of its parts has anything."""
    inside = "".join(parts)
    wide = ' class="full"' if table and len(table.columns) > _BESIDE else ""
    return f"<section{wide}>{inside}</section>" if inside else ""


def _labels(table: Table) -> tuple[str, str]:
    """The class of a table whose rows a phone shows as paragraphs, and the rules that name each cell there by its column."""
    titles = [column.title for column in table.columns]
    own = f"t{zlib.crc32(repr(titles).encode()):x}"
    rules = "".join(
        f'.{own} td:nth-child({number})::before{{content:" · {_in_style(title)}: "}}'
        for number, title in enumerate(titles, 1)
        if number > 1 and title
    )
    return f' class="long {own}"', f"<style>@media screen and (max-width:600px){{{rules}}}</style>"


def _in_style(said: str) -> str:
    """A text between quotes of a style sheet: whatever is no letter, digit or blank by its number."""
    return "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in said)


def _aligned(figures: bool, blank: bool = False) -> str:
    """Figures to the right; a blank cell is left out where a row is a paragraph."""
    named = " ".join(name for name, is_so in (("n", figures), ("z", blank)) if is_so)
    return f' class="{named}"' if named else ""
