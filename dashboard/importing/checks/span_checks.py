"""Checks of targets that span years: the years that they and their steps name, and whether a yearly plan inherits them."""

from collections.abc import Callable, Iterator

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Param
from dashboard.domain.plan.plan import PathOf, Plan
from dashboard.domain.plan.targets import Target
from dashboard.domain.sentences.phrases import name_of, wanted
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows


def span_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """A year of arrival before the plan's own, and steps of years that their target does not reach into."""
    for row, target in rows.pairs(sheets.TARGETS):
        if target.until is not None and target.until < plan.year:
            yield Issue(IssueCode.UNTIL_BEFORE_PLAN, row.place("until"), row.shown("until"), {"year": str(plan.year)})
    targets = {target.id: target for target in plan.targets}
    for row, steps in rows.paths:
        if not steps or steps[0].period.year == plan.year:
            continue
        known = targets.get(steps[0].key) if steps[0].of is PathOf.TARGET else None
        last = (known.until or plan.year) if known and not known.each_year else plan.year
        if known is None or steps[0].period.year > last or (known.until is None):
            yield Issue(IssueCode.STEP_OUTSIDE, row.place("year"), row.shown("year"), {"year": str(last)})


def inheritance_faults(plan: Plan, before: Plan | None, rows: PlanRows) -> Iterator[Issue]:
    """What the plan of the year before set for this year or a later one, and this plan asks for otherwise, or no more."""
    if before is None:
        return
    now = {target.id: target for target in plan.targets}
    for given in before.targets:
        if given.until is None or given.until < plan.year or given.indicator not in before.indicator_by_code:
            continue
        indicator = before.indicator_by_code[given.indicator]
        params: dict[str, Param] = {
            "name": name_of(indicator), "wanted": wanted(given, indicator), "before": str(before.year),
        }  # fmt: skip
        mine = now.get(given.id)
        if mine is None:
            yield Issue(IssueCode.NOT_INHERITED, Place(sheets.TARGETS.sheet), given.id, params)
        elif _asks(mine) != _asks(given):
            yield Issue(IssueCode.INHERITED_OTHERWISE, rows.where(sheets.TARGETS, "id", given.id), given.id, params)
        elif year := _other_step(plan, before, given):
            place = rows.where(sheets.MILESTONES, "key", given.id)
            yield Issue(IssueCode.STEP_OTHERWISE, place, given.id, params | {"year": str(year)})


def _asks(target: Target) -> tuple[object, ...]:
    return (target.operator, target.basis, target.low, target.high, target.until, target.each_year)


def _other_step(plan: Plan, before: Plan, given: Target) -> int | None:
    """The first year, this one or a later, whose step is another than the plan of before has, or is gone."""
    year_ends: Callable[[Plan], dict[int, object]] = lambda of: {  # noqa: E731 - said twice, of the two plans
        m.period.year: m.value for m in of.milestones_of.get((PathOf.TARGET, given.id), ()) if m.period.last_month == 12
    }
    then, now = year_ends(before), year_ends(plan)
    return next((year for year in sorted(then) if year >= plan.year and now.get(year) != then[year]), None)
