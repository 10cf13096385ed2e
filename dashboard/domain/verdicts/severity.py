"""How bad it is: one rule for the colour of what is behind and for every list that begins with the worst
(docs/method.en.md: Weeks behind decide too; the worst first).

Example: 9% short of a steep path is two weeks, 9% short of one that hardly rises any more is four months: the first is slightly
behind, the second is behind, and stands above it.
"""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.paths import weeks_behind
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding

LONG_BEHIND = 8  # weeks: on a straight path from nought, what is slightly behind is never so late

_WORST_FIRST = (
    State.OVER_CAP, State.WORSE, State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_ACHIEVED,
    State.ON_TRACK, State.ACHIEVED, State.EXCEEDED,
    State.NOTHING_DUE, State.PRELIMINARY, State.NOT_COVERED, State.NO_DATA, State.NO_BASELINE, State.REPORTED, State.NOT_MEASURED,
    State.NOT_APPLICABLE,
)  # fmt: skip

Severity = tuple[int, int, Decimal, str]


def by_weeks(state: State, weeks_late: int | None) -> State:
    """The verdict of the limits, made heavier where the path stood here long ago."""
    long = weeks_late is not None and weeks_late > LONG_BEHIND
    return State.BEHIND if state is State.SLIGHTLY_BEHIND and long else state


def urgency(state: State) -> int:
    """The place of a state among all: the worst first, what cannot be judged last."""
    return _WORST_FIRST.index(state)


def severity(state: State, weeks_late: int | None, share: Decimal | None, key: str) -> Severity:
    """For sorting, the worst first: by the verdict, then by weeks late, then by the share of the path that was reached.

    `share` is a ratio, 1 on the path; what has no weeks stands below what has some. `key` settles ties.
    """
    return urgency(state), -(weeks_late or 0), Decimal(1) if share is None else share, key


def severity_of(t: TargetStanding) -> Severity:
    return severity(t.state, t.weeks_late, share_of_path(t), t.target.id)


def weeks_of_money(p: ProjectStanding, period: Period) -> int | None:
    """How many weeks ago the path of this year's money stood where the money stands at the period; None where it is not behind,
    or that cannot be told.
    """
    missing = p.missing_vnd
    if not missing or missing < 0:
        return None
    points = {at.period.last_month: Decimal(at.expected_vnd) for at in p.series if at.expected_vnd is not None}
    paid = 0 if p.absence is Absence.NIL else p.disbursed_vnd or 0
    return weeks_behind(points, min(period.last_month, 12), Decimal(paid), Decimal(0))


def severity_of_money(p: ProjectStanding, period: Period) -> Severity:
    """Of a project's money at the period: by the same rule as targets, so that whoever is furthest behind is so on every page."""
    paid = 0 if p.absence is Absence.NIL else p.disbursed_vnd
    share = None if paid is None or not p.expected_now_vnd else Decimal(paid) / p.expected_now_vnd
    return severity(p.state, weeks_of_money(p, period), share, p.project.code)


def share_of_path(t: TargetStanding) -> Decimal | None:
    """How much of what the path asks for by now was reached: one scale for all rules; None where there is no path or no figure.

    Of a level it is the figure over the path, turned over where less is better, so that points and ratios can be compared.
    """
    if t.pace is None or t.reckoned is None or t.path is None:
        return None
    if t.target.pace_rule is not PaceRule.LEVEL:
        return t.pace
    above, below = (t.path, t.reckoned) if t.indicator.direction is Direction.FALLS else (t.reckoned, t.path)
    return above / below if below else None
