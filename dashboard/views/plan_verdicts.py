"""What a new version of a plan turns: each verdict with the sentence it has and the sentence it would have."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.comparing.plan_changes import PlanVerdicts
from dashboard.domain.comparing.versions import VerdictChange
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import ALL_PROJECTS, Plan
from dashboard.domain.verdicts.parts import Coverage, State
from dashboard.text import Words
from dashboard.views.cell import Cell, number_cell
from dashboard.views.marks import glyph
from dashboard.views.table import Table, of_fields


@dataclass(frozen=True)
class TurnedLine:
    """One verdict before and after, in a word and in a sentence; a line of units has no words of state."""

    name: str
    before: Cell | str
    after: Cell | str
    sentence_before: str
    sentence_after: str


def turned_lines(verdicts: PlanVerdicts, plan: Plan, words: Words) -> tuple[TurnedLine, ...]:
    """Verdicts that turn first, then sentences that only say another figure, then who needs support and who reports."""
    return tuple(_lines(verdicts, plan, words))


def turned_table(lines: tuple[TurnedLine, ...], words: Words) -> Table:
    heads = {
        "name": "Target or project", "before": "Before", "after": "After", "sentence_before": "Sentence before",
        "sentence_after": "Sentence after",
    }  # fmt: skip
    return of_fields(lines, heads, words)


def _lines(verdicts: PlanVerdicts, plan: Plan, words: Words) -> Iterator[TurnedLine]:
    for change in (*verdicts.targets, *verdicts.projects):
        yield TurnedLine(
            _name(plan, change, words),
            _state(change.before, verdicts.period, words),
            _state(change.after, verdicts.period, words),
            words.sentence(change.sentence_before),
            words.sentence(change.sentence_after),
        )
    before, after = verdicts.support
    if before != after:
        nobody = words("none")
        yield TurnedLine(
            words("Units that need support"), number_cell(len(before), words), number_cell(len(after), words),
            ", ".join(before) or nobody, ", ".join(after) or nobody,
        )  # fmt: skip
    old, new = (_reported(coverage, words) for coverage in verdicts.coverage)
    if old != new:
        yield TurnedLine(words("Reports of the period"), "", "", old, new)


def _reported(coverage: Coverage, words: Words) -> str:
    return words("{came} of {expected} have come", came=len(coverage.reported), expected=len(coverage.expected))


def _state(state: State | None, period: Period, words: Words) -> str:
    over = not period.months_left
    return words("not in the plan") if state is None else f"{glyph(state, over)} {words.term(state)}"


def _name(plan: Plan, change: VerdictChange, words: Words) -> str:
    if change.key == ALL_PROJECTS:
        return words("Whole programme")
    target = next((t for t in plan.targets if t.id == change.key), None)
    if target is not None:
        indicator = plan.indicator_by_code[target.indicator]
        return f"{change.key} · {words.name_of(indicator.label, indicator.name_en)}"
    project = plan.project_by_code.get(change.key)
    return f"{change.key} · {words.name_of(project.label, project.name_en)}" if project else change.key
