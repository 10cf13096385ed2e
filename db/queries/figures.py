"""Rows of figures and money as domain values, their units by the keys of one plan."""

from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Disbursement, Observation
from db.tables import unit


@dataclass(frozen=True)
class UnitKeys:
    """What a plan calls the units of the store: a code means the unit that stood when the period ended."""

    plan: Plan
    codes: dict[int, str]  # row id -> official code

    def of(self, unit_id: int, period: Period) -> str:
        return self.of_code(self.codes[unit_id], period)

    def of_code(self, code: str, period: Period) -> str:
        standing = self.plan.unit_on(code, period.end)
        return standing.code if standing else code


def unit_keys(session: Session, plan: Plan) -> UnitKeys:
    return UnitKeys(plan, {row.id: row.code for row in session.execute(select(unit.c.id, unit.c.code))})


def to_observation(row: Row[tuple[object, ...]], units: UnitKeys) -> Observation:
    return Observation(
        subject=units.of(row.subject_id, row.period),
        reporter=units.of(row.reporter_id, row.period),
        source=row.source,
        indicator=row.indicator,
        period=row.period,
        place=Place(row.place_container, row.place_spot),
        disaggregation=row.disaggregation,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        estimate=row.estimate,
        absence=row.absence,
        text=row.text,
        preliminary=row.preliminary,
        submission=row.submission_id,
    )


def to_disbursement(row: Row[tuple[object, ...]], units: UnitKeys) -> Disbursement:
    return Disbursement(
        subject=units.of(row.subject_id, row.period),
        reporter=units.of(row.reporter_id, row.period),
        source=row.source,
        project=row.project,
        fund=row.fund,
        budget_year=row.budget_year,
        period=row.period,
        place=Place(row.place_container, row.place_spot),
        estimate=row.estimate,
        cumulative_vnd=row.cumulative_vnd,
        advance_vnd=row.advance_vnd,
        in_month_vnd=row.in_month_vnd,
        absence=row.absence,
        submission=row.submission_id,
    )
