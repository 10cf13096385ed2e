"""What a report's results must agree on: in a row, with each other, and with what was reported before."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.outliers import LEAST_COUNT, LEAST_SHARE, jumps
from dashboard.domain.plan.indicators import OWN, Aggregation, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import TOTAL
from dashboard.domain.sentences.phrases import figure, name_of
from dashboard.importing.checks.known import Known
from dashboard.importing.layouts import report_sheets as sheets
from dashboard.importing.layouts.report import Report, ResultRow

RATE_TOLERANCE = Decimal("0.005")  # half a point between a typed share and its own parts


def result_faults(report: Report, known: Known) -> Iterator[Issue]:
    """Every fault of the results sheet."""
    rows = report.results
    yield from _repeated(rows)
    for row in rows:
        if report.complete:
            yield from _addressed(row, known)
            yield from _filled(row, report.about.nil, known)
        yield from _bounded(row)
        yield from _against_earlier(row, known)
    yield from _unmentioned(rows, report, known)
    yield from _subsets(rows)
    yield from _groups(rows)


def _issue(code: IssueCode, row: ResultRow, column: str, **params: object) -> Issue:
    cell = row.row.cell(column)
    return Issue(code, row.row.place(column), cell.shown if cell else "", params)  # type: ignore[arg-type]


def _repeated(rows: tuple[ResultRow, ...]) -> Iterator[Issue]:
    seen = set()
    for row in rows:
        key = (*row.key, row.estimate)  # an estimate may stand beside what was carried out
        if key in seen:
            yield _issue(IssueCode.DUPLICATE_ROW, row, "indicator")
        seen.add(key)


def _addressed(row: ResultRow, known: Known) -> Iterator[Issue]:
    """A figure comes from a unit that is asked for it, and speaks of the unit that the plan names."""
    if known.unit == known.plan.root:
        return  # who answers for the whole area may send a consolidated figure of any unit
    if known.unit not in known.plan.reporters_of(row.indicator):
        yield _issue(IssueCode.NOT_EXPECTED, row, "indicator", name=name_of(row.indicator))
    elif row.subject != (known.unit if row.indicator.subject == OWN else row.indicator.subject):
        yield _issue(IssueCode.NOT_EXPECTED, row, "subject", name=name_of(row.indicator))


def due(indicator: Indicator, known: Known) -> bool:
    """Whether a figure is due in this very period."""
    return indicator.frequency is Frequency.MONTH or known.period.last_month in indicator.due_months


def _filled(row: ResultRow, nil: bool, known: Known) -> Iterator[Issue]:
    if not row.readable:
        return
    name = name_of(row.indicator)
    if row.absence is not None:
        if not row.empty:
            yield _issue(IssueCode.FIGURE_AND_ABSENCE, row, "absence", name=name)
        elif row.disaggregation == TOTAL and due(row.indicator, known):
            if row.absence is Absence.NOT_DUE:
                yield _issue(IssueCode.MISSING_FIGURE, row, row.spot, name=name)
            elif row.absence is Absence.NOT_APPLICABLE:
                yield _issue(IssueCode.NOT_APPLICABLE_CLAIMED, row, "absence", name=name)
        return
    if row.empty:
        if not nil and row.disaggregation == TOTAL and due(row.indicator, known):
            yield _issue(IssueCode.MISSING_FIGURE, row, row.spot, name=name)
        return
    if row.indicator.has_parts:
        for part in ("numerator", "denominator"):
            if row.row.blank(part):
                yield _issue(IssueCode.MISSING_FIGURE, row, part, name=name)


def _bounded(row: ResultRow) -> Iterator[Issue]:
    indicator, name = row.indicator, name_of(row.indicator)
    if row.value is not None:
        if indicator.measure is Measure.PERCENTAGE and not 0 <= row.value <= 1:
            yield _issue(IssueCode.SHARE_OUT_OF_RANGE, row, "value", name=name)
        if indicator.measure is Measure.COUNT:
            if row.value < 0:
                yield _issue(IssueCode.NEGATIVE, row, "value")
            if row.value != row.value.to_integral_value():
                yield _issue(IssueCode.NOT_WHOLE, row, "value")
    if row.numerator is not None and row.denominator is not None:
        if row.numerator > row.denominator and indicator.measure is Measure.PERCENTAGE:
            yield _issue(IssueCode.NUMERATOR_OVER_DENOMINATOR, row, "numerator", name=name, denominator=row.denominator)
        elif row.value is not None and row.denominator and indicator.measure is Measure.PERCENTAGE:
            rate = row.numerator / row.denominator
            if abs(rate - row.value) > RATE_TOLERANCE:
                yield _issue(IssueCode.RATE_MISMATCH, row, "value", rate=Figure(rate, FigureKind.SHARE, places=2))
    amount = _amount(row)
    if amount is not None and (
        (indicator.low is not None and amount < indicator.low)
        or (indicator.high is not None and amount > indicator.high)
    ):
        yield _issue(IssueCode.OUT_OF_BOUNDS, row, row.spot, name=name)


def _amount(row: ResultRow) -> Decimal | None:
    if row.numerator is not None and row.denominator is not None:
        return row.numerator / row.denominator if row.denominator else None
    return row.value


def _against_earlier(row: ResultRow, known: Known) -> Iterator[Issue]:
    amount, last = _amount(row), known.last(row.key)
    if amount is None or last is None or last.amount is None or row.estimate:
        return
    if row.indicator.measure is Measure.PERCENTAGE and not 0 <= amount <= 1:
        return  # said already, and no question about a figure that must change
    before = figure(row.indicator, last.amount)
    cumulative = row.indicator.value_type is ValueType.CUMULATIVE and not row.indicator.has_parts
    if cumulative and amount < last.amount:
        yield _issue(IssueCode.CUMULATIVE_FALLS, row, row.spot, before=before, period=last.period)
    elif _jumps(row.indicator, amount, last.amount):
        yield _issue(IssueCode.JUMP, row, row.spot, before=before, period=last.period)
    elif cumulative and amount and _same_for(row, known, 2):
        yield _issue(IssueCode.STANDS_STILL, row, row.spot, name=name_of(row.indicator))


def _jumps(indicator: Indicator, amount: Decimal, last: Decimal) -> bool:
    return jumps(amount, last, LEAST_SHARE if indicator.measure is Measure.PERCENTAGE else LEAST_COUNT)


def _same_for(row: ResultRow, known: Known, periods: int) -> bool:
    amounts = [o.amount for o in known.earlier.get(row.key, [])[-periods:]]
    return len(amounts) == periods and all(amount == _amount(row) for amount in amounts)


def _unmentioned(rows: tuple[ResultRow, ...], report: Report, known: Known) -> Iterator[Issue]:
    """Indicators that are due and have no row at all."""
    named = {row.indicator.code for row in rows}
    here = (i for i in report.about.row.findings.issues if i.place.container == sheets.RESULTS.sheet)
    if report.about.nil or not report.complete or any(i.code is IssueCode.MISSING_COLUMN for i in here):
        return
    for indicator in known.plan.indicators_for(known.unit):
        if indicator.code not in named and due(indicator, known):
            place = Place(sheets.RESULTS.sheet)
            yield Issue(IssueCode.MISSING_FIGURE, place, indicator.code, {"name": name_of(indicator)})


def _subsets(rows: tuple[ResultRow, ...]) -> Iterator[Issue]:
    """A part may not exceed the whole it is taken from."""
    by_key = {(*row.key, row.estimate): row for row in rows}
    for row in rows:
        whole = by_key.get((row.indicator.subset_of, row.subject, row.disaggregation, row.estimate))
        if whole is None or whole.value is None:
            continue
        part = row.numerator if row.indicator.has_parts else row.value
        if part is not None and part > whole.value:
            column = "numerator" if row.indicator.has_parts else "value"
            yield _issue(IssueCode.SUBSET_OVER_WHOLE, row, column, whole=figure(whole.indicator, whole.value))


def _groups(rows: tuple[ResultRow, ...]) -> Iterator[Issue]:
    """Population groups together may not exceed everybody."""
    parts: dict[tuple[str, str, bool], Decimal] = {}
    for row in rows:
        if row.disaggregation != TOTAL and row.value is not None:
            key = (*row.key[:2], row.estimate)
            parts[key] = parts.get(key, Decimal(0)) + row.value
    for row in rows:
        together = parts.get((*row.key[:2], row.estimate))
        if row.disaggregation != TOTAL or row.value is None or row.indicator.aggregation is not Aggregation.SUM:
            continue
        if together is not None and together > row.value:
            yield _issue(IssueCode.PARTS_OVER_TOTAL, row, "value", parts=figure(row.indicator, together))


def absence_of(row: ResultRow, nil: bool, known: Known) -> Absence | None:
    """The gap to record for a row: as declared, nil for the whole report, or not due; None where a figure stands."""
    if row.absence is not None:
        return row.absence
    if not row.empty:
        return None
    if nil:
        return Absence.NIL
    return Absence.NOT_REPORTED if due(row.indicator, known) else Absence.NOT_DUE
