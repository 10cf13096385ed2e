"""The line below the choices: up to which day the figures speak, whose they are, and of which version; all of it behind a click."""

from html import escape

import streamlit as st

from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.of_period import reporting
from dashboard.text import Words
from dashboard.ui import load
from dashboard.views.overview import figures_known
from dashboard.views.plan_words import sample_note
from dashboard.views.unreviewed import unreviewed_note


def draw_brand(office: str, words: Words) -> None:
    """Draws the product's name and whose it is."""
    said = escape(words("Sustainable poverty reduction"))
    whose = f"<span>{escape(office)}</span>" if office else ""
    st.html(f'<div class="gn-brand"><b>{said}</b>{whose}</div>', width="content")


def draw_line(snapshot: Snapshot, period: Period, version: int | None, words: Words) -> None:
    """Draws the line; `version` None: the newest."""
    number = version or load.newest()
    key = repr(
        ("line", load.at(version).mark, snapshot.plan.programme.code, snapshot.plan.year, period.code, words.key)
    )
    st.html(load.built(key, lambda: line_html(snapshot, period, number, words)))


def line_html(snapshot: Snapshot, period: Period, version: int, words: Words) -> str:
    """What is said at once, and what opens below it without moving the page."""
    plan = snapshot.plan
    figures = figures_known(snapshot, period, reporting(snapshot, period, plan.root), plan.root, words)
    short = " · ".join((figures[:1].upper() + figures[1:], words("data version {version}", version=version)))
    sample = sample_note(plan, words)
    chip = f'<span class="sample">{escape(words("Sample figures"))}</span> ' if sample else ""
    whole = (f"{plan.programme.office} · {plan.title}", f"{short}.", unreviewed_note(snapshot, period, words), sample)
    told = "".join(f"<p>{escape(text)}</p>" for text in dict.fromkeys(filter(None, whole)))
    return f'<details class="gn-line"><summary>{chip}{escape(short)}</summary><div>{told}</div></details>'
