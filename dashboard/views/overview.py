"""Tổng quan: the headline, six cards, and the findings that head its panels."""

from dataclasses import dataclass

from dashboard.domain.people.settings import CountingRule
from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.parts import Coverage
from dashboard.domain.verdicts.standing import Reporting, Standing
from dashboard.text import Words
from dashboard.views.bullets import Bullet, project_bullets, target_bullets
from dashboard.views.card_reasons import COUNTED
from dashboard.views.curve import Curve, curve
from dashboard.views.heat import Heat, heat
from dashboard.views.overview_cards import Cards, cards
from dashboard.views.overview_titles import (
    curve_title,
    heat_title,
    not_counted,
    projects_title,
    targets_title,
)
from dashboard.views.proposals import Proposals, proposals_in_short
from dashboard.views.reasons import project_why
from dashboard.views.states import Unnumbered, unnumbered
from dashboard.views.unreviewed import coverage_clause

_ROWS_AT_ONCE = 25  # communes of the heatmap; all of them stand on the page Xã, thị trấn


@dataclass(frozen=True)
class Overview:
    headline: str
    slide_headline: str  # without what has no verdict: on a slide a card says it
    caption: str
    why: tuple[str, ...]  # the rule of the money's verdict, and how targets are counted
    source: str  # the day the figures speak of, and whose they are
    cards: Cards
    targets_title: str
    targets: tuple[Bullet, ...]
    targets_note: str  # of rows that the headline does not count; "" where it counts all of them
    unnumbered: Unnumbered
    curve_title: str
    curve: Curve | None
    projects_title: str
    projects: tuple[Bullet, ...]
    heat_title: str
    heat: Heat
    proposals: Proposals


def overview(
    standing: Standing, words: Words, before: Standing | None = None, calendar: Completeness | None = None
) -> Overview:
    """Everything on Tổng quan at one period; `before` is the month before, for what changed since.

    `calendar`: as it stands on the day, for what is overdue beside the period's reports.
    """
    return Overview(
        headline=words.sentence(standing.headline),
        slide_headline=words.sentence(tuple(part for part in standing.headline if part.code != "headline_unjudged")),
        caption=caption(standing, words),
        why=(*project_why(standing, standing.total, words), words(COUNTED)),
        source=figures_of(standing, words),
        cards=cards(standing, words, before, calendar),
        targets_title=targets_title(standing, words),
        targets=target_bullets(standing, words),
        targets_note=not_counted(standing, words),
        unnumbered=unnumbered(standing, words),
        curve_title=curve_title(standing, words),
        curve=curve(standing.total, standing.period, words),
        projects_title=projects_title(standing, words),
        projects=project_bullets(standing, words),
        heat_title=heat_title(standing, words),
        heat=heat(standing, words, most=_ROWS_AT_ONCE),
        proposals=proposals_in_short(standing, words),
    )


def caption(standing: Standing, words: Words) -> str:
    """Programme, office, the day the figures speak of, whose they are, and when the last one came."""
    plan, reporting = standing.snapshot.plan, standing.reporting
    parts = [f"{words.name_of(plan.programme.name, plan.programme.name_en)} · {plan.programme.office}"]
    parts.append(figures_of(standing, words))
    if reporting.last_received is not None:
        parts.append(words("last received {moment}", moment=words.moment(reporting.last_received)))
    return " · ".join(parts)


def figures_of(standing: Standing, words: Words) -> str:
    """The day that the figures speak of, whose they are, and how many reports nobody has approved yet."""
    unit = standing.unit or standing.snapshot.plan.root
    return figures_known(standing.snapshot, standing.period, standing.reporting, unit, words)


def figures_known(snapshot: Snapshot, period: Period, reporting: Reporting, unit: str, words: Words) -> str:
    """As `figures_of`, where nothing but the reports of the period was worked out."""
    waiting = coverage_clause(snapshot, period, unit, words)
    figures = words("figures up to {day}", day=period.end) + _whose(snapshot, reporting.coverage, words)
    return f"{figures}, {waiting}" if waiting else figures


def _whose(snapshot: Snapshot, coverage: Coverage, words: Words) -> str:
    plan, sent_only = snapshot.plan, snapshot.counting is CountingRule.APPROVED
    if not coverage.expected:
        return ""
    communes = [c for c in coverage.expected if plan.unit_by_code[c].level is plan.area_level]
    offices = [c for c in coverage.reported if plan.unit_by_code[c].level is not plan.area_level]
    came = len(frozenset(communes).intersection(coverage.reported))
    if not communes:
        said = ", sent by {reported} of {expected} units" if sent_only else " of {reported} of {expected} units"
        return words(said, reported=len(coverage.reported), expected=len(coverage.expected))
    said = (
        ", sent by {came} of {of} communes and {offices} offices" if sent_only
        else " of {came} of {of} communes and {offices} offices"
    )  # fmt: skip
    return words(said, came=came, of=len(communes), offices=len(offices))
