"""What pages, slides, light pages and files say where figures are not approved yet: one clause for all of them."""

from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.unreviewed import unreviewed
from dashboard.text import Words


def unreviewed_clause(snapshot: Snapshot, period: Period, words: Words) -> str:
    """ "trong đó 3 báo cáo chưa duyệt"; "" where all are approved, and where the office does not review at all."""
    found = unreviewed(snapshot, period)
    if found.left_out:
        return words("reports left out until they are approved: {count}", count=found.left_out)
    return words("reports among them not approved yet: {count}", count=found.counted) if found.counted else ""


def unreviewed_note(snapshot: Snapshot, period: Period, words: Words) -> str:
    """The clause as a sentence of its own: "Số liệu đến 30/9/2024, trong đó 3 báo cáo chưa duyệt."."""
    clause = unreviewed_clause(snapshot, period, words)
    if not clause:
        return ""
    text = f"{words('figures up to {day}', day=period.end)}, {clause}."
    return text[:1].upper() + text[1:]
