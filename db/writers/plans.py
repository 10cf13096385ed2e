"""A new version of a plan, written whole."""

from dataclasses import fields
from typing import Any

from sqlalchemy import func, select

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit, official
from dashboard.domain.reported.changes import PlanChange
from db.queries.plans import newest_plan
from db.session import Session
from db.tables import PLAN_PARTS, plan, plan_unit, programme, unit
from db.writers.rows import add, add_all


def write_plan(session: Session, change: PlanChange, version: int, upload_id: int | None) -> tuple[int, int]:
    """The new plan's row id, and how many versions of this plan year there are now.

    StaleChangeSet where another plan has come since.
    """
    code, year = change.plan.programme.code, change.plan.year
    newest = newest_plan(session, code, year)
    if (newest["from_version"] if newest else None) != change.replaces:
        raise StaleChangeSet(f"another plan of {code} for {year} has come")
    programme_id = _programme(session, code, version)
    plan_id = add(
        session, plan, **_facts(change.plan), programme_id=programme_id, from_version=version, upload_id=upload_id
    )
    _write_units(session, change.plan.units, plan_id, version)
    for name, _part, table in PLAN_PARTS:
        add_all(session, table, _lines(plan_id, getattr(change.plan, name)))
    of_year = select(func.count()).where(plan.c.programme_id == programme_id, plan.c.year == year)
    return plan_id, session.scalar(of_year) or 0


def _programme(session: Session, code: str, version: int) -> int:
    programme_id = session.scalar(select(programme.c.id).where(programme.c.code == code))
    return programme_id or add(session, programme, code=code, from_version=version)


def _facts(new: Plan) -> dict[str, Any]:
    """The plan's own columns: of its programme, its rules and itself, by the names of their fields."""
    owners = (new.programme, new.rules, new)
    return {f.name: getattr(owner, f.name) for owner in owners for f in fields(owner) if f.name in plan.c}


def _write_units(session: Session, units: tuple[Unit, ...], plan_id: int, version: int) -> None:
    """What the plan says of each unit; units that the store has not met before get an identity."""
    known = select(unit.c.code, unit.c.valid_from, unit.c.id)
    ids = {(row.code, row.valid_from): row.id for row in session.execute(known)}
    fresh = [u for u in units if (u.official_code, u.valid_from) not in ids]
    new = ({"code": u.official_code, "valid_from": u.valid_from, "from_version": version} for u in fresh)
    add_all(session, unit, new)
    ids |= {(row.code, row.valid_from): row.id for row in session.execute(known)}
    lines = _lines(plan_id, units)
    for line in lines:
        line["unit_id"] = ids[official(line.pop("code")), line.pop("valid_from")]
    add_all(session, plan_unit, lines)


def _lines(plan_id: int, parts: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Each part as a row whose columns are its fields, numbered in the order of the office's own table."""
    return [
        {"plan_id": plan_id, "position": position} | {field.name: getattr(part, field.name) for field in fields(part)}
        for position, part in enumerate(parts, start=1)
    ]
