"""The calendar's sheet to reports that are owed: a row for one period, or a rule, "hằng tháng, trước ngày 10", for a year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.plan.plan import Obligation
from dashboard.importing.cell_text.deadlines import DeadlineRule, deadline_rule
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.periods import period_in
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.layouts.plan_sheets import CALENDAR
from dashboard.importing.sheets.codecs import field_values, made
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import members

_BASE = 1900  # the year of a bare "10" in a cell that is formatted as a day
_PERIODS = {
    Frequency.MONTH: (PeriodKind.MONTH, 12),
    Frequency.QUARTER: (PeriodKind.QUARTER, 4),
    Frequency.HALF: (PeriodKind.HALF, 2),
    Frequency.YEAR: (PeriodKind.YEAR, 1),
}
WITHIN, AFTER = "within", "after"


def owed_reports(rows: PlanRows, year: int) -> tuple[Obligation, ...]:
    """The reports that the calendar asks for. A row of one period stands instead of what a rule says of its form and period."""
    pairs = [(row, owed) for row in rows.of(CALENDAR) for owed in _owed(row, year)]
    single = {(owed.form, owed.period) for row, owed in pairs if rule_of(row) is None}
    ruled: dict[tuple[str, Period], Row] = {}
    kept = []
    for row, owed in pairs:
        key = (owed.form, owed.period)
        if rule_of(row) is None or (key not in single and ruled.setdefault(key, row) is row):
            kept.append((row, owed))
        elif key in ruled and ruled[key] is not row:
            _twice(row, ruled[key])
    return rows.paired(CALENDAR, kept)


def _twice(row: Row, first: Row) -> None:
    """Two rules for the same periods of a form, once."""
    place = row.place("form")
    if not any(i.code is IssueCode.DUPLICATE_ROW and i.place == place for i in row.findings.issues):
        row.findings.add(IssueCode.DUPLICATE_ROW, place, row.shown("form"), first=first.place("form").spot)


def rule_of(row: Row) -> Frequency | None:
    """How often, where the row is a rule: "hằng tháng", "quý", "6 tháng", "năm"."""
    text = plain(row.shown("period"))
    return members(Frequency).get(text) if text else None  # type: ignore[return-value]


def _owed(row: Row, year: int) -> Iterator[Obligation]:
    frequency = rule_of(row)
    since = _since(row, year)
    if frequency is None:
        values = field_values(row, CALENDAR.columns)
        owed = made(CALENDAR, values)
        if owed is not None and (since is None or owed.period.end >= since.begin):
            yield owed
        return
    values = field_values(row, (c for c in CALENDAR.columns if c.key not in ("period", "due_before")))
    kind, times = _PERIODS[frequency]
    periods = [Period(year, kind, number if times > 1 else 0) for number in range(1, times + 1)]
    due = _deadlines(row, [one for one in periods if since is None or one.end >= since.begin])
    for period, day in due.items():
        owed = made(CALENDAR, values | {"period": period, "due_before": day})
        if owed is not None:
            yield owed


def _since(row: Row, year: int) -> Period | None:
    """The first period that is owed; "tháng 9" is of the plan's year."""
    cell = row.cell("since")
    if cell is None:
        return None
    value = cell.value
    month = isinstance(value, Decimal) and value == value.to_integral_value() and 1 <= value <= 12
    first = Period.of_month(year, int(value)) if month else period_in(value, year)  # type: ignore[arg-type]
    if first is None or first.year != year:
        row.findings.add(IssueCode.BAD_PERIOD, row.place("since"), row.shown("since"))
        return None
    return first


def _deadlines(row: Row, periods: list[Period]) -> dict[Period, date]:
    """The day of each period; of a rule that names one period only it may be a day of the calendar."""
    if not row.require("due_before") or not periods:
        return {}
    cell = row.cell("due_before")
    assert cell is not None
    if isinstance(cell.value, date) and cell.value.year != _BASE and len(periods) == 1:
        return {periods[0]: cell.value}
    rule = _rule(cell.value)
    if rule is None and len(periods) == 1 and isinstance(cell.value, str):
        day = row.date("due_before")
        return {} if day is None else {periods[0]: day}
    if rule is None:
        row.findings.add(IssueCode.NO_DEADLINE_RULE, row.place("due_before"), row.shown("due_before"))
        return {}
    after = rule.after
    if after is None:
        choices = tuple(Choice(code, {"value": rule.due(periods[0], code == AFTER)}) for code in (WITHIN, AFTER))
        written = f"{row.shown('period')}: {row.shown('due_before')}"
        chosen = row.findings.ask(IssueCode.DEADLINE_WHICH_MONTH, row.place("due_before"), written, choices)
        if chosen is None:
            return {}
        after = chosen == AFTER
    return {period: rule.due(period, after) for period in periods}


def _rule(value: object) -> DeadlineRule | None:
    if isinstance(value, date):
        return deadline_rule(str(value.day)) if value.year == _BASE and value.month == 1 else None
    return deadline_rule(f"{value:f}" if isinstance(value, Decimal) else str(value))
