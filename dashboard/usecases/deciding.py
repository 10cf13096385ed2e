"""Type what a meeting decides, correct it, and say that it is done; and what came of decisions by the figures."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dashboard.domain.meetings.changes import DecisionChange, DoneChange
from dashboard.domain.meetings.decisions import LONGEST_DECISION, LONGEST_PERSON, LONGEST_WORD, Decision
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.meetings.outcome import DecisionStanding, decision_standings
from dashboard.domain.people.causes import Late
from dashboard.domain.people.roles import Actor
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import ChangeSet, Receipt
from dashboard.domain.verdicts.standing import Standing
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.meetings import meeting_named
from dashboard.usecases.office import NothingKnown, Office
from db.engine import reading, writing
from db.queries import meetings as queries


def decide(office: Office, decision: Decision, actor: Actor) -> Receipt:
    """Store a new decision of an open meeting (`number` 0), or a correction; `decision.revision` is the one that was looked at.

    ValueError for no words, too many, or nobody who is to do it; NothingKnown for a meeting, a unit or a figure that is not
    there; StaleChangeSet where the meeting has closed or somebody corrected it meanwhile; Forbidden.
    """
    text, person = masked(decision.text.strip()), masked(decision.owner_person.strip())
    if not text or not (decision.owner_units or person):
        raise ValueError("a decision says what, and who does it")
    if len(text) > LONGEST_DECISION or len(person) > LONGEST_PERSON:
        raise ValueError("more letters than are kept")
    meeting = meeting_named(office, decision.meeting)
    _known_there(office, meeting, decision)
    kept = replace(decision, text=text, owner_person=person)
    change = DecisionChange(meeting.programme, meeting.year, kept, decision.revision or None)
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,)), actor)


def _known_there(office: Office, meeting: Meeting, decision: Decision) -> None:
    """NothingKnown where the plan that the meeting was shown from has no such unit or figure."""
    snapshot = office.snapshot(meeting.programme, meeting.year, meeting.version)
    if snapshot is None:
        raise NothingKnown(meeting.programme)
    units = {official(unit) for unit in snapshot.plan.unit_by_code}
    about = decision.about
    if strange := [unit for unit in decision.owner_units if unit not in units]:
        raise NothingKnown(", ".join(strange))
    if about is not None and not has_figure(snapshot.plan, about.kind, about.of):
        raise NothingKnown(about.of)


def has_figure(plan: Plan, kind: Late, of: str) -> bool:
    """Whether a plan has the target, the project or the unit."""
    match kind:
        case Late.TARGET:
            return any(target.id == of for target in plan.targets)
        case Late.PROJECT:
            return of in plan.project_by_code
        case Late.UNIT:
            return of in plan.unit_by_code


def say_done(office: Office, decision: Decision, done: bool, word: str, actor: Actor) -> Receipt:
    """A word on whether a decision is carried out, by its owner or the office; it may be taken back the same way.

    ValueError without a word, for «done» alone tells the next meeting nothing; StaleChangeSet, NothingKnown, Forbidden.
    """
    said = masked(word.strip())
    if not said or len(said) > LONGEST_WORD:
        raise ValueError("a word says what was done")
    meeting = meeting_named(office, decision.meeting)
    change = DoneChange(
        meeting.programme, meeting.year, decision.meeting, decision.number, done, said, decision.revision
    )  # fmt: skip
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,)), actor)


def outcomes(
    office: Office, known: Meetings, decisions: Iterable[Decision], day: date, now: tuple[int, Period]
) -> tuple[DecisionStanding, ...]:
    """What came of decisions by `day`, each with its figure at its meeting's version and at the version and period of `now`."""
    listed = tuple(decisions)
    programme = next((known.by_code[one.meeting].programme for one in listed), "")
    made: dict[tuple[int, Period], Standing | None] = {}

    def at(version: int, period: Period) -> Standing | None:
        if (version, period) not in made:
            try:
                made[version, period] = office.standing(programme, period.year, period, None, version)
            except NothingKnown:
                made[version, period] = None
        return made[version, period]

    return decision_standings(listed, known, day, at, now)


def decisions_now(office: Office, code: str) -> tuple[Decision, ...]:
    """The decisions of one meeting as they are now, without those that were struck."""
    with reading(office.url) as session:
        return tuple(one for one in queries.decisions_of(session, code) if not one.struck)
