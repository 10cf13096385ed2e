"""The form of a month's report in the browser, as values: sections of lines, each with what stood before and its fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.periods import Period
from dashboard.views.address import Address, Param, plan_code

ENTRY_FOLDER = "nhap"  # nhập: pages of the server's own, beside the light ones
ENTRY = f"{ENTRY_FOLDER}/bao-cao"
READING = "doc-so"  # đọc số: says how a text is read
AT = "@"  # between the form and the period of a report's code


class FieldKind(StrEnum):
    NUMBER = "number"
    SHORT = "short"
    LONG = "long"  # words of several lines
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True)
class EntryField:
    """One field: `name` in the form, `key` of its column, what it opens with, and what belongs there."""

    name: str
    key: str
    label: str
    kind: FieldKind
    text: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # what is sent, what is shown
    remarked: str = ""  # a reviewer's words on this very cell


@dataclass(frozen=True)
class EntryLine:
    """One line of a report. `main` are the fields that it asks for, `absence` the choice in their place, `more` what may be added.

    `beside` says what stood before and what the plan gives, label and text.
    """

    id: str
    name: str
    about: str
    beside: tuple[tuple[str, str], ...]
    main: tuple[EntryField, ...]
    absence: EntryField | None = None
    more: tuple[EntryField, ...] = ()
    part: bool = False  # of the line above: a population group

    @property
    def fields(self) -> tuple[EntryField, ...]:
        return (*self.main, *((self.absence,) if self.absence else ()), *self.more)

    @property
    def filled(self) -> bool:
        """Whether it says something: a figure in each of its fields, or why there is none."""
        return bool(self.absence and self.absence.text) or (bool(self.main) and all(f.text for f in self.main))


@dataclass(frozen=True)
class EntrySection:
    key: str
    title: str
    lines: tuple[EntryLine, ...]
    note: str = ""


@dataclass(frozen=True)
class EntryView:
    """`counted`: the lines whose progress is shown; `further`: figures that stand and have no line here, by name."""

    title: str
    unit: str
    period: str
    due: str
    sections: tuple[EntrySection, ...]
    notices: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()  # why it cannot be sent from here
    further: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[EntryLine, ...]:
        return tuple(line for line in self.lines if line.absence is not None and not line.part)

    @property
    def lines(self) -> Iterator[EntryLine]:
        return (line for section in self.sections for line in section.lines)


def entry_address(programme: str, year: int, unit: str, form: str, period: Period, language: str = "vi") -> Address:
    """The form of a report, relative to any page of the app."""
    codes = {
        Param.PLAN.value: plan_code(programme, year),
        Param.LANGUAGE.value: "" if language == "vi" else language,
        Param.UNIT.value: unit,
        Param.REPORT.value: f"{form}{AT}{period}",
    }
    return Address(ENTRY, {name: code for name, code in codes.items() if code})


def entry_list_address(programme: str, year: int, unit: str, language: str = "vi") -> Address:
    """The reports that a unit owes, each with its form."""
    codes = {Param.PLAN.value: plan_code(programme, year), Param.UNIT.value: unit}
    return Address(ENTRY, codes | ({Param.LANGUAGE.value: language} if language != "vi" else {}))
