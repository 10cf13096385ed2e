"""Small multiples: each project's own curve in % of its allocation, all on one axis, worst first."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import Severity, severity_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import MoneyPoint, ProjectStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, number_cell
from dashboard.views.figures import absence_text
from dashboard.views.linked import to_project
from dashboard.views.marks import Tone, glyph, tone
from dashboard.views.money.names import project_name, rate, told_by
from dashboard.views.table import Table, figures, texts


@dataclass(frozen=True)
class SharePoint:
    """One month of one project, in % of its allocation; None where there is nothing to draw."""

    month: int
    label: str
    actual: float | None
    path: float | None


@dataclass(frozen=True)
class Multiple:
    key: str
    name: str  # with the shape of its verdict
    caption: str
    sentence: str
    tone: Tone
    points: tuple[SharePoint, ...]


def multiples(standing: Standing, words: Words) -> tuple[Multiple, ...]:
    """Every project that was given an amount; worst first as everywhere, those without a figure or a verdict last."""
    funded = [p for p in standing.projects if p.allocated_vnd and p.state is not State.NOT_APPLICABLE]
    over = not standing.period.months_left
    return tuple(_multiple(p, over, words) for p in sorted(funded, key=partial(_urgency, period=standing.period)))


def share_table(shown: tuple[Multiple, ...], words: Words) -> Table:
    """Projects down, months across: what is disbursed, and in brackets what was planned."""

    def cell(point: SharePoint) -> Cell:
        actual, path = (number_cell(_decimal(share), words, 1, missing="–") for share in (point.actual, point.path))
        return actual.noted(f" ({path})")

    names = texts(words("Project"), [to_project(project.name, project.key) for project in shown])
    months = zip(*(project.points for project in shown), strict=True)
    return Table.of(names, *(figures(points[0].label, [cell(point) for point in points]) for points in months))


def _decimal(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(str(share))


def top(shown: tuple[Multiple, ...]) -> float:
    """The end of the one axis: 100%, or what somebody disbursed beyond it."""
    return max([100.0, *(p.actual or 0.0 for project in shown for p in project.points)])


def multiples_title(standing: Standing, words: Words) -> str:
    """Who is furthest behind the path, or that nobody is."""
    late = [p for p in standing.projects if p.state.late and p.expected_now_vnd and p.disbursed_vnd is not None]
    if not late:
        return words("Project by project, worst first")
    worst = min(late, key=partial(_urgency, period=standing.period))
    return words(
        "Furthest behind its path: {project}, {rate} of {path} planned",
        project=worst.project.code, rate=rate(worst.disbursed_vnd, worst.allocated_vnd, words),
        path=rate(worst.expected_now_vnd, worst.allocated_vnd, words),
    )  # fmt: skip


def _urgency(p: ProjectStanding, period: Period) -> tuple[bool, Severity]:
    unknown = p.state is State.NOT_COVERED or (p.disbursed_vnd is None and p.absence is not Absence.NIL)
    return unknown, severity_of_money(p, period)


def _multiple(p: ProjectStanding, over: bool, words: Words) -> Multiple:
    actual = (
        absence_text(p.absence, words) if p.disbursed_vnd is None else rate(p.disbursed_vnd, p.allocated_vnd, words)
    )
    caption = words("{actual} of {amount} million đồng", actual=actual, amount=words.money(p.allocated_vnd or 0, 0))
    if p.state is State.NOT_COVERED:
        caption += " · " + told_by(p, words)
    elif p.expected_now_vnd is not None:
        caption += words(" · planned {path}", path=rate(p.expected_now_vnd, p.allocated_vnd, words))
    return Multiple(
        key=p.project.code,
        name=f"{glyph(p.state, over)} {project_name(p.project, words)}",
        caption=caption,
        sentence=words.sentence(p.sentence),
        tone=tone(p.state, over),
        points=tuple(_point(point, p.allocated_vnd or 1, words) for point in p.series),
    )


def _point(point: MoneyPoint, allocated: int, words: Words) -> SharePoint:
    def share(vnd: int | None) -> float | None:
        return None if vnd is None else 100 * vnd / allocated

    month, label = point.period.last_month, words.short_period(point.period)
    return SharePoint(month, label, share(point.disbursed_vnd), share(point.expected_vnd))
