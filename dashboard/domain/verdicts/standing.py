"""Where everything stands at one period: the values that pages, slides, reports and `giamngheo status` all show."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from dashboard.domain.messages import Sentence
from dashboard.domain.periods import Period
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.compared_units import ComparedUnits, gaps_of
from dashboard.domain.verdicts.parts import Coverage, Gap
from dashboard.domain.verdicts.standing_money import FundTotal, MoneyStanding, ProjectStanding, YearTotal
from dashboard.domain.verdicts.standing_targets import TargetStanding


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
    compared: tuple[ComparedUnits, ...]  # commune × indicator, some communes at a time
    needing_support: tuple[Gap, ...]  # the worst gap of each unit over the plan's limit, worst first
    headline: Sentence
    boundaries: Boundaries = Boundaries.AS_REPORTED
    budget_years: tuple[YearTotal, ...] = ()

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Commune × indicator: of each indicator all communes."""
        return gaps_of(self.compared)
