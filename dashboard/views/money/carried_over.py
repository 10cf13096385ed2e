"""Earlier years' money: a table of its own, and a project that has no other money as it is drawn."""

from dataclasses import dataclass, replace

from dashboard.domain.absence import Absence
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import CarriedOver, ProjectStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, money_cell, share_cell
from dashboard.views.linked import to_project
from dashboard.views.marks import glyph
from dashboard.views.money.names import given_cell, paid_cell, project_name
from dashboard.views.table import Table, figures, telling, texts


@dataclass(frozen=True)
class CarriedView:
    """`table` is empty where there is no such money; in triệu đồng."""

    title: str
    table: Table


def measured(p: ProjectStanding) -> ProjectStanding:
    """What is drawn of a project: this year's money, or where it was given none, earlier years' in its place."""
    carried = p.carried_over
    if carried is None or not p.carried_only:
        return p
    return replace(
        p, allocated_vnd=carried.allocated_vnd, disbursed_vnd=carried.disbursed_vnd, rate_year=carried.rate,
        expected_now_vnd=carried.expected_now_vnd, path_source=carried.path_source, series=carried.series,
        figure_period=carried.figure_period, coverage=carried.coverage, covered=carried.covered,
        given_vnd=carried.allocated_vnd, adjusted_vnd=0, projection=None, recent_rate_vnd=None, required_rate_vnd=None,
    )  # fmt: skip


def carried_view(standing: Standing, words: Words) -> CarriedView:
    """A row for each project that has such money, then the whole."""
    rows = [(p, p.carried_over) for p in (*standing.projects, standing.total) if p.carried_over is not None]
    if not rows:
        return CarriedView("", Table.of())
    total = standing.total
    title = words.sentence(total.carried_over.sentence) if total.carried_over else ""
    return CarriedView(title, _table(standing, rows, words))


def _table(standing: Standing, rows: list[tuple[ProjectStanding, CarriedOver]], words: Words) -> Table:
    def name(p: ProjectStanding) -> Cell:
        return (
            Cell(words("Total")) if p is standing.total else to_project(project_name(p.project, words), p.project.code)
        )

    carried = [c for _, c in rows]
    left = [money_cell(c.left_last_year_vnd, words) for c in carried]
    gaps = (None if c.missing_vnd is None else -c.missing_vnd for c in carried)
    return Table.of(
        texts(words("Project"), [name(p) for p, _ in rows]),
        figures(words("Carried over"), [given_cell(c.allocated_vnd, words) for c in carried]),
        figures(words("Left by last year's figures"), left, optional=True),
        figures(words("Disbursed"), [paid_cell(c.disbursed_vnd, words, c.absence is Absence.NIL) for c in carried]),
        figures(words("Rate"), [share_cell(c.rate, words) for c in carried], optional=True),
        figures(words("Planned by now"), [money_cell(c.expected_now_vnd, words) for c in carried], optional=True),
        figures(words("Ahead (+) or short (−)"), [money_cell(gap, words, signed=True) for gap in gaps], optional=True),
        texts(words("Disburse by"), [_deadline(c, words) for c in carried]),
        telling(texts(words("Verdict"), [_verdict(c, not standing.period.months_left, words) for c in carried])),
        looks=["total" if p is standing.total else "" for p, _ in rows],
    )


def _deadline(c: CarriedOver, words: Words) -> str:
    days = ", ".join(words.date(day) for day in c.deadlines)
    return days if c.deadline_stated else words("{days} (default)", days=days)


def _verdict(c: CarriedOver, over: bool, words: Words) -> str:
    if c.allocated_vnd is None:
        return f"{glyph(c.state, over)} {words('carried-over amount unknown')}"
    return f"{glyph(c.state, over)} {words.term(c.state)}"


def has_amount(p: ProjectStanding) -> bool:
    """Whether there is an amount to measure by, of this year's money or carried over alone."""
    return bool(measured(p).allocated_vnd) and p.state is not State.NOT_APPLICABLE
