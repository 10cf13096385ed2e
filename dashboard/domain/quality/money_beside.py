"""Money beside what others say of it: what its line was given, and what Kho bạc has confirmed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dashboard.domain.disbursement.allocated import Line, amount, lines_on
from dashboard.domain.disbursement.flows import of_the_same_money
from dashboard.domain.disbursement.spending import OF_UNITS, spent
from dashboard.domain.disbursement.spent import LineKey, Rows, Spent
from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.quality.figures import Figures, lots_of_subjects
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.money import dong, given_to, money_finding, project_name
from dashboard.domain.reported.kept import MONEY
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.reported.of_reports import report_of


def over_allocated(figures: Figures) -> Iterator[Finding]:
    """Money of which everybody together disbursed more than was given by the end of the period, adjustments included.

    Of each line that holds money asked about. The finding stands at the amount that arrived last: it went beyond.
    """
    plan, period = figures.snapshot.plan, figures.period
    said: set[tuple[int | None, object]] = set()
    lines_of = _lines_beyond(figures)
    paid = _spent_on(figures, {project for project, _ in lines_of})
    for (project, year), lines in lines_of.items():
        rows = tuple(row for row in paid.of(plan.subtree(project)).rows if row.budget_year == year)
        for fund, mine, given in _compared(lines, rows):
            total = sum(row.cumulative_vnd or 0 for row in mine)
            if given is None or total <= given:
                continue
            last = max(mine, key=lambda row: (row.submission or 0, row.cumulative_vnd or 0))
            if figures.asks(last):
                said.add((last.submission, last.place))
                params: dict[str, Param] = {
                    "name": project_name(plan, project), "period": period, "figure": dong(total), "given": dong(given)
                }  # fmt: skip
                yield Finding(
                    QualityCode.DISBURSED_OVER_ALLOCATED, plan.root, project, last.reporter, params, f"{fund}·{year}", period,
                    last.submission, last.place,
                )  # fmt: skip
    yield from _over_alone(figures, said)


def _over_alone(figures: Figures, said: set[tuple[int | None, object]]) -> Iterator[Finding]:
    """Amounts that alone go beyond what their line was given, though they are not counted beside more trusted ones."""
    plan = figures.snapshot.plan
    for d in _of_lots(figures, lambda told: told.beyond) if _asks_all(figures) else _beyond(figures):
        if (d.submission, d.place) not in said:
            yield money_finding(plan, QualityCode.DISBURSED_OVER_ALLOCATED, d, given=dong(given_to(plan, d)))


def _beyond(figures: Figures) -> tuple[Disbursement, ...]:
    """The amounts of the period itself that go beyond what their line was given."""
    plan = figures.snapshot.plan
    return tuple(
        d
        for d in figures.disbursements
        if d.period == figures.period
        and d.source in OF_UNITS
        and not d.estimate
        and (given := given_to(plan, d))
        and (d.cumulative_vnd or 0) > given
    )


def _lines_beyond(figures: Figures) -> dict[tuple[str, BudgetYear], list[Line]]:
    """The lines of each node with money asked about that may be over: every amount counted, also what is reported twice.

    A quick look before the exact one, which is not needed as long as even that is not more than was given.
    """
    plan, end = figures.snapshot.plan, figures.period.end
    most: dict[LineKey, int] = {}
    for told in _told(figures):
        for key, paid in told.most.items():
            most[key] = most.get(key, 0) + paid
    asked = {project for project, *_ in most} if _asks_all(figures) else {
        d.project
        for d in figures.disbursements
        if d.source in OF_UNITS and d.cumulative_vnd is not None and not d.estimate
    }  # fmt: skip
    above = {node for project in asked for node in (project, *plan.ancestors(project))}
    by_node: dict[tuple[str, BudgetYear], list[Line]] = {}
    for line in lines_on(plan, end):
        if line.project in above:
            by_node.setdefault((line.project, line.budget_year), []).append(line)
    return {node: lines for node, lines in by_node.items() if _may_exceed(lines, plan.subtree(node[0]), most)}


def _may_exceed(lines: list[Line], nodes: frozenset[str], most: Mapping[LineKey, int]) -> bool:
    year = lines[0].budget_year
    here = [(fund, paid) for (project, fund, of), paid in most.items() if of == year and project in nodes]
    for fund in (NOT_SPLIT, *{line.fund for line in lines}):
        total = sum(paid for of, paid in here if NOT_SPLIT in (fund, of) or of == fund)
        given = amount(line for line in lines if fund in (NOT_SPLIT, line.fund))
        if given is not None and total > given:
            return True
    return False


def _spent_on(figures: Figures, projects: set[str]) -> Spent:
    """What was paid in the trees of some projects; money elsewhere says nothing about them.

    What was declared nil adds nothing and goes beyond nothing: a finding stands at an amount.
    """
    if not projects:
        return Spent()
    plan = figures.snapshot.plan
    tops = {(project, *plan.ancestors(project))[-1] for project in projects}
    trees = frozenset(code for top in tops for code in plan.subtree(top))
    return spent(figures.snapshot, figures.period, amounts_only=True).of(trees)


def _compared(lines: list[Line], rows: Rows) -> Iterator[tuple[str, Rows, int | None]]:
    """Each fund of a node's lines with its money and what it was given; where one is not split, only the whole."""
    funds = {line.fund for line in lines}
    if NOT_SPLIT in funds or any(row.fund == NOT_SPLIT for row in rows):
        yield NOT_SPLIT, rows, amount(lines)
        return
    for fund in sorted(funds):
        mine = tuple(row for row in rows if row.fund == fund)
        yield fund, mine, amount(line for line in lines if line.fund == fund)


def treasury_differs(figures: Figures) -> Iterator[Finding]:
    """Kho bạc's amounts that are not what the units reported of the same money, for the same period."""
    plan = figures.snapshot.plan
    by_period: dict[Period, Spent] = {}
    for confirmed in _of_lots(figures, lambda told: told.confirmed) if _asks_all(figures) else _confirmed(figures):
        when = confirmed.period
        if when not in by_period:
            by_period[when] = spent(figures.snapshot, when)
        same = of_the_same_money(plan, by_period[when], confirmed).rows
        if not same or any(row.period != when for row in same):
            continue  # an older figure of a silent unit says nothing of this period
        total = sum(row.cumulative_vnd or 0 for row in same)
        if total != confirmed.cumulative_vnd:
            yield _differs(plan, confirmed, same, total, confirmed.cumulative_vnd or 0)


def _confirmed(figures: Figures) -> tuple[Disbursement, ...]:
    """Kho bạc's amounts that are asked about."""
    return tuple(d for d in figures.disbursements if d.source is Source.TREASURY and d.cumulative_vnd is not None)


@dataclass(frozen=True)
class _ToldByLot:
    """What of some units' money is held against something else.

    `most`: by line the sum of the greatest amounts, every source of every unit; `beyond` and `confirmed` as above.
    """

    most: Mapping[LineKey, int]
    beyond: tuple[Disbursement, ...]
    confirmed: tuple[Disbursement, ...]


def _asks_all(figures: Figures) -> bool:
    return figures.submissions is None and figures.subjects is None


def _of_lots(
    figures: Figures, which: Callable[[_ToldByLot], tuple[Disbursement, ...]]
) -> tuple[Disbursement, ...]:  # fmt: skip
    """Of all units, in the order of their reports' arrival."""
    return tuple(sorted(chain.from_iterable(map(which, _told(figures))), key=report_of))


def _told(figures: Figures) -> Iterator[_ToldByLot]:
    """Of all units, some at a time: kept until one of these tells another amount."""
    snapshot, period = figures.snapshot, figures.period
    for lot in lots_of_subjects(snapshot):
        yield snapshot.kept.of(
            (MONEY,), lot, period.last_month, ("money beside", period.code),
            lambda lot=lot: _told_by(Figures(snapshot, period, subjects=lot)),  # type: ignore[misc]
        )  # fmt: skip


def _told_by(figures: Figures) -> _ToldByLot:
    greatest: dict[tuple[str, Source, LineKey], int] = {}
    for d in figures.disbursements:
        if d.cumulative_vnd is not None and not d.estimate and d.source in OF_UNITS:
            key = (d.subject, d.source, d.line)
            greatest[key] = max(d.cumulative_vnd, greatest.get(key, d.cumulative_vnd))
    most: dict[LineKey, int] = {}
    for (_, _, line), paid in greatest.items():
        most[line] = most.get(line, 0) + paid
    return _ToldByLot(most, _beyond(figures), _confirmed(figures))


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
