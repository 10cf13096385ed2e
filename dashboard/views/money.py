"""Giải ngân: projects against the path, with the expected-now row that parts those on time from those that are late."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.messages import Message
from dashboard.domain.disbursement.spending import spent
from dashboard.domain.observations import Disbursement
from dashboard.domain.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.standing import MoneyStanding, ProjectStanding, Standing, State
from dashboard.text import Words
from dashboard.views.curve import Curve, curve
from dashboard.views.figures import absence_text, verdict_and_rest
from dashboard.views.marks import glyph


@dataclass(frozen=True)
class ProjectRow:
    """One line of the table; texts as shown. `kind` is project, expected, total or not_applicable."""

    kind: str
    name: str
    allocated: str
    disbursed: str
    rate_year: str
    rate_total: str
    expected: str
    gap: str
    needed: str
    recent: str
    verdict: str
    leads: str
    sentence: str


@dataclass(frozen=True)
class LineRow:
    project: str
    fund: str
    budget_year: str
    allocated: str
    disbursed: str
    rate: str
    decision: str


@dataclass(frozen=True)
class SourceRow:
    """One reported amount: whose it is, and the upload and the cell it was read from."""

    project: str
    fund: str
    budget_year: str
    unit: str
    disbursed: str
    period: str
    file: str
    place: str
    received: str


@dataclass(frozen=True)
class Money:
    headline: str  # up to the verdict
    rest: str  # what follows it: pace needed, whose figures are older
    reason: str  # why there is no rate on the total plan, or ""
    curve: Curve | None
    rows_title: str
    rows: tuple[ProjectRow, ...]
    lines: tuple[LineRow, ...]
    sources: tuple[SourceRow, ...]


def money(standing: Standing, words: Words) -> Money:
    """Everything on Giải ngân at one period."""
    headline, rest = verdict_and_rest(standing.total.sentence, words)
    return Money(
        headline=headline,
        rest=rest,
        reason=_reason(standing.total, words),
        curve=curve(standing.total, standing.period, words),
        rows_title=_rows_title(standing, words),
        rows=_rows(standing, words),
        lines=tuple(_line(standing, line, words) for line in standing.money),
        sources=_sources(standing, words),
    )


def _reason(p: ProjectStanding, words: Words) -> str:
    return words.code(Message(p.rate_total_reason), "sentence") if p.rate_total_reason else ""


def _rows(standing: Standing, words: Words) -> tuple[ProjectRow, ...]:
    """Best first; all between the expected-now row and the total is late by the plan's own rules."""
    judged = sorted((p for p in standing.projects if p.missing_vnd is not None), key=_ratio)
    outside = [p for p in standing.projects if p.state is State.NOT_APPLICABLE]
    unknown = [p for p in standing.projects if p not in judged and p not in outside]
    behind = _behind(standing)
    ahead = [p for p in judged if p not in behind]
    rows = [_row(standing, p, "project", words) for p in ahead]
    if standing.total.expected_now_vnd is not None:
        rows.append(_expected(standing, words))
    rows += [_row(standing, p, "project", words) for p in behind]
    rows.append(_row(standing, standing.total, "total", words))
    rows += [_row(standing, p, "project", words) for p in unknown]  # nobody can say whether they are late
    return (*rows, *(_row(standing, p, "not_applicable", words) for p in outside))


def _behind(standing: Standing) -> list[ProjectStanding]:
    """Projects short of their path by more than the plan lets pass, the nearest first."""
    return sorted((p for p in standing.projects if (p.missing_vnd or 0) > 0 and not p.state.good), key=_ratio)


def _rows_title(standing: Standing, words: Words) -> str:
    if standing.total.disbursed_vnd is None:
        return words("No disbursement reported yet")
    if standing.total.expected_now_vnd is None:
        return words("Disbursement by project, million đồng")
    if not _behind(standing):
        return words("No project is behind the plan")
    line = words("Expected by {month}", month=words.short_period(standing.period))
    return words("All below the line «{line}» is late", line=line)


def _ratio(p: ProjectStanding) -> Decimal:
    """Descending share of the path."""
    if p.disbursed_vnd is None or not p.expected_now_vnd:
        return Decimal(0)
    return -Decimal(p.disbursed_vnd) / p.expected_now_vnd


def _expected(standing: Standing, words: Words) -> ProjectRow:
    total = standing.total
    share = words.share(Decimal(total.expected_now_vnd or 0) / total.allocated_vnd) if total.allocated_vnd else ""
    source = f" ({words.term(total.path_source)})" if total.path_source else ""
    name = words("Expected by {month}", month=words.short_period(standing.period)) + source
    return ProjectRow(
        kind="expected", name=f"▬ {name}", allocated=words.money(total.allocated_vnd or 0), disbursed="", rate_year=share,
        rate_total="", expected=words.money(total.expected_now_vnd or 0), gap="", needed="", recent="", verdict="",
        leads="", sentence="",
    )  # fmt: skip


def _row(standing: Standing, p: ProjectStanding, kind: str, words: Words) -> ProjectRow:
    plan = standing.snapshot.plan
    if kind == "not_applicable":
        name = f"{p.project.code} · {words.name_of(p.project.label, p.project.name_en)}"
        verdict, told = f"{glyph(p.state)} {words.term(p.state)}", words.sentence(p.sentence)
        return ProjectRow(kind, name, "", "", "", "", "", "", "", "", verdict, "", told)
    absent = absence_text(p.absence, words)
    whole = kind == "total"
    missing = p.missing_vnd
    return ProjectRow(
        kind=kind,
        name=words("Total") if whole else f"{p.project.code} · {words.name_of(p.project.label, p.project.name_en)}",
        allocated=absent if p.allocated_vnd is None else words.money(p.allocated_vnd),
        disbursed=words("no data") if p.disbursed_vnd is None else words.money(p.disbursed_vnd),
        rate_year="" if p.rate_year is None else words.share(p.rate_year),
        rate_total=_total_rate(p, words),
        expected="" if p.expected_now_vnd is None else words.money(p.expected_now_vnd),
        gap="" if missing is None else words.number(Decimal(-missing) / 1_000_000, 2, signed=True),
        needed="" if p.required_rate_vnd is None else words.money(p.required_rate_vnd, 1),
        recent="" if p.recent_rate_vnd is None else words.money(p.recent_rate_vnd, 1),
        verdict=f"{glyph(p.state, standing.period.months_left)} {words.term(p.state)}",
        leads=", ".join(plan.unit_by_code[c].label for c in p.leads if c in plan.unit_by_code),
        sentence=words.sentence(p.sentence),
    )


def _total_rate(p: ProjectStanding, words: Words) -> str:
    return words("unknown") if p.rate_total is None else words.share(p.rate_total)


def _line(standing: Standing, line: MoneyStanding, words: Words) -> LineRow:
    rate = ""
    if line.allocated_vnd and line.disbursed_vnd is not None:
        rate = words.share(Decimal(line.disbursed_vnd) / line.allocated_vnd)
    return LineRow(
        project=line.project,
        fund=_fund(standing.snapshot.plan, line.fund, words),
        budget_year=_budget_year(line.budget_year, words),
        allocated=words("amount unknown") if line.allocated_vnd is None else words.money(line.allocated_vnd),
        disbursed=words("no data") if line.disbursed_vnd is None else words.money(line.disbursed_vnd),
        rate=rate,
        decision=line.allocation.decision if line.allocation else "",
    )


def _sources(standing: Standing, words: Words) -> tuple[SourceRow, ...]:
    """Every amount that the lines are made of, in the plan's order of projects and units."""
    snapshot, plan = standing.snapshot, standing.snapshot.plan
    sent = {s.id: s for s in snapshot.submissions}
    project = {p.code: n for n, p in enumerate(plan.projects)}
    unit = {u.code: n for n, u in enumerate(plan.units)}

    def order(row: Disbursement) -> tuple[int, int, str, str]:
        return (
            project.get(row.project, len(project)),
            unit.get(row.subject, len(unit)),
            row.fund,
            str(row.budget_year),
        )

    paid = spent(snapshot, standing.period, None if standing.unit == plan.root else standing.unit).rows
    found = []
    for row in sorted(paid, key=order):
        upload = sent.get(row.submission) if row.submission is not None else None
        found.append(
            SourceRow(
                project=row.project,
                fund=_fund(plan, row.fund, words),
                budget_year=_budget_year(row.budget_year, words),
                unit=plan.unit_by_code[row.subject].label if row.subject in plan.unit_by_code else row.subject,
                disbursed=_paid(row, words),
                period=words.short_period(row.period),
                file=upload.file_name if upload else "",
                place=str(row.place),
                received=words.moment(upload.received_at) if upload else "",
            )
        )
    return tuple(found)


def _paid(row: Disbursement, words: Words) -> str:
    """The amount that stands; where the unit declared that nothing happened, that is said beside it."""
    amount = words.money(row.cumulative_vnd or 0)
    return f"{amount} ({absence_text(row.absence, words)})" if row.absence else amount


def _fund(plan: Plan, code: str, words: Words) -> str:
    fund = plan.fund_by_code.get(code)
    return words.name_of(fund.name, fund.name_en) if fund else words("not split by source")


def _budget_year(year: BudgetYear, words: Words) -> str:
    return words("earlier years, not split") if year == NOT_SPLIT else str(year)
