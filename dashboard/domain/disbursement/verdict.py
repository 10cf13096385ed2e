"""The verdict on money against its amount and path: one rule for this year's money, for carried-over money and for estimates."""

from decimal import Decimal

from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.progress import pace_state


def paid_state(paid: int, allocated: int, path: int | None, rules: Rules, *, over: bool, enough: bool = True) -> State:
    """Of amounts in đồng. `over`: the last day has passed, so only whether all of it was paid; the tolerance of pace has ended.

    What was paid in full stays paid, whoever is silent since; short of that, without `enough` reports an earlier month's figure
    says nothing of now.
    """
    if paid >= allocated:
        return State.EXCEEDED if paid > allocated else State.ACHIEVED
    if not enough:
        return State.NOT_COVERED
    if path is None or over:
        return State.NOT_ACHIEVED
    if not path:
        return State.ON_TRACK if paid else State.NOTHING_DUE
    return pace_state(PaceRule.FROM_ZERO, Decimal(paid) / path, rules)
