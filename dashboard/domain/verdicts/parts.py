"""What a verdict is made of: its word, the path behind it, figures over units with their coverage, points of a line."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Observation


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

    @cached_property
    def missing(self) -> tuple[str, ...]:
        reported = frozenset(self.reported)
        return tuple(code for code in self.expected if code not in reported)

    @property
    def share(self) -> Decimal:
        """Of the units that were expected; of nobody's everything."""
        return Decimal(len(self.reported)) / len(self.expected) if self.expected else Decimal(1)


NONE_DUE = Coverage((), ())  # expected nor reported


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
    preliminary: bool = False


@dataclass(frozen=True)
class Projection:
    """The value expected at the end of the year at the last three months' pace, and the span of the monthly paces seen."""

    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Gap:
    """How far one unit is from the district's target of one indicator, as a fraction; None where it did not report."""

    unit: str
    indicator: str
    dimension: str
    gap: Decimal | None  # positive: still missing
    amount: Decimal | None
    absence: Absence | None
