"""Files made to be refused, or to be opened though they look odd: one small valid workbook, changed in one way."""

import io
import random
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from tests.importing.archives import a_workbook, archive, members_of

VALID = a_workbook()
SHEET = "xl/worksheets/sheet1.xml"


ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLS = Path(__file__).with_name("readings.xls")


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


def renamed(sheet: bytes) -> bytes:
    """A workbook whose one sheet is called sheet1.dat, as its own relations say."""
    members = members_of(a_workbook())
    members["xl/worksheets/sheet1.dat"] = sheet
    del members["xl/worksheets/sheet1.xml"]
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"sheet1.xml", b"sheet1.dat")
    return archive(members, zipfile.ZIP_STORED)
