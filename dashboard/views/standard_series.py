"""The poverty rate over the years, a series for each poverty standard: side by side, never joined."""

from dataclasses import dataclass

from dashboard.domain.deprivation.standards import Point, lines, poverty_points
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, share_cell
from dashboard.views.deprivation import state_text
from dashboard.views.table import Table, figures, texts

_OF_POVERTY = (ReviewRole.POVERTY_RATE, ReviewRole.POOR_HOUSEHOLDS)


@dataclass(frozen=True)
class RatedReview:
    """One review: its place in time from 0, its percent (None: not known) and what is written of it."""

    at: int
    label: str
    percent: float | None
    value: Cell
    state: str


@dataclass(frozen=True)
class StandardPart:
    """The reviews that one standard measured, oldest first; `name` is empty where the plan names none."""

    name: str
    points: tuple[RatedReview, ...]


@dataclass(frozen=True)
class StandardSeries:
    """Nothing where no review is known; more than one part where the standard changed between two reviews."""

    heading: str
    parts: tuple[StandardPart, ...]

    def __bool__(self) -> bool:
        return bool(self.parts)


def standard_series(standing: Standing, words: Words) -> StandardSeries:
    """Of the unit that the page is about, by the period."""
    cut = lines(poverty_points(standing.snapshot, standing.unit, standing.period))
    parts, at = [], 0
    for points in cut:
        if not points:
            continue
        name = points[0].standard.name if points[0].standard else ""
        parts.append(StandardPart(name, tuple(_point(p, at + i, words) for i, p in enumerate(points))))
        at += len(points)
    return StandardSeries(_heading(tuple(parts), words), tuple(parts))


def series_of_indicator(standing: Standing, indicator: Indicator, words: Words) -> StandardSeries:
    """As `standard_series` where a target is of the poverty rate and its standard changed; else nothing."""
    if indicator.role not in _OF_POVERTY:
        return StandardSeries("", ())
    found = standard_series(standing, words)
    return found if len(found.parts) > 1 else StandardSeries("", ())


def series_table(series: StandardSeries, words: Words) -> Table:
    """Every review with the standard that measured it."""
    rows = [(part, point) for part in series.parts for point in part.points]
    return Table.of(
        texts(words("Review of"), [point.label for _, point in rows]),
        texts(words("Poverty standard"), [part.name or words("the plan names none") for part, _ in rows]),
        figures(words("Poverty rate"), [point.value for _, point in rows]),
        texts(words("State"), [point.state for _, point in rows]),
    )


def _point(point: Point, at: int, words: Words) -> RatedReview:
    value = absent_cell(words("no data")) if point.value is None else share_cell(point.value, words)
    percent = None if point.value is None else float(point.value * 100)
    return RatedReview(at, _when(point.period, words), percent, value, state_text(point.preliminary, words))


def _when(period: Period, words: Words) -> str:
    short = words.short_period(period)
    return f"{short}/{period.year}" if period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER) else short


def _heading(parts: tuple[StandardPart, ...], words: Words) -> str:
    if len(parts) < 2:
        return words("Poverty rate over time")
    last, first = parts[-2].points[-1], parts[-1].points[0]
    return words(
        "Two standards, two series: {before} ({when}) and {after} ({then}) are not compared",
        before=last.value.text, when=last.label, after=first.value.text, then=first.label,
    )  # fmt: skip
