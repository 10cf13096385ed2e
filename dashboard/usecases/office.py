"""The office: one store, one clock, and what they know. Every use case and every page starts from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import UnitMap
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.days import OFFICE_TIME, judging_day, office_day
from dashboard.domain.reported.figure_history import FigureRevision
from dashboard.domain.reported.history import ChoiceMade, Reception, Revision, StoreState, StoreVersion
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.reporting.calendar import default_period
from dashboard.domain.verdicts.standing import Standing
from dashboard.usecases.newest_snapshots import OF_THIS_PROCESS
from db import schema
from db.engine import StoreUnavailableError as StoreUnavailable
from db.engine import reading
from db.queries import answers, figure_revisions, maps, plans, revisions, uploads, versions

if TYPE_CHECKING:
    from dashboard.domain.comparing.versions import Comparison

__all__ = ["Clock", "NothingKnown", "Office", "StoreUnavailable", "day_named", "system_clock"]

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The machine's moment, aware, UTC."""
    return datetime.now(UTC)


def day_named(text: str) -> date | None:
    """The day that a person typed where a version or a day is asked for; None for a version's number."""
    return None if text.strip().isdecimal() else _day(text.strip())


def _end_of(day: str) -> datetime:
    """The last moment of a day in the office."""
    return datetime.combine(_day(day), time.max, OFFICE_TIME)


def _day(day: str) -> date:
    """A day written with the year first or last; ValueError for anything else."""
    parts = day.replace("/", "-").split("-")
    if len(parts) == 3 and len(parts[2]) == 4:
        parts.reverse()
    year, month, number = (int(part) for part in parts)
    try:
        return date(year, month, number)
    except OverflowError as beyond:  # a number that no date counts to is no day either
        raise ValueError(day) from beyond


class NothingKnown(LookupError):  # noqa: N818 - a state of the store, not a fault
    """The store has no such programme, plan year or unit; the message names what was asked for."""


@dataclass(frozen=True)
class Office:
    """`url` is the store's; `clock` gives the aware UTC moment, and stands before every deadline and date of record."""

    url: str
    clock: Clock = system_clock

    def prepare(self) -> None:
        """Bring the store to the newest schema; an empty one is created."""
        schema.upgrade(self.url)

    @property
    def ready(self) -> bool:
        return schema.is_current(self.url)

    @property
    def stands(self) -> bool:
        """Whether there is a store at the address, of whatever schema."""
        return schema.revision_of(self.url) is not None

    # -- what is known ---------------------------------------------------------------------------------------------

    def state(self, version: int | None = None) -> StoreState:
        """Which store this is, and at which version (None: the newest): its mark is part of every cache key."""
        with reading(self.url) as session:
            return versions.state(session, version)

    def version(self) -> int:
        """The newest store version, 0 for an empty store."""
        with reading(self.url) as session:
            return versions.latest_version(session)

    def versions(self) -> tuple[StoreVersion, ...]:
        with reading(self.url) as session:
            return versions.versions(session)

    def version_at(self, moment: datetime) -> int:
        """The newest version recorded at `moment` or before."""
        with reading(self.url) as session:
            return versions.version_at(session, moment)

    def version_named(self, text: str) -> int:
        """The version that a person means by its number, or by a day ("2024-05-10", "10/5/2024"): what was known when it ended.

        ValueError for what is neither, NothingKnown where the store has no such version or nothing of that day.
        """
        text = text.strip()
        version = int(text) if text.isdecimal() else self.version_at(_end_of(text))
        if not 0 < version <= self.version():
            raise NothingKnown(text)
        return version

    def known_at(self, version: int) -> StoreVersion | None:
        """Who made a version, and when the clock said so."""
        with reading(self.url) as session:
            return versions.known(session, version)

    def programmes(self, version: int | None = None) -> tuple[ProgrammeYear, ...]:
        with reading(self.url) as session:
            return plans.programmes(session, version)

    def codes(self) -> tuple[str, ...]:
        """Codes of all programmes, in order of their arrival."""
        return tuple(dict.fromkeys(known.programme.code for known in self.programmes()))

    def opening_year(self, known: tuple[ProgrammeYear, ...], programme: str) -> int | None:
        """The plan year that opens: the newest that has begun, for next year's plan may come early; None without a plan."""
        years = sorted(plan_year.year for plan_year in known if plan_year.programme.code == programme)
        begun = [year for year in years if year <= office_day(self.clock()).year]
        return begun[-1] if begun else next(iter(years), None)

    def newest_year(self, programme: str) -> int | None:
        with reading(self.url) as session:
            return plans.newest_year(session, programme)

    def snapshot(self, programme: str, year: int | None = None, version: int | None = None) -> Snapshot | None:
        """The plan of a programme's year (None: the newest) with what counts at `version` (None: now)."""
        return OF_THIS_PROCESS.snapshot(self.url, programme, year, version)

    def map_of(self, plan: Plan, version: int | None = None) -> UnitMap | None:
        """The map of a plan's units as known at `version` (None: now): of its year, or of one before it."""
        with reading(self.url) as session:
            return maps.map_of(session, plan, version)

    def reception(self, sha256: str) -> Reception | None:
        """What became of these bytes, if they came before."""
        with reading(self.url) as session:
            return uploads.upload_by_sha(session, sha256)

    def choices_made(self, programme: str) -> tuple[ChoiceMade, ...]:
        """What people chose among readings in reports of a programme, oldest first."""
        with reading(self.url) as session:
            return answers.choices_made(session, programme)

    def file(self, sha256: str) -> bytes:
        """The bytes as they were received."""
        with reading(self.url) as session:
            return uploads.content(session, sha256)

    def revisions(self, programme: str, year: int, form: str, unit: str, period: Period) -> tuple[Revision, ...]:
        """Every revision of one report, oldest first."""
        with reading(self.url) as session:
            return revisions.revisions(session, programme, year, form, unit, period)

    def indicator_revisions(
        self, programme: str, year: int, indicator: str, version: int | None = None
    ) -> tuple[FigureRevision, ...]:
        """All that was ever reported of an indicator in a plan year, with the revisions that gave it."""
        with reading(self.url) as session:
            return figure_revisions.indicator_revisions(session, programme, year, indicator, version)

    def money_revisions(self, programme: str, year: int, version: int | None = None) -> tuple[FigureRevision, ...]:
        with reading(self.url) as session:
            return figure_revisions.money_revisions(session, programme, year, version)

    # -- where it stands -------------------------------------------------------------------------------------------

    def today(self, plan: Plan) -> date:
        """The day by which deadlines are judged: a sample plan lives on its own."""
        return judging_day(plan, office_day(self.clock()))

    def day_of(self, snapshot: Snapshot, past: bool) -> date:
        """The day by which deadlines are judged: today, or that of a `past` version."""
        if past and snapshot.recorded_at is not None:
            return judging_day(snapshot.plan, office_day(snapshot.recorded_at))
        return self.today(snapshot.plan)

    def default_period(self, plan: Plan) -> Period:
        """The last period whose deadline has passed."""
        return default_period(plan, self.today(plan))

    def standing(
        self,
        programme: str | None = None,
        year: int | None = None,
        period: Period | None = None,
        unit: str | None = None,
        version: int | None = None,
        boundaries: Boundaries = Boundaries.AS_REPORTED,
        day: date | None = None,
    ) -> Standing:
        """Everything at one period; the first programme, its newest year and its default period unless told otherwise.

        `day`: the day as of which a past `version` is asked for, which may be later than that of the version itself.

        NothingKnown where the store has no such programme, year or unit.
        """
        known = self.programmes(version)
        if not known:
            raise NothingKnown("programme")
        programme = programme or known[0].programme.code
        year = year or (period.year if period else self.opening_year(known, programme))
        snapshot = self.snapshot(programme, year, version)
        if snapshot is None:
            raise NothingKnown(programme)
        if unit is not None and unit not in snapshot.plan.unit_by_code:
            raise NothingKnown(unit)
        return assess(snapshot, period or self.period_then(snapshot, version, day), unit, boundaries)

    def changes(
        self, since: int, until: int | None = None, programme: str | None = None, period: Period | None = None
    ) -> "Comparison":
        """What became different between two versions (`until` None: now), judged at one period of the later one.

        NothingKnown where one of them does not know the programme's plan.
        """
        after = self.standing(programme, None, period, None, until)
        plan = after.snapshot.plan
        before = self.standing(plan.programme.code, plan.year, after.period, None, since)
        from dashboard.domain.comparing.versions import compared  # only here: a page or a status needs none of it

        return compared(before, after)

    def period_then(self, snapshot: Snapshot, version: int | None, day: date | None = None) -> Period:
        """The default period; of a past version, the one that was the default on its day, or on the `day` asked for."""
        if day is not None:
            return default_period(snapshot.plan, judging_day(snapshot.plan, day))
        if version is None or snapshot.recorded_at is None:
            return self.default_period(snapshot.plan)
        return default_period(snapshot.plan, judging_day(snapshot.plan, office_day(snapshot.recorded_at)))
