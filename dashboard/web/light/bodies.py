"""What stands on each of the light pages, of the same values that the full pages draw."""

from dashboard.charts.svg.bars import bullet_bar
from dashboard.charts.svg.cells import heat_cells
from dashboard.charts.svg.lines import money_lines, target_lines
from dashboard.ui.reporting import calendar_on
from dashboard.views.address import Address, Param
from dashboard.views.bullets import Bullet
from dashboard.views.commune_profile import profile
from dashboard.views.curve import Curve, curve_table
from dashboard.views.heat import heat_table
from dashboard.views.marks import GLYPHS
from dashboard.views.money.one_project import one_project
from dashboard.views.money.page import money
from dashboard.views.overview import Overview, overview
from dashboard.views.overview_cards import Card
from dashboard.views.pages import Page
from dashboard.views.plan_words import project_texts
from dashboard.views.table import Table
from dashboard.views.target_detail import further_table, month_table, target_detail, unit_table
from dashboard.views.target_facts import Fact
from dashboard.views.target_groups import target_groups
from dashboard.web.light.asked import Asked
from dashboard.web.light.parts import Pen, section


def body(asked: Asked, pen: Pen) -> str:
    """The page from its headline to its last table."""
    if asked.page is Page.TARGETS:
        return _target(asked, pen) if asked.code else f"<h1>{pen.text(pen.words('The plan states no targets.'))}</h1>"
    if asked.page is Page.DISBURSEMENT:
        return _project(asked, pen) if asked.code else _money(asked, pen)
    if asked.page is Page.COMMUNES:
        return _commune(asked, pen) if asked.code else f"<h1>{pen.text(pen.words('none'))}</h1>"
    return _overview(asked, pen)


def _overview(asked: Asked, pen: Pen) -> str:
    view, words = asked.shown.view(overview), pen.words
    cards = "".join(_card(card, pen) for card in view.cards)
    return "".join(
        [
            _verdict(view.headline, view.caption, view.why, pen),
            f'<ul class="cards">{cards}</ul>',
            section(
                pen.title(view.targets_title),
                _bullets(view.targets, Page.TARGETS, Param.TARGET, pen),
                pen.note(
                    words(
                        "Light track ends at the year's target · black tick: plan by now · "
                        "● on track ▲ slightly behind ◆ behind, not achieved ○ not judged"
                    )
                    if view.targets
                    else ""
                ),
                pen.note(view.targets_note),
            ),
            section(
                pen.title(view.curve_title),
                _curve(view.curve, view.curve_title, pen),
                pen.title(view.projects_title) if view.projects else "",
                _bullets(view.projects, Page.DISBURSEMENT, Param.PROJECT, pen),
            ),
            _heat(view, pen),
            _titled(view.unnumbered.table, view.unnumbered.title, pen),
            _titled(view.proposals.short, view.proposals.title, pen) if view.proposals else "",
        ]
    )


def _target(asked: Asked, pen: Pen) -> str:
    shown, words = asked.shown, pen.words
    detail, groups = shown.view(target_detail, asked.code), shown.view(target_groups, asked.code)
    drawn = any(p.actual is not None or p.path is not None for p in detail.months)
    said = section(
        pen.title(words("What is reported") if detail.states else words("Month by month against the planned path")),
        pen.facts(detail.said) if detail.states
        else target_lines(detail, words) + pen.behind(month_table(detail, words), detail.sentence) if drawn
        else pen.note(detail.sentence),
    )  # fmt: skip
    sources = words("Where each figure comes from")
    return "".join(
        [
            _verdict(f"{detail.glyph} {detail.heading}", detail.rest, detail.why, pen),
            "".join(f"<p>{pen.text(f'{line.glyph} {line.text}')}</p>" for line in detail.further),
            pen.note(detail.name),
            section(
                pen.title(words("What the plan says")),
                f"<blockquote>{pen.text(detail.quote)}</blockquote>",
                pen.note(words("Clause {clause}", clause=detail.clause) if detail.clause else ""),
                pen.facts(detail.facts),
                *((pen.title(words("How it was understood")), pen.facts(detail.answers)) if detail.answers else ()),
            ),
            said,
            section(pen.title(groups.title), pen.table(groups.table, groups.title), pen.note(groups.note))
            if groups
            else "",
            _titled(detail.states or unit_table(detail, words), sources, pen),
            _titled(further_table(detail, words), words("Where the stated count comes from"), pen),
        ]
    )


def _project(asked: Asked, pen: Pen) -> str:
    shown, words = asked.shown, pen.words
    project = shown.view(one_project, asked.code)
    facts = (
        Fact(words("Lead"), project.leads or words("no lead named")),
        Fact(words("Targets"), project.targets or "–"),
    )
    lines = words("Money lines: project × source × budget year, million đồng")
    texts = project_texts(shown.standing.snapshot.plan, asked.code, words)
    return "".join(
        [
            _verdict(project.heading, project.rest, project.why, pen),
            pen.note(project.estimate),
            pen.note(project.carried),
            section(
                pen.title(words("Disbursed against the plan, million đồng")),
                _curve(project.curve, project.heading, pen),
                pen.facts(facts),
            ),
            _titled(project.lines, lines, pen),
            _titled(texts, words("What the plan says"), pen),
            _titled(project.sources, words("Where each figure comes from"), pen),
        ]
    )


def _money(asked: Asked, pen: Pen) -> str:
    """The whole programme, where the address names no project."""
    view, words = asked.shown.view(money), pen.words
    marks = (
        words("⚠ What units reported of the month differs from what their cumulative amounts give.")
        if view.projects.differs
        else "",
        words("◐ Units without a figure of the month before are left out: nobody knows what they added.")
        if view.projects.incomplete
        else "",
    )
    return "".join(
        [
            _verdict(view.headline, view.rest, view.why, pen),
            pen.note(view.estimate),
            pen.note(
                words("Rate on the total plan, carried-over money included: {reason}.", reason=view.reason)
                if view.reason
                else ""
            ),
            section(pen.title(view.curve_title), _curve(view.curve, view.headline, pen)),
            section(
                pen.title(view.projects.title),
                pen.table(view.projects.table, view.projects.title),
                *map(pen.note, marks),
                table=view.projects.table,
            ),
            _titled(view.carried.table, view.carried.title, pen),
        ]
    )


def _commune(asked: Asked, pen: Pen) -> str:
    shown, words = asked.shown, pen.words
    calendar = calendar_on(shown, shown.standing.snapshot, asked.day)
    view = shown.kept(
        "profile",
        lambda: profile(shown.standing, shown.standing_of(asked.code), calendar, words),
        asked.code,
        asked.day.isoformat(),
    )
    borders = "".join(f"<li>{pen.text(line)}</li>" for line in view.borders)
    own = (pen.facts(view.words_of), pen.note(view.words_from)) if view.words_of else (
        pen.note(words("No report of it has words on difficulties or recommendations.")),
    )  # fmt: skip
    return "".join(
        [
            _verdict(view.heading, view.caption, (), pen),
            section(
                pen.title(words("Its figures")),
                pen.table(view.indicators, view.heading) or pen.note(words("The plan expects no figure from it.")),
                table=view.indicators,
            ),
            section(pen.title(words("Its reports and what it says")), f"<p>{pen.text(view.reports)}</p>", *own),
            section(
                pen.title(words("Its borders over time")),
                f"<ul>{borders}</ul>" if borders else pen.note(words("Its borders have not changed.")),
            ),
            section(
                pen.title(words("Money it reports, million đồng")),
                pen.table(view.money, view.heading) or pen.note(words("It reports no money.")),
                table=view.money,
            ),
            _titled(view.sources, words("Where each figure comes from"), pen),
        ]
    )


def _verdict(heading: str, rest: str, why: tuple[str, ...], pen: Pen) -> str:
    return f"<h1>{pen.text(heading)}</h1>{pen.note(rest)}{pen.why(why)}"


def _titled(table: Table, title: str, pen: Pen) -> str:
    return section(pen.title(title), pen.table(table, title), table=table) if table else ""


def _card(card: Card, pen: Pen) -> str:
    href = Address(card.page, {}).with_(**({Param.TARGET: card.target} if card.target else {})).href
    chip = f'<span class="{card.tone.value}">{pen.text(card.chip)}</span>' if card.chip else ""
    detail = f"<small>{pen.text(card.detail)}</small>" if card.detail else ""
    return f"<li>{pen.link(card.label, href)}<b>{pen.text(card.value)}</b>{chip}{detail}</li>"


def _bullets(rows: tuple[Bullet, ...], page: Page, param: Param, pen: Pen) -> str:
    """Name, value and bar of each, with its sentence and its rule behind «Vì sao?»."""
    drawn = []
    for row in rows[: pen.room.rows]:
        name = pen.link(row.short_name, Address(page, {param: row.key}).href)
        value = f'<b class="{row.tone.value}">{pen.text(row.value.text)}</b>'
        drawn.append(
            f'<li><div class="row"><span><i class="{row.tone.value}">{GLYPHS[row.tone]}</i> {name}</span>{value}</div>'
            f"{bullet_bar(row)}{pen.why((row.sentence, row.why))}</li>"
        )
    return f'<ul class="bullets">{"".join(drawn)}</ul>{pen.of_all(len(rows))}' if drawn else ""


def _curve(curve: Curve | None, title: str, pen: Pen) -> str:
    words = pen.words
    if curve is None:
        return pen.note(words("The plan gives no amount, so there is nothing to measure disbursement against."))
    default = words("Dashed grey: the path is a default, nobody has approved one.") if curve.by_default else ""
    return money_lines(curve, title, words) + pen.note(default) + pen.behind(curve_table(curve, words), title)


def _heat(view: Overview, pen: Pen) -> str:
    words, heat = pen.words, view.heat
    if not heat.units:
        none = words(
            "Communes are compared by shares that they report and the whole plan has a target of; this plan has none."
        )
        return section(pen.title(view.heat_title), pen.note(none))
    count = words(
        "{count} of {all} communes, worst first; all of them on the page «Xã, thị trấn»",
        count=len(heat.units),
        all=heat.of,
    )
    key = words(
        "Percentage points short of the {against} · dashed –: not reported · grey ×: not applicable · dotted …: not due"
        " · ∅: nothing happened",
        against=heat.against,
    )
    return section(
        pen.title(view.heat_title),
        heat_cells(heat, view.heat_title),
        pen.note(key),
        pen.note(count if heat.of > len(heat.units) else ""),
        pen.behind(heat_table(heat, words), view.heat_title),
    )
