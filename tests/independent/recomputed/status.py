"""The whole status of one unit at one month, under the names that `giamngheo status --json` prints."""

from tests.independent.recomputed import calendar, money
from tests.independent.recomputed.figures import units_of
from tests.independent.recomputed.plan import Target
from tests.independent.recomputed.reports import Office
from tests.independent.recomputed.targets import Printed, period, target_status


def status(office: Office, month: int, unit: str | None = None) -> Printed:
    """Exact fractions where the program prints decimals in strings; everything else as printed."""
    plan = office.plan
    of = unit or plan.root
    targets = [target_status(office, target, of, month) for target in plan.targets if shown(office, target, of)]
    lines = money.lines(office, of, month)
    gaps = calendar.gaps(office, month, targets) if of == plan.root else []
    return {
        "programme": plan.programme,
        "year": plan.year,
        "period": period(plan, month),
        "unit": of,
        "targets": targets,
        "money": lines,
        "projects": money.projects(office, of, month),
        "totals": money.whole(office, of, month) | {"by_fund": money.by_fund(plan, lines, office, of, month)},
        "reporting": calendar.reporting(office, of, month),
        "gaps": gaps,
        "needing_support": calendar.needing_support(plan, gaps),
    }


def shown(office: Office, target: Target, unit: str) -> bool:
    """A unit below the plan's own sees the targets that it reports on."""
    return unit in (office.plan.root, target.unit) or bool(
        units_of(office, office.plan.indicators[target.indicator], unit)
    )
