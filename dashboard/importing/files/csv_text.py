"""The letters of a .csv: UTF-8, UTF-16 with and without its mark, windows-1258, and the bytes of fonts of before Unicode."""

import codecs
import re
import unicodedata

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.cell_text.legacy_fonts import SUSPECT, converted

_MARKED_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_CELL = re.compile(r"[^;,\t\r\n]+")
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")  # a letter that the encoding did not have
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LETTERS = frozenset("aăâeêioôơuưyđ")
_MARKS = frozenset("“”‘’–—…«»°±²³×÷·•₫€§ ")
_FOREIGN_SHARE = 50  # one character in so many may be no Vietnamese letter


def decoded(content: bytes) -> str:
    """The text; what was typed in a font of before Unicode comes as its Latin letters, as in a workbook."""
    if content.startswith(_MARKED_UTF16):
        return _as(content, "utf-16")
    if encoding := utf16_without_mark(content):
        return _as(content, encoding)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    windows = unicodedata.normalize(
        "NFC", content.decode("cp1258", "replace")
    )  # its tone marks stand behind their vowels
    if "\N{REPLACEMENT CHARACTER}" not in windows and _vietnamese(windows):
        return windows
    latin = content.decode("cp1252", "replace")
    if _of_old_fonts(latin):
        return latin
    raise UnreadableWorkbook("unknown_encoding")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableWorkbook("unknown_encoding") from error


def utf16_without_mark(content: bytes) -> str:
    """The byte order of Vietnamese text in UTF-16 that does not begin with its mark; "" for all else."""
    head = content[:_HEAD]
    if b"\0" not in head or len(content) % 2:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "ignore")
        if text and not _NO_TEXT.search(text) and any(c.isascii() for c in text) and _vietnamese(text):
            return encoding
    return ""


def _of_old_fonts(latin: str) -> bool:
    """Whether what is not ASCII was typed in TCVN3 or VNI: of the cells that say so, at least half are Vietnamese."""
    suspect = {cell for cell in _CELL.findall(latin) if SUSPECT.search(cell)}
    return bool(suspect) and not _LOST.search(latin) and 2 * sum(map(_is_old, suspect)) >= len(suspect)


def _is_old(cell: str) -> bool:
    return converted(cell) is not None


def _vietnamese(text: str) -> bool:
    """Whether what an encoding makes of the bytes is Vietnamese: TCVN3 and VNI come out of windows-1258 as æ, ¸ and ø."""
    beyond = [letter for letter in text if not letter.isascii()]
    foreign = [letter for letter in beyond if not _is_vietnamese(letter)]
    return len(foreign) * _FOREIGN_SHARE <= len(beyond)


def _is_vietnamese(letter: str) -> bool:
    if letter in _MARKS:
        return True
    if unicodedata.combining(letter):  # a tone mark behind no vowel
        return False
    lower = letter.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", lower) if c not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", bare) in _LETTERS
