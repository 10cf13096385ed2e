"""What pages load from the store, cached by its state, so that nothing is shown of an older store, nor of one before a restore."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from dashboard.domain.comparing.versions import Comparison
from dashboard.domain.people.accounts import Account
from dashboard.domain.people.settings import OfficeSettings
from dashboard.domain.periods import Period
from dashboard.domain.plan.shapes import UnitMap
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.days import office_day
from dashboard.domain.reported.figure_history import FigureHistory, figure_histories
from dashboard.domain.reported.history import StoreState
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.ui.held import HELD, MADE, WAITING, At, LookedAt
from dashboard.ui.kept import kept
from dashboard.usecases.office import NothingKnown, Office, StoreUnavailable
from dashboard.usecases.opening import open_office
from dashboard.usecases.requested_view import RequestedView, requested_view
from dashboard.usecases.sample_accounts import sample_accounts as accounts_of_sample
from dashboard.usecases.setting_up import settings_of
from dashboard.usecases.settings import Settings
from dashboard.views.pages import Page

_STATES, _SEEN, _NEWER, _WAITS, _LATEST = "load.states", "load.seen", "load.newer", "load.waits", "load.latest"
REHEARSING: dict[str, At] = {}  # sessions that make pages beforehand, and the state that they make them for


def office() -> Office:
    """The office of this installation; its schema is checked once per process and store."""
    return _opened(_address(os.environ.get("GIAMNGHEO_DATABASE_URL")))


@lru_cache(maxsize=8)
def _address(_: str | None) -> str:
    """The store's address by the settings, which are read again where the environment names another one."""
    return Settings().database_url


@kept(8)
def _opened(url: str) -> Office:
    return open_office(Settings(database_url=url))


def read_newest() -> None:
    """Read the newest plan year of every programme, which the process then keeps."""
    known = office()
    for programme in known.codes():
        known.snapshot(programme)


def begin() -> None:
    """First of every run: which store it is, and what its newest version is, is asked anew."""
    for known in (_STATES, _NEWER, _WAITS, _LATEST):
        st.session_state.pop(known, None)


def may_wait(page: str) -> None:
    """A page that is looked at, and on which nothing is sent, may be held at the version that it has shown (`dashboard.ui.held`).

    Where something is written the newest version is shown, there and on the next page: whoever wrote sees what he wrote.
    """
    if page in WAITING:
        st.session_state[_WAITS] = True


def wrote() -> None:
    """From a callback that stored something on a page that only shows otherwise: the next run is not held at what stood before."""
    st.session_state.pop(_SEEN, None)


def at(version: int | None = None) -> At:
    """The store at its newest version (None) or at a past one; asked once a run, so that a page shows one state of the store.

    A page that only shows may be held at the version before the newest for a moment: `newer` says so.
    """
    session = get_script_run_ctx(suppress_warning=True)
    if session is None:  # a light page, which has no session
        return _asked(version)
    known: dict[int | None, At] = st.session_state.setdefault(_STATES, {})
    if version not in known:
        known[version] = _asked(version) if version is not None else _shown(session.session_id)
    return known[version]


def _shown(session: str) -> At:
    if (made_for := REHEARSING.get(session)) is not None:
        return made_for
    newest, waits = _asked(None), _WAITS in st.session_state
    st.session_state[_LATEST] = newest
    shown = HELD.shown(newest, st.session_state.get(_SEEN) if waits else None)
    st.session_state[_SEEN] = shown.version if waits else None
    if newest.follows(shown):
        st.session_state[_NEWER] = newest.version
    return shown


def wait_no_longer() -> None:
    """From a callback: the run that follows shows the newest version."""
    st.session_state.pop(_SEEN, None)


def rehearses() -> bool:
    """Whether this run is of a session that makes pages beforehand, which nobody is shown."""
    ctx = get_script_run_ctx(suppress_warning=True)
    return ctx is not None and ctx.session_id in REHEARSING


def note(page: Page, query: str) -> None:
    """A reader looks at this address: it is made beforehand when a newer version comes, unless that changes nothing."""
    ctx = get_script_run_ctx(suppress_warning=True)
    if page in MADE and ctx is not None and ctx.session_id not in REHEARSING:
        HELD.lately.note(LookedAt(page.value, query))


def newer() -> int | None:
    """The version that the store has beside the older one which this run is still held at; None: it shows the newest."""
    at()
    known: int | None = st.session_state.get(_NEWER)
    return known


def look() -> None:
    """Notice a newer version before a reader's run does."""
    with suppress(StoreUnavailable):  # the pages say so
        HELD.shown(_asked(None), None)


def _asked(version: int | None) -> At:
    state = office().state(version)
    return At(office().url, state.version if version is None else version, state.mark)


def newest() -> int:
    """The newest store version, 0 for an empty store."""
    return at().version


def state() -> StoreState:
    """The state of the store that this run shows as its newest: what is decided on a page is built on it."""
    return office().state(at().version)


def programmes(version: int | None = None) -> tuple[ProgrammeYear, ...]:
    return _programmes(at(version))


@kept(8)
def _programmes(here: At) -> tuple[ProgrammeYear, ...]:
    return _opened(here.url).programmes(here.version)


def settings() -> OfficeSettings:
    """What the office chose, as it is in force now: also on a page that is held at the version before the newest."""
    here = at()
    in_session = get_script_run_ctx(suppress_warning=True) is not None
    return _settings(st.session_state.get(_LATEST, here) if in_session else here)


def settings_at(here: At) -> OfficeSettings:
    """What the office had chosen at a version, for who has asked the store already."""
    return _settings(here)


@kept(8)
def _settings(here: At) -> OfficeSettings:
    return settings_of(_opened(here.url), here.version)


def sample_accounts() -> tuple[Account, ...]:
    """The accounts of the sample office that sign in by one click; none beside a real plan."""
    return _sample_accounts(at())


@kept(2)
def _sample_accounts(here: At) -> tuple[Account, ...]:
    return accounts_of_sample(_opened(here.url))


def snapshot(programme: str, year: int, version: int | None = None) -> Snapshot:
    """The plan and what counts at `version` (None: now); NothingKnown where there is no such plan."""
    known = _snapshot(at(version), programme, year)
    if known is None:
        raise NothingKnown(programme)
    return known


@kept(8)  # frozen values, shared by all sessions
def _snapshot(here: At, programme: str, year: int) -> Snapshot | None:
    return _opened(here.url).snapshot(programme, year, here.version)


def stamp(programme: str, year: int, version: int | None, topics: tuple[str, ...]) -> tuple[object, ...]:
    """The part of a cache key of what is made of the figures of some topics alone (`Snapshot.stamp`)."""
    return snapshot(programme, year, version).stamp(topics)


def unit_map(programme: str, year: int, version: int | None = None) -> UnitMap | None:
    """The map of a plan's units as known at `version` (None: now); shapes are large, so pages that draw none load none."""
    return _unit_map(at(version), programme, year)


@kept(8)
def _unit_map(here: At, programme: str, year: int) -> UnitMap | None:
    known = _snapshot(here, programme, year)
    return _opened(here.url).map_of(known.plan, here.version) if known else None


def standing(
    programme: str,
    year: int,
    period: Period,
    unit: str | None = None,
    version: int | None = None,
    boundaries: Boundaries = Boundaries.AS_REPORTED,
) -> Standing:
    """Where everything stands at a period, as known at `version` (None: now)."""
    return _standing(at(version), programme, year, period.code, unit, boundaries.value)


@kept(32)
def _standing(here: At, programme: str, year: int, period: str, unit: str | None, boundaries: str) -> Standing:
    return _opened(here.url).standing(programme, year, Period.parse(period), unit, here.version, Boundaries(boundaries))


def indicator_histories(
    programme: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureHistory, ...]:
    """Every figure of an indicator with all its revisions, those that were corrected first."""
    return _indicator_histories(at(version), programme, year, indicator)


@kept(32)
def _indicator_histories(here: At, programme: str, year: int, indicator: str) -> tuple[FigureHistory, ...]:
    return figure_histories(_opened(here.url).indicator_revisions(programme, year, indicator, here.version))


def money_histories(programme: str, year: int, version: int | None = None) -> tuple[FigureHistory, ...]:
    """Every amount of money with all its revisions, those that were corrected first."""
    return _money_histories(at(version), programme, year)


@kept(8)
def _money_histories(here: At, programme: str, year: int) -> tuple[FigureHistory, ...]:
    return figure_histories(_opened(here.url).money_revisions(programme, year, here.version))


def changes(programme: str, period: Period, since: int, until: int | None = None) -> Comparison:
    """What became different between two versions (`until` None: now), judged at `period`."""
    return _changes(at(until), at(since), programme, period.code)


@kept(8)
def _changes(here: At, since: At, programme: str, period: str) -> Comparison:
    from dashboard.domain.comparing.versions import compared  # only one page needs it

    of = (programme, Period.parse(period).year, period, None, Boundaries.AS_REPORTED.value)
    return compared(_standing(since, *of), _standing(here, *of))  # the earlier one stays as it is whatever comes


def built(key: str, build: Callable[[], Any]) -> Any:
    """What a view builds of values of the store; `key` is everything that it depends on but the store's address."""
    return _built(office().url, key, build)


@kept(500, lambda url, key, _: (url, key))  # views are frozen values, shared by all sessions
def _built(_url: str, _key: str, build: Callable[[], Any]) -> Any:
    return build()


def requested(codes: Mapping[str, str]) -> RequestedView:
    """The view that the common parameters of an address ask for, today."""
    day = office_day(office().clock())
    return _requested(at(), day.isoformat(), codes)


@kept(100, lambda here, day, codes: (here, day, tuple(codes.values())))
def _requested(here: At, _day: str, codes: Mapping[str, str]) -> RequestedView:
    return requested_view(codes, _opened(here.url), sys.modules[__name__])  # the caches of this module
