"""Writes the templates of documents that we ship: `python -m docs.forms`. An office takes them as they are, or changes them.

The column lists of Thông tư 10/2022/TT-BLĐTBXH, annexes II and III, could not be read at the source (docs/rules.en.md): the two
templates of it have what its titles name and say in themselves what they leave out.
"""

from io import BytesIO
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Emu, Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

FOLDER = Path(__file__).parents[1] / "dashboard" / "exports" / "documents" / "forms"
_LINE = Side(style="thin")
_NOT_ALL = (
    "Mẫu này có các nội dung mà tên biểu của Thông tư 10/2022/TT-BLĐTBXH nêu; danh mục cột chính thức chưa đối chiếu được với "
    "văn bản gốc, cơ quan bổ sung trước khi gửi."
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "bao-cao-nhanh.docx").write_bytes(_short_report())
    (FOLDER / "tt10-bao-cao-giam-sat.docx").write_bytes(_monitoring_report())
    (FOLDER / "tt10-khung-ket-qua.xlsx").write_bytes(_results_framework())


def _short_report() -> bytes:
    made = _document("BÁO CÁO NHANH", "Tình hình thực hiện {{chuong_trinh}} {{ky}}")
    _line(
        made, "Đến ngày {{den_ngay}}, {{co_quan}} có {{don_vi_da_bao_cao}}/{{don_vi_phai_bao_cao}} đơn vị đã báo cáo."
    )
    _line(made, "{{tinh_hinh}}.")
    _line(
        made,
        "Giải ngân {{giai_ngan}}/{{von_giao}} triệu đồng ({{ty_le_giai_ngan}}); kế hoạch đến kỳ {{ke_hoach_den_ky}}.",
    )
    _table(made, "chi_tieu", ("TT", "tt", 6), ("Chỉ tiêu", "ten", 42), ("Mục tiêu", "muc_tieu", 20), ("Kết quả", "ket_qua", 18),
           ("Đánh giá", "danh_gia", 14))  # fmt: skip
    _line(made, "Kiến nghị của các đơn vị:")
    _proposals(made)
    _line(made, "{{minh_hoa}}")
    return _saved(made)


def _monitoring_report() -> bytes:
    """Annex II, form 01: monitoring, half-yearly and yearly."""
    subject = "{{chuong_trinh}} {{ky}} (Mẫu số 01, Phụ lục II, Thông tư 10/2022/TT-BLĐTBXH)"
    made = _document("BÁO CÁO GIÁM SÁT", subject, landscape=True)
    _line(made, "I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU", bold=True)
    _line(made, "{{tinh_hinh}}.")
    _table(made, "chi_tieu", ("TT", "tt", 5), ("Chỉ tiêu", "ten", 34), ("ĐVT", "don_vi_tinh", 9), ("Mục tiêu năm", "muc_tieu", 14),
           ("Kết quả", "ket_qua", 14), ("Kế hoạch đến kỳ", "ke_hoach", 10), ("Đánh giá", "danh_gia", 11),
           ("Chủ trì", "chu_tri", 14))  # fmt: skip
    _line(made, "II. KẾT QUẢ GIẢI NGÂN (triệu đồng)", bold=True)
    _table(made, "du_an", ("Mã", "ma", 7), ("Dự án", "ten", 40), ("Vốn giao", "von_giao", 11), ("Giải ngân", "giai_ngan", 11),
           ("Tỷ lệ", "ty_le_giai_ngan", 10), ("Vốn chuyển nguồn đã giải ngân", "giai_ngan_von_chuyen_nguon", 13),
           ("Đánh giá", "danh_gia_giai_ngan", 12))  # fmt: skip
    _line(made, "Tổng cộng: {{giai_ngan}}/{{von_giao}} triệu đồng ({{ty_le_giai_ngan}}).")
    _line(made, "III. TỒN TẠI, NGUYÊN NHÂN, BIỆN PHÁP", bold=True)
    _table(made, "nguyen_nhan", ("Nội dung chậm", "viec", 24), ("Đơn vị", "don_vi", 18), ("Nguyên nhân", "nguyen_nhan", 28),
           ("Biện pháp", "bien_phap", 28), ("Thời hạn", "thoi_han", 10))  # fmt: skip
    _table(made, "kho_khan", ("Đơn vị", "don_vi", 25), ("Kỳ", "ky", 8), ("Khó khăn, vướng mắc", "noi_dung", 34),
           ("Nguyên nhân", "nguyen_nhan", 33))  # fmt: skip
    _line(made, "IV. KIẾN NGHỊ, ĐỀ XUẤT", bold=True)
    _proposals(made)
    _line(made, _NOT_ALL)
    _line(made, "{{minh_hoa}}")
    return _saved(made)


def _proposals(made: docx.document.Document) -> None:
    _table(made, "kien_nghi", ("Đơn vị", "don_vi", 25), ("Kỳ", "ky", 8), ("Nội dung", "noi_dung", 67))


def _results_framework() -> bytes:
    """Annex III, tables 01 and 02: indicators of the results framework, and what was reached."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Khung kết quả"
    columns = (
        ("TT", "tt", 6), ("Chỉ số", "ten", 46), ("ĐVT", "don_vi_tinh", 13), ("Đầu kỳ", "dau_ky", 13),
        ("Mục tiêu năm", "muc_tieu", 22),
        ("Tử số", "tu_so", 13), ("Mẫu số", "mau_so", 13), ("Kết quả", "ket_qua", 16), ("Kế hoạch đến kỳ", "ke_hoach", 13),
        ("Đánh giá", "danh_gia", 16), ("Chủ trì", "chu_tri", 22),
    )  # fmt: skip
    sheet["A1"], sheet["A2"] = "{{co_quan}}", "KHUNG KẾT QUẢ VÀ KẾT QUẢ THỰC HIỆN {{chuong_trinh}}"
    sheet["A3"] = "(Biểu 01, 02, Phụ lục III, Thông tư 10/2022/TT-BLĐTBXH; số liệu đến {{den_ngay}})"
    for place, (head, field, width) in enumerate(columns, start=1):
        top, below = sheet.cell(5, place, head), sheet.cell(6, place, f"{{{{chi_tieu.{field}}}}}")
        top.font, top.alignment = Font(bold=True), Alignment(wrap_text=True, horizontal="center", vertical="center")
        below.alignment = Alignment(wrap_text=True, vertical="center")
        for cell in (top, below):
            cell.border = Border(_LINE, _LINE, _LINE, _LINE)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet["A8"], sheet["A9"] = _NOT_ALL, "{{minh_hoa}}"
    sheet["A1"].font = sheet["A2"].font = Font(bold=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _document(name: str, subject: str, landscape: bool = False) -> docx.document.Document:
    made = docx.Document()
    section, sides = made.sections[0], (Mm(210), Mm(297))
    section.page_width, section.page_height = reversed(sides) if landscape else sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(30),
        Mm(20),
        Mm(20),
        Mm(20),
    )
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    _line(made, "{{co_quan}}", bold=True)
    for text in (name, subject):
        _line(made, text, bold=True).alignment = ALIGN.CENTER
    return made


def _line(made: docx.document.Document, text: str, bold: bool = False) -> docx.text.paragraph.Paragraph:
    placed = made.add_paragraph()
    placed.add_run(text).bold = bold
    return placed


def _table(made: docx.document.Document, rows_of: str, *columns: tuple[str, str, int]) -> None:
    """Heads, and one row with the fields of a list; a column is its head, its field and its share of the width."""
    table = made.add_table(rows=2, cols=len(columns), style="Table Grid")
    table.autofit = False
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    whole = sum(share for _, _, share in columns)
    for placed, (head, field, share) in zip(table.columns, columns, strict=True):
        placed.width = Emu(int(room * share / whole))
        for cell, text in zip(placed.cells, (head, f"{{{{{rows_of}.{field}}}}}"), strict=True):
            cell.width = placed.width
            cell.paragraphs[0].add_run(text).bold = text is head


def _saved(made: docx.document.Document) -> bytes:
    held = BytesIO()
    made.save(held)
    return held.getvalue()


if __name__ == "__main__":
    main()
