"""The kind of a file by its first bytes: a kind of workbook, or a refusal that says what it is instead."""

import codecs
import re

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import FileKind

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
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = re.compile(rb"<!doctype\s+html|<html|<table|<body|<head|<meta\s|^mime-version:", re.IGNORECASE)
_HEAD = 4096
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_by_signature(content: bytes) -> FileKind | None:
    """XLS or CSV by the first bytes; None for a zip, which its members tell. UnreadableWorkbook for all else."""
    if content.startswith(ZIP):
        return None
    if content.startswith(OLE):
        return _ole_kind(content)
    head = content[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if _WEB.search(head.replace(b"\0", b"")) and head.replace(b"\0", b"").lstrip(b"\xff\xfe\r\n ")[:1] in b"<mM":
        raise UnreadableWorkbook("html")
    for signature, reason in _SIGNATURES:
        if head.startswith(signature) and not (reason == "picture" and _is_text(content)):
            raise UnreadableWorkbook(reason)
    if not _is_text(content):
        raise UnreadableWorkbook("not_a_workbook")
    return FileKind.CSV


def _is_text(content: bytes) -> bool:
    """Whether the bytes may be text: no NUL and no other control byte, unless a byte order mark says that they come in pairs."""
    if content.startswith(_BYTE_ORDER_MARKS):
        return True
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", content[:_HEAD])


def _ole_kind(content: bytes) -> FileKind:
    """An old workbook; the names of the streams are in the file as UTF-16."""
    for name, reason in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "word"),
        ("PowerPoint Document", "old_office"),
    ):
        if name.encode("utf-16-le") in content:
            raise UnreadableWorkbook(reason)
    if "Workbook\0".encode("utf-16-le") in content:
        return FileKind.XLS
    raise UnreadableWorkbook("old_excel" if "Book\0".encode("utf-16-le") in content else "old_office")
