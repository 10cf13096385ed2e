"""What a file would change, as a table: the last figure, the new one, and the difference, in the language of the page."""

from collections import Counter
from decimal import Decimal

import pandas as pd
import streamlit as st

from dashboard.domain.issues import IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.outliers import Oddity
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.reported.changes import PlanChange, ReportChange
from dashboard.importing.corrections import Blank
from dashboard.importing.examination import Reading
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.ui.table import framed, table
from dashboard.ui.upload.desk import Looked
from dashboard.ui.upload.plan_preview import draw_plan_preview, preview_of
from dashboard.views.corrections import CorrectedCell, corrected_cells
from dashboard.views.preview import PreviewLine, Remark, plan_counts, preview_lines

_MOST_LINES = 300  # of a table of HTML; whoever reads more of them reads the file
_MOST_READINGS = 2_000  # rows that a browser scrolls well
MINUS = "\N{MINUS SIGN}"


def draw_changes(file: Looked, words: Words) -> None:
    """The preview of a report or of a plan, as far as it could be read."""
    change = file.found.proposal
    draw_corrected(file, words)
    if isinstance(change, ReportChange):
        _draw_report(file, change, words)
    elif isinstance(change, PlanChange) and not file.found.blocked:
        _draw_plan(file, change, words)
    _draw_readings(file, words)  # also while a question keeps the table from being a report


def draw_corrected(file: Looked, words: Words) -> None:
    """The cells that were mended here, and how the new texts were read."""
    change = file.found.proposal
    known = office().snapshot(change.programme, change.year) if isinstance(change, ReportChange) else None
    cells = corrected_cells(file.found.issues, change, known.plan if known else None)
    if cells:
        st.markdown(f"### {words('Cells mended when sent')}", anchors=False)
        mended = corrected_table(cells, words)
        alt = words("Cells mended when sent")
        table(mended, words, "o-da-sua", caption=alt, key=file.key[:12], raw=tuple(mended.columns), cards=True)


def corrected_table(cells: tuple[CorrectedCell, ...], words: Words) -> pd.DataFrame:
    blank = words.term(Blank.BLANK)
    return framed(
        [
            {
                words("Cell"): str(cell.place),
                words("Written there"): cell.before or blank,
                words("Mended to"): cell.after or blank,
                words("Read as"): "" if cell.read is None else words("read as {value}", value=cell.read),
            }
            for cell in cells
        ]
    )


def _draw_report(file: Looked, change: ReportChange, words: Words) -> None:
    snapshot = office().snapshot(change.programme, change.year)
    if snapshot is None or not file.found.preview:
        return
    mended = [issue.place for issue in file.found.issues if issue.code is IssueCode.CORRECTED_CELL]
    lines = preview_lines(file.found.preview, change, snapshot.plan, mended, file.found.further)
    usual = Counter(line.previous_period for line in lines if line.previous_period).most_common(1)
    before = usual[0][0] if usual else None
    st.markdown(f"### {words('What changes against the last report')}", anchors=False)
    rows = [_row(line, before, change.period, words) for line in lines[:_MOST_LINES]]
    _draw_table(file.key, rows, words)
    if len(lines) > _MOST_LINES:
        st.caption(words("The first {shown} of {count} figures are shown, what is unusual or worse before all others.",
                         shown=_MOST_LINES, count=len(lines)))  # fmt: skip


def _row(line: PreviewLine, before: Period | None, now: Period, words: Words) -> dict[str, str]:
    """One row; only a last figure that is not of the usual last period names its own."""
    last = _written(line.previous, words) if line.previous else ""
    if line.previous and line.previous_period and line.previous_period != before:
        last += f" ({words.short_period(line.previous_period)})"
    new = _new(line, words)
    if line.new_period and line.new_period != now:
        new += f" ({words.short_period(line.new_period)})"
    return {
        words("Item reported"): " · ".join((words.name(line.name), *(_part(part, words) for part in line.parts))),
        _dated(words("Last figure"), before, words): last,
        _dated(words("New figure"), now, words): new,
        words("Change"): signed(line.change, words) if line.change and Remark.SAME not in line.remarks else "",
        words("Measured in"): _unit(line, words),
        words("Remark"): "; ".join((*odd_texts(line.odd, words), *(words.term(remark) for remark in line.remarks))),
        words("Cell in the file"): str(line.place),
    }


def odd_texts(odd: Oddity | None, words: Words) -> tuple[str, ...]:
    """Why a figure stands first, as a mark with words; nothing where it is usual."""
    if odd is None:
        return ()
    why = []
    if odd.factor is not None and odd.factor >= 1:
        why.append(words("◆ unusual: {times} times the last figure", times=words.number(odd.factor, 1)))
    elif odd.factor is not None:
        why.append(words("◆ unusual: the last figure was {times} times this", times=words.number(1 / odd.factor, 1)))
    if odd.z is not None:
        z = words.number(odd.z, 1)
        why.append(words("z = {z}", z=z) if why else words("◆ unusual: z = {z}", z=z))
    return tuple(why)


def _draw_readings(file: Looked, words: Words) -> None:
    """Of a table of the office's own: every cell with what stands there, what it was read as, and of what."""
    readings = file.found.readings
    if not readings:
        return
    with st.expander(words("How each cell was read: {count} cells", count=len(readings)), icon=":material/visibility:"):
        rows = [
            {
                words("Cell"): str(seen.place),
                words("Written there"): seen.written,
                words("Read as"): _read_as(seen, words),
                words("Row"): seen.row,
                words("Column"): seen.column,
                words("Kept"): words("yes") if seen.kept else words("no"),
            }
            for seen in readings[:_MOST_READINGS]
        ]
        raw = (words("Written there"),)
        table(framed(rows), words, "doc-tung-o", caption=words("Read as"), key=file.key[:12], height=560, raw=raw)
        if len(readings) > _MOST_READINGS:
            st.caption(words("The first {count} are shown.", count=_MOST_READINGS))


def _read_as(seen: Reading, words: Words) -> str:
    if seen.read_as is not None:
        text = words.figure(seen.read_as)
        return f"{text} ({words.term(Remark.ESTIMATE)})" if seen.estimate else text
    if seen.absence is not None:
        return words.term(seen.absence)
    return "" if seen.number is None else words.number(seen.number, places=6)


def _unit(line: PreviewLine, words: Words) -> str:
    """Shares carry their % themselves."""
    if line.unit_of_measure is None:
        return words("million đồng")
    unit = words.name(line.unit_of_measure)
    return "" if unit == "%" else unit


def _dated(column: str, period: Period | None, words: Words) -> str:
    return f"{column} ({words.short_period(period)})" if period else column


def _written(figure: Figure, words: Words) -> str:
    """A figure without its unit, which stands in a column of its own."""
    return words.money(int(figure.value)) if figure.kind is FigureKind.MONEY else words.figure(figure)


def _part(part: str, words: Words) -> str:
    return words("earlier years, not split") if part == NOT_SPLIT else part


def _new(line: PreviewLine, words: Words) -> str:
    if line.new is not None:
        new = _written(line.new, words)
        if line.numerator and line.denominator:
            return f"{words.figure(line.numerator)}/{words.figure(line.denominator)} = {new}"
        return new
    if line.text:
        return line.text
    return words.term(line.absence) if line.absence else words("no figure")


def signed(figure: Figure, words: Words) -> str:
    """A difference with its sign, also where it is a rise; "≈ 0" for one too small to be written."""
    text = _written(figure, words)
    if figure.value and not any(digit in text for digit in "123456789"):
        return f"≈ {text.lstrip(MINUS)}"
    return f"+{text}" if figure.value > 0 else text


def _draw_plan(file: Looked, change: PlanChange, words: Words) -> None:
    plan = change.plan
    before = office().snapshot(plan.programme.code, plan.year)
    rows = []
    for count in plan_counts(plan, before.plan if before else None):
        difference = (count.after.value - count.before.value) if count.after and count.before else None
        rows.append(
            {
                words("What the plan holds"): words.coded(f"plan_count.{count.kind}"),
                words("Plan that stands"): _written(count.before, words) if count.before else "",
                words("This file"): _written(count.after, words) if count.after else words("no amount"),
                words("Change"): _plan_change(count.after, difference, words),
            }
        )
    st.markdown(f"### {words('What the plan workbook holds')}", anchors=False)
    _draw_table(file.key, rows, words)
    seen = preview_of(file.key, change)
    if seen is not None:
        draw_plan_preview(seen, plan, words, file.key[:12])


def _plan_change(after: Figure | None, difference: Decimal | None, words: Words) -> str:
    if after is None or not difference:
        return ""
    return signed(Figure(difference, after.kind, places=after.places), words)


def _draw_table(key: str, rows: list[dict[str, str]], words: Words) -> None:
    alt = words("What changes against the last report")
    table(framed(rows), words, "thay-doi", caption=alt, key=key[:12], height=560, cards=True)
