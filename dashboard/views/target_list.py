"""Chỉ tiêu: every target in a row with its bar, its figure, its path, its gap, its weeks, its forecast and its lead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator
from dashboard.domain.verdicts.forecast import NoForecast, outlook, reaches
from dashboard.domain.verdicts.severity import severity_of, share_of_path
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.bullets import target_bullet
from dashboard.views.cell import Cell, absent_cell, number_cell
from dashboard.views.figures import absence_text, amount_cell, difference_text, reached_cell, target_text
from dashboard.views.linked import to_target
from dashboard.views.marks import GLYPHS, Tone, tone
from dashboard.views.overview_titles import not_counted, targets_title
from dashboard.views.reasons import target_rule
from dashboard.views.table import Table, figures, texts
from dashboard.views.target_facts import forecast_text

NO_LEAD = "khong"  # of targets whose lead the plan does not name, in the address
_STATES = {Tone.BAD: "cham", Tone.WARN: "cham-nhe", Tone.GOOD: "dung", Tone.NONE: "chua"}  # in the address


@dataclass(frozen=True)
class TargetRow:
    """One target; `state` and `leads` are the codes that the list is filtered by."""

    id: str
    state: str
    leads: tuple[str, ...]
    name: Cell
    bar: Cell
    now: Cell
    path: Cell
    goal: Cell
    gap: Cell
    weeks: Cell
    forecast: Cell
    verdict: Cell
    lead: str


@dataclass(frozen=True)
class TargetList:
    """All targets, the worst first; `heading` says how many are late, and how many will be missed at the present pace."""

    heading: str
    note: str  # of rows that the headline of Tổng quan does not count
    rows: tuple[TargetRow, ...]


def target_list(standing: Standing, words: Words) -> TargetList:
    found = sorted(standing.targets, key=severity_of)
    heading = targets_title(standing, words)
    missing = sum(reaches(t) is False for t in found)
    if missing:
        heading = words("{said}; at this pace {count} will be missed by 31/12", said=heading, count=missing)
    note = " ".join(part for part in (not_counted(standing, words), _not_forecast(found, words)) if part)
    return TargetList(heading, note, tuple(_row(standing, t, words) for t in found))


def _not_forecast(found: Iterable[TargetStanding], words: Words) -> str:
    """Of how many nobody can say how the year ends, by why."""
    why = Counter(said for t in found if isinstance(said := outlook(t), NoForecast))
    if not why:
        return ""
    parts = (words("{count} {why}", count=count, why=words.term(one)) for one, count in why.most_common())
    return words("Not forecast: {count} targets ({parts}).", count=why.total(), parts="; ".join(parts))


def states_offered(shown: TargetList, words: Words) -> dict[str, str]:
    """Code → name of each group of verdicts that some target has, with how many; "" for all of them."""
    names = {
        Tone.BAD: words("Behind, not achieved"),
        Tone.WARN: words("Slightly behind"),
        Tone.GOOD: words("On track, achieved"),
        Tone.NONE: words("Not judged"),
    }
    count = {code: sum(row.state == code for row in shown.rows) for code in _STATES.values()}
    offered = {code: f"{GLYPHS[look]} {names[look]}: {count[code]}" for look, code in _STATES.items() if count[code]}
    return {"": words("All: {count}", count=len(shown.rows))} | offered


def leads_offered(shown: TargetList, plan: Plan, words: Words) -> dict[str, str]:
    """Code → name of every unit that leads a target, in the plan's order; "" for all of them."""
    leading = {code for row in shown.rows for code in row.leads}
    names = {unit.code: unit.name for unit in plan.units if unit.code in leading}
    nobody = {NO_LEAD: words("No lead named in the plan")} if NO_LEAD in leading else {}
    return {"": words("Any lead")} | names | nobody


def list_table(shown: TargetList, state: str, lead: str, words: Words) -> Table:
    """The rows of one state and one lead; "" means any."""
    rows = tuple(_kept(shown.rows, state, lead))
    return Table.of(
        texts(words("Indicator"), [row.name for row in rows]),
        texts(words("Progress"), [row.bar for row in rows]),
        figures(words("Now"), [row.now for row in rows]),
        figures(words("Planned by now"), [row.path for row in rows]),
        figures(words("Target"), [row.goal for row in rows]),
        figures(words("Against the plan"), [row.gap for row in rows]),
        figures(words("Weeks late"), [row.weeks for row in rows]),
        texts(words("Verdict"), [row.verdict for row in rows]),
        texts(words("Forecast 31/12"), [row.forecast for row in rows]),
        texts(words("Lead"), [row.lead for row in rows]),
    )


def _kept(rows: tuple[TargetRow, ...], state: str, lead: str) -> Iterator[TargetRow]:
    return (row for row in rows if (not state or row.state == state) and (not lead or lead in row.leads))


def _row(standing: Standing, t: TargetStanding, words: Words) -> TargetRow:
    plan, looks = standing.snapshot.plan, tone(t.state, t.is_final)
    leads = tuple(code for code in plan.members(t.target.leads) if code in plan.unit_by_code)
    return TargetRow(
        id=t.target.id,
        state=_STATES[looks],
        leads=leads or (NO_LEAD,),
        name=to_target(f"{GLYPHS[looks]} {words.name_of(t.indicator.label, t.indicator.name_en)}", t.target.id),
        bar=_bar(standing, t, words),
        now=_now(t, words),
        path=absent_cell() if t.path is None else amount_cell(t.indicator, t.path, words, unit=True),
        goal=Cell(target_text(t, words)) if t.target.operator is not Operator.NONE else absent_cell(words("no number")),
        gap=_gap(t, words),
        weeks=number_cell(t.weeks_late, words),
        forecast=_forecast(t, words),
        verdict=Cell(f"{GLYPHS[looks]} {words.term(t.state)}", why=target_rule(standing, t, words)),
        lead=", ".join(plan.unit_by_code[code].label for code in leads) or words("no lead named"),
    )  # fmt: skip


def _bar(standing: Standing, t: TargetStanding, words: Words) -> Cell:
    """Sorted by how far the figure is on its track."""
    if t.target.operator is Operator.NONE:
        return absent_cell()
    bar = target_bullet(standing, t, words).bar
    return Cell(bar.said.rsplit(": ", 1)[-1], bar.actual_at, absent=bar.actual_at is None, bar=bar)


def _now(t: TargetStanding, words: Words) -> Cell:
    if t.actual is not None:
        shown = reached_cell(t, t.actual, words)
        return shown.noted(" " + words("(preliminary)")) if t.figure.preliminary else shown
    return Cell(t.figure.text) if t.figure.text else absent_cell(absence_text(t.absence, words))


def _gap(t: TargetStanding, words: Words) -> Cell:
    """How far from where the path is by now, in the indicator's terms; sorted by the share of the path that is missing."""
    if t.path is None or t.reckoned is None or not t.state.judged:
        return absent_cell()
    by = t.path - t.reckoned if t.indicator.direction is not Direction.FALLS else t.reckoned - t.path
    share = share_of_path(t)
    order = float(by if share is None else 1 - share)
    if not by:
        return Cell(words("as planned"), order)
    size = difference_text(t.indicator, abs(by), words).lstrip("+")
    return Cell(words("{gap} short", gap=size) if by > 0 else words("{gap} ahead", gap=size), order)


def _forecast(t: TargetStanding, words: Words) -> Cell:
    """Whether the year ends with the target met at the last three months' pace; the value where one is forecast."""
    found = outlook(t)
    if isinstance(found, NoForecast):
        return absent_cell(forecast_text(t, words))
    said = forecast_text(t, words)
    if t.projection is None:
        return Cell(said, 1.0 - found)
    return Cell(f"{said}: {words.number(t.projection.value, 0)}", 1.0 - found)
