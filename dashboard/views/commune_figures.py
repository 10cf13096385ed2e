"""One unit's figures beside what is asked of the whole, and the cell that each was read from."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.parts import Gap, State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.unit_verdict import unit_state
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, parts_cell, period_cell
from dashboard.views.communes import short_cell
from dashboard.views.figures import absence_text, amount_cell, difference_text, own_cell
from dashboard.views.linked import source_columns, to_target, unit_cell
from dashboard.views.marks import glyph
from dashboard.views.reasons import unit_rule
from dashboard.views.table import Table, figures, texts

_NAMED = 5


def own_figures(whole: Standing, targets: list[TargetStanding], gaps: dict[str, Gap], words: Words) -> Table:
    """Its figures; columns of which nothing is known are left out."""
    plan = whole.snapshot.plan
    parts = [parts_cell(t.figure.numerator, t.figure.denominator, words) for t in targets]
    periods = [period_cell(t.figure_period, words) if t.figure_period else absent_cell() for t in targets]
    return Table.of(
        texts(words("Indicator"), [_target(t, words) for t in targets]),
        figures(words("Figure"), [_figure(t, words) for t in targets]),
        figures(words("Numerator/denominator"), parts, optional=True),
        texts(words("By its own figure"), [_verdict(whole, t, words) for t in targets], optional=True),
        texts(
            words("Gap"),
            [_gap(gaps.get(t.indicator.code), plan.rules.support_gap, words) for t in targets],
            optional=True,
        ),
        figures(words("Same period last year"), [_last_year(t, words) for t in targets], optional=True),
        texts(words("Period"), periods, optional=True),
        texts(words("Remark"), [_reason(plan, t, words) for t in targets], optional=True),
    )


def _target(t: TargetStanding, words: Words) -> Cell:
    return to_target(words.name_of(t.indicator.label, t.indicator.name_en), t.target.id)


def _figure(t: TargetStanding, words: Words) -> Cell:
    """The figure, the words that were reported instead of one, or the name of the absence."""
    if t.actual is not None:
        one = [part.subject for part in t.figure.parts] == [t.unit]
        return (own_cell if one else amount_cell)(t.indicator, t.actual, words, unit=True)
    return Cell(t.figure.text) if t.figure.text else absent_cell(absence_text(t.absence, words))


def _gap(gap: Gap | None, limit: Decimal, words: Words) -> Cell:
    """To the target or path of the whole."""
    return absent_cell() if gap is None or gap.gap is None else short_cell(gap.gap, words, limit)


def _last_year(t: TargetStanding, words: Words) -> Cell:
    if t.last_year is not None and t.last_year.is_nil:
        return absent_cell(absence_text(t.last_year.why, words))
    if t.last_year is None or t.last_year.amount is None:
        return absent_cell()
    then = t.last_year.amount
    cell = amount_cell(t.indicator, then, words, unit=True)
    return cell if t.actual is None else cell.noted(f" ({difference_text(t.indicator, t.actual - then, words)})")


def _reason(plan: Plan, t: TargetStanding, words: Words) -> str:
    """Why a figure is refused, or whose older figures are in it."""
    figure = t.figure
    if figure.absence is Absence.UNKNOWN_SHARE:
        names = _names(plan, figure.refused)
        return words("refused: nobody has said which share of {names} belongs here", names=names)
    if figure.carried:
        names = _names(plan, tuple(code for code, _ in figure.carried))
        return words("older figures of {names} stand in", names=names)
    return ""


def _names(plan: Plan, codes: tuple[str, ...]) -> str:
    return ", ".join(plan.unit_by_code[code].name for code in codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")


def of_whole(whole: Standing, indicator: str) -> TargetStanding | None:
    """The target that the whole plan has of an indicator."""
    return next((t for t in whole.targets if t.indicator.code == indicator and t.target.unit == whole.unit), None)


def _verdict(whole: Standing, own: TargetStanding, words: Words) -> Cell:
    """What the marks of this unit say elsewhere: by its own target, else by the path of the whole."""
    t = own if own.is_own else of_whole(whole, own.indicator.code)
    state = (
        State.NO_DATA if t is None else own.state if own.is_own else unit_state(whole, t, own.unit, own.figure.shown)
    )
    if t is None or not state.judged:
        return absent_cell()
    return Cell(f"{glyph(state, t.is_final)} {words.term(state)}", why=unit_rule(whole, t, own, words))


def source_table(whole: Standing, parts: list[tuple[TargetStanding, Observation]], words: Words) -> Table:
    """The cell of each figure, by the unit that it speaks of."""
    snapshot = whole.snapshot
    sources = [(snapshot.submission_by_id.get(part.submission or 0), str(part.place)) for _, part in parts]
    told = [
        snapshot.plan.indicator_by_code[part.indicator] for _, part in parts
    ]  # of a rate made of households: households
    names = [to_target(words.name_of(i.label, i.name_en), t.target.id) for i, (t, _) in zip(told, parts, strict=True)]
    return Table.of(
        texts(words("Indicator"), names),
        texts(words("Unit"), [unit_cell(snapshot.plan, part.subject, full=True) for _, part in parts]),
        figures(words("Figure"), [_reported(i, part, words) for i, (_, part) in zip(told, parts, strict=True)]),
        texts(words("Period"), [period_cell(part.period, words) for _, part in parts]),
        *source_columns(sources, words),
    )


def _reported(indicator: Indicator, part: Observation, words: Words) -> Cell:
    """In the unit of what was reported, which a figure made of several need not share."""
    if part.text:
        return Cell(part.text)
    if part.amount is None:
        return absent_cell(absence_text(part.absence, words))
    return own_cell(indicator, part.amount, words)
