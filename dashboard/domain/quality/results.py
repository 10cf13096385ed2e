"""Faults of reported results: each figure by itself, beside the figures of its own report, and beside earlier ones."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Named, Param
from dashboard.domain.plan.indicators import Aggregation, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding, QualityCode, unit_name
from dashboard.domain.quality.outliers import LEAST_COUNT, LEAST_SHARE, Oddity, jumps, leaps
from dashboard.domain.quality.scale import base_moved, beyond_scale, may_be_beyond, target_of
from dashboard.domain.quality.series import STILL, Moment, last_result, result_moments
from dashboard.domain.reported.observations import Observation
from dashboard.domain.sentences.phrases import figure, name_of


class OutlierBasis(StrEnum):
    """What an outlier is measured by: the figure itself, or what a period added to it."""

    LEVEL = "level"
    STEP = "step"


class NothingTold(StrEnum):
    """How a report says that there is nothing where there was a figure."""

    ZERO = "zero"
    NIL = "nil"


def result_findings(figures: Figures) -> Iterator[Finding]:
    """Every fault of the results that are asked about."""
    plan, gathered = figures.snapshot.plan, figures.gathered
    looked_at: dict[str, tuple[Indicator, bool, bool]] = {}
    for o in figures.observations:
        code = o.indicator
        if code not in looked_at:
            indicator = plan.indicator_by_code[code]
            bounded = indicator.low is not None or indicator.high is not None
            looked_at[code] = (indicator, indicator.measure is Measure.PERCENTAGE, bounded)
        indicator, percentage, bounded = looked_at[code]
        if o.estimate or percentage or (bounded and _outside(indicator, o.amount)):
            yield from _alone(figures, o)
        if o.absence is Absence.NIL and (finding := _nil_after_level(figures, indicator, o)) is not None:
            yield finding
        if indicator.subset_of or gathered.has_groups(code, o.subject):
            yield from _within_reports(figures, o)
    known: dict[str, tuple[Indicator, bool, bool]] = {}
    for moment in result_moments(figures):
        code = moment.figure.indicator
        if code not in known:
            indicator = plan.indicator_by_code[code]
            known[code] = (indicator, may_be_beyond(plan, indicator), is_cumulative(indicator))
        indicator, has_scale, cumulative = known[code]
        scale = beyond_scale(figures, indicator, moment.figure) if has_scale else None
        if scale is not None:
            yield result_finding(plan, scale[0], moment.figure, **scale[1])
            continue
        finding = None if moment.before is None else _against_earlier(plan, indicator, cumulative, moment)
        if finding is not None:
            yield finding
        elif cumulative and moment.same >= STILL and moment.stands_still:
            yield result_finding(plan, QualityCode.STANDS_STILL, moment.figure, count=moment.same)


def result_finding(plan: Plan, code: QualityCode, o: Observation, **params: Param) -> Finding:
    """A finding about one figure; who reported it has to explain it."""
    indicator = plan.indicator_by_code[o.indicator]
    group = next((g.name for g in plan.disaggregations if g.code == o.disaggregation), o.disaggregation)
    name = name_of(indicator)
    if o.disaggregation != TOTAL:
        name = Named(f"{name.vi} ({group})", f"{name.en} ({group})" if name.en else "")
    named: dict[str, Param] = {"name": name, "unit": unit_name(plan, o.subject), "period": o.period}
    if o.amount is not None:
        named["figure"] = figure(indicator, o.amount)
    details = ("" if o.disaggregation == TOTAL else o.disaggregation, "" if o.reporter == o.subject else o.source.value)
    return Finding(
        code, o.subject, o.indicator, o.reporter, named | params, "·".join(filter(None, details)), o.period, o.submission,
        o.place,
    )  # fmt: skip


def is_cumulative(indicator: Indicator) -> bool:
    """Whether a figure can only grow within a year."""
    return indicator.value_type is ValueType.CUMULATIVE and not indicator.has_parts


def is_level(indicator: Indicator) -> bool:
    """Whether a figure stands at a level whatever happened in the period: a share, or a count at a point in time."""
    share = indicator.measure is Measure.PERCENTAGE and indicator.value_type is not ValueType.INCREMENTAL
    return share or indicator.value_type is ValueType.POINT_IN_TIME


def _alone(figures: Figures, o: Observation) -> Iterator[Finding]:
    plan = figures.snapshot.plan
    indicator = plan.indicator_by_code[o.indicator]
    percentage = indicator.measure is Measure.PERCENTAGE
    above, below = o.numerator, o.denominator
    if (
        o.estimate and o.amount is not None and not figures.snapshot.known_figures.early(o)
    ):  # of a whole report said once
        yield result_finding(plan, QualityCode.ESTIMATE, o)
    if percentage and above is not None and below is not None and above > below:
        code = QualityCode.NUMERATOR_OVER_DENOMINATOR
        yield result_finding(plan, code, o, numerator=above, denominator=below)
    elif o.amount is not None and _outside(indicator, o.amount):
        yield result_finding(plan, QualityCode.OUT_OF_BOUNDS, o)
    if indicator.has_parts and percentage and o.value is not None and above is None:
        yield result_finding(plan, QualityCode.RATE_ALONE, o)


def _outside(indicator: Indicator, amount: Decimal | None) -> bool:
    low, high = indicator.low, indicator.high
    if amount is None or (low is None and high is None):
        return False
    return (low is not None and amount < low) or (high is not None and amount > high)


def _against_earlier(
    plan: Plan, indicator: Indicator, cumulative: bool, moment: Moment[Observation]
) -> Finding | None:  # fmt: skip
    """The plainest thing that is odd about a figure: one finding, not four about one slip.

    A share outside 0–100% must change anyway: nothing is asked about its size.
    """
    if moment.last is None or moment.before is None or _impossible(indicator, moment.amount):
        return None
    last, now, o = moment.before, moment.amount, moment.figure
    least = LEAST_SHARE if indicator.measure is Measure.PERCENTAGE else LEAST_COUNT
    odd = moment.oddity(least, cumulative)
    if o.denominator is not None and (moved := base_moved(moment)) is not None:
        return replace(result_finding(plan, QualityCode.BASE_MOVED, o, **moved), oddity=odd)
    if cumulative and now < last:
        code = QualityCode.CUMULATIVE_FALLS
    elif now == 0 and last >= least:
        code = QualityCode.ZERO_AFTER_FIGURE
    elif jumps(now, last, least) or (leaps(now, last, least) and not _within_target(plan, indicator, o, now)):
        code, odd = QualityCode.JUMP, replace(odd or Oddity(), factor=now / max(last, least))
    else:
        return _outlier(plan, indicator, o, odd)
    before: dict[str, Param] = {"before": figure(indicator, last), "since": moment.last.period}
    if code is QualityCode.ZERO_AFTER_FIGURE:
        before["told"] = NothingTold.ZERO
    return replace(result_finding(plan, code, o, **before), oddity=odd)


def _nil_after_level(figures: Figures, indicator: Indicator, o: Observation) -> Finding | None:
    """«Không phát sinh» of what stands at a level: nothing happened does not say where the level went. Not of a report that says
    so as a whole: it speaks of the month, not of this figure.
    """
    sent = figures.snapshot.submission_by_id.get(o.submission or 0)
    if o.estimate or not is_level(indicator) or (sent is not None and sent.nil):
        return None
    last = last_result(figures, o)
    before = last.amount if last is not None else None
    least = LEAST_SHARE if indicator.measure is Measure.PERCENTAGE else LEAST_COUNT
    if last is None or before is None or before < least:
        return None
    said: dict[str, Param] = {"told": NothingTold.NIL, "before": figure(indicator, before), "since": last.period}
    return result_finding(figures.snapshot.plan, QualityCode.ZERO_AFTER_FIGURE, o, **said)


def _within_target(plan: Plan, indicator: Indicator, o: Observation, amount: Decimal) -> bool:
    """Whether a count is no more than the year's target asks for: then it may well come at once."""
    target = target_of(plan, indicator, o.subject)
    return target is not None and amount <= target[1]


def _impossible(indicator: Indicator, amount: Decimal) -> bool:
    return indicator.measure is Measure.PERCENTAGE and not 0 <= amount <= 1


def _outlier(plan: Plan, indicator: Indicator, o: Observation, odd: Oddity | None) -> Finding | None:
    if odd is None or odd.z is None or odd.median is None:
        return None
    params: dict[str, Param] = {
        "basis": OutlierBasis.STEP if is_cumulative(indicator) else OutlierBasis.LEVEL,
        "now": figure(indicator, odd.now), "median": figure(indicator, odd.median), "count": odd.count,
        "z": round(odd.z, 1),
    }  # fmt: skip
    return replace(result_finding(plan, QualityCode.OUTLIER, o, **params), oddity=odd)


def _within_reports(figures: Figures, o: Observation) -> Iterator[Finding]:
    """A part beside its whole, and everybody beside the population groups, of one reporter's figures of one period."""
    plan = figures.snapshot.plan
    indicator = plan.indicator_by_code[o.indicator]
    if indicator.subset_of:
        part = o.numerator if indicator.has_parts else o.value
        whole = figures.gathered.beside(o, indicator.subset_of).newest.get(o.disaggregation)
        if whole is not None and whole.value is not None and part is not None and part > whole.value:
            as_written = figure(plan.indicator_by_code[whole.indicator], whole.value)
            yield result_finding(plan, QualityCode.SUBSET_OVER_WHOLE, o, part=part, whole=as_written)
    if o.disaggregation == TOTAL and o.value is not None and indicator.aggregation is Aggregation.SUM:
        groups = {
            group: value for group, value in figures.gathered.beside(o, o.indicator).values.items() if group != TOTAL
        }
        together = sum(groups.values(), Decimal(0))
        if groups and together > o.value:
            yield result_finding(plan, QualityCode.GROUPS_OVER_TOTAL, o, parts=figure(indicator, together))
