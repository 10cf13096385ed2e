"""A plan read from its document: proposals beside their sentences, confirmed, mended or dropped one by one."""

from dashboard.ui.planning.proposals.page import draw_proposals, draw_upload
from dashboard.ui.planning.proposals.proposal_desk import (
    ProposalDesk,
    another_is_asked,
    close_desk,
    open_desk,
    proposal_desk,
)

__all__ = [
    "ProposalDesk",
    "another_is_asked",
    "close_desk",
    "draw_proposals",
    "draw_upload",
    "open_desk",
    "proposal_desk",
]
