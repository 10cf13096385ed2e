"""One project: its verdict, its curve, its lines and the cells of its amounts."""

from dataclasses import dataclass

from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import Words
from dashboard.views.curve import Curve, curve
from dashboard.views.figures import verdict_and_rest
from dashboard.views.marks import glyph
from dashboard.views.money.lines import line_table
from dashboard.views.money.names import project_name
from dashboard.views.money.sources import source_table
from dashboard.views.reasons import project_why
from dashboard.views.table import Table


@dataclass(frozen=True)
class OneProject:
    """`leads` and `targets` are names as the plan has them, joined."""

    heading: str
    rest: str
    why: tuple[str, ...]  # the rule that spoke, its path, its figures and its limits
    leads: str
    targets: str
    curve: Curve | None
    estimate: str  # what is expected to be paid by the end of a span, or ""
    carried: str  # the sentence of carried-over money, where there is other money too
    lines: Table
    sources: Table


def project_names(standing: Standing, words: Words) -> dict[str, str]:
    """Code → name of every project, the whole programme first under ""."""
    names = {p.project.code: project_name(p.project, words) for p in standing.projects}
    return {"": words("The whole programme"), **names}


def one_project(standing: Standing, code: str, words: Words) -> OneProject:
    """`code` is of a project of the standing; lines and cells are its own and those below it."""
    plan = standing.snapshot.plan
    project = next(p for p in standing.projects if p.project.code == code)
    verdict, rest = verdict_and_rest(project.statement, words)
    mine = set(plan.subtree(code))
    served = [
        t for t in standing.targets if any(tied in mine or code in plan.subtree(tied) for tied in t.target.projects)
    ]
    return OneProject(
        heading=f"{glyph(project.state, not standing.period.months_left)} {verdict}",
        rest=rest,
        why=project_why(standing, project, words),
        leads=_leads(plan, project),
        targets="; ".join(words.name_of(t.indicator.label, t.indicator.name_en) for t in served),
        curve=curve(project, standing.period, words),
        estimate=words.sentence(project.estimate.sentence) if project.estimate else "",
        carried=words.sentence(project.carried_over.sentence)
        if project.carried_over and not project.carried_only
        else "",
        lines=line_table(standing, words, mine),
        sources=source_table(standing, words, mine),
    )


def _leads(plan: Plan, project: ProjectStanding) -> str:
    return ", ".join(plan.unit_by_code[code].name for code in project.leads if code in plan.unit_by_code)
