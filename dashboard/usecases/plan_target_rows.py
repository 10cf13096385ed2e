"""Confirmed targets as rows of the sheets «Danh mục chỉ tiêu» and «Chỉ tiêu», by rules that the page shows beside them."""

import re
from collections.abc import Mapping

from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Measure, ValueType
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule, Tier
from dashboard.exports.plan_texts import Texts
from dashboard.importing.cell_text.names import folded, plain
from dashboard.importing.plan_documents.proposals import Proposal
from dashboard.importing.sheets.vocabulary import word

_REVIEWED = re.compile(r"^tỷ lệ hộ (?:nghèo|cận nghèo)\b")


def by_rule(fields: Mapping[str, str]) -> dict[str, str]:
    """What the plan's words do not say and an indicator must have: how it is told and added up, and its pace.

    A count that rises is told cumulatively and added; a share with a known whole is a ratio of sums, any other share is told for
    its own place; the yearly review tells poverty rates. A person's own choice stands above.
    """
    measure = Measure(fields["measure"])
    direction = Direction(fields.get("direction") or Direction.RISES.value)
    basis = Basis(fields["basis"]) if fields.get("basis") else None
    reviewed = bool(_REVIEWED.match(plain(fields.get("name", ""))))
    counts = measure in (Measure.COUNT, Measure.MONEY)
    cumulative = counts and direction is Direction.RISES and basis is not Basis.CHANGE_COUNT
    shared = measure is Measure.PERCENTAGE and bool(fields.get("population")) and not reviewed
    pace = PaceRule.LEVEL
    if fields.get("operator") == Operator.NONE.value or measure is Measure.QUALITATIVE:
        pace = PaceRule.NONE
    elif basis is not None and (basis.is_change or (reviewed and fields.get("stated_change"))):
        pace = PaceRule.CHANGE
    elif cumulative:
        pace = PaceRule.FROM_ZERO
    elif counts:  # a count that falls or holds has no level of its own to be judged by, but where it comes from
        pace = PaceRule.CHANGE if fields.get("baseline") else PaceRule.NONE
    aggregation = Aggregation.SUM if counts else Aggregation.RATIO_OF_SUMS if shared else Aggregation.NONE
    made = {
        "direction": direction.value,
        "value_type": (ValueType.CUMULATIVE if cumulative else ValueType.POINT_IN_TIME).value,
        "aggregation": aggregation.value,
        "frequency": (Frequency.YEAR if reviewed else Frequency.MONTH).value,
        "pace_rule": pace.value,
    }
    return {key: fields.get(key) or value for key, value in made.items()}


def target_rows(targets: list[Proposal], root: str, communes: str) -> tuple[list[Texts], list[Texts], dict[str, str]]:
    """Rows of indicators and of targets, and the areas that some of them speak of, by their codes.

    `communes`: the group of those who report what is added up; without one the office itself reports.
    """
    indicators: dict[tuple[str, ...], Texts] = {}
    code_by_key: dict[str, str] = {}
    areas: dict[str, str] = {}
    rows: list[Texts] = []
    for target in targets:
        own = target.fields
        rule = by_rule(own)
        area = own.get("subject", "")
        subject = re.sub(r"[^A-Z0-9]+", "-", folded(area).upper()).strip("-") if area else root
        if area:
            areas[subject] = area[:1].upper() + area[1:]
        same = (plain(own["name"]), own["unit_of_measure"], own["measure"], subject)
        if same not in indicators:
            code = f"CT{_number(target, len(indicators) + 1)}"
            added = rule["aggregation"] != Aggregation.NONE.value and not area
            indicators[same] = _indicator(code, own, rule, subject, communes if added else "", code_by_key)
        code = indicators[same]["code"]
        code_by_key[target.key] = code
        rows.append(_target(_number(target, len(rows) + 1), code, subject, target, rule))
    return list(indicators.values()), rows, areas


def _number(target: Proposal, otherwise: int) -> str:
    """Its place among all that are proposed, so that a target keeps its code whatever becomes of the others."""
    place = target.key.rpartition(":")[2]
    return f"{int(place) if place.isdecimal() else otherwise:02d}"


def _indicator(
    code: str, own: Mapping[str, str], rule: Texts, subject: str, reporters: str, codes: Mapping[str, str]
) -> Texts:
    shared = rule["aggregation"] == Aggregation.RATIO_OF_SUMS.value
    name = own["name"]
    return {
        "code": code, "name": name, "unit_of_measure": own["unit_of_measure"], "measure": word(Measure(own["measure"])),
        "direction": word(Direction(rule["direction"])), "value_type": word(ValueType(rule["value_type"])),
        "aggregation": word(Aggregation(rule["aggregation"])), "reporters": reporters or subject,
        "subject": "đơn vị báo cáo" if reporters else subject, "frequency": word(Frequency(rule["frequency"])),
        "review_month": "12" if rule["frequency"] == Frequency.YEAR.value else "",
        "numerator": re.sub(r"(?i)^tỷ lệ\s+", "", name) if shared else "",
        "denominator": own.get("population", "") if shared else "",
        "subset_of": codes.get(own.get("subset_of", ""), ""), "dimension": own.get("dimension", ""),
        "population": own.get("population", ""),
    }  # fmt: skip


def _target(id: str, indicator: str, unit: str, target: Proposal, rule: Texts) -> Texts:
    own = target.fields
    row = {
        "id": id, "indicator": indicator, "unit": unit, "value": own.get("value", ""),
        "pace_rule": word(PaceRule(rule["pace_rule"])),
        "source_clause": target.place, "source_sentence": target.sentence,
    }  # fmt: skip
    for key in ("baseline", "population", "stated_change", "stated_count"):
        row[key] = own.get(key, "")
    if own.get("baseline"):
        row["baseline_source"] = own.get("baseline_source") or "Nêu trong chính văn bản kế hoạch"
    for key, kind in (("basis", Basis), ("tier", Tier), ("count_of", CountOf), ("settled", Basis)):
        row[key] = word(kind(own[key])) if own.get(key) else ""
    return row
