"""How a layout is declared: sheets with named columns. The reader, the writer of blank workbooks and the docs all go by it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell of a column holds, and so how it is read."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"  # codes parted by ";"
    WORD = "word"  # one of a closed list, see WORDS
    FLAG = "flag"  # "x" or "có"; blank is no
    NUMBER = "number"
    WHOLE = "whole"
    SHARE = "share"  # percent, "26,68" or 26,68%; kept as a fraction
    AMOUNT = "amount"  # a number in the measure of its row's indicator
    MONEY = "money"  # in the workbook's money unit
    DATE = "date"
    PERIOD = "period"
    YEAR = "year"  # of a budget; "không tách" where the source does not divide it
    TARGET = "target"  # a plan's own words: "khoảng 2.000", "giảm 5%"
    INFO = "info"  # written for the reader of the sheet, ignored by the importer


@dataclass(frozen=True)
class Column:
    """One column: `key` in our code, `title` as the header says it, and its line in the documentation."""

    key: str
    title: str
    kind: Kind
    about: str
    about_en: str
    required: bool = False
    words: type[StrEnum] | None = None  # the enum of a WORD column
    width: int = 16
    titled: bool = False  # its title must be there, though its cells may be blank
    signed: bool = False  # an amount that may be below 0


@dataclass(frozen=True)
class Table:
    """A sheet with one header row."""

    key: str
    sheet: str
    columns: tuple[Column, ...]
    required: bool = True

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True)
class Form:
    """A sheet of labelled fields, label in column A and value in column B."""

    key: str
    sheet: str
    fields: tuple[Column, ...]

    def field(self, key: str) -> Column:
        return next(field for field in self.fields if field.key == key)
