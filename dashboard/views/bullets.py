"""Bullets: one row per target or project, with the figure, the path and the target on one track."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Operator, PaceRule
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import severity_of, severity_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.bar import CellBar
from dashboard.views.cell import Cell, absent_cell, money_cell
from dashboard.views.figures import absence_text, amount_cell, amount_text, standing_cell, target_text
from dashboard.views.marks import Tone, tone
from dashboard.views.money.carried_over import has_amount, measured
from dashboard.views.reasons import project_why, target_rule
from dashboard.views.table import Table, figures, telling, texts
from dashboard.views.target_facts import last_years_units


@dataclass(frozen=True)
class Bullet:
    """One row. Positions run from 0 to about 1: `target_at` is where the target stands, None of the others is invented."""

    key: str
    name: str
    short_name: str
    value: Cell  # "84 / 150 lao động"
    short_value: str
    word: str  # the state in a word
    tone: Tone
    sentence: str
    actual_at: float | None
    path_at: float | None
    target_at: float
    limit: bool  # a falling level: the target is a limit on a level axis
    last_year: Cell  # the same period last year, blank where it is not known or may not be compared
    path: str  # what the plan asks for by now, "" where there is no path
    period: str  # which period the figure speaks of
    source: str  # how many units reported it
    why: str  # the rule that spoke, with its figures
    scale: tuple[tuple[float, str], ...] = ()  # places of the track and what stands there

    @property
    def bar(self) -> CellBar:
        """The track alone, for a cell of a table."""
        return CellBar(
            f"{self.name}: {self.value.text}",
            self.tone,
            self.actual_at,
            self.path_at,
            self.target_at,
            self.limit,
            self.scale,
        )


def bullet_table(rows: tuple[Bullet, ...], words: Words, leads: Callable[[str, str], Cell]) -> Table:
    """Names lead to what they name; the column of last year only where one of them knows it."""
    return Table.of(
        texts(words("Item"), [leads(row.name, row.key) for row in rows]),
        texts(words("Actual / target"), [row.value for row in rows]),
        figures(words("Same period last year"), [row.last_year for row in rows], optional=True),
        telling(texts(words("Verdict"), [Cell(row.word, absent=row.value.order is None) for row in rows])),
        texts(words("In words"), [row.sentence for row in rows]),
        texts(words("Why?"), [row.why for row in rows]),
    )


def target_bullets(standing: Standing, words: Words) -> tuple[Bullet, ...]:
    """Every target with a number, worst first."""
    measurable = [t for t in standing.targets if t.target.operator is not Operator.NONE]
    return tuple(target_bullet(standing, t, words) for t in sorted(measurable, key=severity_of))


def target_bullet(standing: Standing, t: TargetStanding, words: Words) -> Bullet:
    """The row of one target with a number."""
    return _target(t, target_rule(standing, t, words), words)


def _target(t: TargetStanding, why: str, words: Words) -> Bullet:
    actual_at, path_at, target_at, limit = _positions(t)
    value = standing_cell(t, words, short=True)
    return Bullet(
        key=t.target.id,
        name=words.name_of(t.indicator.name, t.indicator.name_en),
        short_name=words.name_of(t.indicator.label, t.indicator.name_en),
        value=value,
        short_value=value.text
        if t.actual is not None
        else words("target: {wanted}", wanted=target_text(t, words, short=True)),
        word=words.term(t.state),
        tone=tone(t.state, t.is_final),
        sentence=words.sentence(t.sentence),
        actual_at=actual_at,
        path_at=path_at,
        target_at=target_at,
        limit=limit,
        last_year=_last_year(t, words),
        path="" if t.path is None else amount_text(t.indicator, t.path, words, unit=True),
        period=words.period(t.period),
        source=_coverage(t, words),
        why=why,
        scale=_scale(t, target_at, limit, words),
    )


def _scale(t: TargetStanding, target_at: float, limit: bool, words: Words) -> tuple[tuple[float, str], ...]:
    """Where the track begins and where the target stands, in the indicator's terms; nothing where neither is known."""
    if not t.goal:
        return ()
    change = t.target.pace_rule is PaceRule.CHANGE and t.baseline is not None and t.baseline != t.goal and not limit
    start = t.baseline if change and t.baseline is not None else Decimal(0)
    return (0.0, amount_text(t.indicator, start, words)), (target_at, amount_text(t.indicator, t.goal, words))


def _coverage(t: TargetStanding, words: Words) -> str:
    expected, reported = t.figure.coverage.expected, t.figure.coverage.reported
    return words("{came} of {of} units reported", came=len(reported), of=len(expected)) if expected else ""


def _last_year(t: TargetStanding, words: Words) -> Cell:
    if t.last_year is None:
        return absent_cell()
    if t.last_year.is_nil:
        return absent_cell(absence_text(t.last_year.why, words))
    if t.last_year.shown is None:
        return absent_cell()
    then = amount_cell(t.indicator, t.last_year.shown, words, unit=True)
    return then.noted(last_years_units(t.last_year.coverage, words))


def _positions(t: TargetStanding) -> tuple[float | None, float | None, float, bool]:
    """Shares of the way for changes, of a level axis for falling levels, of the target for everything else."""
    if t.actual is None or not t.goal:
        return (None, None, 1.0, False)
    if t.target.pace_rule is PaceRule.CHANGE and t.baseline is not None and t.baseline != t.goal:
        way = t.goal - t.baseline
        path = None if t.path is None else float((t.path - t.baseline) / way)
        return (max(0.0, float((t.actual - t.baseline) / way)), path, 1.0, False)
    if t.indicator.direction is Direction.FALLS:
        axis = max(t.actual, t.path or t.goal, t.goal) * Decimal("1.25")
        return (float(t.actual / axis), None if t.path is None else float(t.path / axis), float(t.goal / axis), True)
    return (float(t.actual / t.goal), None if t.path is None else float(t.path / t.goal), 1.0, False)


def project_bullets(standing: Standing, words: Words) -> tuple[Bullet, ...]:
    """Every project with money, worst first."""
    funded = [(p, measured(p)) for p in standing.projects if has_amount(p)]
    worst_first = sorted(funded, key=lambda pair: severity_of_money(pair[1], standing.period))
    return tuple(_project(m, standing.period, project_why(standing, p, words)[0], words) for p, m in worst_first)


def _project(p: ProjectStanding, period: Period, why: str, words: Words) -> Bullet:
    allocated = p.allocated_vnd or 0
    given = words.money(allocated)
    if p.disbursed_vnd is None or p.rate_year is None:
        short = f"{absence_text(p.absence, words)} / {given}"
        value = Cell(short)
    else:
        value = money_cell(p.disbursed_vnd, words).noted(f" / {given} · {words.share(p.rate_year)}")
        short = f"{words.money(p.disbursed_vnd, 0)} / {words.money(allocated, 0)} · {words.share(p.rate_year)}"
        if p.state is State.NOT_COVERED and p.figure_period and not p.coverage.reported:
            month = f" ({words.short_period(p.figure_period)})"
            value, short = value.noted(month), short + month
    if p.carried_only:
        carried = f" ({words('carried over')})"
        value, short = value.noted(carried), short + carried
    return Bullet(
        key=p.project.code,
        name=f"{p.project.code} · {words.name_of(p.project.name, p.project.name_en)}",
        short_name=f"{p.project.code} · {words.name_of(p.project.label, p.project.name_en)}",
        value=value,
        short_value=short,
        word=words.term(p.state),
        tone=tone(p.state, not period.months_left),
        sentence=words.sentence(p.sentence),
        actual_at=None if p.rate_year is None else float(p.rate_year),
        path_at=None if p.expected_now_vnd is None or not allocated else p.expected_now_vnd / allocated,
        target_at=1.0,
        limit=False,
        last_year=money_cell(p.last_year_vnd, words),
        path="" if p.expected_now_vnd is None else words.money(p.expected_now_vnd),
        period=words.period(period),
        source=words("Units' cumulative reports"),
        why=why,
    )
