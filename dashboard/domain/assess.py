"""From a snapshot to where everything stands at one period: the one door to all measures."""

from dashboard.domain.disbursement.lines import fund_totals, money_lines, year_totals
from dashboard.domain.disbursement.payments import payments
from dashboard.domain.disbursement.projects import projects, whole_programme
from dashboard.domain.periods import Period
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import reporting
from dashboard.domain.verdicts.gaps import gaps, needing_support
from dashboard.domain.verdicts.sentences import headline, unit_headline
from dashboard.domain.verdicts.standing import Standing, TargetStanding
from dashboard.domain.verdicts.target_standing import target_standing
from dashboard.domain.verdicts.tiers import counted, with_tiers


def assess(
    snapshot: Snapshot, period: Period, unit: str | None = None, boundaries: Boundaries = Boundaries.AS_REPORTED
) -> Standing:
    """Every target, money line and project of the plan at `period`.

    For a `unit` below the root: its own targets judged, and its figures beside the root's targets without a verdict.
    `boundaries`: whether the rows by commune go by the units of the period or by those that stand now.
    """
    plan = snapshot.plan
    speaks_of = unit or plan.root
    one = None if speaks_of == plan.root else speaks_of
    targets = tuple(target_standing(snapshot, target, period, one) for target in plan.targets)
    if one:
        targets = tuple(t for t in targets if _concerns(t, one))
    targets = with_tiers(targets)
    paid = payments(snapshot, period, one)
    lines = money_lines(paid)
    total = whole_programme(paid)
    own = counted(targets, speaks_of)
    found = gaps(snapshot, targets, period, boundaries) if not one else ()
    return Standing(
        snapshot=snapshot,
        period=period,
        unit=speaks_of,
        targets=targets,
        money=lines,
        projects=projects(paid),
        total=total,
        funds=fund_totals(plan, lines, paid.now),
        reporting=reporting(snapshot, period, speaks_of),
        gaps=found,
        needing_support=needing_support(plan, found),
        headline=unit_headline(plan.unit_by_code[one].name, total, targets, period)
        if one
        else headline(total, own, period),
        boundaries=boundaries,
        budget_years=year_totals(plan, lines, paid.now),
    )


def _concerns(standing: TargetStanding, unit: str) -> bool:
    """Whether a target has to do with a unit: a figure is expected there, or refused because it was divided, or it is its own."""
    figure = standing.figure
    return bool(figure.coverage.expected or figure.refused) or standing.target.unit == unit
