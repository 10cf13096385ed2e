"""Figures of targets as short texts: "84 / 150 lao động", "17,4% / < 16%", "giảm 5 điểm %"."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Statement
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.targets import Operator
from dashboard.domain.sentences.phrases import apart, by_when, figure, wanted
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.text.words import round_half_up
from dashboard.views.cell import Cell, figure_cell, number_cell, share_cell

_MOST_PLACES = 4  # decimals of a gap beside its limit
_SIGNS = {
    Operator.AT_LEAST: "≥ ", Operator.ABOVE: "> ", Operator.AT_MOST: "≤ ", Operator.BELOW: "< ", Operator.ABOUT: "≈ ",
}  # fmt: skip


def amount_cell(indicator: Indicator, value: Decimal, words: Words, unit: bool = False, places: int = 1) -> Cell:
    """A value as it is written; counts with their unit only where `unit` asks for it."""
    if indicator.measure is Measure.COUNT and not unit:
        return number_cell(value, words)
    if indicator.measure is Measure.PERCENTAGE:
        return share_cell(value, words, places)
    return figure_cell(figure(indicator, value), words)


def own_cell(indicator: Indicator, value: Decimal, words: Words, unit: bool = False) -> Cell:
    """What one unit reported of itself: of an indicator that counts units its state, «đạt» or «chưa đạt», and no 0 or 1."""
    if not indicator.counts_units or value not in (0, 1):
        return amount_cell(indicator, value, words, unit)
    said = words("standard reached") if value else words("standard not reached")
    return replace(amount_cell(indicator, value, words), text=said)


def amount_text(indicator: Indicator, value: Decimal, words: Words, unit: bool = False, places: int = 1) -> str:
    """The text of `amount_cell`."""
    return amount_cell(indicator, value, words, unit, places).text


def target_text(standing: TargetStanding, words: Words, short: bool = False) -> str:
    """What the target asks for, with its sign: "< 16%", "≈ 2.000 lao động", "giảm 5 điểm %"."""
    target, indicator = standing.target, standing.indicator
    if target.low is None or target.high is None or target.basis.is_change or target.operator is Operator.RANGE:
        return words.value(wanted(target, indicator, short))
    text = _SIGNS.get(target.operator, "") + amount_text(indicator, target.low, words, unit=True, places=2)
    return words.value(by_when(target, Message("plainly", {"value": text}), short))


def standing_cell(standing: TargetStanding, words: Words, short: bool = False) -> Cell:
    """The figure beside its target, or the state in words; where there is neither, the name of the absence.

    `short`: «(2030)» for «đến năm 2030», where names stand beside it.
    """
    if standing.actual is None and standing.figure.text:
        return Cell(standing.figure.text)
    if standing.actual is None:
        return Cell(f"{absence_text(standing.absence, words)} · {target_text(standing, words, short)}")
    return reached_cell(standing, standing.actual, words).noted(f" / {target_text(standing, words, short)}")


def reached_cell(standing: TargetStanding, actual: Decimal, words: Words, places: int = 1) -> Cell:
    """What was reached, a share with as many decimals as it needs to be told from its goal: 79,96% of 80% is no 80%."""
    if standing.goal is not None and standing.indicator.measure is Measure.PERCENTAGE:
        places = apart(Figure(actual, FigureKind.SHARE, places=places), standing.goal).places or places
    return amount_cell(standing.indicator, actual, words, places=places)


def standing_text(standing: TargetStanding, words: Words) -> str:
    """The text of `standing_cell`."""
    return standing_cell(standing, words).text


_ABSENCES = {
    Absence.NOT_APPLICABLE: "×",
    Absence.NOT_DUE: "…",
    Absence.NIL: "∅",
    Absence.UNKNOWN_SHARE: "?",
}


def absence_sign(absence: Absence | None) -> str:
    """One sign for a small cell, another for each absence; «–» where nothing was reported."""
    return _ABSENCES.get(absence or Absence.NOT_REPORTED, "–")


def absence_text(absence: Absence | None, words: Words) -> str:
    """ "chưa có số liệu", "không phát sinh" …: never a 0, never a bare dash."""
    return lowered(words.term(absence or Absence.NOT_REPORTED))


def lowered(text: str) -> str:
    """A term as it stands within a line."""
    return text[:1].lower() + text[1:]


def places_beside(gap: Decimal, limit: Decimal, places: int) -> int:
    """`places` decimals of a gap in điểm %, or as many more as it needs to stand on its side of `limit`: 14,6 below 15 is no 15."""
    while places < _MOST_PLACES and (round_half_up(gap * 100, places) >= limit * 100) != (gap >= limit):
        places += 1
    return places


def difference_text(indicator: Indicator, value: Decimal, words: Words) -> str:
    """A signed difference of two values: shares in điểm %."""
    if indicator.measure is Measure.PERCENTAGE:
        return words.points(value, signed=True)
    sign = "+" if value > 0 else ""
    return sign + words.figure(Figure(value, FigureKind.COUNT, indicator.unit_of_measure, indicator.unit_en))


def verdict_and_rest(statement: Statement, words: Words) -> tuple[str, str]:
    """What a heading says, and what stands in small print below it."""
    rest = words.sentence((*statement.detail, *statement.provisional)).lstrip("; ")
    return words.sentence(statement.verdict).rstrip("."), rest[:1].upper() + rest[1:]
