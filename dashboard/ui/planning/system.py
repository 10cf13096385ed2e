"""Quản trị → Hệ thống: which store this is, its last backup, the room on the disk, and how many pages are open."""

from decimal import Decimal

import streamlit as st
from streamlit.runtime import exists, get_instance

from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.usecases.installation import Installation, installation
from dashboard.usecases.settings import Settings


def draw_system(words: Words) -> None:
    """Looked up when it is opened."""
    with st.expander(words("System"), on_change="rerun", key="system") as opened:
        if not opened.open:
            return
        known = system_facts(installation(load.office(), Settings()), _sessions(), words)
        st.markdown("\n".join(f"- **{md(label)}**: {md(text)}" for label, text in known))
        st.caption(md(words("Backup: ./run backup · check-up: ./run doctor · more in docs/operating.en.md")))


def system_facts(seen: Installation, sessions: int, words: Words) -> tuple[tuple[str, str], ...]:
    """Label and text of each; nothing that is not known."""
    state, free = seen.state, round(Decimal(seen.free) / 2**30, 1)
    lines = [
        (words("Version of the app"), seen.app),
        (words("Store"), seen.store),
        (words("Identity of the store"), state.identity if state else ""),
        (
            words("Generation"),
            words("{generation} (one more after each restore)", generation=state.generation) if state else "",
        ),
        (words("Store version"), words.value(state.version) if state else ""),
        (words("Written last"), words.moment(state.recorded_at) if state and state.recorded_at else ""),
        (
            words("Last backup"),
            _backup(seen, words),
        ),
        (words("Free on the disk"), words("{free} GB", free=free)),
        (words("Public address"), seen.public_url or words("not set")),
        (words("Open pages"), words.value(sessions)),
    ]
    return tuple((label, text) for label, text in lines if text)


def _backup(seen: Installation, words: Words) -> str:
    if seen.backup is None:
        return words("none yet: ./run backup")
    made = words.moment(seen.backup.manifest.made_at)
    return words("{moment}, encrypted", moment=made) if seen.backup.encrypted else made


def _sessions() -> int:
    """0 where no server runs, as in tests of a page."""
    return len(get_instance()._session_mgr.list_active_sessions()) - len(load.REHEARSING) if exists() else 0
