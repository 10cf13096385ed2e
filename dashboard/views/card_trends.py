"""The twelve months behind a card of Tổng quan, as far as what is known already tells them: nothing is worked out anew for it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.disbursement.left_over import judged_apart, left_by_month
from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.figures import amount_text
from dashboard.views.money.carried_over import measured

_MONTHS = 12


@dataclass(frozen=True)
class Trend:
    """A place from 0 (lowest) to 1 for each month of the year, None where nothing is known; `said` for those who cannot see it."""

    places: tuple[float | None, ...]
    said: str


def trends(standing: Standing, calendar: Completeness | None, words: Words) -> dict[str, Trend]:
    """By card. Cards whose past months would have to be judged anew have none."""
    found = {
        "first_target": _first_target(standing, words),
        "disbursed": _disbursed(standing, words),
        "left_over": _left_over(standing, words),
        "reported": _reported(standing, calendar, words),
    }
    return {card: trend for card, trend in found.items() if trend is not None}


def _first_target(standing: Standing, words: Words) -> Trend | None:
    if not standing.targets:
        return None
    t = standing.targets[0]
    known = {p.period.last_month: p.actual for p in t.series if p.actual is not None}
    return _trend(standing.period.year, known, None, lambda value: amount_text(t.indicator, value, words), words)


def _disbursed(standing: Standing, words: Words) -> Trend | None:
    """Of what was given, so that the top is the year's end of the plan."""
    total = measured(standing.total)
    given = total.allocated_vnd
    if not given:
        return None
    paid = {p.period.last_month: Decimal(p.disbursed_vnd) / given for p in total.series if p.disbursed_vnd is not None}
    return _trend(standing.period.year, paid, (Decimal(0), Decimal(1)), words.share, words)


def _left_over(standing: Standing, words: Words) -> Trend | None:
    """What the forecast of each month was, by the same rule as today's."""
    total = standing.total
    if not total.allocated_vnd or total.unspent is None or not standing.period.months_left:
        return None
    parts = judged_apart(standing.snapshot.plan, standing.projects, total.allocated_vnd)
    left = left_by_month(parts if total.unspent_by_parts is not None else (total,))
    return _trend(
        standing.period.year,
        left,
        (Decimal(0), max(left.values(), default=Decimal(0))),
        lambda vnd: words.billions(int(vnd)),
        words,
    )


def _reported(standing: Standing, calendar: Completeness | None, words: Words) -> Trend | None:
    """Which part of the reports of each month came, of those that are due."""
    if calendar is None:
        return None
    by_period = calendar.tallies(lambda owed: owed.period)
    shares = {
        period.last_month: tally.completeness
        for period, tally in by_period.items()
        if tally.completeness is not None
        and period.end <= standing.period.end
        and period == Period.of_month(standing.period.year, period.last_month)
    }
    return _trend(standing.period.year, shares, (Decimal(0), Decimal(1)), words.share, words)


def _trend(
    year: int,
    known: dict[int, Decimal],
    between: tuple[Decimal, Decimal] | None,
    written: Callable[[Decimal], str],
    words: Words,
) -> Trend | None:
    """Nothing under three months: two points are no way. `between`: the ends of the scale, else those of the values."""
    months = sorted(month for month in known if 1 <= month <= _MONTHS)
    if len(months) < 3:
        return None
    low, high = between or (min(known.values()), max(known.values()))
    span = high - low

    def place(month: int) -> float | None:
        value = known.get(month)
        if value is None:
            return None
        return float((value - low) / span) if span else 0.5

    first, last = months[0], months[-1]
    said = words(
        "Month by month: {first} in {since}, {last} in {now}",
        first=written(known[first]), since=words.short_period(Period.of_month(year, first)),
        last=written(known[last]), now=words.short_period(Period.of_month(year, last)),
    )  # fmt: skip
    return Trend(tuple(place(month) for month in range(1, _MONTHS + 1)), said)
