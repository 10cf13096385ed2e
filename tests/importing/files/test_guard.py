"""What is not opened at all: every refusal by its one reason, whatever name the file has."""

import io
import random
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.workbook.protection import WorkbookProtection

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import guard as limits
from dashboard.importing.files.cells import FileKind
from dashboard.importing.files.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from dashboard.importing.files.guard import guard
from dashboard.importing.files.workbook import read
from dashboard.text import words_in
from dashboard.text.catalogue import catalogue
from dashboard.text.findings import refusal_text
from tests.importing.archives import a_workbook, archive, members_of
from tests.importing.maps import REFUSED as REFUSED_MAPS
from tests.importing.maps import TANGLED

VALID = a_workbook()
SHEET = "xl/worksheets/sheet1.xml"
MERGE = '<mergeCell ref="A1:B1"/>'
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLS = Path(__file__).with_name("readings.xls")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'


def with_members(*more: tuple[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    """The valid workbook with members added, also twice under one name, or with attributes of their own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the second member of a name: that is the point
        return archive([*members_of(VALID).items(), *more])


def with_sheet(xml: bytes | str, method: int = zipfile.ZIP_STORED) -> bytes:
    """The valid workbook with another sheet; stored, for what repeats itself packs like a bomb."""
    return archive(members_of(VALID) | {SHEET: xml}, method)


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("xl/media/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def encrypted_member() -> bytes:
    """The flag of an encrypted member set in every header of the archive."""
    content = bytearray(VALID)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def broken_checksum() -> bytes:
    """One byte of a stored member changed."""
    content = archive(members_of(VALID), method=zipfile.ZIP_STORED)
    at = content.index(b"<sheetData>")
    return content[:at] + b"<sheetDatb>" + content[at + 11 :]


def broken_stream() -> bytes:
    """Garbage in the middle of a deflated member."""
    at = VALID.index(b"xl/worksheets/sheet1.xml") + len(SHEET) + 20
    return VALID[:at] + b"\xff" * 30 + VALID[at + 30 :]


def overlapping() -> bytes:
    """A member whose stored block quotes the next member's header, and whose stream is that member's (zbsm, 2019)."""
    content = b"<a/>"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = packer.compress(content) + packer.flush()
    inner = _local(b"b.xml", content, len(stream))
    quoted = struct.pack("<BHH", 0, len(inner), 0xFFFF ^ len(inner)) + inner
    outer = _local(b"a.xml", inner + content, len(quoted) + len(stream))
    start = len(outer) + len(quoted) - len(inner)
    directory = _central(outer, b"a.xml", 0) + _central(inner, b"b.xml", start)
    body = outer + quoted + stream
    return body + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), len(body), 0)


def _local(name: bytes, content: bytes, packed: int) -> bytes:
    sizes = (zlib.crc32(content), packed, len(content), len(name), 0)
    return struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes) + name


def _central(local: bytes, name: bytes, offset: int) -> bytes:
    return b"PK\x01\x02" + b"\x14\x00" + local[4:30] + struct.pack("<3H2L", 0, 0, 0, 0, offset) + name


def unpacks_to_much() -> bytes:
    """65 MiB at a ratio that is no bomb's."""
    seeded = random.Random(7)
    chunk = [seeded.randbytes(2048) + bytes(62 * 1024) for _ in range(16)]
    return with_members(*((f"xl/media/image{n}.bin", b"".join(chunk)) for n in range(65)))


def cells(count: int) -> str:
    row = "<row>" + "<c/>" * 1000 + "</row>"
    return f"<worksheet><sheetData>{row * (count // 1000)}<row>{'<c/>' * (count % 1000)}</row></sheetData></worksheet>"


def sheet_of(rows: str) -> str:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>"


def ods(rows: int, columns: int) -> bytes:
    """One filled cell that says it repeats."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    cell = f"<t:table-cell t:number-columns-repeated='{columns}' o:value-type='float' o:value='1'/>"
    row = f"<t:table-row t:number-rows-repeated='{rows}'>{cell}</t:table-row>"
    content = f"<o:d xmlns:o='{oasis}office:1.0' xmlns:t='{oasis}table:1.0'><t:table t:name='A'>{row}</t:table></o:d>"
    return archive({"mimetype": ODS, "content.xml": content})


def ods_with(beside: str, formula: str = "", more: dict[str, str] | None = None) -> bytes:
    """A sheet of one number."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    row = f"<t:table-row><t:table-cell o:value-type='float' o:value='7' {formula}/></t:table-row>"
    content = (
        f"<o:d xmlns:o='{oasis}office:1.0' xmlns:t='{oasis}table:1.0'>{beside}<t:table t:name='A'>{row}</t:table></o:d>"
    )
    return archive({"mimetype": ODS, "content.xml": content, **(more or {})})


def protected(kind: str) -> bytes:
    """A workbook that LibreOffice 7 has protected by the password «bimat» (of .xls: «mật khẩu»)."""
    return Path(__file__).with_name(f"password.{kind}").read_bytes()


def asking_xls(asked: bytes) -> bytes:
    """The old workbook with a link in place of the name of who wrote it: a program and what it is asked for."""
    content = bytearray(XLS.read_bytes())
    name = struct.pack("<HH", 0x5C, 112)  # WRITEACCESS, of the same length in every file
    at = content.index(name)
    link = struct.pack("<HHB", 0, len(asked), 0) + asked
    content[at : at + 4 + 112] = struct.pack("<HH", 0x1AE, 112) + link.ljust(112, b"\0")
    return bytes(content)


def respelled(change: Callable[[str], str]) -> bytes:
    """The valid workbook with other names of its members, written as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in members_of(VALID).items():
            member = zipfile.ZipInfo("x")
            member.filename = change(name)
            made.writestr(member, content)
    return out.getvalue()


def moved(old: str, new: str, written: str = "") -> bytes:
    """The valid workbook with parts at another path, as its relations say."""
    members = members_of(VALID).items()
    return archive({n.replace(old, new): c.replace(old.encode(), (written or new).encode()) for n, c in members})


def encrypted_xls() -> bytes:
    """A valid old workbook with a password: FILEPASS behind its first record."""
    content = XLS.read_bytes()
    at = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    return content[:at] + b"\x2f\x00\x02\x00\x00\x00" + content[at + 6 :]


def password_to_change() -> bytes:
    """Protection against changes is no encryption: such files are opened."""
    book = Workbook()
    book.security = WorkbookProtection(workbookPassword="1234", lockStructure=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


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
OF_MAPS = {reason for _, reason in REFUSED_MAPS} | {TANGLED, "map_sent_as_report"}  # tests/pages/test_map_pages.py


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_refusal_is_said_in_words_and_no_words_are_kept_for_others(language):
    said = {key.removeprefix("refusal.") for key in catalogue(language) if key.startswith("refusal.")}
    assert said == {reason for _, reason in REFUSED.values()} | BY_THE_WORKER | BY_CONTENT | BY_THE_DISK | OF_MAPS


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("content", [content for content, _ in REFUSED.values()], ids=REFUSED)
def test_says_why_and_what_to_do(content, language):
    with pytest.raises(UnreadableWorkbook) as refused:
        read(content())
    text = refusal_text(refused.value, words_in(language))
    assert text.count(".") >= 2
    assert "{" not in text
    assert "refusal." not in text


def test_nothing_is_held_against_a_valid_workbook():
    facts = guard(VALID)
    assert (facts.kind, facts.macros, facts.links) == (FileKind.XLSX, False, False)
    assert [cell.value for cell in read(VALID).sheets[0].cells.values()] == [1, 2, 3, 2, 4, 6, 3, 6, 9]


ACCEPTED = {
    "as many cells as allowed": lambda: with_sheet(cells(MAX_CELLS)),
    "protection against changes": password_to_change,
    "drawings that are no XML": lambda: with_members(("xl/drawings/vmlDrawing1.vml", "<xml><div><br></div></xml>")),
    "an empty member of an older office suite": lambda: ods_with(
        "", more={"Configurations2/accelerator/current.xml": ""}
    ),
    "an old workbook that names another workbook": lambda: asking_xls(b"\x01a.xls"),
    "folders written with backslashes": lambda: respelled(lambda name: name.replace("/", "\\")),
    "parts in capitals": lambda: respelled(str.upper),
    "a workbook part of another name": lambda: moved("workbook.xml", "book1.xml"),
    "another folder": lambda: moved("xl/", "data/"),
    "a sheet of a name with a blank": lambda: moved("sheet1.xml", "trang 1.xml", "trang%201.xml"),
    "a small member that packs well": lambda: with_members(("xl/media/blank.bin", bytes(limits.RATIO_FROM))),
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_is_let_through(content):
    assert read(content())


def test_macros_and_links_are_noticed():
    facts = guard(
        archive(
            members_of(VALID)
            | {
                "xl/vbaProject.bin": b"macro",
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            }
        )
    )
    assert (facts.kind, facts.macros, facts.links) == (FileKind.XLSM, True, True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(VALID) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_but_never_breaks_the_reader(at, junk):
    try:
        read(VALID[:at] + junk + VALID[at + len(junk) :])
    except UnreadableWorkbook as refused:
        assert f"refusal.{refused.reason}" in catalogue("vi")


def renamed(sheet: bytes) -> bytes:
    """A workbook whose one sheet is called sheet1.dat, as its own relations say."""
    members = members_of(a_workbook())
    members["xl/worksheets/sheet1.dat"] = sheet
    del members["xl/worksheets/sheet1.xml"]
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"sheet1.xml", b"sheet1.dat")
    return archive(members, zipfile.ZIP_STORED)


def test_a_sheet_by_another_name_is_counted_all_the_same():
    cells = b"<c/>" * (MAX_CELLS + 1)
    with pytest.raises(UnreadableWorkbook) as refused:
        read(renamed(b"<worksheet><sheetData><row>" + cells + b"</row></sheetData></worksheet>"))
    assert refused.value.reason == "too_many_cells"


def test_a_document_type_is_refused_whatever_the_member_is_called():
    with pytest.raises(UnreadableWorkbook) as refused:
        guard(renamed(b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))
    assert refused.value.reason == "xml_doctype"


def test_a_far_cell_that_is_only_formatted_costs_nothing():
    book = Workbook()
    book.active["A1"] = 5
    book.active["XFD1048576"].font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    [sheet] = read(out.getvalue()).sheets
    assert list(sheet.cells) == [(1, 1)]
