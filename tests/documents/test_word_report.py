"""The report in Word: laid out as the decree asks, and with the figures of the pages."""

import re
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.shared import Pt

from dashboard.usecases.documents import DocumentKind, day_of
from dashboard.views.documents.own import BODY, OWN, OwnKey
from dashboard.views.documents.progress_report import ReportAsked, progress_report
from dashboard.views.status_json import status_json
from tests.documents.making import content, making, words

LANGUAGES = ("vi", "en")


def opened(language: str = "vi") -> Any:
    return docx.Document(BytesIO(content(DocumentKind.REPORT, language)))


def text_of(made: Any) -> str:
    """Every paragraph and every cell."""
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in made.paragraphs), *cells])


def test_pages_type_and_first_page_are_those_of_the_decree() -> None:
    made = opened()
    first, *annexes = made.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert 30 <= round(first.left_margin.mm) <= 35
    assert 15 <= round(first.right_margin.mm) <= 20
    assert 20 <= round(first.top_margin.mm) <= 25
    assert made.styles["Normal"].font.name == "Times New Roman"
    assert Pt(13) <= made.styles["Normal"].font.size <= Pt(14)
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert annexes
    assert all(section.page_width > section.page_height for section in annexes)


def test_letterhead_title_and_end_stand_where_they_belong() -> None:
    made = opened()
    head = made.tables[0].rows[0].cells
    assert head[0].text.splitlines()[0] == "UBND HUYỆN SÔNG MÃ"
    assert "Số: …/BC-…" in head[0].text
    assert head[1].text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    body = [p.text for p in made.paragraphs if p.text.strip()]
    assert body[0] == "BÁO CÁO"
    assert body[1].startswith("Kết quả thực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững tháng 9/2024")
    assert next(text for text in reversed(body) if text.endswith("/."))
    assert any("Nơi nhận:" in cell.text for table in made.tables for cell in table.rows[0].cells)


def test_parts_are_numbered_in_the_order_that_districts_write() -> None:
    heads = [p.text for p in opened().paragraphs if p.style.name == "Heading 1"]
    assert heads == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "II. KẾT QUẢ THỰC HIỆN", "III. ĐÁNH GIÁ CHUNG", "IV. NHIỆM VỤ, GIẢI PHÁP",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]  # fmt: skip
    second = [p.text for p in opened().paragraphs if p.style.name == "Heading 2"]
    assert [text.split(".")[0] for text in second] == ["1", "2", "3", "4", "5", "1", "2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_and_amount_of_the_status_stands_in_the_report(language: str) -> None:
    told, status = text_of(opened(language)), status_json(making(language).standing, words(language))
    assert status["headline"] in told
    for target in status["targets"]:
        assert target["sentence"] in told, target["id"]
    for project in [*status["projects"], status["totals"]]:
        assert project["sentence"] in told
    assert f"{words(language).money(6_901_000_000)}" in told


def test_the_report_says_of_when_it_is_and_that_the_results_are_invented() -> None:
    told = text_of(opened())
    assert "Số liệu đến 30/9/2024 của 16/19 xã và 4 đơn vị" in told
    assert "Phiên bản dữ liệu" in told
    assert "Số liệu minh họa" in told


def test_every_picture_says_its_finding_to_who_cannot_see_it() -> None:
    described = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', opened().element.xml)
    assert [picture.finding for picture in making().document.pictures] == described


def test_what_nobody_has_written_is_asked_for_and_what_was_written_stands() -> None:
    told = text_of(opened())
    for key in BODY:
        assert f"[{words()(OWN[key])}]" in told
    own = {OwnKey.TASKS: "Mở hai lớp nghề.\nKiểm tra ba xã.", OwnKey.PLACE: "Sông Mã", OwnKey.SIGNER: "Lò Văn A"}
    document = progress_report(making().standing, ReportAsked(own=own, day=day_of("05/10/2024")), words())
    tasks = next(block for block in document.own_texts if block.key == OwnKey.TASKS)
    assert tasks.paragraphs == ("Mở hai lớp nghề.", "Kiểm tra ba xã.")
    assert document.letterhead.place == "Sông Mã"
    assert document.letterhead.day is not None
    assert document.signature.name == "Lò Văn A"


def test_the_same_figures_give_the_same_parts() -> None:
    again = making().made(DocumentKind.REPORT).content
    assert text_of(docx.Document(BytesIO(again))) == text_of(opened())


@pytest.mark.parametrize(
    ("text", "is_day"), [("05/10/2024", True), ("5/10/2024", True), ("31/02/2024", False), ("", False)]
)
def test_a_day_that_is_none_is_left_to_be_filled_in(text: str, is_day: bool) -> None:
    assert (day_of(text) is not None) is is_day
