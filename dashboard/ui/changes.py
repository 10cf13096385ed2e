"""The page Có gì thay đổi: the version to compare with, and tables of the differences."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.days import office_day
from dashboard.exports.plan_differences import text_differences
from dashboard.ui import link, load
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.ui.upload.plan_preview import difference_table, past_titles
from dashboard.usecases.office import NothingKnown
from dashboard.views.address import Param
from dashboard.views.changes import Changes, line_table

_FIELD = "choice.tu"
_USUAL_DAYS = 7


def version_since(now: Shown) -> int | None:
    """The version to compare with: of the address, else a week before the one shown; None where the store has none."""
    words, office = now.words, load.office()
    text = st.session_state[_FIELD] = link.asked(Param.SINCE)
    st.text_input(
        words("Compare with: version or day"), key=_FIELD, max_chars=20, placeholder="150 · 10/5/2024", width=280,
        on_change=_typed,
    )  # fmt: skip
    if not text:
        return _usual(now)
    try:
        return office.version_named(text)
    except (ValueError, NothingKnown):
        st.warning(words("The store has no version or day «{text}».", text=md(text)))
        return None


def _typed() -> None:
    link.choose_anew(Param.SINCE, str(st.session_state[_FIELD]).strip())


def _usual(now: Shown) -> int | None:
    """The version of a week before the one shown; the plan's first one where the plan is newer; None in an empty store."""
    office = load.office()
    newest = office.known_at(now.version or office.version())
    if newest is None:
        return None
    day = office_day(newest.recorded_at) - timedelta(days=_USUAL_DAYS)
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


def draw_changes(changes: Changes, now: Shown, since: int) -> None:
    """Draws the changes of verdicts, reports, figures and money, each as a table; none where nothing changed."""
    words = now.words
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
