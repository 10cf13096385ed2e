"""Change sets: what an upload or a form would do to the store, complete before anything is done."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.issues import Answer, Place
from dashboard.domain.meetings.changes import DecisionChange, DoneChange, MeetingChange
from dashboard.domain.people.causes import Late
from dashboard.domain.people.settings import SettingName
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import UnitShape
from dashboard.domain.reported.history import StoreState
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, SubmissionStatus


@dataclass(frozen=True)
class Received:
    """The bytes as they came; internal names only on disk, `file_name` is for people."""

    sha256: str
    file_name: str
    content: bytes


@dataclass(frozen=True)
class AnsweredFinding:
    """A finding with a person's answer, stored with the figure it is about; `written` is the text at its place."""

    code: str
    place: Place
    written: str
    answer: Answer
    submission: int | None = None  # set by the store; None for a finding about a plan


@dataclass(frozen=True)
class PlanChange:
    """A new version of a programme's plan for one year. `replaces` is the plan version it was built on, None for the first."""

    plan: Plan
    replaces: int | None


@dataclass(frozen=True)
class ReportChange:
    """A new revision of one report. `replaces` is the revision it was built on, None for the first."""

    programme: str
    year: int
    form: str
    unit: str
    period: Period
    observations: tuple[Observation, ...]
    disbursements: tuple[Disbursement, ...]
    narrative: Narrative
    nil: bool
    replaces: int | None
    plan_version: int
    draft: bool = False  # kept for its unit: it does not count, and what stands stays

    @property
    def report(self) -> tuple[str, str, str, Period]:
        """Which report it is a revision of: programme, form, unit, period."""
        return (self.programme, self.form, self.unit, self.period)


@dataclass(frozen=True)
class CellComment:
    """What a reviewer remarks on a figure; `place` is its cell in the file, without a container: on the whole report."""

    place: Place
    text: str


@dataclass(frozen=True)
class StatusChange:
    """A submission withdrawn, returned or approved, with the reason given in a form's field and a reviewer's comments."""

    programme: str
    year: int
    form: str
    unit: str
    period: Period
    revision: int
    status: SubmissionStatus
    reason: str
    place: Place
    comments: tuple[CellComment, ...] = ()


@dataclass(frozen=True)
class UnlockChange:
    """An approved report opened for a correction, for a reason, to the end of the day `until`."""

    programme: str
    year: int
    form: str
    unit: str
    period: Period
    revision: int  # the approved one, as it was seen
    reason: str
    until: date


@dataclass(frozen=True)
class NoteChange:
    """An explanation of a data-quality finding, or who is to see to it, typed by a person; the newest one holds."""

    programme: str
    year: int
    finding: str  # the finding's key
    owner: str  # a unit's code or a person's name
    text: str
    unit: str = ""  # the unit whose figures the finding speaks of; "": of the plan or of several


@dataclass(frozen=True)
class CauseChange:
    """Why a target, a project or a unit is late, what is done about it and until when, as `unit` says; the newest one holds."""

    programme: str
    year: int
    late: Late
    of: str  # the target's id, the project's code, or the unit's
    unit: str
    period: Period
    cause: str
    remedy: str = ""
    remedy_by: date | None = None


@dataclass(frozen=True)
class MapChange:
    """A new revision of a plan year's map; without shapes the map is taken off the pages, for a `reason`."""

    programme: str
    year: int
    shapes: tuple[UnitShape, ...]
    replaces: int | None  # the revision it was built on, None for the first
    plan_version: int  # whose units the shapes are of
    reason: str = ""


@dataclass(frozen=True)
class SettingChange:
    """A choice of the office; `before` is the one that stood when it was made."""

    name: SettingName
    value: str
    before: str


Change = (
    PlanChange | ReportChange | StatusChange | UnlockChange | NoteChange | CauseChange | MapChange | SettingChange
    | MeetingChange | DecisionChange | DoneChange
)  # fmt: skip


@dataclass(frozen=True)
class ChangeSet:
    """Everything one upload or one form does, stored in one transaction or not at all.

    `built_on` is the state of the store that it was built on; None: whatever it is.
    """

    changes: tuple[Change, ...]
    received: Received | None = None
    answers: tuple[AnsweredFinding, ...] = ()
    built_on: StoreState | None = None
    source: Received | None = None  # the document that a plan was read from, kept beside its workbook


def settled_by(change_set: ChangeSet, actor: str, day: date) -> ChangeSet:
    """The change set with `actor` named in every sentence that was settled in it: who sends a plan answers for its reading."""
    return replace(change_set, changes=tuple(_signed(change, actor, day) for change in change_set.changes))


def _signed(change: Change, actor: str, day: date) -> Change:
    if not isinstance(change, PlanChange):
        return change
    targets = tuple(
        replace(t, settled_by=actor, settled_on=day) if t.settled and not t.settled_by else t
        for t in change.plan.targets
    )
    return replace(change, plan=replace(change.plan, targets=targets))


@dataclass(frozen=True)
class Receipt:
    """What the store says once a change set is in: a number, the store version, and what each report became."""

    number: str
    version: int
    revision: int
