"""Why something is late, what is done about it and until when, as the unit that answers for it says."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.filled import filled
from dashboard.domain.periods import Period


class Late(StrEnum):
    """What a cause is about."""

    TARGET = "target"
    PROJECT = "project"
    UNIT = "unit"


@filled
@dataclass(frozen=True)
class Cause:
    """`of` is the target's id, the project's or the unit's code; `unit` is the one that says so, `period` the month of its word.

    Of one thing, unit and period the newest one holds.
    """

    late: Late
    of: str
    unit: str
    period: Period
    cause: str
    remedy: str = ""
    remedy_by: date | None = None
    actor: str = ""
    when: datetime | None = None  # UTC; set by the store
