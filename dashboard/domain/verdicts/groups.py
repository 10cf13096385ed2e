"""All targets in the groups a leader hears of: good, late, missed at the end, and those nobody can judge, with why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.plan.targets import Operator, PaceRule
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_targets import TargetStanding


class Unjudged(StrEnum):
    """Why a target has no verdict."""

    NO_PATH = "unjudged_no_path"
    NOTHING_DUE = "unjudged_nothing_due"
    NOT_COVERED = "unjudged_not_covered"
    NO_DATA = "unjudged_no_data"
    PRELIMINARY = "unjudged_preliminary"
    NOT_MEASURED = "unjudged_not_measured"
    NO_BASELINE = "unjudged_no_baseline"
    NO_PACE = "unjudged_no_pace"
    NO_NUMBER = "unjudged_no_number"
    NOBODY = "unjudged_nobody"


_WHY = {
    State.NOT_ACHIEVED: Unjudged.NO_PATH, State.NOTHING_DUE: Unjudged.NOTHING_DUE,
    State.NOT_COVERED: Unjudged.NOT_COVERED, State.NO_DATA: Unjudged.NO_DATA,
    State.NOT_MEASURED: Unjudged.NOT_MEASURED, State.NO_BASELINE: Unjudged.NO_BASELINE,
    State.PRELIMINARY: Unjudged.PRELIMINARY, State.REPORTED: Unjudged.NO_NUMBER, State.NOT_APPLICABLE: Unjudged.NOBODY,
}  # fmt: skip


@dataclass(frozen=True)
class Groups:
    """How many targets there are of each; `unjudged` in the order of `Unjudged`, without those that are none."""

    good: int
    late: int  # also slightly, worse than at the start, and over a limit
    missed: int  # the year's last figure falls short
    unjudged: tuple[tuple[Unjudged, int], ...]

    @property
    def waiting(self) -> int:
        return sum(count for _, count in self.unjudged)

    @property
    def all(self) -> int:
        return self.good + self.late + self.missed + self.waiting


def groups(targets: Iterable[TargetStanding]) -> Groups:
    """Every target in one group: none is left out of the sum, and none is called late that only has no path."""
    good = late = missed = 0
    why: Counter[Unjudged] = Counter()
    for target in targets:
        if target.state.good:
            good += 1
        elif target.state.late or target.state is State.SLIGHTLY_BEHIND:
            late += 1
        elif target.missed:
            missed += 1
        else:
            why[_why(target)] += 1
    return Groups(good, late, missed, tuple((reason, why[reason]) for reason in Unjudged if why[reason]))


def _why(target: TargetStanding) -> Unjudged:
    """Of what is not reached yet: without a pace because the plan wants none, or for want of a start or of a path."""
    if target.state is State.NOT_ACHIEVED and target.target.pace_rule is PaceRule.NONE:
        return Unjudged.NO_PACE
    if target.state is State.NOT_ACHIEVED and target.lacks_start:
        return Unjudged.NO_BASELINE
    if target.state is State.REPORTED and target.absence is Absence.NIL and target.target.operator is not Operator.NONE:
        return Unjudged.NO_DATA  # the plan states a number, and nil is none to hold against it
    return _WHY[target.state]
