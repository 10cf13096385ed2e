"""What came of the reports that some units owe: kept, report by report, until one of these units sends another one.

A circle is some units of the plan with all that they owe over the year. A calendar of a thousand communes is put together of
circles, and a report of one commune makes anew what its own circle sent for the report's month.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.kept import MONEY, REPORTS, Topics
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import on_time, owed_by
from dashboard.domain.reporting.discharged import Discharge, OnHand

_UNITS = 24  # of a circle: few enough to be looked through anew, and the circles few enough to be joined


def by_deadline(plan: Plan) -> tuple[Obligation, ...]:
    """The plan's obligations, the earliest deadline first: the number of one is its place here."""
    return tuple(sorted(plan.obligations, key=lambda o: o.due_before))


@dataclass(frozen=True)
class Circle:
    """Some units in the plan's order; `owing`: of each obligation, by its number, those of them that owe it."""

    units: tuple[str, ...]
    owing: tuple[tuple[str, ...], ...]
    owed: tuple[Obligation, ...]  # `by_deadline`

    @cached_property
    def first_asked(self) -> tuple[tuple[str, ...], ...]:
        """`owing` with each report under the earliest of its deadlines alone."""
        asked: set[tuple[str, str, Period]] = set()
        found = []
        for obligation, units in zip(self.owed, self.owing, strict=True):
            new = tuple(unit for unit in units if (unit, obligation.form, obligation.period) not in asked)
            asked.update((unit, obligation.form, obligation.period) for unit in new)
            found.append(new)
        return tuple(found)

    @cached_property
    def asked(self) -> frozenset[tuple[str, str, Period]]:
        """The reports that are owed: unit, form, period."""
        return frozenset(
            (unit, o.form, o.period) for o, units in zip(self.owed, self.owing, strict=True) for unit in units
        )


def circles(plan: Plan) -> tuple[Circle, ...]:
    """All units of the plan, some at a time."""
    key = "circles of reports"
    if key not in plan.made:
        owed = by_deadline(plan)
        owing = [(frozenset(owed_by(plan, o))) for o in owed]
        codes = tuple(unit.code for unit in plan.units)
        lots = (codes[start : start + _UNITS] for start in range(0, len(codes), _UNITS))
        plan.made[key] = tuple(
            Circle(lot, tuple(tuple(code for code in lot if code in units) for units in owing), owed) for lot in lots
        )
    made: tuple[Circle, ...] = plan.made[key]
    return made


def topics(plan: Plan) -> Topics:
    """What a report is of: any figure, and the report itself."""
    if "topics of reports" not in plan.made:
        plan.made["topics of reports"] = (*plan.indicator_by_code, MONEY, REPORTS)
    found: Topics = plan.made["topics of reports"]
    return found


@dataclass(frozen=True)
class Came:
    """What came of one obligation from the units of a circle that owe it."""

    by_unit: Mapping[str, Discharge]
    reported: tuple[str, ...]
    late: tuple[str, ...]
    partly: tuple[str, ...]


def came(snapshot: Snapshot, circle: Circle, number: int) -> Came:
    """Of the obligation of that number, approved or not; kept until something of it comes or goes."""
    snapshot = snapshot.as_sent
    obligation = circle.owed[number]
    return snapshot.kept.of(
        topics(snapshot.plan), circle.units, obligation.period.last_month, ("came", number),
        lambda: came_from(snapshot, obligation, circle.owing[number]),
    )  # fmt: skip


def came_from(snapshot: Snapshot, obligation: Obligation, units: tuple[str, ...]) -> Came:
    """What came of one obligation from some units that owe it."""
    on_hand = OnHand(snapshot)
    come = {unit: on_hand.discharge(obligation, unit) for unit in units}
    return Came(
        come,
        tuple(unit for unit, found in come.items() if found.came),
        tuple(unit for unit, found in come.items() if found.came and _late(snapshot.plan, found, obligation)),
        tuple(unit for unit, found in come.items() if found.partly),
    )


def _late(plan: Plan, found: Discharge, obligation: Obligation) -> bool:
    return found.submission is not None and not on_time(plan, found.submission, obligation)


def apart(snapshot: Snapshot) -> tuple[Submission, ...]:
    """Counting reports that nobody owes and that hold nothing of what is owed, in the order of their arrival."""
    snapshot = snapshot.as_sent
    plan, all_circles = snapshot.plan, circles(snapshot.plan)
    found = [
        sent
        for circle in all_circles
        for sent in snapshot.kept.of(
            topics(plan), circle.units, 13, "apart",
            lambda circle=circle: _apart(snapshot, circle.units, circle.asked),  # type: ignore[misc]
        )
    ]  # fmt: skip
    unknown = tuple(unit for unit in snapshot.sent_by_unit if unit not in plan.unit_by_code)
    found += _apart(snapshot, unknown, frozenset())
    return tuple(sorted(found, key=lambda sent: sent.id))


def _apart(
    snapshot: Snapshot, units: tuple[str, ...], asked: frozenset[tuple[str, str, Period]]
) -> tuple[Submission, ...]:
    on_hand = OnHand(snapshot)
    return tuple(
        s
        for unit in units
        for s in snapshot.sent_by_unit.get(unit, ())
        if s.status.counts
        and (s.unit, s.form, s.period) not in asked
        and not on_hand.used(s, snapshot.plan.obligations)
    )
