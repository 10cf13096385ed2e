"""What units say in words in their reports: difficulties, causes, and what they ask for (docs/method.en.md: Words of reports).

Of each unit its newest report with words counts. Where the unit has sent a later report of the calendar that is silent, its
words still stand, and are said not to have been repeated: nobody has said that they were met.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.kept import REPORTS
from dashboard.domain.reported.observations import Narrative, Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.circles import circles
from dashboard.domain.verdicts.standing_targets import TargetStanding


@dataclass(frozen=True)
class UnitWords:
    """`sent` is the report that they stand in; `later` the unit's newest report, where that one no longer has words."""

    sent: Submission
    later: Period | None

    @property
    def words(self) -> Narrative:
        return self.sent.narrative

    @property
    def asks(self) -> bool:
        """Whether the unit's newest report proposes something."""
        return bool(self.words.recommendations) and self.later is None


def words_of_units(snapshot: Snapshot, period: Period, units: Collection[str] | None = None) -> tuple[UnitWords, ...]:
    """Up to `period`: those of the newest reports first, newest period first, offices before communes; of `units` alone
    where they are given.
    """
    lots = (
        snapshot.kept.of(
            (REPORTS,), circle.units, 13, ("words", period.code),
            lambda circle=circle: _words_of(snapshot, period, circle.units),  # type: ignore[misc]
        )
        for circle in circles(snapshot.plan)
    )  # fmt: skip
    unknown = tuple(unit for unit in snapshot.words_by_unit if unit not in snapshot.plan.unit_by_code)
    found = chain(*lots, _words_of(snapshot, period, unknown))
    wanted = (one for one in found if units is None or one.sent.unit in units)
    return tuple(sorted(wanted, key=lambda one: _order(snapshot.plan, one)))


def _words_of(snapshot: Snapshot, period: Period, units: tuple[str, ...]) -> tuple[UnitWords, ...]:
    """The words of some units, in any order."""
    told = [
        s for unit in units for s in snapshot.words_by_unit.get(unit, ())
        if s.status.counts and s.period.end <= period.end
    ]  # fmt: skip
    newest = {s.unit: s for s in sorted(told, key=lambda s: (s.period.order, s.received_at))}
    silent: dict[str, Period] = {}
    forms = {owed.form for owed in snapshot.plan.obligations}
    for sent in (s for unit in newest for s in snapshot.sent_by_unit[unit]):
        if sent.status.counts and not sent.narrative and sent.form in forms:
            last = silent.get(sent.unit, newest[sent.unit].period)
            if last.end < sent.period.end <= period.end:
                silent[sent.unit] = sent.period
    return tuple(UnitWords(sent, silent.get(unit)) for unit, sent in newest.items())


def _order(plan: Plan, one: UnitWords) -> tuple[bool, int, bool, int]:
    unit = plan.unit_by_code.get(one.sent.unit)
    commune = unit is not None and unit.level is UnitLevel.COMMUNE
    place = plan.unit_order.get(one.sent.unit, len(plan.units))
    return (one.later is not None, -one.sent.period.end.toordinal(), commune, place)


def units_of_project(snapshot: Snapshot, code: str) -> frozenset[str]:
    """Who leads a project or a part of it, and who reports its money."""
    plan, nodes = snapshot.plan, snapshot.plan.subtree(code)
    above = {code, *plan.ancestors(code)}
    leads = tuple(lead.unit for lead in plan.leads if lead.project in nodes or lead.project in above)
    reporters = {paid.reporter for paid in snapshot.disbursements if paid.project in nodes}
    return frozenset(plan.members(leads)) | reporters


def units_of_target(plan: Plan, t: TargetStanding) -> frozenset[str]:
    """Who leads a target, and who reports its figures."""
    return frozenset((*plan.members(t.target.leads), *plan.reporters_of(t.indicator)))
