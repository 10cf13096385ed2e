"""Numbers as Vietnamese offices write them, read as exact fractions and written again."""

import re
from fractions import Fraction

ONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def in_cell(cell: object) -> Fraction:
    """A number cell, exactly as its digits stand: 8.85 is 885/100, not its nearest binary fraction."""
    return Fraction(str(cell))


def in_words(text: str) -> list[Fraction]:
    """The numbers of a text: `khoảng 2.000` is 2000, `26,68%` is 26.68/100, `1-1,5%` are both hundredths."""
    scale = 100 if "%" in text else 1
    return [Fraction(found.replace(".", "").replace(",", ".")) / scale for found in ONE_NUMBER.findall(text)]


def half_up(value: Fraction, places: int = 0) -> Fraction:
    """Rounded to `places` decimals, halves away from zero."""
    scaled = abs(value) * 10**places + Fraction(1, 2)
    rounded = Fraction(scaled.numerator // scaled.denominator, 10**places)
    return -rounded if value < 0 else rounded


def written(value: Fraction, places: int) -> str:
    """With at most `places` decimals: 15555.25 is `15.555,25`, a minus is U+2212."""
    rounded = half_up(value, places)
    whole, rest = divmod(abs(rounded), 1)
    decimals = str(int(rest * 10**places)).zfill(places).rstrip("0") if places else ""
    sign = "\N{MINUS SIGN}" if rounded < 0 else ""
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + decimals if decimals else "")
