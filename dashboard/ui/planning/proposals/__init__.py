"""A plan read from its document: proposals beside their sentences, confirmed, mended or dropped one by one."""

from dashboard.ui.planning.proposals.page import draw_from_document, draw_proposals

__all__ = ["draw_from_document", "draw_proposals"]
