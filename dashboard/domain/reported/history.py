"""What the store remembers: its versions, the revisions of a report, and what became of a file's bytes."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.domain.filled import filled
from dashboard.domain.issues import Place
from dashboard.domain.reported.observations import Submission


@dataclass(frozen=True)
class StoreVersion:
    """One commit. Versions are in order of `version`; `recorded_at` (UTC) is what the clock said, right or wrong."""

    version: int
    recorded_at: datetime
    actor: str
    what: str  # the numbers of the receipts that it gave


@filled
@dataclass(frozen=True)
class StoreState:
    """A state of a store, told from those of every other store and from every other past of this one.

    `identity` is made with the store, and "" for one from before stores had one; `generation` is raised by a restore, and
    `began_at` tells two of one number apart: a backup that is restored twice into an emptied folder counts from the same one.
    `version` (0: empty) and the moment of that version tell two pasts apart that a copy of the database's files may have
    left under one generation.
    """

    identity: str
    generation: int
    version: int
    recorded_at: datetime | None = None  # UTC; None: empty
    began_at: datetime | None = None  # of the generation, UTC; its microseconds are drawn

    @property
    def mark(self) -> str:
        """All of it in one text: a part of every cache key."""
        store, generation = self.of_store
        return f"{store}.{generation}.{self.version}.{_written(self.recorded_at)}"

    @property
    def of_store(self) -> tuple[str, int]:
        """The store and its past, whatever its version."""
        return f"{self.identity}.{_written(self.began_at)}", self.generation


def _written(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y%m%d%H%M%S%f}"


@dataclass(frozen=True)
class Revision:
    """One revision of one report as known at a version. `newest` tells whether a higher one has replaced it."""

    programme: str
    year: int
    submission: Submission
    newest: bool
    version: int  # the store version in which it came
    status_version: int  # the store version in which it got its status
    status_actor: str
    account: int | None = None  # of who sent it; None: nobody was signed in, or the operator
    status_at: datetime | None = None  # UTC, when it got its status
    standing: bool | None = None  # None: as it counts from sending

    @property
    def counts(self) -> bool:
        """Whether it is the report that has come: a withdrawn newest revision does not bring the one before back."""
        return self.newest and self.submission.status.counts

    @property
    def stands(self) -> bool:
        """Whether its figures stand on the pages, by what the office has chosen to count from."""
        return self.counts if self.standing is None else self.standing


@dataclass(frozen=True)
class ReportComment:
    """What a reviewer remarked on a report or on one of its cells."""

    submission: int
    place: Place  # without a container: the whole report
    text: str
    actor: str
    when: datetime  # UTC


@dataclass(frozen=True)
class Unlocked:
    """An approved report opened for a correction, to the end of the day `until`."""

    submission: int
    reason: str
    until: date
    actor: str
    when: datetime  # UTC


@dataclass(frozen=True)
class ChoiceMade:
    """A person's choice where a file could be read in several ways: the question's code, the text there, the choice."""

    code: str
    written: str
    choice: str
    actor: str
    when: datetime  # UTC


@dataclass(frozen=True)
class FindingNote:
    """What a person said of a data-quality finding: an explanation, or who is to see to it."""

    finding: str
    owner: str
    text: str
    actor: str
    when: datetime  # UTC


@dataclass(frozen=True)
class PlanVersion:
    """One version of a programme's plan for a year. `newest` tells whether a later one has replaced it."""

    programme: str
    year: int
    version: int
    newest: bool


@dataclass(frozen=True)
class Reception:
    """A file that the store has, and everything it became, oldest first: a revision restored later is there twice."""

    sha256: str
    file_name: str
    received_at: datetime  # UTC, the first time
    actor: str
    version: int
    reports: tuple[Revision, ...] = ()
    plans: tuple[PlanVersion, ...] = ()

    @property
    def report(self) -> Revision | None:
        """The last report that it became."""
        return self.reports[-1] if self.reports else None

    @property
    def plan(self) -> PlanVersion | None:
        """The last plan version that it became."""
        return self.plans[-1] if self.plans else None
