"""What a meeting decided: a task with who does it and until when, and which figure shall move by it."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.domain.filled import filled
from dashboard.domain.people.causes import Late

LONGEST_DECISION, LONGEST_WORD, LONGEST_PERSON = 1_000, 500, 80  # letters


@dataclass(frozen=True)
class DecisionAbout:
    """The figure that shall move: of a target (its id), a project (its code) or a unit (its code).

    Its value is not kept with the decision: it is read from the version that the meeting was shown from.
    """

    kind: Late
    of: str


@filled
@dataclass(frozen=True)
class DoneWord:
    """Somebody's word that a decision is carried out, or (`done` False) that it is not after all; the newest one holds."""

    done: bool
    word: str
    actor: str
    when: datetime  # UTC


@filled
@dataclass(frozen=True)
class Decision:
    """One decision of a meeting, by its newest revision. `number` counts within the meeting, from 1.

    `owner_units` are official codes; `owner_person` is a person's name, `owner_account` his account where he has one.
    `decided_at` is the moment of its first revision, `version` the store's version that this revision made.
    """

    meeting: str  # the meeting's code
    number: int
    text: str
    owner_units: tuple[str, ...] = ()
    owner_person: str = ""
    owner_account: int | None = None
    due: date | None = None
    about: DecisionAbout | None = None
    item: int | None = None  # which slide was shown when it was typed, from 1
    struck: bool = False  # taken back by a correction; its number stays
    revision: int = 0
    decided_at: datetime | None = None
    version: int = 0
    done: DoneWord | None = None

    @property
    def is_done(self) -> bool:
        return self.done is not None and self.done.done

    @property
    def key(self) -> str:
        """What tells it from all others of a programme."""
        return f"{self.meeting}/{self.number}"


def is_overdue(decision: Decision, day: date) -> bool:
    """Whether it is not done and its day has passed; the day itself still counts, and one without a day is never overdue."""
    return not decision.struck and not decision.is_done and decision.due is not None and decision.due < day
