"""A formula that several cells share, written for each of them: references move with the cell, $ holds them."""

import re

_QUOTED = re.compile(r'("(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'!?|\[[^\]]*\])')  # text, sheet names, parts of tables
_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})"
_REFERENCE = re.compile(
    rf"(?<![A-Za-z0-9_.$\\]){_CELL}(?![A-Za-z0-9_.(!])"
    r"|(?<![A-Za-z0-9_.$\\:])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![A-Za-z0-9_.(!])"
    r"|(?<![A-Za-z0-9_.$\\:])(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})(?![A-Za-z0-9_.(!])"
)
_GONE = "#REF!"


class SharedFormula:
    """The formula of one cell (its text without "="), ready to be moved."""

    def __init__(self, text: str, row: int, column: int) -> None:
        self._home = (row, column)
        self._pieces = _QUOTED.split(text)  # every second piece is quoted

    def at(self, row: int, column: int) -> str:
        """The formula as it reads in another cell."""
        down, right = row - self._home[0], column - self._home[1]

        def moved(match: re.Match[str]) -> str:
            return _moved(match, down, right)

        return "".join(piece if index % 2 else _REFERENCE.sub(moved, piece) for index, piece in enumerate(self._pieces))


def _moved(match: re.Match[str], down: int, right: int) -> str:
    if match[2]:
        return _column(match[1], match[2], right) + _row(match[3], match[4], down)
    if match[6]:
        return f"{_column(match[5], match[6], right)}:{_column(match[7], match[8], right)}"
    return f"{_row(match[9], match[10], down)}:{_row(match[11], match[12], down)}"


def _column(fixed: str, letters: str, right: int) -> str:
    if fixed:
        return fixed + letters
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    number += right
    if number < 1:
        return _GONE
    moved = ""
    while number:
        number, rest = divmod(number - 1, 26)
        moved = chr(65 + rest) + moved
    return moved


def _row(fixed: str, digits: str, down: int) -> str:
    if fixed:
        return fixed + digits
    number = int(digits) + down
    return str(number) if number > 0 else _GONE
