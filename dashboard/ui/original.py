"""The page of an uploaded file: its sender and receipts, a cell among its neighbours, and the figures read from it."""

from html import escape

import streamlit as st

from dashboard.domain.issues import Place, UnreadableWorkbook
from dashboard.domain.people.rights import Action
from dashboard.domain.reported.history import Reception
from dashboard.text import Words
from dashboard.text.findings import refusal_text
from dashboard.ui import link, load
from dashboard.ui.escape import md
from dashboard.ui.gate import let
from dashboard.ui.panels import title
from dashboard.ui.plan_document import draw_plan_document, is_plan_document
from dashboard.usecases.office import NothingKnown
from dashboard.usecases.opening_originals import over_file
from dashboard.usecases.originals import Around, around, original, place_named, read_at, sender_of
from dashboard.views.address import Param
from dashboard.views.linked import receipt_address
from dashboard.views.original_file import original_href

_CSS = """<style>
.gn-sheet{overflow-x:auto;border:1px solid var(--gn-grid);border-radius:.25rem}
.gn-sheet table{border-collapse:collapse;margin:0;font-size:.875rem;width:auto}
.gn-sheet :is(th,td){border:1px solid var(--gn-grid);padding:.3rem .5rem;text-align:left;vertical-align:top;max-width:24ch;
 min-width:3rem;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.gn-sheet thead th,.gn-sheet tbody th{background:var(--gn-surface);color:var(--gn-muted);font-weight:400;text-align:center;
 min-width:2.5rem}
.gn-sheet tbody th{position:sticky;left:0}
.gn-sheet .gn-heading td{font-weight:600;background:var(--gn-surface)}
.gn-sheet td.gn-this{outline:3px solid var(--gn-good);outline-offset:-3px;background:var(--gn-good-tint);
 font-weight:700;min-width:7rem}
.gn-sheet .gn-mark{display:block;font-size:.75rem;font-weight:600;color:var(--gn-good-text)}
</style>"""


def requested_file(words: Words, version: int | None) -> Reception | None:
    """The file that the address names; None, with a message, where the store has none."""
    digits = link.asked(Param.FILE)
    if not digits:
        st.markdown(f"# {words('An uploaded cell')}", anchors=False)
        st.info(
            words("Open a cell from the columns «File» and «Cell» of any table of figures."), icon=":material/grid_on:"
        )
        return None
    try:
        return original(load.office(), digits, version)
    except NothingKnown:
        st.markdown(f"# {words('An uploaded cell')}", anchors=False)
        st.warning(
            words("No uploaded file begins with {digits}, or this version does not know it yet.", digits=md(digits)),
            icon=":material/search_off:",
        )
        return None


def draw_file(reception: Reception, words: Words) -> None:
    """Draws the sender and the receipts of a file."""
    sender = words.person(sender_of(load.office(), reception))
    st.caption(words("Sent by {actor}, {when}", actor=md(sender), when=words.moment(reception.received_at)))
    with st.container(horizontal=True, vertical_alignment="center"):
        for revision in reception.reports:
            number = revision.submission.receipt
            where = receipt_address(number, words.language)
            st.page_link(
                link.page_of(where.page), label=words("Receipt {number}", number=md(number)),
                icon=":material/receipt_long:", query_params=dict(link.to(where.page, **where.codes).codes),
            )  # fmt: skip


def draw_cell(reception: Reception, words: Words) -> None:
    """Draws the cell that the address names among its neighbours, or why it cannot be shown, and the file's download.

    To who may not read originals of its units, draws that and nothing of the file.
    """
    if not all(let(Action.READ_ORIGINAL, words, over) for over in over_file(load.office(), reception)):
        return
    asked = link.asked(Param.CELL)
    if is_plan_document(reception):
        draw_plan_document(reception, asked, words)
        _draw_door(reception, words)
        return
    place = place_named(asked)
    try:
        neighbours = around(load.office(), reception.sha256, place, words) if asked else None
    except UnreadableWorkbook as refusal:
        st.warning(words("This file is not shown: {reason}", reason=md(refusal_text(refusal, words))))
        return
    except NothingKnown:
        st.warning(
            words("This file has no cell {cell}: look at its whole by the button below.", cell=md(asked)),
            icon=":material/search_off:",
        )
        neighbours = None
    if neighbours is not None:
        _draw_read(reception, place, words)
        title(words("Sheet {sheet}, around {cell}", sheet=place.container, cell=place.spot))
        st.html(_CSS + _grid(neighbours, words))
    _draw_door(reception, words)


def _draw_door(reception: Reception, words: Words) -> None:
    door = escape(original_href(reception.sha256, words.language))
    text = escape(words("Download the file as it was sent"))
    st.html(f'<p class="door"><a href="{door}" target="_self" download>{text}</a></p>')


def _draw_read(reception: Reception, place: Place, words: Words) -> None:
    read = read_at(load.office(), reception, place, words)
    if read:
        lines = dict.fromkeys(f"- {md(figure.what)}: **{md(figure.text)}**" for figure in read)
        st.markdown(f"{words('Read from it:')}\n" + "\n".join(lines))
    else:
        st.caption(words("No figure of the pages was read from this very cell."))


def _grid(neighbours: Around, words: Words) -> str:
    """The cells as an HTML table, their texts escaped."""
    head = "".join(f'<th scope="col">{letters}</th>' for letters in neighbours.columns)
    body = "".join(_row(number, texts, neighbours, words) for number, texts in neighbours.rows)
    return f'<div class="gn-sheet" tabindex="0"><table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _row(number: int, texts: tuple[str, ...], neighbours: Around, words: Words) -> str:
    mark = f'<span class="gn-mark">◀ {escape(words("this cell"))}</span>'
    cells = "".join(
        f'<td class="gn-this" aria-current="true">{escape(text)}{mark}</td>'
        if number == neighbours.row and letters == neighbours.column
        else f"<td>{escape(text)}</td>"
        for letters, text in zip(neighbours.columns, texts, strict=True)
    )
    kind = ' class="gn-heading"' if number in neighbours.headings else ""
    return f'<tr{kind}><th scope="row">{number}</th>{cells}</tr>'
