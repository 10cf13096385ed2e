"""Where one target stands at one period: figure, path, pace, verdict, and what else its sentence asks for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.messages import UNSTATED, Sentence, Statement
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Indicator
from dashboard.domain.plan.targets import PaceRule, Target
from dashboard.domain.verdicts.parts import PathSource, Projection, RolledUp, SeriesPoint, State


@dataclass(frozen=True)
class OfferedBaseline:
    """The figure at the end of last year, in the indicator's own terms, that a person may confirm as the baseline."""

    value: Decimal
    year: int
    version: int  # of the store in which it stands so
    figure: RolledUp


class GoalPart(StrEnum):
    """What of one sentence is a goal: the level itself, or what is stated beside it."""

    LEVEL = "level"
    CHANGE = "change"
    COUNT = "count"


@dataclass(frozen=True)
class FurtherGoal:
    """What the sentence of a target states beside its level, and how far that is reached. It is never counted by itself.

    `asked` and `reached` are in the terms of what is asked: a change in those of the target's indicator, signed (a fraction
    of shares), a count in `indicator`'s unit; a count of households that are to become fewer is signed too.
    """

    part: GoalPart
    indicator: Indicator  # by which it is told
    asked: Decimal
    is_change: bool  # whether it is asked from where the year began
    relative: bool = False  # a change as part of the start
    reached: Decimal | None = None
    state: State = State.NO_DATA
    start: Decimal | None = None
    figure: RolledUp | None = None  # what it was read from now, for coverage and cells

    @property
    def by(self) -> Decimal | None:
        """How far apart what is asked and what was reached are."""
        return None if self.reached is None else abs(self.asked - self.reached)


@dataclass(frozen=True)
class TargetStanding:
    """One target at one period. Shares and their differences are fractions; `pace` is a ratio, or a gap for rule `level`."""

    target: Target
    indicator: Indicator
    unit: str  # whose figure it is
    period: Period  # the period that was asked for
    judged_at: Period  # the period whose path its figure is held against: of quarterly figures, the last one due
    figure_period: Period | None  # the newest period whose figure is shown
    figure: RolledUp
    actual: Decimal | None
    baseline: Decimal | None
    goal: Decimal | None  # the level to be reached: the nearer bound, a change resolved against the baseline
    progress: Decimal | None
    path: Decimal | None
    pace: Decimal | None
    state: State
    absence: Absence | None
    statement: Statement = UNSTATED  # composed by `assess` when all else is known
    required_rate: Decimal | None = None  # per month
    recent_rate: Decimal | None = None  # per month, over the last three
    weeks_late: int | None = None
    projection: Projection | None = None
    series: tuple[SeriesPoint, ...] = ()
    own_figure: RolledUp | None = None  # the subject's own figure beside the sum of its units: never added
    path_source: PathSource | None = None  # None where there is no path
    last_year: RolledUp | None = None  # the same period of last year, where it is known and can be compared
    tiers: "tuple[TierStanding, ...]" = ()  # the other targets of the same indicator and unit, by who set them
    provisional: "Provisional | None" = (
        None  # by estimates of this period or a later one, where too little was carried out
    )
    further: tuple[FurtherGoal, ...] = ()  # the change and the count that its sentence states beside the level
    offered: OfferedBaseline | None = None  # last year's figure, where the plan gives no baseline and needs one

    @property
    def reckoned(self) -> Decimal | None:
        """What its verdict rests on: the figure, of nil nought."""
        return self.figure.amount

    @property
    def is_own(self) -> bool:
        """Whether the target is the unit's own; of another unit there is a figure and no verdict."""
        return self.unit == self.target.unit

    @property
    def is_last(self) -> bool:
        """Whether no newer figure is due this year: what counts then is the target, and no pace towards it.

        A target of a later year has its way before it, and stands by its step.
        """
        if self.spans_years:
            return False
        return self.period.last_month >= self.indicator.due_months[-1]

    @property
    def spans_years(self) -> bool:
        """Whether it is to be reached in a later year than that of the period."""
        return self.target.spans(self.period.year)

    @property
    def months_left(self) -> int:
        """Whole months to the end of the year in which it is to be reached."""
        years = (self.target.until or self.period.year) - self.period.year if self.spans_years else 0
        return 12 * years + self.period.months_left

    @property
    def is_held(self) -> bool:
        """Whether it asks for no way to go, only to be kept where it is: it is held or not, on any day."""
        stays = self.target.pace_rule is PaceRule.CHANGE and self.goal is not None and self.goal == self.baseline
        kept = self.indicator.direction is Direction.HOLDS and self.target.pace_rule is not PaceRule.FROM_ZERO
        return stays or kept

    @property
    def is_final(self) -> bool:
        """Whether "not achieved" is a miss: no newer figure is due this year, or it is not held."""
        return self.is_last or self.is_held

    @property
    def lacks_start(self) -> bool:
        """Whether its path is known and its rule measures from a start that is not."""
        return self.target.pace_rule is PaceRule.CHANGE and self.baseline is None and self.path is not None

    @property
    def missed(self) -> bool:
        """Whether the year's last figure falls short, or what is to be held is not held."""
        return self.state is State.NOT_ACHIEVED and self.is_final

    @property
    def sentence(self) -> Sentence:
        return self.statement.sentence


@dataclass(frozen=True)
class Provisional:
    """What a target would be judged as if the estimates of `span` held: never counted, and always marked as such."""

    span: Period  # what most of its estimates speak of: a month, the half-year, the year
    standing: TargetStanding  # at the end of that span, estimates taken for carried out


@dataclass(frozen=True)
class TierStanding:
    """Another level asked of the same indicator and unit; `by` is how far beyond it, or short of it where negative."""

    target: Target
    goal: Decimal | None
    state: State
    by: Decimal | None
