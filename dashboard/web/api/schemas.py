"""What the items of each resource are made of: JSON Schema (2020-12) written from short lists of «name:type».

Types: s text, d decimal as text, i whole number, b yes or no, D day, T moment, P period; `[…]` a list, `{}` an object by codes,
`(name)` an object of `_PARTS`; a `?` behind it: or null. An answer that has anything else fails its own document
(tests/web/test_api.py).
"""

from typing import Any

Schema = dict[str, Any]

_PLAIN: dict[str, Schema] = {
    "s": {"type": "string"},
    "d": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    "i": {"type": "integer"},
    "b": {"type": "boolean"},
    "D": {"type": "string", "format": "date"},
    "T": {"type": "string", "format": "date-time"},
    "P": {"type": "string", "pattern": r"^[0-9]{4}(-(0[1-9]|1[0-3]|Q[1-4]|H[12]))?$"},
    "x": {"type": ["string", "integer"]},
    "n": {"type": "number"},
}
_FLOWS = (
    "in_month_vnd:i? in_month_without:[s] in_month_nil:b in_month_reported_vnd:i? in_month_gap_vnd:i? advance_vnd:i? "
    "treasury_vnd:i? treasury_gap_vnd:i? treasury_of_vnd:i?"
)
_SPAN = "projection:d? projection_low:d? projection_high:d?"
_OF_PROJECT = (
    f"allocated_vnd:i? disbursed_vnd:i? given_vnd:i? adjusted_vnd:i disbursed_total_vnd:i? {_FLOWS} unspent_vnd:d? "
    "unspent_low_vnd:d? unspent_high_vnd:d? last_year_vnd:i? last_year_rate:d? rate_year:d? rate_total:d? "
    "rate_total_reason:s? expected_now_vnd:i? path_source:s? missing_vnd:i? required_rate_vnd:i? recent_rate_vnd:i? "
    f"{_SPAN} carried:{{P}} figure_period:P? coverage:(money_coverage) estimate:(estimate)? provisional:(estimate)? "
    "carried_over:(carried_over)? status:s absence:s? sentence:s why:[s]"
)
_PARTS = {
    "coverage": "reported:[s] expected:[s] missing:[s]",
    "money_coverage": "reported:[s] expected:[s] missing:[s] money_share:d?",
    "state": "text:s subject:s reporter:s period:P submission:i? place:s",
    "units_counted": "reported:i expected:i",
    "settled": "basis:s by:s on:D?",
    "tier": "id:s tier:s goal:d? status:s",
    "confirmed": "by:s on:D?",
    "offered": "value:d? year:i preliminary:b",
    "further": "part:s indicator:s asked:d? is_change:b relative:b start:d? reached:d? status:s in_words:s",
    "provisional_target": "span:P estimate:d? path:d? status:s",
    "group": (
        "group:s name:s actual:d? numerator:d? denominator:d? absence:s? part:d? part_of:d? part_units:i? reported:[s] "
        "missing:[s] carried:{P}"
    ),
    "estimate": "amount_vnd:i period:P rate:d? expected_vnd:i? status:s sentence:s",
    "carried_over": (
        "allocated_vnd:i? disbursed_vnd:i? rate:d? deadlines:[D] deadline_stated:b expected_now_vnd:i? path_source:s? "
        "missing_vnd:i? left_last_year_vnd:i? figure_period:P? status:s absence:s? sentence:s"
    ),
    "fund": "allocated_vnd:i? disbursed_vnd:i?",
    "totals": f"{_OF_PROJECT} by_fund:{{(fund)}}",
    "reporting": "reported:[s] expected:[s] missing:[s] partly:[s] late:[s] due_before:D?",
    "credit": "indicator:s kind:s amount:d? unit_of_measure:s absence:s? figure_period:P?",
    "gap": "unit:s indicator:s? gap:d? actual:d? absence:s?",
    "unreviewed": "counted:i left_out:i",
    "matter": "key:s kind:s of:s weeks_late:i? size:d leads:[s] what:s by:s cause:s step:s",
    "cause": "late:s of:s unit:s period:P cause:s remedy:s remedy_by:D? when:s?",
    "words": "unit:s period:P receipt:s received:s difficulties:s causes:s recommendations:s not_repeated_in:P?",
    "status": (
        "programme:s year:i period:P unit:s version:i sample:b counting:s unreviewed:(unreviewed)? headline:s "
        "targets:[(targets)] money:[(money)] "
        "projects:[(projects)] totals:(totals) credit:[(credit)] reporting:(reporting) gaps:[(gap)] "
        "needing_support:[(gap)] proposals:[(words)] causes:[(cause)] matters:[(matter)]"
    ),
    "targets": (
        "id:s indicator:s operator:s basis:s target:d? low:d? high:d? baseline:d? actual:d? numerator:d? denominator:d? "
        "estimate:b text:s states:[(state)] figure_period:P? progress:d? path:d? pace:d? pace_rule:s required_rate:d? "
        f"recent_rate:d? weeks_late:i? {_SPAN} forecast_reached:b? no_forecast:s? path_source:s? "
        "preliminary:b last_year:d? last_year_units:(units_counted)? "
        "settled:(settled)? tiers:[(tier)] baseline_confirmed:(confirmed)? baseline_offered:(offered)? "
        "further:[(further)] status:s provisional:(provisional_target)? absence:s? sentence:s why:[s] coverage:(coverage) "
        "carried:{P} own_figure:d? goal:d? groups:[(group)]"
    ),
    "money": (
        f"project:s fund:s budget_year:x allocated_vnd:i? given_vnd:i? adjusted_vnd:i disbursed_vnd:i? {_FLOWS} status:s "
        "absence:s?"
    ),
    "projects": f"project:s {_OF_PROJECT}",
    "figures": (
        "indicator:s unit:s reporter:s source:s period:P group:s amount:d? numerator:d? denominator:d? estimate:b "
        "preliminary:b absence:s? text:s receipt:s? cell:s"
    ),
    "amounts": (
        "project:s fund:s budget_year:i? unit:s reporter:s source:s period:P cumulative_vnd:i? advance_vnd:i? "
        "in_month_vnd:i? estimate:b absence:s? receipt:s? cell:s"
    ),
    "reports": "unit:s form:s period:P state:s due_before:D? arrived_at:T?",
    "units": "unit:s official_code:s name:s type:s level:s parent:s? valid_from:D valid_to:D? became:[s]",
    "findings": (
        "key:s weight:s text:s todo:s unit:s kind:s where:s explanation:s? code:s owner:s about:s period:P? cell:s? explained:b"
    ),
}
ENVELOPE = "plan:s period:P version:i recorded_at:T? day:D sample:b total:i offset:i limit:i"


def columns(name: str) -> tuple[str, ...]:
    """The fields of an item, in their order: the columns of its CSV."""
    return tuple(field.partition(":")[0] for field in _PARTS[name].split())


def schemas() -> dict[str, Schema]:
    """All of them by name, as «components» of the document."""
    envelope = _object(ENVELOPE)
    pages = {
        f"{name}_page": {
            **envelope,
            "properties": {**envelope["properties"], "items": {"type": "array", "items": _ref(name)}},
            "required": [*envelope["required"], "items"],
        }
        for name in ("targets", "money", "projects", "figures", "amounts", "reports", "units", "findings")
    }
    problem = _object("type:s title:s status:i detail:s")
    return {**{name: _object(fields) for name, fields in _PARTS.items()}, **pages, "problem": problem}


def _object(fields: str) -> Schema:
    pairs = [field.partition(":")[::2] for field in fields.split()]
    return {
        "type": "object",
        "properties": {name: _type(kind) for name, kind in pairs},
        "required": [name for name, _ in pairs],
        "additionalProperties": False,
    }


def _type(kind: str) -> Schema:
    if kind.endswith("?"):
        return {"anyOf": [_type(kind[:-1]), {"type": "null"}]}
    inside = kind[1:-1]
    match kind[0]:
        case "[":
            return {"type": "array", "items": _type(inside)}
        case "{":
            return {"type": "object", "additionalProperties": _type(inside)}
        case "(":
            return _ref(inside)
        case _:
            return _PLAIN[kind]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
