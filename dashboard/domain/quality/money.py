"""Faults of reported money: each amount by itself and beside the earlier ones of its line."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.disbursement.allocated import lines_on
from dashboard.domain.disbursement.areas import month_areas
from dashboard.domain.messages import Figure, FigureKind, Param
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.plan import NOT_SPLIT, Plan
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding, QualityCode, unit_name
from dashboard.domain.quality.outliers import LEAST_MONEY, Oddity, jumps
from dashboard.domain.quality.series import Moment, money_at, money_moments
from dashboard.domain.reported.observations import Disbursement, Source

_OUT_OF = 4  # a rise is a jump only from a quarter of what the line was given
_MILLION = 1_000_000  # đồng: the coarsest unit in which offices write money


def money_findings(figures: Figures) -> Iterator[Finding]:
    """Every fault of the amounts that are asked about, each line by itself."""
    plan = figures.snapshot.plan
    for d in figures.disbursements:
        if d.advance_vnd is not None and d.advance_vnd > (d.cumulative_vnd or 0):
            of = dong(d.cumulative_vnd or 0)
            yield money_finding(plan, QualityCode.ADVANCE_OVER_DISBURSED, d, advance=dong(d.advance_vnd), figure=of)
    for moment in money_moments(figures):
        finding = _against_earlier(plan, moment)
        if finding is not None:
            yield finding
        elif moment.stands_still:
            yield money_finding(plan, QualityCode.MONEY_STANDS_STILL, moment.figure, count=moment.same)
        yield from _month_differs(figures, moment)


def dong(amount: int | Decimal) -> Figure:
    """An amount in đồng, written to the đồng."""
    return Figure(Decimal(amount), FigureKind.MONEY, places=6)


def money_finding(plan: Plan, code: QualityCode, d: Disbursement, **params: Param) -> Finding:
    """A finding about one amount; who reported it has to explain it."""
    named: dict[str, Param] = {
        "name": project_name(plan, d.project), "unit": unit_name(plan, d.subject), "period": d.period
    }  # fmt: skip
    if d.cumulative_vnd is not None:
        named["figure"] = dong(d.cumulative_vnd)
    detail = "·".join((d.fund, str(d.budget_year), "" if d.source is Source.OWN_REPORT else d.source.value)).rstrip("·")
    return Finding(
        code, d.subject, d.project, d.reporter, named | params, detail, d.period, d.submission, d.place
    )  # fmt: skip


def project_name(plan: Plan, project: str) -> str:
    """A project's code and what it is called."""
    known = plan.project_by_code.get(project)
    return f"{project} {known.label}" if known else project


def _against_earlier(plan: Plan, moment: Moment[Disbursement]) -> Finding | None:
    """The plainest thing that is odd about an amount: one finding, not four about one slip."""
    if moment.last is None or moment.before is None:
        return None
    last, now, d = moment.before, moment.amount, moment.figure
    before: dict[str, Param] = {"before": dong(last), "since": moment.last.period}
    given = given_to(plan, d)
    odd = moment.oddity(max(LEAST_MONEY, Decimal(given) / 10), cumulative=True)
    if now < last:
        return replace(money_finding(plan, QualityCode.MONEY_FALLS, d, **before), oddity=odd)
    if jumps(now, last, Decimal(1)) and (now - last) * _OUT_OF > given:
        odd = replace(odd or Oddity(), factor=now / last)
        return replace(money_finding(plan, QualityCode.MONEY_JUMP, d, **before), oddity=odd)
    if odd is None or odd.z is None or odd.median is None:
        return None
    usual: dict[str, Param] = {"z": round(odd.z, 1), "median": dong(odd.median), "count": odd.count}
    return replace(money_finding(plan, QualityCode.MONEY_OUTLIER, d, now=dong(odd.now), **usual), oddity=odd)


def given_to(plan: Plan, d: Disbursement) -> int:
    """What the money of an amount's line was given by its day, in đồng: at its node, or the nearest one above it whose
    amount is known; 0 where nobody knows.
    """
    key = ("given to", *d.line, d.period.end)
    if key not in plan.made:  # asked for each amount of a year
        plan.made[key] = _given_to(plan, d)
    given: int = plan.made[key]
    return given


def _given_to(plan: Plan, d: Disbursement) -> int:
    lines = [line for line in lines_on(plan, d.period.end) if line.budget_year == d.budget_year]
    for node in (d.project, *plan.ancestors(d.project)):
        amounts = [
            line.amount_vnd
            for line in lines
            if line.project == node and line.amount_vnd is not None
            and (line.fund == d.fund or NOT_SPLIT in (line.fund, d.fund))
        ]  # fmt: skip
        if amounts:
            return sum(amounts)
    return 0


def _month_differs(figures: Figures, moment: Moment[Disbursement]) -> Iterator[Finding]:
    """What the month brought as reported, beside what the cumulative amounts say; only where the month before is known.

    They may differ by the rounding of what was written: half a unit of the last digit of each amount. In the month of a merger
    or division both are of all the units that became one another, and said once.
    """
    plan, d = figures.snapshot.plan, moment.figure
    if d.in_month_vnd is None or d.period.kind is not PeriodKind.MONTH:
        return
    area = month_areas(plan, (d.subject,), d.period.last_month)[d.subject]
    if area.before == area.now:
        if not _follows(d.period, moment.last):
            return
        now, then = [d], [moment.last] if moment.last else []
    else:
        first = min(area.now, key=lambda code: plan.unit_order.get(code, 0))
        month = d.period.last_month
        now = [row for code in area.now if (row := money_at(figures, d, code, month))]
        then = [row for code in area.before if (row := money_at(figures, d, code, month - 1))]
        if d.subject != first or len(now) < len(area.now) or len(then) < len(area.before):
            return
    reported = [row.in_month_vnd for row in now if row.in_month_vnd is not None]
    amounts = [row.cumulative_vnd or 0 for row in (*now, *then)]
    if len(reported) < len(now):
        return
    derived = sum(row.cumulative_vnd or 0 for row in now) - sum(row.cumulative_vnd or 0 for row in then)
    if abs(derived - sum(reported)) > sum(map(_rounding, (*reported, *amounts))):
        code = QualityCode.MONTH_DIFFERS
        yield money_finding(plan, code, d, reported=dong(sum(reported)), derived=dong(derived))


def _follows(period: Period, last: Disbursement | None) -> bool:
    """Whether nothing lies between two amounts; a year begins at nothing."""
    return period.last_month == (last.period.last_month if last else 0) + 1


def _rounding(amount: int) -> Decimal:
    """Half a unit of the last digit that was written, in đồng; of whole millions half a million."""
    unit = 1
    while unit < _MILLION and amount % (unit * 10) == 0:
        unit *= 10
    return Decimal(unit) / 2 if unit > 1 else Decimal(0)
