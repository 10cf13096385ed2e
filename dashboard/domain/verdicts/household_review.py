"""One review of poor households read out of a snapshot: whose figures it has, and preliminary ones beside the official."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.plan.pieces import pieces_at
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries, row_units
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import Coverage, RolledUp
from dashboard.domain.verdicts.rollup import rolled_up

_TERRITORY = (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE)
_OFTEN_EMPTY = (  # members of the flow that an office leaves out where there is nothing to report
    ReviewRole.FLOW_TO_NEAR_POOR, ReviewRole.FLOW_OUT, ReviewRole.FLOW_OTHER_FALL,
    ReviewRole.FLOW_FROM_NEAR_POOR, ReviewRole.FLOW_RELAPSED, ReviewRole.FLOW_NEW, ReviewRole.FLOW_OTHER_RISE,
)  # fmt: skip


@dataclass(frozen=True)
class ReviewFigure:
    """A figure as it stands. `first` is the preliminary one of the same review where the official one is known too."""

    figure: RolledUp
    first: RolledUp | None = None

    @property
    def difference(self) -> Decimal | None:
        """Official − preliminary; a fraction of shares."""
        if self.first is None or self.first.amount is None or self.figure.amount is None:
            return None
        return self.figure.amount - self.first.amount


@dataclass(frozen=True)
class NewerReview:
    """A review after the one that is shown, of which too little is known: the units that have sent something of it."""

    period: Period
    coverage: Coverage


class Review:
    """The figures of some indicators at the review that stands by `period`, rolled up over all that `unit` is made of.

    That is the newest that was due or that is whole, so one early report does not flip it
    (docs/method.en.md: Poverty and deprivation).
    """

    def __init__(
        self, snapshot: Snapshot, indicators: Iterable[Indicator], unit: str | tuple[str, ...], period: Period,
        boundaries: Boundaries = Boundaries.AS_REPORTED,
    ) -> None:  # fmt: skip
        self.plan, self.area = snapshot.plan, (unit,) if isinstance(unit, str) else unit
        measured = {indicator.code: indicator for indicator in indicators}
        reported = [
            o for code in measured for o in snapshot.observations_by_indicator.get(code, ())
            if o.period.year == period.year and o.period.last_month <= period.last_month and not o.estimate
        ]  # fmt: skip
        self._snapshot, self._boundaries = snapshot, boundaries
        self._reported = reported
        self.all = self._standing(measured, reported)
        self.period = max((o.period for o in self.all), key=lambda p: p.order, default=None)
        self.at = self.period or period
        self.units = self._units(self.at)
        self._whole = {False: self._of(self.all), True: self._of(o for o in self.all if o.preliminary)}

    @property
    def newer(self) -> NewerReview | None:
        """The newest review that has begun and does not stand yet; None where the newest is the one that is shown."""
        shown = self.period.last_month if self.period else 0
        later = [o for o in self._reported if o.period.last_month > shown]
        if not later:
            return None
        newest = max((o.period for o in later), key=lambda p: p.order)
        answers = self._answers([o for o in later if o.period.last_month == newest.last_month])
        units, told = self._units(newest), {unit for _, unit in answers}
        return NewerReview(newest, Coverage(units, tuple(code for code in units if code in told)))

    def _units(self, at: Period) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(code for unit in self.area for code in leaves(self.plan, unit, at, self._boundaries))
        )

    def _standing(self, measured: dict[str, Indicator], reported: list[Observation]) -> list[Observation]:
        """The figures of the newest review that was due, or is whole; before there is one, of that of which most is reported."""
        reviews: dict[int, list[Observation]] = {}
        for o in sorted(reported, key=lambda o: o.period.last_month):
            reviews.setdefault(o.period.last_month, []).append(o)
        if len(reviews) < 2:
            return reported
        due = {month for indicator in measured.values() for month in indicator.due_months}
        needed = {o.indicator for o in reported if measured[o.indicator].role not in _OFTEN_EMPTY}
        for earlier, month in reversed([*pairwise((0, *reviews))]):
            if any(earlier < m <= month for m in due) or self._whole_review(reviews[month], needed):
                return reviews[month]
        return max(reversed(reviews.values()), key=lambda some: len(self._answers(some)), default=[])

    def _whole_review(self, reported: list[Observation], needed: set[str]) -> bool:
        """Whether every unit reported all that is needed, or none anything and the area's own line does."""
        answers = self._answers(reported)
        standing = pieces_at(self.plan, self._units(reported[0].period), reported[0].period).shares
        reporters = standing if any(unit in standing for _, unit in answers) else self.area
        return bool(reporters) and all((code, unit) in answers for code in needed for unit in reporters)

    def _answers(self, reported: list[Observation]) -> set[tuple[str, str]]:
        """Indicator and unit of all that the area, or what it is made of, reported at one review."""
        mine = {*pieces_at(self.plan, self._units(reported[0].period), reported[0].period).asked, *self.area}
        silent = (Absence.NOT_REPORTED, Absence.NOT_DUE)
        return {(o.indicator, o.subject) for o in reported if o.subject in mine and o.absence not in silent}

    def _of(self, observations: Iterable[Observation]) -> Snapshot:
        return self._snapshot.of_results(tuple(observations))

    def total(self, indicator: Indicator) -> ReviewFigure:
        """Over all units; where none of them reported anything, the area's own figure."""
        figure = self._over(indicator, preliminary=False)
        mine = [o for o in self.all if o.indicator == indicator.code]
        both = any(o.preliminary for o in mine) and any(not o.preliminary for o in mine)
        return ReviewFigure(figure, self._over(indicator, preliminary=True) if both else None)

    def _over(self, indicator: Indicator, preliminary: bool) -> RolledUp:
        figure = rolled_up(self._whole[preliminary], indicator, self.units, self.at)
        if figure.parts or self.units == self.area:
            return figure
        own = rolled_up(self._whole[preliminary], indicator, self.area, self.at)
        return own if own.parts else figure

    def of_unit(self, indicator: Indicator, unit: str) -> RolledUp:
        """One unit's figure."""
        return rolled_up(self._whole[False], indicator, (unit,), self.at)


def leaves(plan: Plan, unit: str, period: Period, boundaries: Boundaries = Boundaries.AS_REPORTED) -> tuple[str, ...]:
    """The territorial units that `unit` is made of, communes where there are any; else itself.

    As reported those that stand at the end of `period`, else those that stand now.
    """
    below, levels = plan.below(unit), _levels(plan)
    territory = tuple(u.code for u in plan.units if u.code in below and u.level in levels)
    mine = [plan.unit_by_code[code] for code in row_units(plan, territory, boundaries, period.end)]
    above = {u.parent for u in mine}
    return tuple(u.code for u in mine if u.code not in above) or (unit,)


def _levels(plan: Plan) -> tuple[UnitLevel, ...]:
    """The plan's own area counts where its units send reviews: villages that only stand in a list hold no figure of their own."""
    send = {code for indicator in plan.indicator_of_role.values() for code in plan.reporters_of(indicator)}
    told = any(plan.unit_by_code[code].level is plan.area_level for code in send)
    return (*_TERRITORY, plan.area_level) if told else _TERRITORY


def of_role(plan: Plan, role: ReviewRole, group: str = "") -> Indicator | None:
    """The plan's indicator of that role, of that group where one is named."""
    return next((i for i in plan.indicators if i.role is role and (not group or i.group in ("", group))), None)
