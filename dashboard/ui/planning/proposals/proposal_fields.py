"""The fields of proposals: which of them are shown and typed, in their order, and those that are chosen from a closed list."""

from enum import StrEnum

from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Measure, ValueType
from dashboard.domain.plan.plan import FundTier, LeadRole
from dashboard.domain.plan.targets import Basis, CountOf, PaceRule, Tier
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.plan_documents.proposals import Proposal, ProposalKind
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import Words
from dashboard.usecases.plan_target_rows import by_rule

SHOWN: dict[ProposalKind, tuple[str, ...]] = {
    ProposalKind.PLAN: ("title", "programme", "office", "level", "year", "number", "date", "decision", "decision_date"),
    ProposalKind.UNIT: ("name", "type", "level"),
    ProposalKind.PROJECT: ("code", "name", "parent", "applicable", "reason"),
    ProposalKind.MONEY: ("project", "fund", "tier", "capital", "budget_year", "amount", "note"),
    ProposalKind.TARGET: (
        "name", "value", "unit_of_measure", "measure", "basis", "direction", "tier", "subject", "population", "dimension",
        "baseline", "stated_change", "stated_count", "count_of", "value_type", "aggregation", "frequency", "pace_rule",
    ),
    ProposalKind.LEAD: ("project", "office", "role"),
    ProposalKind.DEADLINE: ("name", "reporters", "due_before", "period", "frequency", "day"),
    ProposalKind.DOCUMENT: ("kind", "number", "date", "by", "about"),
}  # fmt: skip
REQUIRED: dict[ProposalKind, tuple[str, ...]] = {
    ProposalKind.PLAN: ("title", "programme", "office", "level", "year"),
    ProposalKind.TARGET: ("name", "value", "unit_of_measure"),
    ProposalKind.MONEY: ("project",),
}
_LISTS: dict[str, type[StrEnum]] = {
    "measure": Measure, "basis": Basis, "direction": Direction, "count_of": CountOf, "value_type": ValueType,
    "aggregation": Aggregation, "frequency": Frequency, "pace_rule": PaceRule, "role": LeadRole, "level": UnitLevel,
}  # fmt: skip
RULED = ("direction", "value_type", "aggregation", "frequency", "pace_rule")  # what the text does not say


def list_of(kind: ProposalKind, field: str) -> type[StrEnum] | None:
    """The members that a field is chosen from; None of one that is typed."""
    if field == "tier":
        return FundTier if kind is ProposalKind.MONEY else Tier
    return (
        None
        if field == "frequency" and kind is not ProposalKind.TARGET and kind is not ProposalKind.DEADLINE
        else _LISTS.get(field)
    )


def shown_value(kind: ProposalKind, field: str, value: str, words: Words) -> str:
    """A field as a person reads it."""
    members = list_of(kind, field)
    if not value or members is None:
        return value
    member = members(value)
    return words.term(member) if words.has(f"term.{members.__name__}.{value}") else word(member)


def with_rules(proposal: Proposal) -> dict[str, str]:
    """The fields of a target with what rules add to them."""
    fields = dict(proposal.fields)
    return fields | by_rule(fields) if proposal.kind is ProposalKind.TARGET else fields


def missing(proposal: Proposal) -> tuple[str, ...]:
    """What a plan cannot do without and the text does not say."""
    return tuple(key for key in REQUIRED.get(proposal.kind, ()) if not proposal.fields.get(key))
