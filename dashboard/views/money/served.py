"""Money × result: what each project's money does beside the targets it serves, and what has only one of both."""

from dataclasses import dataclass

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator
from dashboard.domain.verdicts.standing import ProjectStanding, Standing, State, TargetStanding
from dashboard.text import Words
from dashboard.views.figures import standing_text
from dashboard.views.linked import to_project
from dashboard.views.marks import glyph
from dashboard.views.money.names import project_name


@dataclass(frozen=True)
class ServedRow:
    """One project: its money's rate and verdict, and of its targets the verdicts with their figures."""

    project: str
    rate: str
    money: str  # verdict with its shape
    targets: tuple[str, ...]
    late: bool  # money and one of its targets are both late


@dataclass(frozen=True)
class Served:
    title: str
    rows: tuple[ServedRow, ...]
    without_targets: tuple[str, ...]  # projects that have money and serve no target of the plan
    without_money: tuple[str, ...]  # targets that no money of the plan serves


def served(standing: Standing, words: Words) -> Served:
    """Projects that have money, in the plan's order; a target of a branch is served by what is above and below it."""
    plan = standing.snapshot.plan
    funded = [p for p in standing.projects if p.state is not State.NOT_APPLICABLE and p.allocated_vnd]
    found = {p.project.code: [t for t in standing.targets if _serves(plan, p, t)] for p in funded}
    paid = {t.target.id for targets in found.values() for t in targets}
    rows = tuple(_row(standing, p, found[p.project.code], words) for p in funded if found[p.project.code])
    return Served(
        title=_title([p for p in funded if _both_late(p, found[p.project.code])], bool(rows), words),
        rows=rows,
        without_targets=tuple(project_name(p.project, words) for p in funded if not found[p.project.code]),
        without_money=tuple(_name(t, words) for t in standing.targets if t.target.id not in paid),
    )


def _serves(plan: Plan, p: ProjectStanding, t: TargetStanding) -> bool:
    mine = plan.subtree(p.project.code)
    return any(code in mine or p.project.code in plan.subtree(code) for code in t.target.projects)


def _both_late(p: ProjectStanding, targets: list[TargetStanding]) -> bool:
    return p.state.late and any(t.state.late for t in targets)


def _row(standing: Standing, p: ProjectStanding, targets: list[TargetStanding], words: Words) -> ServedRow:
    left = standing.period.months_left
    return ServedRow(
        project=to_project(project_name(p.project, words), p.project.code),
        rate=words("no data") if p.rate_year is None else words.share(p.rate_year),
        money=f"{glyph(p.state, left)} {words.term(p.state)}",
        targets=tuple(f"{glyph(t.state, left)} {_name(t, words)}: {_verdict(t, words)}" for t in targets),
        late=_both_late(p, targets),
    )


def _verdict(t: TargetStanding, words: Words) -> str:
    """The verdict with the figure beside its target, or with the words of a state."""
    if t.target.operator is Operator.NONE or t.figure.text:
        return " · ".join(filter(None, (words.term(t.state), t.figure.text)))
    return f"{words.term(t.state)} · {standing_text(t, words)}"


def _name(t: TargetStanding, words: Words) -> str:
    return words.name_of(t.indicator.label, t.indicator.name_en)


def _title(late: list[ProjectStanding], linked: bool, words: Words) -> str:
    if not linked:
        return words("The plan ties no target to a project's money")
    if not late:
        return words("No project is behind with its money and its results at once")
    codes = ", ".join(p.project.code for p in late)
    return words("Behind with money and with results: {projects}", projects=codes)
