"""Nothing of the audit is read as a code: objects, units, states and addresses stand in words, in both languages."""

import json
from datetime import UTC, datetime

import pytest

from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.text import words_in
from dashboard.views.audit import told_text
from dashboard.views.audit_words import AuditNames, address_text, subject_text
from tests.builders import a_plan

NAMES = AuditNames(
    {"04180": "Xã Chiềng En"},
    {"songma": ("Giảm nghèo bền vững", "Sustainable poverty reduction")},
    {"CT-1": ("Lao động được đào tạo", "Trained workers"), "DA-1": ("Hạ tầng", "")},
)
LONG = "songma/BC-THANG/2024-09/04180/2"


def event(action: AuditAction, subject: str, before: object = "", after: object = "", **of: object) -> AuditEvent:
    said = [json.dumps(one, ensure_ascii=False) if one else "" for one in (before, after)]
    given = {"actor": "Lò Văn A", "account": 1, "unit": "04180", "address": "", **of}
    return AuditEvent(
        datetime(2024, 10, 1, tzinfo=UTC), action=action, subject=subject, before=said[0], after=said[1], **given
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "subject", "vi", "en"),
    [
        ("report", LONG, "BC-THANG, tháng 9/2024, Xã Chiềng En, lần 2, Giảm nghèo bền vững", "Xã Chiềng En, revision 2, Sustainable"),
        ("report", "songma/BC-THANG/2024-09/04180/nhap-1", "Xã Chiềng En, bản nháp 1", "draft 1"),
        ("plan", "songma/2024/5", "Giảm nghèo bền vững, 2024, phiên bản dữ liệu 5", "2024, store version 5"),
        ("map", "songma/2024/ban-do/3", "Giảm nghèo bền vững, 2024, lần 3", "2024, revision 3"),
        ("setting", "thiet-lap/reading/9", "Xem số liệu", ""),
        ("cause", "songma/nguyen-nhan/2024-09/target/CT-1/04180", "chỉ tiêu Lao động được đào tạo, tháng 9/2024, Xã Chiềng En", "target Trained workers"),
        ("cause", "songma/nguyen-nhan/2024-09/unit/04180/04180", "Xã Chiềng En, tháng 9/2024", "Xã Chiềng En, "),
        ("note", "result_falls|04180|CT-1||2024-09", "Lao động được đào tạo, Xã Chiềng En, tháng 9/2024", "Trained workers, Xã"),
        ("token", "calendar/4", "Lịch hạn báo cáo số 4", "Calendar of deadlines no. 4"),
        ("share_link", "7", "số 7", "no. 7"),
        ("contact", "04180", "Xã Chiềng En", "Xã Chiềng En"),
        ("refused", "approve/04180", "approve/04180", "approve/04180"),  # of another version of the app
        ("refused", "review/04180", "thẩm định báo cáo, Xã Chiềng En", "Xã Chiềng En"),
        ("account", "lo.a", "lo.a", "lo.a"),
    ],
)  # fmt: skip
def test_what_an_event_is_about_stands_in_words(action: str, subject: str, vi: str, en: str) -> None:
    told = event(AuditAction(action), subject)
    assert vi in subject_text(told, NAMES, words_in("vi"))
    assert en in subject_text(told, NAMES, words_in("en"))


@pytest.mark.parametrize(
    ("action", "before", "after", "vi", "en"),
    [
        ("status", {"status": "submitted"}, {"status": "returned", "reason": "Sai"}, "Đã gửi → trạng thái: Trả lại để chỉnh sửa; lý do: Sai", "Returned"),
        ("account", "", {"unit": "04180", "grants": ["reporter:04180", "reader:"]}, "quyền: Xem: toàn cơ quan; Nộp: Xã Chiềng En", "Xã Chiềng En"),
        ("setting", {"setting": "reading", "value": "open"}, {"setting": "reading", "value": "signed_in"}, " → ", " → "),
        ("report", "", {"draft": True}, "bản nháp", "draft"),
        ("report", "", {"figures": [[["CT-1", "04180", "2024-09", "total", "own_report", "estimate"], "not_reported", "12.5 / 40"]]},
         "Lao động được đào tạo, Xã Chiềng En, tháng 9/2024, Đơn vị báo cáo, số ước: Chưa có số liệu → 12,5 / 40", "Trained workers"),
        ("unlock", "", {"until": "2024-10-31"}, "đến hết ngày: 31/10/2024", "to the end of: 31 Oct 2024"),
        ("share_link", "", {"address": "./xa-thi-tran?ky=2024-09", "version": 5}, "trang: Xã, thị trấn", "page: Communes"),
        ("token", "", {"name": "Phần mềm tỉnh"}, "tên: Phần mềm tỉnh", "name: Phần mềm tỉnh"),
        ("note", "", {"owner": "04180"}, "Xã Chiềng En", "Xã Chiềng En"),
    ],
)  # fmt: skip
def test_what_stood_and_stands_is_told_in_words(action: str, before: object, after: object, vi: str, en: str) -> None:
    told = event(AuditAction(action), "x", before, after)
    for language, wanted in (("vi", vi), ("en", en)):
        said = told_text(told, NAMES, words_in(language))
        assert wanted in said, said
        for code in ("not_reported", "own_report", "signed_in", "submitted", "reporter:", "total"):
            assert code not in said


@pytest.mark.parametrize(
    ("address", "account", "vi"),
    [
        ("127.0.0.1", 1, "máy chủ này"),
        ("::1", 1, "máy chủ này"),
        ("", 1, "máy chủ này"),  # kept by a page on the machine itself, before addresses of loopback were kept
        ("", None, "dòng lệnh"),
        ("10.1.2.3", 1, "10.1.2.3"),
        ("không rõ", None, "không rõ"),
    ],
)
def test_where_it_came_from(address: str, account: int | None, vi: str) -> None:
    assert address_text(event(AuditAction.REPORT, "x", address=address, account=account), words_in("vi")) == vi


def test_every_action_has_words_in_both_languages() -> None:
    for action in AuditAction:
        for language in ("vi", "en"):
            assert words_in(language).has(f"term.AuditAction.{action}"), action


def test_names_are_those_of_the_plan() -> None:
    plan = a_plan()
    names = AuditNames.of([plan])
    unit = plan.units[0]
    assert names.unit(unit.official_code) == unit.name
    assert names.unit("không-có") == "không-có"
    assert all(names.thing(t.id, words_in("vi")) != t.id for t in plan.targets)
