"""What is kept for all readers is not emptied by one of them: Streamlit's own message for it, which its menu sends to a developer,
is taken from any browser.
"""

from streamlit.runtime.app_session import AppSession

HANDLER = "_handle_clear_cache_request"


def keep_caches() -> None:
    """From now on the message does nothing, in this process."""
    if not hasattr(AppSession, HANDLER):
        raise RuntimeError("Streamlit takes the message that empties its caches elsewhere now")
    setattr(AppSession, HANDLER, lambda _session: None)
