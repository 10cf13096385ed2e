"""Opening the form of a unit's report: the lines of its template with what stands in them, a reviewer's words, and a draft."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dashboard.domain.issues import AnswerKind, Place
from dashboard.domain.people.roles import Actor
from dashboard.domain.plan.plan import Obligation
from dashboard.domain.reported.changes import ChangeSet, ReportChange
from dashboard.domain.reported.observations import (
    Disbursement,
    Narrative,
    Observation,
    Source,
    Submission,
    SubmissionStatus,
)
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.delays import Thing
from dashboard.exports.report_cells import Filled, ReportCells, RowCells, cause_rows
from dashboard.importing.layouts.report_sheets import ABOUT, CAUSES, MONEY, NARRATIVE, RESULTS
from dashboard.importing.line_texts import LineTexts, line_id, typed_text
from dashboard.importing.sheets.codecs import written
from dashboard.usecases.committing import why_not
from dashboard.usecases.entry_kept import comments_of, with_draft
from dashboard.usecases.entry_start import EntryRow, EntryStart, ReportKey
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.review_desk import Earlier, revision_of
from dashboard.usecases.templates import late_of
from dashboard.views.submissions import obligation_for

_NOT_TYPED = ("source",)  # money of the treasury comes by its own table
_FLAGS = ("nil", "preliminary")


def begin_entry(office: Office, key: ReportKey, actor: Actor, whole: bool = True) -> EntryStart:
    """The form of a report that the calendar asks the unit for; NothingKnown where it asks for none such.

    `whole`: with drafts and a reviewer's words, which whoever only asks how a text is read does not need.
    """
    state = office.state()
    snapshot = office.snapshot(key.programme, key.year, state.version)
    known = _known(office, state.mark, state.version, key) if snapshot else None
    if snapshot is None or known is None:
        raise NothingKnown(f"{key.programme} {key.form} {key.unit} {key.period}")
    refusal = why_not(office, _empty(key, snapshot), actor)
    start = EntryStart(key, snapshot, state, *known, refusal=refusal)
    if not whole:
        return start
    start = replace(start, comments=comments_of(office, start, start.sent, actor))
    return with_draft(office, start, actor)


_Known = tuple[
    Obligation, tuple[Thing, ...], tuple[EntryRow, ...], LineTexts, Submission | None, Filled,
    tuple[Observation | Disbursement, ...],
]  # fmt: skip


@lru_cache(
    maxsize=64
)  # a clerk's form asks again with every number; without the snapshot, which the process keeps elsewhere
def _known(office: Office, mark: str, version: int, key: ReportKey) -> _Known | None:
    """What a report opens with, in the order of `EntryStart`, as the store has it; the same for whoever opens it."""
    snapshot = office.snapshot(key.programme, key.year, version)
    owed = obligation_for(snapshot.plan, key.form, key.unit, key.period) if snapshot else None
    if snapshot is None or owed is None:
        return None
    sent = snapshot.as_sent.submission_of(key.form, key.unit, key.period)
    earlier = revision_of(office, snapshot, sent, sent.revision) if sent else None
    if sent is not None and sent.status is SubmissionStatus.WITHDRAWN:
        earlier = None  # what was taken back is not put forward again
    late = late_of(office, snapshot, key.unit, key.period)
    held, lost = _held(earlier, key)
    rows = tuple(_rows(snapshot, key, held, late))
    return owed, late, rows, _opening(rows, held, _reasons(snapshot, sent, held)), sent, held, lost


def _empty(key: ReportKey, snapshot: Snapshot) -> ChangeSet:
    """The report without anything in it, to ask who may send it."""
    nothing = ReportChange(
        key.programme, key.year, key.form, key.unit, key.period, (), (), Narrative(), False, None, snapshot.plan_version
    )  # fmt: skip
    return ChangeSet((nothing,))


def _held(earlier: Earlier | None, key: ReportKey) -> tuple[Filled, tuple[Observation | Disbursement, ...]]:
    """The figures of a revision that its template can hold, and those that it cannot."""
    if earlier is None:
        return Filled(), ()
    results = tuple(o for o in earlier.observations if o.source is Source.OWN_REPORT and o.period == key.period)
    money = tuple(d for d in earlier.disbursements if d.period == key.period)
    sent = earlier.revision.submission
    sketchy = any(o.preliminary for o in earlier.observations)
    lost = [o for o in earlier.observations if o not in results]
    return Filled(results, money, sent.narrative, sent.nil, sketchy), (
        *lost,
        *(d for d in earlier.disbursements if d not in money),
    )


def _rows(snapshot: Snapshot, key: ReportKey, held: Filled, late: tuple[Thing, ...]) -> Iterator[EntryRow]:
    cells = ReportCells(snapshot, key.unit, key.period, held)
    causes = cause_rows(snapshot, key.unit, key.period, late)
    for table, rows in ((RESULTS, cells.results()), (MONEY, cells.money()), (CAUSES, causes)):
        for row in rows:
            yield EntryRow(table, row, tuple(column.key for column in table.columns if _is_typed(column.key, row)))


def _is_typed(key: str, row: RowCells) -> bool:
    """A cell that is open, or that holds a figure of before all the same: a share that was once sent without its parts."""
    told = key in ("value", "numerator", "denominator", "text") and row.values.get(key) not in (None, "")
    return key not in _NOT_TYPED and (key in row.opened or told)


def _opening(rows: tuple[EntryRow, ...], held: Filled, reasons: dict[Place, str]) -> LineTexts:
    by_line = {row.cells.line: {key: _opens(row, key) for key in row.keys} for row in rows if not row.cells.further}
    for figure in _figures(held):
        if figure.place in reasons and "reason" in by_line.get(_line_of(figure), {}):
            by_line[_line_of(figure)]["reason"] = reasons[figure.place]
    by_line[ABOUT.key] = {key: "x" if getattr(held, key) else "" for key in _FLAGS}
    by_line[NARRATIVE.key] = dict(vars(held.narrative))
    return by_line


def _opens(row: EntryRow, key: str) -> str:
    value = row.cells.values.get(key)
    text = typed_text(value)
    share = row.table is RESULTS and key == "value" and row.cells.formats.get("value") == "#,##0.00"
    return f"{text}%" if share and text and not isinstance(value, str) else text


def _reasons(snapshot: Snapshot, sent: Submission | None, held: Filled) -> dict[Place, str]:
    """What was explained with the revision that stands, by the first cell of the figure's row."""
    if sent is None:
        return {}
    said = {
        (a.place.container, a.place.position[0]): a.answer.text
        for a in snapshot.answers
        if a.submission == sent.id and a.answer.kind is AnswerKind.REASON and a.place.position[0]
    }
    places = [figure.place for figure in _figures(held)]
    return {p: said[where] for p in places if (where := (p.container, p.position[0])) in said}


def _figures(held: Filled) -> tuple[Observation | Disbursement, ...]:
    return (*held.observations, *held.disbursements)


def _line_of(figure: Observation | Disbursement) -> str:
    """The line that a unit's own figure stands in."""
    if isinstance(figure, Observation):
        group = written(RESULTS.column("disaggregation"), figure.disaggregation)
        return line_id(RESULTS, {"indicator": figure.indicator, "subject": figure.subject, "disaggregation": group})
    fund, year = (written(MONEY.column(key), getattr(figure, key)) for key in ("fund", "budget_year"))
    return line_id(MONEY, {"project": figure.project, "fund": fund, "budget_year": year})
