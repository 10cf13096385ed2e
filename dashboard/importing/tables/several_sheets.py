"""The same figures of one report on several sheets: those that agree count once, of others a person says which sheet counts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.domain.issues import Choice, IssueCode
from dashboard.importing.findings import Findings
from dashboard.importing.reported import ReportedMoney, ReportedResult
from dashboard.importing.tables.reports import TableReport

_Row = ReportedResult | ReportedMoney


def each_once(reports: Sequence[TableReport], findings: Findings) -> tuple[TableReport, ...]:
    """The reports without figures that another sheet of the file has for the same form and period."""
    if len({row.cells.sheet.name for report in reports for row in _rows(report)}) < 2:
        return tuple(reports)
    holders: dict[object, list[tuple[str, _Row]]] = {}
    for report in reports:
        for row in _rows(report):
            holders.setdefault(_key(report, row), []).append((row.cells.sheet.name, row))
    twice = {key: held for key, held in holders.items() if len({sheet for sheet, _ in held}) > 1}
    counts = {key: held[0][0] for key, held in twice.items()}
    groups: dict[tuple[str, ...], list[object]] = {}
    for key, held in twice.items():
        if len({_said(row) for _, row in held}) > 1:
            groups.setdefault(tuple(dict.fromkeys(sheet for sheet, _ in held)), []).append(key)
    for sheets, keys in groups.items():
        answer = _asked(sheets, twice[keys[0]][-1][1], findings)
        counts |= dict.fromkeys(keys, answer)
    return tuple(_without(report, counts) for report in reports)


def _rows(report: TableReport) -> Iterator[_Row]:
    yield from report.report.results
    yield from report.report.money


def _key(report: TableReport, row: _Row) -> object:
    return (report.form, report.period, type(row), row.key)


def _said(row: _Row) -> object:
    """What a row reports, wherever it stands."""
    if isinstance(row, ReportedMoney):
        return (row.cumulative_vnd, row.advance_vnd, row.absence, row.in_period)
    return (row.value, row.numerator, row.denominator, row.absence, row.text, row.in_period)


def _asked(sheets: tuple[str, ...], row: _Row, findings: Findings) -> str:
    """The name of the sheet that counts; while nobody says, the first one stands and the question blocks."""
    by_code = {f"sheet:{number}": sheet for number, sheet in enumerate(sheets, start=1)}
    choices = tuple(Choice(code, {"sheet": sheet}) for code, sheet in by_code.items())
    field = "project" if isinstance(row, ReportedMoney) else "indicator"
    place, written = row.cells.place(field), row.cells.shown(field)
    answer = findings.ask(IssueCode.WHICH_SHEET_COUNTS, place, written, choices, sheets=", ".join(sheets))
    return by_code[answer or "sheet:1"]


def _without(report: TableReport, counts: dict[object, str]) -> TableReport:
    def stays(row: _Row) -> bool:
        return counts.get(_key(report, row), row.cells.sheet.name) == row.cells.sheet.name

    whole = report.report
    results, money = tuple(filter(stays, whole.results)), tuple(filter(stays, whole.money))
    return replace(report, report=replace(whole, results=results, money=money))
