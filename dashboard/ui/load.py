"""What pages load, cached by store version: a changed store is a new key, so nothing stale is ever shown."""

import streamlit as st

from dashboard.domain.periods import Period
from dashboard.domain.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.standing import Standing
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.settings import Settings, open_office


def office() -> Office:
    """The office of this installation; its schema is checked once per process and store."""
    return _opened(Settings().database_url)


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Office:
    return open_office(Settings(database_url=url))


def programmes() -> tuple[ProgrammeYear, ...]:
    return _programmes(office().url, office().version())


@st.cache_resource(max_entries=8, show_spinner=False)
def _programmes(url: str, version: int) -> tuple[ProgrammeYear, ...]:
    return _opened(url).programmes()


def snapshot(programme: str, year: int) -> Snapshot:
    """The plan and what counts now; NothingKnown where there is no such plan."""
    found = _snapshot(office().url, office().version(), programme, year)
    if found is None:
        raise NothingKnown(programme)
    return found


@st.cache_resource(max_entries=16, show_spinner=False)  # frozen values, shared by all sessions
def _snapshot(url: str, version: int, programme: str, year: int) -> Snapshot | None:
    return _opened(url).snapshot(programme, year)


def standing(programme: str, year: int, period: Period, unit: str | None = None) -> Standing:
    """Where everything stands at a period."""
    return _standing(office().url, office().version(), programme, year, period.code, unit)


@st.cache_resource(max_entries=64, show_spinner=False)
def _standing(url: str, version: int, programme: str, year: int, period: str, unit: str | None) -> Standing:
    return _opened(url).standing(programme, year, Period.parse(period), unit)
