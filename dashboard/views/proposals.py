"""Difficulties, causes and proposals of units where leaders read: all of them, those of a project or a target, a few in short."""

from dataclasses import dataclass

from dashboard.domain.reporting.proposals import UnitWords, units_of_project, units_of_target, words_of_units
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, moment_cell, period_cell
from dashboard.views.linked import to_receipt, unit_cell
from dashboard.views.table import Table, texts

_SHORT = 4  # proposals in a short list


@dataclass(frozen=True)
class Proposals:
    """`short` has the first proposals of the units' newest reports, `lines` all of these for a slide; false where no unit says
    anything. `table` has everything that is said, where it is asked for.
    """

    title: str
    short: Table
    lines: tuple[str, ...]
    more: int  # proposals beside those of `short`
    said: int  # units with words, proposals among them or not
    table: Table

    def __bool__(self) -> bool:
        return self.said > 0


def proposals(standing: Standing, words: Words) -> Proposals:
    """Of all units, up to the standing's period."""
    return _of(standing, words_of_units(standing.snapshot, standing.period), words)


def proposals_in_short(standing: Standing, words: Words) -> Proposals:
    """The same without the table of everything."""
    found = words_of_units(standing.snapshot, standing.period)
    return _of(standing, found, words, whole=False)


def proposals_of_project(standing: Standing, code: str, words: Words) -> Proposals:
    """Of the units that lead the project or report its money."""
    units = units_of_project(standing.snapshot, code)
    return _of(standing, words_of_units(standing.snapshot, standing.period, units), words)


def proposals_of_target(standing: Standing, t: TargetStanding, words: Words) -> Proposals:
    """Of the units that lead the target or report its figures."""
    units = units_of_target(standing.snapshot.plan, t)
    return _of(standing, words_of_units(standing.snapshot, standing.period, units), words)


def _of(standing: Standing, found: tuple[UnitWords, ...], words: Words, whole: bool = True) -> Proposals:
    asking = [one for one in found if one.asks]
    title = words("Proposals of {count} units", count=len(asking)) if asking else words("Difficulties and proposals")
    if whole and asking and len(found) > len(asking):  # the table has a row for each of them
        title = words(
            "Words of {said} units, proposals of {count} in their newest report", said=len(found), count=len(asking)
        )
        if before := sum(bool(one.words.recommendations) and not one.asks for one in found):  # rows that show one too
            title = words("{said}, of {count} in an earlier one, not repeated", said=title, count=before)
    return Proposals(
        title,
        _short(standing, asking[:_SHORT], words),
        tuple(_line(standing, one, words) for one in asking),
        len(asking) - len(asking[:_SHORT]),
        len(found),
        _table(standing, found, words) if whole else Table(()),
    )


def _line(standing: Standing, one: UnitWords, words: Words) -> str:
    unit = standing.snapshot.plan.unit_by_code.get(one.sent.unit)
    name = unit.label if unit else one.sent.unit
    return f"{name} ({words.short_period(one.sent.period)}): {one.words.recommendations}"


def _short(standing: Standing, found: list[UnitWords], words: Words) -> Table:
    plan = standing.snapshot.plan
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, one.sent.unit) for one in found]),
        texts(words("Recommendations"), [one.words.recommendations for one in found]),
        texts(words("Report"), [_report(one, words) for one in found]),
    )


def _report(one: UnitWords, words: Words) -> Cell:
    """Its period, leading to its receipt; that a later report is silent is said."""
    cell = period_cell(one.sent.period, words)
    if one.later is not None:
        cell = cell.noted(words("; not repeated in {period}", period=words.short_period(one.later)))
    return to_receipt(cell, one.sent.receipt)


def _table(standing: Standing, found: tuple[UnitWords, ...], words: Words) -> Table:
    plan = standing.snapshot.plan
    return Table.of(
        texts(words("Unit"), [unit_cell(plan, one.sent.unit) for one in found]),
        texts(words("Difficulties"), [one.words.difficulties for one in found], optional=True),
        texts(words("Causes"), [one.words.causes for one in found], optional=True),
        texts(words("Recommendations"), [one.words.recommendations for one in found], optional=True),
        texts(words("Report"), [_report(one, words) for one in found]),
        texts(words("Received"), [moment_cell(one.sent.received_at, words) for one in found]),
    )
