"""The parts of a plan, and where its targets stand, as flat rows with the keys that figures and amounts name."""

from collections.abc import Mapping
from typing import Any

from dashboard.domain.plan.plan import Plan
from dashboard.views.api_rows import Row

_OF_A_TARGET = (
    "id", "indicator", "operator", "basis", "low", "high", "baseline", "actual", "numerator", "denominator", "path",
    "figure_period", "status", "weeks_late", "sentence",
)  # fmt: skip


def indicator_rows(plan: Plan) -> list[Row]:
    return [
        {
            "indicator": i.code, "name": i.name, "name_en": i.name_en, "unit_of_measure": i.unit_of_measure,
            "measure": i.measure.value, "direction": i.direction.value, "dimension": i.dimension,
        }
        for i in plan.indicators
    ]  # fmt: skip


def project_rows(plan: Plan) -> list[Row]:
    return [
        {"project": p.code, "parent": p.parent, "name": p.name, "name_en": p.name_en, "applicable": p.applicable}
        for p in plan.projects
    ]


def fund_rows(plan: Plan) -> list[Row]:
    return [
        {"fund": f.code, "name": f.name, "name_en": f.name_en, "tier": f.tier.value, "capital": f.capital}
        for f in plan.funds
    ]


def target_rows(status: Mapping[str, Any]) -> list[Row]:
    """Where each target stands, by the names of `giamngheo status --json`."""
    return [{key: target.get(key) for key in _OF_A_TARGET} for target in status["targets"]]
