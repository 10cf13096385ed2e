"""Several levels asked of one indicator at once: assigned by the province, by the district, and what a unit set itself."""

from dataclasses import replace

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Target, Tier
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.progress import bounds
from dashboard.domain.verdicts.standing_targets import TargetStanding, TierStanding

_ORDER = tuple(Tier)  # who can hold whom to it: the first is what a unit answers for


def binding(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Of targets of the same indicator and unit the one that was assigned highest: it is counted, once."""
    first: dict[tuple[str, str], Target] = {}
    for target in sorted(targets, key=lambda t: _ORDER.index(t.tier)):
        first.setdefault((target.indicator, target.unit), target)
    return tuple(t for t in targets if first[t.indicator, t.unit] is t)


def counted(standings: tuple[TargetStanding, ...], unit: str) -> tuple[TargetStanding, ...]:
    """The targets of `unit` as a sentence counts them: each indicator once, by its binding level.

    Where it has none of its own, those of all units: a plan may set targets only for its communes.
    """
    mine = tuple(s.target for s in standings if s.target.unit == unit) or tuple(s.target for s in standings)
    own = {t.id for t in binding(mine)}
    return tuple(s for s in standings if s.target.id in own)


def with_tiers(standings: tuple[TargetStanding, ...]) -> tuple[TargetStanding, ...]:
    """Each target with the other levels that are asked of its indicator and unit, and how far each is reached."""
    of_same: dict[tuple[str, str], list[TargetStanding]] = {}
    for s in standings:
        of_same.setdefault((s.target.indicator, s.target.unit), []).append(s)
    return tuple(_with_others(s, of_same[s.target.indicator, s.target.unit]) for s in standings)


def _with_others(standing: TargetStanding, same: list[TargetStanding]) -> TargetStanding:
    others = tuple(_tier(s) for s in sorted(same, key=lambda s: _ORDER.index(s.target.tier)) if s is not standing)
    if not others or standing.reckoned is None or standing.goal is None:
        return standing
    return replace(standing, tiers=others)


def _tier(s: TargetStanding) -> TierStanding:
    """How far beyond the level, in the indicator's own terms; negative while short of it."""
    if s.reckoned is None or s.goal is None or s.state in (State.NOT_COVERED, State.PRELIMINARY):
        return TierStanding(s.target, s.goal, s.state, None)
    low, high = bounds(s.target, s.baseline)
    falls, over = s.indicator.direction is Direction.FALLS, high is not None and s.reckoned > high
    end = s.goal
    if s.state is State.EXCEEDED or (s.indicator.direction is Direction.HOLDS and over):
        end = (low if falls else high) or end
    beyond = s.reckoned - end
    return TierStanding(s.target, s.goal, s.state, -beyond if falls else beyond)
