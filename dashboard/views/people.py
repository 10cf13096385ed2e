"""A plan as it may be read: names of who settled, confirmed or approved something in it, or the unit in their place."""

from dataclasses import replace

from dashboard.domain.people.named import Persons
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words


def named_for(plan: Plan, words: Words) -> Plan:
    """The plan with the names that these words may say; the very same one where that is all of them."""
    if words.people.everywhere:
        return plan
    persons = Persons(plan)

    def said(name: str) -> str:
        return words.person(persons.signer(name))

    targets = tuple(replace(t, settled_by=said(t.settled_by), baseline_by=said(t.baseline_by)) for t in plan.targets)
    milestones = tuple(replace(m, approved_by=said(m.approved_by)) for m in plan.milestones)
    return replace(plan, targets=targets, milestones=milestones)
