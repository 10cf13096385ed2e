"""The question about a row of figures that does not say what it speaks of, with everything it may speak of."""

from collections.abc import Iterator

from dashboard.domain.issues import Choice
from dashboard.domain.messages import Named
from dashboard.domain.periods import months_of
from dashboard.importing.layouts.foreign import NOTHING, Axis, Meaning
from dashboard.importing.tables.plan_names import PlanNames

ABOVE = "above"


def readings_of(
    missing: tuple[Axis, ...], above: Meaning, named_above: str, text: str, names: PlanNames
) -> dict[str, tuple[Choice, Meaning]]:
    """What a row may speak of, by the code of the choice: the same as the row above, else anything that its one gap can be."""
    found: dict[str, tuple[Choice, Meaning]] = {}
    of_above = _only(above, missing)
    if of_above is not None:
        found[ABOVE] = (Choice(ABOVE, {"name": named_above}), of_above)
    if len(missing) == 1:
        for choice, meaning in _candidates(missing[0], text, names):
            found.setdefault(choice.code, (choice, meaning))
    return found


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
