"""What a meeting decides: the form beside the slide, its corrections, and the word that something is done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.domain.meetings.decisions import LONGEST_DECISION, LONGEST_WORD, Decision, DecisionAbout
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.escape import md
from dashboard.ui.meetings import known
from dashboard.ui.meetings.following import tell_kept
from dashboard.ui.meetings.storing import stored
from dashboard.ui.shell import Shown
from dashboard.usecases.deciding import decide, say_done
from dashboard.usecases.meetings import Colleague, colleagues
from dashboard.views.meetings.decided import about_name, due_text, owners_text
from dashboard.views.meetings.listed import about_of, choice_of, choices_of

_TYPED = "decision_"  # beginning of the fields' keys


class _DecisionFields:
    """The keys of one form's fields."""

    def __init__(self, of: str) -> None:
        self.text, self.units, self.person, self.due, self.about, self.word = (
            f"{_TYPED}{part}_{of}" for part in ("text", "units", "person", "due", "about", "word")
        )


def draw_decision_form(meeting: Meeting, past: Shown, slide: int | None, about: DecisionAbout | None = None) -> None:
    """For who runs an open meeting; `slide` and `about`: which one is shown beside it, and the figure that it speaks of.

    That figure is named and not chosen beforehand: slides go on while somebody types.
    """
    if not known.runs(meeting.programme):
        return
    words, fields = past.words, _DecisionFields(meeting.code)
    st.markdown(f"##### {words('A new decision')}")
    with st.form(f"decision_form_{meeting.code}", border=True):
        _draw_fields(fields, past.plan, words)
        if about is not None:
            name = about_name(about, past.plan, words)
            st.caption(md(words("This slide is about: {name}", name=name)))
        st.form_submit_button(
            words("Keep the decision"), type="primary", icon=":material/add:", on_click=_decide,
            args=(Decision(meeting.code, 0, "", item=slide), fields, past.plan, words),
        )  # fmt: skip


def _draw_fields(fields: _DecisionFields, plan: Plan, words: Words) -> None:
    units = {official(unit.code): unit.name for unit in plan.units}
    people = _people()
    choices = _choices(plan, words)
    st.text_area(words("What is to be done"), key=fields.text, max_chars=LONGEST_DECISION, height=80)
    who_does, when = st.columns(2)
    with who_does:
        st.multiselect(words("Units that do it"), list(units), format_func=lambda u: units.get(u, u), key=fields.units,
                       placeholder=words("Choose units"))  # fmt: skip
        st.selectbox(words("Person, if one is named"), list(people), index=None, key=fields.person,
                     accept_new_options=True, placeholder=words("Choose or type a name"))  # fmt: skip
    with when:
        st.date_input(words("To be done by"), value=None, key=fields.due, format="DD/MM/YYYY")
        st.selectbox(words("Figure that shall move"), list(choices), index=None, key=fields.about,
                     format_func=lambda c: choices.get(c, c), placeholder=words("None"))  # fmt: skip


def _people() -> dict[str, Colleague]:
    """Whom a decision may name, by what the list says: the name, with the unit where several have it."""
    known_ones = colleagues(load.office(), who.actor())
    times = Counter(one.name for one in known_ones)
    return {one.name if times[one.name] == 1 else f"{one.name} ({one.unit or one.account})": one for one in known_ones}


def _choices(plan: Plan, words: Words) -> dict[str, str]:
    made: dict[str, str] = load.built(repr(("meeting choices", plan.programme.code, plan.year, load.newest(), words.key)),
                                      lambda: choices_of(plan, words))  # fmt: skip
    return made


def _decide(decision: Decision, fields: _DecisionFields, plan: Plan, words: Words) -> None:
    """A callback; what was typed leaves its fields once it is stored."""
    typed, state = fields, st.session_state
    person = str(state.get(typed.person) or "")
    colleague = _people().get(person)
    same = decision.owner_account if person == decision.owner_person else None  # an account that is out of use by now
    due = state.get(typed.due)
    said = replace(
        decision,
        text=str(state.get(typed.text) or ""), owner_units=tuple(state.get(typed.units) or ()),
        owner_person=colleague.name if colleague else person, owner_account=colleague.account if colleague else same,
        due=due if isinstance(due, date) else None, about=about_of(state.get(typed.about)),
    )  # fmt: skip
    done = words("Kept: {text}", text=said.text.strip())
    wrong = words("Write what is to be done, and name a unit or a person who does it.")
    if stored(lambda: decide(load.office(), said, who.actor()), done, wrong, words):
        tell_kept()
        state[typed.text] = ""
        state[typed.units] = []
        for field in (typed.person, typed.due, typed.about):
            state[field] = None


def draw_decisions_now(meeting: Meeting, past: Shown) -> None:
    """What is decided so far, each with its owner and day."""
    words, decided = past.words, known.meetings(meeting.programme).of(meeting.code)
    st.markdown(f"##### {words('Decided today: {count}', count=len(decided))}")
    for one in decided:
        who_when = f"{owners_text(one, past.plan, words)} · {due_text(one, words)}"
        st.markdown(md(f"{one.number}. {one.text} ({who_when})"))


def draw_corrections(meeting: Meeting, decided: Iterable[Decision], plan: Plan, words: Words) -> None:
    """For who runs the meetings: a decision written anew, or taken back; the earlier wording stays in the history."""
    listed = tuple(decided)
    if not listed or not known.runs(meeting.programme):
        return
    with st.expander(words("Correct a decision"), icon=":material/edit_note:", on_change="rerun") as opened:
        if not opened.open:
            return
        names = {one.number: f"{one.number}. {one.text[:80]}" for one in listed}
        picked = st.selectbox(
            words("What was decided"), list(names), format_func=lambda n: names[n], key=f"correct_{meeting.code}"
        )
        one = next((d for d in listed if d.number == picked), listed[0])
        fields = _DecisionFields(f"{one.key}_{one.revision}")
        for key, value in (
            (fields.text, one.text), (fields.units, list(one.owner_units)), (fields.person, one.owner_person or None),
            (fields.due, one.due), (fields.about, choice_of(one.about) if one.about else None),
        ):  # fmt: skip
            st.session_state.setdefault(key, value)
        with st.form(f"correct_form_{one.key}", border=False):
            _draw_fields(fields, plan, words)
            keep, strike = st.columns(2)
            with keep:
                st.form_submit_button(words("Keep the correction"), on_click=_decide, args=(one, fields, plan, words))
            with strike:
                st.form_submit_button(
                    words("Take the decision back"),
                    on_click=_decide,
                    args=(replace(one, struck=True), fields, plan, words),
                )


def draw_done_form(decisions: Iterable[Decision], plan: Plan, words: Words, key: str) -> None:
    """For the owner or the office: which decision is done, and by which word."""
    listed = known.answerable(decisions, plan)
    if not listed:
        return
    with st.form(f"done_{key}", border=False):
        names = {one.key: f"{one.number}. {one.text[:80]}" for one in listed}
        field = _DecisionFields(f"done_{key}")
        what, came = st.columns(2, vertical_alignment="bottom")
        with what:
            st.selectbox(words("What was decided"), list(names), format_func=lambda k: names[k], key=field.text)
        with came:
            st.text_input(words("What came of it"), key=field.word, max_chars=LONGEST_WORD)
        st.form_submit_button(
            words("Say that it is done"), icon=":material/task_alt:", on_click=_done, args=(listed, field, words)
        )


def _done(listed: tuple[Decision, ...], field: _DecisionFields, words: Words) -> None:
    one = next((d for d in listed if d.key == st.session_state.get(field.text)), listed[0])
    word = str(st.session_state.get(field.word) or "")
    if stored(
        lambda: say_done(load.office(), one, True, word, who.actor()),
        words("Done: {text}", text=one.text), words("Write what was done."), words,
    ):  # fmt: skip
        st.session_state[field.word] = ""


def draw_undone(decisions: Iterable[Decision], words: Words) -> None:
    """For who runs the meetings: what was said to be done and is not."""
    listed = tuple(one for one in decisions if one.is_done)
    if not listed:
        return
    with st.expander(words("Open one again"), icon=":material/undo:"):
        for one in listed:
            st.button(
                md(f"{one.number}. {one.text[:80]}"),
                key=f"undone_{one.key}",
                on_click=_undo,
                args=(one, words),
                type="tertiary",
            )


def _undo(one: Decision, words: Words) -> None:
    word = words("not done after all")
    stored(
        lambda: say_done(load.office(), one, False, word, who.actor()),
        words("Open again: {text}", text=one.text),
        word,
        words,
    )
