"""The parts of an .xlsx beside its sheets: paths of the sheets, shared strings, and the styles of cells."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from urllib.parse import unquote

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.guard import MAX_SHEETS
from dashboard.importing.files.number_formats import BUILT_IN, number_format
from dashboard.importing.files.rich_text import Run, RunsInHand
from dashboard.importing.files.styles import Style
from dashboard.importing.files.xml_walk import Names, elements, is_true, walk

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_USUAL_WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def main_names() -> Names:
    """Names of spreadsheet elements, transitional and strict."""
    return Names(_MAIN, _STRICT)


@dataclass(frozen=True)
class SheetPart:
    name: str
    path: str
    visible: bool


@dataclass(frozen=True)
class Package:
    """The parts by their paths: what the workbook says of itself."""

    sheets: tuple[SheetPart, ...]
    strings: str | None
    styles: str | None
    epoch_1904: bool


def package(archive: zipfile.ZipFile) -> Package:
    """Where everything is, as the workbook's own relations say; charts are left out. A sheet that is lost is a damaged file."""
    parts = _Parts(archive)
    book = next((path for kind, path in _relations(archive, parts, "").values() if kind == "officeDocument"), None)
    book = (parts.find(book) if book else None) or parts.find(_USUAL_WORKBOOK)
    if book is None:
        raise UnreadableWorkbook("damaged")
    relations = _relations(archive, parts, book)
    by_kind = {kind: part for kind, path in relations.values() if (part := parts.find(path))}
    sheets: list[SheetPart] = []
    epoch_1904 = False
    with archive.open(book) as stream:
        for local, attrs in elements(stream, main_names(), ("sheet", "workbookPr")):
            if local == "workbookPr":
                epoch_1904 = is_true(attrs.get("date1904"))
                continue
            kind, path = relations.get(attrs.get("id", ""), ("", ""))
            if kind != "worksheet":
                continue
            if len(sheets) >= MAX_SHEETS:
                raise UnreadableWorkbook("too_many_sheets", limit=MAX_SHEETS)
            part = parts.find(path)
            if part is None:
                raise UnreadableWorkbook("damaged")
            sheets.append(SheetPart(attrs.get("name", ""), part, attrs.get("state", "visible") == "visible"))
    return Package(tuple(sheets), by_kind.get("sharedStrings"), by_kind.get("styles"), epoch_1904)


class _Parts:
    """The parts of a package as Excel looks for them: in any case, and with signs of an address in them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._by_fold = {name.casefold(): name for name in archive.namelist()}

    def find(self, path: str) -> str | None:
        return self._by_fold.get(path.casefold()) or self._by_fold.get(unquote(path).casefold())


def _relations(archive: zipfile.ZipFile, parts: _Parts, part: str) -> dict[str, tuple[str, str]]:
    """Relation id -> (last word of its type, path inside the archive) of a part; the empty part is the whole file."""
    folder, name = posixpath.split(part)
    path = parts.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    if path is None:
        return {}
    with archive.open(path) as stream:
        relations = [attrs for _, attrs in elements(stream, Names(_RELATIONS), ("Relationship",))]
    return {
        attrs.get("Id", ""): (
            attrs.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, attrs.get("Target", "").replace("\\", "/"))).removeprefix("/"),
        )
        for attrs in relations
        if attrs.get("TargetMode") != "External"
    }


def unescaped(text: str) -> str:
    """Text with the characters that OOXML writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True)
class Strings:
    """The texts that cells point to by number, without the pronunciation of phonetic runs; `runs` of those in several fonts."""

    texts: list[str] = field(default_factory=list)
    runs: dict[int, list[Run]] = field(default_factory=dict)


def shared_strings(archive: zipfile.ZipFile, path: str | None) -> Strings:
    """The texts of the part at `path`; none where there is no such part."""
    strings = Strings()
    if path is None:
        return strings
    names = main_names()
    in_hand = RunsInHand()
    heard: list[str] = []  # what the parser hands over; cleared where a piece begins
    phonetic = False

    def start(full: str, attrs: dict[str, str]) -> None:
        nonlocal phonetic
        local = names[full]
        if local == "t":
            heard.clear()
        elif local == "si":
            in_hand.begin()
        elif local == "rPh":
            phonetic = True
        elif local in in_hand.starts:
            in_hand.starts[local](attrs)

    def end(full: str) -> None:
        nonlocal phonetic
        local = names[full]
        if local == "t" and not phonetic:
            in_hand.add(unescaped("".join(heard)))
        elif local == "si":
            if in_hand.rich:
                strings.runs[len(strings.texts)] = in_hand.runs
            strings.texts.append(in_hand.text)
        elif local == "rPh":
            phonetic = False

    with archive.open(path) as stream:
        walk(stream, start, end, heard.append)
    return strings


def styles(archive: zipfile.ZipFile, path: str | None) -> list[Style]:
    """The cell styles, by their numbers."""
    if path is None:
        return [Style()]
    names = main_names()
    codes: dict[int, str] = dict(BUILT_IN)
    struck: list[bool] = []
    by_number: list[Style] = []
    inside: list[str] = []

    def start(full: str, attrs: dict[str, str]) -> None:
        local = names[full]
        parent = inside[-1] if inside else ""
        inside.append(local)
        if local == "numFmt" and parent == "numFmts":
            codes[int(attrs["numFmtId"])] = attrs.get("formatCode", "")
        elif local == "font" and parent == "fonts":
            struck.append(False)
        elif local == "strike" and parent == "font" and inside[-3:-2] == ["fonts"]:
            struck[-1] = attrs.get("val", "1") in ("1", "true")
        elif local == "xf" and parent == "cellXfs":
            font = int(attrs.get("fontId", "0"))
            code = codes.get(int(attrs.get("numFmtId", "0")), "")
            by_number.append(Style(number_format(code), font < len(struck) and struck[font]))

    with archive.open(path) as stream:
        walk(stream, start, lambda _: _ended(inside))
    return by_number or [Style()]


def _ended(inside: list[str]) -> None:
    inside.pop()
