"""Checks of the disbursement sheet: each line once and in the plan, from a unit that is asked for it, on one level only."""

from collections.abc import Iterable, Iterator

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, FundTier, Plan
from dashboard.domain.reported.observations import Source
from dashboard.importing.checks.reporter import Reporter
from dashboard.importing.layouts import report_sheets as sheets
from dashboard.importing.reported import Report, ReportedMoney

_UNREAD = (
    IssueCode.UNKNOWN_PROJECT, IssueCode.UNKNOWN_FUND, IssueCode.MISSING_COLUMN, IssueCode.MISSING_SHEET, IssueCode.REQUIRED,
    IssueCode.UNKNOWN_UNIT,
)  # fmt: skip


def money_faults(report: Report, reporter: Reporter, earlier: Iterable[Issue]) -> Iterator[Issue]:
    """The faults of the rows; `earlier` are the issues from reading them."""
    seen: dict[object, str] = {}
    led = _led_by(reporter)
    for row in report.money:
        if row.estimate:
            continue  # beside an amount of the same row, which is checked
        if row.key in seen:
            yield row.cells.issue(IssueCode.DUPLICATE_ROW, "project", first=seen[row.key])
        seen.setdefault(row.key, row.cells.spot("project", "cumulative"))
        yield from _on_a_line(row, reporter.plan)
        if report.complete:
            yield from _addressed(row, reporter, led)
            yield from _filled(row, report.about.nil, reporter.plan)
    yield from _unmentioned(report, reporter, earlier)
    yield from _counted_twice(report.money, reporter.plan)


def _led_by(reporter: Reporter) -> frozenset[str]:
    """The projects that the plan names the unit for."""
    plan = reporter.plan
    return frozenset(lead.project for lead in plan.leads if reporter.unit in plan.members((lead.unit,)))


def _addressed(row: ReportedMoney, reporter: Reporter, led: frozenset[str]) -> Iterator[Issue]:
    """A unit reports its own money, of nodes that it leads or coordinates; the root unit may report that of any unit."""
    plan, unit = reporter.plan, reporter.unit
    if unit == plan.root:
        return
    if not led & _family(row.project, plan):
        yield row.cells.issue(IssueCode.NOT_EXPECTED, "project", name=_named_project(row, plan))
    elif row.subject != unit:
        yield row.cells.issue(IssueCode.NOT_EXPECTED, "subject", name=_named_project(row, plan))


def _named_project(row: ReportedMoney, plan: Plan) -> str:
    """The project's code and name, for a clerk who knows it by its name."""
    return f"{row.project} {plan.project_by_code[row.project].label}"


def _family(project: str, plan: Plan) -> frozenset[str]:
    """A node with all its ancestors and descendants."""
    return plan.subtree(project).union(plan.ancestors(project))


def _on_a_line(row: ReportedMoney, plan: Plan) -> Iterator[Issue]:
    if not plan.project_by_code[row.project].applicable:
        yield row.cells.issue(IssueCode.NOT_APPLICABLE_PROJECT, "project", project=row.project)
    elif not _named(row, plan):
        yield row.cells.issue(IssueCode.UNKNOWN_LINE, "fund", project=row.project, year=str(row.budget_year))


def _named(row: ReportedMoney, plan: Plan) -> bool:
    """Whether the plan has such a line on the node, above or below it; money may always come without its split."""
    family = _family(row.project, plan)
    lines = [a for a in plan.allocations if a.project in family]
    if row.budget_year == NOT_SPLIT:
        return any(a.budget_year != plan.year for a in lines)
    same_year = [a for a in lines if a.budget_year == row.budget_year]
    return any(a.fund in (row.fund, NOT_SPLIT) or row.fund == NOT_SPLIT for a in same_year)


def required(row: ReportedMoney, plan: Plan) -> bool:
    """Whether the amount is required: of an allocation of this year, not of earlier years or of mobilised money."""
    fund = plan.fund_by_code.get(row.fund)
    mobilised = fund is not None and fund.tier is FundTier.OTHER
    return row.budget_year == plan.year and not mobilised and row.source is Source.OWN_REPORT and _named(row, plan)


def _filled(row: ReportedMoney, nil: bool, plan: Plan) -> Iterator[Issue]:
    """A required line has its cumulative amount or an absence; so has every line with an advance or an amount of the month."""
    if not row.readable:
        return
    beside = row.advance_vnd is not None or row.in_month_vnd is not None
    if row.absence is not None and row.cumulative_vnd is not None:
        yield row.cells.issue(IssueCode.FIGURE_AND_ABSENCE, "absence", name=_named_project(row, plan))
    elif row.absence is None and row.cumulative_vnd is None and (beside or (not nil and required(row, plan))):
        if row.estimated and not beside:
            return  # of this period there is an estimate only
        yield row.cells.issue(IssueCode.MISSING_FIGURE, "cumulative", name=_named_project(row, plan))


def _unmentioned(report: Report, reporter: Reporter, earlier: Iterable[Issue]) -> Iterator[Issue]:
    """Allocations of this year that the unit has to report on, without any row."""
    here = (i for i in earlier if i.place.container == sheets.MONEY.sheet)
    if report.about.nil or not report.complete or any(i.code in _UNREAD for i in here):
        return  # nothing is required, or a row that could not be read may be the missing one
    plan = reporter.plan
    if any(not _named(row, plan) for row in report.money):
        return  # a row of a line that the plan does not have may stand for the missing one
    named = {(row.project, row.fund) for row in report.money if row.budget_year == plan.year}
    for project in plan.projects_led_by(reporter.unit):
        family = _family(project.code, plan)
        for allocation in plan.allocations:
            fund = plan.fund_by_code.get(allocation.fund)
            asked = allocation.project in family and allocation.budget_year == plan.year
            if not asked or (fund is not None and fund.tier is FundTier.OTHER):
                continue
            if not any((code, f) in named for code in family for f in (allocation.fund, NOT_SPLIT)):
                line = f"{project.code} {project.label} · {allocation.fund}"
                yield Issue(IssueCode.MISSING_FIGURE, Place(sheets.MONEY.sheet), line, {"name": line})


def _counted_twice(rows: tuple[ReportedMoney, ...], plan: Plan) -> Iterator[Issue]:
    """Amounts that would be counted twice: of a node beside its ancestor, or split by source beside the same not split."""
    filled = [row for row in rows if row.cumulative_vnd is not None and not row.estimate]
    funds: dict[tuple[str, Source, BudgetYear, str], set[str]] = {}  # of each node that has an amount
    for row in filled:
        funds.setdefault((row.subject, row.source, row.budget_year, row.project), set()).add(row.fund)
    for row in filled:
        of_whom = (row.subject, row.source, row.budget_year)
        for parent in plan.ancestors(row.project):
            if (*of_whom, parent) in funds:
                yield row.cells.issue(IssueCode.PARENT_AND_CHILD, "project", parent=parent, child=row.project)
        if row.fund != NOT_SPLIT and NOT_SPLIT in funds[*of_whom, row.project]:
            yield row.cells.issue(IssueCode.PARENT_AND_CHILD, "fund", parent=NOT_SPLIT, child=row.fund)


def absence_of(row: ReportedMoney, nil: bool, plan: Plan) -> Absence | None:
    """The absence to store for a row; None where it has an amount, or where none is required."""
    if row.cumulative_vnd is not None:
        return None
    if row.absence is not None:
        return row.absence
    if row.estimate or row.estimated:
        return None
    return Absence.NIL if nil and required(row, plan) else None
