"""A text with a button that copies it: links for messages. Browsers copy by the clipboard where the page came over HTTPS or from
this machine, and by the old command elsewhere, for offices serve pages over plain HTTP.
"""

from pathlib import Path

import streamlit as st

from dashboard.text import Words

_ROOM = Path(__file__).parent
_COPY = st.components.v2.component(
    "giamngheo_copying",
    html='<label class="gn-copy"><span></span><input readonly><button type="button"></button></label><p role="status"></p>',
    css=(_ROOM / "copying.css").read_text(encoding="utf-8"),
    js=(_ROOM / "copying.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def copying(label: str, text: str, words: Words, key: str) -> None:
    """`text` in a field that can be selected, and a button that copies it and says so."""
    labels = {"button": words("Copy"), "done": words("Copied"), "failed": words("Press Ctrl+C to copy")}
    _COPY(data={"label": label, "text": text, **labels}, key=key)
