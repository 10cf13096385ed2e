"""The sections of Quản trị that are not of the plan that stands: a new plan, accounts, settings, audit, shared, tokens."""

from collections.abc import Callable

from streamlit.delta_generator import DeltaGenerator

from dashboard.text import Words
from dashboard.ui.people.accounts import draw_accounts
from dashboard.ui.people.setting_up import draw_settings
from dashboard.ui.planning.audit import draw_audit
from dashboard.ui.planning.sections import ACCOUNTS, AUDIT, FROM_DOCUMENT, SETTINGS, START
from dashboard.ui.planning.start.guided import draw_from_document, draw_guided_start
from dashboard.ui.sharing import draw_links, draw_tokens
from dashboard.views.shared import SHARED, TOKENS

_DRAWN: dict[str, Callable[[DeltaGenerator, Words], None]] = {
    START: draw_guided_start,
    SETTINGS: draw_settings,
    AUDIT: draw_audit,
    FROM_DOCUMENT: draw_from_document,
    SHARED: draw_links,
    TOKENS: draw_tokens,
}


def draw_office_section(section: str, heading: DeltaGenerator, programme: str | None, words: Words) -> bool:
    """Draws it where the section is one of these; whether it is."""
    if section == ACCOUNTS:
        draw_accounts(heading, programme, words)
    elif section in _DRAWN:
        _DRAWN[section](heading, words)
    else:
        return False
    return True
