"""Checks of the result sheet: each row once, from a unit that is asked for it, with a possible figure where one is due."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dashboard.domain.absence import Absence
from dashboard.domain.bounds import printed
from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.indicators import OWN, Indicator, Measure
from dashboard.domain.plan.plan import TOTAL
from dashboard.domain.reporting.lines import is_due
from dashboard.domain.sentences.phrases import name_of
from dashboard.importing.checks.reporter import Reporter
from dashboard.importing.layouts import report_sheets as sheets
from dashboard.importing.reported import Report, ReportedResult

_UNREAD = (
    IssueCode.MISSING_COLUMN, IssueCode.MISSING_SHEET, IssueCode.UNKNOWN_INDICATOR, IssueCode.UNKNOWN_UNIT,
    IssueCode.UNKNOWN_REFERENCE, IssueCode.REQUIRED,
)  # fmt: skip


def result_faults(report: Report, reporter: Reporter, earlier: Iterable[Issue]) -> Iterator[Issue]:
    """The faults of the rows; `earlier` are the issues from reading them."""
    seen: dict[object, ReportedResult] = {}
    for row in report.results:
        key = (
            row.indicator.code,
            row.subject,
            row.disaggregation,
            row.estimate,
        )  # what was carried out may stand beside it
        before = seen.setdefault(key, row)
        if before is not row:
            first = before.cells.spot("indicator", before.spot)
            yield row.cells.issue(IssueCode.DUPLICATE_ROW, "indicator", first=first)
        if report.complete:
            yield from _addressed(row, reporter)
            yield from _filled(row, report.about.nil, reporter)
        if not _plainly_counted(row):
            yield from _shaped(row)
        if (
            row.indicator.counts_units
            and row.value is not None
            and row.value not in (0, 1)
            and _is_of_one(row, reporter)
        ):
            yield row.cells.issue(IssueCode.NOT_A_STATE, "value", name=name_of(row.indicator))
    yield from _unmentioned(report, reporter, earlier)


def _is_of_one(row: ReportedResult, reporter: Reporter) -> bool:
    """Whether a figure is a unit's own state; of a whole area an office may send the count."""
    return row.subject in reporter.plan.reporters_of(row.indicator)


def _addressed(row: ReportedResult, reporter: Reporter) -> Iterator[Issue]:
    """A figure is reported by a unit that the plan asks for it, of the subject that the plan names; the root may report any."""
    if reporter.unit == reporter.plan.root:
        return  # the root unit may send consolidated figures of any unit
    if reporter.unit not in reporter.plan.reporters_of(row.indicator):
        yield row.cells.issue(IssueCode.NOT_EXPECTED, "indicator", name=name_of(row.indicator))
    elif row.subject != (reporter.unit if row.indicator.subject == OWN else row.indicator.subject):
        yield row.cells.issue(IssueCode.NOT_EXPECTED, "subject", name=name_of(row.indicator))


def due(indicator: Indicator, reporter: Reporter) -> bool:
    """Whether a figure of the indicator is due in the reporter's period."""
    return is_due(indicator, reporter.period)


def _filled(row: ReportedResult, nil: bool, reporter: Reporter) -> Iterator[Issue]:
    if not row.readable:
        return
    name = name_of(row.indicator)
    if row.absence is not None:
        if not row.empty:
            yield row.cells.issue(IssueCode.FIGURE_AND_ABSENCE, "absence", name=name)
        elif row.disaggregation == TOTAL and due(row.indicator, reporter):
            if row.absence is Absence.NOT_DUE:
                yield row.cells.issue(IssueCode.MISSING_FIGURE, row.spot, name=name)
            elif row.absence is Absence.NOT_APPLICABLE:
                yield row.cells.issue(IssueCode.NOT_APPLICABLE_CLAIMED, "absence", name=name)
        return
    if row.empty:
        if not nil and row.disaggregation == TOTAL and due(row.indicator, reporter):
            below = (row.cells.place("denominator"),) if row.indicator.has_parts else ()  # both parts in one round
            yield replace(row.cells.issue(IssueCode.MISSING_FIGURE, row.spot, name=name), also=below)
        return
    if row.indicator.has_parts:
        for part in ("numerator", "denominator"):
            if row.cells.blank(part):
                yield row.cells.issue(IssueCode.MISSING_FIGURE, part, name=name)


def _plainly_counted(row: ReportedResult) -> bool:
    """Whether the row is one whole number from 0 up: the way of nearly all."""
    if row.value is None or row.numerator is not None or row.denominator is not None:
        return False
    return row.indicator.measure is Measure.COUNT and row.value >= 0 and row.value % 1 == 0


def _shaped(row: ReportedResult) -> Iterator[Issue]:
    """Figures that are impossible for their measure, and rates that differ from their own numerator and denominator."""
    indicator, value = row.indicator, row.value
    for part, number in (("numerator", row.numerator), ("denominator", row.denominator)):
        if number is not None and number < 0:
            yield row.cells.issue(IssueCode.NEGATIVE, part)
        elif number is not None and number != number.to_integral_value() and indicator.measure is Measure.PERCENTAGE:
            yield row.cells.issue(IssueCode.NOT_WHOLE, part)
    if value is None:
        return
    percentage = indicator.measure is Measure.PERCENTAGE
    if percentage and not 0 <= value <= 1:
        yield row.cells.issue(IssueCode.SHARE_OUT_OF_RANGE, "value", name=name_of(indicator))
    if indicator.measure is Measure.COUNT:
        if value < 0:
            yield row.cells.issue(IssueCode.NEGATIVE, "value")
        if value != value.to_integral_value():
            yield row.cells.issue(IssueCode.NOT_WHOLE, "value")
    if percentage and row.numerator is not None and row.denominator and row.numerator <= row.denominator:
        rate = row.numerator / row.denominator
        if abs(rate - value) > printed(value):
            yield row.cells.issue(IssueCode.RATE_MISMATCH, "value", rate=Figure(rate, FigureKind.SHARE, places=2))


def _unmentioned(report: Report, reporter: Reporter, earlier: Iterable[Issue]) -> Iterator[Issue]:
    """Indicators that are due and have no row."""
    named = {row.indicator.code for row in report.results}
    here = (i for i in earlier if i.place.container == sheets.RESULTS.sheet)
    if report.about.nil or not report.complete or any(i.code in _UNREAD for i in here):
        return  # a row that could not be read may be the missing one
    for indicator in reporter.plan.indicators_for(reporter.unit):
        if indicator.code not in named and due(indicator, reporter):
            place = Place(sheets.RESULTS.sheet)
            yield Issue(IssueCode.MISSING_FIGURE, place, indicator.code, {"name": name_of(indicator)})


def absence_of(row: ReportedResult, nil: bool, reporter: Reporter) -> Absence | None:
    """The absence to store for a row: as declared, nil for a nil report, not reported or not due; None with a figure."""
    if row.absence is not None:
        return row.absence
    if not row.empty:
        return None
    if nil:
        return Absence.NIL
    return Absence.NOT_REPORTED if due(row.indicator, reporter) else Absence.NOT_DUE
