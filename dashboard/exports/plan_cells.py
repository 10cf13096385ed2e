"""A plan as the cells of its workbook: one mapping of column key to value per row, in the plan's order."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Milestone, Obligation, PathOf, Plan
from dashboard.domain.plan.targets import Target
from dashboard.domain.plan.units import Succession, SuccessionKind
from dashboard.domain.reporting.calendar import owed_by
from dashboard.domain.reporting.lines import lines_of
from dashboard.importing.cell_text.target_words import written_target
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.codecs import cells_of, written
from dashboard.importing.sheets.declared import Cells, DeclaredTable
from dashboard.importing.sheets.vocabulary import word


def programme_fields(plan: Plan) -> Cells:
    """The form of the first sheet."""
    owners = (plan.programme, plan.rules, plan)
    stated = {field.name: getattr(owner, field.name) for owner in owners for field in fields(owner)}
    columns = (column for column in plan_sheets.PROGRAMME.columns if column.field)
    cells = {column.key: written(column, stated[column.field or ""]) for column in columns}
    return cells | {"layout": plan_sheets.LAYOUT, "money_unit": word(MoneyUnit.MILLION)}


def rows(plan: Plan) -> dict[str, list[Cells]]:
    """The rows of every table sheet, by the table's key."""
    return {table.key: table_rows(plan, table) for table in plan_sheets.TABLES}


def table_rows(plan: Plan, table: DeclaredTable[Any]) -> list[Cells]:
    """The rows of one sheet."""
    if table.key == plan_sheets.MILESTONES.key:
        return list(_paths(plan))
    return [_cells(plan, table, part) for part in getattr(plan, table.part)]


def _cells(plan: Plan, table: DeclaredTable[Any], part: object) -> Cells:
    """What the columns say of one part, with what no single field says: a target's words, the share of a whole unit."""
    match part:
        case Indicator():
            return cells_of(table.columns, part, part.measure)
        case Target():
            indicator = plan.indicator_by_code[part.indicator]
            words = written_target(part, indicator)
            return cells_of(table.columns, part, indicator.measure) | {"value": words}
        case Obligation():
            silent = (u for u in owed_by(plan, part) if not lines_of(plan, u, part.period))
            return cells_of(table.columns, part) | {"words_only": "; ".join(silent) or None}
        case Succession() if part.kind is not SuccessionKind.PART:
            return cells_of(table.columns, part) | {"share": None}
    return cells_of(table.columns, part)


def _paths(plan: Plan) -> Iterator[Cells]:
    """One row per target or project and year, its months side by side."""
    paths: dict[tuple[PathOf, str, int], list[Milestone]] = {}
    for milestone in plan.milestones:
        paths.setdefault((milestone.of, milestone.key, milestone.period.year), []).append(milestone)
    table, target_by_id = plan_sheets.MILESTONES, {target.id: target for target in plan.targets}
    for (of, key, year), path in paths.items():
        measure = Measure.PERCENTAGE
        if of is PathOf.TARGET:
            measure = plan.indicator_by_code[target_by_id[key].indicator].measure
        months = {f"m{step.period.last_month}": step.value for step in path}
        yield (
            cells_of(table.columns, path[0])
            | {month: written(table.column(month), value, measure) for month, value in months.items()}
            | {"year": None if year == plan.year else year}
        )
