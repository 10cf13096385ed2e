"""What pages load from the store, cached by store version, so that nothing is shown of an older store."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from dashboard.domain.comparing.versions import Comparison
from dashboard.domain.periods import Period
from dashboard.domain.plan.shapes import UnitMap
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.days import office_day
from dashboard.domain.reported.figure_history import FigureHistory, figure_histories
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.requested_view import RequestedView, requested_view
from dashboard.usecases.settings import Settings, open_office

_NEWEST = "load.newest"


def office() -> Office:
    """The office of this installation; its schema is checked once per process and store."""
    return _opened(_address(os.environ.get("GIAMNGHEO_DATABASE_URL")))


@lru_cache(maxsize=8)
def _address(_: str | None) -> str:
    """The store's address by the settings, which are read again where the environment names another one."""
    return Settings().database_url


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Office:
    return open_office(Settings(database_url=url))


def read_newest() -> None:
    """Read the newest plan year of every programme, which the process then keeps."""
    known = office()
    for programme in known.codes():
        known.snapshot(programme)


def begin() -> None:
    """First of every run: what the store's newest version is, is asked anew."""
    st.session_state.pop(_NEWEST, None)


def newest() -> int:
    """The newest store version, 0 for an empty store; asked once a run, so that a page shows one state of the store."""
    if (known := st.session_state.get(_NEWEST)) is None:
        known = st.session_state[_NEWEST] = office().version()
    return int(known)


def programmes(version: int | None = None) -> tuple[ProgrammeYear, ...]:
    return _programmes(office().url, version or newest())


@st.cache_resource(max_entries=8, show_spinner=False)
def _programmes(url: str, version: int) -> tuple[ProgrammeYear, ...]:
    return _opened(url).programmes(version)


def snapshot(programme: str, year: int, version: int | None = None) -> Snapshot:
    """The plan and what counts at `version` (None: now); NothingKnown where there is no such plan."""
    known = _snapshot(office().url, version or newest(), programme, year)
    if known is None:
        raise NothingKnown(programme)
    return known


@st.cache_resource(max_entries=8, show_spinner=False)  # frozen values, shared by all sessions
def _snapshot(url: str, version: int, programme: str, year: int) -> Snapshot | None:
    return _opened(url).snapshot(programme, year, version)


def unit_map(programme: str, year: int, version: int | None = None) -> UnitMap | None:
    """The map of a plan's units as known at `version` (None: now); shapes are large, so pages that draw none load none."""
    return _unit_map(office().url, version or newest(), programme, year)


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
    known_at = version or newest()
    return _standing(office().url, known_at, programme, year, period.code, unit, boundaries.value)


@st.cache_resource(max_entries=32, show_spinner=False)
def _standing(
    url: str, version: int, programme: str, year: int, period: str, unit: str | None, boundaries: str
) -> Standing:
    return _opened(url).standing(programme, year, Period.parse(period), unit, version, Boundaries(boundaries))


def indicator_histories(
    programme: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureHistory, ...]:
    """Every figure of an indicator with all its revisions, those that were corrected first."""
    return _indicator_histories(office().url, version or newest(), programme, year, indicator)


@st.cache_resource(max_entries=32, show_spinner=False)
def _indicator_histories(
    url: str, version: int, programme: str, year: int, indicator: str
) -> tuple[FigureHistory, ...]:
    return figure_histories(_opened(url).indicator_revisions(programme, year, indicator, version))


def money_histories(programme: str, year: int, version: int | None = None) -> tuple[FigureHistory, ...]:
    """Every amount of money with all its revisions, those that were corrected first."""
    return _money_histories(office().url, version or newest(), programme, year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _money_histories(url: str, version: int, programme: str, year: int) -> tuple[FigureHistory, ...]:
    return figure_histories(_opened(url).money_revisions(programme, year, version))


def changes(programme: str, period: Period, since: int, until: int | None = None) -> Comparison:
    """What became different between two versions (`until` None: now), judged at `period`."""
    return _changes(office().url, programme, period.code, since, until or newest())


@st.cache_resource(max_entries=8, show_spinner=False)
def _changes(url: str, programme: str, period: str, since: int, until: int) -> Comparison:
    return _opened(url).changes(since, until, programme, Period.parse(period))


def built(key: str, build: Callable[[], Any]) -> Any:
    """What a view builds of values of the store; `key` is everything that it depends on but the store's address."""
    return _built(office().url, key, build)


@st.cache_resource(max_entries=500, show_spinner=False)  # views are frozen values, shared by all sessions
def _built(url: str, key: str, _build: Callable[[], Any]) -> Any:
    return _build()


def requested(codes: Mapping[str, str]) -> RequestedView:
    """The view that the common parameters of an address ask for, today."""
    known, day = office(), office_day(office().clock())
    return _requested(known.url, newest(), day.isoformat(), tuple(codes.values()), codes)


@st.cache_resource(max_entries=100, show_spinner=False)
def _requested(url: str, version: int, day: str, asked: tuple[str, ...], _codes: Mapping[str, str]) -> RequestedView:
    return requested_view(_codes, _opened(url), sys.modules[__name__])  # the caches of this module
