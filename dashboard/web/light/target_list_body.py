"""The light page of all targets, or of those of one state and one lead."""

from dashboard.usecases.requested_view import followed
from dashboard.views.address import Address, Param
from dashboard.views.pages import Page
from dashboard.views.target_list import leads_offered, list_table, states_offered, target_list
from dashboard.web.light.asked import Asked
from dashboard.web.light.panels import key_of_bars, titled, verdict
from dashboard.web.light.parts import Pen


def list_body(asked: Asked, pen: Pen) -> str:
    """Every target with its bar, its gap and its forecast, and the ways to those of one verdict."""
    shown, words = asked.shown, pen.words
    if not shown.standing.targets:
        return f"<h1>{pen.text(words('The plan states no targets.'))}</h1>"
    view = shown.view_for_all(target_list)
    states = states_offered(view, words)
    leads = leads_offered(view, shown.standing.snapshot.plan, words)
    state, lead = (
        followed(asked.more.get(param, ""), offered, "")
        for param, offered in ((Param.STATE, states), (Param.LEAD, leads))
    )
    rows = list_table(view, state, lead, words)
    ways = " · ".join(
        f"<b>{pen.text(name)}</b>" if code == state else pen.link(name, _where(code, lead))
        for code, name in states.items()
    )
    none = pen.note(words("No target has this verdict and this lead.")) if not rows else ""
    scale = pen.note(words("Scale: from where the track begins to the target."))
    key = pen.note(key_of_bars(words))
    return "".join(
        [
            verdict(view.heading, "", (), pen),
            f"<p>{ways}</p>",
            pen.note(leads[lead]) if lead else "",
            titled(rows, words("Targets"), pen, after=scale + key),
            none,
            pen.note(view.note),
        ]
    )


def _where(state: str, lead: str) -> str:
    return Address(Page.TARGETS, {}).with_(**{Param.STATE: state or None, Param.LEAD: lead or None}).href
