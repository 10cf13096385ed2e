"""A formula's text to steps in postfix order: numbers, texts, cells, areas, + - * / %, comparisons and calls; else nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MAX_LENGTH = 8_192  # what Excel allows
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
FUNCTIONS = frozenset({"SUM", "IF", "IFERROR", "ROUND", "AVERAGE", "MIN", "MAX", "COUNT", "ABS"})


@dataclass(frozen=True)
class Area:
    """Cells by rows and columns from 1, both ends included; `sheet` is None for the formula's own."""

    sheet: str | None
    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def single(self) -> bool:
        return (self.first_row, self.first_column) == (self.last_row, self.last_column)


@dataclass(frozen=True)
class Operation:
    """`sign` of two operands, or of one where `unary`."""

    sign: str
    unary: bool = False


@dataclass(frozen=True)
class Call:
    name: str
    count: int = 1  # of arguments


@dataclass(frozen=True)
class Missing:
    """An argument that was left out: IF(A1,,5)."""


Step = Decimal | str | bool | Area | Operation | Call | Missing

_CELL = r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})"
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)(?![\w.])"
    r'|(?P<text>"(?:[^"]|"")*")'
    r"|(?P<call>[A-Za-z]+)\("
    r"|(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)?(?P<bang>(?(sheet)!))"
    rf"(?:(?P<area>{_CELL}(?::{_CELL})?)|\$?(?P<from>[A-Za-z]{{1,3}}):\$?(?P<to>[A-Za-z]{{1,3}}))(?![\w.(!:])"
    r"|(?P<truth>TRUE|FALSE)\b"
    r"|(?P<sign><=|>=|<>|[-+*/%<>=(),])"
    r")\s*",
    re.IGNORECASE,
)
_BINDS = {"=": 1, "<>": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "+": 2, "-": 2, "*": 3, "/": 3}
_UNARY_BINDS = 4


def steps(formula: str) -> tuple[Step, ...] | None:
    """The formula (with its =) in postfix order; None where it has anything else in it, or is no formula."""
    if not formula.startswith("=") or len(formula) > MAX_LENGTH:
        return None
    try:
        return _Postfix().of(formula)
    except _ForeignError:
        return None


class _ForeignError(Exception):
    """Something that is not computed here."""


class _Postfix:
    """Dijkstra's shunting yard: no recursion, whatever the depth of brackets."""

    def __init__(self) -> None:
        self.output: list[Step] = []
        self.waiting: list[Operation | Call | None] = []  # None is an opening bracket
        self.operand_due = True

    def of(self, formula: str) -> tuple[Step, ...]:
        for token in _tokens(formula):
            if isinstance(token, Call):
                self._need(self.operand_due)
                self.waiting.append(token)
            elif isinstance(token, Operation):
                self._sign(token.sign)
            else:
                self._need(self.operand_due)
                self.output.append(token)
                self.operand_due = False
        self._need(not self.operand_due)
        while self.waiting:
            last = self.waiting.pop()
            self._need(isinstance(last, Operation))
            self.output.append(last)  # type: ignore[arg-type]
        return tuple(self.output)

    @staticmethod
    def _need(condition: bool) -> None:
        if not condition:
            raise _ForeignError

    def _sign(self, sign: str) -> None:
        if sign == "(":
            self._need(self.operand_due)
            self.waiting.append(None)
        elif sign in "),":
            self._end_argument(closing=sign == ")")
        elif self.operand_due:
            self._need(sign in "+-")
            self.waiting.append(Operation(sign, unary=True))
        elif sign == "%":
            self.output.append(Operation(sign, unary=True))
        else:
            self._release(_BINDS[sign])
            self.waiting.append(Operation(sign))
            self.operand_due = True

    def _release(self, binds: int) -> None:
        """Operations that bind at least so tightly go out before the next one."""
        while self.waiting and isinstance(last := self.waiting[-1], Operation):
            if (_UNARY_BINDS if last.unary else _BINDS[last.sign]) < binds:
                break
            self.output.append(last)
            self.waiting.pop()

    def _end_argument(self, closing: bool) -> None:
        left_out = self.operand_due
        self._release(0)
        self._need(bool(self.waiting))
        opened = self.waiting[-1]
        if left_out:
            self._need(isinstance(opened, Call))
            self.output.append(Missing())
        if closing:
            self.waiting.pop()
            if isinstance(opened, Call):
                self.output.append(opened)
            self.operand_due = False
        else:
            self._need(isinstance(opened, Call))
            assert isinstance(opened, Call)
            self.waiting[-1] = Call(opened.name, opened.count + 1)
            self.operand_due = True


def _tokens(formula: str) -> Iterator[Step]:
    """The parts in order; an opening bracket and a comma come as signs."""
    at = 1
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None or match.end() == at:
            raise _ForeignError
        at = match.end()
        yield _step(match)


def _step(token: re.Match[str]) -> Step:
    if token["number"]:
        return Decimal(token["number"])
    if token["text"]:
        return token["text"][1:-1].replace('""', '"')
    if token["call"]:
        name = token["call"].upper()
        if name not in FUNCTIONS:
            raise _ForeignError
        return Call(name)
    if token["truth"]:
        return token["truth"].upper() == "TRUE"
    if token["sign"]:
        return Operation(token["sign"])
    return _area(token)


def _area(token: re.Match[str]) -> Area:
    sheet = token["sheet"]
    if sheet and sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    if sheet and "[" in sheet:  # another workbook's
        raise _ForeignError
    if token["area"]:
        corners = [re.fullmatch(_CELL, corner) for corner in token["area"].split(":")]
        rows = [int(corner[2]) for corner in corners if corner]
        columns = [_column(corner[1]) for corner in corners if corner]
    else:
        rows, columns = [1, LAST_ROW], [_column(token["from"]), _column(token["to"])]
    if max(rows) > LAST_ROW or max(columns) > LAST_COLUMN:
        raise _ForeignError
    return Area(sheet, min(rows), min(columns), max(rows), max(columns))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
