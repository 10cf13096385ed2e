"""The page Có gì thay đổi: the month before, or the day to compare with, and tables of the differences."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import streamlit as st

from dashboard.domain.comparing.versions import Comparison
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.days import office_day
from dashboard.exports.plan_differences import text_differences
from dashboard.ui import link, load, shared
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.ui.reporting import calendar_now
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.ui.upload.plan_preview import difference_table, past_titles
from dashboard.usecases.office import NothingKnown
from dashboard.views.address import Param
from dashboard.views.changes import Changes, line_table, new_causes
from dashboard.views.month_changes import month_changes
from dashboard.views.unit_map import map_source

BY_MONTH = "thang"  # in the address: the month before
_FIELD, _MODE = "choice.tu", "choice.compared"
_USUAL_DAYS = 7


def draw_choice(now: Shown) -> bool:
    """Draws what is compared: the month before, or since a day; tells whether it is the month before that is meant."""
    words, asked = now.words, link.asked(Param.SINCE)
    by_month = now.month_before is not None and asked in ("", BY_MONTH)
    if now.month_before is None:
        return False
    names = {True: words("Against the month before"), False: words("Since a meeting or a day")}
    st.session_state[_MODE] = by_month
    st.segmented_control(
        words("Compared"), [True, False], key=_MODE, format_func=names.__getitem__, required=True,
        label_visibility="collapsed", on_change=_turned, args=(_usual_day(now),), disabled=shared.view() is not None,
    )  # fmt: skip
    return by_month


def _turned(day: str) -> None:
    link.choose_anew(Param.SINCE, None if st.session_state[_MODE] else day)


def _usual_day(now: Shown) -> str:
    """A week before the state that is shown; the start of the period where the store is empty."""
    day = _week_before(now)
    return (day or now.period.end).isoformat()


def _week_before(now: Shown) -> date | None:
    """A week before the newest version, or before the day that the plan is judged on where that comes first."""
    office = load.office()
    newest = office.known_at(now.version or office.version())
    if newest is None:
        return None
    judged = calendar_now(now, now.standing.snapshot).day
    return min(office_day(newest.recorded_at), judged) - timedelta(days=_USUAL_DAYS)


def _as_typed(asked: str) -> str:
    """A day of the address as people write it here; anything else as it is."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return asked
    return f"{day.day}/{day.month}/{day.year}"


def version_since(now: Shown) -> int | None:
    """The version to compare with: of the address, else a week before the one shown; None where the store has none."""
    words, office = now.words, load.office()
    text = link.asked(Param.SINCE)
    st.session_state[_FIELD] = _as_typed(text)
    st.text_input(
        words("Since which day (of the last meeting)"), key=_FIELD, max_chars=20, placeholder="10/5/2024", width=280,
        on_change=_typed, help=words("The number of a version of the data is taken too."),
    )  # fmt: skip
    if not text:
        return _usual(now)
    try:
        return office.version_named(text)
    except (ValueError, NothingKnown):
        st.warning(words("The store has no version or day «{text}».", text=md(text)))
        return None


def draw_months(now: Shown) -> None:
    """The month against the one before: verdicts, moves, money, reports, causes, and a map that came since."""
    words, before = now.words, now.month_before
    assert before is not None  # the choice offers it only then
    stands = load.unit_map(now.programme, now.year, now.version)
    view = now.kept("month changes", lambda: month_changes(now.standing, before, stands, words))
    st.markdown(f"# {md(view.heading)}", anchors=False)
    st.caption(md(view.compared))
    for name, heading, found in (
        ("danh-gia-doi", words("Verdicts that turned"), view.turned),
        ("xa-doi", words("Communes whose need of support is another one"), view.communes),
        ("thay-doi-lon", words("Largest moves, by their part of the target"), view.moves),
        ("tien-thang", words("Disbursed since, million đồng"), view.money),
        ("bao-cao-thang", view.reports_title, view.reports),
        ("nguyen-nhan-thang", words("Causes told this month"), view.causes),
    ):
        if found:
            title(heading)
            table(found, words, name, caption=heading, height=420, cards=name == "danh-gia-doi")
    if view.map:
        st.caption(md(view.map))


def _typed() -> None:
    link.choose_anew(Param.SINCE, str(st.session_state[_FIELD]).strip())


def _usual(now: Shown) -> int | None:
    """The version of a week before the one shown; the plan's first one where the plan is newer; None in an empty store."""
    office, day = load.office(), _week_before(now)
    if day is None:
        return None
    try:
        version = office.version_named(day.isoformat())
        load.snapshot(now.programme, now.year, version)
    except NothingKnown:
        return load.snapshot(now.programme, now.year, now.version).plan_version
    return version


def draw_plan_changes(before: Plan, after: Plan, now: Shown, since: int) -> None:
    """Draws the differences of the plan itself, cell by cell."""
    words = now.words
    differences = now.kept("plan's differences", lambda: text_differences(before, after), since)
    if differences:
        title(f"{words('The plan')} ({words.number(Decimal(len(differences)))})")
        shown = now.kept(
            "plan's differences, table", lambda: difference_table(differences, past_titles(words), words), since
        )
        table(shown, words, "ke-hoach-khac", caption=words("The plan"), height=560)


def draw_changes(changes: Changes, compared: Comparison, now: Shown, since: int) -> None:
    """Draws the changes of verdicts, reports, figures, money and causes, each as a table, and a map that came since."""
    words = now.words
    stands = load.unit_map(now.programme, now.year, now.version)
    if stands is not None and stands.shapes and stands.version > since:
        st.caption(md(words("A new map: {source}", source=map_source(stands, words, compared.after.plan))))
    said = now.kept("new causes", lambda: new_causes(compared, words), since)
    if said:
        title(words("Causes told since"))
        table(said, words, "nguyen-nhan", caption=words("Causes told since"), height=420)
    for name, heading, lines in (
        ("ket-luan", words("Verdicts and figures behind them"), changes.verdicts),
        ("bao-cao", words("Reports that came, were corrected or taken back"), changes.reports),
        ("so-lieu", words("Figures"), changes.figures),
        ("tien", words("Money, cumulative"), changes.money),
    ):
        if lines:
            title(f"{heading} ({words.number(Decimal(len(lines)))})")
            cards = lines is changes.verdicts  # sentences want a phone's whole width
            shown = now.kept(f"changes, {name}", partial(line_table, lines, words), since)
            table(shown, words, name, caption=heading, height=560, cards=cards)
