"""Chỉ tiêu: one target with the plan's own words, its twelve months, its units, and the cell of each figure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.people.named import Persons
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.plan.territory import row_units
from dashboard.domain.reported.observations import Observation, Submission, SubmissionStatus
from dashboard.domain.sentences.further import further_clauses
from dashboard.domain.verdicts.drag import drags
from dashboard.domain.verdicts.household_rates import with_households
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.rollup import rolled_up, subjects
from dashboard.domain.verdicts.severity import severity_of
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import FurtherGoal, TargetStanding
from dashboard.domain.verdicts.unit_verdict import unit_state
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, parts_cell, period_cell
from dashboard.views.figures import absence_text, amount_cell, own_cell, target_text, verdict_and_rest
from dashboard.views.heat import unit_names
from dashboard.views.linked import received_cell, to_file, to_unit
from dashboard.views.marks import Tone, glyph, tone
from dashboard.views.reasons import target_why
from dashboard.views.states import state_facts, state_table
from dashboard.views.table import Table, figures, of_fields, texts
from dashboard.views.target_facts import Fact, facts_of, further_text, understood

_DRAGGING = 5  # units that are named


@dataclass(frozen=True)
class MonthPoint:
    month: int
    label: str
    actual: float | None
    path: float | None
    actual_text: Cell
    path_text: Cell


@dataclass(frozen=True)
class UnitFigure:
    """One unit's figure: where it began this year, where it is, and the cell that says so."""

    unit: Cell
    start: float | None
    now: float | None
    start_text: str
    now_text: Cell
    parts: Cell  # "84/120"
    period: Cell
    absence: Absence | None
    file: Cell
    place: Cell
    received: Cell
    code: str  # of the unit
    tone: Tone = Tone.NONE  # of its own figure, whatever the whole's verdict is
    sender: str = ""
    status: str = ""  # of the report: sent, approved


@dataclass(frozen=True)
class FurtherLine:
    """A goal that the same sentence states beside the target, with its own small verdict."""

    glyph: str
    tone: Tone
    word: str
    text: str  # «Số nêu kèm (giảm 915 hộ): đã giảm 600 hộ, chưa đạt, còn thiếu 315 hộ»


@dataclass(frozen=True)
class TargetDetail:
    """`scale` multiplies figures for the axes: 100 for shares, 1 for counts."""

    id: str
    name: str
    sentence: str
    heading: str  # the sentence up to its verdict
    rest: str  # what follows it: pace needed, whose figures
    why: tuple[str, ...]  # the rule that spoke, its path, its figures and its limits
    word: str
    tone: Tone
    glyph: str
    quote: str
    clause: str
    facts: tuple[Fact, ...]
    months: tuple[MonthPoint, ...]
    goal: float | None
    goal_text: str
    percent: bool
    units: tuple[UnitFigure, ...]
    answers: tuple[Fact, ...]
    said: tuple[Fact, ...]  # of a target that is told in words: each state and who says it, newest first
    states: Table  # of a target that is told in words: each unit's own; without rows of any other
    further: tuple[FurtherLine, ...]
    further_units: tuple[
        UnitFigure, ...
    ]  # whose figures the stated count was told by, where it has an indicator of its own
    drag: str = ""  # the units that lack most, with their part of what is missing


def target_names(standing: Standing, words: Words) -> dict[str, str]:
    """Id → id and name of every target, in the plan's order."""
    return {
        t.target.id: f"{t.target.id} · {words.name_of(t.indicator.label, t.indicator.name_en)}"
        for t in standing.targets
    }


def target_choices(standing: Standing, words: Words) -> dict[str, str]:
    """The names of `target_names`, and before them that of the whole list, "" in the address."""
    return {"": words("All targets")} | target_names(standing, words)


def usual_target(standing: Standing) -> str:
    """The id of the most urgent one, shown unasked; ValueError where the plan states none."""
    return min(standing.targets, key=severity_of).target.id


def target_detail(standing: Standing, id: str, words: Words) -> TargetDetail:
    """Everything on one target; KeyError for an id that the plan does not have."""
    t = {t.target.id: t for t in standing.targets}[id]
    percent = t.indicator.measure is Measure.PERCENTAGE
    below = further_clauses(t)  # lines of their own here
    said = replace(t.statement, detail=tuple(clause for clause in t.statement.detail if clause not in below))
    heading, rest = verdict_and_rest(said, words)
    rest = rest.strip(".") and rest
    return TargetDetail(
        id=id,
        name=words.name_of(t.indicator.name, t.indicator.name_en),
        sentence=words.sentence(t.sentence),
        heading=heading,
        rest=rest,
        why=target_why(standing, t, words),
        word=words.term(t.state),
        tone=tone(t.state, t.is_final),
        glyph=glyph(t.state, t.is_final),
        quote=t.target.source_sentence,
        clause=t.target.source_clause,
        facts=facts_of(standing, t, words),
        months=_months(t, words, percent),
        goal=_axis(t.goal, percent),
        goal_text=target_text(t, words),
        percent=percent,
        units=_units(standing, t, words, percent),
        answers=understood(standing, t, words),
        said=state_facts(standing.snapshot, t, words),
        states=state_table(standing, t, words),
        further=tuple(_further(goal, t, words) for goal in t.further),
        further_units=_counted(standing, t, words),
        drag=_drag(standing, t, words),
    )


def _drag(standing: Standing, t: TargetStanding, words: Words) -> str:
    """«Thiếu nhiều nhất ở: Đứa Mòn 22%, Nậm Ty 15% …»; "" where nobody is short, or the whole is not made of parts."""
    found = drags(t)
    if not found:
        return ""
    units = standing.snapshot.plan.unit_by_code
    named = ", ".join(f"{units[code].label} {words.share(part, 0)}" for code, part in found[:_DRAGGING])
    return words(
        "Most is missing in: {units} of what the whole lacks; {count} units are short", units=named, count=len(found)
    )


def _further(goal: FurtherGoal, t: TargetStanding, words: Words) -> FurtherLine:
    final = t.is_last
    return FurtherLine(
        glyph(goal.state, final), tone(goal.state, final), words.term(goal.state), further_text(goal, words)
    )


def _counted(standing: Standing, t: TargetStanding, words: Words) -> tuple[UnitFigure, ...]:
    """A row for each figure that the stated count was made of; none where it was read from the target's own."""
    rows = []
    for goal in t.further:
        if goal.figure is None or goal.indicator.code == t.indicator.code:
            continue
        counted = replace(t, indicator=goal.indicator)
        names = unit_names(standing.snapshot.plan, list(dict.fromkeys(part.subject for part in goal.figure.parts)))
        for part in goal.figure.parts:
            alone = replace(goal.figure, amount=part.amount, absence=part.absence, parts=(part,))
            unit = to_unit(names[part.subject], part.subject)
            rows.append(_row(standing, counted, unit, part.subject, None, alone, words, False))
    return tuple(rows)


def _axis(value: Decimal | None, percent: bool) -> float | None:
    return None if value is None else float(value * 100 if percent else value)


def _months(t: TargetStanding, words: Words, percent: bool) -> tuple[MonthPoint, ...]:
    def cell(value: Decimal | None, missing: str) -> Cell:
        return absent_cell(words(missing)) if value is None else amount_cell(t.indicator, value, words, unit=True)

    def sketchy(shown: Cell, preliminary: bool) -> Cell:
        return shown.noted(" " + words("(preliminary)")) if preliminary else shown

    return tuple(
        MonthPoint(
            p.period.last_month, words.short_period(p.period), _axis(p.actual, percent), _axis(p.path, percent),
            sketchy(cell(p.actual, "no data"), p.preliminary), cell(p.path, "no path"),
        )
        for p in t.series
    )  # fmt: skip


def month_table(detail: TargetDetail, words: Words) -> Table:
    return Table.of(
        texts(words("Month"), [Cell(p.label, p.month) for p in detail.months]),
        figures(words("Actual"), [p.actual_text for p in detail.months]),
        figures(words("Planned path"), [p.path_text for p in detail.months]),
    )


def course_table(detail: TargetDetail, words: Words) -> Table:
    """Each unit's first figure of the year and its newest one."""
    return Table.of(
        texts(words("Unit"), [row.unit for row in detail.units]),
        figures(words("First this year"), [row.start_text for row in detail.units]),
        figures(words("Now"), [row.now_text for row in detail.units]),
    )


def further_table(detail: TargetDetail, words: Words) -> Table:
    """The figures that a stated count was told by, each with its upload and its cell."""
    return _sources(detail.further_units, words)


def unit_table(detail: TargetDetail, words: Words) -> Table:
    """Every unit's figure with the upload and the cell it was read from."""
    return _sources(detail.units, words)


def _sources(rows: tuple[UnitFigure, ...], words: Words) -> Table:
    heads = {
        "unit": "Unit", "now_text": "Figure", "parts": "Numerator/denominator", "period": "Period", "file": "File",
        "place": "Cell", "received": "Received", "sender": "Sent by", "status": "State",
    }  # fmt: skip
    return of_fields(rows, heads, words, figures=("now_text", "parts"))


def _units(standing: Standing, t: TargetStanding, words: Words, percent: bool) -> tuple[UnitFigure, ...]:
    """Units worst first, then those without a figure."""
    snapshot, indicator = standing.snapshot, t.indicator
    codes = subjects(snapshot.plan, indicator, standing.unit, standing.period) or (t.target.unit,)
    codes = row_units(snapshot.plan, codes, standing.boundaries, standing.period.end) or codes
    names = unit_names(snapshot.plan, list(codes))
    within = standing.unit if set(codes) <= snapshot.plan.below(standing.unit) else None
    rows = []
    for code in codes:
        figure = with_households(
            snapshot, indicator, code, standing.period, rolled_up(snapshot, indicator, (code,), standing.period), within
        )
        mine = [
            o for o in snapshot.observations_by_subject.get((indicator.code, code), ()) if _told_by(o, standing.period)
        ]
        first = min(mine, key=lambda o: o.period.order, default=None)
        rows.append((figure.shown, _row(standing, t, to_unit(names[code], code), code, first, figure, words, percent)))
    down = indicator.direction == "falls"
    rows.sort(key=lambda pair: (pair[0] is None, (-pair[0] if down else pair[0]) if pair[0] is not None else 0))
    return tuple(row for _, row in rows)


def _told_by(o: Observation, period: Period) -> bool:
    """Whether it is a figure of everybody that was carried out by then: nothing of the future, of a group, or an estimate."""
    told = o.amount is not None and o.disaggregation == TOTAL and not o.estimate
    return told and o.period.year == period.year and o.period.end <= period.end


def _row(
    standing: Standing, t: TargetStanding, unit: Cell, code: str, first: Observation | None, figure: RolledUp,
    words: Words, percent: bool,
) -> UnitFigure:  # fmt: skip
    source = figure.parts[0] if figure.parts else None
    sent = standing.snapshot.submission_by_id.get(source.submission or 0) if source else None
    start = first.amount if first else None
    place = str(source.place) if source else ""
    of_rate = (figure.numerator, figure.denominator)  # of a rate that households make, these are two cells
    written = (
        own_cell if [part.subject for part in figure.parts] == [code] else amount_cell
    )  # of those below it, a count
    now = written(t.indicator, figure.shown, words) if figure.shown is not None else _without(figure, words)
    return UnitFigure(
        unit=unit,
        start=_axis(start, percent),
        now=_axis(figure.shown, percent),
        start_text="" if start is None else written(t.indicator, start, words).text,
        now_text=now,
        parts=parts_cell(*of_rate, words) if source else absent_cell(),
        period=period_cell(source.period, words) if source else absent_cell(),
        absence=figure.why,
        file=to_file(sent.file_name, sent.sha256, place) if sent else absent_cell(),
        place=to_file(place, sent.sha256 if sent else "", place),
        received=received_cell(sent, words),
        code=code,
        tone=tone(unit_state(standing, t, code, figure.shown), t.is_final),
        sender=words.person(Persons(standing.snapshot.plan).of(sent.unit, sent.actor)) if sent else "",
        status=status_text(standing.snapshot.plan, sent, words) if sent else "",
    )


def status_text(plan: Plan, sent: Submission, words: Words) -> str:
    """Where a report stands; of an approved one by whom and when, the office in the place of a name that may not be read."""
    state = words.term(sent.status)
    if sent.status is not SubmissionStatus.APPROVED or not sent.status_by or sent.status_at is None:
        return state
    who = words.person(Persons(plan).signer(sent.status_by))
    return words("{state}: {who}, {moment}", state=state, who=who, moment=words.moment(sent.status_at))


def _without(figure: RolledUp, words: Words) -> Cell:
    """The words that were reported instead of a number, or the name of the absence."""
    text = figure.parts[0].text if figure.parts else ""
    return Cell(text) if text else absent_cell(absence_text(figure.why, words))
