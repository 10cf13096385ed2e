"""The slides of a meeting: at most eight, each with one finding, in the order in which a meeting asks for them."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import severity_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.bullets import Bullet, project_bullets, target_bullets
from dashboard.views.causes import late_lines
from dashboard.views.curve import Curve
from dashboard.views.deadlines import deadlines
from dashboard.views.heat import Heat, heat
from dashboard.views.marks import Tone
from dashboard.views.overview import Overview, overview
from dashboard.views.overview_cards import Card
from dashboard.views.pages import Page
from dashboard.views.plan_names import office_of

MOST = 8
_LINES = 3  # below a chart
_COMMUNES = 10  # of the heatmap; larger type leaves room for fewer
_PROPOSALS = 6  # the last of them says how many more there are


class SlideKind(StrEnum):
    """What a slide is about; its word is the short name in the list of slides."""

    WHOLE = "whole"  # toàn cảnh
    TARGETS = "targets"  # chỉ tiêu chậm
    CAUSES = "causes"  # nguyên nhân chậm, biện pháp
    MONEY = "money"  # giải ngân
    PROJECTS = "projects"  # dự án chậm nhất
    COMMUNES = "communes"  # xã cần hỗ trợ
    REPORTS = "reports"  # tình hình báo cáo
    PROPOSALS = "proposals"  # kiến nghị
    # of a meeting's agenda alone (`views.meetings.slides`)
    LAST = "last"  # kết luận kỳ trước
    MATTERS = "matters"  # việc cần chỉ đạo
    TODAY = "today"  # việc giao hôm nay
    TARGET = "target"
    PROJECT = "project"
    UNIT = "unit"
    TEXT = "text"


@dataclass(frozen=True)
class SlideFigure:
    """One large number with what it says."""

    value: str
    label: str
    tone: Tone


@dataclass(frozen=True)
class Slide:
    """`title` is the finding. One of `bullets`, `curve` and `heat` is drawn beside the figures, or none."""

    kind: SlideKind
    title: str
    figures: tuple[SlideFigure, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    curve: Curve | None = None
    heat: Heat | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Show:
    """`source` is said at the foot of every slide: whose figures they are, and up to which day."""

    slides: tuple[Slide, ...]
    source: str


def show(standing: Standing, calendar: Completeness, words: Words, before: Standing | None = None) -> Show:
    """The slides that have something to say; a slide without figures is left out."""
    slides = slides_of(standing, calendar, words, before)
    return Show(slides[:MOST], source_of(standing, words, before))


def source_of(standing: Standing, words: Words, before: Standing | None = None) -> str:
    """Whose figures these are, and up to which day."""
    return f"{office_of(standing.snapshot.plan)} · {overview(standing, words, before).source}"


def slides_of(
    standing: Standing, calendar: Completeness, words: Words, before: Standing | None = None
) -> tuple[Slide, ...]:  # fmt: skip
    """One of each kind that has something to say, in the usual order."""
    view = overview(standing, words, before, calendar)
    slides = (
        _whole(view),
        _targets(standing, view, words),
        _causes(standing, words),
        _money(view),
        _projects(standing, view, words),
        _communes(standing, view, words),
        _reports(standing, calendar, view, words),
        _proposals(view, words),
    )
    return tuple(slide for slide in slides if slide)


def _figure(card: Card) -> SlideFigure:
    label = " · ".join(part for part in (card.label, card.chip, card.change, card.detail) if part)
    return SlideFigure(card.value, label, card.tone)


def _whole(view: Overview) -> Slide:
    return Slide(SlideKind.WHOLE, view.slide_headline, tuple(_figure(card) for card in view.cards))


def _targets(standing: Standing, view: Overview, words: Words) -> Slide | None:
    late = tuple(bullet for bullet in target_bullets(standing, words) if bullet.tone in (Tone.BAD, Tone.WARN))
    if not standing.targets:
        return None
    good = [t for t in standing.targets if t.state.judged and t.state.good]
    waiting = [t for t in standing.targets if not t.state.judged]
    judged = words("{count} targets on track or reached", count=len(good))
    unjudged = words("{count} targets not judged yet", count=len(waiting)) if waiting else ""
    lines = (" · ".join(part for part in (judged, unjudged) if part), *view.unnumbered.lines)
    return Slide(
        SlideKind.TARGETS,
        view.targets_title,
        (_figure(view.cards.on_track),),
        late,
        lines=tuple(line for line in lines if line),
    )


def _money(view: Overview) -> Slide | None:
    if view.curve is None:
        return None
    figures = (_figure(view.cards.disbursed), _figure(view.cards.left_over))
    return Slide(SlideKind.MONEY, view.curve_title, figures, curve=view.curve)


def _projects(standing: Standing, view: Overview, words: Words) -> Slide | None:
    rows = project_bullets(standing, words)
    if not rows:
        return None
    late = [
        p for p in standing.projects if p.state in (State.BEHIND, State.SLIGHTLY_BEHIND) and (p.missing_vnd or 0) > 0
    ]
    late.sort(key=lambda p: severity_of_money(p, standing.period))
    units = standing.snapshot.plan.unit_by_code
    lines = tuple(
        words(
            "{project} lacks {amount} million đồng: {leads}",
            project=f"{p.project.code} {words.name_of(p.project.label, p.project.name_en)}",
            amount=words.money(p.missing_vnd or 0, 0),
            leads=", ".join(units[code].label for code in p.leads if code in units) or words("no lead named"),
        )
        for p in late[:_LINES]
    )
    return Slide(SlideKind.PROJECTS, view.projects_title, bullets=rows, lines=lines)


def _communes(standing: Standing, view: Overview, words: Words) -> Slide | None:
    shown = heat(standing, words, most=_COMMUNES)
    if all(cell.gap is None for cell in shown.cells):  # the worst come first
        return None
    return Slide(SlideKind.COMMUNES, view.heat_title, (_figure(view.cards.support),), heat=shown)


def _reports(standing: Standing, calendar: Completeness, view: Overview, words: Words) -> Slide | None:
    coverage = standing.reporting.coverage
    if not coverage.expected:
        return None
    missing = [standing.snapshot.plan.unit_by_code[code].label for code in coverage.missing]
    came, of = len(coverage.reported), len(coverage.expected)
    title = words("{period}: {came} of {of} units reported", period=standing.period, came=came, of=of)
    title = title[:1].upper() + title[1:]
    lines = [words("Missing: {names}", names=", ".join(missing))] if missing else []
    lines += [
        words(
            "{form}, {period}: {left}, {owing} still owe it" if row.passed else "Ahead: {form}, {period}: {due} ({left})",
            form=row.form, period=row.period.text, due=row.due.text, left=row.left.text, owing=row.owing.text,
        )
        for row in deadlines(calendar, words)
    ]  # fmt: skip
    return Slide(SlideKind.REPORTS, title, (_figure(view.cards.reported),), lines=tuple(lines))


def _causes(standing: Standing, words: Words) -> Slide | None:
    """Why late targets and projects are late, and what is done: who says so, and of which month."""
    lines = late_lines(standing, words)
    title = words("Why {count} late targets and projects are late, and what is done", count=len(lines))
    return Slide(SlideKind.CAUSES, title, lines=_most(lines, words)) if lines else None


def _proposals(view: Overview, words: Words) -> Slide | None:
    lines = view.proposals.lines
    return Slide(SlideKind.PROPOSALS, view.proposals.title, lines=_most(lines, words)) if lines else None


def _most(lines: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """As many as the largest type leaves room for; how many more there are is said."""
    if len(lines) <= _PROPOSALS:
        return lines
    shown, page = lines[: _PROPOSALS - 1], words(Page.REPORTING.heading)
    return (*shown, words("and {count} more, on the page «{page}»", count=len(lines) - len(shown), page=page))
