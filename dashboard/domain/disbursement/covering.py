"""Whether enough of a period's money was reported for a verdict: who is due to report each line, and who did.

Lines are weighed by their amounts, for nineteen communes may report a tenth of the money and two offices the rest: that the
communes have reported says little of the whole. Of one line its reporters count alike.

Example: DA2 (9.000 triệu, one office) and DA7 (1.000 triệu, one office and 19 communes). The communes alone reported: of DA7
95%, of DA2 nothing, of the whole 9,5%.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.disbursement.allocated import Line
from dashboard.domain.disbursement.same_money import family, same_money
from dashboard.domain.disbursement.spent import LineRows, Spent
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import belongs
from dashboard.domain.verdicts.parts import Coverage


@dataclass(frozen=True)
class MoneyCoverage:
    """The units that are due and those that reported, and which part of the money, 0 to 1, these speak for."""

    units: Coverage
    share: Decimal

    def is_enough(self, least: Decimal) -> bool:
        return self.share >= least


def money_coverage(
    plan: Plan, lines: Iterable[Line], paid: Spent, period: Period, tellers_only: bool = False
) -> MoneyCoverage:
    """Of `lines`, with what was `paid` of their money by the end of `period`.

    `tellers_only`: whoever has reported such money this year is due, for a report need not hold a line of it.
    """
    fresh_from = _fresh_from(plan, period)
    weight = covered = Decimal(0)
    expected: dict[str, None] = {}
    reported: dict[str, None] = {}
    alike = list[Decimal]()  # of each line, for where no amount weighs them
    for line in lines:
        related = family(plan, line.project)
        mine = [some for some in paid.lines if some.project in related and same_money(plan, line, some)]
        due = _due(plan, line.project, mine, period, tellers_only)
        tellers = frozenset().union(*(some.tellers(fresh_from) for some in mine))
        answered = _answered(plan, due, tellers)
        expected |= dict.fromkeys(due)
        reported |= dict.fromkeys(answered)
        part = Decimal(len(answered)) / len(due) if due else Decimal(0)
        alike.append(part)
        weight += abs(line.amount_vnd or 0)
        covered += part * abs(line.amount_vnd or 0)
    share = covered / weight if weight else sum(alike, Decimal(0)) / len(alike) if alike else Decimal(0)
    order = plan.unit_order.__getitem__
    return MoneyCoverage(Coverage(tuple(sorted(expected, key=order)), tuple(sorted(reported, key=order))), share)


def due_units(plan: Plan, project: str, period: Period) -> tuple[str, ...]:
    """Who is to report the money of a node: those named on it or below it, else on the nearest node above.

    Of those the ones whom the calendar asks for a report of the period, where it asks any of them.
    """
    key = ("due units", project, period.code)
    if key not in plan.made:
        plan.made[key] = _due_units(plan, project, period)
    due: tuple[str, ...] = plan.made[key]
    return due


def _due_units(plan: Plan, project: str, period: Period) -> tuple[str, ...]:
    below = plan.subtree(project)
    named = [lead for lead in plan.leads if lead.project in below]
    for above in plan.ancestors(project):
        named = named or [lead for lead in plan.leads if lead.project == above]
    upper = {above for lead in named for above in plan.ancestors(lead.project)}  # their money is reported below
    units = plan.members(tuple(lead.unit for lead in named if lead.project not in upper), period.end)
    asked = set(plan.members(tuple(u for o in plan.obligations if o.period == period for u in o.reporters), period.end))
    return tuple(unit for unit in units if unit in asked) or units


def _due(
    plan: Plan, project: str, lines: Iterable[LineRows], period: Period, tellers_only: bool
) -> tuple[str, ...]:  # fmt: skip
    """Those named; where only others have ever reported the line's money, these: an office may report for all of them."""
    named = due_units(plan, project, period)
    tellers = tuple(dict.fromkeys(subject for line in lines for subject in line.of_subject))
    if tellers and tellers_only:
        return tellers
    if not tellers or _answered(plan, named, frozenset(tellers)):
        return named
    return tellers


def _answered(plan: Plan, units: tuple[str, ...], tellers: frozenset[str]) -> list[str]:
    """The units that one of `tellers` speaks for; most speak for themselves alone."""
    wider = bool(plan.successions) or not tellers.isdisjoint(plan.territory.separate_areas[1])
    return [unit for unit in units if unit in tellers or (wider and _is_told(plan, unit, tellers))]


def _is_told(plan: Plan, unit: str, tellers: frozenset[str]) -> bool:
    """Whether one of `tellers` speaks for the unit; only of related units that could be."""
    return any(_speaks_for(plan, teller, unit) for teller in tellers & plan.related(unit))


def _speaks_for(plan: Plan, subject: str, unit: str) -> bool:
    """Whether money of `subject` is that of `unit` too: its own, of an area above it, or over a merger or division."""
    if subject == unit or unit in plan.below(subject):
        return True
    return bool(plan.successions) and belongs(plan, subject, frozenset({unit})) != 0


def _fresh_from(plan: Plan, period: Period) -> int:
    """The month that a figure must be of: December's stand at the 13th point where the calendar asks for none of January."""
    settled = period.last_month == 13 and not any(o.period == period for o in plan.obligations)
    return 12 if settled else period.last_month
