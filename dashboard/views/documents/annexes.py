"""The annexes of a report: results against every target, money by project, by line, by budget year, and by commune."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, number_cell
from dashboard.views.completeness import unit_names
from dashboard.views.documents.blocks import Annex, Rows
from dashboard.views.figures import absence_text, amount_cell, difference_text, target_text
from dashboard.views.heat import heat
from dashboard.views.marks import glyph
from dashboard.views.money.lines import line_table
from dashboard.views.money.projects import projects_view
from dashboard.views.table import Table, crossed, figures, texts


def annexes(standing: Standing, words: Words) -> tuple[Annex, ...]:
    """Those that have a row; numbered in their order."""
    million = words("Unit: million đồng")
    lines, left_out = _known_lines(line_table(standing, words))
    note = words(
        "{count} lines of which the plan names no amount and nobody has reported are left out.", count=left_out
    )
    found = (
        Rows(target_table(standing, words), words("Results against the targets of the plan")),
        Rows(projects_view(standing, words).table, words("Disbursement by project"), million),
        Rows(lines, words("Disbursement by project, source and budget year"), million, note if left_out else ""),
        Rows(commune_table(standing, words), words("Distance of each commune from its planned path, in points")),
    )
    return tuple(
        Annex(words("Annex {number}", number=str(place)), rows)
        for place, rows in enumerate((rows for rows in found if rows.table), start=1)
    )


def _known_lines(table: Table) -> tuple[Table, int]:
    """The lines that say an amount, and how many say none."""
    figured = [column for column in table.columns if any(cell.number for cell in column.cells)]
    kept = [n for n in range(len(table.rows)) if any(not column.cells[n].absent for column in figured)]
    columns = (replace(column, cells=tuple(column.cells[n] for n in kept)) for column in table.columns)
    return Table.of(*columns), len(table.rows) - len(kept)


def target_table(standing: Standing, words: Words) -> Table:
    """Every target of the plan in its order: level, start, result, planned by now, gap, verdict, lead, sentence."""
    rows, plan = standing.targets, standing.snapshot.plan
    return Table.of(
        figures(words("Row no."), [number_cell(n, words) for n in range(1, len(rows) + 1)]),
        texts(words("Indicator"), [words.name_of(t.indicator.name, t.indicator.name_en) for t in rows]),
        texts(words("Set by"), [words.term(plan.tier_of(t.target)) for t in rows]),
        texts(words("Target of the year"), [target_text(t, words) for t in rows]),
        figures(words("At the start"), [_amount(t, t.baseline, words) for t in rows], optional=True),
        figures(words("Result"), [_result(t, words) for t in rows]),
        figures(words("Planned by now"), [_amount(t, t.path, words) for t in rows], optional=True),
        texts(words("Ahead (+) or short (−)"), [_gap(t, words) for t in rows], optional=True),
        figures(words("Weeks late"), [_weeks(t, words) for t in rows], optional=True),
        texts(words("Verdict"), [words.term(t.state) for t in rows]),
        texts(
            words("Lead"), [unit_names(plan, plan.members(t.target.leads), words, most=3) for t in rows], optional=True
        ),
    )


def short_target_table(standing: Standing, words: Words) -> Table:
    """Every target in its order where there is little room: level, result, planned by now, verdict, lead."""
    rows, plan = standing.targets, standing.snapshot.plan
    return Table.of(
        texts(words("Indicator"), [words.name_of(t.indicator.label, t.indicator.name_en) for t in rows]),
        texts(words("Target of the year"), [target_text(t, words) for t in rows]),
        texts(words("Result"), [_result(t, words) for t in rows]),
        texts(words("Planned by now"), [_amount(t, t.path, words) for t in rows], optional=True),
        texts(words("Verdict"), [_verdict(t, words) for t in rows]),
        texts(
            words("Lead"), [unit_names(plan, plan.members(t.target.leads), words, most=2) for t in rows], optional=True
        ),
    )


def _verdict(t: TargetStanding, words: Words) -> str:
    weeks = words("{weeks} weeks late", weeks=t.weeks_late) if t.weeks_late else ""
    return ", ".join(part for part in (f"{glyph(t.state, t.is_final)} {words.term(t.state)}", weeks) if part)


def _amount(t: TargetStanding, value: Decimal | None, words: Words) -> Cell:
    return absent_cell() if value is None else amount_cell(t.indicator, value, words, places=2)


def _result(t: TargetStanding, words: Words) -> Cell:
    if t.actual is not None:
        return amount_cell(t.indicator, t.actual, words, unit=True, places=2)
    return absent_cell(t.figure.text or absence_text(t.absence, words))


def _gap(t: TargetStanding, words: Words) -> Cell:
    """What is missing to the path has a minus, whichever way the indicator is to go."""
    if t.reckoned is None or t.path is None:
        return absent_cell()
    beyond = t.reckoned - t.path
    falls = t.indicator.direction == "falls"
    return Cell(difference_text(t.indicator, -beyond if falls else beyond, words))


def _weeks(t: TargetStanding, words: Words) -> Cell:
    return number_cell(t.weeks_late, words) if t.weeks_late else absent_cell()


def commune_table(standing: Standing, words: Words) -> Table:
    """Every commune by dimension, the furthest first."""
    shown = heat(standing, words)
    names = {cell.unit: Cell(cell.unit) for cell in shown.cells}
    cells = ((names[cell.unit], cell.dimension, cell.text) for cell in shown.cells)
    return crossed(words("Commune"), shown.units, shown.dimensions, cells, figures=True) if shown.cells else Table(())


def support_lines(standing: Standing, words: Words) -> tuple[str, ...]:
    """A line for each commune that the plan's rule finds in need of support: its worst indicator and how far it is away."""
    plan = standing.snapshot.plan
    lines = []
    for gap in standing.needing_support:
        indicator = plan.indicator_by_code[gap.indicator]
        name = words.name_of(indicator.label, indicator.name_en)
        lines.append(f"{plan.unit_by_code[gap.unit].name}: {name}, {words.points(gap.gap or Decimal(0))}")
    return tuple(lines)
