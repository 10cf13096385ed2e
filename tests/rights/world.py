"""An office with an account for every role and relation, a report in every state, and the doors that are tried on it."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import openpyxl
from sqlalchemy import insert
from starlette.applications import Starlette

from dashboard.domain.issues import Place, StaleChangeSet
from dashboard.domain.meetings.changes import DoneChange, MeetingChange
from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.rights import Action, Forbidden, Relation, Stage, extent, over_unit
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.domain.people.settings import SettingName
from dashboard.domain.periods import Period
from dashboard.domain.quality.review import review
from dashboard.domain.reported.changes import Change, ChangeSet, MapChange, NoteChange, ReportChange, StatusChange
from dashboard.domain.reported.observations import Narrative, Submission, SubmissionStatus
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import words_in
from dashboard.usecases.accounts import NewAccount, all_accounts, make_account
from dashboard.usecases.auditing import AuditSearch, search
from dashboard.usecases.committing import commit, why_not
from dashboard.usecases.contacts import keep_contact
from dashboard.usecases.deciding import decide
from dashboard.usecases.drafting import drafts
from dashboard.usecases.meetings import meeting_named, prepare_meeting, step
from dashboard.usecases.noting import note_finding
from dashboard.usecases.office import Office
from dashboard.usecases.opening_originals import open_original
from dashboard.usecases.reviewing import AsSeen, return_report, unlock_report
from dashboard.usecases.setting_up import set_up
from dashboard.usecases.sharing import make_share_link, share_links
from dashboard.usecases.signing_in import begun
from dashboard.usecases.tokens import make_token
from dashboard.views.address import SESSION_COOKIE, address
from dashboard.views.entry_form import ENTRY
from dashboard.views.submissions import sent_by, sent_table
from dashboard.web.api.routes import API_ROUTE
from dashboard.web.entry.routes import ENTRY_ROUTES
from dashboard.web.originals import ORIGINAL_ROUTE
from db.engine import writing
from db.tables import report_unlock
from tests.rights.cases import Case
from tests.rights.pages import full_page
from tests.sample_store import COMMUNE, PROGRAMME, SILENT
from tests.web.asgi import answered

BY = operator("kiểm thử")
NOTER = "Nguyễn Thị Giải Trình"
APP = Starlette(routes=[ORIGINAL_ROUTE, API_ROUTE, *ENTRY_ROUTES])
OF_THE_PLAN = {Action.PLAN, Action.READ_AUDIT, Action.MEET}  # what is acted on is the unit whose plan it is
OF_THE_OFFICE = {Action.SET_UP}  # the whole office, above which there is nothing
_OF_OFFICE = {
    Relation.OWN: Relation.LOWER,
    Relation.LOWER: Relation.LOWER,
    Relation.OTHER: Relation.OWN,
}  # to a plan's root
Door = Callable[["World", Case], bool | None]  # None: the door does not offer the action


@dataclass
class World:
    """`reports`: one of the commune's in every state. `tokens`, `links`: made once for each account."""

    office: Office
    accounts: dict[tuple[AccountRole, Relation, bool], Account]
    reports: dict[Stage, Submission]
    finding: str
    meeting: Meeting  # open, with a decision that the commune is to carry out; there is a draft beside it
    link: int  # of somebody of the commune
    tokens: dict[int, str] = field(default_factory=dict)
    seen: dict[object, Any] = field(default_factory=dict)  # what does not depend on the state is looked at once

    def account(self, case: Case) -> Account | None:
        if case.role is None or case.relation is None:
            return None
        if case.action in OF_THE_OFFICE:
            return self.accounts[case.role, _OF_OFFICE[case.relation], True]
        return self.accounts[case.role, case.relation, case.action in OF_THE_PLAN]

    def actor(self, case: Case) -> Actor:
        account = self.account(case)
        return account.actor() if account else ANYBODY

    def cookie(self, case: Case) -> str:
        account = self.account(case)
        return begun(Office(self.office.url), account, "").token if account else ""

    def once(self, door: str, case: Case, look: Callable[[], bool]) -> bool:
        key = (door, case.action, case.role, case.relation)
        return bool(self.viewed(key, look))

    def viewed(self, key: object, look: Callable[[], Any]) -> Any:
        """What was seen of a page that several actions are tried on."""
        if key not in self.seen:
            self.seen[key] = look()
        return self.seen[key]


def made(office: Office) -> World:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    root = known.plan.root
    reached = {
        False: {Relation.OWN: COMMUNE, Relation.LOWER: root, Relation.OTHER: SILENT},
        True: {Relation.OWN: root, Relation.LOWER: "", Relation.OTHER: SILENT},
    }
    accounts = {}
    for of_plan, units in reached.items():
        for role in AccountRole:
            for relation, unit in units.items():
                new = NewAccount(
                    f"{role}-{relation}-{of_plan}".lower(), f"{role} {relation}", unit, frozenset({Grant(role, unit)})
                )
                accounts[role, relation, of_plan] = make_account(office, new, BY).account
    stranger = make_account(
        office,
        NewAccount("chu-lien-ket", "Chủ liên kết", COMMUNE, frozenset({Grant(AccountRole.REPORTER, COMMUNE)})),
        BY,
    )
    link = make_share_link(office, stranger.account.actor(), address("./"), "x", None)
    finding = review(known, Period.parse("2024-09"))[0]
    note_finding(office, PROGRAMME, 2024, finding.key, "đã đối chiếu", operator(NOTER))
    sent = sorted(
        (s for s in known.submissions if s.unit == COMMUNE and s.status.counts and s.sha256), key=lambda s: s.period
    )
    approved, unlocked, still = sent[-3:]
    for one in (approved, unlocked):
        _approve(office, one)
    with writing(office.url) as session:
        session.execute(
            insert(report_unlock).values(
                submission_id=unlocked.id, reason="sửa số", until=date(2999, 1, 1), from_version=office.version()
            )
        )
    reports = {Stage.OPEN: still, Stage.APPROVED: approved, Stage.UNLOCKED: unlocked}
    draft = prepare_meeting(office, PROGRAMME, BY)
    step(office, draft, MeetingState.OPEN, BY)
    decide(office, Decision(draft.code, 0, "Mở hai lớp nghề", (COMMUNE,)), BY)
    prepare_meeting(office, PROGRAMME, BY)
    meeting = meeting_named(office, draft.code)
    return World(office, accounts, reports, finding.key, meeting, link.link.id)


def _approve(office: Office, sent: Submission) -> None:
    with writing(office.url) as session:
        commit(office, session, ChangeSet((_status(sent, SubmissionStatus.APPROVED),)), BY)


def _status(sent: Submission, status: SubmissionStatus) -> StatusChange:
    return StatusChange(
        PROGRAMME, 2024, sent.form, sent.unit, sent.period, sent.revision, status, "kiểm thử", Place("form", "reason")
    )


# -- the doors --------------------------------------------------------------------------------------------------------


def service(world: World, case: Case) -> bool | None:
    """The command or the question itself.

    Those that would move a report are built on what nobody has seen: past the rights they meet a report that has moved, and
    nothing is stored.
    """
    office, actor, sent = world.office, world.actor(case), world.reports[case.stage]
    plan = office.snapshot(PROGRAMME, 2024).plan  # type: ignore[union-attr]
    unseen, seen = replace(sent, revision=99), AsSeen(PROGRAMME, 2024, office.state())
    match case.action:
        case Action.READ_UNREVIEWED:
            return _allowed(lambda: drafts(office, PROGRAMME, 2024, COMMUNE, actor))
        case Action.SUBMIT:
            again = ReportChange(PROGRAMME, 2024, sent.form, COMMUNE, sent.period, (), (), Narrative(), True, 99, 1)
            return _allowed(lambda: _commit(office, again, actor))
        case Action.WITHDRAW:
            return _allowed(lambda: _commit(office, _status(unseen, SubmissionStatus.WITHDRAWN), actor))
        case Action.REVIEW if case.stage is Stage.APPROVED:
            return None  # by the revision that is decided on, in the use case: tests/usecases/test_reviewing.py
        case Action.REVIEW:
            return _allowed(lambda: return_report(office, seen, unseen, "kiểm thử", actor))
        case Action.UNLOCK:
            if case.stage is not Stage.APPROVED:
                return None  # who may unlock finds it open: tests/usecases/test_reviewing.py
            return _allowed(lambda: unlock_report(office, seen, unseen, "kiểm thử", date(2999, 1, 1), actor))
        case Action.EXPLAIN:
            note = NoteChange(PROGRAMME, 2024, world.finding, "", "x", COMMUNE)
            return why_not(office, ChangeSet((note,)), actor) is None
        case Action.PLAN:
            return _allowed(lambda: _commit(office, MapChange(PROGRAMME, 2024, (), 99, 1, "x"), actor))
        case Action.KEEP_CONTACT:
            return _allowed(lambda: keep_contact(office, Contact(COMMUNE, "Lò Thị Đầu Mối"), actor))
        case Action.SET_UP:
            return _allowed(lambda: set_up(office, SettingName.READING, "open", "signed_in", actor))
        case Action.READ_AUDIT:
            return _allowed(lambda: _plan_in_audit(office, actor))
        case Action.MEET:
            return _allowed(lambda: _commit(office, MeetingChange(world.meeting, 99), actor))
        case Action.CARRY_OUT:
            done = DoneChange(PROGRAMME, 2024, world.meeting.code, 1, True, "xong", 99)
            return _allowed(lambda: _commit(office, done, actor))
        case Action.READ_ORIGINAL:
            return _allowed(lambda: open_original(office, sent.sha256, actor))
        case Action.SHARE:
            return world.once(
                "service", case, lambda: _allowed(lambda: make_share_link(office, actor, address("./"), "x", None))
            )
        case Action.END_SHARED:
            return world.link in {link.id for link in share_links(office, actor)}
        case Action.MANAGE_ACCOUNTS:
            return "chu-lien-ket" in {account.login for account in all_accounts(office, actor)}
        case Action.READ_PEOPLE:
            return extent(actor, Action.READ_PEOPLE).covers(over_unit(plan, COMMUNE))
    raise AssertionError(f"no command is tried for {case.action}")


def _commit(office: Office, change: Change, actor: Actor) -> object:
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,)), actor)


def _plan_in_audit(office: Office, actor: Actor) -> None:
    """Forbidden too where somebody reads some of the audit, but not what was done to the plan."""
    if not search(office, AuditSearch(f"{PROGRAMME}/2024/1", AuditAction.PLAN), actor):
        raise Forbidden(actor, Action.READ_AUDIT, "")


def _allowed(act: Callable[[], object]) -> bool:
    try:
        act()
    except Forbidden:
        return False
    except StaleChangeSet:  # past the rights
        return True
    return True


def download(world: World, case: Case) -> bool | None:
    """The workbook of a table: it has what its page has."""
    if case.action is not Action.READ_PEOPLE:
        return None
    known = world.office.snapshot(PROGRAMME, 2024)
    assert known is not None
    words = words_in("vi", extent(world.actor(case), Action.READ_PEOPLE))
    reports = sent_by(known, COMMUNE)
    made = table_workbook(sent_table(known.plan, reports, words), "x", Origin(), words)
    cells = {str(cell) for sheet in openpyxl.load_workbook(io.BytesIO(made)) for row in sheet.values for cell in row}
    return bool(cells & {sent.actor for sent in reports})


def original_file(world: World, case: Case) -> bool | None:
    """The route of the file as it was sent."""
    if case.action is not Action.READ_ORIGINAL:
        return None
    sent = world.reports[case.stage]
    got = answered(APP, f"/tep/{sent.sha256}", cookie=f"{SESSION_COOKIE}={world.cookie(case)}")
    assert got.status in (200, 401, 403)
    assert (got.status == 200) == (got.content == world.office.file(sent.sha256))
    return got.status == 200


def api(world: World, case: Case) -> bool | None:
    """What a token of the account reads."""
    if case.action is not Action.READ_PEOPLE or case.stage is not Stage.OPEN:
        return None
    account = world.account(case)
    headers = {}
    if account is not None:
        if account.id not in world.tokens:
            world.tokens[account.id] = make_token(Office(world.office.url), account.actor(), "thử").secret
        headers = {"authorization": f"Bearer {world.tokens[account.id]}"}
    got = answered(APP, f"/api/v1/targets?plan={PROGRAMME}-2024&period=2024-09", **headers)
    assert got.status == 200
    signers = {t.settled_by for t in world.office.snapshot(PROGRAMME, 2024).plan.targets if t.settled_by}  # type: ignore[union-attr]
    assert signers
    return any(name in got.body for name in signers)


def share_link(world: World, case: Case) -> bool | None:
    """Who reads by a share link has no right that he may have beside it: everything is refused, also with his own cookie."""
    from tests.rights.shared_view import shown

    if (
        case.action not in (Action.READ_PEOPLE, Action.READ_ORIGINAL, Action.SHARE, Action.EXPLAIN)
        or case.stage is not Stage.OPEN
    ):
        return None
    names = {sent.actor for sent in world.office.snapshot(PROGRAMME, 2024).submissions} | {NOTER}  # type: ignore[union-attr]
    text, offers = shown(world.office, world.cookie(case))
    signs = {
        Action.READ_PEOPLE: any(name in text for name in names),
        Action.READ_ORIGINAL: "tep/" in text or "o-nguon" in text,
        Action.SHARE: "share" in offers or "share.make" in offers,
        Action.EXPLAIN: "note" in offers or "form" in offers,
    }
    return signs[case.action]


def browser_form(world: World, case: Case) -> bool | None:
    """The form of the commune's report, sent over a revision that nobody has seen: past the rights nothing is stored."""
    if case.action is not Action.SUBMIT:
        return None
    sent = world.reports[case.stage]
    where = f"/{ENTRY}?kh={PROGRAMME}-2024&dv={COMMUNE}&bc={sent.form}@{sent.period}"
    typed = b"viec=gui&ban=99&narrative%7Cdifficulties=x"
    got = answered(APP, where, "POST", typed, cookie=f"{SESSION_COOKIE}={world.cookie(case)}")
    assert got.status in (401, 403, 409, 422)
    return got.status in (409, 422)


DOORS: dict[str, Door] = {
    "service": service, "page": full_page, "download": download, "original file": original_file, "API": api,
    "share link": share_link, "browser form": browser_form,
}  # fmt: skip


def differences(world: World, expected: list[tuple[Case, bool]], doors: dict[str, Door]) -> tuple[list[str], int]:
    """Where a door answers otherwise than is meant, and how many answers were looked at."""
    found, count = [], 0
    for case, allowed in expected:
        if case.action in OF_THE_OFFICE and case.relation is Relation.LOWER:
            continue
        for name, door in doors.items():
            answer = door(world, case)
            if answer is None:
                continue
            count += 1
            if answer != (allowed and name != "share link"):
                found.append(f"{name}: {case} is {'let in' if answer else 'refused'}")
    return found, count
