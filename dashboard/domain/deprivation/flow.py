"""Where poor households came from and went: the nine members of the flow, their identity, and how the years join."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_review import Review
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.reached import same_area

HOUSEHOLDS = "hộ"
FALLS = (ReviewRole.FLOW_TO_NEAR_POOR, ReviewRole.FLOW_OUT, ReviewRole.FLOW_OTHER_FALL)
RISES = (ReviewRole.FLOW_FROM_NEAR_POOR, ReviewRole.FLOW_RELAPSED, ReviewRole.FLOW_NEW, ReviewRole.FLOW_OTHER_RISE)
MEMBERS = (ReviewRole.FLOW_START, *FALLS, *RISES, ReviewRole.FLOW_END)

Amounts = dict[ReviewRole, Decimal | None]


@dataclass(frozen=True)
class FlowRow:
    """The nine members of one unit; None for one that was not reported. Of the near-poor, "near-poor" in a role is "poor"."""

    unit: str
    amounts: Amounts
    nil: frozenset[ReviewRole] = frozenset()  # members of which it was said that nothing happened: reckoned as nought

    @property
    def expected_end(self) -> Decimal | None:
        """start − to near-poor − out − other falls + from near-poor + relapsed + new + other rises; unreported ones add 0."""
        start = self.amounts.get(ReviewRole.FLOW_START)
        if start is None:
            return None
        less = sum((self.amounts.get(role) or Decimal(0) for role in FALLS), Decimal(0))
        more = sum((self.amounts.get(role) or Decimal(0) for role in RISES), Decimal(0))
        return start - less + more

    @property
    def difference(self) -> Decimal | None:
        """The end as reported − the end that follows; 0 where the identity holds, None where one of both is not known."""
        end, expected = self.amounts.get(ReviewRole.FLOW_END), self.expected_end
        return None if end is None or expected is None else end - expected

    @property
    def left_poverty(self) -> Decimal:
        """Households that became near-poor or rose above that line too."""
        return sum((self.amounts.get(role) or Decimal(0) for role in FALLS[:2]), Decimal(0))

    @property
    def relapse_rate(self) -> Decimal | None:
        """Relapsed households ÷ those that left poverty in the same period; None where none left (not applicable)."""
        relapsed = self.amounts.get(ReviewRole.FLOW_RELAPSED)
        return relapsed / self.left_poverty if relapsed is not None and self.left_poverty else None


@dataclass(frozen=True)
class Joint:
    """The start of this year beside the end of last year's; `units` are those where both are known and differ."""

    start: Decimal
    end_before: Decimal
    units: tuple[tuple[str, Decimal], ...]  # unit, start − end of last year

    @property
    def difference(self) -> Decimal:
        return self.start - self.end_before


@dataclass(frozen=True)
class Flow:
    """The flow of one group's households, or of their people, over `total.unit`."""

    group: str
    people: bool
    review: Period | None
    total: FlowRow
    rows: tuple[FlowRow, ...]
    figures: dict[ReviewRole, RolledUp]  # what `total` was made of, for coverage and cells
    joint: Joint | None  # None where last year's end is not known

    @property
    def failing(self) -> tuple[FlowRow, ...]:
        """Units whose identity does not hold: a warning, never a block (columns 4 and 8 are often left empty)."""
        return tuple(row for row in self.rows if row.difference)

    @property
    def preliminary(self) -> bool:
        return any(figure.preliminary for figure in self.figures.values())


def flow_of(
    snapshot: Snapshot, group: str, unit: str, period: Period, people: bool = False,
    boundaries: Boundaries = Boundaries.AS_REPORTED,
) -> Flow | None:  # fmt: skip
    """The flow of a group at the newest review by `period`; None where the plan has no such indicators."""
    members = members_of(snapshot.plan, group, people)
    if ReviewRole.FLOW_START not in members or ReviewRole.FLOW_END not in members:
        return None
    review = Review(snapshot, members.values(), unit, period, boundaries)
    rows = tuple(_row(code, {role: review.of_unit(i, code) for role, i in members.items()}) for code in review.units)
    figures = {role: review.total(indicator).figure for role, indicator in members.items()}
    total = _row(unit, figures)
    return Flow(group, people, review.period, total, rows, figures, _joint(snapshot, group, people, rows))


def members_of(plan: Plan, group: str, people: bool) -> dict[ReviewRole, Indicator]:
    """The indicators of one group's flow by their role, of its households or of their people."""
    by_role: dict[ReviewRole, Indicator] = {}
    for i in plan.indicators:
        if i.role in MEMBERS and i.group == group and (i.unit_of_measure.casefold() != HOUSEHOLDS) == people:
            by_role.setdefault(i.role, i)
    return {role: by_role[role] for role in MEMBERS if role in by_role}


def _row(unit: str, figures: Mapping[ReviewRole, RolledUp]) -> FlowRow:
    nil = frozenset(role for role, figure in figures.items() if figure.why is Absence.NIL)
    return FlowRow(unit, {role: _amount(figure) for role, figure in figures.items()}, nil)


def _amount(figure: RolledUp) -> Decimal | None:
    return Decimal(0) if figure.absence is Absence.NIL else figure.amount


def _joint(snapshot: Snapshot, group: str, people: bool, rows: tuple[FlowRow, ...]) -> Joint | None:
    """Over the units whose start is known, and last year's end of the same area; if they differ, a correction or a mistake."""
    ends = _ends_before(snapshot, group, people, tuple(row.unit for row in rows))
    both = [
        (row.unit, start, end)
        for row in rows
        if (start := row.amounts.get(ReviewRole.FLOW_START)) is not None and (end := ends.get(row.unit)) is not None
    ]
    if not both:
        return None
    differing = tuple((code, start - end) for code, start, end in both if start != end)
    return Joint(
        sum((start for _, start, _ in both), Decimal(0)), sum((end for _, _, end in both), Decimal(0)), differing
    )


def _ends_before(snapshot: Snapshot, group: str, people: bool, units: tuple[str, ...]) -> dict[str, Decimal | None]:
    """How each unit's area ended last year, under whatever codes it stood then; None unless all of it reported that."""
    before = snapshot.before
    members = members_of(before.plan, group, people) if before else {}
    end = members.get(ReviewRole.FLOW_END)
    if before is None or end is None:
        return {}
    review = Review(before, members.values(), before.plan.root, Period(before.plan.year, PeriodKind.YEAR))
    ends: dict[str, Decimal | None] = {}
    for unit in units:
        amounts = [_amount(review.of_unit(end, code)) for code in same_area(snapshot.plan, unit, before.plan)]
        known = [amount for amount in amounts if amount is not None]
        ends[unit] = sum(known, Decimal(0)) if known and len(known) == len(amounts) else None
    return ends
