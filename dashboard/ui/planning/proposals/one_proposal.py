"""One proposal: its sentence and place, what was read of it, its questions, and Nhận, Sửa, Bỏ."""

import streamlit as st

from dashboard.importing.cell_text.target_words import target_words
from dashboard.importing.plan_documents.proposals import PlanQuestion, Proposal, ProposalKind
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.picked import picked
from dashboard.ui.planning.proposals.proposal_desk import ProposalDesk
from dashboard.ui.planning.proposals.proposal_fields import RULED, SHOWN, list_of, missing, shown_value, with_rules
from dashboard.usecases.plan_reading import ProposalVerdict, as_confirmed, unanswered

_IN_HEADING = ("name", "value", "title", "amount", "code", "number")
_TAKE, _MEND, _DROP = "take", "mend", "drop"


def draw_proposal(proposal: Proposal, desk: ProposalDesk, words: Words) -> None:
    """Draws it as a card."""
    verdict = desk.of(proposal)
    now = as_confirmed(proposal, verdict or ProposalVerdict(True)) or proposal
    key = f"proposal_{desk.round}_{proposal.key}"
    with st.container(border=True):
        st.markdown(_heading(now, words))
        st.markdown(f"> {md(proposal.sentence)} ({md(proposal.place)})")
        _draw_fields(now, words)
        for question in proposal.questions:
            _draw_question(question, proposal, desk, key, words)
        options = {_TAKE: words("Take"), _MEND: words("Mend"), _DROP: words("Drop")}
        stands = None if verdict is None else _TAKE if verdict.taken else _DROP
        mending = bool(st.session_state.get(f"{key}_mending"))
        do = f"{key}{'_a' * len(verdict.answers if verdict else ())}_do"  # an answer takes it, and is seen to
        if st.session_state.get(do) is None:  # a card that was out of sight comes back without its choice
            st.session_state[do] = _MEND if mending else stands
        st.segmented_control(
            words("What to do with it"), list(options), format_func=options.__getitem__, required=True,
            key=do, on_change=_said, args=(proposal, desk, key, do), label_visibility="collapsed",
        )  # fmt: skip
        if verdict is not None and verdict.taken and unanswered(proposal, verdict):
            st.caption(words("Taken once its question is answered."))
        if lacks := missing(now):
            named = ", ".join(words.coded(f"proposal.field.{field}") for field in lacks)
            st.warning(
                words("The text does not say: {fields}. Type it under «Mend».", fields=named), icon=":material/edit:"
            )
        if mending:
            _draw_mending(now, proposal, desk, key, words)


def _heading(now: Proposal, words: Words) -> str:
    own = now.fields
    match now.kind:
        case ProposalKind.TARGET:
            return f"**{md(own.get('name', ''))}**: {md(own.get('value', ''))} {md(_unit(own))}"
        case ProposalKind.MONEY:
            amount = own.get("amount", "")
            shown = words("{amount} million đồng", amount=amount) if amount[:1].isdigit() else amount
            return f"**{md(own.get('project', ''))}** · {md(own.get('fund', '') or words('source not split'))}: {md(shown)}"
        case ProposalKind.PROJECT:
            return f"**{md(own['code'])}** · {md(own['name'])}"
        case ProposalKind.LEAD:
            return f"**{md(own['project'])}** · {md(own['office'])}"
        case ProposalKind.DEADLINE:
            return f"**{md(own.get('name', ''))}**"
        case ProposalKind.DOCUMENT:
            return f"**{md(own['kind'])} {md(own['number'])}**"
        case _:
            return f"**{md(own.get('title') or own.get('name') or words('The plan itself'))}**"


def _unit(own: object) -> str:
    fields = dict(own) if isinstance(own, dict) else {}
    unit = fields.get("unit_of_measure", "")
    return "" if unit == "%" or fields.get("operator") == "none" else unit


def _draw_fields(now: Proposal, words: Words) -> None:
    """What was read, and in lighter letters what a rule adds."""
    read = [
        f"{words.coded(f'proposal.field.{field}')}: {md(shown_value(now.kind, field, now.fields[field], words))}"
        for field in SHOWN[now.kind]
        if now.fields.get(field) and field not in _IN_HEADING
    ]
    st.markdown(" · ".join(read))
    if now.kind is ProposalKind.TARGET:
        ruled = with_rules(now)
        added = [shown_value(now.kind, field, ruled[field], words) for field in RULED if not now.fields.get(field)]
        st.caption(words("By rule, not in the text: {fields}", fields=" · ".join(added)))


def _draw_question(question: PlanQuestion, proposal: Proposal, desk: ProposalDesk, key: str, words: Words) -> None:
    verdict = desk.of(proposal)
    said = verdict.answers.get(question.code) if verdict else None
    names = {c.key: _choice_name(question, c.key, words) for c in question.choices}
    options = list(names)
    st.radio(
        md(words.coded(f"proposal.question.{question.code}", question.params)), options,
        index=options.index(said) if said in names else None, format_func=names.__getitem__,
        key=f"{key}_{question.code}", on_change=_answered, args=(proposal, desk, question, key),
    )  # fmt: skip


def _choice_name(question: PlanQuestion, choice: str, words: Words) -> str:
    if question.code in ("year",):
        return choice
    return words.coded(f"proposal.choice.{question.code}.{choice}", question.params)


def _answered(proposal: Proposal, desk: ProposalDesk, question: PlanQuestion, key: str) -> None:
    """A callback."""
    choice = picked(f"{key}_{question.code}", [c.key for c in question.choices])
    if choice is not None:
        desk.answer(proposal, question.code, choice)


def _said(proposal: Proposal, desk: ProposalDesk, key: str, do: str) -> None:
    """A callback."""
    said = picked(do, [_TAKE, _MEND, _DROP])
    st.session_state[f"{key}_mending"] = said == _MEND
    if said in (_TAKE, _DROP):
        desk.say(proposal, said == _TAKE)


def _draw_mending(now: Proposal, proposal: Proposal, desk: ProposalDesk, key: str, words: Words) -> None:
    """A field for each part; a value of a target is read back as it will be stored."""
    fields = with_rules(now)
    for field in SHOWN[now.kind]:
        label, known, name = words.coded(f"proposal.field.{field}"), fields.get(field, ""), f"{key}_f_{field}"
        members = list_of(now.kind, field)
        if members is None:
            st.text_input(label, known, key=name, on_change=_typed, args=(proposal, desk, field, name))
            continue
        options = ["", *(str(m.value) for m in members if m.value)]
        names = {option: shown_value(now.kind, field, option, words) or "–" for option in options}
        st.selectbox(
            label, options, index=options.index(known) if known in options else 0, format_func=names.__getitem__,
            key=name, on_change=_typed, args=(proposal, desk, field, name),
        )  # fmt: skip
    value = fields.get("value", "")
    if now.kind is ProposalKind.TARGET and value and target_words(value, fields.get("unit_of_measure", "")) is None:
        st.caption(words("«{value}» is not read as a target's value yet.", value=md(value)))


def _typed(proposal: Proposal, desk: ProposalDesk, field: str, key: str) -> None:
    """A callback."""
    value = st.session_state.get(key)
    if isinstance(value, str):
        desk.type(proposal, {field: " ".join(value.split())})
