"""How a layout is declared: sheets with named columns, each column once, for whoever reads, writes, explains or edits them.

Names of sheets, titles and the words of closed lists are the format of the workbooks: by them a file is recognised and
read, so they stand in the declarations, in the offices' language. What only helps a person to fill in a column is a text
like any other, `column.<sheet>.<column>` in the catalogues.
"""

from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from dashboard.text.catalogue import catalogue

T = TypeVar("T")
Value = str | int | Decimal | date | None  # of a cell, as it is written
Cells = dict[str, Value]  # column key -> value, of one row


class Kind(StrEnum):
    """What a cell of a column holds, and so how it is read and written (see `codecs`)."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"  # codes parted by ";"
    UNIT = "unit"  # the office's code of a unit, whose key within a plan may be dated
    WORD = "word"  # one of a closed list, see WORDS
    FLAG = "flag"  # "x" or "có"; blank is no
    NUMBER = "number"
    WHOLE = "whole"
    SHARE = "share"  # percent, "26,68" or 26,68%; kept as a fraction
    AMOUNT = "amount"  # a number in the measure of its row's indicator
    MONEY = "money"  # in the workbook's money unit
    DATE = "date"
    PERIOD = "period"
    YEAR = "year"  # of a plan or a budget
    TARGET = "target"  # a plan's own words: "khoảng 2.000", "giảm 5%"
    INFO = "info"  # written for the reader of the sheet, ignored by the importer


@dataclass(frozen=True)
class Column:
    """One column: `key` in our code, `title` as the header says it, `attribute` the field of the value that a row stands for.

    A blank cell leaves its field to the field's own default, and is a finding where the column is `required`.
    """

    key: str
    title: str
    kind: Kind
    required: bool = False
    words: type[StrEnum] | None = None  # the enum of a WORD column
    offers: tuple[StrEnum, ...] = ()  # those of its members that a blank workbook offers; none named: all
    width: int = 16
    titled: bool = False  # its title must be there, though its cells may be blank
    signed: bool = False  # an amount that may be below 0
    attribute: str | None = ""  # "": of the same name as the key; None: this cell alone is no field
    part: int | None = None  # which member of the field, where that is a tuple over several columns
    refers: tuple[str, ...] = ()  # whose codes stand there: parts of the plan, or "groups" of units
    spelled: tuple[tuple[object, str], ...] = ()  # values that stand there as a word of their own
    help_id: str = ""  # set by the sheet

    @property
    def field(self) -> str | None:
        return self.key if self.attribute == "" else self.attribute

    def help(self, language: str) -> str:
        """What belongs in the column; "" where its title says all of it."""
        return catalogue(language).get(self.help_id, "")


@dataclass(frozen=True)
class DeclaredSheet:
    """A sheet and its columns. The months of a path share one help text."""

    key: str
    sheet: str
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        named = (replace(c, help_id=c.help_id or f"column.{self.key}.{c.key}") for c in self.columns)
        object.__setattr__(self, "columns", tuple(named))

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    def column(self, key: str) -> Column:
        return self.by_key[key]


@dataclass(frozen=True)
class Form(DeclaredSheet):
    """A sheet of labelled fields, label in column A and value in column B."""


@dataclass(frozen=True)
class DeclaredTable(DeclaredSheet, Generic[T]):
    """A sheet with one header row, whose rows stand for values of the class `builds`.

    `identity` are the columns that tell a row from its neighbours (the first column, unless named), `part` is the field of
    the plan that holds the values, `derived` are fields that no single column stands for: reader and writer work them out.
    """

    builds: type[T] | None = None
    required: bool = True
    identity: tuple[str, ...] = ()
    part: str = ""
    derived: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "identity", self.identity or (self.columns[0].key,))
        object.__setattr__(self, "part", self.part or self.key)


def fields_without_default(of: type[Any]) -> frozenset[str]:
    """The fields that a value of this class cannot do without."""
    return frozenset(f.name for f in fields(of) if f.default is MISSING and f.default_factory is MISSING)
