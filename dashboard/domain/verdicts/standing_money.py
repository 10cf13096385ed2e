"""Where money stands at one period: lines, projects, money carried over, estimates, and what is said beside it. In đồng."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import UNSTATED, Sentence, Statement
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation, Project
from dashboard.domain.verdicts.parts import NONE_DUE, Coverage, PathSource, Projection, State


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
    coverage: Coverage = NONE_DUE
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
    coverage: Coverage = NONE_DUE
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
        return _missing(self)


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
    coverage: Coverage = NONE_DUE  # who is due to report this year's money of the period, and who did
    covered: Decimal = Decimal(1)  # which part of the money those speak for who reported the period
    carried_over: CarriedOver | None = None  # earlier years' money, judged apart
    estimate: MoneyEstimate | None = None  # beside what was paid
    provisional: MoneyEstimate | None = (
        None  # the same where there is no verdict on this period: «tạm đánh giá theo ước»
    )
    last_day: date | None = None  # on which any of this year's money may still be paid
    unspent_by_parts: Projection | None = None  # of the whole programme: the sum of what its projects leave
    carried_only: bool = False  # nothing was given of this year's: its state is that of what was carried over

    @property
    def sentence(self) -> Sentence:
        return self.statement.sentence

    @property
    def unspent(self) -> Projection | None:
        """What will stay unspent at 31/12 at the last three months' pace, in đồng; `low` at the fastest of them."""
        if self.unspent_by_parts is not None:
            return self.unspent_by_parts
        if self.projection is None or self.allocated_vnd is None:
            return None
        left = (
            max(Decimal(0), self.allocated_vnd - end)
            for end in (self.projection.value, self.projection.high, self.projection.low)
        )
        return Projection(*left)

    @property
    def spent_at_end(self) -> int | None:
        """What will have been disbursed by 31/12 of what was given, in đồng."""
        if self.unspent is None or self.allocated_vnd is None:
            return None
        return self.allocated_vnd - int(self.unspent.value)

    @property
    def missing_vnd(self) -> int | None:
        """How far behind its path, in đồng; negative when ahead. None where too few have reported the period to say so."""
        return _missing(self)


def _missing(s: CarriedOver | ProjectStanding) -> int | None:
    paid = 0 if s.absence is Absence.NIL else s.disbursed_vnd
    if s.expected_now_vnd is None or paid is None or s.state is State.NOT_COVERED:
        return None
    return s.expected_now_vnd - paid


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
