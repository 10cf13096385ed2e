"""Money lines and projects at one period: allocated, disbursed, both rates, and what the path expects by now (formula 5)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain import forecast, paths, sentences
from dashboard.domain.absence import Absence
from dashboard.domain.observations import Disbursement, Source
from dashboard.domain.periods import Period, months_of
from dashboard.domain.plan import ALL_PROJECTS, NOT_SPLIT, Allocation, FundTier, PathOf, Plan, Project
from dashboard.domain.progress import pace_state
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.standing import FundTotal, MoneyPoint, MoneyStanding, PathSource, ProjectStanding, State
from dashboard.domain.targets import PaceRule

CARRIED_UNKNOWN = "carried_over_unknown"
NOTHING_REPORTED = "nothing_disbursed_reported"
_COUNTED = (Source.OWN_REPORT, Source.CONSOLIDATED)  # of what is disbursed, the most trusted first


@dataclass(frozen=True)
class Spent:
    """Newest cumulative figures by subject and line; a silent subject stands with its last one of the year."""

    rows: tuple[Disbursement, ...]

    def total(self) -> int | None:
        return sum(row.cumulative_vnd or 0 for row in self.rows) if self.rows else None

    def of(self, projects: frozenset[str]) -> "Spent":
        return Spent(tuple(row for row in self.rows if row.project in projects))

    def silent(self, month: int) -> tuple[tuple[str, Period], ...]:
        """Subjects whose newest figure is older than `month`."""
        newest: dict[str, Period] = {}
        for row in self.rows:
            newest[row.subject] = max(row.period, newest.get(row.subject, row.period))
        return tuple((unit, period) for unit, period in newest.items() if period.last_month < month)


def spent(snapshot: Snapshot, period: Period, unit: str | None = None) -> Spent:
    """What was disbursed by the end of `period`, over the units below the root or by one unit.

    Of one subject's line the unit's own report stands, then the office's consolidated table; Kho bạc's figure is shown
    beside it, never added.
    """
    plan = snapshot.plan
    within = frozenset(plan.unit_by_code) if unit in (None, plan.root) else plan.below(unit or "") | {unit or ""}
    newest: dict[tuple[object, ...], Disbursement] = {}
    nil: dict[tuple[object, ...], Disbursement] = {}
    for row in sorted(snapshot.disbursements, key=lambda row: row.period.order):
        if row.period.end > period.end or row.period.year != period.year or row.source not in _COUNTED:
            continue
        if row.subject not in within:
            continue
        key: tuple[object, ...] = (row.subject, row.source, *row.line)
        if row.cumulative_vnd is not None:
            newest[key] = row
        elif row.absence is Absence.NIL:
            nil[key] = row
    for key, row in nil.items():  # nothing happened: the last figure still stands, or nothing yet
        last = newest.get(key)
        if last is None or last.period < row.period:
            newest[key] = replace(row, cumulative_vnd=last.cumulative_vnd if last else 0)
    return Spent(_counted_once(plan, tuple(newest.values())))


def spent_by_month(snapshot: Snapshot, period: Period, unit: str | None = None) -> tuple[Spent, ...]:
    """`spent` at the end of each month up to `period`."""
    return tuple(
        spent(snapshot, Period.of_month(period.year, month), unit) for month in range(1, period.last_month + 1)
    )


def _counted_once(plan: Plan, rows: tuple[Disbursement, ...]) -> tuple[Disbursement, ...]:
    """Without money that stands in another row too: of a whole area beside the units in it, or in a table beside a report."""
    kept = []
    for row in rows:
        below = plan.below(row.subject)
        family = {row.project, *plan.ancestors(row.project), *plan.subtree(row.project)}
        said_again = (
            o.subject in below or (o.subject == row.subject and _COUNTED.index(o.source) < _COUNTED.index(row.source))
            for o in rows
            if o.project in family and _same_money(plan, o, row)
        )
        if not any(said_again):
            kept.append(row)
    return tuple(kept)


def _same_money(plan: Plan, one: Disbursement, other: Disbursement) -> bool:
    """Whether two rows may speak of one đồng: a split by source or by earlier year stands beside its whole."""
    funds = one.fund == other.fund or NOT_SPLIT in (one.fund, other.fund)
    years = {one.budget_year, other.budget_year}
    return funds and (len(years) == 1 or (NOT_SPLIT in years and plan.year not in years))


def _given(plan: Plan, allocations: Iterable[Allocation]) -> int | None:
    """Vốn giao: amounts of budget money, None while one of them is unknown. Mobilised and integrated funds are not given."""
    amounts = [a.amount_vnd for a in allocations if not _other(plan, a.fund)]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def _other(plan: Plan, fund: str) -> bool:
    return fund in plan.fund_by_code and plan.fund_by_code[fund].tier is FundTier.OTHER


def money_lines(snapshot: Snapshot, paid: Spent, own: bool = False) -> tuple[MoneyStanding, ...]:
    """Every line of the plan, and every line on which money was reported that the plan does not name.

    `own`: of one unit, which has figures on some lines and an allocation on none.
    """
    plan = snapshot.plan
    lines = [_line(plan, allocation, paid) for allocation in plan.allocations]
    if own:
        lines = [replace(line, allocated_vnd=None) for line in lines if line.disbursed_vnd is not None]
    named = {(code, a.fund, a.budget_year) for a in plan.allocations for code in plan.subtree(a.project)}
    loose: dict[tuple[str, str, int | str], list[Disbursement]] = {}
    for row in paid.rows:
        if row.line not in named:
            loose.setdefault(row.line, []).append(row)
    for (project, fund, budget_year), rows in loose.items():
        lines.append(
            MoneyStanding(
                None, project, fund, budget_year, None, Spent(tuple(rows)).total(),
                State.REPORTED, Absence.UNKNOWN_AMOUNT, _parts(rows),
            )
        )  # fmt: skip
    return tuple(lines)


def _line(plan: Plan, allocation: Allocation, paid: Spent) -> MoneyStanding:
    below = plan.subtree(allocation.project)
    rows = [
        r for r in paid.rows
        if r.project in below and (r.fund, r.budget_year) == (allocation.fund, allocation.budget_year)
    ]  # fmt: skip
    disbursed = Spent(tuple(rows)).total()
    absence = Absence.UNKNOWN_AMOUNT if allocation.amount_vnd is None else None
    if disbursed is None and absence is None:
        absence = Absence.NOT_REPORTED
    return MoneyStanding(
        allocation, allocation.project, allocation.fund, allocation.budget_year, allocation.amount_vnd, disbursed,
        State.REPORTED if disbursed is not None else State.NO_DATA, absence, _parts(rows),
    )  # fmt: skip


def _parts(rows: Iterable[Disbursement]) -> tuple[tuple[str, int, str], ...]:
    return tuple((r.subject, r.cumulative_vnd or 0, str(r.place)) for r in rows)


def projects(
    snapshot: Snapshot, period: Period, paid: tuple[Spent, ...], unit: str | None = None
) -> tuple[ProjectStanding, ...]:
    """Every node that has money of its own, and every node that is not applicable, in the plan's order.

    For one `unit`: the nodes on which it is to report, or has reported.
    """
    plan = snapshot.plan
    if unit not in (None, plan.root):
        named = {p.code for p in plan.projects_led_by(unit or "")} | {row.project for row in paid[-1].rows}
        return tuple(project_standing(snapshot, p, period, paid, unit) for p in plan.projects if p.code in named)
    funded = {a.project for a in plan.allocations}
    return tuple(
        project_standing(snapshot, project, period, paid, unit)
        for project in plan.projects
        if project.code in funded or not project.applicable
    )


def whole(snapshot: Snapshot, period: Period, paid: tuple[Spent, ...], unit: str | None = None) -> ProjectStanding:
    """The programme as one project: what all lines together were given and have disbursed."""
    return project_standing(snapshot, Project(ALL_PROJECTS, snapshot.plan.programme.name), period, paid, unit)


def project_standing(
    snapshot: Snapshot, project: Project, period: Period, by_month: tuple[Spent, ...], unit: str | None = None
) -> ProjectStanding:
    """One node at `period`; `by_month` is `spent_by_month` up to it.

    For a single `unit` there is no allocation of its own, so a figure and no verdict.
    """
    plan = snapshot.plan
    everything = project.code == ALL_PROJECTS
    own = unit not in (None, plan.root)
    below = frozenset(plan.project_by_code) if everything else plan.subtree(project.code)
    lines = [] if own else [a for a in plan.allocations if a.project in below]
    allocated = _given(plan, (a for a in lines if a.budget_year == plan.year))
    months = [_year_money(plan, paid.of(below)).total() for paid in by_month]
    paid = by_month[-1].of(below)
    disbursed = months[-1] if months else None
    expected, source = _expected(plan, project.code, lines, period, allocated)
    rate_total, reason = _rate_total(plan, lines, paid, allocated)
    reached = {i: Decimal(value) for i, value in enumerate(months, 1) if value is not None}
    month = period.last_month
    recent = forecast.recent_rate(reached, month, from_zero=True)
    left = allocated - disbursed if allocated is not None and disbursed is not None else None
    standing = ProjectStanding(
        project=project, allocated_vnd=allocated, disbursed_vnd=disbursed, disbursed_total_vnd=paid.total(),
        rate_year=Decimal(disbursed) / allocated if disbursed is not None and allocated else None,
        rate_total=rate_total, rate_total_reason=reason, expected_now_vnd=expected, path_source=source,
        state=_state(plan, project, allocated, disbursed, expected),
        absence=_absence(project, allocated, disbursed), sentence=(),
        leads=_leads(plan, project), series=_series(plan, project.code, lines, allocated, months, period),
        projection=forecast.projection(reached, month, from_zero=True), carried=paid.silent(month),
        recent_rate_vnd=None if recent is None else _round(recent),
        required_rate_vnd=_round(Decimal(left) / period.months_left) if left is not None and period.months_left else None,
    )  # fmt: skip
    return replace(standing, sentence=sentences.money(standing, plan, month, everything, own))


def _year_money(plan: Plan, paid: Spent) -> Spent:
    """Only what was paid from this year's budget money."""
    return Spent(tuple(r for r in paid.rows if r.budget_year == plan.year and not _other(plan, r.fund)))


def _round(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _path_share(plan: Plan, project: str, period: Period) -> tuple[Decimal, PathSource]:
    points = paths.milestones(plan, PathOf.MONEY, project)
    share = paths.at_period(points, period)
    if share is None:
        return (paths.straight_line(period), PathSource.STRAIGHT_LINE)
    return (share, PathSource.MILESTONES)


def _expected(
    plan: Plan, project: str, lines: list[Allocation], period: Period, allocated: int | None
) -> tuple[int | None, PathSource | None]:
    """What the path expects by now; of the whole programme, the sum of what it expects of each line."""
    if allocated is None:
        return (None, None)
    if project != ALL_PROJECTS:
        share, source = _path_share(plan, project, period)
        return (_round(allocated * share), source)
    total, sources = Decimal(0), set()
    for line in lines:
        given = _given(plan, [line]) if line.budget_year == plan.year else None
        share, source = _path_share(plan, line.project, period)
        total += (given or 0) * share
        if given:
            sources.add(source)
    straight = PathSource.STRAIGHT_LINE in sources
    return (_round(total), PathSource.STRAIGHT_LINE if straight else PathSource.MILESTONES)


def _rate_total(
    plan: Plan, lines: list[Allocation], paid: Spent, allocated: int | None
) -> tuple[Decimal | None, str | None]:
    """So với tổng kế hoạch, gồm vốn chuyển nguồn: None with a reason while the carried-over amount is unknown."""
    carried = [a for a in lines if a.budget_year != plan.year and not _other(plan, a.fund)]
    if any(a.amount_vnd is None for a in carried) or (
        not carried and any(r.budget_year in (NOT_SPLIT,) or r.budget_year != plan.year for r in paid.rows)
    ):
        return (None, CARRIED_UNKNOWN)
    whole_plan = (allocated or 0) + sum(a.amount_vnd or 0 for a in carried)
    rows = Spent(tuple(r for r in paid.rows if not _other(plan, r.fund))).total()
    if not whole_plan or allocated is None:
        return (None, Absence.UNKNOWN_AMOUNT.value)
    if rows is None:
        return (None, NOTHING_REPORTED)
    return (Decimal(rows) / whole_plan, None)


def _state(plan: Plan, project: Project, allocated: int | None, disbursed: int | None, expected: int | None) -> State:
    if not project.applicable:
        return State.NOT_APPLICABLE
    if disbursed is None:
        return State.NO_DATA
    if allocated is None:
        return State.REPORTED
    if disbursed >= allocated:
        return State.EXCEEDED if disbursed > allocated else State.ACHIEVED
    if not expected:
        return State.NOT_ACHIEVED
    return pace_state(PaceRule.FROM_ZERO, Decimal(disbursed) / expected, plan.rules)


def _absence(project: Project, allocated: int | None, disbursed: int | None) -> Absence | None:
    if not project.applicable:
        return Absence.NOT_APPLICABLE
    if disbursed is None:
        return Absence.NOT_REPORTED
    return Absence.UNKNOWN_AMOUNT if allocated is None else None


def _leads(plan: Plan, project: Project) -> tuple[str, ...]:
    """Who leads a node; where nobody is named on it, who leads what is below it."""
    if project.code == ALL_PROJECTS:
        return ()
    own = [lead.unit for lead in plan.leads_of(project.code) if lead.role == "lead"]
    if own:
        return tuple(own)
    below = plan.subtree(project.code)
    return tuple(dict.fromkeys(lead.unit for lead in plan.leads if lead.project in below and lead.role == "lead"))


def _series(
    plan: Plan, project: str, lines: list[Allocation], allocated: int | None, months: list[int | None], period: Period
) -> tuple[MoneyPoint, ...]:
    return tuple(
        MoneyPoint(
            month,
            months[month.number - 1] if month.number <= len(months) else None,
            _expected(plan, project, lines, month, allocated)[0],
        )
        for month in months_of(period.year)
    )


def fund_totals(plan: Plan, lines: tuple[MoneyStanding, ...], paid: Spent) -> tuple[FundTotal, ...]:
    """This year's money by source: what the plan year's lines give, and what was paid from each source."""
    found = []
    for fund in plan.funds:
        mine = [line for line in lines if line.fund == fund.code and line.budget_year == plan.year]
        given = [line.allocated_vnd for line in mine if line.allocated_vnd is not None]
        rows = tuple(r for r in paid.rows if (r.fund, r.budget_year) == (fund.code, plan.year))
        if mine or rows:
            found.append(FundTotal(fund.code, sum(given) if given else None, Spent(rows).total()))
    return tuple(found)
