"""The kind of a file by its first bytes: a kind of workbook, or a refusal that says what it is instead."""

import codecs
import re

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import FileKind
from dashboard.importing.files.csv_text import utf16_without_mark
from dashboard.importing.files.ole_streams import names_of

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"{\\rtf", "word"),
)
_OLE_REFUSED = (("EncryptedPackage", "encrypted"), ("WordDocument", "word"), ("PowerPoint Document", "old_office"))
_ALSO_WORDS = (b"BM", b"GIF8")  # a table may begin so
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = re.compile(rb"<!doctype\s+html|<html|<table|<body|<head|<meta\s|^mime-version:", re.IGNORECASE)
_SPREADSHEET_XML = re.compile(  # Excel 2003, and the flat files of LibreOffice
    rb"urn:schemas-microsoft-com:office:spreadsheet|application/vnd\.oasis\.opendocument\.spreadsheet"
)
_HEAD = 4096
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_by_signature(content: bytes) -> FileKind | None:
    """XLS or CSV by the first bytes; None for a zip, which its members tell. UnreadableWorkbook for all else."""
    if content.startswith(ZIP):
        return None
    if content.startswith(OLE):
        return _ole_kind(content)
    if _SPREADSHEET_XML.search(content[:_HEAD].replace(b"\0", b"")):
        raise UnreadableWorkbook("spreadsheet_xml")
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if _WEB.search(head.replace(b"\0", b"")) and head.replace(b"\0", b"").lstrip(b"\xff\xfe\r\n ")[:1] in b"<mM":
        raise UnreadableWorkbook("html")
    for signature, reason in _SIGNATURES:
        if head.startswith(signature) and not (signature in _ALSO_WORDS and _is_text(content)):
            raise UnreadableWorkbook(reason)
    if not _is_text(content):
        raise UnreadableWorkbook("not_a_workbook")
    return FileKind.CSV


def _is_text(content: bytes) -> bool:
    """Whether the bytes may be text: no NUL and no other control byte, unless they come in pairs."""
    if content.startswith(_BYTE_ORDER_MARKS):
        return True
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", content[:_HEAD]) or bool(utf16_without_mark(content))


def _ole_kind(content: bytes) -> FileKind:
    """An old workbook, by the streams of its uppermost folder: a document embedded in it has streams of its own."""
    names = _ole_names(content)
    for name, reason in _OLE_REFUSED:
        if name.casefold() in names:
            raise UnreadableWorkbook(reason)
    if "workbook" in names:
        return FileKind.XLS
    raise UnreadableWorkbook("old_excel" if "book" in names else "old_office")


def _ole_names(content: bytes) -> set[str]:
    """Names of streams; of a file whose directory is damaged those that stand anywhere in it, as UTF-16."""
    try:
        return {name.casefold() for name in names_of(content)}
    except UnreadableWorkbook:
        known = ("Workbook\0", "Book\0", *(name for name, _ in _OLE_REFUSED))
        return {name.casefold().rstrip("\0") for name in known if name.encode("utf-16-le") in content}
