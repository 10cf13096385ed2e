"""A report typed in the browser: its texts fill the unit's own template, which is examined and stored as any workbook is."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.domain.issues import Answer, AnswerKind, Issue, IssueCode, Severity
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import Receipt
from dashboard.domain.reported.observations import Narrative
from dashboard.exports.report_template import report_template
from dashboard.importing.examination import Examination
from dashboard.importing.layouts.report_sheets import ABOUT, NARRATIVE
from dashboard.importing.line_texts import LineTexts, cells_typed
from dashboard.usecases.drafting import keep_draft
from dashboard.usecases.entry_start import EntryStart
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_workbook

LONGEST_TEXT = 4_000  # letters of one field, as of one cell
_ROUNDS = 4  # an answer may bring the next question
_OF_THE_FILE = (
    IssueCode.ALREADY_RECEIVED, IssueCode.REPLACED_REVISION, IssueCode.WITHDRAWN_REVISION, IssueCode.RETURNED_REVISION,
)  # fmt: skip
Spot = tuple[str, str]  # line and column; ("", "") for the report as a whole


@dataclass(frozen=True)
class GivenAnswer:
    """What was chosen or written for a finding, and the mark of the text that it was asked about."""

    text: str
    mark: str


@dataclass(frozen=True)
class EnteredReport:
    """The typed texts with the workbook that they fill and its examination; `at` says which field each finding is about."""

    start: EntryStart
    texts: LineTexts
    content: bytes
    examination: Examination
    answers: Mapping[str, Answer] = field(default_factory=dict)
    at: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        return self.examination.change_set is not None and not self.start.lost


def mark_of(issue: Issue) -> str:
    """Tells the text that a finding is about: an answer to it does not hold for another text."""
    return hashlib.sha256(issue.written.encode()).hexdigest()[:8]


def file_name(start: EntryStart) -> str:
    """The name under which the workbook is kept: it says where it comes from, and is the same for the same report."""
    key = start.key
    return f"{key.form}_{key.unit}_{key.period} (nhập trên trình duyệt).xlsx"


def with_typed(start: EntryStart, typed: Mapping[str, str]) -> LineTexts:
    """The texts of a form that was sent, by the names of its fields; what it does not name is blank."""
    return {
        line: {key: typed.get(f"{line}|{key}", "")[:LONGEST_TEXT].strip() for key in opening}
        for line, opening in start.texts.items()
    }


def workbook_of(start: EntryStart, texts: LineTexts) -> bytes:
    """The unit's template, filled; figures that stand and have no line in the form keep their rows below."""
    about, words = texts.get(ABOUT.key, {}), texts.get(NARRATIVE.key, {})
    filled = replace(
        start.held,
        narrative=Narrative(**{field.key: words.get(field.key, "") for field in NARRATIVE.columns}),
        nil=bool(about.get("nil")),
        preliminary=bool(about.get("preliminary")),
        texts=texts,
    )
    return report_template(
        start.snapshot, start.key.unit, start.key.period, start.key.form, filled, start.late
    )  # the template's own way: a form is no other kind of report


def enter(
    office: Office, start: EntryStart, texts: LineTexts, given: Mapping[str, GivenAnswer] | None = None
) -> EnteredReport:
    """What the texts say and would change; the store is only read. Answers hold while the text that they are about stands."""
    content, name, given = workbook_of(start, texts), file_name(start), given or {}
    answers: dict[str, Answer] = {}
    for _ in range(_ROUNDS):
        examination = examine_upload(office, name, content, answers=answers)
        more = {i.id: a for i in examination.issues if i.id not in answers and (a := _answer(i, given)) is not None}
        if not more:
            break
        answers |= more
    at: dict[str, tuple[Spot, ...]] = {}
    if examination.issues:
        cells = cells_typed(read_workbook(content))
        at = {i.id: tuple(cells.get(place, ("", "")) for place in i.places) for i in examination.issues}
    return EnteredReport(start, texts, content, examination, answers, at)


def _answer(issue: Issue, given: Mapping[str, GivenAnswer]) -> Answer | None:
    said = given.get(issue.id)
    if said is None or not said.text or issue.severity is not Severity.EXPLAIN or said.mark != mark_of(issue):
        return None
    if issue.choices and said.text not in {choice.code for choice in issue.choices}:
        return None
    return Answer(issue.id, AnswerKind.CHOICE if issue.choices else AnswerKind.REASON, said.text)


def of_the_file(issue: Issue) -> bool:
    """Whether a finding says what became of the same report before, rather than what is wrong with it."""
    return issue.code in _OF_THE_FILE


def send_entry(office: Office, entered: EnteredReport, actor: Actor) -> Receipt:
    """Store what was examined, as `commit_import`. The caller has asked whether what overtook it shall be replaced."""
    return commit_import(office, entered.examination, actor)


def keep_entry(office: Office, entered: EnteredReport, actor: Actor) -> Receipt:
    """Keep the texts as the unit's draft, as `keep_draft`; also while something in them is wrong."""
    return keep_draft(office, entered.examination, entered.content, actor)
