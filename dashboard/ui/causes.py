"""Why something is late where it is seen: what is said, and the form for those who answer for it."""

from datetime import date

import streamlit as st

from dashboard.domain.people.causes import Late
from dashboard.domain.people.rights import Action, Forbidden, over_unit
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.delays import LONGEST_WORD
from dashboard.text import Words
from dashboard.ui import gate, load, who
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.in_place import in_place
from dashboard.ui.panels import title
from dashboard.ui.picked import not_offered, picked
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.usecases.contacts import contacts_of
from dashboard.usecases.explaining import explain_delay
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.views.causes import causes_of, contact_lines

OPENED = "cause_opened"  # of the panels with the forms, by what is late
_SAID = "cause_said"  # what became of the last one: ("", text) where it is kept, else ("!", why)


def draw_causes(now: Shown, late: Late, of: str, asked: bool) -> None:
    """Nothing where the verdict does not ask for a cause and nobody has said anything."""
    words, named = now.words, who.may(Action.READ_PEOPLE)
    shown = now.kept(
        "causes", lambda: causes_of(now.standing, late, of, asked, words, named), late.value, of, asked, named
    )
    if not shown:
        return
    title(shown.title)
    if shown.table:
        table(shown.table, words, "nguyen-nhan", caption=shown.title, key=of, cards=True)
    if shown.silent:
        st.caption(md(shown.silent))
    if asked and named and late is not Late.UNIT:  # of a unit its page says it already
        known = contacts_of(load.office(), who.actor(), shown.answering)
        for line in contact_lines(now.standing.snapshot.plan, shown.answering, known, words):
            st.caption(md(line))
    draw_cause_form(now, late, dict.fromkeys(shown.answering, of), key=of)


def draw_cause_form(now: Shown, late: Late, of: dict[str, str], key: str) -> None:
    """The form of the units that the reader may speak for, each with what it speaks of; nobody signed in: the way to sign in."""
    words, plan = now.words, now.standing.snapshot.plan
    _say_outcome(words)
    if now.version is not None:
        return
    own = [unit for unit in of if who.may(Action.EXPLAIN, over_unit(plan, unit))]
    if not own:
        if not who.actor().known:
            gate.draw_sign_in(words, words("The unit that answers for it explains the delay after signing in:"))
        return
    with st.expander(
        words("Explain the delay"), icon=":material/edit_note:", key=f"{OPENED}_{late}_{key}", on_change="rerun"
    ) as opened:
        if not opened.open:  # its fields are a sixth of the page's run, and most readers only look
            return
    with opened, st.form(f"cause_{late}_{key}", border=False):
        fields = _Fields(late, key)
        names = {unit: plan.unit_by_code[unit].name for unit in own}
        st.selectbox(words("Unit"), own, format_func=names.__getitem__, key=fields.unit)
        st.text_area(words("Cause"), key=fields.cause, max_chars=LONGEST_WORD, height=80)
        st.text_area(words("Remedy"), key=fields.remedy, max_chars=LONGEST_WORD, height=80)
        st.date_input(words("Done before"), value=None, key=fields.by, format="DD/MM/YYYY")
        st.form_submit_button(
            words("Keep the cause, for {period}", period=now.period), type="primary", on_click=_keep,
            args=(now, late, {unit: of[unit] for unit in own}, fields, plan),
        )  # fmt: skip


class _Fields:
    """The keys of one form's fields."""

    def __init__(self, late: Late, key: str) -> None:
        self.unit, self.cause, self.remedy, self.by = (
            f"cause_{part}_{late}_{key}" for part in ("unit", "cause", "remedy", "by")
        )


def _keep(now: Shown, late: Late, of: dict[str, str], fields: _Fields, plan: Plan) -> None:
    """A callback, so that the page is drawn from the store after it; what was typed leaves its fields once it is stored."""
    words, unit = now.words, picked(fields.unit, of)
    if unit is None:
        st.session_state[_SAID] = ("!", not_offered(words))
        return
    by = st.session_state.get(fields.by)
    change = CauseChange(
        plan.programme.code, plan.year, late, of[unit], unit, now.period,
        str(st.session_state.get(fields.cause) or ""), str(st.session_state.get(fields.remedy) or ""),
        by if isinstance(by, date) else None,
    )  # fmt: skip
    try:
        explain_delay(load.office(), change, who.actor())
    except Forbidden as refusal:
        st.session_state[_SAID] = ("!", refusal_text(refusal, words))
    except ValueError:
        st.session_state[_SAID] = ("!", words("Write the cause first."))
    except NothingKnown:
        st.session_state[_SAID] = ("!", words("The plan has changed meanwhile: look again before you explain it."))
    except StoreUnavailable as unavailable:
        st.session_state[_SAID] = ("!", not_stored(unavailable.fault, words))
    else:
        load.wrote()
        st.session_state[_SAID] = ("", words("Kept: {text}", text=change.cause.strip()))
        for field in (fields.cause, fields.remedy):
            st.session_state[field] = ""
        st.session_state[fields.by] = None


@in_place
def _say_outcome(words: Words) -> None:
    said = st.session_state.pop(_SAID, None)
    if said is None:
        return
    fault, text = said
    if fault:
        st.error(md(text), icon=":material/error:")
    else:
        st.success(md(text), icon=":material/check:")
