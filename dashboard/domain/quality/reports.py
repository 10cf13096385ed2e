"""Faults of a whole report: one that says the same as the one before, perhaps last month's file under a new month."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dashboard.domain.messages import Param
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding, QualityCode, unit_name
from dashboard.domain.reported.observations import Submission

LEAST = 5  # figures that a report needs for its sameness to mean something

Content = dict[object, tuple[Decimal | int | None, ...]]  # what a figure is of -> its numbers


def report_findings(figures: Figures) -> Iterator[Finding]:
    """Reports whose every figure is the one of the unit's report before."""
    series: dict[tuple[str, str], list[Submission]] = {}
    for sent in figures.sent:
        if sent.status.counts and sent.period.end <= figures.period.end:
            series.setdefault((sent.form, sent.unit), []).append(sent)
    pairs = [pair for sent in series.values() for pair in _asked_with_the_one_before(figures, sent)]
    contents = _contents(figures, {sent.id for pair in pairs for sent in pair}) if pairs else {}
    for before, now in pairs:
        if _same(contents.get(before.id, {}), contents.get(now.id, {})):
            unit = unit_name(figures.snapshot.plan, now.unit)
            params: dict[str, Param] = {"unit": unit, "period": now.period, "since": before.period}
            yield Finding(
                QualityCode.REPORT_REPEATED, now.unit, now.form, now.unit, params, "", now.period, now.id
            )  # fmt: skip


def _asked_with_the_one_before(figures: Figures, sent: list[Submission]) -> Iterator[tuple[Submission, Submission]]:
    sent = sorted(sent, key=lambda submission: submission.period.order)
    for before, now in pairwise(sent):
        if figures.submissions is None or now.id in figures.submissions:
            yield before, now


def _contents(figures: Figures, submissions: set[int]) -> dict[int, Content]:
    snapshot = figures.snapshot
    contents: dict[int, Content] = {}
    for number in submissions:
        content: Content = {
            (o.indicator, o.subject, o.disaggregation): (o.value, o.numerator, o.denominator)
            for o in snapshot.results_by_submission.get(number, ())
            if o.amount is not None and not o.estimate
        }
        for d in snapshot.money_by_submission.get(number, ()):
            if d.cumulative_vnd is not None:
                content[(d.subject, d.source, *d.line)] = (d.cumulative_vnd,)
        contents[number] = content
    return contents


def _same(before: Content, now: Content) -> bool:
    something = any(any(numbers) for numbers in now.values())
    return len(now) >= LEAST and something and now == before
