"""The light page of communes: which need support, and the profile of one."""

from dashboard.domain.people.causes import Late
from dashboard.ui.reporting import calendar_on
from dashboard.views.causes import causes_of
from dashboard.views.commune_profile import profile
from dashboard.views.communes import communes, ranking_table
from dashboard.views.heat import heat
from dashboard.views.plan_words import priority_note
from dashboard.web.light.asked import Asked
from dashboard.web.light.panels import delay, heat_panel, titled, verdict
from dashboard.web.light.parts import Pen, section


def commune_body(asked: Asked, pen: Pen) -> str:
    """The one that the address names and then all of them, or all first; on paper the one alone."""
    if not asked.code:
        return _all(asked, pen, 1)
    if asked.named:
        return _one(asked, pen, 1) + f'<div class="full all screen">{_all(asked, pen, 2)}</div>'
    return f'<div class="full all screen">{_all(asked, pen, 1)}</div>' + _one(asked, pen, 2)


def _all(asked: Asked, pen: Pen, level: int) -> str:
    shown, words = asked.shown, pen.words
    view = shown.view_for_all(communes)
    notes = (f"{view.rule} · {words.term(shown.boundaries)}", priority_note(shown.standing.snapshot.plan, words))
    found = verdict(view.heading, "", (), pen, level) + "".join(map(pen.note, notes))
    count = pen.room.rows
    compared = shown.kept_for_all("heat", lambda: heat(shown.standing, words, 0, count), 0, count)
    drawn = heat_panel(compared, words("Which dimension is short where"), pen)
    if not view.rows:
        return found + drawn
    ranked = shown.kept_for_all("ranking", lambda: ranking_table(view, words))
    return found + drawn + titled(ranked, words("Communes by their worst gap"), pen)


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
