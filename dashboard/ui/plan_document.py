"""The text of a plan's document around one of its clauses, marked; and the way there from a target."""

from functools import lru_cache
from html import escape

import streamlit as st

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.history import Reception
from dashboard.importing.plan_documents.documents import PlanDocument
from dashboard.text import Words
from dashboard.text.findings import refusal_text
from dashboard.ui import link, load
from dashboard.ui.escape import md
from dashboard.ui.panels import title
from dashboard.usecases.plan_document_text import DocumentLine, lines_around
from dashboard.usecases.plan_sources import is_plan_document, plan_source, source_document
from dashboard.views.address import Param
from dashboard.views.linked import SHORT
from dashboard.views.pages import Page

__all__ = ["draw_plan_document", "draw_source_link", "is_plan_document"]

_CSS = """<style>
.gn-document{border:1px solid var(--gn-grid);border-radius:.25rem;padding:.5rem 1rem;max-width:80ch}
.gn-document p{margin:.5rem 0;overflow-wrap:anywhere}
.gn-document .gn-title{font-weight:600}
.gn-document .gn-place{display:block;font-size:.75rem;color:var(--gn-muted)}
.gn-document .gn-this{outline:3px solid var(--gn-good);outline-offset:3px;background:var(--gn-good-tint)}
</style>"""


def draw_plan_document(reception: Reception, asked: str, words: Words) -> None:
    """Draws the text around the place that the address names; the whole is the file's download."""
    try:
        document = _document(load.office().url, reception.sha256)
    except UnreadableWorkbook as refusal:
        st.warning(words("This file is not shown: {reason}", reason=md(refusal_text(refusal, words))))
        return
    lines = lines_around(document, asked) if asked else ()
    if asked and not lines:
        st.warning(words("The document has no place «{place}».", place=md(asked)), icon=":material/search_off:")
        return
    if lines:
        title(words("{name}, around {place}", name=reception.file_name, place=asked))
        st.html(f'{_CSS}<div class="gn-document">{"".join(map(_line, lines))}</div>')


def _line(line: DocumentLine) -> str:
    kinds = " ".join(filter(None, ("gn-title" if line.title else "", "gn-this" if line.here else "")))
    here = ' aria-current="true"' if line.here else ""
    return f'<p class="{kinds}"{here}><span class="gn-place">{escape(line.place)}</span>{escape(line.text)}</p>'


def draw_source_link(plan: Plan, clause: str, version: int | None, words: Words) -> None:
    """Draws the way from a target's sentence to its place in the document; nothing where the plan came without one."""
    source = plan_source(load.office(), plan, version)
    if source is None or not clause:
        return
    where = link.to(Page.CELL, **{Param.FILE: source[0][:SHORT], Param.CELL: clause})
    link.draw(where, words("Read it in the document"), ":material/description:")


@lru_cache(maxsize=4)
def _document(_: str, sha256: str) -> PlanDocument:
    """Of one store and one file it is always the same."""
    return source_document(load.office(), sha256)
