"""Nộp báo cáo with files that have faults: findings at their cells, several files at once, cells mended on the page."""

from hashlib import sha256

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.usecases.office import Office
from tests.pages.seen import tables_on
from tests.pages.test_upload_page import SCRIPT, button, buttons, findings, frame_with, october, said, signed, upload
from tests.sample_store import COMMUNE, PROGRAMME, REPORTS, SILENT

pytestmark = pytest.mark.usefixtures("clerk")


@pytest.fixture
def page(office: Office) -> AppTest:
    return signed(AppTest.from_string(SCRIPT, default_timeout=60).run())


def test_three_mistakes_are_three_findings_at_their_cells(page, office):
    upload(page, ("loi.xlsx", october(office, G2="mươi người", H3=2000, money_I2=-5)))
    errors = [cell for severity, cell in findings(page) if severity == "◆ Lỗi"]
    assert errors == ["Giá trị: G2 · Chỉ tiêu", "Tử số: H3 · Chỉ tiêu", "Lũy kế giải ngân: I2 · Giải ngân"]
    assert "3 ô cần sửa trước khi gửi." in said(page)
    assert "3 Sửa 3 lỗi" in said(page)
    assert "Gửi báo cáo" not in buttons(page)


def test_a_file_that_is_no_workbook_says_what_it_is(page):
    upload(page, ("bao-cao.xlsx", b"%PDF-1.7\n"))
    assert "Đây là tệp PDF. Gửi tệp Excel gốc (.xlsx)." in said(page)
    assert "Gửi báo cáo" not in buttons(page)


def test_a_bad_file_does_not_hold_up_a_good_one(page, office):
    good = october(office)
    upload(page, ("hong.xlsx", b"PK\x03\x04"), ("thang10.xlsx", good))
    assert "Gửi báo cáo" not in buttons(page)  # the faulty one is open
    opened(page, good)
    button(page, "Gửi báo cáo").click().run()
    assert f"BC-THANG/2024-10/{COMMUNE}/1" in said(page)


def opened(page: AppTest, content: bytes) -> AppTest:
    page.session_state["upload_opened"] = sha256(content).hexdigest()[:12]
    return page.run()


def test_several_files_are_a_table_with_the_faulty_ones_first_and_one_of_them_open(page, office):
    good, faulty = october(office), october(office, G2="mươi người", G3="hai mươi")
    page.selectbox(key="upload_unit").set_value(None).run()
    upload(page, ("dung.xlsx", good), ("sai.xlsx", faulty), ("hong.xlsx", b"PK\x03\x04"))
    lot = next(one.frame for one in tables_on(page) if one.name.startswith("tep"))
    assert [(row["Tệp"], row["Tình trạng"], row["Ô cần sửa"]) for _, row in lot.iterrows()] == [
        ("▸ hong.xlsx", "◆ không mở được", "–"),
        ("sai.xlsx", "◆ cần sửa", "2"),
        ("dung.xlsx", "● sẵn sàng gửi", "0"),
    ]
    ready = lot.iloc[2]
    assert (ready["Đơn vị"], ready["Kỳ"], ready["Báo cáo"]) == (
        "Xã Chiềng En",
        "T10",
        "Báo cáo tháng kết quả thực hiện Chương trình",
    )
    assert not [t for t in page.text_input if t.key and "upload_cell" in t.key]
    opened(page, faulty)
    assert len([t for t in page.text_input if t.key and "upload_cell" in t.key]) >= 2
    cell_field(page, "G2").set_value("12")
    assert next(one.frame for one in tables_on(page) if one.name.startswith("tep")).iloc[1]["Tệp"] == "▸ sai.xlsx"


def test_what_has_just_arrived_stands_on_top_with_its_receipts(page, office):
    upload(page, ("thang10.xlsx", october(office)))
    assert not [one for one in page.success if "Biên nhận:" in one.value]
    button(page, "Gửi báo cáo").click().run()
    first = page.success[0].value
    assert "Đã nhận 1 tệp. Biên nhận:" in first and f"BC-THANG/2024-10/{COMMUNE}/1" in first.replace("\\", "")


def test_all_ready_files_are_sent_at_once_and_a_bad_one_stops_none(page, office):
    good, other = october(office), (REPORTS / "2024-09" / f"{SILENT}.xlsx").read_bytes()
    page.selectbox(key="upload_unit").set_value(None).run()
    upload(page, ("hong.xlsx", b"PK\x03\x04"), ("thang10.xlsx", good), ("khac.xlsx", other))
    assert "**3 tệp**: 2 sẵn sàng, 1 cần sửa, 0 đã nhận." in said(page)
    button(page, "Gửi tất cả 2 tệp đã sẵn sàng").click().run()
    assert not page.exception
    text = said(page)
    assert f"BC-THANG/2024-10/{COMMUNE}/1" in text
    assert f"BC-THANG/2024-09/{SILENT}/1" in text
    assert "**3 tệp**: 0 sẵn sàng, 1 cần sửa, 2 đã nhận." in text


def test_a_file_with_findings_can_be_had_back_marked(page, office):
    upload(page, ("loi.xlsx", october(office, G2="mươi người")))
    assert "Tải tệp đã đánh dấu" in [b.label for b in page.get("download_button")]


def test_text_of_a_workbook_is_shown_as_text(page, office):
    upload(page, ("![x](http://x).xlsx", october(office, G2="![a](http://a.example/b.png)")))
    shown = [part.value for part in (*page.markdown, *page.caption)]
    assert not any("](http" in text for text in shown)


def cell_field(page: AppTest, spot: str):
    return next(t for t in page.text_input if t.key and t.key.endswith(f"!{spot}") and "upload_cell" in t.key)


def test_a_wrong_cell_is_mended_on_the_page_said_and_kept(page, office):
    content = october(office, G2="mươi người")
    upload(page, ("loi.xlsx", content))
    cell_field(page, "G2").set_value("61,0")
    button(page, "Kiểm tra lại").click().run()
    assert not page.exception
    mended = frame_with(page, "Sửa thành").iloc[0]
    assert (mended["Ô"], mended["Đã nhập"], mended["Sửa thành"]) == ("Chỉ tiêu!G2", "mươi người", "61,0")
    assert mended["Cách đọc"].startswith("đọc là 61")
    remarks = frame_with(page, "Nội dung").set_index("Ô trong tệp")["Ghi chú"]
    assert "đã sửa khi nộp" in remarks["Chỉ tiêu!G2"]
    button(page, "Gửi báo cáo").click().run()
    [kept] = [a for a in office.snapshot(PROGRAMME, 2024).answers if a.code == "corrected_cell"]
    assert (kept.written, kept.answer.text) == ("mươi người", "61,0")
    assert office.file(sha256(content).hexdigest()) == content


def test_an_emptied_correction_is_taken_back(page, office):
    upload(page, ("loi.xlsx", october(office, G2="mươi người")))
    cell_field(page, "G2").set_value("61")
    button(page, "Kiểm tra lại").click().run()
    cell_field(page, "G2").set_value("")
    button(page, "Kiểm tra lại").click().run()
    assert "Gửi báo cáo" not in buttons(page)
    assert ("◆ Lỗi", "Giá trị: G2 · Chỉ tiêu") in findings(page)


def test_every_wrong_cell_has_its_box_and_cells_with_one_fault_a_common_one(page, office):
    rows = range(2, 14)
    wrong = {f"{column}{row}": "không rõ" for column in "JK" for row in rows} | {
        f"G{row}": "sai" for row in (2, 4, 5, 6, 7)
    }
    upload(page, ("loi.xlsx", october(office, **wrong)))
    own = {t.key.rsplit("_", 1)[1] for t in page.text_input if t.key and "upload_cell_" in t.key}
    assert own >= {f"Chỉ tiêu!{spot}" for spot in wrong}
    for common in [t for t in page.text_input if t.key and "upload_cells_" in t.key]:
        assert common.label.startswith("Cả ")
        common.set_value("∅")
    button(page, "Kiểm tra lại").click().run()
    assert not page.exception
    assert "Không hiểu «không rõ»" not in said(page)


def test_labels_of_boxes_hold_no_escapes(page, office):
    upload(page, ("loi.xlsx", october(office, G2="350 (người)?", G4="1.234.5")))
    assert not [t.label for t in page.text_input if "\\" in t.label]
