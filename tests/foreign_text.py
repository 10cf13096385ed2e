"""A plan whose every name wants our pages to fetch, colour or link something."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dashboard.domain.people.roles import operator
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.usecases.office import Office
from db import store
from db.engine import writing
from tests.sample_store import PROGRAMME

ICON = "bug_report"
MARK = (
    f" ![x](http://evil.example/p.png) :red[x] http://evil.example www.evil.example a@evil.example :material/{ICON}: **evil**"
    " <b class='evil'>b</b>"
)


def foreign(plan: Plan) -> Plan:
    """The plan with the mark behind everything that a person may write in it."""
    return replace(
        plan,
        title=plan.title + MARK,
        decision=plan.decision + MARK,
        programme=replace(plan.programme, name=plan.programme.name + MARK, office=plan.programme.office + MARK),
        units=_marked(plan.units, "name", "short_name"),
        projects=_marked(plan.projects, "name", "short_name"),
        funds=_marked(plan.funds, "name", "capital"),
        indicators=_marked(plan.indicators, "name", "short_name", "unit_of_measure"),
        targets=_marked(plan.targets, "source_sentence", "source_clause"),
        obligations=_marked(plan.obligations, "name", "basis"),
        disaggregations=_marked(plan.disaggregations, "name"),
    )


def _marked(parts: Iterable[Any], *fields: str) -> Any:
    """Texts that are empty stay so, but for the short names of what has a name."""
    return tuple(replace(part, **{name: (getattr(part, name) or part.name) + MARK for name in fields
                                  if getattr(part, name) or name == "short_name"}) for part in parts)  # fmt: skip


def take_foreign_plan(office: Office, sample: bool = True) -> None:
    """Such a plan over the one that the sample store has."""
    known = office.snapshot(PROGRAMME)
    assert known is not None
    change = PlanChange(replace(foreign(known.plan), sample=sample), known.plan_version)
    with writing(office.url) as session:
        store.apply(ChangeSet((change,)), session, operator(f"test{MARK}"), datetime(2024, 10, 12, tzinfo=UTC))
