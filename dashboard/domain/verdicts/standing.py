"""Where everything stands at one period: the values that pages, slides, reports and `giamngheo status` all show."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.messages import UNSTATED, Sentence, Statement
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Indicator
from dashboard.domain.plan.plan import Allocation, Project
from dashboard.domain.plan.targets import PaceRule, Target
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot


class State(StrEnum):
    """A verdict in one word."""

    BEHIND = "behind"  # chậm
    OVER_CAP = "over_cap"  # quá mức cho phép
    WORSE = "worse_than_baseline"  # xấu hơn đầu kỳ
    SLIGHTLY_BEHIND = "slightly_behind"  # chậm nhẹ
    ON_TRACK = "on_track"  # đúng tiến độ
    ACHIEVED = "achieved"  # đạt
    EXCEEDED = "exceeded"  # vượt
    NOTHING_DUE = "nothing_due"  # chưa đến mốc: the path has not begun to rise
    NOT_ACHIEVED = "not_achieved"  # chưa đạt: no pace, for want of an approved path or because the year is over
    REPORTED = "reported"  # a figure or a state without a target number
    NO_BASELINE = "no_baseline"  # a change is asked for and its start is not known
    NO_DATA = "no_data"  # chưa có số liệu
    NOT_COVERED = "not_covered"  # chưa đủ số liệu: too few of the units that are due have reported
    PRELIMINARY = (
        "preliminary"  # số sơ bộ: a yearly review that is not official yet, shown with how far it is from the goal
    )
    NOT_MEASURED = "not_measured"  # chưa đo: not due yet
    NOT_APPLICABLE = "not_applicable"  # không thuộc đối tượng

    @property
    def good(self) -> bool:
        return self in (State.ON_TRACK, State.ACHIEVED, State.EXCEEDED)

    @property
    def late(self) -> bool:
        return self in (State.BEHIND, State.WORSE, State.OVER_CAP)

    @property
    def judged(self) -> bool:
        """Whether it says how the target fares, and so belongs in "6/11 chỉ tiêu đúng tiến độ"."""
        return self.good or self.late or self in (State.SLIGHTLY_BEHIND, State.NOT_ACHIEVED)


class PathSource(StrEnum):
    MILESTONES = "milestones"
    STRAIGHT_LINE = "straight_line"  # a labelled default
    LAST_YEAR = "last_year"  # a labelled default: last year's own curve


@dataclass(frozen=True)
class Coverage:
    """Unit codes that were expected to report this period, and those that did."""

    expected: tuple[str, ...]
    reported: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(code for code in self.expected if code not in self.reported)

    @property
    def share(self) -> Decimal:
        """Of the units that were expected; of nobody's everything."""
        return Decimal(len(self.reported)) / len(self.expected) if self.expected else Decimal(1)


@dataclass(frozen=True)
class RolledUp:
    """A figure over units: numerator and denominator kept, silent units named with the period of the figure that stands in."""

    amount: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    absence: Absence | None
    coverage: Coverage
    carried: tuple[tuple[str, Period], ...] = ()
    estimate: bool = False
    parts: tuple[Observation, ...] = ()  # the observations that it was made of, for tracing
    text: str = ""
    preliminary: bool = False  # one of its parts is sơ bộ
    refused: tuple[str, ...] = ()  # divided units of which nobody knows what part belongs here

    @property
    def is_nil(self) -> bool:
        """Whether all that was told is that nothing happened: reckoned with as nought, and shown as what it is, never as 0."""
        return self.amount is not None and bool(self.parts) and all(o.absence is Absence.NIL for o in self.parts)

    @property
    def shown(self) -> Decimal | None:
        """The figure as it is shown; None where there is none, of nil too."""
        return None if self.is_nil else self.amount

    @property
    def why(self) -> Absence | None:
        """Why there is no figure to show."""
        return Absence.NIL if self.is_nil else self.absence


@dataclass(frozen=True)
class SeriesPoint:
    """One period of a twelve-month line; None where there is nothing to draw."""

    period: Period
    actual: Decimal | None
    path: Decimal | None


@dataclass(frozen=True)
class Projection:
    """The value expected at the end of the year at the last three months' pace, and the span of the monthly paces seen."""

    value: Decimal
    low: Decimal
    high: Decimal


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
        """Whether no newer figure is due this year: what counts then is the target, and no pace towards it."""
        return self.period.last_month >= self.indicator.due_months[-1]

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


@dataclass(frozen=True)
class MoneyFlows:
    """What is said of disbursed money beside its cumulative amount, in đồng; None where nobody said or it cannot be told."""

    in_month_vnd: int | None = None  # derived: cumulative now less cumulative a month ago
    in_month_without: tuple[str, ...] = ()  # units that reported of this month and of which that cannot be told
    in_month_nil: bool = False  # all who told of the month said that nothing was paid in it
    in_month_reported_vnd: int | None = None  # as units reported it, over the same units
    in_month_gap_vnd: int | None = None  # reported less derived, over the lines of which both are known
    advance_vnd: int | None = None  # tạm ứng chưa thu hồi, part of the disbursed amount
    treasury_vnd: int | None = None  # Kho bạc's cumulative amount: shown beside the units', never added
    treasury_gap_vnd: int | None = None  # Kho bạc's less the units', over the lines of which both are known
    treasury_of_vnd: int | None = None  # the units' amount that this difference is from

    @property
    def in_month_differs(self) -> bool:
        """Whether what units said of the month is not what their cumulative amounts give."""
        return bool(self.in_month_gap_vnd)


@dataclass(frozen=True)
class MoneyStanding:
    """One money line (project × source × budget year) at one period, in đồng."""

    allocation: Allocation | None  # None where money was reported on a line that the plan does not name
    project: str
    fund: str
    budget_year: int | str
    allocated_vnd: int | None
    disbursed_vnd: int | None
    state: State
    absence: Absence | None
    parts: tuple[tuple[str, int, str], ...] = ()  # (subject, đồng, place) that it was made of
    given_vnd: int | None = None  # giao đầu năm; `allocated_vnd` is after the adjustments that hold at the period
    adjusted_vnd: int = 0  # added by decisions since, negative where taken away
    flows: MoneyFlows = field(default_factory=MoneyFlows)

    @property
    def is_told(self) -> bool:
        """Whether units told of it, be it that nothing was paid."""
        return self.disbursed_vnd is not None or self.absence is Absence.NIL


@dataclass(frozen=True)
class MoneyPoint:
    period: Period
    disbursed_vnd: int | None
    expected_vnd: int | None


@dataclass(frozen=True)
class MoneyEstimate:
    """What is expected to be paid of this year's money by the end of a span (ước); beside what was paid, never over it."""

    amount_vnd: int
    period: Period  # by whose end
    rate: Decimal | None  # of this year's allocation
    expected_vnd: int | None  # what the path asks by then
    path_source: PathSource | None
    state: State  # how it would stand by then; never counted as a verdict
    coverage: Coverage = Coverage((), ())
    statement: Statement = UNSTATED  # composed by `assess` when all else is known

    @property
    def is_enough(self) -> bool:
        """Whether something can be said of it provisionally: of an amount that was given, estimated by enough units."""
        return self.state not in (State.REPORTED, State.NOT_COVERED)

    @property
    def sentence(self) -> Sentence:
        return self.statement.sentence


@dataclass(frozen=True)
class CarriedOver:
    """Earlier years' money of a node at one period, judged apart from this year's. Amounts in đồng, the rate a fraction."""

    allocated_vnd: int | None  # None while an amount of it is unknown, or money was paid that the plan does not name
    disbursed_vnd: int | None
    rate: Decimal | None
    deadlines: tuple[date, ...]  # the days by the end of which its lines are to be paid, the last one decides
    deadline_stated: bool  # whether the plan names one; else by default the end of the plan year
    expected_now_vnd: int | None
    path_source: PathSource | None
    state: State
    absence: Absence | None
    figure_period: Period | None = None  # the newest period whose figure is shown
    coverage: Coverage = Coverage((), ())
    covered: Decimal = Decimal(1)
    left_last_year_vnd: int | None = (
        None  # where the plan does not say: what last year's figures leave unpaid of its money
    )
    series: tuple[MoneyPoint, ...] = ()
    statement: Statement = UNSTATED  # composed by `assess` when all else is known

    @property
    def sentence(self) -> Sentence:
        return self.statement.sentence

    @property
    def missing_vnd(self) -> int | None:
        """How far behind its path; negative when ahead. None where too few have reported the period to say so."""
        paid = 0 if self.absence is Absence.NIL else self.disbursed_vnd
        if self.expected_now_vnd is None or paid is None or self.state is State.NOT_COVERED:
            return None
        return self.expected_now_vnd - paid


@dataclass(frozen=True)
class ProjectStanding:
    """A node with money of its own (or one that is not applicable). Rates are fractions."""

    project: Project
    allocated_vnd: int | None  # this year's allocation
    disbursed_vnd: int | None  # from this year's allocation
    disbursed_total_vnd: int | None  # from all budget years' money
    rate_year: Decimal | None  # so với vốn giao trong năm
    rate_total: Decimal | None  # so với tổng kế hoạch, gồm chuyển nguồn
    rate_total_reason: str | None  # a message code where rate_total is None
    expected_now_vnd: int | None
    path_source: PathSource | None
    state: State
    absence: Absence | None
    statement: Statement = UNSTATED  # composed by `assess` when all else is known
    leads: tuple[str, ...] = ()
    series: tuple[MoneyPoint, ...] = ()
    projection: Projection | None = None  # đồng at 31/12
    recent_rate_vnd: int | None = None
    required_rate_vnd: int | None = None
    carried: tuple[tuple[str, Period], ...] = ()
    given_vnd: int | None = None  # giao đầu năm; `allocated_vnd` is after the adjustments that hold at the period
    adjusted_vnd: int = 0
    flows: MoneyFlows = field(default_factory=MoneyFlows)
    last_year_vnd: int | None = None  # disbursed at the same period of last year, from that year's money
    last_year_rate: Decimal | None = None
    earlier_vnd: int | None = None  # from earlier years' budget money
    figure_period: Period | None = None  # the newest period whose figure of this year's money is shown
    coverage: Coverage = Coverage((), ())  # who is due to report this year's money of the period, and who did
    covered: Decimal = Decimal(1)  # which part of the money those speak for who reported the period
    carried_over: CarriedOver | None = None  # earlier years' money, judged apart
    estimate: MoneyEstimate | None = None  # beside what was paid
    provisional: MoneyEstimate | None = (
        None  # the same where there is no verdict on this period: «tạm đánh giá theo ước»
    )
    carried_only: bool = False  # nothing was given of this year's: its state is that of what was carried over

    @property
    def sentence(self) -> Sentence:
        return self.statement.sentence

    @property
    def unspent(self) -> Projection | None:
        """What will stay unspent at 31/12 at the last three months' pace, in đồng; `low` at the fastest of them."""
        if self.projection is None or self.allocated_vnd is None:
            return None
        left = (
            max(Decimal(0), self.allocated_vnd - end)
            for end in (self.projection.value, self.projection.high, self.projection.low)
        )
        return Projection(*left)

    @property
    def missing_vnd(self) -> int | None:
        """How far behind its path, in đồng; negative when ahead. None where too few have reported the period to say so."""
        paid = 0 if self.absence is Absence.NIL else self.disbursed_vnd
        if self.expected_now_vnd is None or paid is None or self.state is State.NOT_COVERED:
            return None
        return self.expected_now_vnd - paid


@dataclass(frozen=True)
class FundTotal:
    fund: str
    allocated_vnd: int | None
    disbursed_vnd: int | None
    is_nil: bool = False  # all that was told is that nothing was paid


@dataclass(frozen=True)
class YearTotal:
    """The money of one budget year: this year's, an earlier one's, or earlier ones' not split. Never of split and unsplit."""

    budget_year: int | str
    allocated_vnd: int | None  # None while an amount of it is unknown
    disbursed_vnd: int | None
    is_nil: bool = False  # all that was told is that nothing was paid


@dataclass(frozen=True)
class Gap:
    """How far one unit is from the district's target of one indicator, as a fraction; None where it did not report."""

    unit: str
    indicator: str
    dimension: str
    gap: Decimal | None  # positive: still missing
    amount: Decimal | None
    absence: Absence | None


@dataclass(frozen=True)
class Reporting:
    """Who owes a report of the period, who sent it, and who was late."""

    coverage: Coverage
    late: tuple[str, ...]
    due_before: date | None
    last_received: datetime | None = None  # UTC
    partly: tuple[str, ...] = ()  # who sent some of what is owed; they count as missing


@dataclass(frozen=True)
class Standing:
    """Everything at one period, for the plan's root or for one unit below it."""

    snapshot: Snapshot
    period: Period
    unit: str
    targets: tuple[TargetStanding, ...]
    money: tuple[MoneyStanding, ...]
    projects: tuple[ProjectStanding, ...]
    total: ProjectStanding  # the whole programme, on a node of its own
    funds: tuple[FundTotal, ...]
    reporting: Reporting
    gaps: tuple[Gap, ...]  # commune × indicator
    needing_support: tuple[Gap, ...]  # the worst gap of each unit over the plan's limit, worst first
    headline: Sentence
    boundaries: Boundaries = Boundaries.AS_REPORTED
    budget_years: tuple[YearTotal, ...] = ()
