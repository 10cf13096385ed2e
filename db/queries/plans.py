"""Programmes and their plans."""

from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from dashboard.domain.plan.plan import Plan, Programme
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.units import Unit, keyed
from dashboard.domain.reported.snapshot import ProgrammeYear
from db.session import Session
from db.tables import PLAN_PARTS, plan, plan_unit, programme, unit


def programmes(session: Session, version: int | None = None) -> tuple[ProgrammeYear, ...]:
    """The plan years known at `version` (None: now), in order of the programmes' arrival, then by year."""
    newest: dict[tuple[str, int], ProgrammeYear] = {}
    for row in session.execute(_plans(version).order_by(programme.c.id, plan.c.year, plan.c.from_version)):
        newest[row.code, row.year] = ProgrammeYear(
            programme=Programme(row.code, row.name, row.office, row.name_en),
            year=row.year,
            plan_version=row.from_version,
            title=row.title,
            sample=row.sample,
        )
    return tuple(newest.values())


def newest_year(session: Session, code: str, version: int | None = None) -> int | None:
    """The latest plan year of a programme."""
    years: int | None = session.scalar(
        _plans(version).where(programme.c.code == code).with_only_columns(func.max(plan.c.year))
    )
    return years


def newest_plan(session: Session, code: str, year: int, version: int | None = None) -> RowMapping | None:
    """The row of a programme's newest plan for `year`, for the store itself."""
    newest = _plans(version).where(programme.c.code == code, plan.c.year == year)
    return session.execute(newest.order_by(plan.c.from_version.desc()).limit(1)).mappings().one_or_none()


def plan_at(session: Session, code: str, year: int, version: int | None = None) -> tuple[Plan, int] | None:
    """The newest plan known at `version` (None: now) with the store version in which it came; None where there is none."""
    row = newest_plan(session, code, year, version)
    return (read_plan(session, row), row["from_version"]) if row else None


def read_plan(session: Session, row: RowMapping) -> Plan:
    """The whole plan whose row is `row`."""
    parts: dict[str, Any] = {
        name: tuple(_read(part, line) for line in _lines(session, select(table).where(table.c.plan_id == row["id"])))
        for name, part, table in PLAN_PARTS
    }
    units = select(plan_unit, unit.c.code, unit.c.valid_from).join(unit).where(plan_unit.c.plan_id == row["id"])
    return Plan(
        programme=_read(Programme, row),
        units=keyed(tuple(_read(Unit, line) for line in _lines(session, units)), row["year"]),
        rules=_read(Rules, row),
        **parts,
        **{field.name: row[field.name] for field in fields(Plan) if field.name in plan.c},
    )


def _plans(version: int | None) -> Select[Any]:
    plans = select(plan, programme.c.code).join(programme)
    return plans if version is None else plans.where(plan.c.from_version <= version)


def _lines(session: Session, lines: Select[Any]) -> list[RowMapping]:
    """The rows in the order of the office's own table."""
    return list(session.execute(lines.order_by("position")).mappings())


def _read(part: type[Any], row: RowMapping) -> Any:
    """A domain value whose fields are columns of the same names."""
    return part(**{field.name: row[field.name] for field in fields(part)})
