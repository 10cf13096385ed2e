"""What may be opened at all: size, kind by content, zip structure, XML declarations, cell counts (docs/guards.en.md)."""

import io
import stat
import struct
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.parsers import expat

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.bounded_xml import BoundedXml
from dashboard.importing.files.cells import FileKind
from dashboard.importing.files.file_kinds import kind_by_signature

MAX_BYTES = 10 * 1024 * 1024
MAX_MEMBERS = 500
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024  # small members may compress as well as they like
MAX_DEPTH = 256
MAX_ELEMENTS = 4_000_000
MAX_NAMES = 10_000  # different names of elements in one member
MAX_SHEETS = 100
CHUNK = 64 * 1024

_LEFT_TO_READERS = frozenset({"worksheet", "sst"})
_EXTERNAL_LINK = "externalLink"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT_TYPES = "[content_types].xml"
_LOCAL_HEADER = 30  # bytes before the name of a member
BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError),
    LookupError,  # an XML encoding that nobody knows, an index out of range
    *(expat.ExpatError, struct.error, ArithmeticError, TypeError),  # "1e999" where a row number should stand
)


@dataclass(frozen=True)
class Facts:
    """What the guard determined: the kind of file, and whether it has macros or external links."""

    kind: FileKind
    macros: bool = False
    links: bool = False


def guard(content: bytes) -> Facts:
    """Facts about a workbook that may be opened; UnreadableWorkbook with a reason for anything else."""
    if not content:
        raise UnreadableWorkbook("empty_file")
    if len(content) > MAX_BYTES:
        raise UnreadableWorkbook("too_large", limit=MAX_BYTES // 1024 // 1024)
    if kind := kind_by_signature(content):
        return Facts(kind)
    try:
        with opened_archive(content) as archive:
            return _guarded(archive)
    except BROKEN as error:
        raise UnreadableWorkbook("damaged") from error


def opened_archive(content: bytes) -> zipfile.ZipFile:
    """The zip of a workbook, to be closed; some programs write its folders with backslashes."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    for member in archive.infolist():
        member.filename = member.filename.replace("\\", "/")
        archive.NameToInfo[member.filename] = member
    return archive


def guard_template(content: bytes) -> None:
    """The same limits for a .docx or .xlsx that is filled in and not read as a report; UnreadableWorkbook over one of them."""
    try:
        with opened_archive(content) as archive:
            _walked(archive, _listed(archive))
    except BROKEN as fault:
        raise UnreadableWorkbook("damaged") from fault


def _listed(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members, none too many, none twice, none that lies about itself."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableWorkbook("too_many_members", limit=MAX_MEMBERS)
    names = [member.filename for member in members]
    if len({name.casefold() for name in names}) != len(names) or _overlapping(members):
        raise UnreadableWorkbook("damaged")
    for member in members:
        _acceptable(member)
    return members


def _guarded(archive: zipfile.ZipFile) -> Facts:
    members = _listed(archive)
    names = [member.filename for member in members]
    facts = _facts(archive, {name.casefold(): name for name in names})
    if sum(name.startswith("xl/worksheets/sheet") for name in names) > MAX_SHEETS:
        raise UnreadableWorkbook("too_many_sheets", limit=MAX_SHEETS)
    roots = _walked(archive, members)
    return replace(facts, links=facts.links or _EXTERNAL_LINK in roots)


def _facts(archive: zipfile.ZipFile, names: dict[str, str]) -> Facts:
    """What the members say the file is; `names` are theirs by small letters, as Excel compares them."""
    types = _begin(archive, names[_CONTENT_TYPES]) if _CONTENT_TYPES in names else b""
    if "xl/workbook.bin" in names or b"sheet.binary" in types:
        raise UnreadableWorkbook("xlsb")
    if _CONTENT_TYPES in names and (b"spreadsheetml.sheet.main" in types or any(n.startswith("xl/") for n in names)):
        macros = any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names)
        links = any("/externallinks/" in name for name in names)
        return Facts(FileKind.XLSM if macros else FileKind.XLSX, macros, links)
    if "encrypted-package" in names:  # an .ods that LibreOffice 24 and later encrypts as a whole
        raise UnreadableWorkbook("encrypted")
    if "mimetype" in names and "content.xml" in names and _begin(archive, names["mimetype"]).startswith(_ODS):
        manifest = names.get("meta-inf/manifest.xml")
        if manifest and b"encryption-data" in _begin(archive, manifest):
            raise UnreadableWorkbook("encrypted")
        macros = any(name.startswith("basic/") and not name.endswith(("-lc.xml", "-lb.xml", "/")) for name in names)
        return Facts(FileKind.ODS, macros)
    raise UnreadableWorkbook("word" if any(name.startswith("word/") for name in names) else "not_a_workbook")


def _begin(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(RATIO_FROM)


def _walked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> set[str]:
    """Unpack every member once, under every limit; the names of their first elements."""
    unpacked = 0
    roots = set[str]()
    for member in members:
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
        if size:  # an empty member is no XML, whatever it is called: older office suites write some
            scan.close()
        roots.add(scan.root)
    return roots


def _overlapping(members: list[zipfile.ZipInfo]) -> bool:
    """Whether members share bytes of the archive, as bombs of little size do, or something stands before the first one."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    if ordered and ordered[0].header_offset:
        return True
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


class _LeftToReaderError(Exception):
    """The member is a sheet, or the texts of one."""


class _Scan:
    """Walks one member as it unpacks: no document types, bounded depth and counts, whatever the member is called.

    What is not called XML need not be XML (pictures, Excel's own VML): it is walked as far as it goes. Sheets and their
    texts, known by their first element, are left to their readers, who walk them under bounds of their own.
    """

    def __init__(self, name: str) -> None:
        self._strict = name.endswith((".xml", ".rels"))
        self._counts: dict[str, int] = defaultdict(int)
        self._depth = self._deepest = 0
        self.root = ""
        self._xml: BoundedXml | None = BoundedXml()
        self._xml.parser.StartElementHandler = self._start
        self._xml.parser.EndElementHandler = self._end

    def feed(self, block: bytes) -> None:
        self._parse(block, final=False)
        self._bounded()

    def close(self) -> None:
        self._parse(b"", final=True)
        self._bounded()

    def _parse(self, block: bytes, final: bool) -> None:
        if self._xml is None:
            return
        try:
            self._xml.feed(block, final)
        except _LeftToReaderError:
            self._xml = None
        except (expat.ExpatError, ValueError) as error:
            if self._strict:
                raise UnreadableWorkbook("damaged") from error
            self._xml = None

    def _bounded(self) -> None:
        """Refuses what is too deep or too much; asked after every block, so overshooting is by a block."""
        too_much = len(self._counts) > MAX_NAMES or sum(self._counts.values()) > MAX_ELEMENTS
        if too_much or self._deepest > MAX_DEPTH:
            raise UnreadableWorkbook("damaged")

    def _start(self, name: str, _: object) -> None:
        self._counts[name] += 1
        if not self.root:
            self.root = name.rpartition(":")[2]
            if self.root in _LEFT_TO_READERS:
                raise _LeftToReaderError
        if self.root == _EXTERNAL_LINK and name.rpartition(":")[2] == "ddeLink":  # asks another program
            raise UnreadableWorkbook("dde")
        self._depth += 1
        if self._depth > self._deepest:
            self._deepest = self._depth

    def _end(self, _: str) -> None:
        self._depth -= 1
