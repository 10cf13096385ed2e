"""A .docx as Word writes it: numbers of lists, tables with merged cells, what was struck out, and files made to do harm."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.plan_documents.documents import DocumentTable, Paragraph
from dashboard.importing.plan_documents.proposals import PlanReading, ProposalKind
from dashboard.importing.plan_documents.reading_rules import read_plan
from dashboard.importing.plan_documents.worker import read_document
from tests.importing.plan_documents.build import read_text
from tests.importing.plan_documents.right import SOURCES
from tests.shared import DOMAIN

_NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>"""


def numbered(document, text: str, level: int) -> WordParagraph:
    paragraph = document.add_paragraph(text)
    own = paragraph._p.get_or_add_pPr()
    own.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
    return paragraph


def made(fill: Callable) -> bytes:
    document = Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(_NUMBERING.format(ns=nsdecls("w"))))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(fill: Callable) -> PlanReading:
    return read_plan(read_document(made(fill)))


def test_numbers_of_lists_are_counted_as_word_shows_them() -> None:
    def fill(document) -> None:
        numbered(document, "MỤC ĐÍCH", 0)
        numbered(document, "MỤC TIÊU", 0)
        numbered(document, "Tỷ lệ hộ nghèo còn 12%.", 1)
        numbered(document, "Các chiều thiếu hụt:", 1)
        numbered(document, "80% hộ nghèo có nước sạch; ít nhất 50% hộ nghèo có nhà tiêu.", 2)

    document = read_document(made(fill))
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts[1:4] == ["II. MỤC TIÊU", "1. Tỷ lệ hộ nghèo còn 12%.", "2. Các chiều thiếu hụt:"]
    places = [p.place for p in read_plan(document).of(ProposalKind.TARGET)]
    assert places == ["II.1, vế 1", "II.2, gạch 1, vế 1", "II.2, gạch 1, vế 2"]


def test_what_was_struck_out_is_left_out_and_what_was_put_in_is_read() -> None:
    def fill(document) -> None:
        document.add_paragraph("I. MỤC TIÊU")
        paragraph = document.add_paragraph("1. Đào tạo nghề cho ")
        for tag, inner in (("del", "delText"), ("ins", "t")):
            number = "900" if tag == "del" else "150"
            paragraph._p.append(
                parse_xml(
                    f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{inner}>{number}</w:{inner}></w:r></w:{tag}>'
                )
            )
        paragraph.add_run(" lao động")

    (target,) = read(fill).of(ProposalKind.TARGET)
    assert target.fields["value"] == "150"


def test_a_table_with_merged_heads_gives_money_by_project_and_source() -> None:
    def fill(document) -> None:
        document.add_paragraph("KẾ HOẠCH GIẢM NGHÈO NĂM 2025")
        document.add_paragraph("Đơn vị tính: triệu đồng")
        table = document.add_table(rows=5, cols=4)
        rows = [
            ["Nội dung", "Kinh phí năm 2025", "", ""],
            ["", "Tổng", "NSTW", "NSĐP"],
            ["Tổng cộng", "30", "25", "5"],
            ["Dự án 2: Sinh kế", "10", "8", "2"],
            ["Dự án 3: Sản xuất", "20", "17", "3"],
        ]
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
        table.cell(0, 1).merge(table.cell(0, 3))
        table.cell(0, 0).merge(table.cell(1, 0))

    reading = read(fill)
    lines = [(p.fields["project"], p.fields["tier"], p.fields["amount"]) for p in reading.of(ProposalKind.MONEY)]
    assert lines == [("DA2", "central", "8"), ("DA2", "local", "2"), ("DA3", "central", "17"), ("DA3", "local", "3")]
    assert reading.checks
    assert all(check.holds for check in reading.checks)


def test_the_letterhead_may_stand_in_a_table() -> None:
    def fill(document) -> None:
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ NÀ HỌC\nSố: 12/KH-UBND"
        table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNà Học, ngày 03 tháng 02 năm 2026"
        document.add_paragraph("KẾ HOẠCH")
        document.add_paragraph("Giảm nghèo bền vững năm 2026")

    plan = read(fill).plan
    assert (plan["office"], plan["number"], plan["date"], plan["level"]) == (
        "UBND xã Nà Học",
        "12/KH-UBND",
        "03/02/2026",
        "commune",
    )


def test_vertical_merges_repeat_their_text() -> None:
    def fill(document) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "trên", "a", "b"
        table.cell(0, 0).merge(table.cell(1, 0))
        document.add_paragraph("x")

    (table,) = [block for block in read_document(made(fill)).blocks if isinstance(block, DocumentTable)]
    assert table.rows == (("trên", "a"), ("trên", "b"))


def test_old_fonts_are_converted() -> None:
    def fill(document) -> None:
        document.add_paragraph("I. Môc tiªu cô thÓ")
        document.add_paragraph("1. Tû lÖ hé nghÌo cßn 12%.")

    (target,) = read(fill).of(ProposalKind.TARGET)
    assert (target.fields["name"], target.fields["value"]) == ("Tỷ lệ hộ nghèo", "12%")


def rezipped(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda n, c: c.replace(b"?>", b"?><!DOCTYPE w [<!ENTITY a 'b'>]>", 1) if n == "word/document.xml" else c, "xml_doctype"),
        (lambda n, c: c + b" " * 3_000_000 if n == "word/document.xml" else c, "zip_bomb"),
        (lambda n, c: b"<w:document" if n == "word/document.xml" else c, "damaged"),
    ],
)  # fmt: skip
def test_files_made_to_do_harm_are_refused(change: Callable[[str, bytes], bytes], reason: str) -> None:
    content = rezipped(made(lambda document: document.add_paragraph("x")), change)
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_document(content)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_word"),
        (b"   \n \n", "empty_file"),
    ],
)
def test_what_is_no_document_is_named(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_document(content)
    assert refusal.value.reason == reason


def test_hidden_text_and_fields_are_no_words_of_the_plan() -> None:
    def fill(document) -> None:
        document.add_paragraph("I. MỤC TIÊU")
        paragraph = document.add_paragraph("1. Đào tạo 150 lao động")
        hidden = paragraph.add_run(", giảm 99% hộ nghèo")
        hidden.font.hidden = True
        assert hidden._r.find(qn("w:rPr")) is not None

    (target,) = read(fill).of(ProposalKind.TARGET)
    assert target.fields["value"] == "150"


@pytest.mark.skipif(not (DOMAIN / "sources").exists(), reason="the sources are not here")
def test_the_model_plan_as_a_word_file_says_the_same_as_its_text() -> None:
    text = (DOMAIN / "sources" / SOURCES["S002"]).read_text(encoding="utf-8")

    def fill(document) -> None:
        for line in text.splitlines():
            if line.strip():
                document.add_paragraph(line.replace("*", "").strip())

    word, plain = read(fill), read_text(text)
    for kind in (
        ProposalKind.TARGET,
        ProposalKind.LEAD,
        ProposalKind.DEADLINE,
        ProposalKind.PROJECT,
        ProposalKind.MONEY,
    ):
        assert [dict(p.fields) for p in word.of(kind)] == [dict(p.fields) for p in plain.of(kind)]
