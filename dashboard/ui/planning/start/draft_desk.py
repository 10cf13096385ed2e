"""The draft that is open in a browser session: as it was kept, and as it stands on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import streamlit as st

from dashboard.domain.people.rights import Forbidden
from dashboard.domain.plan.drafts import PlanDraft, Texts
from dashboard.ui.load import office
from dashboard.ui.planning.proposals import close_desk
from dashboard.ui.who import actor
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.plan_drafts import DraftTooLarge, StaleDraft, draft_of, keep_draft
from dashboard.usecases.plan_filling import filled_rows
from dashboard.usecases.plan_steps import StartStep
from dashboard.usecases.planning import Edits

_KEY = "start_desk"
STEP = "start_step"


@dataclass
class StartDesk:
    """`kept` is what the store has, `typed` what the page has. Editors begin with `drawn`, which stays while somebody types: each
    `round` has its own. `said` is told once: how the last keeping ended."""

    kept: PlanDraft
    typed: PlanDraft
    drawn: dict[str, list[Texts]] = field(default_factory=dict)
    round: int = 0
    step: StartStep = StartStep.OFFICE
    said: str = ""

    @property
    def changed(self) -> bool:
        """Whether something stands here that the store does not have."""
        one, other = self.kept, self.typed
        return (one.fields, one.tables, one.documents) != (other.fields, other.tables, other.documents)

    def rows(self, table: str) -> list[Texts]:
        """The rows that the editor of a sheet begins with."""
        return self.drawn.setdefault(table, [dict(row) for row in self.typed.rows(table)])

    def write(self, tables: dict[str, list[Texts]], fields: Texts | None = None) -> None:
        """What an editor holds now."""
        kept: dict[str, Sequence[Texts]] = dict(self.typed.tables)
        edits = Edits(kept | tables, {**self.typed.fields, **(fields or {})})
        clean = draft_of(edits)
        self.typed = replace(self.typed, fields=clean.fields, tables=clean.tables)

    def put(self, draft: PlanDraft) -> None:
        """Another state, not by typing: the editors begin anew with it."""
        self.typed = draft
        self.drawn = {}
        self.round += 1

    def put_quietly(self, draft: PlanDraft) -> None:
        """The same where no editor is drawn in this run; editors of other steps begin anew with it anyway."""
        if draft is not self.typed:
            self.put(draft)


def start_desk() -> StartDesk | None:
    """None while no draft is open."""
    return cast("StartDesk | None", st.session_state.get(_KEY))


def open_draft(draft: PlanDraft, step: StartStep = StartStep.OFFICE) -> None:
    last = start_desk()
    st.session_state[_KEY] = StartDesk(draft, draft, round=last.round + 1 if last else 0, step=step)
    st.session_state[STEP] = step
    close_desk()


def close_draft() -> None:
    st.session_state.pop(_KEY, None)
    st.session_state.pop(STEP, None)
    close_desk()


def keep_typed_draft(desk: StartDesk, step: StartStep | None = None) -> None:
    """A callback: blank cells that follow from others are filled in, the draft is kept, and `step` comes next."""
    desk.put(filled_rows(desk.typed))
    try:
        desk.kept = keep_draft(office(), desk.typed, actor())
    except (Forbidden, StaleDraft, DraftTooLarge, StoreUnavailable) as refused:
        desk.said = type(refused).__name__
        return
    desk.typed = desk.kept
    desk.said = "kept"
    if step is not None:
        st.session_state[STEP] = step
