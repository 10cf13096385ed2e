"""What is measured: picked from the library of known indicators, or one's own."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.planning.start.draft_desk import StartDesk
from dashboard.ui.planning.start.grid import draw_grid
from dashboard.usecases.plan_filling import reporters
from dashboard.usecases.plan_library import LibraryKind, library, with_indicators

_SHOWN = (
    "code", "name", "unit_of_measure", "measure", "direction", "value_type", "aggregation", "reporters", "subject", "frequency",
    "numerator", "denominator", "dimension", "definition", "role", "group", "standard",
)  # fmt: skip
_PICKED, _WHO = "start_library", "start_library_reporters"


def draw_indicators_step(desk: StartDesk, words: Words) -> None:
    """Draws the library, then the draft's own list."""
    stand = {row.get("code", "") for row in desk.typed.rows("indicators")}
    entries = {entry.code: entry for entry in library("indicators") if entry.code not in stand}
    names = reporters(desk.typed)
    with st.expander(words("From the library"), expanded=not stand, icon=":material/library_books:"):
        who = st.multiselect(
            words("Who reports them"), list(names), format_func=lambda code: names.get(code, code), key=_WHO,
            default=[code for code in names if names[code].startswith(f"{code}:")][:1] or list(names)[:1],
        )  # fmt: skip
        for kind in LibraryKind:
            of_kind = [code for code, entry in entries.items() if entry.kind is kind]
            st.multiselect(
                words.term(kind), of_kind, key=f"{_PICKED}_{kind}_{desk.round}",
                format_func=lambda code: f"{entries[code].name} ({entries[code].cells['unit_of_measure']})",
            )  # fmt: skip
        picked = [code for kind in LibraryKind for code in st.session_state.get(f"{_PICKED}_{kind}_{desk.round}") or ()]
        for code in picked[:8]:
            entry = entries[code]
            said = entry.cells.get("definition", "")
            st.caption(
                f"**{md(entry.name)}** · {md(entry.cells['direction'])} · {md(entry.cells['aggregation'])} · {md(said)} "
                f"({words('source: {source}', source=md(entry.source))})"
            )
        review = [code for kind in (LibraryKind.REVIEW,) for code in entries if entries[code].kind is kind]
        with st.container(horizontal=True):
            st.button(
                words("Take {count} indicators", count=len(picked)), key="start_take_indicators", type="primary",
                icon=":material/add:", disabled=not picked, on_click=_take, args=(desk, tuple(picked), tuple(who)),
            )  # fmt: skip
            st.button(
                words("Take all of the yearly review (NĐ 07/2021)"), key="start_take_review", icon=":material/add:",
                disabled=not review, on_click=_take, args=(desk, tuple(review), tuple(who)),
            )  # fmt: skip
    st.caption(
        words("Reporters are codes of units or groups, apart by «;»: {codes}", codes=md("; ".join(list(names)[:12])))
    )
    draw_grid(desk, "indicators", _SHOWN, words)


def _take(desk: StartDesk, codes: tuple[str, ...], who: tuple[str, ...]) -> None:
    """A callback."""
    desk.put(with_indicators(desk.typed, codes, "; ".join(who)))
