"""No browser empties what is kept for all readers."""

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession, AppSessionState

from dashboard.web.kept_caches import HANDLER, keep_caches


def test_the_message_that_empties_caches_does_nothing(monkeypatch):
    monkeypatch.setattr(AppSession, HANDLER, getattr(AppSession, HANDLER))  # put back after the test
    emptied: list[str] = []
    monkeypatch.setattr(st.cache_data, "clear", lambda: emptied.append("data"))
    monkeypatch.setattr(st.cache_resource, "clear", lambda: emptied.append("resource"))
    keep_caches()
    session = object.__new__(AppSession)
    session._state = AppSessionState.SHUTDOWN_REQUESTED  # nothing of it was begun
    session.handle_backmsg(BackMsg(clear_cache=True))
    assert emptied == []
