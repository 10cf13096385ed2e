"""Lists of households are refused whole, numbers of persons are findings; neither is ever shown, and figures are never taken for them."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_to_tuple

from dashboard.domain.issues import IssueCode, Place, Severity, UnreadableWorkbook
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook, read
from dashboard.importing.findings import Findings
from dashboard.importing.private import (
    household_sheets,
    identity_findings,
    identity_numbers,
    masked,
    refuse_household_lists,
)
from dashboard.text import words_in
from dashboard.text.findings import refusal_text
from tests.importing.office import MONEY, RESULTS, WORDS, edited, examined, found, planned, report
from tests.shared import DOMAIN

LAYOUTS = DOMAIN / "layouts"
ID = "014082001234"


def sheet(name, cells):
    made = {}
    for spot, value in cells.items():
        where = coordinate_to_tuple(spot)
        number = not isinstance(value, str)
        made[where] = FileCell(
            *where, CellKind.NUMBER if number else CellKind.TEXT, Decimal(value) if number else value
        )
    return Sheet(name, made)


def listed(*sheets):
    return household_sheets(Workbook(sheets))


LISTS = {
    "Biểu 15 of the review software": {"A2": "DANH SÁCH CHI TIẾT HỘ NGHÈO", "A8": "STT", "B8": "Họ và tên chủ hộ", "C8": "Ngày sinh",
                                       "D8": "Dân tộc", "E8": "Số CCCD/CMND", "B12": "Lò Văn A", "E12": ID},
    "members": {"A5": "TT", "B5": "Họ và tên", "C5": "Quan hệ với chủ hộ", "D5": "Giới tính", "B6": "Quàng Thị B", "C6": "Con"},
    "a title and names alone": {"A1": "Danh sách hộ cận nghèo năm 2024", "A3": "STT", "B3": "Chủ hộ", "B4": "1. Giàng A Chu"},
    "numbers with a heading": {"A1": "STT", "B1": "Số định danh cá nhân", "B2": ID},
    "numbers that lost their zero": {"A1": "Hộ", "B1": "Số CCCD", "B2": 14082001234},
    "numbers without any heading": {"A1": "a", "B1": ID, "B2": "014082001235", "B3": "014 082 001 236"},
    "two header rows": {"A3": "STT", "B3": "Họ tên", "C3": "Thông tin chung", "C4": "Năm sinh", "D4": "Nơi ở hiện nay", "B6": "Vì Thị C"},
    "names decomposed": {unicodedata.normalize("NFD", k): unicodedata.normalize("NFD", v) for k, v in
                         {"A1": "Họ và tên chủ hộ", "B1": "Số nhân khẩu", "A2": "Mùa A Dế"}.items()},
    "typed in an old font": {"A1": "STT", "B1": "Hä vµ tªn chñ hé", "C1": "Ngµy sinh", "B2": "Lß V¨n An"},
    "unusual names": {"A1": "Họ và tên", "B1": "Năm sinh", "A2": "Xyz Bua", "A3": "Khun Tha", "A4": "Pó Sơ"},
    "far to the right and down": {"T150": "HỌ VÀ TÊN CHỦ HỘ", "U150": "Điểm B1", "T152": "Thào Thị D"},
}  # fmt: skip
OTHER_LISTS = {
    "payments by bank account": ["DANH SÁCH CHI TRẢ HỖ TRỢ", "STT|Họ và tên|Số tài khoản|Ngân hàng|Số tiền", "1|Lò Văn A|3601205012345|Agribank|5.000.000"],
    "payments to whoever receives them": ["STT|Người thụ hưởng|Bản|Số tiền (đồng)|Ký nhận", "1|Quàng Thị B|Bản Lầm|500.000|", "2|Vì Văn C|Bản Púng|500.000|"],
    "borrowers": ["TT|Hộ vay vốn|Số tiền vay (triệu đồng)|Ngày vay", "1|Giàng A Chu|50|10/3/2024", "2|Thào Thị D|40|11/3/2024"],
    "customers of a bank": ["TT|Tên khách hàng|Dư nợ", "1|Lường Văn Pâng|50", "2|Mùa A Dế|40"],
    "trainees": ["STT|Học viên|Năm sinh|Nghề học", "1|Lò Thị E|1998|May dân dụng", "2|Cà Văn F|2001|Sửa chữa xe máy"],
    "trainees with unusual names": ["STT|Học viên|Năm sinh|Nghề học", "1|Khun Pó|1998|May", "2|Xeo Ngân|2001|May", "3|Pó Sơ|1999|May"],
    "houses by household": ["TT|Tên hộ|Bản|Tiến độ", "1|Hộ ông Tòng Văn G|Bản Lầm|Đang làm móng", "2|Hộ bà Lò Thị H|Bản Púng|Xong"],
    "houses by who owns them": ["TT|Chủ nhà|Hình thức|Tiến độ", "1|Sồng A Tếnh|Xây mới|60%", "2|Vàng Thị Dua|Sửa chữa|Xong"],
    "poor households by name": ["TT|Hộ nghèo|Nguyên nhân", "1|Lầu A Sử|Thiếu đất", "2|Ly Thị Máy|Ốm đau"],
    "workers abroad": ["STT|Người lao động|Xã|Nước đến", "1|Đinh Văn Khoa|Bó Sinh|Nhật Bản", "2|Hà Thị Lan|Nậm Ty|Hàn Quốc"],
    "officials with their own telephones": ["TT|Họ và tên|Chức vụ|Đơn vị|Số điện thoại", "1|Lò Văn A|Trưởng phòng|Phòng LĐTBXH|0912 345 678"],
    "officials who were paid": ["TT|Họ và tên|Chức vụ|Đơn vị công tác|Số tiền|Ký nhận", "1|Lò Văn A|Công chức|UBND xã|200.000|"],
    "typed in an old font": ["STT|Häc viªn|NghÒ häc", "1|Lß V¨n An|May", "2|Quµng ThÞ B×nh|May"],
}  # fmt: skip
OTHER_TABLES = {
    "households by commune": ["TT|Xã|Số hộ|Hộ nghèo|Hộ cận nghèo", "1|Bó Sinh|412|39|20", "2|Nậm Ty|500|41|30"],
    "households as a column": ["TT|Xã|Hộ gia đình|Học viên|Lao động", "1|Mai Sơn|412|39|20", "2|Hoàng Văn Thụ|500|41|30"],
    "trainees by trade": ["TT|Nghề học|Học viên", "1|May dân dụng|35", "2|Sửa chữa xe máy|30"],
    "those who are helped, by group": ["TT|Đối tượng|Số người|Số tiền", "1|Hộ nghèo|35|100", "2|Trẻ em mồ côi|3|20", "3|Người cao tuổi|8|20"],
    "those who are helped, in capitals": ["TT|Đối tượng được hỗ trợ|Số lượng", "1|Hộ Nghèo|35", "2|Hộ Cận Nghèo|3", "3|Phụ Nữ|8"],
    "staff and their offices": ["DANH SÁCH CÁN BỘ ĐẦU MỐI", "TT|Họ và tên|Chức vụ|Đơn vị công tác", "1|Lò Văn A|Trưởng phòng|Phòng LĐTBXH", "2|Cà Thị B|Chuyên viên|UBND xã Bó Sinh"],
    "staff with telephones of their offices": ["TT|Họ và tên|Chức vụ|Đơn vị|Điện thoại cơ quan|Điện thoại", "1|Lò Văn A|Trưởng phòng|Phòng LĐTBXH|0212 3836 123|0212 3836 124"],
    "members of a steering committee": ["DANH SÁCH THÀNH VIÊN BAN CHỈ ĐẠO", "TT|Họ và tên|Chức vụ|Nhiệm vụ", "1|Lò Văn A|Phó Chủ tịch|Trưởng ban"],
    "heads of villages": ["TT|Họ và tên|Chức vụ|Bản", "1|Giàng A Chu|Trưởng bản|Bản Lầm"],
    "leads of projects": ["Dự án|Đơn vị chủ trì|Cán bộ phụ trách|Số tiền", "Dự án 2|Phòng NN|Lò Văn A|500"],
    "contractors and their accounts": ["TT|Đơn vị thụ hưởng|Số tài khoản|Số tiền", "1|Công ty TNHH Hoàng Long|3601205012345|500", "2|HTX Mường Lầm|3601205012346|300"],
    "loans by commune": ["TT|Xã|Số hộ vay vốn|Dư nợ", "1|Bó Sinh|35|1.500", "2|Mường Hung|30|900"],
    "houses by commune": ["TT|Xã|Tên bản|Số hộ|Tiến độ", "1|Bó Sinh|Bản Lầm|12|60%"],
    "contents that begin like a surname": ["TT|Nội dung|Hộ|Tiến độ", "1|Đào tạo nghề|Mua sắm thiết bị|Xong", "2|Vì người nghèo|Cao su|Xong"],
    "schools": ["TT|Trường|Học sinh|Trẻ em", "1|Trần Phú|412|39", "2|Lê Lợi|500|41"],
}  # fmt: skip


def rows_of(lines):
    """A sheet of lines whose cells are parted by "|"."""
    made = {}
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line.split("|"), start=1):
            if text:
                made[row, column] = FileCell(row, column, CellKind.TEXT, text)
    return Sheet("Trang", made)


@pytest.mark.parametrize("lines", OTHER_LISTS.values(), ids=OTHER_LISTS)
def test_lists_of_persons_of_every_kind_are_refused_beside_good_sheets_without_a_word_of_them(lines):
    good = rows_of(OTHER_TABLES["households by commune"])
    with pytest.raises(UnreadableWorkbook) as refused:
        refuse_household_lists(Workbook((Sheet("Biểu 1", good.cells), rows_of(lines))))
    assert (refused.value.reason, refused.value.params) == ("household_list", {"sheets": "Trang"})
    assert household_sheets(Workbook((rows_of(lines[: -1 if len(lines) == 2 else 1]),))) == ()  # an empty form


@pytest.mark.parametrize("lines", OTHER_TABLES.values(), ids=OTHER_TABLES)
def test_a_table_that_only_counts_people_or_names_officials_is_read(lines):
    assert household_sheets(Workbook((rows_of(lines),))) == ()


NO_LISTS = {
    "an empty form": {"A2": "DANH SÁCH CHI TIẾT HỘ NGHÈO", "B8": "Họ và tên chủ hộ", "C8": "Ngày sinh", "E8": "Số CCCD/CMND"},
    "a count by commune": {"A1": "TT", "B1": "Xã", "C1": "Tổng số hộ", "D1": "Số hộ nghèo", "E1": "Dân tộc", "F1": "Nhân khẩu", "B2": "Xã Bó Sinh",
                           "C2": 412, "D2": 39, "E2": 12, "F2": 1900},
    "a flow table": {"A1": "STT", "B1": "Xã", "C1": "Hộ/Nhân khẩu", "D1": "Số hộ nghèo đầu kỳ", "B2": "Xã Bó Sinh", "C2": "Nhân khẩu", "D2": 1},
    "a signature block": {"A1": "TT", "B1": "Xã", "C1": "Dân tộc", "B9": "NGƯỜI LẬP BIỂU", "B10": "(Ký, ghi rõ họ tên)", "B12": "Lò Văn A"},
    "money in đồng": {"A1": "Dự án", "B1": "Số tiền (đồng)", "A2": "Dự án 2", "B2": 123456789012, "B3": 14082001234, "B4": 98765432101},
    "leads of projects": {"A1": "Dự án", "B1": "Đơn vị chủ trì", "C1": "Người phụ trách", "B2": "Phòng Lao động", "C2": "Lò Văn A"},
    "households led by women": {"A1": "Xã", "B1": "Hộ có chủ hộ là nữ", "C1": "Dân tộc", "A2": "Xã Bó Sinh", "B2": 12, "C2": 30},
    "who wrote the report": {"A1": "Họ và tên người lập:", "C1": "Số điện thoại:", "A2": "Đơn vị báo cáo", "A3": "Lò Văn A"},
    "whom to ask": {"A1": "Họ và tên", "C1": "Số điện thoại", "A2": "Đơn vị báo cáo"},
    "a list of communes": {"A1": "Danh sách các xã", "A2": "TT", "B2": "Tên xã", "B3": "Xã Bó Sinh"},
}  # fmt: skip


@pytest.mark.parametrize("cells", LISTS.values(), ids=LISTS)
def test_a_list_of_persons_is_recognised(cells):
    assert listed(sheet("Biểu 14", cells)) == ("Biểu 14",)


@pytest.mark.parametrize("cells", NO_LISTS.values(), ids=NO_LISTS)
def test_a_table_of_figures_is_none(cells):
    assert listed(sheet("Biểu 1", cells)) == ()


def test_our_own_workbooks_are_none():
    assert household_sheets(report()) == household_sheets(planned()) == ()


@pytest.mark.skipif(not LAYOUTS.is_dir(), reason="the example layouts are not here")
def test_the_example_layouts_are_none():
    assert [household_sheets(read(path.read_bytes())) for path in sorted(LAYOUTS.glob("*.xlsx"))] == [()] * 3


def test_one_list_among_many_sheets_is_named_and_nothing_in_it():
    tables = [sheet(f"Biểu {n}", NO_LISTS["a count by commune"]) for n in range(1, 14)]
    hidden = Sheet("Biểu 14", sheet("", LISTS["members"]).cells, visible=False)
    personal = [sheet(name, LISTS["members"]) for name in ("Lò Văn A", ID, "Danh sách")]
    with pytest.raises(UnreadableWorkbook) as refused:
        refuse_household_lists(Workbook((*tables, hidden, *personal)))
    assert (refused.value.reason, dict(refused.value.params)) == (
        "household_list",
        {"sheets": "Biểu 14, #15, #16, Danh sách"},
    )
    for language in ("vi", "en"):
        text = refusal_text(refused.value, words_in(language))
        assert "Biểu 14" in text
        assert "Quàng" not in text


def test_a_workbook_without_lists_is_let_through():
    refuse_household_lists(Workbook((sheet("Biểu 1", NO_LISTS["a count by commune"]),)))


# -- numbers in texts ------------------------------------------------------------------------------------------------------

PRIVATE = {
    f"CCCD {ID}": "CCCD 0140…••••",
    f"hộ ông A ({ID}) chưa có đất": "hộ ông A (0140…••••) chưa có đất",
    "014 082 001 234": "014 …••••",
    "014.082.001.234": "014.…••••",
    "CMND số 050123456, ở bản Lầm": "CMND số 0501…••••, ở bản Lầm",
    "số định danh: 050 123 456": "số định danh: 050 …••••",
    "Căn cước công dân: 214082001234": "Căn cước công dân: 2140…••••",
    "ĐT 0912345678.": "ĐT 0912…••••.",
    "gọi 0912 345 678 hoặc +84 912 345 678": "gọi 0912…•••• hoặc +84 …••••",
    f"{ID}; {ID}": "0140…••••; 0140…••••",
    f"Lò Văn A-{ID}/0912345678": "Lò Văn A-0140…••••/0912…••••",
    f"CCCD{ID}": "CCCD0140…••••",
}
PUBLIC = (
    "", "Giải ngân 1.234.567.890 đồng", "150.000.000 đồng", "123456789012 đồng", "050123456", "12.345.678.901", "Quyết định số 0123/QĐ-UBND",
    "31/10/2024", "0,123456789012", "ĐT cơ quan 0212 3836 123", "mã số thuế 0301234567", "Số tài khoản: 014082001234", "tỷ lệ 26,68%",
    "xã 04168, 04171", "9527.3.1234567", "Còn 0 hộ", "Văn bản 014082001234567", "1 234 567 890",
)  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), PRIVATE.items())
def test_numbers_of_persons_are_found_and_covered(text, shown):
    assert identity_numbers(text)
    assert masked(text) == shown


@pytest.mark.parametrize("text", PUBLIC)
def test_figures_and_numbers_of_offices_are_none(text):
    assert identity_numbers(text) == ()
    assert masked(text) == text


around = st.text(alphabet="aăbcđ ,;()", max_size=20)


@given(st.integers(0, 10**11 - 1), around, around)
def test_no_citizens_number_gets_through(number, before, after):
    assert f"{number:011d}" not in masked(f"{before} 0{number:011d} {after}")


def test_every_number_is_a_finding_that_does_not_show_it():
    findings = Findings()
    identity_findings([(Place("Biểu", "A1"), f"{ID} và 0912345678"), (Place("Biểu", "A2"), "150 hộ")], findings)
    assert [(str(i.place), i.written) for i in findings.issues] == [("Biểu!A1", "0140…••••"), ("Biểu!A1", "0912…••••")]
    assert IssueCode.IDENTITY_NUMBER.severity is Severity.ERROR


@pytest.mark.parametrize("at", [f"{WORDS}!B1", f"{WORDS}!B2", f"{WORDS}!B3", f"{RESULTS}!M2", f"{MONEY}!K2"])
def test_no_words_of_a_report_take_them(at):
    examination = examined(edited(report(), {at: f"hộ bà B {ID}"}))
    assert found(examination) == [f"identity_number@{at}"]
    assert ID not in repr(examination.issues)
    assert examination.change_set is None


def test_a_sheet_called_by_a_persons_number_is_refused_by_its_place():
    with pytest.raises(UnreadableWorkbook) as refused:
        refuse_household_lists(Workbook((Sheet("014091001234", {}),)))
    assert refused.value.params == {"sheets": "#1"}
