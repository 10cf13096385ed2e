"""How many of the reports that were sent nobody has approved yet; nothing where an office does not review at all."""

from dataclasses import dataclass

from dashboard.domain.people.settings import CountingRule
from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot


@dataclass(frozen=True)
class Unreviewed:
    """Of the reports up to a period those that wait for approval: `counted` ones are in the figures, `left_out` ones are not."""

    counted: int = 0
    left_out: int = 0

    def __bool__(self) -> bool:
        return bool(self.counted or self.left_out)


def reviews(snapshot: Snapshot) -> bool:
    """Whether the office reviews: a report of this year or the last was approved or returned once, or figures count from that."""
    return snapshot.reviewed or snapshot.counting is CountingRule.APPROVED


def unreviewed(snapshot: Snapshot, period: Period) -> Unreviewed:
    """Of the plan year's reports up to the end of `period`."""
    if not reviews(snapshot):
        return Unreviewed()
    key = ("waiting for approval", period.end)
    if key not in snapshot.made:  # every page asks
        snapshot.made[key] = sum(
            sent.status.waits
            for of, reports in snapshot.sent_for_period.items()
            if of.end <= period.end
            for sent in reports
        )
    waiting: int = snapshot.made[key]
    return Unreviewed(left_out=waiting) if snapshot.counting is CountingRule.APPROVED else Unreviewed(counted=waiting)
