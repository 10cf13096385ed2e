"""The light page of one target."""

from dashboard.charts.svg.lines import target_lines
from dashboard.charts.svg.units import unit_lines
from dashboard.domain.people.causes import Late
from dashboard.domain.reporting.delays import asks_why
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.ui.planning.sections import TARGETS
from dashboard.views.address import Address, Param
from dashboard.views.causes import causes_of
from dashboard.views.figure_revisions import revision_table
from dashboard.views.offers import offer_text
from dashboard.views.pages import Page
from dashboard.views.proposals import proposals_of_target
from dashboard.views.target_detail import (
    TargetDetail,
    course_table,
    further_table,
    month_table,
    target_detail,
    unit_table,
)
from dashboard.views.target_groups import target_groups
from dashboard.web.light.asked import Asked
from dashboard.web.light.panels import delay, titled, verdict
from dashboard.web.light.parts import Pen, section


def target_body(asked: Asked, pen: Pen) -> str:
    """Its verdict, the plan's words, its year, its units, its groups, what units say, and the cell of each figure."""
    shown, words = asked.shown, pen.words
    detail, groups = shown.view(target_detail, asked.code), shown.view_for_all(target_groups, asked.code)
    target = next(t for t in shown.standing.targets if t.target.id == asked.code)
    said = shown.kept("proposals of target", lambda: proposals_of_target(shown.standing, target, words), detail.id)
    why = causes_of(shown.standing, Late.TARGET, asked.code, asks_why(target.state), words)
    whose = pen.note(words("Words of whole reports, by the units that lead this target or report it"))
    sources = words("Where each figure comes from")
    return "".join(
        [
            verdict(f"{detail.glyph} {detail.heading}", detail.rest, detail.why, pen),
            "".join(f"<p>{pen.text(f'{line.glyph} {line.text}')}</p>" for line in detail.further),
            f"<p>{pen.text(detail.drag)}</p>" if detail.drag else "",
            pen.note(detail.name),
            _offer(target, pen),
            delay(why, pen),
            section(
                pen.title(words("What the plan says")),
                f"<blockquote>{pen.text(detail.quote)}</blockquote>",
                pen.note(words("Clause {clause}", clause=detail.clause) if detail.clause else ""),
                pen.facts(detail.facts),
                *((pen.title(words("How it was understood")), pen.facts(detail.answers)) if detail.answers else ()),
            ),
            _months(detail, pen),
            "" if detail.states else _by_unit(detail, pen),
            titled(groups.table, groups.title, pen, after=pen.note(groups.note)) if groups else "",
            titled(groups.sources, words("Where each group's figure comes from"), pen) if groups else "",
            titled(said.table, said.title, pen, whose) if said else "",
            titled(detail.states or unit_table(detail, words), sources, pen),
            titled(further_table(detail, words), words("Where the stated count comes from"), pen),
            _corrected(asked, target, pen),
        ]
    )


def _offer(target: TargetStanding, pen: Pen) -> str:
    """Last year's figure, where it could be the baseline that the plan lacks, and where to confirm it."""
    if target.offered is None:
        return ""
    said = offer_text(target.indicator, target.target.id, target.offered, pen.words)
    where = Address(Page.ADMINISTRATION, {Param.SECTION: TARGETS}).href
    return f"<p>{pen.text(said)} {pen.link(pen.words('Confirm it under Administration'), where)}</p>"


def _months(detail: TargetDetail, pen: Pen) -> str:
    """The year against the path; of a target that is told in words what was said."""
    words = pen.words
    if detail.states:
        return section(pen.title(words("What is reported")), pen.facts(detail.said))
    heading = pen.title(words("Month by month against the planned path"))
    if not any(p.actual is not None or p.path is not None for p in detail.months):
        return section(heading, pen.note(detail.sentence))
    key = words("Grey: planned path · dashed: target · a month without a report is a gap, not a zero")
    drawn = target_lines(detail, words)
    return section(heading, drawn, pen.note(key), pen.behind(month_table(detail, words), detail.sentence))


def _by_unit(detail: TargetDetail, pen: Pen) -> str:
    """Each unit from its first figure of the year to its newest one, or that nobody has reported one."""
    words, title = pen.words, pen.words("By unit")
    if not any(row.now is not None for row in detail.units):
        return section(pen.title(title), pen.note(words("No unit has reported a figure yet.")))
    worst = detail.units[: pen.room.rows]
    tick = words(" · tick: target") if detail.percent and detail.goal is not None else ""
    drawn = unit_lines(detail, worst, words("Each unit's figure, worst first"))
    key = pen.note(words("○ first figure this year → ● ▲ ◆ now, by the unit's own figure") + tick)
    count = {"count": len(worst), "all": len(detail.units)}
    some = words("{count} of {all} units, worst first; all of them in the table below", **count)
    many = pen.note(some) if len(worst) < len(detail.units) else ""
    return section(pen.title(title), drawn, many, key, pen.behind(course_table(detail, words), title))


def _corrected(asked: Asked, target: TargetStanding, pen: Pen) -> str:
    """Who reported what, when, and in which cell, of figures that were corrected or taken back."""
    shown, words, title = asked.shown, pen.words, pen.words("Corrected or taken back")
    plan, indicator = shown.standing.snapshot.plan, target.indicator.code
    rows = shown.kept(
        "corrections of target", lambda: revision_table(plan, shown.histories_of(indicator), words), target.target.id
    )
    none = words("Nothing of it was corrected or taken back.")
    return titled(rows, title, pen) or section(pen.title(title), pen.note(none))
