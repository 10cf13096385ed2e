"""The page of documents: what can be taken away, each made when it is clicked, of the figures that the pages show."""

from importlib.util import find_spec

import streamlit as st

from dashboard.domain.reporting.completeness import completeness
from dashboard.text import Words
from dashboard.ui import link, load
from dashboard.ui.document_forms import draw_forms
from dashboard.ui.document_texts import draw_texts
from dashboard.ui.escape import md
from dashboard.ui.panels import drawer
from dashboard.ui.shell import Shown
from dashboard.usecases.document_texts import texts_of
from dashboard.usecases.documents import EXTRA, DocumentKind, Making, document_name
from dashboard.views.address import Param
from dashboard.views.documents.asked import ReportChoice, report_choices
from dashboard.views.pages import Page

_ICONS = {
    DocumentKind.REPORT: ":material/description:",
    DocumentKind.SLIDES: ":material/slideshow:",
    DocumentKind.ANNEXES: ":material/table_view:",
    DocumentKind.HANDOUT: ":material/picture_as_pdf:",
    DocumentKind.POSTER: ":material/image:",
    DocumentKind.MESSAGE: ":material/chat:",
    DocumentKind.DATA: ":material/dataset:",
    DocumentKind.PLAN: ":material/assignment:",
}
_NEEDS = {DocumentKind.REPORT: "docx", DocumentKind.SLIDES: "pptx"}  # libraries of the extra


def draw_documents(now: Shown) -> None:
    """Which report, then a row for each document; what few ask for is made once it is opened."""
    words, chosen, overview = now.words, _chosen(now), link.whole_url(link.to(Page.OVERVIEW))
    for kind in DocumentKind:
        _draw_one(kind, now, chosen, overview)
    if now.version is None:
        with drawer("texts", words("Parts that you write")) as opened:
            if opened:
                of = chosen.name_in(now.plan)
                draw_texts(now, of, texts_of(load.office(), of))
    with drawer("forms", words("Documents from templates")) as opened:
        if opened:
            draw_forms(_making(now, chosen, overview).standing, words, now.version is None)
    with drawer("message", words("Message to paste")) as opened:
        if opened:
            made = _making(now, chosen, overview).made(DocumentKind.MESSAGE)
            st.code(made.content.decode(), language=None, wrap_lines=True)


def _chosen(now: Shown) -> ReportChoice:
    choices = {choice.code: choice for choice in report_choices(now.plan, now.period, now.words)}
    labels = {code: choice.label for code, choice in choices.items()}
    code = link.choose(now.words("Which report"), Param.REPORT, labels, "", now.words)
    return choices[code]


def _making(now: Shown, chosen: ReportChoice, overview: str) -> Making:
    """Of the figures of the report's own period, which may be another than the page's, and of what was written for it.

    It is made when somebody asks for it, outside any run, so the address of the `overview` comes with it.
    """
    own = {key: one.text for key, one in texts_of(load.office(), chosen.name_in(now.plan)).items()}
    standing = load.standing(now.programme, now.year, chosen.period, None, now.version, now.boundaries)
    calendar = completeness(standing.snapshot, load.office().today(standing.snapshot.plan))
    return Making(standing, calendar, now.words, overview, own, chosen.due_before)


def _draw_one(kind: DocumentKind, now: Shown, chosen: ReportChoice, overview: str) -> None:
    words = now.words
    with st.container(horizontal=True, vertical_alignment="center", border=True, key=f"document_{kind}"):
        with st.container(gap=None):
            st.markdown(f"**{_ICONS[kind]} {md(words.term(kind))}** · .{kind.ending}")
            st.caption(md(words.coded(f"document.{kind}")))
        if kind in _NEEDS and find_spec(_NEEDS[kind]) is None:
            st.caption(_absent(words))
            return
        st.download_button(
            words("Download"),
            data=lambda: _making(now, chosen, overview).made(kind).content,
            file_name=document_name(kind, now.plan, chosen.period, words),
            mime=kind.mime,
            key=f"download.{kind}.{chosen.code}.{now.period.code}",
            on_click="ignore",
            icon=":material/download:",
            width="content",
        )


def _absent(words: Words) -> str:
    return words('This document needs the extra «{extra}»: pip install "giamngheo[{extra}]"', extra=EXTRA)
