"""Money beside what others say of it: what its line was given, and what Kho bạc has confirmed."""

from collections.abc import Iterator

from dashboard.domain.disbursement.allocated import Line, amount, lines_on
from dashboard.domain.disbursement.flows import Rows, of_the_same_money
from dashboard.domain.disbursement.spending import spent
from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.money import dong, project_name
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.reported.snapshot import Snapshot


def over_allocated(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """Money of which everybody together disbursed more than was given by the end of `period`, adjustments included."""
    plan, paid = snapshot.plan, spent(snapshot, period)
    by_node: dict[tuple[str, BudgetYear], list[Line]] = {}
    for line in lines_on(plan, period.end):
        by_node.setdefault((line.project, line.budget_year), []).append(line)
    for (project, year), lines in by_node.items():
        rows = tuple(row for row in paid.of(plan.subtree(project)).rows if row.budget_year == year)
        funds = {line.fund for line in lines}
        unsplit = NOT_SPLIT in funds or any(
            row.fund == NOT_SPLIT for row in rows
        )  # then only the whole can be compared
        for fund in [NOT_SPLIT] if unsplit else sorted(funds):
            mine = tuple(row for row in rows if unsplit or row.fund == fund)
            given = amount(line for line in lines if unsplit or line.fund == fund)
            total = sum(row.cumulative_vnd or 0 for row in mine)
            if given is not None and total > given:
                params: dict[str, Param] = {"figure": dong(total), "given": dong(given)}
                yield _over(plan, project, f"{fund}·{year}", period, mine, params)


def _over(plan: Plan, project: str, line: str, period: Period, rows: Rows, params: dict[str, Param]) -> Finding:
    """The unit that reported most has to explain first."""
    most = max(rows, key=lambda row: row.cumulative_vnd or 0)
    named: dict[str, Param] = {"name": project_name(plan, project), "period": period}
    return Finding(
        QualityCode.DISBURSED_OVER_ALLOCATED, plan.root, project, most.reporter, named | params, line, period,
        most.submission, most.place,
    )  # fmt: skip


def treasury_differs(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """Kho bạc's amounts that are not what the units reported of the same money, for the same period."""
    plan = snapshot.plan
    by_period: dict[Period, Rows] = {}
    for confirmed in snapshot.disbursements:
        when = confirmed.period
        if confirmed.source is not Source.TREASURY or confirmed.cumulative_vnd is None or when > period:
            continue
        if when not in by_period:
            by_period[when] = spent(snapshot, when).rows
        same = of_the_same_money(plan, by_period[when], confirmed)
        if not same or any(row.period != when for row in same):
            continue  # an older figure of a silent unit says nothing of this period
        total = sum(row.cumulative_vnd or 0 for row in same)
        if total != confirmed.cumulative_vnd:
            yield _differs(plan, confirmed, same, total, confirmed.cumulative_vnd)


def _differs(plan: Plan, confirmed: Disbursement, same: Rows, total: int, treasury: int) -> Finding:
    """The unit whose money it is has to explain; of several units, who brought Kho bạc's figures."""
    reporters = {row.reporter for row in same}
    owner = reporters.pop() if len(reporters) == 1 else confirmed.reporter
    params: dict[str, Param] = {
        "name": project_name(plan, confirmed.project), "period": confirmed.period, "figure": dong(total),
        "treasury": dong(treasury), "gap": dong(abs(total - treasury)),
    }  # fmt: skip
    return Finding(
        QualityCode.TREASURY_DIFFERS, confirmed.subject, confirmed.project, owner, params,
        f"{confirmed.fund}·{confirmed.budget_year}", confirmed.period, confirmed.submission, confirmed.place,
    )  # fmt: skip
