"""From a snapshot to where everything stands at one period: the one door to all measures."""

from dataclasses import replace

from dashboard.domain.disbursement.lines import fund_totals, money_lines, year_totals
from dashboard.domain.disbursement.payments import Payments, payments
from dashboard.domain.disbursement.projects import projects_at, whole_programme
from dashboard.domain.periods import Period
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.of_period import reporting
from dashboard.domain.sentences.carried_over import carried_statement
from dashboard.domain.sentences.headlines import headline, unit_headline
from dashboard.domain.sentences.money import estimate_statement, project_name, project_statement
from dashboard.domain.sentences.targets import target_statement
from dashboard.domain.verdicts.gaps import compared, needing_support
from dashboard.domain.verdicts.provisional import with_provisional
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.target_standing import target_standing
from dashboard.domain.verdicts.tiers import counted, with_tiers


def assess(
    snapshot: Snapshot, period: Period, unit: str | None = None, boundaries: Boundaries = Boundaries.AS_REPORTED
) -> Standing:
    """Every target, money line and project of the plan at `period`, with what is said of each.

    For a `unit` below the root: its own targets judged, and its figures beside the root's targets without a verdict.
    `boundaries`: whether the rows by commune go by the units of the period or by those that stand now.
    """
    plan = snapshot.plan
    below = None if unit in (None, plan.root) else unit
    targets = targets_at(snapshot, period, below)
    paid = payments(snapshot, period, below)
    lines = money_lines(paid)
    projects = tuple(_stated(p, paid) for p in projects_at(paid))
    total = _stated(whole_programme(paid, projects), paid)
    communes = () if below else compared(snapshot, targets, period, boundaries)
    return Standing(
        snapshot=snapshot,
        period=period,
        unit=below or plan.root,
        targets=targets,
        money=lines,
        projects=projects,
        total=total,
        funds=fund_totals(plan, lines, paid.now),
        reporting=reporting(snapshot, period, below or plan.root),
        compared=communes,
        needing_support=needing_support(plan, communes),
        headline=unit_headline(plan.unit_by_code[below].name, total, targets, period)
        if below
        else headline(total, counted(targets, plan.root), period),
        boundaries=boundaries,
        budget_years=year_totals(plan, lines, paid.now),
    )


def targets_at(snapshot: Snapshot, period: Period, unit: str | None = None) -> tuple[TargetStanding, ...]:
    """Every target of the plan at `period`; for a `unit` below the root those that concern it."""
    plan = snapshot.plan
    targets = (replace(target, tier=plan.tier_of(target)) for target in plan.targets)
    standings = tuple(target_standing(snapshot, target, period, unit) for target in targets)
    if unit:
        standings = tuple(s for s in standings if _concerns(s, unit))
    known = with_provisional(snapshot, with_tiers(standings), period)
    return tuple(replace(s, statement=target_statement(s, plan)) for s in known)


def _stated(standing: ProjectStanding, paid: Payments) -> ProjectStanding:
    of_unit, carried = paid.unit is not None, standing.carried_over
    if carried is not None:
        said = carried_statement(carried, project_name(standing), paid.plan, paid.period, of_unit)
        standing = replace(standing, carried_over=replace(carried, statement=said))
    if standing.estimate is not None:
        told = replace(standing.estimate, statement=estimate_statement(standing, standing.estimate))
        standing = replace(standing, estimate=told, provisional=told if standing.provisional else None)
    statement = project_statement(standing, paid.plan, paid.period, of_unit)
    return replace(standing, statement=statement)


def _concerns(standing: TargetStanding, unit: str) -> bool:
    """Whether a target has to do with a unit: a figure is expected there, or refused because it was divided, or it is its own."""
    figure = standing.figure
    return bool(figure.coverage.expected or figure.refused) or standing.target.unit == unit
