"""Faults of a whole report: one that says the same as the one before, perhaps last month's file under a new month."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot

LEAST = 5  # figures that a report needs for its sameness to mean something

Content = dict[object, object]


def report_findings(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """Reports up to `period` whose every figure is the one of the unit's report before."""
    contents = _contents(snapshot)
    series: dict[tuple[str, str], list[Submission]] = {}
    for sent in snapshot.submissions:
        if sent.status.counts and sent.period <= period:
            series.setdefault((sent.form, sent.unit), []).append(sent)
    for reports in series.values():
        reports.sort(key=lambda sent: sent.period.order)
        for before, now in pairwise(reports):
            if _same(contents.get(before.id, {}), contents.get(now.id, {})):
                params = {"period": now.period, "since": before.period}
                yield Finding(
                    QualityCode.REPORT_REPEATED, now.unit, now.form, now.unit, params, "", now.period, now.id
                )  # fmt: skip


def _contents(snapshot: Snapshot) -> dict[int, Content]:
    found: dict[int, Content] = {}
    for o in snapshot.observations:
        if o.submission is not None and o.amount is not None and not o.estimate:
            found.setdefault(o.submission, {})[(o.indicator, o.subject, o.disaggregation)] = o.amount
    for d in snapshot.disbursements:
        if d.submission is not None and d.cumulative_vnd is not None:
            found.setdefault(d.submission, {})[(d.subject, d.source, *d.line)] = d.cumulative_vnd
    return found


def _same(before: Content, now: Content) -> bool:
    return len(now) >= LEAST and any(now.values()) and now == before
