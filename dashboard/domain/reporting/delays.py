"""What is late, who answers for it, and what they say: cause, remedy, day (docs/method.en.md: Causes of delays)."""

from collections.abc import Iterator

from dashboard.domain.people.causes import Cause, Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import LeadRole, Plan
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing

_LATE = {State.BEHIND, State.SLIGHTLY_BEHIND, State.OVER_CAP, State.WORSE}
Thing = tuple[Late, str]  # what is late: a target's id, a project's code, a unit's code
LONGEST_WORD = 1_000  # letters of a cause or a remedy


def asks_why(state: State) -> bool:
    """Whether a verdict asks for its cause: behind, slightly behind, over what is allowed, worse than the start."""
    return state in _LATE


def answering(plan: Plan, late: Late, of: str) -> tuple[str, ...]:
    """Who answers for it, groups opened up: who leads the target, or the project or the nearest node above that is led by somebody;
    of a unit itself. Where nobody is named, the plan's office. Nothing for what the plan does not have.
    """
    match late:
        case Late.UNIT:
            return (of,) if of in plan.unit_by_code else ()
        case Late.TARGET:
            target = next((t for t in plan.targets if t.id == of), None)
            if target is None:
                return ()
            return plan.members(target.leads) or (target.unit,)
        case Late.PROJECT:
            if of not in plan.project_by_code:
                return ()
            for node in (of, *plan.ancestors(of)):
                leads = tuple(lead.unit for lead in plan.leads_of(node) if lead.role is LeadRole.LEAD)
                if units := plan.members(leads):
                    return units
            return (plan.root,)


def late_things(standing: Standing, unit: str | None = None) -> Iterator[Thing]:
    """The targets and the projects that are late, in the plan's order; where `unit` is given, those that it answers for."""
    plan = standing.snapshot.plan
    things: list[Thing] = [(Late.TARGET, t.target.id) for t in standing.targets if asks_why(t.state)]
    things += [(Late.PROJECT, p.project.code) for p in standing.projects if asks_why(p.state)]
    for late, of in things:
        if unit is None or unit in answering(plan, late, of):
            yield late, of


def causes_known(snapshot: Snapshot, late: Late, of: str, period: Period) -> tuple[Cause, ...]:
    """What is said of one thing up to the end of a period: of each unit its newest word, the newest first."""
    newest: dict[str, Cause] = {}
    for cause in sorted(
        snapshot.causes_by_thing.get((late, of), ()), key=lambda one: one.period.order
    ):  # stable: by arrival
        if cause.period.end <= period.end:
            newest[cause.unit] = cause
    return tuple(sorted(newest.values(), key=lambda one: -one.period.end.toordinal()))


def all_causes_known(snapshot: Snapshot, period: Period) -> tuple[Cause, ...]:
    """Of all that anything is said of: targets first, then projects and units, each in the plan's order."""
    plan = snapshot.plan
    order = {
        Late.TARGET: {t.id: place for place, t in enumerate(plan.targets)},
        Late.PROJECT: {p.code: place for place, p in enumerate(plan.projects)},
        Late.UNIT: plan.unit_order,
    }
    kinds = list(order)
    things = sorted(
        (thing for thing in snapshot.causes_by_thing if thing[1] in order[thing[0]]),
        key=lambda thing: (kinds.index(thing[0]), order[thing[0]][thing[1]]),
    )
    return tuple(cause for late, of in things for cause in causes_known(snapshot, late, of, period))
