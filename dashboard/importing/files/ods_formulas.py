"""OpenFormula as Excel would write it: of:=SUM([.A1:.B2];2) is =SUM(A1:B2,2)."""

import re

_PREFIX = re.compile(r"^(?:[a-z]+:)?=?", re.IGNORECASE)
_PIECES = re.compile(r'("(?:[^"]|"")*")|\[((?:\'(?:[^\']|\'\')*\'|[^\]\'])*)\]|(;)')
_SIDE = re.compile(r"^(\$?'(?:[^']|'')*'|[^.']*)\.(.+)$")


def as_excel_writes(formula: str) -> str:
    """The formula with "=", references and argument marks as in a workbook of Excel."""
    return "=" + _PIECES.sub(_piece, _PREFIX.sub("", formula, count=1))


def _piece(match: re.Match[str]) -> str:
    text, reference, _ = match.groups()
    if text is not None:
        return text
    return "," if reference is None else _reference(reference)


def _reference(text: str) -> str:
    """`.A1:.B2` is A1:B2, `$'Biểu 1'.A1` is 'Biểu 1'!A1."""
    sides = [_SIDE.match(side) for side in re.split(r":(?=(?:\$?'|\$?[^:']*\.))", text)]
    cells = []
    for position, side in enumerate(sides):
        if side is None:
            return text
        sheet = side[1].removeprefix("$")
        cells.append(f"{sheet}!{side[2]}" if sheet and position == 0 else side[2])
    return ":".join(cells)
