"""Files that are made for one reader: Streamlit hands them out by their address alone, so nobody else may guess it."""

from secrets import token_urlsafe

import streamlit as st

from dashboard.ui import who

_SALT = "private_file.salt"


def type_for_reader(mime: str) -> str:
    """The type of a file to download; for who is signed in with 128 random bits of this session in it.

    A file's address is a hash of its content, type and name, and is good until the session ends: whoever knows how such a file
    is made could try contents until one is there. The bits in the type keep him from it; browsers pass over them.
    """
    if not who.actor().known:
        return mime
    salt: str = st.session_state.setdefault(_SALT, token_urlsafe(16))
    return f"{mime}; of={salt}"
