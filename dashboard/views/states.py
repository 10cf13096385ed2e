"""Targets without a number, on the overview and on slides; and each unit's state of one of them with its cell."""

from dataclasses import dataclass

from dashboard.domain.plan.targets import Operator
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.states import Said, earlier_states, states
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, period_cell
from dashboard.views.completeness import unit_names
from dashboard.views.figures import absence_text, amount_cell
from dashboard.views.linked import source_columns, to_file, to_target, unit_cell
from dashboard.views.table import Table, texts
from dashboard.views.target_facts import Fact


@dataclass(frozen=True)
class Unnumbered:
    """Targets whose plan names no number, with what is reported of them; empty where every target has one."""

    title: str
    table: Table
    lines: tuple[str, ...]  # of those of which something is known: «Mô hình giảm nghèo: … (Phòng NN&PTNT, T9)»

    def __bool__(self) -> bool:
        return bool(self.table)


def unnumbered(standing: Standing, words: Words) -> Unnumbered:
    """In the plan's order."""
    targets = [t for t in standing.targets if t.target.operator is Operator.NONE]
    rows = [(t, *_told(standing.snapshot, t, words)) for t in targets]
    return Unnumbered(
        words("And {count} targets that state no number", count=len(targets)),
        Table.of(
            texts(words("Indicator"), [to_target(_name(t, words), t.target.id) for t in targets]),
            texts(words("What is reported"), [text for _, text, _ in rows]),
            texts(words("By"), [by for _, _, by in rows], optional=True),
        ),
        tuple(f"{_name(t, words)}: {_line(text, by)}" for t, text, by in rows if not text.absent),
    )


def _line(text: Cell, by: Cell) -> str:
    return f"{text.text.rstrip('. ')} ({by.text})" if by.text else text.text


def _name(t: TargetStanding, words: Words) -> str:
    return words.name_of(t.indicator.label, t.indicator.name_en)


def _told(snapshot: Snapshot, t: TargetStanding, words: Words) -> tuple[Cell, Cell]:
    """What is reported of it, and by whom and of when, leading to the cell; the name of the absence where nothing is."""
    if t.actual is not None:
        return amount_cell(t.indicator, t.actual, words, unit=True), Cell(_counted(t, words))
    told = states(t.figure.parts)
    if not told and (before := earlier_states(snapshot, t)):
        late = words("not reported this period; before: {text}", text=before[0].text)
        return Cell(late), _by(snapshot, before[0], words)
    if not told:
        return absent_cell(absence_text(t.absence, words)), absent_cell()
    if len(told) == 1:
        return Cell(told[0].text), _by(snapshot, told[0], words)
    params = {"count": len({o.subject for o in t.figure.parts}), "of": len(t.figure.coverage.expected)}
    return Cell(words("{count} of {of} units told; newest: {text}", **params, text=told[0].text)), _by(
        snapshot, told[0], words
    )


def _counted(t: TargetStanding, words: Words) -> str:
    came, of = len(t.figure.coverage.reported), len(t.figure.coverage.expected)
    period = words.short_period(t.figure_period) if t.figure_period else ""
    units = words("{came} of {of} units", came=came, of=of) if of else ""
    return ", ".join(part for part in (units, period) if part)


def _by(snapshot: Snapshot, said: Said, words: Words) -> Cell:
    """«Phòng NN&PTNT, T9», leading to the cell of the newest."""
    units = snapshot.plan.unit_by_code
    who = tuple(dict.fromkeys(o.reporter if o.reporter in units else o.subject for o in said.by))
    text = f"{unit_names(snapshot.plan, who, words, most=2)}, {words.short_period(said.newest.period)}"
    sent = snapshot.submission_by_id.get(said.newest.submission or 0)
    return to_file(text, sent.sha256, str(said.newest.place)) if sent else Cell(text)


def state_facts(snapshot: Snapshot, t: TargetStanding, words: Words) -> tuple[Fact, ...]:
    """Each state with the units that say it, newest first; the last ones of the year where nobody says anything now."""
    before = () if t.figure.parts else earlier_states(snapshot, t)
    late = (Fact(words("This period"), words("not reported yet; before that:")),) if before else ()
    told = states(t.figure.parts) or before
    return (*late, *(Fact(_by(snapshot, said, words).text, said.text) for said in told))


def state_table(standing: Standing, t: TargetStanding, words: Words) -> Table:
    """Every unit's own words with the cell they stand in, newest first; what was said earlier where nobody says anything now."""
    told = states(t.figure.parts) or earlier_states(standing.snapshot, t)
    parts = [o for said in told for o in said.by]
    snapshot = standing.snapshot
    sources = [(snapshot.submission_by_id.get(o.submission or 0), str(o.place)) for o in parts]
    return Table.of(
        texts(words("Unit"), [_unit(snapshot, o) for o in parts]),
        texts(words("What is reported"), [o.text for o in parts]),
        texts(words("Period"), [period_cell(o.period, words) for o in parts]),
        *source_columns(sources, words),
    )


def _unit(snapshot: Snapshot, o: Observation) -> Cell:
    """Of the district's state the office that tells it."""
    return unit_cell(snapshot.plan, o.reporter if o.reporter in snapshot.plan.unit_by_code else o.subject, full=True)
