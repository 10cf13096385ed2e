"""The frame of every page: CSS, the choices of programme, year, borders and period, and the note on sample figures."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import streamlit as st

from dashboard.domain.people.rights import Action
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries, changes_boundaries
from dashboard.domain.reported.figure_history import FigureHistory
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words, naming_nobody, words_in
from dashboard.ui import link, load, shared, who
from dashboard.ui.escape import md
from dashboard.ui.head.line import draw_brand, draw_line
from dashboard.ui.head.own import draw_own
from dashboard.ui.head.places import Places, head_places
from dashboard.ui.known_at import draw_known_at, say_known_at, say_newer
from dashboard.ui.language import LANGUAGE_NAMES, say_language
from dashboard.ui.navigation import draw_groups, draw_pages
from dashboard.ui.share import draw_share
from dashboard.ui.shared_frame import draw_shared_frame
from dashboard.usecases.requested_view import (
    BORDERS,
    RequestedView,
    Unfollowed,
    requested_language,
)
from dashboard.views.address import COMMON, Param
from dashboard.views.pages import Page
from dashboard.views.plan_names import plan_names
from dashboard.views.plan_words import areas_of

_STATE = "chosen"
V = TypeVar("V")


@dataclass(frozen=True)
class Chosen:
    """What the page shows; programme, year and period are None while the store is empty."""

    programme: str | None
    year: int | None
    period: Period | None
    words: Words
    version: int | None = None  # a past version of the store; None: now
    boundaries: Boundaries = Boundaries.AS_REPORTED


def language() -> Words:
    """Vietnamese, or what `?lang=` asks for, with the names that the reader may read."""
    people = who.extent(Action.READ_PEOPLE)
    return words_in(requested_language({Param.LANGUAGE: link.asked(Param.LANGUAGE)}), people)


def frame(words: Words) -> None:
    """Draws the frame, and keeps its choices in the session state for `chosen`."""
    say_language(words)
    places = head_places(words)
    link.say_wrong_in(st.container(key="head_notes"))
    view = load.requested({param: link.asked(param) for param in COMMON})
    names = choice_names(view, words)
    for unfollowed in view.unfollowed:
        _say_unfollowed(unfollowed, names, words)
    if view.plan is None or view.period is None:
        st.session_state[_STATE] = Chosen(None, None, None, words)
        _draw_ways(places, "", words)
        return
    programme, year, version = view.plan.programme.code, view.plan.year, view.version
    snapshot = load.snapshot(programme, year, version)
    st.session_state[_STATE] = Chosen(programme, year, view.period, words, version, view.boundaries)
    with places.line:
        draw_line(snapshot, view.period, version, words)
    office = snapshot.plan.programme.office
    if shared.link() is not None:
        link.shown(Param.PLAN, view.plan_code)
        with places.brand:
            draw_brand(office, words)
        draw_shared_frame(view, words)
        return
    with places.choices:
        _draw_choices(view, names, words)
    with places.more:
        _draw_borders(view, names, changes_boundaries(snapshot.plan), words)
        draw_known_at(version, words)
        link.shown(Param.VERSION, None if version is None else link.asked(Param.VERSION))
        draw_share(version or load.newest(), words)
    _draw_ways(places, office, words.among(areas_of(snapshot.plan)))
    say_known_at(programme, view.period, version, words)
    if version is None:
        say_newer(words)


def _draw_ways(places: Places, office: str, words: Words) -> None:
    """Draws what links carry the choices along: last, when these are known."""
    with places.brand:
        draw_brand(office, words)
    with places.groups:
        draw_groups(words)
    with places.pages:
        draw_pages(words)
    with places.own:
        draw_own(words)


def choice_names(view: RequestedView, words: Words) -> dict[Param, dict[str, str]]:
    """For each choice of the frame its codes and their names."""
    return {
        Param.PLAN: plan_names(view.plans),
        Param.BORDERS: {code: words.term(boundaries) for code, boundaries in BORDERS.items()},
        Param.PERIOD: {period.code: words.period(period) for period in view.periods},
        Param.LANGUAGE: LANGUAGE_NAMES,
    }


def _say_unfollowed(unfollowed: Unfollowed, names: dict[Param, dict[str, str]], words: Words) -> None:
    if unfollowed.param is Param.VERSION:
        text = md(unfollowed.text)
        link.wrong(words("The store has no version or day «{text}»: this is what it knows now.", text=text))
    else:
        link.wrong_choice(unfollowed.text, names[unfollowed.param][unfollowed.instead], words)


def _draw_choices(view: RequestedView, names: dict[Param, dict[str, str]], words: Words) -> None:
    """Draws the choices of plan and period; links keep them."""
    assert view.period is not None
    for param, label, code, width in (
        (Param.PLAN, words("Programme"), view.plan_code, 220),
        (Param.PERIOD, words("Period"), view.period.code, 150),
    ):
        link.draw_choice(label, param, names[param], code, label_visibility="collapsed", width=width)
        link.shown(param, code)


def _draw_borders(view: RequestedView, names: dict[Param, dict[str, str]], changed: bool, words: Words) -> None:
    """Draws the choice of borders where units were merged or divided."""
    if changed:
        code = next(code for code, boundaries in BORDERS.items() if boundaries is view.boundaries)
        link.draw_choice(
            words("Borders"), Param.BORDERS, names[Param.BORDERS], code, label_visibility="collapsed", width=180
        )
        link.shown(Param.BORDERS, code)


def chosen() -> Chosen:
    """The choices in the frame of this run."""
    choice: Chosen = st.session_state[_STATE]
    return choice


@dataclass(frozen=True)
class Shown:
    """The choices of a page of figures: there is a plan, and a period of it."""

    programme: str
    year: int
    period: Period
    words: Words
    version: int | None = None
    boundaries: Boundaries = Boundaries.AS_REPORTED
    topics: tuple[str, ...] | None = None  # of whose figures alone the page is made (`reported.kept`); None: of any

    @cached_property
    def plan(self) -> Plan:
        return load.snapshot(self.programme, self.year, self.version).plan

    def made_of(self, topics: tuple[str, ...]) -> "Shown":
        """The same choices for views that are made of the figures of these topics alone: others leave them as they are."""
        return replace(self, topics=topics)

    @cached_property
    def standing(self) -> Standing:
        return self.standing_of(None)

    @cached_property
    def month_before(self) -> Standing | None:
        """Where everything stood a month before; None in January, and of a period that is no month."""
        month = self.period.last_month
        if self.period != Period.of_month(self.year, month) or month < 2:
            return None
        before = Period.of_month(self.year, month - 1)
        return load.standing(self.programme, self.year, before, None, self.version, self.boundaries)

    def view(self, build: Callable[..., V], *of: Hashable) -> V:
        """What `build(standing, *of, words)` makes, kept while nothing that it depends on is another."""
        return self.kept(build.__qualname__, lambda: build(self.standing, *of, self.words), build.__module__, *of)

    def view_for_all(self, build: Callable[..., V], *of: Hashable) -> V:
        """As `view`, of what names nobody (`kept_for_all`)."""
        return self.kept_for_all(
            build.__qualname__, lambda: build(self.standing, *of, self.words), build.__module__, *of
        )

    def kept(self, name: str, build: Callable[[], V], *of: Hashable) -> V:
        """What `build` makes of what this page shows and of `of`: `name` is its own in the app. For who reads the same names."""
        built: V = load.built(repr((name, *self.key(*of), self.words.key)), build)
        return built

    def kept_for_all(self, name: str, build: Callable[[], V], *of: Hashable) -> V:
        """As `kept`, of what names nobody, for all readers of the language: it is made once, whoever comes first."""

        def unnamed() -> V:
            with naming_nobody():
                return build()

        built: V = load.built(repr((name, *self.key(*of), self.words.language)), unnamed)
        return built

    def standing_of(self, unit: str | None) -> Standing:
        """The standing of the whole plan (None) or of a unit."""
        return load.standing(self.programme, self.year, self.period, unit, self.version, self.boundaries)

    def histories_of(self, indicator: str) -> tuple[FigureHistory, ...]:
        """Every figure of an indicator with all its revisions."""
        return load.indicator_histories(self.programme, self.year, indicator, self.version)

    def key(self, *more: object) -> tuple[object, ...]:
        """The cache key of a chart: what it depends on."""
        state: tuple[object, ...] = (load.at(self.version).mark,)
        if self.topics is not None:
            state = load.stamp(self.programme, self.year, self.version, self.topics)
        return (*state, self.programme, self.year, self.period.code, self.boundaries.value, *more)


def shown() -> Shown:
    """The choices of the frame; on an empty store, draws what to do first and ends the run."""
    now = chosen()
    if now.programme is None or now.year is None or now.period is None:
        nothing_yet(now.words)
        st.stop()
    made = Shown(now.programme, now.year, now.period, now.words, now.version, now.boundaries)
    areas = areas_of(made.plan)
    return replace(made, words=now.words.among(areas)) if areas else made


def nothing_yet(words: Words) -> None:
    """Draws what to do first in an empty store."""
    st.markdown(f"# {words('There is no plan yet')}", anchors=False)
    st.info(
        words("Make the plan step by step on Quản trị → Bắt đầu, or load the sample office by ./run demo."),
        icon=":material/edit_document:",
    )
    draw_way_to_start(words)


def draw_way_to_start(words: Words) -> None:
    """Draws the link to where a plan is made."""
    where = link.to(Page.ADMINISTRATION, **{Param.SECTION: "bat-dau"})
    link.draw(where, words("Begin: a plan step by step"), ":material/play_arrow:")
