"""The light pages of money: one project, and the whole programme where the address names none."""

from dashboard.domain.people.causes import Late
from dashboard.ui import load
from dashboard.views.causes import causes_of, project_asks
from dashboard.views.figure_revisions import revision_table
from dashboard.views.money.multiples import share_table
from dashboard.views.money.one_project import one_project
from dashboard.views.money.page import Money, money
from dashboard.views.plan_words import project_texts
from dashboard.views.proposals import proposals_of_project
from dashboard.views.table import Table
from dashboard.views.target_facts import Fact
from dashboard.web.light.asked import Asked
from dashboard.web.light.panels import delay, money_curve, titled, verdict
from dashboard.web.light.parts import Pen, section


def project_body(asked: Asked, pen: Pen) -> str:
    """Its verdict, its curve, the plan's words, what units say, its lines and the cell of each amount."""
    shown, words = asked.shown, pen.words
    project = shown.view(one_project, asked.code)
    facts = (
        Fact(words("Lead"), project.leads or words("no lead named")),
        Fact(words("Targets"), project.targets or "–"),
    )
    plan = shown.standing.snapshot.plan
    texts = shown.kept("texts of project", lambda: project_texts(plan, asked.code, words), asked.code)
    said = shown.view(proposals_of_project, asked.code)
    asks = project_asks(shown.standing, asked.code)
    why = causes_of(shown.standing, Late.PROJECT, asked.code, asks, words)
    whose = pen.note(words("Words of whole reports, by the units that lead this project or report its money"))
    return "".join(
        [
            verdict(project.heading, project.rest, project.why, pen),
            pen.note(project.estimate),
            pen.note(project.carried),
            delay(why, pen),
            section(
                pen.title(words("Disbursed against the plan, million đồng")),
                money_curve(project.curve, project.heading, pen),
                pen.facts(facts),
            ),
            titled(texts, words("What the plan says"), pen),
            titled(said.table, said.title, pen, whose) if said else "",
            _lines(project.lines, pen),
            _sources(project.sources, pen),
        ]
    )


def money_body(asked: Asked, pen: Pen) -> str:
    """The whole programme: where it stands, who is late, and every line of money with its cells."""
    shown, words = asked.shown, pen.words
    view = shown.view(money)
    rate = words("Rate on the total plan, carried-over money included: {reason}.", reason=view.reason)
    return "".join(
        [
            verdict(view.headline, view.rest, view.why, pen),
            pen.note(view.estimate),
            pen.note(rate if view.reason else ""),
            section(pen.title(view.curve_title), money_curve(view.curve, view.headline, pen)),
            _steps(view, pen),
            _projects(view, pen),
            _carried(view, pen),
            _course(view, pen),
            _treasury(view, pen),
            _results(view, pen),
            titled(view.credit.table, view.credit.title, pen),
            titled(view.capital, view.capital_title, pen),
            titled(view.years, view.years_title, pen),
            _lines(view.lines, pen),
            _sources(view.sources, pen),
            _corrected(asked, pen),
        ]
    )


def _steps(view: Money, pen: Pen) -> str:
    shown, words = view.waterfall, pen.words
    if not shown.steps:
        none = words("No amount of this year's money is given, so there are no steps to draw.")
        return section(pen.title(shown.title), pen.note(none))
    return titled(shown.table(words), shown.title, pen, after=pen.note(shown.note))


def _projects(view: Money, pen: Pen) -> str:
    shown, words = view.projects, pen.words
    differs = words("⚠ What units reported of the month differs from what their cumulative amounts give.")
    incomplete = words("◐ Units without a figure of the month before are left out: nobody knows what they added.")
    marks = pen.note(differs if shown.differs else "") + pen.note(incomplete if shown.incomplete else "")
    return titled(shown.table, shown.title, pen, after=marks)


def _carried(view: Money, pen: Pen) -> str:
    heading = pen.words("Money carried over from earlier years, million đồng")
    return titled(view.carried.table, heading, pen, pen.note(view.carried.title))


def _course(view: Money, pen: Pen) -> str:
    """Each project month by month, in % of what it was given; a single one is the whole."""
    words, shown = pen.words, view.multiples
    if len(shown) < 2:
        return ""
    rows = "".join(f"<li>{pen.text(project.name)}: {pen.text(project.caption)}</li>" for project in shown)
    table = share_table(shown, words)
    behind = pen.behind(table, view.multiples_title)
    return section(pen.title(view.multiples_title), f"<ul>{rows}</ul>", behind, table=table)


def _treasury(view: Money, pen: Pen) -> str:
    """Kho bạc's figures beside the units', and advances, or how to enter them."""
    shown, words = view.beside, pen.words
    earlier = words(
        "The Treasury's newest figures are of {period}: choose that period to see them beside the units'.",
        period=shown.earlier,
    )
    unknown = words(
        "Nobody has entered the Treasury's figures. Write them on spare rows of the sheet «Giải ngân» with «Kho bạc» in"
        " the column «Nguồn số liệu», or upload the Treasury's own table, and send it on the page «Nộp báo cáo»."
    )
    added = words(
        "The Treasury's figures are never added to units'; the difference is of money of which both are known."
    )
    return section(
        pen.title(shown.title),
        pen.note(earlier if shown.earlier else "" if shown.treasury_known else unknown),
        pen.table(shown.table, shown.title),
        pen.note(added if shown.table else ""),
        pen.note(shown.advances),
        table=shown.table,
    )


def _results(view: Money, pen: Pen) -> str:
    """Money beside the verdicts of the targets that it serves, money without targets, and what has no money, with why."""
    shown, words = view.served, pen.words
    label, names = words("Money that no target is tied to"), shown.without_targets
    untied = f"<p><b>{pen.text(label)} ({len(names)}):</b> {pen.text('; '.join(names))}</p>" if names else ""
    return section(
        pen.title(shown.title), pen.table(shown.table, shown.title), untied, table=shown.table
    ) + titled(view.without.table, view.without.title, pen)  # fmt: skip


def _lines(table: Table, pen: Pen) -> str:
    heading = pen.words("Money lines: project × source × budget year, million đồng")
    return titled(table, heading, pen) or section(pen.title(heading), pen.note(pen.words("none")))


def _sources(table: Table, pen: Pen) -> str:
    heading = pen.words("Where each figure comes from")
    none = pen.note(pen.words("No disbursement reported yet"))
    return titled(table, heading, pen) or section(pen.title(heading), none)


def _corrected(asked: Asked, pen: Pen) -> str:
    """Of amounts that were corrected or taken back who reported what, when, and in which cell."""
    shown, words, title = asked.shown, pen.words, pen.words("Corrected or taken back")
    histories = load.money_histories(shown.programme, shown.year, shown.version)
    plan = shown.standing.snapshot.plan
    rows = shown.kept("corrections of money", lambda: revision_table(plan, histories, words))
    none = words("Nothing of it was corrected or taken back.")
    return titled(rows, title, pen) or section(pen.title(title), pen.note(none))
