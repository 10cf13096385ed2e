"""What is said of the other levels asked of a target's indicator: assigned by another tier, or a unit's own ambition."""

from dashboard.domain.messages import Message, Param
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.sentences.phrases import difference, wanted
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.progress import is_cap
from dashboard.domain.verdicts.standing_targets import TargetStanding, TierStanding

_TIERS = {State.EXCEEDED: "tier_exceeded", State.ACHIEVED: "tier_reached", State.OVER_CAP: "tier_over"}


def tier_clause(s: TargetStanding, tier: TierStanding) -> Message:
    """Whether the level is reached, exceeded or kept, or how far it is away and on which side."""
    params: dict[str, Param] = {"tier": tier.target.tier, "wanted": wanted(tier.target, s.indicator)}
    if tier.by is None:
        return Message("tier_unknown", params)
    code = _TIERS.get(tier.state)
    if code is None:
        code = _not_reached(s, tier)
    elif code == "tier_over" and not tier.by:  # below it is strict, and it stands at it
        code = "tier_strict"
    return Message(code, params | {"by": difference(s.indicator, tier.by)})


def _not_reached(s: TargetStanding, tier: TierStanding) -> str:
    """How a level that is not reached is told: within a limit, at a strict bound, or so far from it, and on which side."""
    if is_cap(tier.target, s.indicator.direction):
        return "tier_within"
    if not tier.by:
        return "tier_strict"
    if s.indicator.direction is Direction.HOLDS and tier.by > 0:
        return "tier_above"
    return "tier_short_falls" if s.indicator.direction is Direction.FALLS else "tier_short"
