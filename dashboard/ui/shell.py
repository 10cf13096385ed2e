"""The frame around every page: style, the choice of programme, year and period, and the word that figures are invented."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries, changes_boundaries
from dashboard.domain.reported.retold import Retold
from dashboard.domain.reported.snapshot import ProgrammeYear
from dashboard.domain.reporting.calendar import periods
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import LANGUAGES, Words, words_in
from dashboard.ui import link, load
from dashboard.ui.escape import md
from dashboard.ui.known_at import chosen_day, chosen_version, draw_known_at, say_known_at
from dashboard.ui.language import draw_language, say_language
from dashboard.ui.share import draw_share
from dashboard.ui.style import CSS
from dashboard.views.address import Param, plan_code
from dashboard.views.plan_names import plan_names

_STATE = "chosen"
_TODAYS = "nay"  # today's borders, in the address


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
    """Vietnamese, or what `?lang=` asks for."""
    asked = link.asked(Param.LANGUAGE)
    return words_in(asked if asked in LANGUAGES else "vi")


def frame(words: Words) -> None:
    """Draw what stands above every page, and remember what was chosen there."""
    st.html(CSS)
    say_language(words)
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key="frame")
    link.say_wrong_in(st.container())
    version = chosen_version(words)
    known = load.programmes(version)
    if not known:
        st.session_state[_STATE] = Chosen(None, None, None, words)
        with row:
            draw_language(words)
        return
    with row:
        banner = st.container(width="stretch")
        picked = _programme(known, words)
        plan = load.snapshot(picked.programme.code, picked.year, version).plan
        boundaries = _boundaries(plan, words)
        period = _period(plan, version, words)
        draw_known_at(version, words)
        link.shown(Param.VERSION, None if version is None else link.asked(Param.VERSION))
        draw_share(version or load.office().version(), words)
        draw_language(words)
        with banner:
            _banner(plan, words)
    now = Chosen(picked.programme.code, picked.year, period, words, version, boundaries)
    say_known_at(picked.programme.code, period, version, words)
    st.session_state[_STATE] = now


def chosen() -> Chosen:
    """What was chosen in the frame of this run."""
    found: Chosen = st.session_state[_STATE]
    return found


@dataclass(frozen=True)
class Shown:
    """What a page of figures needs: there is a plan, and a period of it."""

    programme: str
    year: int
    period: Period
    words: Words
    version: int | None = None
    boundaries: Boundaries = Boundaries.AS_REPORTED

    @property
    def standing(self) -> Standing:
        return self.standing_of(None)

    def standing_of(self, unit: str | None) -> Standing:
        """Of the whole plan (None) or of one unit."""
        return load.standing(self.programme, self.year, self.period, unit, self.version, self.boundaries)

    def told_of(self, indicator: str) -> tuple[Retold, ...]:
        """Every figure of an indicator with all its revisions."""
        return load.told_of_indicator(self.programme, self.year, indicator, self.version)

    def key(self, *more: object) -> tuple[object, ...]:
        """What a drawn chart depends on."""
        version = self.standing.snapshot.version
        return (version, self.programme, self.year, self.period.code, self.boundaries.value, *more)


def shown() -> Shown:
    """What was chosen; on an empty store, says what to do first and ends the run."""
    now = chosen()
    if now.programme is None or now.year is None or now.period is None:
        nothing_yet(now.words)
        st.stop()
    return Shown(now.programme, now.year, now.period, now.words, now.version, now.boundaries)


def _programme(known: tuple[ProgrammeYear, ...], words: Words) -> ProgrammeYear:
    """Newest programme first; it opens with the newest year that has begun."""
    arrived = {one.programme.code: number for number, one in reversed(list(enumerate(known)))}
    newest_first = sorted(known, key=lambda one: (arrived[one.programme.code], -one.year))
    by_code = {plan_code(one.programme.code, one.year): one for one in newest_first}
    opens = load.office().opening_year(known, newest_first[0].programme.code)
    usual = next(code for code, one in by_code.items() if one.year == opens)
    code = link.choose(
        words("Programme"), Param.PLAN, plan_names(newest_first), usual, words, label_visibility="collapsed", width=230
    )
    link.shown(Param.PLAN, code)
    return by_code[code]


def _period(plan: Plan, version: int | None, words: Words) -> Period:
    """The last period whose deadline has passed (on the day of a past version), unless another is chosen; of later ones
    those are offered that have begun.
    """
    today = chosen_day(version) or load.office().today(plan)
    begun = [p for p in periods(plan) if p.begin <= today]  # of a month that has not begun nothing can be said
    by_code = {p.code: p for p in begun or periods(plan)[:1]}
    usual = load.usual_period(plan.programme.code, plan.year, version, chosen_day(version))
    names = {code: words.period(p) for code, p in by_code.items()}
    first = usual.code if usual.code in by_code else next(iter(by_code))
    code = link.choose(words("Period"), Param.PERIOD, names, first, words, label_visibility="collapsed", width=160)
    link.shown(Param.PERIOD, code)
    return by_code[code]


def _boundaries(plan: Plan, words: Words) -> Boundaries:
    """Offered only where units merged or were divided: by the units of the time, or by those that stand now."""
    if not changes_boundaries(plan):
        return Boundaries.AS_REPORTED
    by_code = {"": Boundaries.AS_REPORTED, _TODAYS: Boundaries.CURRENT}
    names = {code: words.term(one) for code, one in by_code.items()}
    code = link.choose(words("Borders"), Param.BORDERS, names, "", words, label_visibility="collapsed", width=250)
    link.shown(Param.BORDERS, code)
    return by_code[code]


def _banner(plan: Plan, words: Words) -> None:
    if not plan.sample:
        st.caption(md(f"{plan.programme.office} · {plan.title}"))
        return
    text = words("Sample figures: results, path and calendar are invented; the plan's figures are real.")
    if plan.assumed_today:
        text += " " + words("Assumed day: {day}.", day=plan.assumed_today)
    st.html(f'<span class="sample">{escape(text)}</span>')


def nothing_yet(words: Words) -> None:
    """What to do first, where the store is empty."""
    st.markdown(f"# {words('There is no plan yet')}", anchors=False)
    st.info(
        words("Upload the plan workbook on the page «Nộp báo cáo», or load the sample office by ./run demo."),
        icon=":material/upload_file:",
    )
