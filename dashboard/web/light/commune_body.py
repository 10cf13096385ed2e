"""The light page of communes: which need support, and the profile of one."""

from dashboard.domain.people.causes import Late
from dashboard.ui.reporting import calendar_on
from dashboard.usecases.requested_view import followed
from dashboard.views.address import Address, Param
from dashboard.views.causes import causes_of
from dashboard.views.commune_measures import measured, measures
from dashboard.views.commune_profile import profile
from dashboard.views.commune_ranking import ranking_table
from dashboard.views.communes import communes
from dashboard.views.deprivation import rate_table
from dashboard.views.heat import heat
from dashboard.views.pages import Page
from dashboard.views.plan_words import priority_note
from dashboard.views.target_facts import Fact
from dashboard.web.light.asked import Asked
from dashboard.web.light.panels import bullets, delay, heat_panel, key_of_bars, titled, verdict
from dashboard.web.light.parts import Pen, section


def commune_body(asked: Asked, pen: Pen) -> str:
    """The one that the address names, else all of them by the measure that it names."""
    return _one(asked, pen, 1) if asked.code else _all(asked, pen, 1)


def _all(asked: Asked, pen: Pen, level: int) -> str:
    shown, words = asked.shown, pen.words
    offered = shown.view_for_all(measures)
    code = followed(asked.more.get(Param.MEASURE, ""), offered, next(iter(offered)))
    by, view = shown.view_for_all(measured, code), shown.view_for_all(communes)
    chosen = next((row for row in by.rows if row.code == asked.more.get(Param.CHOSEN)), None)
    notes = (f"{view.rule} · {words.term(shown.boundaries)}", priority_note(shown.standing.snapshot.plan, words))
    ways = " · ".join(
        f"<b>{pen.text(name)}</b>" if one == code else pen.link(name, Address(Page.COMMUNES, {Param.MEASURE: one}).href)
        for one, name in offered.items()
    )
    found = verdict(by.heading, "", (), pen, level) + "".join(map(pen.note, notes)) + f"<p>{ways}</p>"
    if chosen:
        own = pen.link(chosen.name, Address(Page.COMMUNES, {Param.UNIT: chosen.code}).href)
        found += f"<p><b>{own}</b>: {pen.text(chosen.note)}</p>"
    count = pen.room.rows
    compared = shown.kept_for_all("heat", lambda: heat(shown.standing, words, 0, count), 0, count)
    drawn = heat_panel(compared, words("Which dimension is short where"), pen)
    if not by.rows:
        return found + drawn
    mark = chosen.code if chosen else ""
    ranked = shown.kept_for_all("ranking", lambda: ranking_table(view, by, words, mark), code, mark)
    heading = words("All communes: {measure}", measure=by.name)
    return found + titled(ranked, heading, pen, after=pen.note(by.key)) + drawn


def _one(asked: Asked, pen: Pen, level: int) -> str:
    shown, words = asked.shown, pen.words
    calendar = calendar_on(shown, shown.standing.snapshot, asked.day)
    view = shown.kept(
        "profile",
        lambda: profile(shown.standing, shown.standing_of(asked.code), calendar, words),
        asked.code,
        asked.day.isoformat(),
    )
    owes = any(not cell.state.came for cell in calendar.expected_of(asked.code))
    late = causes_of(shown.standing, Late.UNIT, asked.code, owes, words)
    borders = "".join(f"<li>{pen.text(line)}</li>" for line in view.borders)
    own = (pen.facts(view.words_of), pen.note(view.words_from)) if view.words_of else (
        pen.note(words("No report of it has words on difficulties or recommendations.")),
    )  # fmt: skip
    return "".join(
        [
            verdict(view.heading, view.caption, (), pen, level),
            section(
                pen.facts(Fact(one.label, " · ".join(filter(None, (one.value, one.note)))) for one in view.figures)
            ),
            section(
                pen.title(words("Its figures against the path of the whole")),
                bullets(view.bullets, Page.TARGETS, Param.TARGET, pen),
                pen.note(key_of_bars(words)),
            )
            if view.bullets
            else "",
            section(
                pen.title(words("What they lack, of every 100 households of the group")),
                pen.note(view.deprived.caption),
                pen.table(rate_table(view.deprived, words), view.deprived.heading),
            )
            if view.deprived
            else "",
            section(
                pen.title(words("Its figures")),
                pen.table(view.indicators, view.heading) or pen.note(words("The plan expects no figure from it.")),
                table=view.indicators,
            ),
            section(pen.title(words("Its reports and what it says")), f"<p>{pen.text(view.reports)}</p>", *own),
            delay(late, pen),
            section(
                pen.title(words("Its borders over time")),
                f"<ul>{borders}</ul>" if borders else pen.note(words("Its borders have not changed.")),
            ),
            section(
                pen.title(words("Money it reports, million đồng")),
                pen.table(view.money, view.heading) or pen.note(words("It reports no money.")),
                table=view.money,
            ),
            titled(view.sources, words("Where each figure comes from"), pen),
        ]
    )
