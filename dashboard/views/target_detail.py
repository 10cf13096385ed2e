"""Chỉ tiêu: one target with the plan's own words, its twelve months, its units, and the cell of each figure."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.territory import row_units
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.rollup import rolled_up, subjects
from dashboard.domain.verdicts.standing import Standing, TargetStanding
from dashboard.text import Words
from dashboard.views.figures import absence_text, amount_text, target_text, verdict_and_rest
from dashboard.views.heat import unit_names
from dashboard.views.linked import cell_of, file_of, to_receipt
from dashboard.views.marks import Tone, glyph, tone
from dashboard.views.target_facts import Fact, facts_of, understood


@dataclass(frozen=True)
class MonthPoint:
    month: int
    label: str
    actual: float | None
    path: float | None
    actual_text: str
    path_text: str


@dataclass(frozen=True)
class UnitRow:
    """One unit's figure: where it began this year, where it is, and the cell that says so."""

    unit: str
    start: float | None
    now: float | None
    start_text: str
    now_text: str
    parts_text: str  # "84/120"
    period_text: str
    absence: Absence | None
    file: str
    place: str
    received: str
    code: str  # of the unit


@dataclass(frozen=True)
class TargetDetail:
    """`scale` multiplies figures for the axes: 100 for shares, 1 for counts."""

    id: str
    name: str
    sentence: str
    heading: str  # the sentence up to its verdict
    rest: str  # what follows it: pace needed, whose figures
    word: str
    tone: Tone
    glyph: str
    quote: str
    clause: str
    facts: tuple[Fact, ...]
    months: tuple[MonthPoint, ...]
    goal: float | None
    goal_text: str
    percent: bool
    units: tuple[UnitRow, ...]
    answers: tuple[Fact, ...]


def target_detail(standing: Standing, id: str, words: Words) -> TargetDetail:
    """Everything on one target; KeyError for an id that the plan does not have."""
    t = {t.target.id: t for t in standing.targets}[id]
    percent = t.indicator.measure is Measure.PERCENTAGE
    heading, rest = verdict_and_rest(t.sentence, words)
    return TargetDetail(
        id=id,
        name=words.name_of(t.indicator.name, t.indicator.name_en),
        sentence=words.sentence(t.sentence),
        heading=heading,
        rest=rest,
        word=words.term(t.state),
        tone=tone(t.state, t.period.months_left),
        glyph=glyph(t.state, t.period.months_left),
        quote=t.target.source_sentence,
        clause=t.target.source_clause,
        facts=facts_of(standing, t, words),
        months=_months(t, words, percent),
        goal=_axis(t.goal, percent),
        goal_text=target_text(t, words),
        percent=percent,
        units=_units(standing, t, words, percent),
        answers=understood(standing, t, words),
    )


def _axis(value: Decimal | None, percent: bool) -> float | None:
    return None if value is None else float(value * 100 if percent else value)


def _months(t: TargetStanding, words: Words, percent: bool) -> tuple[MonthPoint, ...]:
    def text(value: Decimal | None) -> str:
        return words("no data") if value is None else amount_text(t.indicator, value, words, unit=True)

    return tuple(
        MonthPoint(
            p.period.last_month,
            words.short_period(p.period),
            _axis(p.actual, percent),
            _axis(p.path, percent),
            text(p.actual),
            text(p.path) if p.path is not None else words("no path"),
        )
        for p in t.series
    )


def _units(standing: Standing, t: TargetStanding, words: Words, percent: bool) -> tuple[UnitRow, ...]:
    """Units worst first, then those without a figure."""
    snapshot, indicator = standing.snapshot, t.indicator
    codes = subjects(snapshot.plan, indicator, standing.unit, standing.period) or (t.target.unit,)
    codes = row_units(snapshot.plan, codes, standing.boundaries, standing.period.end) or codes
    names = unit_names(snapshot.plan, list(codes))
    rows = []
    for code in codes:
        figure = rolled_up(snapshot, indicator, (code,), standing.period)
        mine = [
            o
            for o in snapshot.observations_by_indicator.get(indicator.code, [])
            if o.subject == code and o.amount is not None
        ]
        first = min(mine, key=lambda o: o.period.order, default=None)
        source = figure.parts[0] if figure.parts else None
        rows.append(
            (
                figure.amount,
                _row(standing, t, code, names[code], first, source, figure.amount, figure.absence, words, percent),
            )
        )
    down = indicator.direction == "falls"
    rows.sort(key=lambda pair: (pair[0] is None, (-pair[0] if down else pair[0]) if pair[0] is not None else 0))
    return tuple(row for _, row in rows)


def _row(
    standing: Standing, t: TargetStanding, code: str, name: str, first: Observation | None, source: Observation | None,
    amount: Decimal | None, absence: Absence | None, words: Words, percent: bool,
) -> UnitRow:  # fmt: skip
    sent = next((s for s in standing.snapshot.submissions if source and s.id == source.submission), None)
    start = first.amount if first else None
    parts = ""
    if source is not None and source.numerator is not None and source.denominator is not None:
        parts = f"{words.number(source.numerator, 0)}/{words.number(source.denominator, 0)}"
    place = str(source.place) if source else ""
    text = (source.text if source and source.text else "") or absence_text(absence, words)
    return UnitRow(
        unit=name,
        start=_axis(start, percent),
        now=_axis(amount, percent),
        start_text="" if start is None else amount_text(t.indicator, start, words),
        now_text=text if amount is None else amount_text(t.indicator, amount, words),
        parts_text=parts,
        period_text=words.short_period(source.period) if source else "",
        absence=absence,
        file=file_of(sent, place),
        place=cell_of(sent, place),
        received=to_receipt(words.moment(sent.received_at), sent.receipt) if sent else "",
        code=code,
    )
