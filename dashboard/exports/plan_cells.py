"""A plan as the cells of its workbook: one mapping of column key to value per row, in the plan's order."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.money import MoneyUnit, millions
from dashboard.domain.plan.indicators import OWN, Measure
from dashboard.domain.plan.plan import ALL_PROJECTS, NOT_SPLIT, BudgetYear, Milestone, PathOf, Plan
from dashboard.domain.plan.targets import Basis
from dashboard.domain.plan.units import ALWAYS, SuccessionKind, official
from dashboard.exports.sheets import Value
from dashboard.exports.target_words import target_words
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.vocabulary import (
    ALL_WORD,
    NO_WORDS,
    NOT_SPLIT_WORD,
    OWN_WORD,
    UNKNOWN_AMOUNT_WORD,
    YES_WORDS,
    word,
)

Row = dict[str, Value]
_INDICATOR_AS_IT_IS = (
    *("code", "name", "short_name", "name_en", "unit_of_measure", "unit_en", "review_month", "numerator"),
    *("denominator", "subset_of", "dimension", "population", "low", "high", "definition", "group", "standard"),
)
_STANDARD_AS_IT_IS = ("code", "name", "valid_from", "valid_to", "document")
_TARGET_AS_IT_IS = (
    *("id", "indicator", "unit", "baseline_source", "population", "stated_count", "source_clause"),
    *("source_sentence", "note", "settled_by", "settled_on"),
)


def programme_fields(plan: Plan) -> Row:
    """The form of the first sheet; gaps and the support limit in điểm %."""
    limits = plan.rules
    return {
        "layout": plan_sheets.LAYOUT,
        "code": plan.programme.code,
        "name": plan.programme.name,
        "name_en": plan.programme.name_en,
        "office": plan.programme.office,
        "year": plan.year,
        "title": plan.title,
        "root": plan.root,
        "decision": plan.decision,
        "decision_date": plan.decision_date,
        "money_unit": word(MoneyUnit.MILLION),
        "sample": _flag(plan.sample),
        "assumed_today": plan.assumed_today,
        "ratio_on_track": limits.ratio_on_track,
        "ratio_slightly_behind": limits.ratio_slightly_behind,
        "gap_on_track": limits.gap_on_track * 100,
        "gap_slightly_behind": limits.gap_slightly_behind * 100,
        "support_gap": limits.support_gap * 100,
        "support_basis": word(limits.support_basis),
        "money_default": word(limits.money_default),
        "target_default": word(limits.target_default),
    }


def rows(plan: Plan) -> Mapping[str, Iterator[Row]]:
    """The rows of every table sheet, by the table's key."""
    return {
        "units": _units(plan),
        "successions": _successions(plan),
        "projects": _projects(plan),
        "leads": ({"project": lead.project, "unit": lead.unit, "role": word(lead.role)} for lead in plan.leads),
        "funds": _funds(plan),
        "allocations": _allocations(plan),
        "adjustments": _adjustments(plan),
        "disaggregations": ({"code": group.code, "name": group.name} for group in plan.disaggregations),
        "standards": ({key: getattr(s, key) for key in _STANDARD_AS_IT_IS} for s in plan.standards),
        "indicators": _indicators(plan),
        "targets": _targets(plan),
        "milestones": _milestones(plan),
        "calendar": _calendar(plan),
    }


def as_written(value: Decimal | None, measure: Measure) -> Decimal | None:
    """A figure as sheets have it: fractions of a percentage in percent, everything else as it stands."""
    return value * 100 if value is not None and measure is Measure.PERCENTAGE else value


def _flag(yes: bool) -> str:
    return YES_WORDS[0] if yes else NO_WORDS[0]


def _codes(codes: tuple[str, ...]) -> str:
    return "; ".join(codes)


def budget_year_cell(budget_year: BudgetYear) -> Value:
    return NOT_SPLIT_WORD if budget_year == NOT_SPLIT else budget_year


def fund_cell(fund: str) -> str:
    return NOT_SPLIT_WORD if fund == NOT_SPLIT else fund


def _units(plan: Plan) -> Iterator[Row]:
    for unit in plan.units:
        column, row = unit.tile or (None, None)
        yield {
            "code": unit.official_code,
            "name": unit.name,
            "short_name": unit.short_name,
            "type": unit.type,
            "level": word(unit.level),
            "parent": unit.parent,
            "group": unit.group,
            "aliases": _codes(unit.aliases),
            "valid_from": None if unit.valid_from == ALWAYS else unit.valid_from,
            "valid_to": unit.valid_to,
            "tile_column": column,
            "tile_row": row,
        }


def _projects(plan: Plan) -> Iterator[Row]:
    for project in plan.projects:
        yield {
            "code": project.code,
            "name": project.name,
            "short_name": project.short_name,
            "name_en": project.name_en,
            "parent": project.parent,
            "applicable": _flag(project.applicable),
            "reason": project.reason,
            "aliases": _codes(project.aliases),
        }


def _funds(plan: Plan) -> Iterator[Row]:
    for fund in plan.funds:
        yield {
            "code": fund.code,
            "name": fund.name,
            "name_en": fund.name_en,
            "tier": word(fund.tier),
            "capital": fund.capital,
        }


def _allocations(plan: Plan) -> Iterator[Row]:
    for given in plan.allocations:
        yield {
            "project": given.project,
            "fund": fund_cell(given.fund),
            "budget_year": budget_year_cell(given.budget_year),
            "amount": UNKNOWN_AMOUNT_WORD if given.amount_vnd is None else millions(given.amount_vnd),
            "decision": given.decision,
            "note": given.note,
        }


def _adjustments(plan: Plan) -> Iterator[Row]:
    for changed in plan.adjustments:
        yield {
            "project": changed.project,
            "fund": fund_cell(changed.fund),
            "budget_year": budget_year_cell(changed.budget_year),
            "amount": millions(changed.amount_vnd),
            "effective_on": changed.effective_on,
            "decision": changed.decision,
            "note": changed.note,
        }


def _successions(plan: Plan) -> Iterator[Row]:
    for change in plan.successions:
        part = change.kind is SuccessionKind.PART
        unknown = UNKNOWN_AMOUNT_WORD if change.share is None else change.share * 100
        yield {
            "old": official(change.old),
            "new": official(change.new),
            "on": change.on,
            "kind": word(change.kind),
            "share": unknown if part else None,
            "source": change.source,
        }


def _indicators(plan: Plan) -> Iterator[Row]:
    for indicator in plan.indicators:
        row: Row = {key: getattr(indicator, key) for key in _INDICATOR_AS_IT_IS}
        for key in ("measure", "direction", "value_type", "aggregation", "frequency"):
            member: StrEnum = getattr(indicator, key)
            row[key] = word(member)
        row["subject"] = OWN_WORD if indicator.subject == OWN else indicator.subject
        row["reporters"] = _codes(indicator.reporters)
        row["disaggregations"] = _codes(indicator.disaggregations)
        row["aliases"] = _codes(indicator.aliases)
        row["role"] = word(indicator.role) if indicator.role else None
        yield row


def _targets(plan: Plan) -> Iterator[Row]:
    for target in plan.targets:
        indicator = plan.indicator_by_code[target.indicator]
        row: Row = {key: getattr(target, key) for key in _TARGET_AS_IT_IS}
        row |= {
            "tier": word(target.tier),
            "value": target_words(target, indicator),
            "operator": word(target.operator),
            "basis": word(target.basis),
            "tolerance": target.tolerance * 100,
            "baseline": as_written(target.baseline, indicator.measure),
            "pace_rule": word(target.pace_rule),
            "leads": _codes(target.leads),
            "projects": _codes(target.projects),
            "settled": word(Basis(target.settled)) if target.settled else None,
            "stated_change": as_written(target.stated_change, Measure.PERCENTAGE),
        }
        yield row


def _milestones(plan: Plan) -> Iterator[Row]:
    """One row per target or project, its months side by side."""
    paths: dict[tuple[PathOf, str], list[Milestone]] = {}
    for milestone in plan.milestones:
        paths.setdefault((milestone.of, milestone.key), []).append(milestone)
    for (of, key), path in paths.items():
        measure = Measure.PERCENTAGE if of is PathOf.MONEY else _measure(plan, key)
        yield {
            "of": word(of),
            "key": ALL_WORD if key == ALL_PROJECTS else key,
            "approved_by": path[0].approved_by,
            "approved_on": path[0].approved_on,
            **{f"m{step.period.last_month}": as_written(step.value, measure) for step in path},
        }


def _measure(plan: Plan, target_id: str) -> Measure:
    target = next(target for target in plan.targets if target.id == target_id)
    return plan.indicator_by_code[target.indicator].measure


def _calendar(plan: Plan) -> Iterator[Row]:
    for owed in plan.obligations:
        yield {
            "form": owed.form,
            "name": owed.name,
            "reporters": _codes(owed.reporters),
            "period": owed.period.code,
            "due_before": owed.due_before,
            "basis": owed.basis,
        }
