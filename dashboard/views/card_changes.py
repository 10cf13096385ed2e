"""What the six cards say of the month before: how far each figure has moved since."""

from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.verdicts.groups import groups
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.tiers import counted
from dashboard.text import Words
from dashboard.views.figures import difference_text
from dashboard.views.money.carried_over import measured

_SAME = "="  # of figures that are known in both months


def changes(now: Standing, before: Standing | None, words: Words) -> dict[str, str]:
    """By card how far it has moved since the month `before`, with its sign; none of a card of which one is not known."""
    if before is None:
        return {}
    said = {
        "first_target": _target(now, before, words),
        "on_track": _count(_good(now), _good(before), words),
        "disbursed": _rate(measured(now.total), measured(before.total), words),
        "left_over": _left(now.total, before.total, words),
        "reported": _count(len(now.reporting.coverage.reported), len(before.reporting.coverage.reported), words)
        if before.reporting.coverage.expected
        else "",
        "support": _count(len(now.needing_support), len(before.needing_support), words),
    }
    return {
        card: _since(change, _told(before) if card == "first_target" else before.period, words)
        for card, change in said.items()
        if change
    }


def _since(change: str, earlier: Period, words: Words) -> str:
    month = words.short_period(earlier)
    if change == _SAME:
        return words("same as in {month}", month=month)
    return words("{change} since {month}", change=change, month=month)


def _told(before: Standing) -> Period:
    """Of which period the first target's figure is that stood a month before: of a review it is an earlier one."""
    told = before.targets[0].figure_period
    return before.period if told is None or told.end >= before.period.end else told


def _good(standing: Standing) -> int:
    root = standing.unit == standing.snapshot.plan.root
    return groups(counted(standing.targets, standing.unit) if root else standing.targets).good


def _count(now: int, before: int, words: Words) -> str:
    return _SAME if now == before else words.number(Decimal(now - before), 0, signed=True)


def _target(now: Standing, before: Standing, words: Words) -> str:
    if not now.targets or not before.targets:
        return ""
    one, other = now.targets[0], before.targets[0]
    if one.actual is None or other.actual is None:
        return ""
    if one.actual == other.actual:
        return _SAME
    return difference_text(one.indicator, one.actual - other.actual, words)


def _rate(now: ProjectStanding, before: ProjectStanding, words: Words) -> str:
    if now.rate_year is None or before.rate_year is None:
        return ""
    if now.rate_year == before.rate_year:
        return _SAME
    return words.points(now.rate_year - before.rate_year, signed=True)


def _left(now: ProjectStanding, before: ProjectStanding, words: Words) -> str:
    one, other = now.unspent, before.unspent
    if one is None or other is None:
        return ""
    if one.value == other.value:
        return _SAME
    return words.billions(int(one.value - other.value), signed=True)
