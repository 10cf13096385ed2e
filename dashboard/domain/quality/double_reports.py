"""Two reports of one figure that differ: which counts is `reported.known_figures`; here it is said, for results and money alike."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import chain

from dashboard.domain.bounds import PRINTED
from dashboard.domain.disbursement.flows import of_the_same_money
from dashboard.domain.disbursement.spending import OF_UNITS, spent
from dashboard.domain.disbursement.spent import Spent
from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding, QualityCode, unit_name
from dashboard.domain.quality.gathered import Reported
from dashboard.domain.quality.money import dong, money_finding
from dashboard.domain.quality.results import result_finding
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.reported.of_reports import report_of
from dashboard.domain.sentences.phrases import figure


def results_told_twice(figures: Figures) -> Iterator[Finding]:
    """Results that were reported in two ways."""
    plan = figures.snapshot.plan
    for o, other, best in _results(figures):
        indicator = plan.indicator_by_code[o.indicator]
        beside = {"figure": figure(indicator, _known(other)), "counts": figure(indicator, _known(best))}
        yield result_finding(plan, QualityCode.REPORTED_TWICE, o, **beside, **_who(figures, other, best))


def double_report_findings(figures: Figures) -> Iterator[Finding]:
    """Reports that cannot know the end of what they speak of, and money of an area that is not its units'."""
    yield from _sent_before_end(figures)
    yield from _money_parts_differ(figures)


def money_told_twice(figures: Figures) -> Iterator[Finding]:
    """Money that was reported in two ways."""
    plan = figures.snapshot.plan
    for d, paid, counting in _money(figures):
        amounts = {"figure": dong(paid.cumulative_vnd or 0), "counts": dong(counting.cumulative_vnd or 0)}
        yield money_finding(plan, QualityCode.MONEY_REPORTED_TWICE, d, **amounts, **_who(figures, paid, counting))


def _known(o: Observation) -> Decimal:
    return o.amount or Decimal(0)


def _who(figures: Figures, other: Observation | Disbursement, best: Observation | Disbursement) -> dict[str, Param]:
    plan = figures.snapshot.plan
    return {
        "reporter": unit_name(plan, other.reporter), "reported": other.period, "by": unit_name(plan, best.reporter),
        "since": best.period,
    }  # fmt: skip


def _results(figures: Figures) -> Iterator[tuple[Observation, Observation, Observation]]:
    plan = figures.snapshot.plan
    told_again = figures.gathered.told_again
    for code, subject in dict.fromkeys([(o.indicator, o.subject) for o in figures.observations]):
        for reports in told_again(code, subject):  # of nearly all none
            if reports[0].period.end <= figures.period.end:
                yield from _differing(figures, reports, partial(_differ, plan.indicator_by_code[code].has_parts))


def _differ(share: bool, o: Observation, other: Observation) -> bool:
    whole = all(x.numerator is not None and x.denominator is not None for x in (o, other))
    if whole:
        return (o.numerator, o.denominator) != (other.numerator, other.denominator)
    return abs(_known(o) - _known(other)) > (PRINTED if share else 0)


def _money(figures: Figures) -> Iterator[tuple[Disbursement, Disbursement, Disbursement]]:
    asked = {(d.subject, *d.line, d.period.end) for d in figures.disbursements}
    same: dict[Hashable, list[Disbursement]] = {}
    told = figures.snapshot.money_by_subject
    rows = chain.from_iterable(
        told.get(subject, ()) for subject in dict.fromkeys(d.subject for d in figures.disbursements)
    )
    for d in sorted(rows, key=report_of):
        key = (d.subject, *d.line, d.period.end)
        if key in asked and d.source in OF_UNITS and not d.estimate and d.cumulative_vnd is not None:
            same.setdefault(key, []).append(d)
    for reports in same.values():
        yield from _differing(figures, reports, lambda d, best: d.cumulative_vnd != best.cumulative_vnd)


def _differing(
    figures: Figures, reports: list[Reported], differ: Callable[[Reported, Reported], bool]
) -> Iterator[tuple[Reported, Reported, Reported]]:
    """Each figure that differs from the one that counts, with the cell to speak of: its own, if that is asked about.

    What one reporter says again of one period is a correction, which the upload says (`also_reported`).
    """
    if len(reports) < 2:
        return
    best = max(reports, key=precedence)
    for other in reports:
        if _report(other) != _report(best) and differ(other, best):
            if figures.asks(other):
                yield other, other, best
            elif figures.asks(best):
                yield best, other, best


def _report(figure: Observation | Disbursement) -> tuple[str, Source, Period]:
    return figure.reporter, figure.source, figure.period


def _money_parts_differ(figures: Figures) -> Iterator[Finding]:
    """A consolidated amount of an area that is not the sum of what its units report of the same money and period."""
    plan = figures.snapshot.plan
    by_period: dict[Period, Spent] = {}
    for d in figures.money_of_areas():
        if d.source not in OF_UNITS or d.estimate or d.cumulative_vnd is None or not plan.below(d.subject):
            continue
        when = d.period
        if when not in by_period:
            by_period[when] = spent(figures.snapshot, when)
        parts = [
            row for row in of_the_same_money(plan, by_period[when], d).rows if row.subject in plan.below(d.subject)
        ]
        if not parts or any(row.period.end != when.end for row in parts):
            continue  # an older amount of a silent unit says nothing of this period
        total = _sum(parts)
        if total != d.cumulative_vnd:
            count = len({row.subject for row in parts})
            yield money_finding(plan, QualityCode.MONEY_PARTS_DIFFER, d, sum=dong(total), count=count)


def _sum(rows: Iterable[Disbursement]) -> int:
    return sum(row.cumulative_vnd or 0 for row in rows)


def _sent_before_end(figures: Figures) -> Iterator[Finding]:
    """Reports whose figures are estimates because their span had not ended, once each."""
    snapshot, end = figures.snapshot, figures.period.end
    known_figures = snapshot.known_figures
    by_code = snapshot.plan.indicator_by_code
    results = (o for code, told in snapshot.estimated_results.items() if code in by_code for o in told)
    money = (known for told, known in snapshot.estimated_money if not told.estimate)  # «ước» calls itself an estimate
    reported: tuple[Observation | Disbursement, ...] = (*results, *money)
    asked = (one for one in reported if figures.asks(one) and one.period.end <= end)
    early = {one.submission: one for one in asked if known_figures.early(one)}
    for number, one in early.items():
        sent = figures.snapshot.submission_by_id.get(number or 0)
        known = known_figures.known_on(one.reporter, one.period, number)
        if sent is not None and known is not None:
            unit = unit_name(figures.snapshot.plan, sent.unit)
            params: dict[str, Param] = {"unit": unit, "period": sent.period, "day": known}
            yield Finding(
                QualityCode.SENT_BEFORE_END, sent.unit, sent.form, sent.unit, params, "", sent.period, sent.id
            )  # fmt: skip
