"""Figures as they follow each other: each one beside the earlier ones of its key, estimates left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Generic

from dashboard.domain.filled import filled
from dashboard.domain.plan.indicators import Aggregation
from dashboard.domain.plan.territory import predecessors
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.gathered import Reported, Series
from dashboard.domain.quality.outliers import LEAST, MONTHS, Oddity, oddity
from dashboard.domain.reported.observations import Disbursement, Observation, Source

STILL = 3  # equal figures in a row
_OFFICES = (Source.OWN_REPORT, Source.CONSOLIDATED)  # what Kho bạc confirms is a series of its own


@filled
@dataclass(frozen=True)
class Moment(Generic[Reported]):
    """A figure, its amount, and its series with the `count` of those before it; `last` is the newest figure before it.

    `same` counts the equal amounts up to this one; 0 where they are `STILL` or more and the next figure is equal too. Of a
    unit that is new since the last period `last` is what its predecessors had together.
    """

    figure: Reported
    amount: Decimal
    series: Series[Reported]
    count: int
    last: Reported | None
    before: Decimal | None  # the amount of `last`
    same: int

    @property
    def stands_still(self) -> bool:
        """Whether it ends a stretch of equal figures that are not zero."""
        return bool(self.amount) and self.same >= STILL

    def oddity(self, least: Decimal, cumulative: bool) -> Oddity | None:
        """What is unusual about it; a cumulative figure goes by what each period added."""
        series, count = self.series, self.count
        if count < LEAST:
            return None
        first = max(0, count - MONTHS)
        if cumulative:
            return oddity(self.amount - series.amounts[count - 1], series.steps[first:count], least)
        return oddity(self.amount, series.amounts[first:count], least)


def result_moments(figures: Figures) -> Iterator[Moment[Observation]]:
    """Every result that is asked about, in the series of its indicator, subject and group."""
    gathered, lasts, end = figures.gathered, figures.lasts, figures.period.end
    for o in figures.observations:
        if not o.estimate and (amount := o.amount) is not None:
            series = gathered.series(o)
            count = series.before(o.period.end, end)
            last = series.figures[count - 1] if count else _last_result_of_predecessors(figures, o)
            before = series.amounts[count - 1] if count else amount_of(last) if last else None
            lasts[id(o)] = last
            yield Moment(o, amount, series, count, last, before, _same(o, amount, series, count, end))


def money_moments(figures: Figures) -> Iterator[Moment[Disbursement]]:
    """All cumulative money that is asked about, in the series of its line, subject and source."""
    for d in figures.disbursements:
        if d.cumulative_vnd is not None and not d.estimate:
            amount = Decimal(d.cumulative_vnd)
            series, end = _money_series(figures, d), figures.period.end
            count, last = series.before(d.period.end, end), last_money(figures, d)
            before = amount_of(last) if last else None
            yield Moment(d, amount, series, count, last, before, _same(d, amount, series, count, end))


def last_result(figures: Figures, o: Observation) -> Observation | None:
    """The newest figure before `o`; of a unit that is new since then, the sum of those it was made of."""
    if id(o) in figures.lasts:
        return figures.lasts[id(o)]
    return _last_of(figures, figures.gathered.series(o), o)


def _last_of(figures: Figures, series: Series[Observation], o: Observation) -> Observation | None:
    return series.last_before(o.period.end, figures.period.end) or _last_result_of_predecessors(figures, o)


def last_money(figures: Figures, d: Disbursement) -> Disbursement | None:
    """The newest amount before `d`; of a unit that is new since then, the sum of those that went into it whole.

    An office that used to send the template and now sends a table of its own goes on with the same money.
    """
    sources = (
        (d.source, *(source for source in _OFFICES if source is not d.source)) if d.source in _OFFICES else (d.source,)
    )
    for source in sources:
        series = figures.gathered.money_series((d.subject, source, *d.line))
        if (last := series.last_before(d.period.end, figures.period.end)) is not None:
            return last
    return _last_money_of_predecessors(figures, d)


def money_at(figures: Figures, d: Disbursement, subject: str, month: int) -> Disbursement | None:
    """What `subject` had paid of the money of `d` by the end of a month, as reported of that very month."""
    others = (source for source in _OFFICES if source is not d.source) if d.source in _OFFICES else ()
    for source in (d.source, *others):
        for row in figures.gathered.money_series((subject, source, *d.line)).figures:
            if row.period.last_month == month and row.period.end <= figures.period.end:
                return row
    return None


def amount_of(figure: Observation | Disbursement) -> Decimal | None:
    """The figure itself, or its cumulative money in đồng."""
    if isinstance(figure, Observation):
        return figure.amount
    return None if figure.cumulative_vnd is None else Decimal(figure.cumulative_vnd)


def _same(figure: Reported, now: Decimal, series: Series[Reported], count: int, end: date) -> int:
    """`Moment.same` of a figure that comes after `count` figures of its series."""
    amounts, place = series.amounts, count - 1
    while place >= 0 and amounts[place] == now:
        place -= 1
    same = count - place
    return 0 if same >= STILL and series.after(figure.period.end, end) == now else same


def _money_series(figures: Figures, d: Disbursement) -> Series[Disbursement]:
    return figures.gathered.money_series((d.subject, d.source, *d.line))


def _last_result_of_predecessors(figures: Figures, o: Observation) -> Observation | None:
    """None where a figure of a predecessor is missing, or nobody knows which part of it went here."""
    plan = figures.snapshot.plan
    steps = predecessors(plan, o.subject)
    if not steps or plan.indicator_by_code[o.indicator].aggregation is Aggregation.NONE:
        return None
    lasts = [(last_result(figures, replace(o, subject=step.old)), step.share) for step in steps]
    known = [(last, share) for last, share in lasts if last is not None and share is not None]
    if len(known) < len(steps):
        return None
    newest = max((last for last, _ in known), key=lambda last: last.period.order)
    return replace(
        newest,
        subject=o.subject,
        value=_sum((last.value, share) for last, share in known),
        numerator=_sum((last.numerator, share) for last, share in known),
        denominator=_sum((last.denominator, share) for last, share in known),
    )


def _last_money_of_predecessors(figures: Figures, d: Disbursement) -> Disbursement | None:
    steps = predecessors(figures.snapshot.plan, d.subject)
    lasts = [last_money(figures, replace(d, subject=step.old)) for step in steps if step.share == 1]
    known = [last for last in lasts if last is not None]
    if not known or len(known) < len(steps):
        return None
    newest = max(known, key=lambda last: last.period.order)
    return replace(newest, subject=d.subject, cumulative_vnd=sum(last.cumulative_vnd or 0 for last in known))


def _sum(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The sum of parts of figures; None where one of them is not known."""
    pieces = [None if value is None else value * share for value, share in parts]
    return None if None in pieces else sum((piece for piece in pieces if piece is not None), Decimal(0))
