"""What a file would change, as tables: the last figure, the new one, the difference, and what is odd about it."""

from collections import Counter
from dataclasses import replace

from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.quality.outliers import Oddity
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, figure_cell, money_cell
from dashboard.views.preview import PlanCount, PreviewLine, Remark
from dashboard.views.table import Table, figures, texts


def preview_table(lines: tuple[PreviewLine, ...], now: Period, words: Words, most: int) -> Table:
    """The first `most` lines; only a last figure that is not of the usual last period names its own."""
    usual = Counter(line.previous_period for line in lines if line.previous_period).most_common(1)
    before = usual[0][0] if usual else None
    rows = lines[:most]
    return Table.of(
        texts(words("Item reported"), [_name(line, words) for line in rows]),
        figures(_dated(words("Last figure"), before, words), [_last(line, before, words) for line in rows]),
        figures(_dated(words("New figure"), now, words), [_new(line, now, words) for line in rows]),
        figures(words("Change"), [_change(line, words) for line in rows]),
        texts(words("Measured in"), [_unit(line, words) for line in rows]),
        texts(words("Remark"), [_remarks(line, words) for line in rows]),
        texts(words("Cell in the file"), [str(line.place) for line in rows]),
    )


def plan_table(counts: tuple[PlanCount, ...], words: Words) -> Table:
    """How much of each kind a plan workbook holds beside the plan that stands."""
    return Table.of(
        texts(words("What the plan holds"), [words.coded(f"plan_count.{count.kind}") for count in counts]),
        figures(words("Plan that stands"), [_written(count.before, words) for count in counts]),
        figures(words("This file"), [_written(count.after, words, words("no amount")) for count in counts]),
        figures(words("Change"), [_difference(count, words) for count in counts]),
    )


def _name(line: PreviewLine, words: Words) -> str:
    parts = (words("earlier years, not split") if part == NOT_SPLIT else part for part in line.parts)
    return " · ".join((words.name(line.name), *parts))


def _dated(column: str, period: Period | None, words: Words) -> str:
    return f"{column} ({words.short_period(period)})" if period else column


def _last(line: PreviewLine, usual: Period | None, words: Words) -> Cell:
    other = line.previous and line.previous_period and line.previous_period != usual
    return _of_period(_written(line.previous, words), line.previous_period if other else None, words)


def _new(line: PreviewLine, now: Period, words: Words) -> Cell:
    return _of_period(_reported(line, words), line.new_period if line.new_period != now else None, words)


def _of_period(cell: Cell, period: Period | None, words: Words) -> Cell:
    return cell.noted(f" ({words.short_period(period)})") if period else cell


def _reported(line: PreviewLine, words: Words) -> Cell:
    """A share that was reported by its parts is sorted as the share."""
    if line.new is not None:
        new = _written(line.new, words)
        if line.numerator and line.denominator:
            parts = f"{words.figure(line.numerator)}/{words.figure(line.denominator)}"
            return Cell(f"{parts} = {new}", new.order)
        return new
    if line.text:
        return Cell(line.text)
    return absent_cell(words.term(line.absence) if line.absence else words("no figure"))


def _written(figure: Figure | None, words: Words, missing: str = "", signed: bool = False) -> Cell:
    """A figure without its unit, which stands in a column of its own."""
    if figure is None:
        return absent_cell(missing)
    if figure.kind is FigureKind.MONEY:
        return money_cell(int(figure.value), words, signed=signed)
    return figure_cell(figure, words, signed)


def _signed(figure: Figure, words: Words) -> Cell:
    """A difference with its sign, also where it is a rise; "≈ 0" for one too small to be written."""
    cell = _written(figure, words, signed=True)
    hidden = figure.value and cell.number is not None and not cell.number.value
    return replace(cell, text=f"≈ {cell}", number=None) if hidden else cell


def _change(line: PreviewLine, words: Words) -> Cell:
    return _signed(line.change, words) if line.change and Remark.SAME not in line.remarks else absent_cell()


def _difference(count: PlanCount, words: Words) -> Cell:
    if count.after is None or count.before is None or count.after.value == count.before.value:
        return absent_cell()
    return _signed(replace(count.after, value=count.after.value - count.before.value), words)


def _unit(line: PreviewLine, words: Words) -> str:
    """Shares carry their % themselves."""
    if line.unit_of_measure is None:
        return words("million đồng")
    unit = words.name(line.unit_of_measure)
    return "" if unit == "%" else unit


def _remarks(line: PreviewLine, words: Words) -> str:
    return "; ".join((*_oddity(line.odd, words), *(words.term(remark) for remark in line.remarks)))


def _oddity(odd: Oddity | None, words: Words) -> tuple[str, ...]:
    """Why a figure stands first, as a mark with words; nothing where it is usual."""
    if odd is None:
        return ()
    why = []
    if odd.factor is not None and odd.factor >= 1:
        why.append(words("◆ unusual: {times} times the last figure", times=words.number(odd.factor, 1)))
    elif odd.factor is not None:
        why.append(words("◆ unusual: the last figure was {times} times this", times=words.number(1 / odd.factor, 1)))
    if odd.z is not None:
        z = words.number(abs(odd.z), 1)
        said = words("{z} times the usual spread", z=z) if why else words("◆ unusual: {z} times the usual spread", z=z)
        why.append(said)
    return tuple(why)
