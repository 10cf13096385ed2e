"""Faults of reported results: each figure by itself, beside the figures of its own report, and beside earlier ones."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.messages import Named, Param
from dashboard.domain.outliers import LEAST_COUNT, LEAST_SHARE, Z_LIMIT, jumps
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.series import Moment, results, runs
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.sentences.phrases import figure, name_of


def result_findings(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """Every fault of the figures up to `period`."""
    plan = snapshot.plan
    for observation in snapshot.observations:
        if observation.period <= period and observation.indicator in plan.indicator_by_code:
            yield from _alone(plan, observation)
    yield from _within_reports(snapshot, period)
    for moments in results(snapshot, period):
        indicator = plan.indicator_by_code.get(moments[0].told.indicator)
        if indicator is not None:
            yield from _over_time(plan, indicator, moments)


def found(plan: Plan, code: QualityCode, o: Observation, **params: Param) -> Finding:
    """A finding about one figure; who reported it has to explain it."""
    indicator = plan.indicator_by_code[o.indicator]
    group = next((g.name for g in plan.disaggregations if g.code == o.disaggregation), o.disaggregation)
    name = name_of(indicator)
    if o.disaggregation != TOTAL:
        name = Named(f"{name.vi} ({group})", f"{name.en} ({group})" if name.en else "")
    named: dict[str, Param] = {"name": name, "period": o.period}
    if o.amount is not None:
        named["figure"] = figure(indicator, o.amount)
    detail = "" if o.disaggregation == TOTAL else o.disaggregation
    return Finding(
        code, o.subject, o.indicator, o.reporter, named | params, "·".join(filter(None, (detail, _other(o)))), o.period,
        o.submission, o.place,
    )  # fmt: skip


def _other(o: Observation) -> str:
    return "" if o.reporter == o.subject else o.source.value


def _alone(plan: Plan, o: Observation) -> Iterator[Finding]:
    indicator = plan.indicator_by_code[o.indicator]
    percentage = indicator.measure is Measure.PERCENTAGE
    if o.estimate and o.amount is not None:
        yield found(plan, QualityCode.ESTIMATE, o)
    if percentage and o.numerator is not None and o.denominator is not None and o.numerator > o.denominator:
        yield found(
            plan, QualityCode.NUMERATOR_OVER_DENOMINATOR, o, numerator=o.numerator, denominator=o.denominator
        )  # fmt: skip
    elif o.amount is not None and _outside(indicator, o.amount):
        yield found(plan, QualityCode.OUT_OF_BOUNDS, o)
    if indicator.has_parts and percentage and o.value is not None and o.numerator is None:
        yield found(plan, QualityCode.RATE_ALONE, o)


def _outside(indicator: Indicator, amount: Decimal) -> bool:
    low, high = indicator.low, indicator.high
    return (low is not None and amount < low) or (high is not None and amount > high)


def _over_time(plan: Plan, indicator: Indicator, moments: list[Moment[Observation]]) -> Iterator[Finding]:
    for moment in moments:
        finding = _against_earlier(plan, indicator, moment)
        if finding is not None:
            yield finding
    if cumulative(indicator):
        for moment, count in runs(moments):
            yield found(plan, QualityCode.STANDS_STILL, moment.told, count=count)


def cumulative(indicator: Indicator) -> bool:
    return indicator.value_type is ValueType.CUMULATIVE and not indicator.has_parts


def _against_earlier(plan: Plan, indicator: Indicator, moment: Moment[Observation]) -> Finding | None:
    """The plainest thing that is odd about a figure: one finding, not four about one slip."""
    if moment.last is None:
        return None
    last, now, o = moment.earlier[-1], moment.amount, moment.told
    least = LEAST_SHARE if indicator.measure is Measure.PERCENTAGE else LEAST_COUNT
    before: dict[str, Param] = {"before": figure(indicator, last), "since": moment.last.period}
    if cumulative(indicator) and now < last:
        return found(plan, QualityCode.CUMULATIVE_FALLS, o, **before)
    if now == 0 and last >= least:
        return found(plan, QualityCode.ZERO_AFTER_FIGURE, o, **before)
    if jumps(now, last, least):
        return found(plan, QualityCode.JUMP, o, **before)
    odd = moment.odd(least, cumulative(indicator))
    if odd is None or odd.z is None or odd.median is None or abs(odd.z) <= Z_LIMIT:
        return None
    usual: dict[str, Param] = {"z": round(odd.z, 1), "median": figure(indicator, odd.median), "count": odd.count}
    code = QualityCode.OUTLIER
    return found(plan, code, o, now=figure(indicator, odd.now), **usual)


def _within_reports(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """Subsets beside their whole, and population groups beside everybody, of one reporter's figures of one period."""
    plan = snapshot.plan
    known = {
        (o.indicator, o.subject, o.reporter, o.source, o.period, o.disaggregation, o.estimate): o
        for o in snapshot.observations
        if o.period <= period and o.indicator in plan.indicator_by_code
    }
    groups: dict[Observation, Decimal] = {}
    for (code, *rest), o in known.items():
        indicator = plan.indicator_by_code[code]
        whole = known.get((indicator.subset_of, *rest)) if indicator.subset_of else None  # type: ignore[arg-type]
        part = o.numerator if indicator.has_parts else o.value
        if whole is not None and whole.value is not None and part is not None and part > whole.value:
            as_written = figure(plan.indicator_by_code[whole.indicator], whole.value)
            yield found(plan, QualityCode.SUBSET_OVER_WHOLE, o, part=part, whole=as_written)
        if o.disaggregation != TOTAL and o.value is not None and indicator.aggregation is Aggregation.SUM:
            everybody = known.get((code, o.subject, o.reporter, o.source, o.period, TOTAL, o.estimate))
            if everybody is not None and everybody.value is not None:
                groups[everybody] = groups.get(everybody, Decimal(0)) + o.value
    for everybody, together in groups.items():
        if everybody.value is not None and together > everybody.value:
            parts = figure(plan.indicator_by_code[everybody.indicator], together)
            yield found(plan, QualityCode.GROUPS_OVER_TOTAL, everybody, parts=parts)
