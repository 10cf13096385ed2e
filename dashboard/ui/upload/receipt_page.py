"""The page of a receipt: its lines, the corrected cells, a QR code of its address, and the PDF."""

from html import escape

import streamlit as st

from dashboard.exports.qr import qr_png
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.table import table
from dashboard.usecases.office import NothingKnown
from dashboard.usecases.receipts import receipt_of
from dashboard.views.address import LONGEST, Address, Param
from dashboard.views.corrections import corrected_table
from dashboard.views.linked import receipt_address
from dashboard.views.receipt import RECEIPT_PDF, ReceiptView, receipt_lines, receipt_title, sample_text

_FIELD = "choice.so"
_CSS = """<style>
.st-key-receipt_lines :is(td,td *){overflow-wrap:anywhere;white-space:normal!important;max-width:none!important}
.st-key-receipt_lines td *{overflow:visible!important}
.st-key-receipt_lines td:first-child{width:12rem;color:var(--gn-muted)}
@media (max-width:640px){
.st-key-receipt_lines tr{display:block;padding:.3rem 0;border-bottom:1px solid var(--gn-grid)}
.st-key-receipt_lines td,.st-key-receipt_lines td:first-child{display:block;border:0;padding:.05rem 0;width:auto}
}
</style>"""


def asked_number(words: Words) -> str:
    """The receipt number of the address; draws the field in which another one can be typed."""
    number = st.session_state[_FIELD] = link.asked(Param.RECEIPT)
    st.text_input(
        words("Receipt number"),
        key=_FIELD,
        max_chars=LONGEST,
        placeholder="giam-ngheo/BC-THANG/2024-09/04183/1",
        on_change=_typed,
    )
    return number


def _typed() -> None:
    link.choose_anew(Param.RECEIPT, str(st.session_state[_FIELD]).strip())


def draw_receipt_page(number: str, programme: str | None, words: Words) -> None:
    """Draws the receipt of `number`, or a warning where there is none."""
    try:
        receipt = receipt_of(office(), number, programme)
    except NothingKnown:
        st.warning(
            words(
                "There is no receipt {number} here. Look at the number again: programme/form/period/unit/revision.",
                number=md(number),
            ),
            icon=":material/search_off:",
        )
        return
    st.html(_CSS)
    url = link.whole_url(receipt_address(receipt.number, words.language))
    st.markdown(f"# {receipt_title(receipt, words)}", anchors=False)
    st.markdown(f"### {md(receipt.number)}", anchors=False)
    if sample := sample_text(receipt, words):
        st.warning(sample, icon=":material/info:")
    for other in receipt.also:
        where = receipt_address(other, words.language)
        st.link_button(words("Another programme has this number too: {number}", number=md(other)), where.href)
    left, right = st.columns([3, 1], gap="large")
    with right:
        st.image(qr_png(url), caption=words("The link of this receipt"), width=220)
        link.warn_of_local(url, words)
        _draw_pdf(receipt, words)
    with left:
        _draw_lines(receipt, words)
    if receipt.corrected:
        st.markdown(f"### {words('Cells mended when sent')}", anchors=False)
        shown = corrected_table(receipt.corrected, words)
        table(shown, words, "o-da-sua", caption=words("Cells mended when sent"), cards=True)


def _draw_lines(receipt: ReceiptView, words: Words) -> None:
    rows = [{"a": md(label), "b": f"**{md(text)}**"} for label, text in receipt_lines(receipt, words)]
    with st.container(key="receipt_lines"):
        st.table(rows, hide_index=True, hide_header=True, border="horizontal", alt=receipt_title(receipt, words))


def _draw_pdf(receipt: ReceiptView, words: Words) -> None:
    """The link of the PDF, which the server makes for who asks: it has the sender's name for some alone."""
    where = Address(RECEIPT_PDF, dict(receipt_address(receipt.number, words.language).codes))
    text = escape(words("Download as PDF"))
    st.html(f'<p class="door"><a href="{escape(where.href)}" target="_self" download>{text}</a></p>')
