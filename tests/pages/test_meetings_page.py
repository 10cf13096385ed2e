"""Cuộc họp: what readers see of meetings, and how one is prepared, arranged, opened, decided in and closed on its page."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.meetings.agenda import AgendaKind
from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.periods import Period
from dashboard.usecases.deciding import decide, decisions_now
from dashboard.usecases.meetings import change_meeting, meeting_named, meetings_of, prepare_meeting, step
from dashboard.usecases.office import Office
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.pages.signed import sign_in_as
from tests.sample_store import COMMUNE, PROGRAMME

NAME, SHOW = "cuoc_hop", "trinh_chieu"
BY = operator("kiểm thử")


def said(test: AppTest) -> str:
    texts = [str(m.value) for m in (*test.markdown, *test.caption, *test.success, *test.error, *test.warning)]
    whole = "\n".join([*texts, *(str(e.proto.body) for e in test.get("html")), *(t.text for t in tables_on(test))])
    return whole.replace("\\", "")


def press(test: AppTest, label: str) -> AppTest:
    test = next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


@pytest.fixture
def opened(office: Office) -> Meeting:
    draft = prepare_meeting(office, PROGRAMME, BY)
    step(office, replace(draft, chair="Nguyễn Chủ Trì"), MeetingState.OPEN, BY)
    return meeting_named(office, draft.code)


def a_decision(office: Office, meeting: Meeting) -> Decision:
    decide(office, Decision(meeting.code, 0, "Mở hai lớp nghề", (COMMUNE,), "Cầm Thị Hoa", due=date(2024, 10, 1)), BY)
    return decisions_now(office, meeting.code)[0]


def test_a_meeting_is_prepared_arranged_opened_and_closed(office: Office, clerk: Account) -> None:
    test = press(page(NAME), "Chuẩn bị cuộc họp")
    [draft] = meetings_of(office, PROGRAMME).meetings
    assert draft.state is MeetingState.DRAFT and "Họp giao ban tiến độ" in said(test)
    test.button(key="agenda_down_0").click().run()
    test.button(key="agenda_switch_4").click().run()
    assert meeting_named(office, draft.code).agenda == draft.agenda, "nothing is stored before it is kept"
    press(test, "Lưu chương trình")
    kept = meeting_named(office, draft.code).agenda
    assert kept[1].kind is AgendaKind.WHOLE and kept[4].on is not draft.agenda[4].on
    press(test, "Khai mạc")
    assert meeting_named(office, draft.code).state is MeetingState.OPEN
    press(test, "Kết thúc ngay")
    assert meeting_named(office, draft.code).state is MeetingState.CLOSED


def test_a_decision_is_typed_and_said_to_be_done(office: Office, opened: Meeting, clerk: Account) -> None:
    test = page(NAME, hop=opened.code)
    test.text_area(key=f"decision_text_{opened.code}").set_value("Mở hai lớp nghề")
    press(test, "Lưu kết luận")
    assert "Ghi nội dung giao và chọn đơn vị" in said(test) and decisions_now(office, opened.code) == ()
    test.multiselect(key=f"decision_units_{opened.code}").set_value([COMMUNE])
    press(test, "Lưu kết luận")
    [one] = decisions_now(office, opened.code)
    assert (one.text, one.owner_units, one.item) == ("Mở hai lớp nghề", (COMMUNE,), None)
    test = page(NAME, hop=opened.code)
    test.text_input(key=f"decision_word_done_ket-luan_{opened.code}").set_value("đã mở hai lớp")
    press(test, "Ghi là đã xong")
    [done] = decisions_now(office, opened.code)
    assert done.is_done and "đã xong: đã mở hai lớp" in said(test)


def test_who_is_not_signed_in_reads_what_was_decided_and_no_names_and_no_drafts(
    office: Office, opened: Meeting
) -> None:
    a_decision(office, opened)
    draft = prepare_meeting(office, PROGRAMME, BY)
    test = page(NAME)
    assert "Mở hai lớp nghề" in said(test) and "Cầm Thị Hoa" not in said(test)
    assert "Dự thảo" not in said(test) and not [b for b in test.button if b.label == "Chuẩn bị cuộc họp"]
    one = page(NAME, hop=opened.code)
    assert "Nguyễn Chủ Trì" not in said(one) and "Cầm Thị Hoa" not in said(one)
    assert not {"Kết thúc ngay", "Lưu kết luận", "Ghi là đã xong"} & {button.label for button in one.button}
    for name in (NAME, SHOW):
        assert f"Không có cuộc họp «{draft.code}»" in said(page(name, hop=draft.code))


def test_names_are_read_by_who_has_a_role(office: Office, opened: Meeting, clerk: Account) -> None:
    a_decision(office, opened)
    assert "Nguyễn Chủ Trì" in said(page(NAME, hop=opened.code)) and "Cầm Thị Hoa" in said(page(NAME))


def test_the_show_of_a_meeting_has_its_own_address_and_its_frozen_version(office: Office, opened: Meeting) -> None:
    test = page(SHOW, hop=opened.code)
    assert f"phiên bản dữ liệu {opened.version}" in said(test) and "1/8" in said(test)
    last = page(SHOW, hop=opened.code, to="99")
    assert "Việc giao hôm nay: chưa có" in said(last)
    a_decision(office, opened)
    assert "1. Mở hai lớp nghề" in said(page(SHOW, hop=opened.code, to="99"))
    assert f"phiên bản dữ liệu {opened.version}" in said(page(SHOW, hop=opened.code))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_slide_is_shown_in_every_window(office: Office, opened: Meeting, clerk: Account, lang: str) -> None:
    for number in range(1, 9):
        for window in ("", "trinh-bay", "theo"):
            test = page(SHOW, hop=opened.code, to=str(number), lang=lang, **({"xem": window} if window else {}))
            assert not test.exception and not test.warning, (number, window)
    beside = page(SHOW, hop=opened.code, to="3", xem="trinh-bay")
    assert "Lời dẫn" in said(beside) and "Trang sau" in said(beside)


def test_the_presenters_window_is_for_who_runs_the_meeting(office: Office, opened: Meeting) -> None:
    test = page(SHOW, hop=opened.code, to="3", xem="trinh-bay")
    assert "Lời dẫn" not in said(test) and "gn-slide-foot" in said(test)


def test_what_is_overdue_waits_on_the_overview_and_with_its_unit(
    office: Office, opened: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_decision(office, opened)
    assert any("Kết luận cuộc họp quá hạn: 1" in str(link.proto.label) for link in page("tong_quan").get("page_link"))
    sign_in_as(office, monkeypatch, "Cán bộ xã", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    test = page("nop_bao_cao")
    assert "Việc được cuộc họp giao: 1, trong đó 1 quá hạn" in said(test)
    test.text_input(key=f"decision_word_done_unit_{COMMUNE}").set_value("đã mở hai lớp")
    press(test, "Ghi là đã xong")
    assert "Việc được cuộc họp giao" not in said(page("nop_bao_cao"))


def test_somebody_elses_change_is_said_and_not_overwritten(office: Office, clerk: Account) -> None:
    draft = prepare_meeting(office, PROGRAMME, BY)
    test = page(NAME, hop=draft.code)
    change_meeting(office, replace(draft, place="Hội trường"), BY)
    press(test, "Khai mạc")
    assert "vừa được người khác thay đổi" in said(test)
    assert meeting_named(office, draft.code).state is MeetingState.DRAFT


def test_a_past_version_is_looked_at_and_not_changed(office: Office, opened: Meeting, clerk: Account) -> None:
    before = office.version()
    a_decision(office, opened)
    then = page(NAME, hop=opened.code, pb=str(before))
    assert "Mở hai lớp nghề" not in said(then) and "Đang họp" in said(then)
    assert not {"Kết thúc ngay", "Lưu kết luận", "Ghi là đã xong"} & {button.label for button in then.button}


def test_a_meeting_shows_what_it_opens_with_beside_what_it_decides(
    office: Office, opened: Meeting, clerk: Account
) -> None:
    a_decision(office, opened)
    step(office, meeting_named(office, opened.code), MeetingState.CLOSED, BY)
    draft = prepare_meeting(office, PROGRAMME, BY)
    step(office, draft, MeetingState.OPEN, BY)
    a_decision(office, draft)
    test = page(NAME, hop=draft.code)
    assert not test.exception
    assert "Kết luận kỳ trước: 1 kết luận: 1 quá hạn" in said(test) and "Kết luận của cuộc họp: 1 kết luận" in said(
        test
    )
    test.text_area(key=f"meeting_present_{draft.code}_2").set_value("Phòng Tài chính\n\nKho bạc")
    press(test, "Lưu")
    assert meeting_named(office, draft.code).present == ("Phòng Tài chính", "Kho bạc")


def test_a_draft_is_shown_from_the_period_that_is_chosen(office, clerk):
    meeting = prepare_meeting(office, PROGRAMME, BY)
    test = page(NAME, hop=meeting.code)
    [field] = [one for one in test.selectbox if one.key and one.key.startswith("meeting_period_")]
    assert field.value == meeting.period.code
    field.set_value("2024-08")
    next(button for button in test.button if button.label == "Lưu").click().run()
    assert not test.exception
    assert meeting_named(office, meeting.code).period == Period.parse("2024-08")
