"""The question about a row of figures that does not say what it speaks of, with everything it may speak of."""

from collections.abc import Iterator

from dashboard.domain.issues import Choice
from dashboard.domain.messages import Named
from dashboard.domain.periods import months_of
from dashboard.importing.layouts.foreign import NOTHING, Axis, Meaning
from dashboard.importing.tables.plan_names import PlanNames

ABOVE = "above"


Readings = dict[str, tuple[Choice, Meaning]]  # by the code of the choice


def as_above(missing: tuple[Axis, ...], above: Meaning, name: str) -> Readings:
    """That a row speaks of the same as the row above; empty where that one does not say it either."""
    of_above = _only(above, missing)
    return {} if of_above is None else {ABOVE: (Choice(ABOVE, {"name": name}), of_above)}


def candidates(missing: tuple[Axis, ...], text: str, names: PlanNames) -> Readings:
    """Everything that the one gap of a row can be; nothing where it has several."""
    if len(missing) != 1:
        return {}
    return {choice.code: (choice, meaning) for choice, meaning in _candidates(missing[0], text, names)}


def _only(above: Meaning, missing: tuple[Axis, ...]) -> Meaning | None:
    """What the row above says of the things that are missing; None where it does not say one of them either."""
    taken = NOTHING
    for axis in missing:
        said = {
            Axis.UNIT: Meaning(subject=above.subject),
            Axis.INDICATOR: Meaning(indicators=above.indicators),
            Axis.PROJECT: Meaning(project=above.project),
            Axis.ITEM: Meaning(indicators=above.indicators, project=above.project),
            Axis.PERIOD: Meaning(period=above.period),
            Axis.FUND: Meaning(fund=above.fund),
            Axis.GROUP: Meaning(group=above.group),
        }.get(axis, NOTHING)
        if said == NOTHING:
            return None
        taken = taken.over(said)
    return taken


def _candidates(axis: Axis, text: str, names: PlanNames) -> Iterator[tuple[Choice, Meaning]]:
    plan = names.plan
    if axis is Axis.UNIT:
        for unit in plan.units:
            yield Choice(unit.code, {"name": Named(unit.name)}), Meaning(subject=unit.code)
    if axis in (Axis.INDICATOR, Axis.ITEM):
        for indicator in names.likely_indicators(text):
            name = Named(indicator.name, indicator.name_en)
            yield Choice(indicator.code, {"name": name}), Meaning(indicators=(indicator.code,))
    if axis in (Axis.PROJECT, Axis.ITEM):
        for project in names.likely_projects(text):
            name = Named(project.name, project.name_en)
            yield Choice(project.code, {"name": name}), Meaning(project=project.code)
    if axis is Axis.FUND:
        for fund in plan.funds:
            yield Choice(fund.code, {"name": Named(fund.name)}), Meaning(fund=fund.code)
    if axis is Axis.GROUP:
        for group in plan.disaggregations:
            yield Choice(group.code, {"name": Named(group.name)}), Meaning(group=group.code)
    if axis is Axis.PERIOD:
        for month in months_of(plan.year):
            yield Choice(month.code, {"name": month}), Meaning(period=month)
