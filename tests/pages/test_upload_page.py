"""The page Nộp báo cáo as a clerk uses it: forms, faults by cell, answers, changes, receipt, the same again, taking back."""

from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.exports.plan_texts import edited_workbook
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.planning import standing_texts
from dashboard.usecases.withdrawing import withdraw_submission
from db.engine import engine
from tests.faults.bad_reports import MONEY, OCTOBER, RESULTS, bytes_of, right_report
from tests.pages.opened import script_of
from tests.pages.seen import tables_on, texts_of_tables
from tests.pages.signed import sign_in_as
from tests.sample_store import COMMUNE, PROGRAMME, url_of

ROOT = Path(__file__).parents[2]
SCRIPT = script_of("nop_bao_cao")
pytestmark = pytest.mark.usefixtures("clerk")  # whoever may do everything is signed in


@pytest.fixture
def page(office: Office) -> AppTest:
    """The page with the sender's name and the commune filled in."""
    return signed(AppTest.from_string(SCRIPT, default_timeout=60).run())


def signed(page: AppTest) -> AppTest:
    return page.selectbox(key="upload_unit").set_value(COMMUNE).run()


def october(office: Office, **cells: object) -> bytes:
    """A right report of October with `cells` of its results (`money_…`: of its money) changed."""
    book = right_report(office)
    for spot, value in cells.items():
        sheet, _, cell = spot.rpartition("_")
        book[MONEY if sheet == "money" else RESULTS][cell].value = value
    return bytes_of(book)


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    sheets = [(name, content, "application/octet-stream") for name, content in files]
    page.file_uploader[0].set_value(sheets).run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    """Every word on the page that is not in a table."""
    parts = [*page.markdown, *page.caption, *page.warning, *page.error, *page.info, *page.success]
    return "\n".join(part.value for part in parts).replace("\\", "")


def button(page: AppTest, label: str):
    return next(b for b in page.button if b.label == label)


def buttons(page: AppTest) -> list[str]:
    return [b.label for b in page.button]


def findings(page: AppTest) -> list[tuple[str, str]]:
    """(severity, cell) of each line of the table of findings."""
    table = next(one for one in tables_on(page) if one.name.startswith("phat-hien"))
    return [(row["Mức"], row["Ô"]) for _, row in table.frame.iterrows()]


def frame_with(page: AppTest, column: str):
    """The table one of whose columns begins with `column`, its texts as they are read."""
    return next(one.frame for one in tables_on(page) if any(name.startswith(column) for name in one.frame.columns))


# -- before a file ----------------------------------------------------------------------------------------------------


def test_without_a_unit_the_page_asks_for_one_and_takes_files(office):
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not page.exception
    assert "1 Tải mẫu" in said(page)
    assert "Báo cáo cần nộp" not in said(page)
    assert len(page.file_uploader) == 1


def test_the_unit_sees_what_it_owes_with_states_and_forms(page):
    year = frame_with(page, "Nộp trước ngày").set_index("Kỳ báo cáo")["Tình trạng"]
    assert year["Tháng 9/2024"] == "● Đã gửi đúng hạn"
    assert year["Tháng 10/2024"] == "○ Chưa nộp"
    assert year["Tháng 11/2024"] == "· Chưa đến kỳ"
    assert year["6 tháng đầu năm 2024"] == "◆ Quá hạn, chưa nộp"
    assert "**Tháng 10/2024**" in said(page)
    forms = [b for b in page.get("download_button") if not b.key.startswith("table.")]
    assert len(forms) == 5  # two half-yearly reports, October, any other, the plan's


# -- a good file ------------------------------------------------------------------------------------------------------


def test_a_good_file_is_previewed_sent_and_receipted(page, office):
    before = office.version()
    upload(page, ("thang10.xlsx", october(office)))
    changes = frame_with(page, "Nội dung")
    assert list(changes.columns[1:4]) == ["Kỳ trước (T9)", "Kỳ này (T10)", "Thay đổi"]
    assert "+1" in set(changes["Thay đổi"])
    assert "4 Xem thay đổi, gửi" in said(page)
    button(page, "Gửi báo cáo").click().run()
    assert not page.exception
    text = said(page)
    assert f"BC-THANG/2024-10/{COMMUNE}/1" in text
    assert "Đúng hạn: hạn là trước ngày 11/11/2024." in text
    assert office.version() == before + 1
    assert f"**{before + 1}**" in text
    sent = frame_with(page, "Tên tệp").iloc[0]
    assert (sent["Kỳ báo cáo"], sent["Người gửi"], sent["Tên tệp"]) == (
        "Tháng 10/2024 · BC-THANG",
        "Lò Văn A",
        "thang10.xlsx",
    )


def test_what_got_worse_comes_first_and_says_so(page, office):
    upload(page, ("thang10.xlsx", october(office, H9=1)))
    first = frame_with(page, "Nội dung").iloc[0]
    assert first["Ghi chú"].endswith("◆ xấu đi")
    assert first["Thay đổi"].startswith("\N{MINUS SIGN}")
    assert first["Ô trong tệp"] == "Chỉ tiêu!H9"


def test_the_page_speaks_english_where_it_is_asked_to(office):
    page = AppTest.from_string(SCRIPT, default_timeout=60)
    page.query_params["lang"] = "en"
    upload(signed(page.run()), ("october.xlsx", october(office)))
    assert "1 Get the form" in said(page)
    assert "Send report" in buttons(page)
    assert "Last figure (Sep)" in frame_with(page, "Item reported").columns


def test_nothing_is_sent_by_who_is_not_signed_in(page, office, monkeypatch):
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))
    upload(page, ("thang10.xlsx", october(office)))
    assert button(page, "Gửi báo cáo").disabled
    assert any("Cần đăng nhập để thực hiện" in part.value and "dang-nhap?toi=" in part.value for part in page.html)


def test_the_same_file_again_stores_nothing(page, office):
    content = october(office)
    upload(page, ("thang10.xlsx", content))
    button(page, "Gửi báo cáo").click().run()
    version = office.version()
    again = upload(signed(AppTest.from_string(SCRIPT, default_timeout=60).run()), ("ban-sao.xlsx", content))
    assert "Tệp này đã nhận lúc" in said(again)
    assert "Gửi báo cáo" not in buttons(again)
    assert office.version() == version


def test_two_files_of_the_same_bytes_are_one(page, office):
    content = october(office)
    upload(page, ("mot.xlsx", content), ("hai.xlsx", content))
    assert buttons(page).count("Gửi báo cáo") == 1


# -- questions --------------------------------------------------------------------------------------------------------


def test_a_choice_settles_a_reading_and_a_reason_a_jump(page, office):
    upload(page, ("hoi.xlsx", october(office, G2=100000, money_I2="9,500")))
    assert "2 câu hỏi cần trả lời trước khi gửi." in said(page)
    radio = next(r for r in page.radio if "Giải ngân" in r.label)
    assert [option.replace("\\", "") for option in radio.options] == ["đọc là 9,5", "đọc là 9.500"]
    radio.set_value("9.500")
    reason = next(t for t in page.text_input if "G2" in t.label)
    reason.set_value("Đã đối chiếu với danh sách")
    button(page, "Kiểm tra lại").click().run()
    assert not page.exception
    assert {severity for severity, _ in findings(page)} <= {"✓ Đã trả lời", "○ Lưu ý"}
    button(page, "Gửi báo cáo").click().run()
    kept = {answered.answer.text for answered in office.snapshot(PROGRAMME, 2024).answers}
    assert {"9.500", "Đã đối chiếu với danh sách"} <= kept


def test_one_answer_of_two_is_not_enough_and_stays(page, office):
    upload(page, ("hoi.xlsx", october(office, G2=100000, money_I2="9,500")))
    next(r for r in page.radio if "Giải ngân" in r.label).set_value("9.500")
    button(page, "Kiểm tra lại").click().run()
    assert "1 câu hỏi cần trả lời trước khi gửi." in said(page)
    assert next(r for r in page.radio if "Giải ngân" in r.label).value == "9.500"
    assert "Gửi báo cáo" not in buttons(page)


# -- the store moves --------------------------------------------------------------------------------------------------


def test_what_moved_since_the_preview_is_looked_at_again_before_sending(page, office):
    upload(page, ("thang10.xlsx", october(office)))
    other = examine_upload(office, "khac.xlsx", october(office, G2=61))
    commit_import(office, other, operator("người khác"))
    button(page, "Gửi báo cáo").click().run()
    assert not page.exception
    assert "Số liệu vừa thay đổi." in said(page)
    assert "Báo cáo kỳ này đã có bản 1" in texts_of_tables(page)
    next(box for box in page.checkbox if "thay cho bản này" in box.label).check().run()
    button(page, "Gửi báo cáo").click().run()
    assert f"BC-THANG/2024-10/{COMMUNE}/2" in said(page)


# -- taken back -------------------------------------------------------------------------------------------------------


def test_a_report_is_withdrawn_with_a_reason_and_seen_at_once(page, office):
    page.text_input(key="upload_withdraw_reason").set_value("Nhầm số liệu")
    button(page, "Rút báo cáo").click().run()
    assert not page.exception
    assert "Đã rút. Số liệu của báo cáo không còn được tính." in said(page)
    states = frame_with(page, "Tên tệp").set_index("Kỳ báo cáo")["Tình trạng"]
    assert states["Tháng 9/2024 · BC-THANG"] == "Đã rút: Nhầm số liệu"
    year = frame_with(page, "Nộp trước ngày").set_index("Kỳ báo cáo")["Tình trạng"]
    assert year["Tháng 9/2024"] == "◆ Đã rút"


def test_a_withdrawal_without_a_reason_changes_nothing(page, office):
    version = office.version()
    button(page, "Rút báo cáo").click().run()
    assert "Rút báo cáo phải có lý do." in said(page)
    assert office.version() == version


def test_a_withdrawn_file_asks_whether_it_is_sent_again(page, office):
    content = october(office)
    commit_import(office, examine_upload(office, "thang10.xlsx", content), operator("Lò Văn A"))
    withdraw_submission(office, PROGRAMME, COMMUNE, OCTOBER, "nhầm", operator("Lò Văn A"))
    upload(page, ("thang10.xlsx", content))
    assert "Gửi báo cáo" not in buttons(page)
    page.radio[0].set_value("leave")
    button(page, "Kiểm tra lại").click().run()
    assert "Không lưu gì: giữ nguyên bản hiện có." in said(page)
    page.radio[0].set_value("restore")
    button(page, "Kiểm tra lại").click().run()
    button(page, "Gửi báo cáo").click().run()
    assert f"BC-THANG/2024-10/{COMMUNE}/2" in said(page)


# -- an empty store ---------------------------------------------------------------------------------------------------


def test_an_empty_store_says_what_comes_first_and_takes_the_plan(tmp_path, monkeypatch):
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(tmp_path / "empty.db"))
    empty = Office(url_of(tmp_path / "empty.db"))
    empty.prepare()
    sign_in_as(empty, monkeypatch)
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not page.exception
    assert "Chưa có kế hoạch." in said(page)
    upload(page, ("ke-hoach.xlsx", (ROOT / "sample_data" / "S004" / "plan.xlsx").read_bytes()))
    assert "Đơn vị" in set(frame_with(page, "Nội dung kế hoạch")["Nội dung kế hoạch"])
    button(page, "Gửi kế hoạch").click().run()
    assert not page.exception
    assert "Đã nhận." in said(page)
    assert len(page.selectbox(key="upload_unit").options) > 0
    engine(url_of(tmp_path / "empty.db")).dispose()


def test_a_revised_plan_says_what_it_changes_and_which_verdicts_turn(office, page):
    plan = office.snapshot(PROGRAMME).plan
    rows = standing_texts(plan, "milestones")
    rows[0] = rows[0] | {"m9": "1.400", "approved_by": "Nguyễn Văn B", "approved_on": "1/10/2024"}
    upload(page, ("ke-hoach.xlsx", edited_workbook(plan, {"milestones": rows})))
    shown = texts_of_tables(page)
    assert "1.500" in shown and "Nguyễn Văn B" in shown and "Câu trước" in shown


def test_a_clerk_finds_unit_and_name_filled_in_and_sends_a_month_by_one_click(office, monkeypatch):
    sign_in_as(office, monkeypatch, "Lò Thị Thử", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert page.selectbox(key="upload_unit").value == COMMUNE
    assert "Người nộp: **Lò Thị Thử**" in said(page)
    upload(page, ("thang10.xlsx", october(office)))
    button(page, "Gửi báo cáo").click().run()
    assert f"BC-THANG/2024-10/{COMMUNE}/1" in said(page)
    assert "Biểu mẫu của mọi đơn vị" not in [one.label for one in page.expander]


def test_who_answers_for_all_units_finds_their_forms_in_one_file(page):
    assert "Biểu mẫu của mọi đơn vị" in [one.label for one in page.expander]
    (link,) = [one for one in page.get("link_button") if "bieu-mau/" in one.proto.url]
    assert link.proto.url == "bieu-mau/songma-gnbv/2024-10.zip" and link.proto.label == "Tải 23 biểu mẫu (.zip)"
