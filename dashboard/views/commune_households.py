"""One unit's households: how many are poor and what they lack; and its shares as bars against the path of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.domain.deprivation.by_unit import poverty_rate, rates_by_unit
from dashboard.domain.deprivation.households import groups, poverty
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.verdicts.household_review import ReviewFigure
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.unit_verdict import under_the_whole, unit_state
from dashboard.text import Words
from dashboard.views.bullets import Bullet, target_bullet
from dashboard.views.cell import number_cell, share_cell
from dashboard.views.commune_figures import of_whole
from dashboard.views.deprivation import GroupView, group_view
from dashboard.views.figures import absence_text
from dashboard.views.reasons import unit_rule


@dataclass(frozen=True)
class ProfileFigure:
    """One number with what it means, and where it stands among all."""

    label: str
    value: str
    note: str


def household_figures(whole: Standing, own: Standing, words: Words) -> tuple[ProfileFigure, ...]:
    """The poverty rate with its place among all communes, and the households behind it; () where the plan follows none."""
    known = poverty(own.snapshot, own.unit, own.period)
    if known is None:
        return ()
    within = whole.unit if own.unit in whole.snapshot.plan.below(whole.unit) else None
    rate = poverty_rate(whole.snapshot, own.unit, own.period, within)
    standing = words("preliminary") if rate.preliminary else words("official")
    day = words("review as of {day}", day=known.review.end) if known.review else ""
    notes = (standing if rate.shown is not None else "", day, _place(whole, own.unit, words))
    value = share_cell(rate.shown, words, missing=absence_text(rate.why, words)).text
    return (
        ProfileFigure(words("Poverty rate"), value, " · ".join(filter(None, notes))),
        _households(words("Poor households"), known.poor, known.all_households, words),
        _households(words("Near-poor households"), known.near_poor, known.all_households, words),
    )


def _households(label: str, some: ReviewFigure, all_: ReviewFigure, words: Words) -> ProfileFigure:
    count, of = some.figure, all_.figure
    value = number_cell(count.shown, words, missing=absence_text(count.why, words)).text
    note = words("of {count} households", count=words.number(of.amount, 0)) if of.amount is not None else ""
    return ProfileFigure(label, value, note)


def _place(whole: Standing, unit: str, words: Words) -> str:
    """«thứ 2 trong 16 xã từ nghèo nhất»; "" where the unit is none of those that are ranked."""
    rates = rates_by_unit(whole.snapshot, whole.unit, whole.period, whole.boundaries)
    known = {one.unit: one.figure.shown for one in rates if one.figure.shown is not None}
    mine = known.get(unit)
    if mine is None:
        return ""
    place = 1 + sum(rate > mine for rate in known.values())
    return words("{place} of {all} communes, the poorest first", place=place, all=len(known))


def own_deprivations(own: Standing, words: Words) -> GroupView | None:
    """What the first group that the plan measures lacks in this unit; None where nothing is known of it."""
    measured = groups(own.snapshot.plan)
    if not measured:
        return None
    view = group_view(own, measured[0], words)
    return view if any(bar.rate is not None for bar in view.bars) else None


def own_bullets(whole: Standing, own: Iterable[TargetStanding], words: Words) -> tuple[Bullet, ...]:
    """Its shares against the path and target of the whole, each in the colour of its own figure, the furthest behind first."""
    rows = []
    for mine in own:
        t = of_whole(whole, mine.indicator.code)
        if t is None or mine.figure.shown is None or t.goal is None or t.indicator.measure is not Measure.PERCENTAGE:
            continue
        state = unit_state(whole, t, mine.unit, mine.figure.shown)
        alone = replace(under_the_whole(whole.snapshot.plan, t, mine), state=state)
        bullet = target_bullet(whole, alone, words)
        rows.append(
            replace(bullet, sentence=f"{bullet.name}: {bullet.value.text}", why=unit_rule(whole, t, mine, words))
        )
    return tuple(sorted(rows, key=lambda row: (row.actual_at or 0.0) - (row.path_at or row.target_at)))
