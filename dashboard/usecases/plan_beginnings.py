"""Ways to begin a plan: from nothing, a workbook, the plan of last year, or the filled example. Each gives a draft not kept yet."""

from hashlib import sha256

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.domain.plan.drafts import DraftDocument, PlanDraft
from dashboard.exports.plan_typed import workbook_texts
from dashboard.importing.unit_lists import ListedUnit, catalogue_units
from dashboard.usecases.demo import MODEL, SAMPLES
from dashboard.usecases.office import Office
from dashboard.usecases.plan_drafts import draft_of
from dashboard.usecases.planning import Edits
from dashboard.usecases.reading import read_workbook
from dashboard.usecases.rolling_over import draft_file

EXAMPLE = SAMPLES / MODEL / "plan.xlsx"


class NoPlanWorkbook(Exception):  # noqa: N818 - an answer
    """A file that is no plan workbook."""


def from_nothing() -> PlanDraft:
    return draft_of(Edits())


def from_workbook(name: str, content: bytes) -> PlanDraft:
    """The cells of a plan workbook, also of a half-filled one. NoPlanWorkbook; UnreadableWorkbook for what cannot be opened."""
    return _taken(content, (DraftDocument(name, sha256(content).hexdigest()),))


def from_last_year(office: Office, programme: str, year: int) -> PlanDraft:
    """What of a plan that stands goes into the next year; NothingKnown without such a plan."""
    return _taken(draft_file(office, programme, year), ())


def from_example() -> PlanDraft:
    """The plan of the sample office, marked as a sample until somebody takes the mark away. FileNotFoundError where it is not
    installed."""
    return _taken(EXAMPLE.read_bytes(), ())


def _taken(content: bytes, documents: tuple[DraftDocument, ...]) -> PlanDraft:
    texts = workbook_texts(read_workbook(content))
    if texts is None:
        raise NoPlanWorkbook
    fields, tables = texts
    return draft_of(Edits(tables, fields), documents)


def units_of_file(content: bytes) -> tuple[ListedUnit, ...]:
    """The units of a catalogue, .xlsx, .xls, .ods or .csv; () for a file without a table of names."""
    try:
        return catalogue_units(read_workbook(content))
    except UnreadableWorkbook:
        return ()
