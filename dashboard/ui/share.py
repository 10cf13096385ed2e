"""The link of the view: pinned to what it shows now, or always of the newest figures; to copy, or as a QR code."""

import streamlit as st

from dashboard.exports.qr import qr_png
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.copying import copying
from dashboard.views.address import Param
from dashboard.views.pages import light_address


def draw_share(version: int, words: Words) -> None:
    """`version`: of the store, as the page shows it."""
    with st.popover(words("Share"), icon=":material/link:", on_change="rerun", key="share") as opened:
        if not opened.open:  # the page below may still choose: its link is made when it is asked for
            return
        now = link.here()
        kept = now.with_(**{Param.VERSION: now.codes.get(Param.VERSION) or str(version)})
        pinned = link.whole_url(kept)
        copying(words("Stays as it is now (version {version})", version=version), pinned, words, "copy_pinned")
        if Param.VERSION not in now.codes:
            copying(words("Always the newest figures"), link.whole_url(now), words, "copy_newest")
        if light := light_address(kept):
            label = words("The same as a light page: for a weak network, an old phone, or paper")
            copying(label, link.whole_url(light), words, "copy_light")
        link.warn_of_local(pinned, words)
        st.image(qr_png(pinned), caption=words("QR code of the first link"), width=180)
