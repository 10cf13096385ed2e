"""Projects against the path, with the expected-now row that parts those on time from those that are late."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import severity_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, money_cell, share_cell
from dashboard.views.figures import absence_text
from dashboard.views.linked import to_project
from dashboard.views.marks import glyph
from dashboard.views.money.names import in_month_cell, paid_cell, project_name, rate_cell, total_rate_cell
from dashboard.views.reasons import project_why
from dashboard.views.table import Table, TableColumn, figures, telling, texts


@dataclass(frozen=True)
class Projects:
    """The table of projects in triệu đồng; `differs`: a unit reported another amount of the month than its cumulative
    amounts give; `incomplete`: units are left out of what the month added.
    """

    title: str
    table: Table
    differs: bool
    incomplete: bool


@dataclass(frozen=True)
class _Row:
    """One line: a project, the whole (`look` "total"), or the expected-now row, of which `project` is the whole too."""

    name: Cell
    project: ProjectStanding
    look: str = ""

    @property
    def judged(self) -> bool:
        """Whether amounts of its own are shown: not of the expected-now row, nor of what the plan leaves out."""
        return self.look in ("", "total")


def projects_view(standing: Standing, words: Words) -> Projects:
    rows = _rows(standing, words)
    flows = [row.project.flows for row in rows if row.judged]
    return Projects(
        title=_title(standing, words),
        table=_table(standing, rows, words),
        differs=any(f.in_month_differs for f in flows),
        incomplete=any(f.in_month_vnd is not None and f.in_month_without for f in flows),
    )


def _title(standing: Standing, words: Words) -> str:
    if standing.total.disbursed_vnd is None:
        return words("No disbursement reported yet")
    if standing.total.expected_now_vnd is None:
        return words("Disbursement by project, million đồng")
    if not any(p.missing_vnd is not None for p in standing.projects):
        return words("No project can be judged yet: too few have reported {month}", month=_month(standing, words))
    if not _behind(standing):
        return words("No project is behind the plan")
    line = words("Expected by {month}", month=_month(standing, words))
    return words("All below the line «{line}» is late", line=line)


def _rows(standing: Standing, words: Words) -> list[_Row]:
    """Best first; all between the expected-now row and the total is late by the plan's own rules."""
    judged = sorted((p for p in standing.projects if p.missing_vnd is not None), key=_ratio)
    outside = [p for p in standing.projects if p.state is State.NOT_APPLICABLE]
    unknown = [p for p in standing.projects if p not in judged and p not in outside]
    behind = _behind(standing)

    def row(p: ProjectStanding, look: str = "") -> _Row:
        return _Row(to_project(project_name(p.project, words), p.project.code), p, look)

    rows = [row(p) for p in judged if p not in behind]
    if standing.total.expected_now_vnd is not None:
        rows.append(_Row(Cell(_expected_name(standing, words)), standing.total, "expected"))
    rows += [row(p) for p in behind]
    rows.append(_Row(Cell(words("Total")), standing.total, "total"))
    rows += [row(p) for p in unknown]  # nobody can say whether they are late
    return rows + [row(p, "not_applicable") for p in outside]


def _behind(standing: Standing) -> list[ProjectStanding]:
    """Projects short of their path by more than the plan lets pass, the worst last."""
    late = (p for p in standing.projects if (p.missing_vnd or 0) > 0 and not p.state.good)
    return sorted(late, key=lambda p: severity_of_money(p, standing.period), reverse=True)


def _ratio(p: ProjectStanding) -> Decimal:
    """Descending share of the path."""
    if p.disbursed_vnd is None or not p.expected_now_vnd:
        return Decimal(0)
    return -Decimal(p.disbursed_vnd) / p.expected_now_vnd


def _expected_name(standing: Standing, words: Words) -> str:
    path_source = standing.total.path_source
    source = f" ({words.term(path_source)})" if path_source else ""
    return f"▬ {words('Expected by {month}', month=_month(standing, words))}{source}"


def _month(standing: Standing, words: Words) -> str:
    return words.short_period(standing.period)


def _table(standing: Standing, rows: list[_Row], words: Words) -> Table:
    """Columns of which nothing is known are left out; the expected-now row has what is allocated and what was planned."""
    plan = standing.snapshot.plan
    known = partial(_known, rows)
    adjusted = any(row.project.adjusted_vnd for row in rows if row.judged)
    given = known(words("Given at the start of the year (adjusted since)"), lambda p: _given(p, words))
    return Table.of(
        texts(words("Project"), [row.name for row in rows]),
        *([given] if adjusted else []),
        known(words("Allocated"), lambda p: _allocated(p, words), optional=False, expected=True),
        known(words("Disbursed"), lambda p: _paid(p, words), optional=False),
        known(words("Estimated (ước)"), lambda p: _estimate(p, words)),
        known(words("In the month"), lambda p: _in_month(p, plan, words)),
        figures(words("Of this year's allocation"), [_rate(row, words) for row in rows], optional=True),
        known(words("Of the total plan, carried over included"), lambda p: total_rate_cell(p.rate_total, words)),
        known(words("Same period last year"), lambda p: _last_year(p, words)),
        known(words("Planned by now"), lambda p: money_cell(p.expected_now_vnd, words), expected=True),
        telling(known(words("Ahead (+) or short (−)"), lambda p: _gap(p, words))),
        known(words("Needed a month"), lambda p: money_cell(p.required_rate_vnd, words, 1)),
        known(words("Last three months"), lambda p: money_cell(p.recent_rate_vnd, words, 1)),
        known(words("Forecast unspent 31/12"), lambda p: _unspent(p, words)),
        telling(texts(words("Verdict"), [_verdict(standing, row, words) for row in rows])),
        texts(words("Lead"), [_leads(plan, row) for row in rows]),
        looks=[row.look for row in rows],
    )


def _known(
    rows: list[_Row], title: str, cell: Callable[[ProjectStanding], Cell], optional: bool = True, expected: bool = False
) -> TableColumn:
    """A column of projects and of the whole; `expected`: of the expected-now row too."""
    return figures(
        title,
        [cell(r.project) if r.judged or (expected and r.look == "expected") else absent_cell() for r in rows],
        optional,
    )


def _verdict(standing: Standing, row: _Row, words: Words) -> Cell:
    if row.look == "expected":
        return absent_cell()
    over = not standing.period.months_left
    said = f"{glyph(row.project.state, over)} {words.term(row.project.state)}"
    return Cell(said, why=project_why(standing, row.project, words)[0])


def _leads(plan: Plan, row: _Row) -> str:
    units = plan.unit_by_code
    return ", ".join(units[code].label for code in row.project.leads if code in units) if row.judged else ""


def _rate(row: _Row, words: Words) -> Cell:
    """Of this year's allocation: what is disbursed, or in the expected-now row what was planned."""
    p = row.project
    if row.look == "expected":
        return rate_cell(p.expected_now_vnd, p.allocated_vnd, words)
    return share_cell(p.rate_year if row.judged else None, words)


def _allocated(p: ProjectStanding, words: Words) -> Cell:
    """An amount that the plan does not name is not one that somebody has yet to report."""
    if p.carried_only and p.carried_over and p.carried_over.allocated_vnd is not None:
        return money_cell(p.carried_over.allocated_vnd, words).noted(f" ({words('carried over')})")
    outside = p.state is State.NOT_APPLICABLE
    return money_cell(
        p.allocated_vnd, words, missing=absence_text(p.absence, words) if outside else words("amount unknown")
    )


def _paid(p: ProjectStanding, words: Words) -> Cell:
    """With its month where too few have reported since for a verdict."""
    if p.carried_only and p.carried_over and p.carried_over.disbursed_vnd is not None:
        return money_cell(p.carried_over.disbursed_vnd, words).noted(f" ({words('carried over')})")
    cell = paid_cell(p.disbursed_vnd, words, p.absence is Absence.NIL)
    if p.state is not State.NOT_COVERED or p.figure_period is None or p.coverage.reported:
        return cell
    return cell.noted(f" ({words('figures of {month}', month=words.short_period(p.figure_period))})")


def _estimate(p: ProjectStanding, words: Words) -> Cell:
    """What units expect to have paid by the end of a span, which is named; never a part of what is disbursed."""
    if p.estimate is None:
        return absent_cell()
    return money_cell(p.estimate.amount_vnd, words).noted(f" ({words.period(p.estimate.period)})")


def _gap(p: ProjectStanding, words: Words) -> Cell:
    return money_cell(None if p.missing_vnd is None else -p.missing_vnd, words, signed=True)


def _unspent(p: ProjectStanding, words: Words) -> Cell:
    return money_cell(None if p.unspent is None else int(p.unspent.value), words, 1)


def _given(p: ProjectStanding, words: Words) -> Cell:
    """Giao đầu năm, and in brackets what was added or taken away since."""
    cell = money_cell(p.given_vnd, words)
    return cell.noted(f" ({money_cell(p.adjusted_vnd, words, signed=True)})") if p.adjusted_vnd else cell


def _in_month(p: ProjectStanding, plan: Plan, words: Words) -> Cell:
    """As derived; where units reported something else, that is written beside it."""
    cell = in_month_cell(p.flows, plan, words)
    if not p.flows.in_month_differs:
        return cell
    gap = money_cell(p.flows.in_month_gap_vnd, words, signed=True).text
    return cell.noted(f" ⚠ {words('reported {gap}', gap=gap)}")


def _last_year(p: ProjectStanding, words: Words) -> Cell:
    cell = money_cell(p.last_year_vnd, words)
    if p.last_year_vnd is None or p.last_year_rate is None:
        return cell
    return cell.noted(f" ({words.share(p.last_year_rate)})")
