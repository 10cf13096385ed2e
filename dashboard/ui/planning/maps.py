"""Quản trị → Bản đồ: the map in use, the examination of a new one before it is stored, and its removal."""

from hashlib import sha256

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.choropleth import outline
from dashboard.domain.issues import Issue, Severity, StaleChangeSet
from dashboard.domain.people.named import signer
from dashboard.domain.people.rights import Action, Forbidden, over_unit
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import UnitMap, UnitShape
from dashboard.domain.reported.changes import MapChange
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.guard import MAX_BYTES
from dashboard.text import Words
from dashboard.text.findings import finding_text, refusal_text
from dashboard.ui import gate, load
from dashboard.ui.escape import md
from dashboard.ui.panels import chart, title
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.desk import LONGEST_REASON
from dashboard.ui.who import actor
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.mapping import take_off_map
from dashboard.usecases.office import StoreUnavailable
from dashboard.views.table import Table, texts
from dashboard.views.unit_map import map_heading, outlines

_MARKS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}
_EXAMINED, _MESSAGE, _ROUND, _WHY, _UNSTORED = "map_looked", "map_said", "map_round", "map_why", "map_unstored"
_TYPES = ["geojson", "json"]


def draw_map(plan: Plan, heading: DeltaGenerator, words: Words) -> None:
    """Draws the section; its heading says which units have a shape now."""
    stands = load.unit_map(plan.programme.code, plan.year)
    heading.markdown(f"# {md(map_heading(plan, stands, words))}", anchors=False)
    if message := st.session_state.pop(_MESSAGE, None):
        st.success(md(message), icon=":material/check_circle:")
    if (fault := st.session_state.pop(_UNSTORED, None)) is not None:
        st.error(md(not_stored(fault, words)), icon=":material/database_off:")
    st.markdown(
        words(
            "Borders of the communes as GeoJSON in WGS 84 (longitude, latitude), at most 10 MB, with a property that holds "
            "their codes or names."
        )
    )
    uploaded = st.file_uploader(
        words("GeoJSON file"), type=_TYPES, key=f"map_file_{_round()}", max_upload_size=MAX_BYTES // 1024 // 1024
    )
    if uploaded is not None:
        _draw_examination(_examination(uploaded.name, uploaded.getvalue(), plan), plan, words)
    with st.container(border=True, key="map_standing"):
        _draw_standing(stands, plan, words)


def _round() -> int:
    """The number of maps stored in this session; it makes a new, empty uploader after each."""
    return int(st.session_state.get(_ROUND, 0))


def _examination(name: str, content: bytes, plan: Plan) -> Examination:
    """The examination of the file, made anew when the store has changed."""
    key = (sha256(content).hexdigest(), name, plan.programme.code, plan.year, load.office().state())
    known = st.session_state.get(_EXAMINED)
    if known is None or known[0] != key:
        hints = Hints(plan.programme.code, year=plan.year)
        known = (key, examine_upload(load.office(), name, content, hints))
        st.session_state[_EXAMINED] = known
    examination: Examination = known[1]
    return examination


def _draw_examination(examination: Examination, plan: Plan, words: Words) -> None:
    with st.container(border=True, key="map_looked_over"):
        title(words("What was found in {file}", file=examination.file))
        if examination.refusal is not None:
            st.error(md(refusal_text(examination.refusal, words)))
            return
        if examination.issues:
            caption = words("What was found in {file}", file=examination.file)
            table(_findings(examination.issues, words), words, "phat-hien-ban-do", caption=caption, cards=True)
        if isinstance(examination.proposal, MapChange):
            _draw_outline("ban-do-moi", examination.proposal.shapes, plan, examination.sha256, words)
        if examination.change_set is None:
            if examination.blocked:
                st.warning(words("Not stored yet: mend the file and upload it again."), icon=":material/error:")
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            refusal = gate.refused(examination.change_set)
            st.button(
                words("Store the map"), key="map_store", type="primary", icon=":material/save:",
                disabled=refusal is not None, on_click=_store, args=(examination, words),
            )  # fmt: skip
            if refusal is not None:
                gate.draw_refusal(refusal, words)


def _findings(issues: tuple[Issue, ...], words: Words) -> Table:
    """The issues as a table, errors first; two columns, to fit a phone."""
    ordered = sorted(issues, key=lambda issue: list(Severity).index(issue.severity))
    spots = [f"{_MARKS[issue.severity]} {issue.place.spot or words('Whole file')}" for issue in ordered]
    return Table.of(
        texts(words("Feature"), spots),
        texts(words("What is wrong, what to do"), [finding_text(issue, words) for issue in ordered]),
    )


def _draw_outline(name: str, shapes: tuple[UnitShape, ...], plan: Plan, key: str, words: Words) -> None:
    areas = outlines(shapes, plan)
    alt = words("Outlines with the names of the units: {count} of them", count=len(areas))
    names = Table.of(
        texts(words("Unit"), [area.name for area in areas]), texts(words("Code"), [area.note for area in areas])
    )
    chart(name, alt, lambda: outline(areas, words), names, words, (key, plan.programme.code, len(areas)))


def _draw_standing(stands: UnitMap | None, plan: Plan, words: Words) -> None:
    title(words("The map that stands"))
    if stands is None:
        st.info(words("No map has been uploaded: pages show the tile map of the plan."), icon=":material/map:")
        return
    if not stands.shapes:
        by = signer(plan, stands.actor)
        text = words(
            "No map stands: pages show the tile map. {actor} took it off at {when}: {reason}",
            actor=by, when=stands.recorded_at, reason=words.remark(stands.reason, by) or "–",
        )  # fmt: skip
        st.info(md(text), icon=":material/map:")
        return
    text = words(
        "Map now: {file}, {count} units, sent by {actor}, {when}.",
        file=stands.file_name, count=len(stands.shapes), actor=signer(plan, stands.actor), when=stands.recorded_at,
    )  # fmt: skip
    if stands.year != plan.year:
        text += " " + words("It came with the plan of {year}.", year=str(stands.year))
    st.markdown(md(text))
    st.caption(words("A new file replaces it as a new revision; the past keeps the map that it had."))
    _draw_outline("ban-do", stands.shapes, plan, f"{stands.version}", words)
    _draw_taking_off(plan, words)


def _draw_taking_off(plan: Plan, words: Words) -> None:
    with st.expander(words("Take the map off the pages")), st.form("map_take_off", border=False):
        st.text_input(words("Why it is taken off"), key=_WHY, max_chars=LONGEST_REASON)
        st.form_submit_button(
            words("Take the map off the pages"), icon=":material/layers_clear:",
            disabled=not gate.let(Action.PLAN, words, over_unit(plan, plan.root)), on_click=_take_off, args=(plan, words),
        )  # fmt: skip


def _store(examination: Examination, words: Words) -> None:
    """A callback: stores the map that was examined; where the store has changed since, it is examined again."""
    try:
        receipt = commit_import(load.office(), examination, actor())
    except Forbidden as refusal:
        st.session_state[_MESSAGE] = gate.refusal_text(refusal, words)
        return
    except StaleChangeSet:
        st.session_state.pop(_EXAMINED, None)
        st.session_state[_MESSAGE] = words("The store has moved meanwhile: look at the map again, then store it.")
        return
    except StoreUnavailable as unavailable:
        st.session_state[_UNSTORED] = unavailable.fault
        return
    st.session_state[_ROUND] = _round() + 1
    st.session_state[_MESSAGE] = words("The map is stored: {number}", number=receipt.number)


def _take_off(plan: Plan, words: Words) -> None:
    why = str(st.session_state.get(_WHY) or "").strip()
    if not why:
        return
    try:
        receipt = take_off_map(load.office(), plan.programme.code, plan.year, why[:LONGEST_REASON], actor())
    except Forbidden as refusal:
        st.session_state[_MESSAGE] = gate.refusal_text(refusal, words)
        return
    except (StaleChangeSet, LookupError):
        st.session_state[_MESSAGE] = words("The store has moved meanwhile: look at the map again, then store it.")
        return
    except StoreUnavailable as unavailable:
        st.session_state[_UNSTORED] = unavailable.fault
        return
    st.session_state[_MESSAGE] = words("The map is taken off: {number}", number=receipt.number)
