"""Results of a plan year as the International Aid Transparency Initiative writes them, version 2.03 of its activity standard.

A target is a result with one indicator: its baseline, the level that the plan asks for at the end of the year, and what was
reached by the period that is told of. Nothing stands where nothing is known: a figure that was not reported is no 0. Order of
elements and code lists: iatistandard.org, activity standard 2.03; tests/exports/iati_rules.py has them as a table.
"""

import xml.etree.ElementTree as ET
from datetime import date, datetime
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Direction, Indicator, Measure
from dashboard.domain.plan.targets import Operator
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.figures import target_text
from dashboard.views.json_values import decimal_text
from dashboard.views.plan_words import sample_note

_OTHER = "9"  # kind of result: plans do not say whether it is an output or an outcome
_MEASURES = {Measure.PERCENTAGE: "2", Measure.QUALITATIVE: "5"}  # all others: 1, a unit
_IMPLEMENTING, _GOVERNMENT, _LOCAL_GOVERNMENT = "4", "10", "11"
_RURAL_DEVELOPMENT = "43040"  # of the DAC's list of purposes, vocabulary 1
_PLANNED_START, _PLANNED_END = "1", "3"
_PIPELINE, _IMPLEMENTATION, _FINALISATION = "1", "2", "3"


def iati_xml(standing: Standing, day: date, organisation: str, words: Words) -> bytes:
    """The file of one plan year at the period of `standing`, judged on `day`; the same input gives the same bytes.

    `organisation` is the reporter's identifier in the register (org-id.guide); "": a name of ours that says that there is none.
    """
    plan = standing.snapshot.plan
    ref = organisation or f"x-{plan.programme.code}"
    at = _moment(standing.snapshot.recorded_at)
    root = ET.Element("iati-activities", {"version": "2.03"} | ({"generated-datetime": at} if at else {}))
    if not organisation:
        root.append(ET.Comment(" GIAMNGHEO_IATI_ORG is not set: the identifiers are not registered ones "))
    lang = {"{http://www.w3.org/XML/1998/namespace}lang": words.language}
    updated = {"last-updated-datetime": at} if at else {}
    activity = ET.SubElement(root, "iati-activity", updated | lang | {"default-currency": "VND", "hierarchy": "1"})
    ET.SubElement(activity, "iati-identifier").text = f"{ref}-{plan.programme.code}-{plan.year}"
    kind = _LOCAL_GOVERNMENT if _is_local(standing) else _GOVERNMENT
    _told(ET.SubElement(activity, "reporting-org", {"ref": ref, "type": kind}), plan.programme.office)
    _told(ET.SubElement(activity, "title"), plan.title)
    described = ET.SubElement(activity, "description", {"type": "1"})
    _told(described, " ".join(filter(None, (sample_note(plan, words), words.sentence(standing.headline)))))
    _told(
        ET.SubElement(activity, "participating-org", {"ref": ref, "type": kind, "role": _IMPLEMENTING}),
        plan.programme.office,
    )
    ET.SubElement(activity, "activity-status", {"code": _status(plan.year, day)})
    for type_, iso in ((_PLANNED_START, date(plan.year, 1, 1)), (_PLANNED_END, date(plan.year, 12, 31))):
        ET.SubElement(activity, "activity-date", {"type": type_, "iso-date": iso.isoformat()})
    ET.SubElement(activity, "recipient-country", {"code": "VN", "percentage": "100"})
    ET.SubElement(activity, "sector", {"vocabulary": "1", "code": _RURAL_DEVELOPMENT, "percentage": "100"})
    for target in standing.targets:
        _result(activity, target, standing, words)
    ET.indent(root, " ")
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _result(activity: ET.Element, t: TargetStanding, standing: Standing, words: Words) -> None:
    indicator = t.indicator
    summed = "1" if indicator.aggregation is Aggregation.SUM else "0"
    result = ET.SubElement(activity, "result", {"type": _OTHER, "aggregation-status": summed})
    name = words.name_of(indicator.name, indicator.name_en)
    _told(ET.SubElement(result, "title"), f"{t.target.id} · {name}")
    if t.target.source_sentence:
        _told(ET.SubElement(result, "description"), t.target.source_sentence)
    measure = _MEASURES.get(indicator.measure, "1")
    told = {"measure": measure, "ascending": _ascending(t), "aggregation-status": summed}
    drawn = ET.SubElement(result, "indicator", told)
    _told(ET.SubElement(drawn, "title"), name)
    unit = words.name_of(indicator.unit_of_measure, indicator.unit_en)
    if described := " · ".join(filter(None, (indicator.definition, unit))):
        _told(ET.SubElement(drawn, "description"), described)
    ET.SubElement(drawn, "reference", {"vocabulary": "99", "code": indicator.code})
    year = standing.snapshot.plan.year
    if t.baseline is not None:
        of = {"year": str(year - 1), "iso-date": f"{year - 1}-12-31", "value": _value(indicator, t.baseline)}
        based = ET.SubElement(drawn, "baseline", of)
        if t.target.baseline_source:
            _comment(based, t.target.baseline_source)
    _periods(drawn, t, standing, words)


def _periods(drawn: ET.Element, t: TargetStanding, standing: Standing, words: Words) -> None:
    """From the first day of the year to the figure's own period with what was reached; to the end of the year with the target."""
    year, reached = standing.snapshot.plan.year, _reached(t)
    whole = Period.of_month(year, 12).end
    until = min(t.figure_period.end, whole) if t.figure_period else whole
    if reached and until < whole:
        _actual(_period(drawn, year, until), t, words)
    ending = _period(drawn, year, whole)
    asked = _target_value(t)
    if asked is not None or t.target.operator is Operator.NONE:
        told = ET.SubElement(ending, "target", {} if asked is None else {"value": asked})
        _comment(told, target_text(t, words))
    if reached and until == whole:
        _actual(ending, t, words)


def _reached(t: TargetStanding) -> bool:
    """Whether there is something that was carried out: an estimate is none."""
    return not t.figure.estimate and (t.actual is not None or bool(t.figure.text))


def _actual(period: ET.Element, t: TargetStanding, words: Words) -> None:
    told = ET.SubElement(period, "actual", {} if t.actual is None else {"value": _value(t.indicator, t.actual)})
    _comment(told, " ".join(filter(None, (t.figure.text, words.sentence(t.sentence)))))


def _target_value(t: TargetStanding) -> str | None:
    """The level at the end of the year; None where the plan gives no number."""
    return None if t.goal is None else _value(t.indicator, t.goal)


def _period(drawn: ET.Element, year: int, end: date) -> ET.Element:
    period = ET.SubElement(drawn, "period")
    ET.SubElement(period, "period-start", {"iso-date": date(year, 1, 1).isoformat()})
    ET.SubElement(period, "period-end", {"iso-date": end.isoformat()})
    return period


def _value(indicator: Indicator, value: Decimal) -> str:
    """Shares in per cent, as measure 2 wants them; everything else in its own unit."""
    text = decimal_text(value * 100 if indicator.measure is Measure.PERCENTAGE else value)
    assert text is not None
    return text


def _ascending(t: TargetStanding) -> str:
    if t.indicator.direction is Direction.HOLDS:
        return "0" if t.target.operator in (Operator.AT_MOST, Operator.BELOW) else "1"
    return "1" if t.indicator.direction is Direction.RISES else "0"


def _is_local(standing: Standing) -> bool:
    plan = standing.snapshot.plan
    root = plan.unit_by_code.get(plan.root)
    return root is not None and root.level is not UnitLevel.OFFICE


def _status(year: int, day: date) -> str:
    if day.year < year:
        return _PIPELINE
    return _IMPLEMENTATION if day.year == year else _FINALISATION


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


def _told(element: ET.Element, text: str) -> None:
    ET.SubElement(element, "narrative").text = _plain(text)


def _comment(element: ET.Element, text: str) -> None:
    _told(ET.SubElement(element, "comment"), text)


def _plain(text: str) -> str:
    """Without what XML cannot hold: control characters that a workbook may have brought."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))
