"""Parts of a report that a person writes: kept for one report of one period, so that they stay when it is made anew."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_TEXT = 6_000  # letters of a part


@dataclass(frozen=True)
class ReportName:
    """Which report: of a programme's plan year; `report` is form@period of one that the plan asks for, "" of the month `period`."""

    programme: str
    year: int
    report: str
    period: str


@dataclass(frozen=True)
class OwnWords:
    """One part as it stands: who wrote it last, and when (UTC)."""

    text: str
    actor: str
    written_at: datetime
