"""What is not opened at all: every refusal by its one reason, whatever name the file has."""

import io
import zipfile

import pytest

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import guard as limits
from dashboard.importing.files.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from dashboard.importing.files.guard import guard
from dashboard.importing.files.workbook import read
from dashboard.text import words_in
from dashboard.text.catalogue import catalogue
from dashboard.text.findings import refusal_text
from tests.importing.archives import archive, members_of
from tests.importing.files.odd_files import (
    ODS,
    SHEET,
    VALID,
    asking_xls,
    broken_checksum,
    broken_stream,
    cells,
    encrypted_member,
    encrypted_xls,
    link,
    ods,
    ods_with,
    overlapping,
    protected,
    renamed,
    sheet_of,
    unpacks_to_much,
    with_members,
    with_sheet,
)
from tests.importing.maps import REFUSED as REFUSED_MAPS
from tests.importing.maps import TANGLED

MERGE = '<mergeCell ref="A1:B1"/>'


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'


REFUSED = {
    "an empty file": (lambda: b"", "empty_file"),
    "a text": (lambda: "Báo cáo tháng 9".encode(), "not_a_table"),
    "a text with commas": (lambda: "Kính gửi: phòng, ban, xã.\nNay báo cáo như sau.".encode(), "uneven_table"),
    "a text in letters nobody knows": (lambda: "Форма; Пример\n1; 2\n".encode("cp1251"), "unknown_encoding"),
    "bytes that are no text": (lambda: bytes(range(1, 200)), "not_a_workbook"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    "a Windows program": (lambda: b"MZ\x90\x00\x03" + bytes(200), "program"),
    "a Linux program": (lambda: b"\x7fELF\x02\x01\x01" + bytes(200), "program"),
    "a web page": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "html"),
    "a web page with a document type": (lambda: b"\r\n <!doctype HTML><html></html>", "html"),
    "a web page with a byte order mark": (lambda: b"\xef\xbb\xbf<html></html>", "html"),
    "a PNG": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    "a JPEG": (lambda: b"\xff\xd8\xff\xe0" + bytes(50), "picture"),
    "a JPEG without a control byte": (lambda: b"\xff\xd8\xff\xe0 JFIF", "picture"),
    "a workbook of Excel 2003 in XML": (
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        b'xmlns:html="http://www.w3.org/TR/REC-html40"><Table><Row/></Table></Workbook>', "spreadsheet_xml",
    ),
    "a flat OpenDocument sheet": (
        lambda: f'<?xml version="1.0"?><office:document office:mimetype="{ODS}"><table:table/></office:document>'.encode(),
        "spreadsheet_xml",
    ),
    "a DDE link": (
        lambda: with_members(("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink/></externalLink>")), "dde",
    ),
    "a DDE formula": (
        lambda: with_sheet(sheet_of("<row><c r='A1'><f>Excel|'a.xlsx'!A1</f><v>1</v></c></row>")), "dde",
    ),
    "an OpenDocument DDE link": (lambda: ods_with("<o:dde-source/><t:dde-link/>"), "dde"),
    "an OpenDocument DDE formula": (
        lambda: ods_with("", "t:formula='of:=DDE(\"soffice\";\"a.ods\";\"A1\")'"), "dde",
    ),
    "an OpenDocument sheet without its content": (lambda: archive({"mimetype": ODS, "content.xml": ""}), "damaged"),
    "a RAR archive": (lambda: b"Rar!\x1a\x07\x01\x00", "archive"),
    "a rich text": (lambda: b"{\\rtf1\\ansi}", "word"),
    "an old Office file": (lambda: OLE, "old_office"),
    "an old text": (lambda: OLE + "WordDocument".encode("utf-16-le"), "word"),
    "an older workbook": (lambda: OLE + "Book\0".encode("utf-16-le"), "old_excel"),
    "an old workbook without its streams": (lambda: OLE + "Workbook\0".encode("utf-16-le"), "damaged"),
    "an encrypted old workbook": (encrypted_xls, "encrypted"),
    "a protected workbook of an office suite": (lambda: protected("xlsx"), "encrypted"),
    "a protected old workbook of an office suite": (lambda: protected("xls"), "encrypted"),
    "a protected OpenDocument sheet of an office suite": (lambda: protected("ods"), "encrypted"),
    "an old workbook that asks another program": (lambda: asking_xls(b"Excel\x03[a.xls]A"), "dde"),
    "a link to another program under a path of its own": (
        lambda: with_members(("xl/khac/a.xml", "<externalLink><ddeLink/></externalLink>")), "dde",
    ),
    "an encrypted workbook": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "a Word document": (lambda: archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<d/>"}), "word"),
    "an OpenDocument text": (
        lambda: archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}), "not_a_workbook",
    ),
    "an encrypted OpenDocument sheet": (
        lambda: archive({"mimetype": ODS, "content.xml": "?", "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "encrypted",
    ),
    "a binary workbook": (lambda: archive({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "b"}), "xlsb"),
    "a web page saved by Excel": (lambda: b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "html"),
    "a web page in UTF-16": (lambda: "<html><table/></html>".encode("utf-16"), "html"),
    "a program before the archive": (lambda: b"MZ" + VALID, "program"),
    "something before the archive": (lambda: archive({"a.txt": ""}) + VALID, "damaged"),
    "any other archive": (lambda: archive({"a.txt": "a"}), "not_a_workbook"),
    "an empty archive": (lambda: archive({}), "not_a_workbook"),
    "a byte over the limit": (lambda: VALID + bytes(limits.MAX_BYTES), "too_large"),
    "a truncated file": (lambda: VALID[: len(VALID) // 2], "damaged"),
    "a file without its last byte": (lambda: VALID[:-1], "damaged"),
    "nothing but the first bytes of an archive": (lambda: b"PK\x03\x04", "damaged"),
    "a wrong checksum": (broken_checksum, "damaged"),
    "a broken stream": (broken_stream, "damaged"),
    "a small file that unpacks to a great one": (
        lambda: with_members(("xl/media/image1.bin", bytes(5_000_000))), "zip_bomb",
    ),
    "65 MiB behind a modest ratio": (unpacks_to_much, "too_much_unpacked"),
    "too many members": (lambda: with_members(*((f"xl/media/{n}", "") for n in range(500))), "too_many_members"),
    "too many sheets": (
        lambda: with_members(*((f"xl/worksheets/sheet{n}.xml", "<s/>") for n in range(2, 102))), "too_many_sheets",
    ),
    "too many cells": (lambda: with_sheet(cells(MAX_CELLS + 1)), "too_many_cells"),
    "too many rows": (lambda: with_sheet(sheet_of("<row><c><v>1</v></c></row>" * (MAX_ROWS + 1))), "too_many_rows"),
    "too many columns": (
        lambda: with_sheet(sheet_of(f"<row>{'<c><v>1</v></c>' * (MAX_COLUMNS + 1)}</row>")), "too_many_columns",
    ),
    "too many merges": (
        lambda: with_sheet(f"<worksheet>{MERGE * 20_001}</worksheet>"),
        "too_many_merges",
    ),
    "too long a text": (
        lambda: with_sheet(sheet_of(f"<row><c t='str'><v>{'dài ' * 8192}</v></c></row>")), "text_too_long",
    ),
    "one cell twice": (
        lambda: with_sheet(sheet_of("<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>")), "damaged",
    ),
    "a cell beyond the last column": (lambda: with_sheet(sheet_of("<row><c r='XFE1'><v>1</v></c></row>")), "damaged"),
    "a cell in no row": (lambda: with_sheet("<worksheet><c><v>1</v></c></worksheet>"), "damaged"),
    "a cell before the first row": (lambda: with_sheet(sheet_of("<row><c r='A0'><v>1</v></c></row>")), "damaged"),
    "a number that is none": (lambda: with_sheet(sheet_of("<row><c><v>nan</v></c></row>")), "damaged"),
    "a text that is not there": (lambda: with_sheet(sheet_of("<row><c t='s'><v>7</v></c></row>")), "damaged"),
    "a text before the first": (lambda: with_sheet(sheet_of("<row><c t='s'><v>-1</v></c></row>")), "damaged"),
    "a style that is not there": (lambda: with_sheet(sheet_of("<row><c s='999'><v>1</v></c></row>")), "damaged"),
    "a tag that does not end": (
        lambda: archive(
            members_of(VALID) | {SHEET: b"<worksheet a='" + b"x" * (5 * 1024 * 1024) + b"'/>"}, zipfile.ZIP_STORED
        ), "damaged",
    ),
    "an endless OpenDocument row": (lambda: ods(rows=1, columns=2_000_000), "too_many_columns"),
    "an endless OpenDocument sheet": (lambda: ods(rows=1_000_001, columns=1), "too_many_cells"),
    "a document type": (lambda: with_sheet(f"<?xml version='1.0'?>{DOCTYPE}<worksheet>&lol2;</worksheet>"), "xml_doctype"),
    "a document type in UTF-16": (
        lambda: with_sheet(f"<?xml version='1.0' encoding='UTF-16'?>{DOCTYPE}<worksheet/>".encode("utf-16")), "xml_doctype",
    ),
    "a document type in the relations": (
        lambda: archive(members_of(VALID) | {"_rels/.rels": f"{DOCTYPE}<Relationships/>"}), "xml_doctype",
    ),
    "a document type in the shared strings": (
        lambda: with_members(("xl/sharedStrings2.xml", f"{DOCTYPE}<sst/>")), "xml_doctype",
    ),
    "XML that does not close": (lambda: with_sheet("<worksheet><sheetData>"), "damaged"),
    "XML in an unknown encoding": (lambda: with_sheet("<?xml version='1.0' encoding='klingon'?><worksheet/>"), "damaged"),
    "XML in a many-byte encoding": (lambda: with_sheet("<?xml version='1.0' encoding='gb18030'?><worksheet/>"), "damaged"),
    "XML nested too deep": (lambda: with_sheet("<a>" * 300 + "</a>" * 300), "damaged"),
    "a member above the archive": (lambda: with_members(("../evil.xml", "<a/>")), "damaged"),
    "a member above the archive, the Windows way": (lambda: with_members(("xl\\..\\..\\evil.xml", "<a/>")), "damaged"),
    "a member with an absolute path": (lambda: with_members(("/etc/passwd", "x")), "damaged"),
    "a member on a drive": (lambda: with_members(("C:/x.xml", "<a/>")), "damaged"),
    "a symbolic link": (lambda: with_members((link(), "/etc/passwd")), "damaged"),
    "one name twice": (lambda: with_members((SHEET, "<worksheet/>")), "damaged"),
    "one name twice but for its case": (lambda: with_members((SHEET.upper(), "<worksheet/>")), "damaged"),
    "an encrypted member": (encrypted_member, "encrypted"),
    "a member in a method we do not unpack": (
        lambda: archive(members_of(VALID), method=zipfile.ZIP_BZIP2), "damaged",
    ),
}  # fmt: skip


def test_members_that_share_bytes_are_seen_where_python_does_not_look():
    with zipfile.ZipFile(io.BytesIO(overlapping())) as made:
        assert [member.filename for member in made.infolist()] == ["a.xml", "b.xml"]
        assert limits._overlapping(made.infolist())
    with zipfile.ZipFile(io.BytesIO(VALID)) as made:
        assert not limits._overlapping(made.infolist())


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_is_refused_for_its_one_reason(content, reason):
    with pytest.raises(UnreadableWorkbook) as refused:
        read(content())
    assert refused.value.reason == reason


BY_THE_WORKER = {"out_of_memory", "too_slow", "worker_died"}  # tests/usecases/test_reading.py
BY_CONTENT = {"household_list"}  # read, and then not to be kept
BY_THE_DISK = {"not_given"}  # tests/usecases/test_lots.py
OF_DOCUMENTS = {
    "not_a_document",
    "no_text",
    "old_word",
    "too_much_text",
}  # tests/importing/plan_documents/test_docx_reader.py
OF_MAPS = {reason for _, reason in REFUSED_MAPS} | {TANGLED, "map_sent_as_report"}  # tests/pages/test_map_pages.py


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_refusal_is_said_in_words_and_no_words_are_kept_for_others(language):
    said = {key.removeprefix("refusal.") for key in catalogue(language) if key.startswith("refusal.")}
    assert (
        said
        == {reason for _, reason in REFUSED.values()}
        | BY_THE_WORKER
        | BY_CONTENT
        | BY_THE_DISK
        | OF_MAPS
        | OF_DOCUMENTS
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("content", [content for content, _ in REFUSED.values()], ids=REFUSED)
def test_says_why_and_what_to_do(content, language):
    with pytest.raises(UnreadableWorkbook) as refused:
        read(content())
    text = refusal_text(refused.value, words_in(language))
    assert text.count(".") >= 2
    assert "{" not in text
    assert "refusal." not in text


def test_a_sheet_by_another_name_is_counted_all_the_same():
    cells = b"<c/>" * (MAX_CELLS + 1)
    with pytest.raises(UnreadableWorkbook) as refused:
        read(renamed(b"<worksheet><sheetData><row>" + cells + b"</row></sheetData></worksheet>"))
    assert refused.value.reason == "too_many_cells"


def test_a_document_type_is_refused_whatever_the_member_is_called():
    with pytest.raises(UnreadableWorkbook) as refused:
        guard(renamed(b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))
    assert refused.value.reason == "xml_doctype"
