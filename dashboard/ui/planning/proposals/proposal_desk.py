"""The document that a browser session reads, with what was said of each proposal so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.importing.plan_documents.proposals import Proposal
from dashboard.usecases.plan_reading import ProposalVerdict, ReadDocument, clear_verdicts, unanswered

_DESK = "plan_document"


@dataclass
class ProposalDesk:
    read: ReadDocument
    verdicts: dict[str, ProposalVerdict] = field(default_factory=dict)
    looked_over: bool = False  # its plan is being examined
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
        self.looked_over = False

    def answer(self, proposal: Proposal, question: str, choice: str) -> None:
        """An answer takes the proposal, unless it was dropped by hand."""
        known = self.verdicts.get(proposal.key, ProposalVerdict(True))
        self.verdicts[proposal.key] = replace(known, answers={**known.answers, question: choice})
        self.looked_over = False

    def type(self, proposal: Proposal, fields: Mapping[str, str]) -> None:
        known = self.verdicts.get(proposal.key, ProposalVerdict(True))
        self.verdicts[proposal.key] = replace(known, fields={**known.fields, **fields})
        self.looked_over = False

    def take_clear(self) -> None:
        """All that ask nothing and of which nothing was said yet."""
        self.verdicts = clear_verdicts(self.read.reading) | self.verdicts
        self.looked_over = False
        self.round += 1


def proposal_desk() -> ProposalDesk | None:
    """None before a document was read."""
    known: ProposalDesk | None = st.session_state.get(_DESK)
    return known


def open_desk(read: ReadDocument) -> None:
    """The document from now on; the one before it goes, with what was said of it."""
    before = proposal_desk()
    if before is None or before.read.received.sha256 != read.received.sha256:
        st.session_state[_DESK] = ProposalDesk(read)


def close_desk() -> None:
    """A callback."""
    st.session_state.pop(_DESK, None)
