"""The one gate before the store: whether the actor may, then the change set as the next version with its events in the audit."""

from dashboard.domain.meetings.changes import DecisionChange, DoneChange, MeetingChange
from dashboard.domain.people.rights import (
    OFFICE,
    Action,
    Forbidden,
    Over,
    Stage,
    demand,
    demand_other,
    entitled,
    over_unit,
)
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import (
    CauseChange,
    Change,
    ChangeSet,
    MapChange,
    NoteChange,
    PlanChange,
    Receipt,
    ReportChange,
    SettingChange,
    StatusChange,
    UnlockChange,
)
from dashboard.domain.reported.days import office_day
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.reporting.delays import answering
from dashboard.usecases.office import Office
from db import store
from db.engine import Transaction, reading
from db.queries.meetings import decisions_of
from db.queries.revisions import revisions
from db.queries.stages import stage_of


def commit(office: Office, session: Transaction, change_set: ChangeSet, actor: Actor) -> Receipt:
    """Store the change set in the transaction of `session`.

    Forbidden where the actor may not, or where an approved report is locked; else as `db.store.apply`.
    """
    for change in change_set.changes:
        _demand(office, session, change, actor)
    return store.apply(change_set, session, actor, office.clock())


def why_not(office: Office, change_set: ChangeSet, actor: Actor) -> Forbidden | None:
    """Why the actor could not have it stored now; None where he could. For pages, before they offer it."""
    try:
        with reading(office.url) as session:
            for change in change_set.changes:
                _demand(office, session, change, actor)
    except Forbidden as refusal:
        return refusal
    return None


def _demand(office: Office, session: Transaction, change: Change, actor: Actor) -> None:
    match change:
        case PlanChange():
            demand(actor, Action.PLAN, _over(office, change.plan.programme.code, change.plan.year, None))
        case MapChange():
            demand(actor, Action.PLAN, _over(office, change.programme, change.year, None))
        case ReportChange() | StatusChange() | UnlockChange():
            _demand_of_report(office, session, change, actor)
        case CauseChange():
            demand(actor, Action.EXPLAIN, _over(office, change.programme, change.year, change.unit))
            snapshot = office.snapshot(change.programme, change.year)
            if snapshot is None or change.unit not in answering(snapshot.plan, change.late, change.of):
                raise Forbidden(actor, Action.EXPLAIN, change.unit)
        case MeetingChange():
            demand(actor, Action.MEET, _over(office, change.meeting.programme, change.meeting.year, None))
        case DecisionChange():
            demand(actor, Action.MEET, _over(office, change.programme, change.year, None))
        case DoneChange():
            _demand_of_owner(office, session, change, actor)
        case SettingChange():
            demand(actor, Action.SET_UP)
        case NoteChange():
            demand(actor, Action.EXPLAIN, _over(office, change.programme, change.year, change.unit or None))


def _demand_of_owner(office: Office, session: Transaction, change: DoneChange, actor: Actor) -> None:
    """Whoever runs meetings, whoever acts for a unit that is to do it, and the person himself whose account it names."""
    if entitled(actor, Action.MEET, _over(office, change.programme, change.year, None)):
        return
    one = next((d for d in decisions_of(session, change.meeting) if d.number == change.number), None)
    if one is not None and actor.account is not None and one.owner_account == actor.account:
        return
    units = one.owner_units if one is not None else ()
    if not any(entitled(actor, Action.CARRY_OUT, _over(office, change.programme, change.year, unit)) for unit in units):
        raise Forbidden(actor, Action.CARRY_OUT, units[0] if units else "")


def _demand_of_report(
    office: Office, session: Transaction, change: ReportChange | StatusChange | UnlockChange, actor: Actor
) -> None:
    """Forbidden where the actor may not; whether the report is still as it was seen is asked by the writer."""
    over = _over(office, change.programme, change.year, change.unit)
    known = revisions(session, change.programme, change.year, change.form, change.unit, change.period)
    if isinstance(change, UnlockChange):
        demand(actor, Action.UNLOCK, over, Stage.APPROVED)
    elif isinstance(change, ReportChange):
        demand(actor, Action.SUBMIT, over, stage_of(session, known, office_day(office.clock())))
    elif change.status is SubmissionStatus.WITHDRAWN:
        demand(actor, Action.WITHDRAW, over, stage_of(session, known, office_day(office.clock())))
    else:
        demand(actor, Action.REVIEW, over)
        if change.status is SubmissionStatus.APPROVED and known:
            demand_other(actor, Action.REVIEW, over[0], known[-1].account)


def _over(office: Office, programme: str, year: int, unit: str | None) -> Over:
    """By the plan that stands, of this year or of the newest one; of a programme that is new, the whole office.

    Not by the one that is sent: whoever writes a plan must not give himself rights by it.
    """
    snapshot = office.snapshot(programme, year) or office.snapshot(programme)
    if snapshot is None:
        return OFFICE
    return over_unit(snapshot.plan, snapshot.plan.root if unit is None else unit)
