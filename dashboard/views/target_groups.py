"""What was reported of each population group of a target: its figure, its part of the whole, its coverage and its cells."""

from dataclasses import dataclass

from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.population import GroupFigure, GroupPart, group_figures
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, parts_cell, period_cell, share_cell
from dashboard.views.figures import absence_text, amount_cell, amount_text, own_cell
from dashboard.views.linked import to_file, unit_cell
from dashboard.views.table import Table, figures, texts


@dataclass(frozen=True)
class TargetGroups:
    """`title` says each known group in one line; `note` that they overlap, and who is not reported; empty without groups."""

    title: str
    note: str
    table: Table
    sources: Table  # the cell of every unit's figure of a group

    def __bool__(self) -> bool:
        return bool(self.table)


def target_groups(standing: Standing, id: str, words: Words) -> TargetGroups:
    """Of the target with this id; nothing where the plan splits its indicator by no group."""
    t = next(t for t in standing.targets if t.target.id == id)
    found = group_figures(standing.snapshot, t)
    return TargetGroups(_title(t, found, words), _note(found, words), _table(t, found, words),
                        _sources(standing, t, found, words))  # fmt: skip


def _title(t: TargetStanding, found: tuple[GroupFigure, ...], words: Words) -> str:
    told = [_in_words(t.indicator, one, words) for one in found if one.known]
    return words("By group: {groups}", groups="; ".join(told)) if told else words("By group: nobody has reported any")


def _in_words(indicator: Indicator, one: GroupFigure, words: Words) -> str:
    """«hộ nghèo 41 · 49%»."""
    amount = "" if one.figure.amount is None else amount_text(indicator, one.figure.amount, words)
    part = "" if one.part is None or indicator.measure is Measure.PERCENTAGE else _share(one.part, words).text
    return " · ".join(text for text in (f"{one.group.name} {amount}", part) if text)


def _note(found: tuple[GroupFigure, ...], words: Words) -> str:
    silent = [one.group.name for one in found if not one.figure.parts]
    notes = [words("Groups may overlap: they are not added up to a whole.")]
    if silent:
        notes.append(words("Not reported by anybody: {names}.", names=", ".join(silent)))
    return " ".join(notes)


def _table(t: TargetStanding, found: tuple[GroupFigure, ...], words: Words) -> Table:
    whole = words("Part of all") if t.indicator.measure is not Measure.PERCENTAGE else words("Part of the numerator")
    parts = [parts_cell(one.figure.numerator, one.figure.denominator, words) for one in found]
    return Table.of(
        texts(words("Group"), [one.group.name for one in found]),
        figures(words("Figure"), [_figure(t.indicator, one.figure, words) for one in found]),
        figures(words("Numerator/denominator"), parts, optional=True),
        figures(whole, [_part(t.indicator, one.part, words) for one in found], optional=True),
        texts(words("Units reporting"), [_coverage(one.figure) for one in found], optional=True),
        texts(words("Period"), [_period(one.figure, words) for one in found], optional=True),
    )


def _figure(indicator: Indicator, figure: RolledUp, words: Words) -> Cell:
    if figure.amount is None:
        return absent_cell(absence_text(figure.absence, words))
    return amount_cell(indicator, figure.amount, words)


def _share(part: GroupPart, words: Words) -> Cell:
    return share_cell(part.share, words, 0 if part.share in (0, 1) or abs(part.share * 100) >= 1 else 1)


def _part(indicator: Indicator, part: GroupPart | None, words: Words) -> Cell:
    """«49%»; where some units' figure of everybody is left out, of what it is: «68% (41 of 60, in 6 units that reported both)»."""
    if part is None:
        return absent_cell()
    if part.share > 1:
        return _share(part, words).noted(words(" ⚠ more than all"))
    if part.complete:
        return _share(part, words)
    group, whole = words.number(part.of_group, 0), words.number(part.of_all, 0)
    return _share(part, words).noted(
        words(" ({group} of {all}, in {units} units that reported both)", group=group, all=whole, units=part.units)
    )


def _coverage(figure: RolledUp) -> str:
    """«6/19»: with an earlier figure does not count as reported."""
    expected = figure.coverage.expected
    return f"{len(figure.coverage.reported)}/{len(expected)}" if expected else ""


def _period(figure: RolledUp, words: Words) -> Cell:
    """Of the newest figure; older ones that stand in are said."""
    newest = max((part.period for part in figure.parts), default=None)
    if newest is None:
        return absent_cell()
    cell = period_cell(newest, words)
    return cell.noted(words("; older figures of {count} units", count=len(figure.carried))) if figure.carried else cell


def _sources(standing: Standing, t: TargetStanding, found: tuple[GroupFigure, ...], words: Words) -> Table:
    snapshot = standing.snapshot
    rows = [(one.group.name, part) for one in found for part in one.figure.parts]
    sources = [(snapshot.submission_by_id.get(part.submission or 0), str(part.place)) for _, part in rows]
    return Table.of(
        texts(words("Group"), [name for name, _ in rows]),
        texts(words("Unit"), [unit_cell(snapshot.plan, part.subject, full=True) for _, part in rows]),
        figures(words("Figure"), [_reported(t.indicator, part, words) for _, part in rows]),
        texts(words("Period"), [period_cell(part.period, words) for _, part in rows]),
        texts(words("File"), [sent.file_name if sent else "" for sent, _ in sources]),
        texts(words("Cell"), [to_file(place, sent.sha256, place) if sent else place for sent, place in sources]),
    )


def _reported(indicator: Indicator, part: Observation, words: Words) -> Cell:
    if part.amount is None:
        return absent_cell(absence_text(part.absence, words))
    return own_cell(indicator, part.amount, words)
