"""A unit's report as its form in the browser opens: which one, its lines, what stands of it, and who may send it."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.people.rights import Forbidden
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation
from dashboard.domain.reported.history import StoreState
from dashboard.domain.reported.observations import (
    Disbursement,
    Observation,
    Submission,
)
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.delays import Thing
from dashboard.exports.report_cells import Filled, RowCells
from dashboard.importing.line_texts import LineTexts
from dashboard.importing.sheets.declared import DeclaredTable
from dashboard.usecases.drafting import KeptDraft


@dataclass(frozen=True)
class ReportKey:
    """Which report: the plan year's programme, the form of the calendar, the unit by its code in the plan, the period."""

    programme: str
    year: int
    form: str
    unit: str
    period: Period


@dataclass(frozen=True)
class EntryRow:
    """A line with its cells; `keys` are those that the browser's form asks for, in the order of the sheet."""

    table: DeclaredTable[Any]
    cells: RowCells
    keys: tuple[str, ...]


@dataclass(frozen=True)
class EntryStart:
    """A report as its form opens.

    `sent` is its newest revision, `held` what of it stands in the form's own cells or below them; `texts` is what every field
    opens with. `refusal`: why this reader may not send it. `lost`: figures of it that no template can carry: sent from here they
    would be gone. `comments` are a reviewer's words by line and column, ("", "") on the whole.
    """

    key: ReportKey
    snapshot: Snapshot
    state: StoreState
    obligation: Obligation
    late: tuple[Thing, ...]
    rows: tuple[EntryRow, ...]
    texts: LineTexts
    sent: Submission | None = None
    held: Filled = field(default_factory=Filled)
    lost: tuple[Observation | Disbursement, ...] = ()
    draft: KeptDraft | None = None
    draft_unread: bool = False
    comments: tuple[tuple[tuple[str, str], str], ...] = ()
    refusal: Forbidden | None = None

    @property
    def revision(self) -> int:
        """The revision that the form was opened over; 0 of none."""
        return self.sent.revision if self.sent else 0

    @property
    def draft_id(self) -> int:
        return self.draft.revision.submission.id if self.draft else 0
