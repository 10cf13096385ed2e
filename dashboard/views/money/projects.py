"""Projects against the path, with the expected-now row that parts those on time from those that are late."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.standing import ProjectStanding, Standing, State
from dashboard.text import Words
from dashboard.views.figures import absence_text
from dashboard.views.linked import to_project
from dashboard.views.marks import glyph
from dashboard.views.money.names import in_month, known, project_name, rate, signed


@dataclass(frozen=True)
class ProjectRow:
    """One line of the table; texts as shown, in triệu đồng. `kind` is project, expected, total or not_applicable."""

    kind: str
    name: str
    verdict: str = ""
    given: str = ""  # giao đầu năm, and in brackets what was added or taken away since
    allocated: str = ""  # sau điều chỉnh
    disbursed: str = ""
    in_month: str = ""
    rate_year: str = ""
    rate_total: str = ""
    last_year: str = ""
    expected: str = ""
    gap: str = ""
    needed: str = ""
    recent: str = ""
    unspent: str = ""
    leads: str = ""
    sentence: str = ""


def rows_title(standing: Standing, words: Words) -> str:
    if standing.total.disbursed_vnd is None:
        return words("No disbursement reported yet")
    if standing.total.expected_now_vnd is None:
        return words("Disbursement by project, million đồng")
    if not _behind(standing):
        return words("No project is behind the plan")
    line = words("Expected by {month}", month=words.short_period(standing.period))
    return words("All below the line «{line}» is late", line=line)


def project_rows(standing: Standing, words: Words) -> tuple[ProjectRow, ...]:
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
    return (*rows, *(_outside(p, words) for p in outside))


def _behind(standing: Standing) -> list[ProjectStanding]:
    """Projects short of their path by more than the plan lets pass, the nearest first."""
    return sorted((p for p in standing.projects if (p.missing_vnd or 0) > 0 and not p.state.good), key=_ratio)


def _ratio(p: ProjectStanding) -> Decimal:
    """Descending share of the path."""
    if p.disbursed_vnd is None or not p.expected_now_vnd:
        return Decimal(0)
    return -Decimal(p.disbursed_vnd) / p.expected_now_vnd


def _expected(standing: Standing, words: Words) -> ProjectRow:
    total = standing.total
    source = f" ({words.term(total.path_source)})" if total.path_source else ""
    name = words("Expected by {month}", month=words.short_period(standing.period)) + source
    return ProjectRow(
        kind="expected",
        name=f"▬ {name}",
        allocated=known(total.allocated_vnd, words),
        rate_year=rate(total.expected_now_vnd, total.allocated_vnd, words),
        expected=known(total.expected_now_vnd, words),
    )


def _outside(p: ProjectStanding, words: Words) -> ProjectRow:
    verdict = f"{glyph(p.state)} {words.term(p.state)}"
    name = to_project(project_name(p.project, words), p.project.code)
    return ProjectRow("not_applicable", name, verdict, sentence=words.sentence(p.sentence))


def _row(standing: Standing, p: ProjectStanding, kind: str, words: Words) -> ProjectRow:
    plan, absent = standing.snapshot.plan, absence_text(p.absence, words)
    return ProjectRow(
        kind=kind,
        name=words("Total") if kind == "total" else to_project(project_name(p.project, words), p.project.code),
        verdict=f"{glyph(p.state, standing.period.months_left)} {words.term(p.state)}",
        given=_given(p, words),
        allocated=absent if p.allocated_vnd is None else words.money(p.allocated_vnd),
        disbursed=words("no data") if p.disbursed_vnd is None else words.money(p.disbursed_vnd),
        in_month=_in_month(p, plan, words),
        rate_year="" if p.rate_year is None else words.share(p.rate_year),
        rate_total=words("unknown") if p.rate_total is None else words.share(p.rate_total),
        last_year=_last_year(p, words),
        expected=known(p.expected_now_vnd, words),
        gap=signed(None if p.missing_vnd is None else -p.missing_vnd, words),
        needed=known(p.required_rate_vnd, words, 1),
        recent=known(p.recent_rate_vnd, words, 1),
        unspent="" if p.unspent is None else words.money(int(p.unspent.value), 1),
        leads=", ".join(plan.unit_by_code[c].label for c in p.leads if c in plan.unit_by_code),
        sentence=words.sentence(p.sentence),
    )


def _given(p: ProjectStanding, words: Words) -> str:
    text = known(p.given_vnd, words)
    return f"{text} ({signed(p.adjusted_vnd, words)})" if p.adjusted_vnd else text


def _in_month(p: ProjectStanding, plan: Plan, words: Words) -> str:
    """As derived; where units said something else, that is said beside it."""
    text = in_month(p.flows, plan, words)
    if not p.flows.in_month_differs:
        return text
    return f"{text} ⚠ {words('reported {gap}', gap=signed(p.flows.in_month_gap_vnd, words))}"


def _last_year(p: ProjectStanding, words: Words) -> str:
    if p.last_year_vnd is None:
        return ""
    share = f" ({words.share(p.last_year_rate)})" if p.last_year_rate is not None else ""
    return words.money(p.last_year_vnd) + share
