"""Money × result: what each project's money does beside the targets it serves, and what has only one of both."""

from dataclasses import dataclass

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, share_cell
from dashboard.views.figures import absence_text, standing_text
from dashboard.views.linked import to_project
from dashboard.views.marks import glyph
from dashboard.views.money.names import project_name
from dashboard.views.table import Table, texts


@dataclass(frozen=True)
class Served:
    """`table` has a project a row, its targets below each other; it stands out where money and a target are both late."""

    title: str
    table: Table
    without_targets: tuple[str, ...]  # projects that have money and serve no target of the plan
    without_money: tuple[str, ...]  # targets that no money of the plan serves


def served(standing: Standing, words: Words) -> Served:
    """Projects that have money, in the plan's order; a target of a branch is served by what is above and below it."""
    plan = standing.snapshot.plan
    funded = [p for p in standing.projects if p.state is not State.NOT_APPLICABLE and p.allocated_vnd]
    targets = {p.project.code: [t for t in standing.targets if _serves(plan, p, t)] for p in funded}
    paid = {t.target.id for of in targets.values() for t in of}
    serving = [(p, targets[p.project.code]) for p in funded if targets[p.project.code]]
    over = not standing.period.months_left
    late = [p for p, of in serving if _both_late(p, of, over)]
    return Served(
        title=_title(late, bool(serving), over, words),
        table=_table(standing, serving, words),
        without_targets=tuple(project_name(p.project, words) for p in funded if not targets[p.project.code]),
        without_money=tuple(_name(t, words) for t in standing.targets if t.target.id not in paid),
    )


def _table(standing: Standing, serving: list[tuple[ProjectStanding, list[TargetStanding]]], words: Words) -> Table:
    over = not standing.period.months_left
    projects = [to_project(project_name(p.project, words), p.project.code) for p, _ in serving]
    targets = [
        [f"{glyph(t.state, t.is_final)} {_name(t, words)}: {_verdict(t, words)}" for t in of] for _, of in serving
    ]
    return Table.of(
        texts(words("Project"), projects),
        texts(
            words("Money"),
            [_rate(p, words).noted(f" · {glyph(p.state, over)} {words.term(p.state)}") for p, _ in serving],
        ),
        texts(words("Targets that it serves"), ["\n".join(of) for of in targets]),
        looks=["expected" if _both_late(p, of, over) else "" for p, of in serving],
    )


def _rate(p: ProjectStanding, words: Words) -> Cell:
    return Cell(absence_text(p.absence, words)) if p.rate_year is None else share_cell(p.rate_year, words)


def _serves(plan: Plan, p: ProjectStanding, t: TargetStanding) -> bool:
    mine = plan.subtree(p.project.code)
    return any(code in mine or p.project.code in plan.subtree(code) for code in t.target.projects)


def _both_late(p: ProjectStanding, targets: list[TargetStanding], over: bool) -> bool:
    """Behind both ways; once the year is over, money left unspent and a target that was missed."""
    money = p.state.late or (over and p.state is State.NOT_ACHIEVED)
    return money and any(t.state.late or t.missed for t in targets)


def _verdict(t: TargetStanding, words: Words) -> str:
    """The verdict with the figure beside its target, or with the words of a state."""
    if t.target.operator is Operator.NONE or t.figure.text:
        return " · ".join(filter(None, (words.term(t.state), t.figure.text)))
    return f"{words.term(t.state)} · {standing_text(t, words)}"


def _name(t: TargetStanding, words: Words) -> str:
    return words.name_of(t.indicator.label, t.indicator.name_en)


def _title(late: list[ProjectStanding], linked: bool, over: bool, words: Words) -> str:
    if not linked:
        return words("The plan ties no target to a project's money")
    codes = ", ".join(p.project.code for p in late)
    if over:
        if not late:
            return words("No project has both money left unspent and a target missed")
        return words("Money left unspent and targets missed: {projects}", projects=codes)
    if not late:
        return words("No project is behind with its money and its results at once")
    return words("Behind with money and with results: {projects}", projects=codes)
