"""What a report's disbursements must agree on: with the plan's lines, with each other, and with what was reported before."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import lines_on
from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, FundTier, Plan
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.importing.checks.known import Known
from dashboard.importing.layouts import report_sheets as sheets
from dashboard.importing.layouts.report import MoneyRow, Report

_COUNTED = (Source.OWN_REPORT, Source.CONSOLIDATED)  # of which money is summed; Kho bạc's is only shown beside it
JUMP = 5
_ROUNDED_VND = 1_000_000  # amounts of a month are written in triệu đồng, often without decimals
JUMP_SHARE = 4  # a rise is a jump only from a quarter of the allocation


def money_faults(report: Report, known: Known) -> Iterator[Issue]:
    """Every fault of the disbursement sheet."""
    rows = report.money
    seen = set()
    for row in rows:
        if row.key in seen:
            yield _issue(IssueCode.DUPLICATE_ROW, row, "project")
        seen.add(row.key)
        yield from _on_a_line(row, known.plan)
        if report.complete:
            yield from _addressed(row, known)
            yield from _filled(row, report.about.nil, known)
        yield from _against_earlier(row, known)
        yield from _beside(row, known)
    yield from _unmentioned(report, known)
    yield from _counted_twice(rows, known.plan)
    yield from _over_allocated(rows, known)


def _issue(code: IssueCode, row: MoneyRow, column: str, **params: object) -> Issue:
    cell = row.row.cell(column)
    return Issue(code, row.row.place(column), cell.shown if cell else "", params)  # type: ignore[arg-type]


def vnd(amount: int) -> Figure:
    return Figure(Decimal(amount), FigureKind.MONEY, places=6)


def _addressed(row: MoneyRow, known: Known) -> Iterator[Issue]:
    """Money comes from a unit that leads or helps with the node, and is its own; the root may send everybody's."""
    if known.unit == known.plan.root:
        return
    named = {lead.project for lead in known.plan.leads if known.unit in known.plan.members((lead.unit,))}
    family = {row.project, *known.plan.ancestors(row.project), *known.plan.subtree(row.project)}
    if not named & family:
        yield _issue(IssueCode.NOT_EXPECTED, row, "project", name=row.project)
    elif row.subject != known.unit:
        yield _issue(IssueCode.NOT_EXPECTED, row, "subject", name=row.project)


def _on_a_line(row: MoneyRow, plan: Plan) -> Iterator[Issue]:
    if not plan.project_by_code[row.project].applicable:
        yield _issue(IssueCode.NOT_APPLICABLE_PROJECT, row, "project", project=row.project)
    elif not _named(row, plan):
        yield _issue(IssueCode.UNKNOWN_LINE, row, "fund", project=row.project, year=str(row.budget_year))


def _named(row: MoneyRow, plan: Plan) -> bool:
    """Whether the plan has such a line on the node, above or below it; money may always come without its split."""
    family = {row.project, *plan.ancestors(row.project), *plan.subtree(row.project)}
    lines = [a for a in plan.allocations if a.project in family]
    if row.budget_year == NOT_SPLIT:
        return any(a.budget_year != plan.year for a in lines)
    same_year = [a for a in lines if a.budget_year == row.budget_year]
    return any(a.fund in (row.fund, NOT_SPLIT) or row.fund == NOT_SPLIT for a in same_year)


def required(row: MoneyRow, plan: Plan) -> bool:
    """Whether this year's given money is meant: earlier years' and mobilised money may stay blank."""
    fund = plan.fund_by_code.get(row.fund)
    mobilised = fund is not None and fund.tier is FundTier.OTHER
    return row.budget_year == plan.year and not mobilised and row.source is Source.OWN_REPORT and _named(row, plan)


def _filled(row: MoneyRow, nil: bool, known: Known) -> Iterator[Issue]:
    if not row.readable:
        return
    if row.absence is not None and row.cumulative_vnd is not None:
        yield _issue(IssueCode.FIGURE_AND_ABSENCE, row, "absence", name=row.project)
    elif row.absence is None and row.cumulative_vnd is None and not nil and required(row, known.plan):
        yield _issue(IssueCode.MISSING_FIGURE, row, "cumulative", name=row.project)


def _unmentioned(report: Report, known: Known) -> Iterator[Issue]:
    """Lines of this year's given money that the unit reports on, and that have no row at all."""
    unread = (IssueCode.UNKNOWN_PROJECT, IssueCode.UNKNOWN_FUND, IssueCode.MISSING_COLUMN, IssueCode.REQUIRED)
    here = (i for i in report.about.row.findings.issues if i.place.container == sheets.MONEY.sheet)
    if report.about.nil or not report.complete or any(i.code in unread for i in here):
        return  # nothing is asked for, or a row that could not be read may be the one
    plan = known.plan
    named = {(row.project, row.fund) for row in report.money if row.budget_year == plan.year}
    for project in plan.projects_led_by(known.unit):
        family = {project.code, *plan.ancestors(project.code), *plan.subtree(project.code)}
        for allocation in plan.allocations:
            fund = plan.fund_by_code.get(allocation.fund)
            asked = allocation.project in family and allocation.budget_year == plan.year
            if not asked or (fund is not None and fund.tier is FundTier.OTHER):
                continue
            if not any((code, f) in named for code in family for f in (allocation.fund, NOT_SPLIT)):
                found = f"{project.code} · {allocation.fund}"
                yield Issue(IssueCode.MISSING_FIGURE, Place(sheets.MONEY.sheet), found, {"name": found})


def _against_earlier(row: MoneyRow, known: Known) -> Iterator[Issue]:
    now, last, given = row.cumulative_vnd, known.last_money(row.key), _given(row, known)
    before = last.cumulative_vnd if last else None
    if now is None or last is None or before is None:
        return
    if now < before:
        yield _issue(IssueCode.CUMULATIVE_FALLS, row, "cumulative", before=vnd(before), period=last.period)
    elif before and now > JUMP * before and (now - before) * JUMP_SHARE > (given[1] if given else 0):
        yield _issue(IssueCode.JUMP, row, "cumulative", before=vnd(before), period=last.period)
    elif now and _same_for(row, known, 2):
        yield _issue(IssueCode.STANDS_STILL, row, "cumulative", name=row.project)


def _beside(row: MoneyRow, known: Known) -> Iterator[Issue]:
    """Advances are a part of the cumulative amount; the month's money is what it grew by since the month before."""
    now, advance, said = row.cumulative_vnd, row.advance_vnd, row.in_month_vnd
    if advance is not None and advance > (now or 0):
        yield _issue(IssueCode.ADVANCE_OVER_CUMULATIVE, row, _spot(row, "advance"), cumulative=vnd(now or 0))
    last = known.last_money(row.key)
    if now is None or said is None or (last is None and known.period.last_month != 1):
        return
    if last is not None and last.period.last_month != known.period.last_month - 1:
        return  # months between are silent: nobody can tell what came in this one
    grown = now - (last.cumulative_vnd or 0 if last else 0)
    if abs(said - grown) > _ROUNDED_VND:
        yield _issue(IssueCode.IN_MONTH_DIFFERS, row, _spot(row, "in_month"), said=vnd(said), grown=vnd(grown))


def _spot(row: MoneyRow, column: str) -> str:
    """The figure's own cell; of an office's table that of the cumulative amount beside it."""
    return column if column in row.row.cells else "cumulative"


def _same_for(row: MoneyRow, known: Known, periods: int) -> bool:
    amounts = [d.cumulative_vnd for d in known.earlier_money.get(row.key, [])[-periods:]]
    return len(amounts) == periods and all(amount == row.cumulative_vnd for amount in amounts)


def _counted_twice(rows: tuple[MoneyRow, ...], plan: Plan) -> Iterator[Issue]:
    """One subject's node beside one below it, or its money both split by source and not, would be counted twice."""
    filled = [row for row in rows if row.cumulative_vnd is not None]
    beside: dict[tuple[str, Source, BudgetYear], list[MoneyRow]] = {}
    for row in filled:
        beside.setdefault((row.subject, row.source, row.budget_year), []).append(row)
    for row in filled:
        for other in beside[(row.subject, row.source, row.budget_year)]:
            if other.project in plan.ancestors(row.project):
                yield _issue(IssueCode.PARENT_AND_CHILD, row, "project", parent=other.project, child=row.project)
            if other.project == row.project and other.fund == NOT_SPLIT != row.fund:
                yield _issue(IssueCode.PARENT_AND_CHILD, row, "fund", parent=other.fund, child=row.fund)


def _given(row: MoneyRow, known: Known) -> tuple[str, int] | None:
    """The row's node, or the nearest one above it, whose line has a known amount, with that amount as it is by now."""
    for node in (row.project, *known.plan.ancestors(row.project)):
        lines = [
            a for a in lines_on(known.plan, known.period.end) if (a.project, a.budget_year) == (node, row.budget_year)
        ]
        if row.fund != NOT_SPLIT:
            lines = [a for a in lines if a.fund == row.fund]
        amounts = [a.amount_vnd for a in lines if a.amount_vnd is not None]
        if amounts:
            return node, sum(amounts)
    return None


def _over_allocated(rows: tuple[MoneyRow, ...], known: Known) -> Iterator[Issue]:
    """Everybody's money of a line together, this report's figures in, against what the line was given."""
    for row in rows:
        given = _given(row, known)
        if row.cumulative_vnd is None or given is None or row.source not in _COUNTED:
            continue
        total = _together(row, rows, known, known.plan.subtree(given[0]))
        if total > given[1]:
            yield _issue(
                IssueCode.DISBURSED_OVER_ALLOCATED, row, "cumulative", total=vnd(total), allocated=vnd(given[1])
            )


def _together(row: MoneyRow, rows: tuple[MoneyRow, ...], known: Known, family: Collection[str]) -> int:
    """The money of a row's source and line in a family of nodes; a consolidated figure of the whole area holds all the others."""
    root = known.plan.root
    whole = row.source is Source.CONSOLIDATED and row.subject == root

    def counts(other: MoneyRow | Disbursement) -> bool:
        line = (other.source, other.fund, other.budget_year) == (row.source, row.fund, row.budget_year)
        return line and other.project in family

    own = sum(
        r.cumulative_vnd or 0
        for r in rows
        if counts(r) and (row.source is not Source.CONSOLIDATED or (r.subject == root) == whole)
    )
    others = (d for d in known.last_of_others if counts(d) and d.subject != root)
    return own + (0 if whole else sum(d.cumulative_vnd or 0 for d in others))


def absence_of(row: MoneyRow, nil: bool, known: Known) -> Absence | None:
    """The gap to record for a row; None where a figure stands, or where nothing was asked."""
    if row.cumulative_vnd is not None:
        return None
    if row.absence is not None:
        return row.absence
    return Absence.NIL if nil and required(row, known.plan) else None
