"""What stands on each of the light pages, of the same values that the full pages draw; here Tổng quan."""

from dashboard.ui.meetings.known import overdue
from dashboard.ui.reporting import calendar_on
from dashboard.views.address import Address, Param
from dashboard.views.matters import ALL_OF_THEM, ORDER, matters_table, matters_view
from dashboard.views.overview import Overview, overview
from dashboard.views.overview_cards import Card
from dashboard.views.pages import Page
from dashboard.web.light.asked import Asked
from dashboard.web.light.commune_body import commune_body
from dashboard.web.light.money_body import money_body, project_body
from dashboard.web.light.panels import bullets, heat_panel, money_curve, titled, verdict
from dashboard.web.light.parts import Pen, section
from dashboard.web.light.target_body import target_body


def body(asked: Asked, pen: Pen) -> str:
    """The page from its headline to its last table."""
    if asked.page is Page.TARGETS:
        return (
            target_body(asked, pen) if asked.code else f"<h1>{pen.text(pen.words('The plan states no targets.'))}</h1>"
        )
    if asked.page is Page.DISBURSEMENT:
        return project_body(asked, pen) if asked.code else money_body(asked, pen)
    if asked.page is Page.COMMUNES:
        return commune_body(asked, pen)
    return _overview(asked, pen)


def _overview(asked: Asked, pen: Pen) -> str:
    shown, words = asked.shown, pen.words
    view = shown.kept("overview", lambda: overview(shown.standing, words, shown.month_before))
    cards = "".join(_card(card, pen) for card in view.cards)
    return "".join(
        [
            verdict(view.headline, view.caption, view.why, pen),
            f'<ul class="cards">{cards}</ul>',
            section(
                pen.title(view.targets_title),
                bullets(view.targets, Page.TARGETS, Param.TARGET, pen),
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
                money_curve(view.curve, view.curve_title, pen),
                pen.title(view.projects_title) if view.projects else "",
                bullets(view.projects, Page.DISBURSEMENT, Param.PROJECT, pen),
            ),
            _matters(asked, pen),
            heat_panel(view.heat, view.heat_title, pen),
            titled(view.unnumbered.table, view.unnumbered.title, pen),
            _proposals(view, pen),
        ]
    )


def _matters(asked: Asked, pen: Pen) -> str:
    """What wants a decision, the heaviest first."""
    shown, words = asked.shown, pen.words
    late = overdue(shown, asked.day)
    view = matters_view(shown.standing, calendar_on(shown, shown.standing.snapshot, asked.day), words, decisions=late)
    found, rule = matters_table(view, words), words(ORDER)
    more = words(ALL_OF_THEM, count=view.of) if view.of > len(view.rows) else ""
    return section(
        pen.title(view.title), pen.table(found, view.title) if view.rows else "", pen.note(rule), pen.note(more)
    )


def _proposals(view: Overview, pen: Pen) -> str:
    """The first proposals, and the door to all words of the reports."""
    said, words = view.proposals, pen.words
    if not said:
        return ""
    more = words("{count} more, and all difficulties and causes", count=said.more)
    label = more if said.more else words("All difficulties, causes and proposals")
    door = f"<p>{pen.link(label, Address(Page.REPORTING, {}).href)}</p>"
    return section(pen.title(said.title), pen.table(said.short, said.title), door, table=said.short)


def _card(card: Card, pen: Pen) -> str:
    href = Address(card.page, {}).with_(**({Param.TARGET: card.target} if card.target else {})).href
    chip = f'<span class="{card.tone.value}">{pen.text(card.chip)}</span>' if card.chip else ""
    detail = "".join(f"<small>{pen.text(text)}</small>" for text in (card.change, card.detail) if text)
    return f"<li>{pen.link(card.label, href)}<b>{pen.text(card.value)}</b>{chip}{detail}</li>"
