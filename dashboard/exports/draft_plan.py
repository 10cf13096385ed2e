"""The draft plan workbook of the next year: carried cells with their source in words, and blanks that a person fills."""

from dashboard.domain.comparing.rolling_over import BaselineSource, Draft
from dashboard.exports import plan_cells
from dashboard.exports.plan_workbook import written_workbook
from dashboard.importing.layouts.plan_sheets import ALLOCATIONS
from dashboard.importing.sheets.codecs import written
from dashboard.text import words_in

_BLANK = ("value", "operator", "basis")  # read from the new document's own words; a blank value is asked for
_SAY = words_in("vi")  # what stands in a workbook is the office's


def draft_workbook(draft: Draft) -> bytes:
    """`draft` as .xlsx: uploaded as it is, it asks for the value and sentence of every target."""
    rows = plan_cells.rows(draft.plan)
    for row in rows["targets"]:
        row |= dict.fromkeys(_BLANK, "")
        source = draft.baselines.get(str(row["id"]))
        row["baseline_source"] = _source(source) if source else ""
    notes = {row_key(line) for line in draft.carried}
    for row in rows["allocations"]:
        if (row["project"], row["fund"], row["budget_year"]) in notes:
            row["note"] = _SAY(
                "carried over; disbursed up to {period}, store version {version}",
                period=draft.period,
                version=str(draft.version),
            )
    return written_workbook(plan_cells.programme_fields(draft.plan), rows)


def row_key(line: tuple[str, str, int | str]) -> tuple[object, ...]:
    """A line of money as its row names it."""
    project, fund, year = line
    return (project, written(ALLOCATIONS.column("fund"), fund), written(ALLOCATIONS.column("budget_year"), year))


def _source(source: BaselineSource) -> str:
    kind = _SAY("estimate") if source.estimate else _SAY("preliminary") if source.preliminary else _SAY("official")
    text = _SAY(
        "result of {period}, store version {version}, {kind}",
        period=source.period,
        version=str(source.version),
        kind=kind,
    )
    return text + (_SAY("; {count} units had not reported", count=source.missing) if source.missing else "")
