"""What may be opened at all: size, kind by content, zip structure, XML declarations, cell counts (reliability.md)."""

import codecs
import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

from dashboard.domain.issues import UnreadableWorkbook

MAX_BYTES = 10 * 1024 * 1024
MAX_MEMBERS = 500
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024  # small members may compress as well as they like
MAX_DEPTH = 256
MAX_ELEMENTS = 4_000_000
MAX_CELLS = 200_000
MAX_SHEETS = 100
CHUNK = 64 * 1024

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"<!DOCTYPE", "html"),
    (b"<html", "html"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"{\\rtf", "word"),
)
_LOCAL_HEADER = 30  # bytes before the name of a member
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError),
    LookupError,  # an XML encoding that nobody knows
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Facts:
    """What the guard saw on its way through: what the reader should say aloud, and whether formulas are worth a second look."""

    formulas: bool
    macros: bool
    links: bool


def guard(content: bytes) -> Facts:
    """Facts about a workbook that may be opened; UnreadableWorkbook with a reason for anything else."""
    if not content:
        raise UnreadableWorkbook("empty_file")
    if len(content) > MAX_BYTES:
        raise UnreadableWorkbook("too_large", limit=MAX_BYTES // 1024 // 1024)
    _known_kind(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _guarded(archive)
    except _BROKEN as error:
        raise UnreadableWorkbook("damaged") from error


def _known_kind(content: bytes) -> None:
    if content.startswith(b"PK\x03\x04"):
        return
    if content.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise UnreadableWorkbook("encrypted" if locked else "old_office")
    head = content[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    for signature, reason in _SIGNATURES:
        if head[: len(signature)].lower() == signature.lower():
            raise UnreadableWorkbook(reason)
    raise UnreadableWorkbook("not_a_workbook")


def _guarded(archive: zipfile.ZipFile) -> Facts:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableWorkbook("too_many_members", limit=MAX_MEMBERS)
    names = [member.filename for member in members]
    if len({name.casefold() for name in names}) != len(names) or _overlapping(members):
        raise UnreadableWorkbook("damaged")
    if "xl/workbook.xml" not in names:
        raise UnreadableWorkbook("word" if any(n.startswith("word/") for n in names) else "not_a_workbook")
    if sum(name.startswith("xl/worksheets/sheet") for name in names) > MAX_SHEETS:
        raise UnreadableWorkbook("too_many_sheets", limit=MAX_SHEETS)
    unpacked = cells = formulas = 0
    for member in members:
        _acceptable(member)
        scan = _Scan(member.filename)
        size = 0
        with archive.open(member) as stream:
            while block := stream.read(CHUNK):
                size += len(block)
                unpacked += len(block)
                if unpacked > MAX_UNPACKED:
                    raise UnreadableWorkbook("too_much_unpacked", limit=MAX_UNPACKED // 1024 // 1024)
                if size > RATIO_FROM and size > MAX_RATIO * max(1, member.compress_size):
                    raise UnreadableWorkbook("zip_bomb")
                scan.feed(block)
        scan.close()
        cells += scan.cells
        formulas += scan.formulas
        if cells > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)
    return Facts(
        formulas=formulas > 0,
        macros="xl/vbaProject.bin" in names,
        links=any(name.startswith("xl/externalLinks/") for name in names),
    )


def _overlapping(members: list[zipfile.ZipInfo]) -> bool:
    """Whether members share bytes of the archive, as bombs of little size do; not every Python looks for it."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    return any(a.header_offset + _LOCAL_HEADER + a.compress_size > b.header_offset for a, b in pairwise(ordered))


def _acceptable(member: zipfile.ZipInfo) -> None:
    name = member.filename
    linked = stat.S_ISLNK(member.external_attr >> 16)
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name or linked:
        raise UnreadableWorkbook("damaged")
    if member.flag_bits & 0x1:
        raise UnreadableWorkbook("encrypted")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableWorkbook("damaged")


class _Scan:
    """Walks one member as it unpacks: no document types, bounded depth and counts, whatever the member is called.

    A sheet is known by its first element, not by its name, which a workbook chooses itself. What is not called XML need
    not be XML (pictures, Excel's own VML): it is walked as far as it goes.
    """

    def __init__(self, name: str) -> None:
        self.cells = self.formulas = self._elements = self._depth = 0
        self._sheet = False
        self._strict = name.endswith((".xml", ".rels"))
        self._parser: expat.XMLParserType | None = self._xml()

    def _xml(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        return parser

    def feed(self, block: bytes) -> None:
        self._parse(block, final=False)

    def close(self) -> None:
        self._parse(b"", final=True)

    def _parse(self, block: bytes, final: bool) -> None:
        if self._parser is None:
            return
        try:
            self._parser.Parse(block, final)
        except (expat.ExpatError, ValueError) as error:
            if self._strict:
                raise UnreadableWorkbook("damaged") from error
            self._parser = None

    def _doctype(self, *_: object) -> None:
        raise UnreadableWorkbook("xml_doctype")

    def _start(self, name: str, _: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise UnreadableWorkbook("damaged")
        local = name.rpartition(":")[2]
        if self._elements == 1:
            self._sheet = local == "worksheet"
        elif self._sheet:
            self.cells += local == "c"
            self.formulas += local == "f"

    def _end(self, _: str) -> None:
        self._depth -= 1
