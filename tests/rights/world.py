"""An office with an account for every role and relation, a report in every state, and the doors that are tried on it."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import openpyxl
import pytest
from sqlalchemy import insert
from starlette.applications import Starlette
from streamlit.runtime.context import ContextProxy

from dashboard.domain.issues import Place
from dashboard.domain.meetings.changes import DoneChange, MeetingChange
from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.people.accounts import Account
from dashboard.domain.people.rights import Action, Forbidden, Relation, Stage, extent, may, over_unit
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.domain.periods import Period
from dashboard.domain.quality.review import review
from dashboard.domain.reported.changes import ChangeSet, MapChange, NoteChange, ReportChange, StatusChange
from dashboard.domain.reported.observations import Narrative, Submission, SubmissionStatus
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import words_in
from dashboard.usecases.accounts import NewAccount, all_accounts, make_account
from dashboard.usecases.committing import commit, why_not
from dashboard.usecases.deciding import decide
from dashboard.usecases.meetings import meeting_named, prepare_meeting, step
from dashboard.usecases.noting import note_finding
from dashboard.usecases.office import Office
from dashboard.usecases.opening_originals import open_original
from dashboard.usecases.sharing import make_share_link, share_links
from dashboard.usecases.signing_in import begun
from dashboard.usecases.tokens import make_token
from dashboard.views.address import SESSION_COOKIE, address
from dashboard.views.submissions import sent_by, sent_table
from dashboard.web.api.routes import API_ROUTE
from dashboard.web.originals import ORIGINAL_ROUTE
from db.engine import writing
from db.tables import report_unlock
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.rights.cases import Case
from tests.sample_store import COMMUNE, PROGRAMME, SILENT
from tests.web.asgi import answered

BY = operator("kiểm thử")
NOTER = "Nguyễn Thị Giải Trình"
APP = Starlette(routes=[ORIGINAL_ROUTE, API_ROUTE])
OF_THE_PLAN = {
    Action.PLAN,
    Action.SET_UP,
    Action.READ_AUDIT,
    Action.MEET,
}  # what is acted on is the unit whose plan it is
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
    seen: dict[object, bool] = field(default_factory=dict)  # what does not depend on the state is looked at once

    def account(self, case: Case) -> Account | None:
        if case.role is None or case.relation is None:
            return None
        return self.accounts[case.role, case.relation, case.action in OF_THE_PLAN]

    def actor(self, case: Case) -> Actor:
        account = self.account(case)
        return account.actor() if account else ANYBODY

    def cookie(self, case: Case) -> str:
        account = self.account(case)
        return begun(Office(self.office.url), account, "").token if account else ""

    def once(self, door: str, case: Case, look: Callable[[], bool]) -> bool:
        key = (door, case.action, case.role, case.relation)
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


# -- the six doors -------------------------------------------------------------------------------------------------------


def service(world: World, case: Case) -> bool | None:
    """The command or the question itself."""
    office, actor, sent = world.office, world.actor(case), world.reports[case.stage]
    match case.action:
        case Action.SUBMIT:
            again = ReportChange(
                PROGRAMME, 2024, sent.form, COMMUNE, sent.period, (), (), Narrative(), True, sent.revision, 1
            )
            return why_not(office, ChangeSet((again,)), actor) is None
        case Action.WITHDRAW:
            return why_not(office, ChangeSet((_status(sent, SubmissionStatus.WITHDRAWN),)), actor) is None
        case Action.REVIEW if case.stage is Stage.APPROVED:
            return None  # by the revision that is decided on, in the use case: tests/usecases/test_reviewing.py
        case Action.REVIEW:
            return why_not(office, ChangeSet((_status(sent, SubmissionStatus.RETURNED),)), actor) is None
        case Action.EXPLAIN:
            note = NoteChange(PROGRAMME, 2024, world.finding, "", "x", COMMUNE)
            return why_not(office, ChangeSet((note,)), actor) is None
        case Action.PLAN:
            return why_not(office, ChangeSet((MapChange(PROGRAMME, 2024, (), None, 1, "x"),)), actor) is None
        case Action.MEET:
            return why_not(office, ChangeSet((MeetingChange(world.meeting, None),)), actor) is None
        case Action.CARRY_OUT:
            done = DoneChange(PROGRAMME, 2024, world.meeting.code, 1, True, "xong", 1)
            return why_not(office, ChangeSet((done,)), actor) is None
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
            plan = office.snapshot(PROGRAMME, 2024).plan  # type: ignore[union-attr]
            return extent(actor, Action.READ_PEOPLE).covers(over_unit(plan, COMMUNE))
        case _:  # the table itself, where no command stands behind it yet
            plan = office.snapshot(PROGRAMME, 2024).plan  # type: ignore[union-attr]
            return may(
                actor, case.action, over_unit(plan, plan.root if case.action in OF_THE_PLAN else COMMUNE), case.stage
            )


def _allowed(act: Callable[[], object]) -> bool:
    try:
        act()
    except Forbidden:
        return False
    return True


def full_page(world: World, case: Case) -> bool | None:
    """What the page shows to who has this cookie."""
    sent = world.reports[case.stage]
    if case.action is Action.READ_ORIGINAL:
        place = next(
            str(o.place) for o in world.office.snapshot(PROGRAMME, 2024).observations if o.submission == sent.id
        )  # type: ignore[union-attr]
        return _on_page(world, case, "o_nguon", {"tep": sent.sha256[:12], "o": place}, "gn-sheet")
    if case.action is Action.READ_PEOPLE and case.stage is Stage.OPEN:
        return _on_page(world, case, "bien_nhan", {"so": sent.receipt}, sent.actor)
    if case.action is Action.SHARE and case.stage is Stage.OPEN:
        return _on_page(world, case, "quan_tri", {"muc": "ma-truy-cap"}, "/api/v1")
    if case.action is Action.MEET and case.stage is Stage.OPEN:
        return _on_page(world, case, "cuoc_hop", {}, "Dự thảo")
    if case.action is Action.END_SHARED and case.stage is Stage.OPEN:
        return _on_page(world, case, "quan_tri", {"muc": "chia-se"}, "Chủ liên kết")
    return None


def _on_page(world: World, case: Case, name: str, codes: dict[str, str], sign: str) -> bool:
    with pytest.MonkeyPatch.context() as patched:
        token = world.cookie(case)
        patched.setattr(ContextProxy, "cookies", property(lambda _: {SESSION_COOKIE: token} if token else {}))
        test = page(name, **codes)
    assert not test.exception
    texts = [str(getattr(e.proto, "body", "")) for kind in ("markdown", "html", "caption") for e in test.get(kind)]
    texts += [str(one.value.to_dict()) for one in test.table] + [one.text for one in tables_on(test)]
    return sign in "\n".join(texts).replace("\\", "")


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


DOORS: dict[str, Door] = {
    "service": service, "page": full_page, "download": download, "original file": original_file, "API": api,
    "share link": share_link,
}  # fmt: skip


def differences(world: World, expected: list[tuple[Case, bool]], doors: dict[str, Door]) -> tuple[list[str], int]:
    """Where a door answers otherwise than is meant, and how many answers were looked at."""
    found, count = [], 0
    for case, allowed in expected:
        for name, door in doors.items():
            answer = door(world, case)
            if answer is None:
                continue
            count += 1
            if answer != (allowed and name != "share link"):
                found.append(f"{name}: {case} is {'let in' if answer else 'refused'}")
    return found, count
