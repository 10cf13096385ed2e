"""The view that an address requests: language, store version, plan year, borders and period; and its invalid parameters.

The frame of every page and the preview card of a link resolve addresses here, so that a card says what its link shows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries, changes_boundaries
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.reporting.calendar import periods
from dashboard.text import LANGUAGES
from dashboard.usecases.office import NothingKnown, Office, day_named
from dashboard.views.address import TODAYS_BORDERS, Param, plan_code

BORDERS = {"": Boundaries.AS_REPORTED, TODAYS_BORDERS: Boundaries.CURRENT}


class Plans(Protocol):
    """The plans of a store at a version (None: now): an `Office`, or the caches of the pages."""

    def programmes(self, version: int | None = None) -> tuple[ProgrammeYear, ...]: ...
    def snapshot(self, programme: str, year: int, version: int | None = None) -> Snapshot | None: ...


@dataclass(frozen=True)
class Unfollowed:
    """A parameter with an unknown value, and the code that is used instead ("": as without the parameter)."""

    param: Param
    text: str
    instead: str


@dataclass(frozen=True)
class RequestedView:
    """The requested view. `plan` and `period` are None while the store (at `version`) is empty; `version` None: now.

    `plans` and `periods` are the choices.
    """

    language: str
    version: int | None = None
    plan: ProgrammeYear | None = None
    period: Period | None = None
    boundaries: Boundaries = Boundaries.AS_REPORTED
    plans: tuple[ProgrammeYear, ...] = ()
    periods: tuple[Period, ...] = ()
    unfollowed: tuple[Unfollowed, ...] = ()

    @property
    def plan_code(self) -> str:
        return plan_code(self.plan.programme.code, self.plan.year) if self.plan else ""


def followed(code: str, offered: Collection[str], usual: str) -> str:
    """`code` where it is offered, else `usual`."""
    return code if code in offered else usual


def requested_language(codes: Mapping[str, str]) -> str:
    """The language of the parameters; Vietnamese without a known one."""
    return followed(codes.get(Param.LANGUAGE, ""), LANGUAGES, LANGUAGES[0])


def requested_view(codes: Mapping[str, str], office: Office, plans: Plans) -> RequestedView:
    """The view of an address with these parameters; those with unknown values are in `unfollowed` and ignored."""
    unfollowed: list[Unfollowed] = []

    def chosen(param: Param, offered: Collection[str], usual: str) -> str:
        text = codes.get(param, "")
        if text and text not in offered:
            unfollowed.append(Unfollowed(param, text, usual))
        return followed(text, offered, usual)

    chosen(Param.LANGUAGE, LANGUAGES, LANGUAGES[0])
    empty = RequestedView(requested_language(codes))
    named = codes.get(Param.VERSION, "")
    known_at = _version(named, office)
    if named and known_at is None:
        unfollowed.append(Unfollowed(Param.VERSION, named, ""))
    version = None if known_at is None or known_at == office.version() else known_at
    known = plans.programmes(version)
    if not known:
        return replace(empty, version=version, unfollowed=tuple(unfollowed))
    by_code = {plan_code(plan_year.programme.code, plan_year.year): plan_year for plan_year in _newest_first(known)}
    plan = by_code[chosen(Param.PLAN, by_code, _usual_plan(known, office))]
    snapshot = plans.snapshot(plan.programme.code, plan.year, version)
    assert snapshot is not None  # the store has just named it
    borders = BORDERS[chosen(Param.BORDERS, BORDERS, "")]
    day = day_named(named) if version is not None else None
    begun = _begun(snapshot.plan, day or office.today(snapshot.plan))
    usual = followed(office.period_then(snapshot, version, day).code, begun, next(iter(begun)))
    return replace(
        empty,
        version=version,
        plan=plan,
        period=begun[chosen(Param.PERIOD, begun, usual)],
        boundaries=borders if changes_boundaries(snapshot.plan) else Boundaries.AS_REPORTED,
        plans=tuple(by_code.values()),
        periods=tuple(begun.values()),
        unfollowed=tuple(unfollowed),
    )


def _version(text: str, office: Office) -> int | None:
    """The version that a number or a day names; None for "", or where the store has none."""
    try:
        return office.version_named(text) if text else None
    except (ValueError, NothingKnown):
        return None


def _newest_first(known: tuple[ProgrammeYear, ...]) -> list[ProgrammeYear]:
    """Programmes in the order of the store, of each its newest year first."""
    arrived = {plan_year.programme.code: number for number, plan_year in reversed(list(enumerate(known)))}
    return sorted(known, key=lambda plan_year: (arrived[plan_year.programme.code], -plan_year.year))


def _usual_plan(known: tuple[ProgrammeYear, ...], office: Office) -> str:
    """The first programme, in the newest of its years that has begun."""
    programme = known[0].programme.code
    year = office.opening_year(known, programme)
    assert year is not None  # it has a plan
    return plan_code(programme, year)


def _begun(plan: Plan, day: date) -> dict[str, Period]:
    """The plan's periods by code that have begun on `day`; the first one where none has."""
    offered = periods(plan)
    return {p.code: p for p in ([p for p in offered if p.begin <= day] or offered[:1])}
