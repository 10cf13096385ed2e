"""What was kept of a report beside its figures: the draft of its unit, and what a reviewer remarked when he returned it."""

from dataclasses import replace

from dashboard.domain.issues import Place, UnreadableWorkbook
from dashboard.domain.people.rights import Action, entitled, over_unit
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.observations import (
    Submission,
    SubmissionStatus,
)
from dashboard.importing.corrections import correction_id
from dashboard.importing.layouts import report
from dashboard.importing.layouts.report_sheets import ABOUT, NARRATIVE
from dashboard.importing.line_texts import LineTexts, cells_typed, texts_of, typed_text
from dashboard.usecases.drafting import KeptDraft, drafts
from dashboard.usecases.entry_start import EntryRow, EntryStart
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_workbook
from dashboard.usecases.review_desk import told_of_reports


def comments_of(
    office: Office, start: EntryStart, sent: Submission | None, actor: Actor
) -> tuple[tuple[tuple[str, str], str], ...]:  # fmt: skip
    """A reviewer's words on a returned report, for who may see what is not approved, at the fields that they are about."""
    over = over_unit(start.snapshot.plan, start.key.unit)
    if (
        sent is None
        or sent.status is not SubmissionStatus.RETURNED
        or not entitled(actor, Action.READ_UNREVIEWED, over)
    ):
        return ()
    told = told_of_reports(office, start.key.programme, start.key.year).comments.get(sent.id, ())
    cells: dict[Place, tuple[str, str]] = {}
    if sent.sha256 and any(comment.place.container for comment in told):
        try:
            cells = cells_typed(read_workbook(office.file(sent.sha256)))
        except UnreadableWorkbook:
            cells = {}
    return tuple((cells.get(comment.place, ("", "")), comment.text) for comment in told)


def with_draft(office: Office, start: EntryStart, actor: Actor) -> EntryStart:
    """The form with the draft that was kept of this report; one that says more than the form can show is left as it is."""
    key = start.key
    if not entitled(actor, Action.READ_UNREVIEWED, over_unit(start.snapshot.plan, key.unit)):
        return start
    kept = drafts(office, key.programme, key.year, key.unit, actor)
    mine = [d for d in kept if (d.revision.submission.form, d.revision.submission.period) == (key.form, key.period)]
    if not mine:
        return start
    texts = _texts_of_draft(mine[-1], start)
    if texts is None:
        return replace(start, draft=mine[-1], draft_unread=True)
    return replace(start, draft=mine[-1], texts=texts)


def _texts_of_draft(draft: KeptDraft, start: EntryStart) -> LineTexts | None:
    try:
        workbook = read_workbook(draft.content)
    except UnreadableWorkbook:
        return None
    if not report.recognises(workbook):
        return None
    told = texts_of(workbook)
    for place, (line, key) in cells_typed(workbook).items():
        if (mended := draft.answers.get(correction_id(place))) is not None:
            told[line][key] = mended.text
    known = {row.cells.line for row in start.rows} | {ABOUT.key, NARRATIVE.key}
    if not known.issuperset(told) or not all(_stands(row, told) for row in start.rows if row.cells.further):
        return None
    return {
        line: {key: told.get(line, {}).get(key, "") for key in opening} for line, opening in start.texts.items()
    }  # fmt: skip


def _stands(row: EntryRow, told: LineTexts) -> bool:
    """Whether a line that the form has no fields for says in the draft what stands of it: only that can be carried along."""
    said = told.get(row.cells.line)
    return said is None or all(said.get(key, "") == typed_text(row.cells.values.get(key)) for key in row.keys)
