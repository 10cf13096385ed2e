"""Projects and targets without money, each with why: the plan's own words, an amount that nobody stated, or nothing given."""

from dataclasses import dataclass

from dashboard.domain.disbursement.allocated import Line, is_other, lines_on
from dashboard.domain.disbursement.same_money import family
from dashboard.domain.plan.plan import Plan, Project
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.cell import Cell
from dashboard.views.linked import to_project, to_target
from dashboard.views.money.names import project_name
from dashboard.views.table import Table, texts


@dataclass(frozen=True)
class Without:
    """`table` is empty where all projects and targets have money."""

    title: str
    table: Table


def without_money(standing: Standing, words: Words) -> Without:
    """Projects in the plan's order, then targets that no money serves; of one unit nothing, for it is given none."""
    plan = standing.snapshot.plan
    if standing.unit != plan.root:
        return Without("", Table.of())
    lines = lines_on(plan, standing.period.end)
    projects = [(p, why) for p in plan.projects if (why := _why(plan, p, lines, words))]
    targets = [(t, why) for t in standing.targets if (why := _why_target(plan, t, lines, words))]
    if not projects and not targets:
        return Without("", Table.of())
    rows: list[tuple[Cell, str, str]] = [
        (to_project(project_name(p, words), p.code), words("Project"), why) for p, why in projects
    ]
    rows += [(to_target(_name(t, words), t.target.id), words("Indicator"), why) for t, why in targets]
    return Without(
        words(
            "Without money: {projects} projects, {targets} targets, and why",
            projects=len(projects),
            targets=len(targets),
        ),
        Table.of(
            texts(words("Without money"), [name for name, _, _ in rows]),
            texts(words("Kind"), [kind for _, kind, _ in rows]),
            texts(words("Why"), [why for _, _, why in rows]),
        ),
    )


def _why(plan: Plan, project: Project, lines: tuple[Line, ...], words: Words) -> str:
    """Why a node has no money; "" where it, a node above or one below it has."""
    if not project.applicable:
        return project.reason or words("the plan says that it does not apply here")
    related = family(plan, project.code)
    mine = [line for line in lines if line.project in related]
    budget = [line for line in mine if not is_other(plan, line.fund)]
    if any(line.amount_vnd for line in mine):
        return ""
    if any(line.amount_vnd is None for line in budget):
        return words("the documents give it money without naming an amount")
    if budget:
        return words("what it was given is 0")
    if mine:
        return words("only integrated or mobilised money, without an amount")
    return words("nothing has been given to it yet")


def _why_target(plan: Plan, t: TargetStanding, lines: tuple[Line, ...], words: Words) -> str:
    """Why no money serves a target; "" where a project that it is tied to has some."""
    tied = [plan.project_by_code[code] for code in t.target.projects if code in plan.project_by_code]
    if not tied:
        return words("the plan ties no project to it")
    reasons = [(p.code, _why(plan, p, lines, words)) for p in tied]
    if any(not why for _, why in reasons):
        return ""
    return "; ".join(f"{code}: {why}" for code, why in reasons)


def _name(t: TargetStanding, words: Words) -> str:
    return f"{t.target.id} · {words.name_of(t.indicator.label, t.indicator.name_en)}"
