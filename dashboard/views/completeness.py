"""Tình hình báo cáo: the finding in words, the matrix of units and periods, and shares with their counts."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.report_cells import ReportCell, ReportState, Tally, tally
from dashboard.text import Words
from dashboard.views.cell import cell_of, moment_cell, number_cell, period_cell, share_cell
from dashboard.views.form_names import form_name
from dashboard.views.linked import to_receipt, unit_cell
from dashboard.views.owed_lines import lines_text
from dashboard.views.table import Table, TableColumn, crossed, figures, texts

_NAMED = 5  # more units than these are counted, not named
GLYPHS = {
    ReportState.ON_TIME: "●",
    ReportState.LATE: "▲",
    ReportState.PARTLY: "◐",
    ReportState.MISSING: "◆",
    ReportState.RETURNED: "◀",
    ReportState.WITHDRAWN: "✚",
    ReportState.WAITING: "○",
    ReportState.NOT_OWED: "–",
}


@dataclass(frozen=True)
class MatrixCell:
    unit: str
    period: str
    state: str  # ReportState
    glyph: str
    word: str
    note: str  # what stands behind it: deadline, when it came
    receipt: str  # the number of the newest revision's receipt, "" where none came


@dataclass(frozen=True)
class Matrix:
    cells: tuple[MatrixCell, ...]
    units: tuple[str, ...]  # who owes most first
    periods: tuple[str, ...]
    title: str
    alt: str
    of: int = 0  # units that there are, of which `units` are shown


def usual_form(calendar: Completeness, period: Period) -> str | None:
    """The form that the page opens with: one that is owed for the period."""
    return next((o.form for o in calendar.plan.obligations if o.period == period), next(iter(calendar.forms), None))


def headline(calendar: Completeness, form: str, period: Period, words: Words) -> str:
    """How many units reported for the period, how many were late, and who is missing."""
    cells, shown = _asked(calendar, form, period)
    if not cells:
        return words("Nobody owes this report")
    counts = tally(cells)
    params: dict[str, Param] = {"period": _when(shown, words), "reported": counts.reported, "expected": counts.expected}
    due = min(cell.due_before for cell in cells if cell.due_before)
    if due > calendar.day:
        left = (due - calendar.day).days
        return words("{period}: {reported} of {expected} units have reported, due before {due} ({left} days left)",
                     **params, due=due, left=left)  # fmt: skip
    partly = tuple(cell.unit for cell in cells if cell.state is ReportState.PARTLY)
    missing = tuple(cell.unit for cell in cells if not cell.state.came and cell.unit not in partly)
    beside = words("; in part: {names}", names=unit_names(calendar.plan, partly, words)) if partly else ""
    late = counts.reported - counts.on_time
    if missing:
        return words("{period}: {reported} of {expected} units have reported, {late} late; missing: {names}",
                     **params, late=late, names=unit_names(calendar.plan, missing, words)) + beside  # fmt: skip
    if late or partly:
        text = words("{period}: {reported} of {expected} units have reported, {late} late", **params, late=late)
        return text + beside
    return words("{period}: all {expected} units reported in time", period=params["period"], expected=counts.expected)


def summary(calendar: Completeness, form: str, words: Words) -> str:
    """Completeness and timeliness of the form over the year so far, counts first."""
    counts = calendar.tallies(lambda owed: owed.form).get(form)
    if counts is None:
        return words("By {day}, no deadline of this report has passed.", day=calendar.day)
    if not counts.reported:
        since = calendar.due_since(form)
        return words(
            "By {day}: 0 of {expected} expected reports came; the first deadline passed {days} days ago.",
            day=calendar.day, expected=counts.expected, days=(calendar.day - since).days,
        )  # fmt: skip
    return words(
        "By {day}: {reported} of {expected} expected reports came ({complete}), {on_time} of {expected} in time ({timely}).",
        day=calendar.day, reported=counts.reported, expected=counts.expected,
        complete=words.share(counts.completeness or Decimal(0)),
        on_time=counts.on_time, timely=words.share(counts.timeliness or Decimal(0)),
    )  # fmt: skip


def reporting_why(calendar: Completeness, form: str, words: Words) -> tuple[str, ...]:
    """How reports are counted, with the counts of the form so far."""
    counts = calendar.tallies(lambda owed: owed.form).get(form)
    rules = (
        words("In time: received before the day that the calendar names; late: on that day or after it."),
        words("A report that was returned or taken back, and one that is only a draft, does not count as sent."),
        words("Expected are the reports of every unit whose deadline has passed by {day}; what is not due yet is not counted.",
              day=calendar.day),
    )  # fmt: skip
    if counts is None or not counts.expected:
        return rules
    figures = words(
        "{form}: {reported} of {expected} sent, {on_time} of them in time, {late} late, {missing} not sent.",
        form=calendar.forms[form], reported=counts.reported, expected=counts.expected, on_time=counts.on_time,
        late=counts.reported - counts.on_time, missing=counts.expected - counts.reported,
    )  # fmt: skip
    return (figures, *rules)


def _asked(calendar: Completeness, form: str, period: Period) -> tuple[tuple[ReportCell, ...], Period]:
    """The form's reports of the period; where it is not owed then, of its last period that was due, else of its first."""
    offered = calendar.periods(form)
    if period not in offered and offered:
        due = calendar.due_periods(form)
        period = due[-1] if due else offered[0]
    return calendar.reports(form, period), period


def _when(period: Period, words: Words) -> str:
    text = words.short_period(period)
    return text[:1].upper() + text[1:]


def unit_names(plan: Plan, codes: tuple[str, ...], words: Words, most: int = _NAMED) -> str:
    """Short names; where there are many, the first ones and how many more."""
    labels = [plan.unit_by_code[code].label for code in codes[:most]]
    more = len(codes) - len(labels)
    return ", ".join(labels) + (words(" and {count} more", count=more) if more else "")


def matrix(calendar: Completeness, form: str, words: Words, most: int | None = None) -> Matrix:
    """Units down, periods across, all reports of one form; of many units the `most` that owe most."""
    periods = calendar.periods(form)
    labels = {period: _when(period, words) for period in periods}
    lacking = calendar.lacking(form)
    ordered = sorted(lacking, key=lambda code: -lacking[code])  # of those that owe alike in the plan's order
    names = _names(calendar.plan, ordered)
    ordered = ordered[:most]
    cells = tuple(
        _cell(calendar.cell(code, form, period), names[code], labels[period], words)
        for code in ordered
        for period in periods
    )
    counts = calendar.tallies(lambda owed: owed.form).get(form, Tally())
    came = {"reported": counts.reported, "expected": counts.expected}
    alt = words("Reports by unit and period: {reported} of {expected} came", **came)
    return Matrix(
        cells,
        tuple(names[code] for code in ordered),
        tuple(labels.values()),
        _matrix_title(lacking, words),
        alt,
        len(lacking),
    )


def matrix_table(shown: Matrix, words: Words) -> Table:
    """Every report leads to its receipt."""
    cells = ((cell_of(c.unit), c.period, to_receipt(f"{c.glyph} {c.word}", c.receipt)) for c in shown.cells)
    return crossed(words("Unit"), shown.units, shown.periods, cells, figures=False)


def _matrix_title(lacking: dict[str, int], words: Words) -> str:
    count = sum(reports > 0 for reports in lacking.values())
    if not count:
        return words("No unit lacks a report that was due")
    return words("{count} of {all} units lack a report that was due", count=count, all=len(lacking))


def _names(plan: Plan, codes: list[str]) -> dict[str, str]:
    """Short names; with the code where two units share one."""
    labels = [plan.unit_by_code[code].label for code in codes]
    count = Counter(labels)
    return {
        code: label if count[label] == 1 else f"{label} ({code})" for code, label in zip(codes, labels, strict=True)
    }


def _cell(cell: ReportCell, unit: str, period: str, words: Words) -> MatrixCell:
    notes = []
    if cell.due_before:
        notes.append(words("due before {due}", due=cell.due_before))
    if cell.submission is not None:
        notes.append(words("came {moment}", moment=cell.submission.arrived_at))
    if cell.lacking:
        notes.append(words("still owed: {lines}", lines=lines_text(cell.lacking, words)))
    return MatrixCell(
        unit, period, cell.state.value, GLYPHS[cell.state], words.term(cell.state), " · ".join(notes),
        cell.submission.receipt if cell.submission else "",
    )  # fmt: skip


def legend(words: Words) -> str:
    """What each shape means."""
    return " · ".join(f"{glyph} {words.term(state)}" for state, glyph in GLYPHS.items())


def by_unit(calendar: Completeness, form: str, words: Words) -> Table:
    """Shares of each unit for one form, the least complete first."""
    mine = calendar.tallies_of_units(form)
    worst = sorted(mine, key=lambda code: (mine[code].completeness or 0, mine[code].timeliness or 0))
    names = [unit_cell(calendar.plan, code, full=True) for code in worst]
    return _tallies(texts(words("Unit"), names), [mine[code] for code in worst], words)


def by_form(calendar: Completeness, words: Words) -> Table:
    """Shares of each form of the calendar."""
    counts = calendar.tallies(lambda owed: owed.form)
    return _tallies(texts(words("Report"), [calendar.forms[form] for form in counts]), list(counts.values()), words)


def by_period(calendar: Completeness, form: str, words: Words) -> Table:
    """Shares of each period of one form, in order of time."""
    mine = {p: t for (of, p), t in calendar.tallies(lambda owed: (owed.form, owed.period)).items() if of == form}
    periods = sorted(mine)
    names = texts(words("Period"), [period_cell(period, words, short=False) for period in periods])
    return _tallies(names, [mine[period] for period in periods], words)


def _tallies(names: TableColumn, counts: list[Tally], words: Words) -> Table:
    """Counts beside each share: what was reported and what came in time, of what was expected by the day."""
    return Table.of(
        names,
        figures(words("Expected"), [number_cell(count.expected, words) for count in counts]),
        figures(words("Came"), [number_cell(count.reported, words) for count in counts]),
        figures(words("Complete"), [share_cell(count.completeness, words) for count in counts]),
        figures(words("In time"), [number_cell(count.on_time, words) for count in counts]),
        figures(words("Timely"), [share_cell(count.timeliness, words) for count in counts]),
    )


def apart(calendar: Completeness, words: Words) -> Table:
    """Reports and tables that nobody was asked for."""
    plan, sent = calendar.plan, calendar.apart
    return Table.of(
        texts(words("Report"), [to_receipt(form_name(plan, report.form, words), report.receipt) for report in sent]),
        texts(words("Unit"), [unit_cell(plan, report.unit, full=True) for report in sent]),
        texts(words("Period"), [period_cell(report.period, words, short=False) for report in sent]),
        texts(words("Received"), [moment_cell(report.received_at, words) for report in sent]),
    )
