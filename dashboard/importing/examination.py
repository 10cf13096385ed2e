"""The input of an examination (hints, the catalogue of the store) and its result (issues, changes, preview)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, Protocol

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Issue, IssueCode, Place, Severity, UnreadableWorkbook
from dashboard.domain.messages import Figure, Named
from dashboard.domain.periods import Period
from dashboard.domain.quality.outliers import Oddity
from dashboard.domain.reported.changes import (
    AnsweredFinding,
    CauseChange,
    ChangeSet,
    MapChange,
    PlanChange,
    ReportChange,
)
from dashboard.domain.reported.history import Reception
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.findings import Memory


@dataclass(frozen=True)
class Hints:
    """What a person states about a file beside its content."""

    programme: str | None = None
    unit: str | None = None
    period: Period | None = None
    year: int | None = None  # of the plan that a map belongs to


class Catalogue(Protocol):
    """What an examination reads from the store; an argument, so that the importer does not depend on the store."""

    def codes(self) -> tuple[str, ...]:
        """Codes of all programmes."""

    def snapshot(self, programme: str, year: int) -> Snapshot | None:
        """The plan of a programme's year with what counts now."""

    def newest_year(self, programme: str) -> int | None:
        """The newest year that the programme has a plan for."""

    def earlier_answers(self, programme: str) -> Memory:
        """The choices that people made for names and columns of earlier files."""


class Change(NamedTuple):
    """One line of the preview: a figure and the last one before it; shares as fractions, money in đồng."""

    indicator: str  # or "" for money
    project: str  # or "" for results
    fund: str
    budget_year: int | str
    subject: str
    disaggregation: str
    previous: Decimal | None
    previous_period: Period | None
    new: Decimal | None
    text: str
    place: Place
    odd: Oddity | None = None  # what is unusual about the new figure


class Reading(NamedTuple):
    """One cell of an office's table: its text, what it was read as, its row and column, and whether it is stored."""

    place: Place
    written: str
    number: Decimal | None  # as it stands there
    read_as: Figure | None
    absence: Absence | None
    estimate: bool
    row: str
    column: str
    role: str  # of `dashboard.importing.layouts.foreign.Role`, "" where the title says nothing known
    kept: bool


@dataclass(frozen=True)
class ColumnReading:
    """How one column of an office's table was understood, and by what: shown before it is sent."""

    place: Place  # of its title
    column: str  # its letters
    title: str  # with those of its groups, from the top
    role: str  # of `dashboard.importing.layouts.foreign.Role`
    about: tuple[Named, ...]  # indicator, project, source or unit; empty where each row says its own
    measure: str  # "triệu đồng", "%", "hộ"; "" where each row says its own
    measure_from: Place | None  # None: by the plan
    period: Period | None  # None: each row says its own, or nobody has said it
    period_from: Place | None
    names_in: tuple[str, ...]  # the columns that name what its rows speak of
    kept: int  # figures that are stored


@dataclass(frozen=True)
class Examination:
    """The result for one file, as `giamngheo check` prints it and the upload page shows it.

    `change_set` is None while an issue blocks.
    """

    file: str
    sha256: str
    layout: str | None = None
    refusal: UnreadableWorkbook | None = None
    programme: str | None = None
    year: int | None = None
    form: str | None = None
    unit: str | None = None
    period: Period | None = None
    issues: tuple[Issue, ...] = ()
    open_issues: tuple[Issue, ...] = ()
    proposal: PlanChange | ReportChange | MapChange | None = None  # what was read, also when something still blocks it
    further: tuple[ReportChange, ...] = ()  # reports of other periods or forms in the same file
    causes: tuple[CauseChange, ...] = ()  # why the unit's targets and projects are late, as the same file says
    columns: tuple[ColumnReading, ...] = ()  # of a table of the office's own
    readings: tuple[Reading, ...] = ()  # of a table of the office's own: what each cell was read as
    change_set: ChangeSet | None = None
    preview: tuple[Change, ...] = field(default=())
    earlier: Reception | None = None  # the same bytes, received before
    answered: tuple[
        AnsweredFinding, ...
    ] = ()  # what a person has answered and corrected so far, also while something is open

    @property
    def readable(self) -> bool:
        return self.refusal is None

    @property
    def already_received(self) -> bool:
        """Whether the store has the same bytes and their content still holds."""
        return any(issue.code is IssueCode.ALREADY_RECEIVED for issue in self.issues)

    @property
    def blocked(self) -> bool:
        return bool(self.open_issues)

    @property
    def questions(self) -> tuple[Issue, ...]:
        """Findings that wait for a person's answer."""
        return tuple(issue for issue in self.open_issues if issue.severity is Severity.EXPLAIN)
