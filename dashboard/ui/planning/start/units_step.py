"""The units below: pasted, from a catalogue file, or typed; twins and look-alikes are asked about before any is taken."""

import streamlit as st

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.pasted_units import pasted_units
from dashboard.importing.unit_lists import ListedUnit, twins
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.ui.planning.start.unit_table import draw_listed
from dashboard.usecases.plan_beginnings import units_of_file
from dashboard.usecases.plan_filling import below, told_below, with_units

_TEXT, _USUAL, _FILE, _PICKED = "start_units_text", "start_units_usual", "start_units_file", "start_units_picked"
_EVERY = "start_units_every"
_LEVELS = (UnitLevel.COMMUNE, UnitLevel.VILLAGE, UnitLevel.OFFICE)
_SHOWN = ("code", "name", "type", "level", "parent", "group")
_LONGEST = 60_000


def draw_units_step(desk: StartDesk, words: Words) -> None:
    """Draws the ways in which units come, then those that the draft has."""
    st.caption(
        words(
            "A commune alone is enough: it then reports for itself, or its villages do. Offices that report money or targets "
            "(phòng, trung tâm, hội) are units too."
        )
    )
    with st.expander(words("Paste a list"), expanded=not below(desk.typed), icon=":material/content_paste:"):
        st.selectbox(words("A name without xã, bản, phòng before it is"), _LEVELS, format_func=words.term, key=_USUAL)
        text = st.text_area(
            words("One unit a line, with or without its code"), key=_TEXT, height=180, max_chars=_LONGEST,
            placeholder="04240 Xã Mường Và\nBản Nà Hin\nPhòng Kinh tế",
        )  # fmt: skip
        _draw_found(desk, pasted_units(text or ""), "paste", words)
    with st.expander(words("From a catalogue file"), icon=":material/upload_file:"):
        file = st.file_uploader(
            words("A table with a column of names and one of codes (.xlsx, .xls, .ods, .csv)"), key=_FILE
        )
        if file is not None:
            found = units_of_file(file.getvalue())
            if not found:
                st.warning(words("No column of names was found: its title should be «Tên» or «Tên đơn vị»."))
            names = {f"{unit.code} {unit.name}".strip(): unit for unit in found}
            every = (
                st.checkbox(words("All of the file: {count} units", count=len(found)), key=_EVERY) if found else False
            )
            picked = [] if every else st.multiselect(words("Units of the file"), list(names), key=_PICKED)
            _draw_found(desk, found if every else tuple(names[one] for one in picked), "file", words)
    _draw_reporting_below(desk, words)
    draw_grid(desk, "units", _SHOWN, words)


def _draw_reporting_below(desk: StartDesk, words: Words) -> None:
    """Offers that the units below report what adds up, where the office alone does so far."""
    told = told_below(desk.typed)
    count = sum(row != old for row, old in zip(told.rows("indicators"), desk.typed.rows("indicators"), strict=True))
    if count:
        st.button(
            words("Let the units below report {count} indicators that add up", count=count), key="start_units_report",
            icon=":material/group:", on_click=desk.put, args=(told,),
        )  # fmt: skip


def _draw_found(desk: StartDesk, found: tuple[ListedUnit, ...], way: str, words: Words) -> None:
    """Draws how many units were read, the twins among them, and the button that takes them."""
    if not found:
        return
    standing = [row.get("name", "") for row in desk.typed.rows("units")]
    doubtful = twins(found, standing)
    same = {twin.name for twin in doubtful if twin.same}
    alike = [twin for twin in doubtful if not twin.same]
    without = st.multiselect(
        words("Leave out"), [unit.name for unit in found], key=f"start_units_without_{way}",
        default=[name for name in dict.fromkeys(unit.name for unit in found) if name in same],
        help=words("Names that stand already are left out; take them back here if they are other units."),
    ) if doubtful else []  # fmt: skip
    for twin in alike:
        st.warning(
            words(
                "«{name}» is much like «{other}»: are they two units? Leave one out above if not.",
                name=md(twin.name), other=md(twin.other),
            ),
            icon=":material/help:",
        )  # fmt: skip
    taken = _but(found, without, standing)
    draw_listed(taken, way, words)
    st.button(
        words("Take {count} units", count=len(taken)), key=f"start_units_take_{way}", type="primary", icon=":material/add:",
        disabled=not taken, on_click=_take, args=(desk, taken),
    )  # fmt: skip


def _but(found: tuple[ListedUnit, ...], without: list[str], standing: list[str]) -> tuple[ListedUnit, ...]:
    """Without those that are left out; of a name that stands twice in the list the first stays."""
    names, taken = [unit.name for unit in found], []
    for number, unit in enumerate(found):
        first = unit.name not in standing and names.count(unit.name) > 1 and names.index(unit.name) == number
        if unit.name not in without or first:
            taken.append(unit)
    return tuple(taken)


def _take(desk: StartDesk, units: tuple[ListedUnit, ...]) -> None:
    """A callback."""
    usual = st.session_state.get(_USUAL)
    desk.put(with_units(desk.typed, units, usual if usual in _LEVELS else UnitLevel.COMMUNE))
    st.session_state[_TEXT] = ""
