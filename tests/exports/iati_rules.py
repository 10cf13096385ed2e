"""Rules of the IATI activity standard 2.03 as data, for what our file holds: order and number of elements, kinds of attributes,
code lists. Transcribed by hand from the reference at iatistandard.org; a file is held against them element by element.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

MANY = 10**6
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

CODES = {
    "result_type": {"1", "2", "3", "9"},
    "measure": {"1", "2", "3", "4", "5"},
    "organisation_role": {"1", "2", "3", "4"},
    "organisation_type": {
        "10",
        "11",
        "15",
        "21",
        "22",
        "23",
        "24",
        "30",
        "40",
        "60",
        "70",
        "71",
        "72",
        "73",
        "80",
        "90",
    },
    "activity_status": {"1", "2", "3", "4", "5", "6"},
    "activity_date": {"1", "2", "3", "4"},
    "description_type": {"1", "2", "3", "4"},
    "indicator_vocabulary": {"1", "2", "3", "4", "5", "6", "7", "8", "9", "99"},
    "sector_vocabulary": {str(n) for n in range(1, 13)} | {"98", "99"},
    "version": {"2.03"},
    "country": {"VN"},
    "currency": {"VND"},
}
KINDS = {
    "date": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "moment": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "year": r"[1-9][0-9]{3}",
    "boolean": r"0|1|true|false",
    "decimal": r"-?[0-9]+(\.[0-9]+)?",
    "percentage": r"100|[0-9]{1,2}(\.[0-9]+)?",
    "integer": r"[0-9]+",
    "language": r"[a-z]{2}",
    "text": r"\S.*",
}
# attributes: name, kind (of KINDS or CODES), required
Attributes = dict[str, tuple[str, bool]]
# children in their order: name, least, most
Children = tuple[tuple[str, int, int], ...]
_NARRATIVES: Children = (("narrative", 1, MANY),)
_SAID: tuple[Attributes, Children] = ({}, _NARRATIVES)
_ON: tuple[Attributes, Children] = ({"iso-date": ("date", True)}, ())
_MEASURED: tuple[Attributes, Children] = (
    {"value": ("decimal", False)},
    (("location", 0, MANY), ("dimension", 0, MANY), ("comment", 0, 1), ("document-link", 0, MANY)),
)
RULES: dict[str, tuple[Attributes, Children]] = {
    "iati-activities": (
        {"version": ("version", True), "generated-datetime": ("moment", False)},
        (("iati-activity", 1, MANY),),
    ),
    "iati-activity": (
        {
            "last-updated-datetime": ("moment", False), XML_LANG: ("language", False),
            "default-currency": ("currency", False), "hierarchy": ("integer", False), "humanitarian": ("boolean", False),
        },
        (
            ("iati-identifier", 1, 1), ("reporting-org", 1, 1), ("title", 1, 1), ("description", 1, MANY),
            ("participating-org", 1, MANY), ("other-identifier", 0, MANY), ("activity-status", 1, 1),
            ("activity-date", 1, MANY), ("contact-info", 0, MANY), ("activity-scope", 0, 1),
            ("recipient-country", 0, MANY), ("recipient-region", 0, MANY), ("location", 0, MANY), ("sector", 0, MANY),
            ("tag", 0, MANY), ("country-budget-items", 0, 1), ("humanitarian-scope", 0, MANY), ("policy-marker", 0, MANY),
            ("budget", 0, MANY), ("transaction", 0, MANY), ("document-link", 0, MANY), ("related-activity", 0, MANY),
            ("conditions", 0, 1), ("result", 0, MANY),
        ),
    ),
    "iati-identifier": ({}, ()),
    "reporting-org": (
        {"ref": ("text", True), "type": ("organisation_type", True), "secondary-reporter": ("boolean", False)},
        _NARRATIVES,
    ),
    "participating-org": (
        {"ref": ("text", False), "type": ("organisation_type", False), "role": ("organisation_role", True)},
        (("narrative", 0, MANY),),
    ),
    "title": _SAID,
    "description": ({"type": ("description_type", False)}, _NARRATIVES),
    "comment": _SAID,
    "narrative": ({XML_LANG: ("language", False)}, ()),
    "activity-status": ({"code": ("activity_status", True)}, ()),
    "activity-date": ({"type": ("activity_date", True), "iso-date": ("date", True)}, (("narrative", 0, MANY),)),
    "recipient-country": ({"code": ("country", True), "percentage": ("percentage", False)}, (("narrative", 0, MANY),)),
    "sector": (
        {"vocabulary": ("sector_vocabulary", False), "code": ("integer", True), "percentage": ("percentage", False)},
        (("narrative", 0, MANY),),
    ),
    "result": (
        {"type": ("result_type", True), "aggregation-status": ("boolean", False)},
        (("title", 1, 1), ("description", 0, 1), ("document-link", 0, MANY), ("reference", 0, MANY), ("indicator", 1, MANY)),
    ),
    "indicator": (
        {"measure": ("measure", True), "ascending": ("boolean", False), "aggregation-status": ("boolean", False)},
        (
            ("title", 1, 1), ("description", 0, 1), ("document-link", 0, MANY), ("reference", 0, MANY),
            ("baseline", 0, MANY), ("period", 0, MANY),
        ),
    ),
    "reference": ({"vocabulary": ("indicator_vocabulary", True), "code": ("text", True)}, ()),
    "baseline": (
        {"year": ("year", True), "iso-date": ("date", False), "value": ("decimal", False)},
        (("location", 0, MANY), ("dimension", 0, MANY), ("document-link", 0, MANY), ("comment", 0, 1)),
    ),
    "period": ({}, (("period-start", 1, 1), ("period-end", 1, 1), ("target", 0, MANY), ("actual", 0, MANY))),
    "period-start": _ON,
    "period-end": _ON,
    "target": _MEASURED,
    "actual": _MEASURED,
}  # fmt: skip


def faults(root: ET.Element) -> Iterator[str]:
    """What a file does against the rules, and against two of the ruleset: ends after starts, values where they can be measured."""
    if root.tag != "iati-activities":
        yield f"the file begins with {root.tag}"
    yield from _faults(root)
    for period in root.iter("period"):
        start, end = (period.find(name) for name in ("period-start", "period-end"))
        if start is not None and end is not None and start.get("iso-date", "") > end.get("iso-date", ""):
            yield "a period ends before it starts"
    for indicator in root.iter("indicator"):
        measured = [*indicator.iter("baseline"), *indicator.iter("target"), *indicator.iter("actual")]
        for one in measured:
            said = one.get("value") is not None
            if indicator.get("measure") == "5" and said:
                yield "a qualitative indicator has a value"
            if indicator.get("measure") != "5" and not said and one.tag != "target":
                yield f"{one.tag} without a value"
    for activity in root.iter("iati-activity"):
        identifier, reporter = activity.findtext("iati-identifier", ""), activity.find("reporting-org")
        if reporter is not None and not identifier.startswith(f"{reporter.get('ref')}-"):
            yield "the identifier does not begin with the reporter's"
        if not any(date.get("type") in ("1", "2") for date in activity.iter("activity-date")):
            yield "no start"


def _faults(element: ET.Element) -> Iterator[str]:
    if element.tag not in RULES:
        yield f"{element.tag} is not known"
        return
    attributes, children = RULES[element.tag]
    for name, value in element.attrib.items():
        if name not in attributes:
            yield f"{element.tag} has no {name}"
        else:
            kind = attributes[name][0]
            right = value in CODES[kind] if kind in CODES else re.fullmatch(KINDS[kind], value, re.DOTALL)
            if not right:
                yield f"{element.tag}/@{name} is {value}"
    for name, (_, required) in attributes.items():
        if required and name not in element.attrib:
            yield f"{element.tag} lacks {name}"
    order = [name for name, _, _ in children]
    there = [child.tag for child in element if isinstance(child.tag, str)]
    if unknown := [tag for tag in there if tag not in order]:
        yield f"{element.tag} holds {unknown}"
        return
    places = [order.index(tag) for tag in there]
    if places != sorted(places):
        yield f"{element.tag}: {there} out of order"
    for name, least, most in children:
        if not least <= there.count(name) <= most:
            yield f"{element.tag} has {there.count(name)} {name}"
    if element.tag in ("narrative", "iati-identifier") and not (element.text or "").strip():
        yield f"{element.tag} is empty"
    for child in element:
        if isinstance(child.tag, str):
            yield from _faults(child)
