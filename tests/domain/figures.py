"""Snapshots for tests of the measures: a plan, and figures as if everybody had reported them."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.plan import BudgetYear, Plan
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.sentences.targets import target_statement
from dashboard.domain.verdicts.rollup import subjects
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.target_standing import target_standing

HERE = Place("Chỉ tiêu", "G5")


def observed(indicator: str, subject: str, period: str, value: object = None, **over: object) -> Observation:
    """A figure of one unit; `value` may be a number, a "n/d" text, or an Absence."""
    numbers: dict[str, object] = {}
    if isinstance(value, Absence):
        numbers = {"absence": value}
    elif isinstance(value, str) and "/" in value:
        above, below = value.split("/")
        numbers = {"numerator": Decimal(above), "denominator": Decimal(below)}
    elif value is not None:
        numbers = {"value": Decimal(str(value))}
    return Observation(subject, subject, Source.OWN_REPORT, indicator, Period.parse(period), HERE, **(numbers | over))  # type: ignore[arg-type]


def paid(
    project: str, subject: str, period: str, vnd: int, fund: str = "NSTW", year: BudgetYear = 2024, **over: object
) -> Disbursement:
    """Cumulative money of one unit on one line."""
    return Disbursement(
        subject, subject, Source.OWN_REPORT, project, fund, year, Period.parse(period), HERE, vnd, **over  # type: ignore[arg-type]
    )  # fmt: skip


def knowing(plan: Plan, *observations: Observation, money: tuple[Disbursement, ...] = ()) -> Snapshot:
    return Snapshot(1, None, plan, 1, observations, money)


def with_target(plan: Plan, id: str, **over: object) -> Plan:
    """The plan with one target's fields replaced, as a new plan version would have them."""
    return replace(plan, targets=tuple(replace(t, **over) if t.id == id else t for t in plan.targets))  # type: ignore[arg-type]


def everybody(plan: Plan, target: str, period: str, figure: str) -> TargetStanding:
    """How a target stands when its units together report `figure` ("150", "745/1000" or the words of a state)."""
    wanted = next(t for t in plan.targets if t.id == target)
    indicator = plan.indicator_by_code[wanted.indicator]
    units = subjects(plan, indicator, wanted.unit, Period.parse(period))
    if indicator.measure is Measure.QUALITATIVE:
        rows = [observed(indicator.code, units[0], period, text=figure)]
    else:
        nothing = "0/0" if "/" in figure else "0"
        rows = [observed(indicator.code, unit, period, figure if unit == units[0] else nothing) for unit in units]
    standing = target_standing(knowing(plan, *rows), wanted, Period.parse(period))
    return replace(standing, statement=target_statement(standing, plan))
