"""The sections of the page Giải ngân."""

import streamlit as st

from dashboard.charts.small_curve import small_curve, small_curves
from dashboard.charts.waterfall import waterfall
from dashboard.domain.people.causes import Late
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.causes import draw_causes
from dashboard.ui.escape import md
from dashboard.ui.panels import behind, chart, facts, money_curve, title, verdict_notes
from dashboard.ui.pictures import Leaving, draw_pictures
from dashboard.ui.proposals import draw_proposals
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.causes import project_asks
from dashboard.views.money.beside import Beside
from dashboard.views.money.carried_over import CarriedView
from dashboard.views.money.credit import Credit
from dashboard.views.money.multiples import Multiple, share_table, top
from dashboard.views.money.one_project import one_project
from dashboard.views.money.page import Money
from dashboard.views.money.projects import Projects
from dashboard.views.money.served import Served
from dashboard.views.money.steps import Waterfall
from dashboard.views.money.without import Without
from dashboard.views.plan_words import project_texts
from dashboard.views.proposals import proposals_of_project
from dashboard.views.table import Table
from dashboard.views.target_facts import Fact


def draw_standing(view: Money, words: Words, key: object) -> None:
    """Draws the year's curve, and the waterfall from the sources to what is unspent."""
    panels = st.grid(2, min_column_width=400, gap="small", border=True)
    with panels.cell().container(gap="xsmall"):
        title(view.curve_title)
        money_curve(view.curve, view.headline, words, key, height=320)
        if view.curve and view.curve.by_default and view.curve.path is not None:
            st.caption(words("Dashed grey: the path is a default, nobody has approved one."))
    with panels.cell().container(gap="xsmall"):
        _draw_waterfall(view.waterfall, words, key)


def draw_project(now: Shown, code: str) -> None:
    """Draws the page of a project: its curve, lead, targets, money lines, and the source of each amount."""
    words, project = now.words, now.view(one_project, code)
    st.markdown(f"# {md(project.heading)}", anchors=False)
    verdict_notes(project.rest, project.why, words)
    if project.estimate:
        st.caption(md(project.estimate))
    if project.carried:
        st.caption(md(project.carried))
    draw_causes(now, Late.PROJECT, code, project_asks(now.standing, code))
    with st.container(border=True, gap="xsmall"):
        title(words("Disbursed against the plan, million đồng"))
        money_curve(project.curve, project.heading, words, now.key(code), height=280)
        facts(
            (
                Fact(words("Lead"), project.leads or words("no lead named")),
                Fact(words("Targets"), project.targets or "–"),
            )
        )
    said = now.kept("texts of project", lambda: project_texts(now.standing.snapshot.plan, code, words), code)
    if said:
        title(words("What the plan says"))
        table(said, words, "ke-hoach-viet", caption=words("What the plan says"), height=760)
    note = words("Words of whole reports, by the units that lead this project or report its money")
    draw_proposals(now.view(proposals_of_project, code), words, note)
    heading = words("Money lines: project × source × budget year, million đồng")
    title(heading)
    table(project.lines, words, "dong-von", caption=heading)
    heading = words("Where each figure comes from")
    title(heading)
    if project.sources:
        table(project.sources, words, "nguon-so-lieu", caption=heading, height=560)
    else:
        st.info(words("No disbursement reported yet"))


def _draw_waterfall(shown: Waterfall, words: Words, key: object) -> None:
    title(shown.title)
    if not shown.steps:
        st.info(words("No amount of this year's money is given, so there are no steps to draw."))
        return
    chart(
        "waterfall",
        shown.title,
        lambda: waterfall(shown.steps, words),
        lambda: shown.table(words),
        words,
        key,
        told=(words("Million đồng"),),
    )
    if shown.note:
        st.caption(md(shown.note))


def draw_projects(shown: Projects, words: Words) -> None:
    title(shown.title)
    table(shown.table, words, "du-an", caption=shown.title)
    if shown.differs:
        st.caption(words("⚠ What units reported of the month differs from what their cumulative amounts give."))
    if shown.incomplete:
        st.caption(words("◐ Units without a figure of the month before are left out: nobody knows what they added."))


def draw_carried(shown: CarriedView, words: Words) -> None:
    """Draws earlier years' money apart from this year's; nothing where there is none."""
    if not shown.table:
        return
    title(words("Money carried over from earlier years, million đồng"))
    st.caption(md(shown.title))
    table(shown.table, words, "von-chuyen-nguon", caption=shown.title)


def draw_multiples(heading: str, shown: tuple[Multiple, ...], words: Words, key: object) -> None:
    """Draws a chart for each project on a common axis; nothing for a single project, whose curve is the whole one."""
    if len(shown) < 2:
        return
    title(heading)
    means = words("% of the allocation, all on one axis · blue: disbursed · grey: planned path")
    st.caption(means)
    grid, end = st.grid(4, min_column_width=260, gap="small", border=True), top(shown)
    for multiple in shown:
        with grid.cell().container(gap="xsmall"):
            st.markdown(f"**{md(multiple.name)}**")
            st.caption(md(multiple.caption))
            _draw_multiple(multiple, end, words, key)
    with behind("small", words) as expander:
        if expander.open:
            shares = load.built(f"shares:{key!r}:{words.key}", lambda: share_table(shown, words))
            leaving = Leaving("small", heading, (means,), lambda: small_curves(shown, end, words), key)
            draw_pictures(leaving, shares, words)
            table(shares, words, "hinh-du-an", caption=heading, download=False)


def _draw_multiple(multiple: Multiple, end: float, words: Words, key: object) -> None:
    chart("small", multiple.sentence, lambda: small_curve(multiple, end, words), None, words, (key, multiple.key, end))


def draw_beside(shown: Beside, words: Words) -> None:
    """Draws Kho bạc's figures beside the units', and advances, or how to enter them."""
    title(shown.title)
    if shown.earlier:
        st.info(
            words(
                "The Treasury's newest figures are of {period}: choose that period to see them beside the units'.",
                period=shown.earlier,
            )
        )
    elif not shown.treasury_known:
        st.info(
            words(
                "Nobody has entered the Treasury's figures. Write them on spare rows of the sheet «Giải ngân» with «Kho bạc» in"
                " the column «Nguồn số liệu», or upload the Treasury's own table, and send it on the page «Nộp báo cáo»."
            )
        )
    if shown.table:
        table(shown.table, words, "kho-bac", caption=shown.title)
        st.caption(
            words(
                "The Treasury's figures are never added to units'; the difference is of money of which both are known."
            )
        )
    st.caption(md(shown.advances))


def draw_results(shown: Served, without: Without, words: Words) -> None:
    """Draws money beside the verdicts of the targets that it serves, money without targets, and what has no money, with why."""
    title(shown.title)
    if shown.table:
        table(shown.table, words, "von-ket-qua", caption=shown.title)
    if shown.without_targets:
        label, names = words("Money that no target is tied to"), shown.without_targets
        st.markdown(f"**{label} ({len(names)}):** {md('; '.join(names))}")
    if without.table:
        st.markdown(f"**{md(without.title)}**")
        table(without.table, words, "khong-co-von", caption=without.title, height=420)


def draw_credit(shown: Credit, words: Words) -> None:
    """Draws policy credit and mobilised funds; nothing where the plan has no rows of them."""
    if shown.table:
        title(shown.title)
        table(shown.table, words, "tin-dung-huy-dong", caption=shown.title)


def draw_capital(view: Money, words: Words) -> None:
    """Draws this year's money by kind of capital; nothing where the plan's sources are of one kind."""
    if view.capital:
        title(view.capital_title)
        table(view.capital, words, "theo-loai-von", caption=view.capital_title)


def draw_details(view: Money, corrected: Table, words: Words) -> None:
    """Draws the tabs of money lines, of the sources of amounts, and of corrections."""
    lines, sources, corrections = st.tabs(
        [words("Money lines"), words("Where each figure comes from"), words("Corrected or taken back")]
    )
    with lines:
        title(view.years_title)
        if view.years:
            table(view.years, words, "theo-nam", caption=view.years_title)
        heading = words("Money lines: project × source × budget year, million đồng")
        title(heading)
        table(view.lines, words, "dong-von", caption=heading, height=560)
    with sources:
        if view.sources:
            heading = words("Where each figure comes from")
            table(view.sources, words, "nguon-so-lieu", caption=heading, height=560)
        else:
            st.info(words("No disbursement reported yet"))
    with corrections:
        if corrected:
            table(corrected, words, "da-sua", caption=words("Corrected or taken back"), height=420)
        else:
            st.caption(words("Nothing of it was corrected or taken back."))
