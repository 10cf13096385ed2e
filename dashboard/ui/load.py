"""What pages load from the store, cached by store version, so that nothing is shown of an older store."""

import streamlit as st

from dashboard.domain.comparing.versions import Comparison
from dashboard.domain.periods import Period
from dashboard.domain.plan.shapes import UnitMap
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.figure_history import FigureHistory, figure_histories
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.settings import Settings, open_office


def office() -> Office:
    """The office of this installation; its schema is checked once per process and store."""
    return _opened(Settings().database_url)


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Office:
    return open_office(Settings(database_url=url))


def programmes(version: int | None = None) -> tuple[ProgrammeYear, ...]:
    return _programmes(office().url, version or office().version())


@st.cache_resource(max_entries=8, show_spinner=False)
def _programmes(url: str, version: int) -> tuple[ProgrammeYear, ...]:
    return _opened(url).programmes(version)


def snapshot(programme: str, year: int, version: int | None = None) -> Snapshot:
    """The plan and what counts at `version` (None: now); NothingKnown where there is no such plan."""
    known = _snapshot(office().url, version or office().version(), programme, year)
    if known is None:
        raise NothingKnown(programme)
    return known


@st.cache_resource(max_entries=16, show_spinner=False)  # frozen values, shared by all sessions
def _snapshot(url: str, version: int, programme: str, year: int) -> Snapshot | None:
    return _opened(url).snapshot(programme, year, version)


def unit_map(programme: str, year: int, version: int | None = None) -> UnitMap | None:
    """The map of a plan's units as known at `version` (None: now); shapes are large, so pages that draw none load none."""
    return _unit_map(office().url, version or office().version(), programme, year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _unit_map(url: str, version: int, programme: str, year: int) -> UnitMap | None:
    known = _snapshot(url, version, programme, year)
    return _opened(url).map_of(known.plan, version) if known else None


def standing(
    programme: str,
    year: int,
    period: Period,
    unit: str | None = None,
    version: int | None = None,
    boundaries: Boundaries = Boundaries.AS_REPORTED,
) -> Standing:
    """Where everything stands at a period, as known at `version` (None: now)."""
    known_at = version or office().version()
    return _standing(office().url, known_at, programme, year, period.code, unit, boundaries.value)


@st.cache_resource(max_entries=64, show_spinner=False)
def _standing(
    url: str, version: int, programme: str, year: int, period: str, unit: str | None, boundaries: str
) -> Standing:
    return _opened(url).standing(programme, year, Period.parse(period), unit, version, Boundaries(boundaries))


def indicator_histories(
    programme: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureHistory, ...]:
    """Every figure of an indicator with all its revisions, those that were corrected first."""
    return _indicator_histories(office().url, version or office().version(), programme, year, indicator)


@st.cache_resource(max_entries=32, show_spinner=False)
def _indicator_histories(
    url: str, version: int, programme: str, year: int, indicator: str
) -> tuple[FigureHistory, ...]:
    return figure_histories(_opened(url).indicator_revisions(programme, year, indicator, version))


def money_histories(programme: str, year: int, version: int | None = None) -> tuple[FigureHistory, ...]:
    """Every amount of money with all its revisions, those that were corrected first."""
    return _money_histories(office().url, version or office().version(), programme, year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _money_histories(url: str, version: int, programme: str, year: int) -> tuple[FigureHistory, ...]:
    return figure_histories(_opened(url).money_revisions(programme, year, version))


def changes(programme: str, period: Period, since: int, until: int | None = None) -> Comparison:
    """What became different between two versions (`until` None: now), judged at `period`."""
    return _changes(office().url, programme, period.code, since, until or office().version())


@st.cache_resource(max_entries=8, show_spinner=False)
def _changes(url: str, programme: str, period: str, since: int, until: int) -> Comparison:
    return _opened(url).changes(since, until, programme, Period.parse(period))
