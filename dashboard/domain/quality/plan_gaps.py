"""The orphan list: what a plan itself leaves open, each with the office that should close it."""

from collections.abc import Iterator

from dashboard.domain.messages import Param
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import ALL_PROJECTS, LeadRole, PathOf, Plan, Project
from dashboard.domain.plan.targets import Operator, PaceRule, Target
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.sentences.phrases import name_of


def plan_findings(plan: Plan) -> Iterator[Finding]:
    """Every gap of the plan: its targets first, then its projects and its paths."""
    for target in plan.targets:
        if target.indicator in plan.indicator_by_code:
            yield from _of_target(plan, target, plan.indicator_by_code[target.indicator])
    yield from _of_projects(plan)
    yield from _paths(plan)


def _of_target(plan: Plan, target: Target, indicator: Indicator) -> Iterator[Finding]:
    def gap(code: QualityCode) -> Finding:
        params: dict[str, Param] = {"name": name_of(indicator), "target": target.id, "sentence": target.source_sentence}
        leads = plan.members(target.leads)
        return Finding(code, target.unit, target.id, leads[0] if leads else plan.root, params)

    paid_for = [code for code in target.projects if code in plan.project_by_code]
    if not any(plan.project_by_code[code].applicable for code in paid_for):
        yield gap(QualityCode.TARGET_WITHOUT_MONEY)
    if not target.leads:
        yield gap(QualityCode.TARGET_WITHOUT_LEAD)
    if _in_doubt(target, indicator) and not (target.settled and target.settled_by):
        yield gap(QualityCode.SENTENCE_NOT_SETTLED)
    if target.start is None and (target.basis.is_change or target.pace_rule is PaceRule.CHANGE):
        yield gap(QualityCode.BASELINE_MISSING)
    has_number = target.operator is not Operator.NONE and indicator.measure is not Measure.QUALITATIVE
    has_path = any(m.of is PathOf.TARGET and m.key == target.id for m in plan.milestones)
    if has_number and target.pace_rule is not PaceRule.NONE and not has_path:
        yield gap(QualityCode.PATH_MISSING)


def _in_doubt(target: Target, indicator: Indicator) -> bool:
    """«Giảm 5%» of a share: percentage points, or per cent of the baseline? «Điểm %» would have said it."""
    in_points = "điểm" in target.source_sentence.lower()
    return target.basis.is_change and indicator.measure is Measure.PERCENTAGE and not in_points


def _of_projects(plan: Plan) -> Iterator[Finding]:
    served = {code for target in plan.targets for code in target.projects}
    for project in plan.projects:
        if not project.applicable:
            continue
        leads = [lead.unit for lead in plan.leads_of(project.code) if lead.role is LeadRole.LEAD]
        owner = next(iter(plan.members(tuple(leads))), plan.root)
        funded = any(a.project == project.code for a in plan.allocations)
        family = {project.code, *plan.ancestors(project.code), *plan.subtree(project.code)}
        if funded and not family & served:
            yield _about(QualityCode.MONEY_WITHOUT_TARGET, plan, project, owner)
        if funded and not leads and not _led_nearby(plan, project):
            yield _about(QualityCode.PROJECT_WITHOUT_LEAD, plan, project, plan.root)
        if len(set(leads)) > 1:
            names = tuple(plan.unit_by_code[code].label for code in dict.fromkeys(leads) if code in plan.unit_by_code)
            yield _about(QualityCode.TWO_LEADS, plan, project, plan.root, leads=names or tuple(leads))


def _led_nearby(plan: Plan, project: Project) -> bool:
    near = {*plan.ancestors(project.code), *plan.subtree(project.code)}
    return any(lead.project in near and lead.role is LeadRole.LEAD for lead in plan.leads)


def _about(code: QualityCode, plan: Plan, project: Project, owner: str, **params: Param) -> Finding:
    named: dict[str, Param] = {"name": f"{project.code} {project.label}"}
    return Finding(code, plan.root, project.code, owner, named | params)


def _paths(plan: Plan) -> Iterator[Finding]:
    """Paths that nobody's name stands under, once each."""
    unsigned = dict.fromkeys((m.of, m.key) for m in plan.milestones if not m.approved_by)
    measured = {target.id: plan.indicator_by_code.get(target.indicator) for target in plan.targets}
    names = {id: name_of(indicator) for id, indicator in measured.items() if indicator}
    for of, key in unsigned:
        name: Param = names.get(key, key) if of is PathOf.TARGET else key
        if of is PathOf.MONEY and key in plan.project_by_code:
            name = f"{key} {plan.project_by_code[key].label}"
        if key == ALL_PROJECTS:
            name = plan.title
        yield Finding(QualityCode.PATH_WITHOUT_NAME, plan.root, key, plan.root, {"name": name}, of.value)
