"""An examination as one JSON object: the contract of `giamngheo check --json` and `giamngheo import --json`."""

from decimal import Decimal
from typing import Any

from dashboard.domain.issues import Choice, Issue, Place
from dashboard.domain.reported.changes import Receipt, ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.importing.examination import ColumnReading, Examination
from dashboard.text import Words
from dashboard.text.findings import choice_text, finding_text, refusal_text


def examination_json(examination: Examination, words: Words, receipt: Receipt | None = None) -> dict[str, Any]:
    """Decimals as strings, shares as fractions, money in đồng, codes of units and indicators as in the plan."""
    reports = (
        *examination.further,
        *([examination.proposal] if isinstance(examination.proposal, ReportChange) else ()),
    )
    waiting = {issue.id for issue in examination.open_issues}
    findings = [_finding(issue, words, issue.id in waiting) for issue in examination.issues]
    if examination.refusal is not None:
        findings.insert(0, _refusal(examination, words))
    printed: dict[str, Any] = {
        "file": examination.file,
        "sha256": examination.sha256,
        "layout": examination.layout,
        "readable": examination.readable,
        "programme": examination.programme,
        "year": examination.year,
        "form": examination.form,
        "unit": examination.unit,
        "period": examination.period.code if examination.period else None,
        "findings": findings,
        "columns": [_column(column) for column in examination.columns],
        "values": [_value(o) for report in reports for o in report.observations],
        "money": [_money(d) for report in reports for d in report.disbursements],
        "blocked": examination.blocked or not examination.readable,
        "already_received": examination.already_received,
    }
    if receipt is not None:
        printed["receipt"] = {"number": receipt.number, "version": receipt.version, "revision": receipt.revision}
    return printed


def _column(column: ColumnReading) -> dict[str, Any]:
    return {
        "sheet": column.place.container,
        "column": column.column,
        "title": column.title,
        "role": column.role,
        "measure": column.measure,
        "period": column.period.code if column.period else None,
        "names_in": list(column.names_in),
        "kept": column.kept,
    }


def _refusal(examination: Examination, words: Words) -> dict[str, Any]:
    assert examination.refusal is not None
    return {
        "id": f"unreadable@{examination.file}",
        "code": "unreadable",
        "reason": examination.refusal.reason,
        "severity": "error",
        "sheet": None,
        "cell": None,
        "also": [],
        "column": None,
        "found": "",
        "message": refusal_text(examination.refusal, words),
        "choices": [],
        "open": True,
    }


def _finding(issue: Issue, words: Words, still_open: bool) -> dict[str, Any]:
    return {
        "id": issue.id,
        "code": issue.code.value,
        "severity": issue.severity.value,
        "sheet": issue.place.container,
        "cell": issue.place.spot or None,
        "also": [str(place) for place in issue.also],
        "column": issue.heading or None,
        "found": issue.written,
        "message": finding_text(issue, words),
        "choices": [_choice(issue, choice, words) for choice in issue.choices],
        "open": still_open,
    }


def _choice(issue: Issue, choice: Choice, words: Words) -> dict[str, str]:
    return {"choice": choice.code, "label": choice_text(issue, choice, words)}


def _text(value: Decimal | None) -> str | None:
    """A decimal as people write it: no exponent, no trailing zeros, at most twelve decimals."""
    if value is None:
        return None
    rounded = round(value, 12) if value != value.to_integral_value() else value.to_integral_value()
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _where(place: Place) -> dict[str, str]:
    return {"sheet": place.container, "cell": place.spot}


def _value(o: Observation) -> dict[str, Any]:
    return {
        "subject": o.subject,
        "reporter": o.reporter,
        "source": o.source.value,
        "indicator": o.indicator,
        "period": o.period.code,
        "value": _text(o.amount),
        "numerator": _text(o.numerator),
        "denominator": _text(o.denominator),
        "estimate": o.estimate,
        "absence": o.absence.value if o.absence else None,
        "disaggregation": o.disaggregation,
        "text": o.text,
        **_where(o.place),
    }


def _money(d: Disbursement) -> dict[str, Any]:
    return {
        "subject": d.subject,
        "reporter": d.reporter,
        "source": d.source.value,
        "project": d.project,
        "fund": d.fund,
        "budget_year": d.budget_year,
        "period": d.period.code,
        "cumulative_vnd": d.cumulative_vnd,
        "estimate": d.estimate,
        "absence": d.absence.value if d.absence else None,
        **_where(d.place),
    }
