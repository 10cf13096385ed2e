"""The data-quality part of a page: findings by owner, filters, and the form in which somebody explains one."""

import streamlit as st

from dashboard.domain.people.rights import Action, Forbidden
from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import Finding, FindingKind
from dashboard.domain.quality.review import review
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_refusal, refusal_text
from dashboard.ui.held import At
from dashboard.ui.kept import kept
from dashboard.ui.picked import not_offered, picked
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.who import actor
from dashboard.usecases.noting import note_finding
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.views.quality import FindingRow, chosen, finding_rows, finding_table, owner_name, problem, quality

_OPEN = 3  # owners whose findings stand open at once
_LISTED = 20  # more findings of one owner are a table
_LONGEST = 1000
_SAID, _REFUSED = "giai-trinh-xong", "giai-trinh-chua"
_WHICH, _TEXT, _OWNER = "phat-hien", "giai-trinh", "phu-trach"


def draw_quality(now: Shown, snapshot: Snapshot) -> None:
    """Everything that does not fit, filtered by unit and kind, and the form to explain it."""
    words = now.words
    findings = reviewed(now)
    heading, filters = st.container(), st.container(horizontal=True)
    with filters:
        unit, kind = _filters(findings, snapshot, now)
    asked = chosen(findings, unit, kind)
    shown = now.kept("quality", lambda: quality(snapshot, asked, words), unit, kind)
    with heading:
        st.markdown(f"## {md(shown.headline)}", anchors=False)
        st.caption(words("Late and missing reports stand above; a finding changes no figure and no verdict."))
    if done := st.session_state.pop(_SAID, None):
        st.success(words("The explanation is kept: {text}", text=md(str(done))), icon=":material/check:")
    for number, group in enumerate(shown.groups):
        label = words(
            "{owner}: {open} of {count} to explain", owner=group.owner, open=group.open, count=len(group.rows)
        )
        with st.expander(md(label), expanded=number < _OPEN and group.open > 0):
            _draw_rows(group.owner, group.rows, now)
    if asked:
        _draw_note(asked, snapshot, now)


def draw_findings(now: Shown, about: tuple[str, ...]) -> None:
    """What does not fit of an indicator or a target, by their codes; it is explained where the reporting stands."""
    words = now.words
    mine = tuple(finding for finding in reviewed(now) if finding.about in about)
    st.markdown(f"### {md(words('What does not fit'))}", anchors=False)
    if not mine:
        st.caption(words("Nothing of its figures wants an explanation."))
        return
    rows = now.kept("findings about", lambda: finding_rows(now.standing.snapshot, mine, words), about)
    table(rows, words, "phat-hien", caption=words("What does not fit"), key=about[0], height=420)


def reviewed(now: Shown) -> tuple[Finding, ...]:
    """All findings up to the period shown, as known at the version shown."""
    return _reviewed(load.at(now.version), now.programme, now.year, now.period.code)


def reviewed_year(now: Shown) -> tuple[Finding, ...]:
    """All findings of the plan year: of whichever period a report speaks."""
    return _reviewed(load.at(now.version), now.programme, now.year, f"{now.year}-13")


@kept(16)  # frozen values, shared by all sessions
def _reviewed(here: At, programme: str, year: int, period: str) -> tuple[Finding, ...]:
    return review(load.snapshot(programme, year, here.version), Period.parse(period))


def _filters(
    findings: tuple[Finding, ...], snapshot: Snapshot, now: Shown
) -> tuple[str | None, FindingKind | None]:  # fmt: skip
    words = now.words
    known = snapshot.plan.unit_by_code
    units = sorted(
        {code for f in findings for code in (f.owner, f.subject) if code in known or words.people.everywhere}
    )
    names = {owner_name(snapshot.plan, code, words): code for code in units if code}
    by_term = {words.term(kind): kind for kind in FindingKind}
    unit = st.selectbox(
        words("Unit"), list(names), index=None, key=f"don-vi-{now.programme}", placeholder=words("all units"), width=320
    )
    kind = st.selectbox(
        words("About"), list(by_term), index=None, key="loai", placeholder=words("every kind"), width=240
    )  # fmt: skip
    return names.get(unit or ""), by_term.get(kind or "")


def _draw_rows(owner: str, rows: tuple[FindingRow, ...], now: Shown) -> None:
    """Findings as a list that is read whole on a phone; many of them as a table."""
    words = now.words
    if len(rows) <= _LISTED:
        st.markdown("\n".join(_line(row, words) for row in rows))
        return
    found = now.kept("findings", lambda: finding_table(rows, words), owner, tuple(row.key for row in rows))
    table(found, words, "phat-hien", caption=words("What was found"), key=owner, height=560)


def _line(row: FindingRow, words: Words) -> str:
    explanation = f"**{md(words('Explanation'))}:** {md(row.explanation)}"
    return f"- {md(row.weight)} · {md(row.text)} {md(row.todo)} *{md(row.where.text)}*  \n  {explanation}"


def _draw_note(findings: tuple[Finding, ...], snapshot: Snapshot, now: Shown) -> None:
    words, plan = now.words, snapshot.plan
    with st.expander(words("Explain a finding, or name who is to see to it")):
        if now.version is not None:
            st.info(words("This is a past version: explanations are typed on the present one."))
            return
        if not actor().known:
            draw_refusal(Forbidden(actor(), Action.EXPLAIN, ""), words)
            return
        by_key = {f.key: f for f in findings}
        with st.form("note", border=False):
            st.selectbox(
                words("Which finding"),
                list(by_key),
                format_func=lambda k: problem(by_key[k], words),
                key=_WHICH,
            )
            st.text_area(words("Explanation"), max_chars=_LONGEST, key=_TEXT)
            units = {unit.code: unit.name for unit in plan.units}
            st.selectbox(
                words("Who is to see to it (blank: as it is)"), list(units), index=None, format_func=lambda c: units[c],
                key=_OWNER, placeholder=words("choose a unit"),
            )  # fmt: skip
            st.form_submit_button(
                words("Keep the explanation"),
                type="primary",
                on_click=_keep,
                args=(now.programme, now.year, by_key, tuple(units), words),
            )
        if refused := st.session_state.pop(_REFUSED, None):
            st.error(refused)


def _keep(programme: str, year: int, findings: dict[str, Finding], units: tuple[str, ...], words: Words) -> None:
    """A callback: what was typed leaves its fields only once it is stored."""
    key, text = picked(_WHICH, findings), str(st.session_state.get(_TEXT) or "")
    owner = picked(_OWNER, units) or ""
    if key is None or (not owner and st.session_state.get(_OWNER)):
        st.session_state[_REFUSED] = not_offered(words)
        return
    try:
        note_finding(load.office(), programme, year, key, text, actor(), owner)
    except Forbidden as refusal:
        st.session_state[_REFUSED] = md(refusal_text(refusal, words))
    except ValueError:
        st.session_state[_REFUSED] = words("Type an explanation, or who is to see to it.")
    except StoreUnavailable as unavailable:
        st.session_state[_REFUSED] = md(not_stored(unavailable.fault, words))
    except NothingKnown:
        st.session_state[_REFUSED] = words("This finding is no longer there: the figures have changed.")
    else:
        load.wrote()
        st.session_state[_SAID] = problem(findings[key], words) if key in findings else ""
        st.session_state[_TEXT], st.session_state[_OWNER] = "", None
