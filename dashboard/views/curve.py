"""The S-curve: money disbursed month by month against the path, and where the pace leads by 31/12."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.verdicts.parts import PathSource
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, number_cell
from dashboard.views.money.carried_over import measured
from dashboard.views.table import Table, figures, texts

MILLION = 1_000_000


@dataclass(frozen=True)
class CurvePoint:
    """One month, 13 for 31/01 of the next year; amounts in triệu đồng, None where there is nothing to draw."""

    month: int
    actual: float | None
    path: float | None
    label: str


@dataclass(frozen=True)
class Curve:
    """`actual` is the newest amount, of `actual_month`: an earlier one than `month` where nobody has reported since.
    `forecast` is the amount at 31/12 at the last three months' pace, None under three reported months.

    `by_default`: the path is not approved, but last year's or a straight line.
    """

    points: tuple[CurvePoint, ...]
    month: int
    allocated: float
    allocated_text: str
    actual: float | None
    actual_text: str
    path: float | None
    path_text: str
    forecast: float | None
    forecast_text: str
    rest_text: str
    by_default: bool
    actual_month: int

    @property
    def end(self) -> int:
        """The last point of the axis: 12, or 13 where money was still disbursed of the year in January."""
        return max(p.month for p in self.points)


def curve(p: ProjectStanding, period: Period, words: Words) -> Curve | None:
    """None where no amount was given: there is nothing to measure against. Of carried-over money where there is no other."""
    p = measured(p)
    if not p.allocated_vnd:
        return None
    month = period.last_month
    points = tuple(
        CurvePoint(
            point.period.last_month, _millions(point.disbursed_vnd), _millions(point.expected_vnd),
            words.short_period(point.period),
        )
        for point in p.series
    )  # fmt: skip
    end = p.spent_at_end if period.months_left else None
    here = words.short_period(Period.of_month(period.year, month) if month <= 12 else period)
    told = min(month, p.figure_period.last_month) if p.figure_period else month
    there = here if told == month else words.short_period(Period.of_month(period.year, told))
    return Curve(
        points=points,
        month=month,
        allocated=p.allocated_vnd / MILLION,
        allocated_text=f"{words('Carried over') if p.carried_only else words('Allocated')}\n{words.money(p.allocated_vnd)}",
        actual=_millions(p.disbursed_vnd),
        actual_text="" if p.disbursed_vnd is None or p.rate_year is None else (
            f"{words('Disbursed')} {there}\n{words.money(p.disbursed_vnd, 0)} ({words.share(p.rate_year)})"
        ),
        path=_millions(p.expected_now_vnd),
        path_text="" if p.expected_now_vnd is None else (
            f"{words('Planned')} {here}\n{words.money(p.expected_now_vnd, 0)}"
            f" ({words.share(_ratio(p.expected_now_vnd, p.allocated_vnd), 0)})"
        ),
        forecast=_millions(end),
        forecast_text="" if end is None else (
            f"{words('Forecast 31/12')}\n{words.money(end, 0)} ({words.share(_ratio(end, p.allocated_vnd), 0)})"
        ),
        rest_text="" if end is None else words("{amount} left", amount=words.money(p.allocated_vnd - end, 0)),
        by_default=p.path_source is not PathSource.MILESTONES, actual_month=told,
    )  # fmt: skip


def curve_table(shown: Curve, words: Words) -> Table:
    """Months down, in triệu đồng; what is disbursed only up to the month that is shown."""

    def amount(value: float | None) -> Cell:
        return number_cell(None if value is None else Decimal(str(value)), words, 2, missing=words("no data"))

    paid = [amount(p.actual) if p.month <= shown.month else absent_cell() for p in shown.points]
    return Table.of(
        texts(words("Month"), [Cell(p.label, p.month) for p in shown.points]),
        figures(words("Planned"), [amount(p.path) for p in shown.points]),
        figures(words("Disbursed"), paid),
    )


def _millions(vnd: int | None) -> float | None:
    return None if vnd is None else vnd / MILLION


def _ratio(part: int, whole: int) -> Decimal:
    return Decimal(part) / whole
