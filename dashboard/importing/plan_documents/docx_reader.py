"""A .docx to paragraphs and tables: with the numbers of its lists, without what was struck out, behind the guard of files."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.guard import BROKEN, MAX_BYTES, guard_template, opened_archive
from dashboard.importing.plan_documents.documents import MOST_PARAGRAPHS, Block, DocumentTable, Paragraph, clean
from dashboard.importing.plan_documents.list_numbers import Lists, W
from dashboard.importing.plan_documents.text_reader import joined

_BODY = "word/document.xml"
_STRUCK = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_MOST_SPAN = 100


def docx_blocks(content: bytes) -> list[Block]:
    """Its paragraphs and tables. UnreadableWorkbook where it is no such document, or over a limit of the guard."""
    if len(content) > MAX_BYTES:
        raise UnreadableWorkbook("too_large", limit=MAX_BYTES // 1024 // 1024)
    guard_template(content)
    try:
        with opened_archive(content) as archive:
            names = set(archive.namelist())
            if _BODY not in names:
                raise UnreadableWorkbook("not_a_document")
            parts = {
                n: fromstring(archive.read(n)) for n in (_BODY, "word/numbering.xml", "word/styles.xml") if n in names
            }
    except (*BROKEN, ParseError, DefusedXmlException) as fault:
        raise UnreadableWorkbook("damaged") from fault
    body = parts[_BODY].find(f"{W}body")
    if body is None:
        raise UnreadableWorkbook("not_a_document")
    lists = Lists(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    return joined(list(_Walk(lists).blocks(body)))


class _Walk:
    """Numbers paragraphs and tables as they come."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._paragraphs = self._tables = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        for child in _standing(parent):
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            else:  # content controls and the like hold paragraphs themselves
                yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise UnreadableWorkbook("too_much_text", limit=MOST_PARAGRAPHS)
        lines = [line for line in map(clean, _text(element).split("\n")) if line]
        if not lines:
            return
        label = self._lists.label(element)
        heading = self._lists.is_heading(element)
        for place, line in enumerate(lines):
            text = f"{label} {line}" if label and not place else line
            yield Paragraph(self._paragraphs, text, heading and not place)

    def _table(self, element: Element) -> Iterator[Block]:
        self._tables += 1
        number, after = self._tables, self._paragraphs
        rows: list[tuple[str, ...]] = []
        for row in _rows(element):
            cells: list[str] = []
            for cell in (c for c in _standing(row) if c.tag == f"{W}tc"):
                text = self._cell(cell)
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val", "continue") == "continue" and rows:
                    text = rows[-1][len(cells)] if len(cells) < len(rows[-1]) else text
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = span.get(f"{W}val", "1") if span is not None else "1"
                cells += [text] * min(int(width) if width.isdigit() else 1, _MOST_SPAN)
            rows.append(tuple(cells))
        yield DocumentTable(number, after, tuple(rows))

    def _cell(self, cell: Element) -> str:
        texts = []
        for block in self.blocks(cell):
            texts += [block.text] if isinstance(block, Paragraph) else [" ".join(row) for row in block.rows]
        return "\n".join(texts)


def _rows(table: Element) -> Iterator[Element]:
    for child in _standing(table):
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:  # a row that was struck out
                yield child
        elif child.tag not in (f"{W}tblPr", f"{W}tblGrid"):
            yield from _rows(child)


def _standing(parent: Element) -> Iterator[Element]:
    """The children that were not struck out, nor stand there for older programs."""
    return (child for child in parent if child.tag not in _STRUCK)


def _text(element: Element) -> str:
    """The letters of a paragraph, hidden ones and those of boxes beside it left out."""
    found: list[str] = []
    _gather(element, found)
    return "".join(found)


def _gather(element: Element, found: list[str]) -> None:
    for child in _standing(element):
        tag: Any = child.tag
        if tag == f"{W}t":
            found.append(child.text or "")
        elif tag in (f"{W}tab", f"{W}ptab"):
            found.append(" ")
        elif tag in (f"{W}br", f"{W}cr"):
            found.append("\n")
        elif tag == f"{W}noBreakHyphen":
            found.append("-")
        elif tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif tag not in (f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText"):
            _gather(child, found)
