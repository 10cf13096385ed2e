"""The document that a browser session reads, with what was said of each proposal so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.importing.plan_documents.proposals import Proposal
from dashboard.usecases.plan_reading import ProposalVerdict, ReadDocument, clear_verdicts, unanswered

_DESK, _ANOTHER = "plan_document", "plan_document_another"


@dataclass
class ProposalDesk:
    read: ReadDocument
    verdicts: dict[str, ProposalVerdict] = field(default_factory=dict)
    round: int = 0  # raised where all fields are to be drawn anew

    def of(self, proposal: Proposal) -> ProposalVerdict | None:
        return self.verdicts.get(proposal.key)

    def waits(self, proposal: Proposal) -> bool:
        """Whether a person has something to say of it yet."""
        verdict = self.of(proposal)
        return verdict is None or (verdict.taken and bool(unanswered(proposal, verdict)))

    def say(self, proposal: Proposal, taken: bool) -> None:
        known = self.verdicts.get(proposal.key, ProposalVerdict(taken))
        self.verdicts[proposal.key] = replace(known, taken=taken)

    def answer(self, proposal: Proposal, question: str, choice: str) -> None:
        """An answer takes the proposal, unless it was dropped by hand."""
        known = self.verdicts.get(proposal.key, ProposalVerdict(True))
        self.verdicts[proposal.key] = replace(known, answers={**known.answers, question: choice})

    def type(self, proposal: Proposal, fields: Mapping[str, str]) -> None:
        known = self.verdicts.get(proposal.key, ProposalVerdict(True))
        self.verdicts[proposal.key] = replace(known, fields={**known.fields, **fields})

    def take_clear(self) -> None:
        """All that ask nothing and of which nothing was said yet."""
        self.verdicts = clear_verdicts(self.read.reading) | self.verdicts
        self.round += 1


def proposal_desk() -> ProposalDesk | None:
    """None before a document was read."""
    known: ProposalDesk | None = st.session_state.get(_DESK)
    return known


def open_desk(read: ReadDocument, verdicts: Mapping[str, ProposalVerdict] | None = None) -> ProposalDesk:
    """The document from now on, with what was said of it; the one before it goes."""
    before = proposal_desk()
    if before is not None and before.read.received.sha256 == read.received.sha256 and verdicts is None:
        return before
    desk = ProposalDesk(read, dict(verdicts or {}), round=before.round + 1 if before else 0)
    st.session_state[_DESK] = desk
    st.session_state.pop(_ANOTHER, None)
    return desk


def ask_another(desk: ProposalDesk) -> None:
    """A callback: the draft keeps what was said of this document, and another may come."""
    st.session_state.pop(_DESK, None)
    st.session_state[_ANOTHER] = desk.read.received.sha256


def another_is_asked() -> bool:
    return _ANOTHER in st.session_state


def close_desk() -> None:
    """A callback."""
    st.session_state.pop(_DESK, None)
    st.session_state.pop(_ANOTHER, None)
