"""What pages, slides, light pages and files say where figures are not approved yet: one clause for all of them."""

from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.unreviewed import Unreviewed, unreviewed, unreviewed_of
from dashboard.text import Words


def unreviewed_clause(snapshot: Snapshot, period: Period, words: Words) -> str:
    """ "trong đó 3 báo cáo chưa duyệt"; "" where all are approved, and where the office does not review at all."""
    return _clause(unreviewed(snapshot, period), words)


def coverage_clause(snapshot: Snapshot, period: Period, unit: str, words: Words) -> str:
    """What stands behind the coverage of a period: of its own reports, then of those before, whose figures are in it too."""
    own, before = unreviewed_of(snapshot, period, unit)
    said = [_clause(own, words)]
    if before.left_out:
        said.append(words("of earlier periods left out until they are approved: {count}", count=before.left_out))
    elif before.counted:
        said.append(words("of earlier periods not approved yet: {count}", count=before.counted))
    return "; ".join(filter(None, said))


def _clause(found: Unreviewed, words: Words) -> str:
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
