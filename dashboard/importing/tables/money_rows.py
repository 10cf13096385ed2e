"""Which amounts of a table are kept, each đồng once, and which of the same row stand beside them."""

from collections.abc import Iterable

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.importing.layouts.foreign import Role, Years
from dashboard.importing.tables.figures import ReadFigure


def money_key(figure: ReadFigure, period: Period | None, role: Role | None = None) -> tuple[object, ...]:
    """The key of an amount: role, row, subject, period (the sheet's where its column has none), node, source, years.

    `role` for another figure of the same money.
    """
    m = figure.meaning
    return (role or m.role, figure.cell.row, m.subject, m.period or period, m.project, m.fund, m.years)


def of_any_years(figure: ReadFigure, period: Period | None, role: Role) -> tuple[object, ...]:
    """The key of an amount beside it whose title names no years."""
    return (*money_key(figure, period, role)[:-1], None)


def amount_beside(
    figure: ReadFigure,
    role: Role,
    period: Period | None,
    beside: dict[tuple[object, ...], ReadFigure],
    alone: bool,
) -> int | None:
    """The amount in đồng of another role (advance, in the month) in the same row for the same money; None without one.

    `alone`: the row has no other cumulative amount, so that one whose title names no years is beside this one.
    """
    other = beside.get(money_key(figure, period, role))
    if other is None and alone:
        other = beside.get(of_any_years(figure, period, role))
    return None if other is None or other.amount is None else int(other.amount)


def finest(figures: list[ReadFigure], plan: Plan) -> Iterable[ReadFigure]:
    """Figures of nodes without lower nodes in the table, without the totals over years or sources that stand beside their parts.

    An amount gives way to amounts only, a dash to dashes too.
    """
    nodes: dict[tuple[object, ...], set[str]] = {}
    by_year: set[tuple[object, ...]] = set()
    by_fund: set[tuple[object, ...]] = set()
    for figure in figures:
        m = figure.meaning
        for amount in {False, figure.amount is not None}:
            for fund in {m.fund, ""}:
                nodes.setdefault((m.subject, m.period, m.years, fund, amount), set()).add(m.project)
            if m.years in (Years.OWN, Years.CARRIED):
                by_year.add((m.subject, m.period, m.project, amount))
            if m.fund:
                by_fund.add((m.subject, m.period, m.project, m.years, amount))
    for figure in figures:
        m, amount = figure.meaning, figure.amount is not None
        below = set(plan.subtree(m.project)) - {m.project}
        over_years = m.years in (None, Years.ALL) and (m.subject, m.period, m.project, amount) in by_year
        over_funds = not m.fund and (m.subject, m.period, m.project, m.years, amount) in by_fund
        if not (below & nodes[(m.subject, m.period, m.years, m.fund, amount)]) and not over_years and not over_funds:
            yield figure
