"""The pages as a door: what each offers to who has this cookie, as a press or a form that is not refused."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import openpyxl
import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.rights import Action, Stage
from dashboard.text import words_in
from dashboard.views.address import SESSION_COOKIE
from dashboard.views.review_queue import report_title
from dashboard.views.submissions import report_name
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.rights.cases import Case
from tests.sample_store import COMMUNE, PROGRAMME, SAMPLES

if TYPE_CHECKING:
    from tests.rights.world import World

_MAP = SAMPLES / "S002" / "ranh-gioi-minh-hoa.geojson"
_VI = words_in("vi")


def full_page(world: "World", case: Case) -> bool | None:
    """Whether the page lets who has this cookie do it; None where no page offers it in that state."""
    sent = world.reports[case.stage]
    match case.action:
        case Action.READ_ORIGINAL:
            known = world.office.snapshot(PROGRAMME, 2024)
            place = next(str(o.place) for o in known.observations if o.submission == sent.id)  # type: ignore[union-attr]
            return "gn-sheet" in _text(_as(world, case, "o_nguon", tep=sent.sha256[:12], o=place))
        case Action.SUBMIT | Action.WITHDRAW:
            return _sending(world, case)[case.action]
        case Action.UNLOCK | Action.REVIEW:
            return _reviewing(world, case)[case.action]
        case _ if case.stage is Stage.OPEN and case.action in _ANY_STATE:
            return _ANY_STATE[case.action](world, case)
    return None


def _sending(world: "World", case: Case) -> dict[Action, bool | None]:
    """The clerk's page of the commune with a correction of the report uploaded: is it sent, is the report offered to withdraw."""

    def look() -> dict[Action, bool | None]:
        sent = world.reports[case.stage]

        def upload(test: AppTest) -> None:
            test.file_uploader[0].set_value([("sua.xlsx", _corrected(world.office.file(sent.sha256)), "")]).run()

        test = _as(world, case, "nop_bao_cao", then=upload, dv=COMMUNE)
        offered = [o for s in test.selectbox if s.key == "upload_withdraw_which" for o in s.options]
        send = [b for b in test.button if b.label == "Gửi báo cáo"]
        assert send, _text(test)  # the file itself is right: whoever may not send it sees the button, and why not
        withdraws = report_name(sent, _VI) in offered and any(b.label == "Rút báo cáo" for b in test.button)
        return {Action.SUBMIT: not send[0].disabled, Action.WITHDRAW: withdraws}

    return world.viewed(("sending", case.role, case.relation, case.stage), look)


def _reviewing(world: "World", case: Case) -> dict[Action, bool | None]:
    """Thẩm định: is the report that waits given buttons, is the approved one offered to be unlocked."""

    def look() -> dict[Action, bool | None]:
        sent = world.reports[case.stage]
        known = world.office.snapshot(PROGRAMME, 2024)
        assert known is not None
        title = report_title(known.plan, sent, _VI)

        def pick(test: AppTest) -> None:
            for field in test.selectbox:
                if field.key == "review_which" and title in field.options:
                    field.set_value(sent.id).run()

        test = _as(world, case, "tham_dinh", then=pick)
        picked = any(s.key == "review_which" and s.value == sent.id for s in test.selectbox)
        decides = picked and {"review_return", "review_approve"} <= {b.key for b in test.button}
        locked = [o for s in test.selectbox if s.key == "review_unlock_which" for o in s.options]
        return {  # what is approved waits for nobody: the desk offers it to be unlocked alone
            Action.REVIEW: decides if case.stage is Stage.OPEN else None,
            Action.UNLOCK: title in locked,
        }

    return world.viewed(("reviewing", case.role, case.relation, case.stage), look)


def _plans(world: "World", case: Case) -> bool:
    def upload(test: AppTest) -> None:
        test.file_uploader[0].set_value([("ban-do.geojson", _MAP.read_bytes(), "")]).run()

    test = _as(world, case, "quan_tri", then=upload, muc="ban-do")
    [store] = [b for b in test.button if b.key == "map_store"]
    return not store.disabled


def _sets_up(world: "World", case: Case) -> bool:
    return any(r.key == "set.reading" for r in _as(world, case, "quan_tri", muc="thiet-lap").radio)


def _reads_audit(world: "World", case: Case) -> bool:
    def find(test: AppTest) -> None:
        for field in test.text_input:
            if field.key == "audit_text":
                field.set_value(f"{PROGRAMME}/2024/1").run()

    return "plan.xlsx" in _text(_as(world, case, "quan_tri", then=find, muc="nhat-ky"))


def _reads_people(world: "World", case: Case) -> bool:
    sent = world.reports[case.stage]
    return sent.actor in _text(_as(world, case, "bien_nhan", so=sent.receipt))


def _shares(world: "World", case: Case) -> bool:
    return "/api/v1" in _text(_as(world, case, "quan_tri", muc="ma-truy-cap"))


def _ends_shared(world: "World", case: Case) -> bool:
    return "Chủ liên kết" in _text(_as(world, case, "quan_tri", muc="chia-se"))


_ANY_STATE: dict[Action, Callable[["World", Case], bool]] = {
    Action.MEET: lambda world, case: "Dự thảo" in _text(_as(world, case, "cuoc_hop")),
    Action.PLAN: _plans, Action.SET_UP: _sets_up, Action.READ_AUDIT: _reads_audit, Action.READ_PEOPLE: _reads_people,
    Action.SHARE: _shares, Action.END_SHARED: _ends_shared,
}  # fmt: skip


def _as(world: "World", case: Case, name: str, then: Callable[[AppTest], None] | None = None, **codes: str) -> AppTest:
    """The page as whoever the case is about sees it, and as it stands after he has done `then`."""
    with pytest.MonkeyPatch.context() as patched:
        token = world.cookie(case)
        patched.setattr(ContextProxy, "cookies", property(lambda _: {SESSION_COOKIE: token} if token else {}))
        test = page(name, **codes)
        if then is not None:
            then(test)
    assert not test.exception
    return test


def _text(test: AppTest) -> str:
    texts = [str(getattr(e.proto, "body", "")) for kind in ("markdown", "html", "caption") for e in test.get(kind)]
    texts += [str(one.value.to_dict()) for one in test.table] + [one.text for one in tables_on(test)]
    return "\n".join(texts).replace("\\", "")


def _corrected(content: bytes) -> bytes:
    """The same report with other words: a correction that asks nothing."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["Khó khăn, kiến nghị"]["B2"] = "Thiếu cán bộ"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
