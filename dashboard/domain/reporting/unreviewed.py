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
    return _counting(snapshot, snapshot.made[key])


def unreviewed_of(snapshot: Snapshot, period: Period, unit: str) -> tuple[Unreviewed, Unreviewed]:
    """Of the reports for `period` itself, beside which its coverage stands, and of those for earlier ones; of the whole plan (its
    root) or of one unit.
    """
    if not reviews(snapshot):
        return Unreviewed(), Unreviewed()
    meant = {
        of: sum(s.status.waits for s in reports if unit in (snapshot.plan.root, s.unit))
        for of, reports in snapshot.sent_for_period.items()
        if of.end <= period.end
    }
    own = meant.get(period, 0)
    return _counting(snapshot, own), _counting(snapshot, sum(meant.values()) - own)


def _counting(snapshot: Snapshot, waiting: int) -> Unreviewed:
    return Unreviewed(left_out=waiting) if snapshot.counting is CountingRule.APPROVED else Unreviewed(counted=waiting)
