"""Rows of figures and money as domain values, their units by the keys of one plan."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Disbursement, Observation
from db.queries.columns import Paired, as_given, by_columns
from db.session import Session
from db.tables import disbursement, observation, submission, unit

Conditions = tuple[ColumnElement[bool], ...]


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


_OF_RESULT: tuple[Any, ...] = tuple(
    observation.c[name]
    for name in (
        "submission_id", "subject_id", "reporter_id", "period", "place_container", "place_spot", "source", "indicator",
        "disaggregation", "value", "numerator", "denominator", "estimate", "absence", "text", "preliminary",
    )
)  # fmt: skip
_OF_MONEY: tuple[Any, ...] = tuple(
    disbursement.c[name]
    for name in (
        "submission_id", "subject_id", "reporter_id", "period", "place_container", "place_spot", "source", "project",
        "fund", "budget_year", "cumulative_vnd", "absence", "advance_vnd", "in_month_vnd", "estimate",
    )
)  # fmt: skip


def _place(spot: str, container: str) -> Place:
    return Place(container, spot)


def observations_of(
    session: Session, submissions: Container[int], units: UnitKeys, reports: Conditions
) -> tuple[Observation, ...]:
    """The results of `submissions` among the reports that the conditions on `submission` and `observation` select, in order."""
    rows = as_given(_OF_RESULT).where(observation.c.submission_id == submission.c.id, *reports)
    unit_of, place_of = Paired(units.of), Paired(_place)
    read: list[Observation] = []
    for columns in by_columns(session, _OF_RESULT, rows.order_by(observation.c.id), submissions):
        sent, subjects, reporters, periods, containers, spots, sources, indicators, groups, *rest = columns
        values, above, below, estimates, absences, texts, preliminary = rest
        of_units = unit_of.of(subjects, periods), unit_of.of(reporters, periods)
        places = place_of.of(spots, containers)
        figures = groups, values, above, below, estimates, absences, texts, sent, preliminary
        read += map(Observation, *of_units, sources, indicators, periods, places, *figures)
    return tuple(read)


def disbursements_of(
    session: Session, submissions: Container[int], units: UnitKeys, reports: Conditions
) -> tuple[Disbursement, ...]:
    """The money of `submissions` among the reports that the conditions on `submission` select, in order."""
    rows = as_given(_OF_MONEY).where(disbursement.c.submission_id == submission.c.id, *reports)
    unit_of, place_of = Paired(units.of), Paired(_place)
    read: list[Disbursement] = []
    for columns in by_columns(session, _OF_MONEY, rows.order_by(disbursement.c.id), submissions):
        sent, subjects, reporters, periods, containers, spots, sources, projects, funds, years, *rest = columns
        paid, absences, advances, in_month, estimates = rest
        of_units = unit_of.of(subjects, periods), unit_of.of(reporters, periods)
        places = place_of.of(spots, containers)
        amounts = paid, absences, sent, advances, in_month, estimates
        read += map(Disbursement, *of_units, sources, projects, funds, years, periods, places, *amounts)
    return tuple(read)


def figures_of_submission(
    session: Session, plan: Plan, submission_id: int
) -> tuple[tuple[Observation, ...], tuple[Disbursement, ...]]:
    """The results and the money of one submission, whether it counts or not, its units by the keys of a plan."""
    units = unit_keys(session, plan)
    return (
        observations_of(session, {submission_id}, units, (observation.c.submission_id == submission_id,)),
        disbursements_of(session, {submission_id}, units, (disbursement.c.submission_id == submission_id,)),
    )
