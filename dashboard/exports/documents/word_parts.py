"""Parts of a Word document that NĐ 30/2020/NĐ-CP gives a place of their own: letterhead, page number, signature, recipients."""

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.exports.documents.decree30 import LAYOUT
from dashboard.text import Words
from dashboard.views.documents.blocks import Letterhead, Signature

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLACK = RGBColor(0, 0, 0)
_ROOM_MM = LAYOUT.width_mm - LAYOUT.left_mm - LAYOUT.right_mm
_OFFICE_PART = 0.4  # of the width: whose document it is; the rest is the country's name


def clean(text: str) -> str:
    """Without the signs that XML does not know."""
    return _ILLEGAL.sub("", text)


def styled(made: Any) -> None:
    """The decree's font and black for all text, headings among it; Vietnamese as the language that is spelled."""
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = LAYOUT.font, Pt(LAYOUT.body), _BLACK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), LAYOUT.font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    made.styles["Normal"].element.get_or_add_rPr().append(language)


def paragraph(
    into: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, first_line: bool = False,
    align: Any = None, before: float | None = None, style: Any = None,
) -> Any:  # fmt: skip
    """A paragraph at the end of `into`, a document or a cell."""
    placed = into.add_paragraph(style=style)
    shape = placed.paragraph_format
    shape.space_before = Pt(LAYOUT.paragraph_gap if before is None else before)
    shape.space_after, shape.line_spacing = Pt(0), 1.0
    if first_line:
        shape.first_line_indent = Mm(LAYOUT.first_line_mm)
    placed.alignment = align
    if text:
        run = placed.add_run(clean(text))
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return placed


def line_under(placed: Any, indent_mm: float = 55) -> None:
    """A short line below a paragraph: its lower border, drawn in from both sides."""
    after = placed.insert_paragraph_before("")  # the line belongs to a paragraph of its own, behind the text
    placed._p.addnext(after._p)
    shape = after.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent_mm)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(4), Pt(8), Pt(2)
    after._p.get_or_add_pPr().append(_border("w:top"))


def _border(side: str) -> Any:
    borders, edge = OxmlElement("w:pBdr"), OxmlElement(side)
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    return borders


def page_number(section: Any) -> None:
    """Centred in the upper margin; the first page has none."""
    placed = section.header.paragraphs[0]
    placed.alignment = ALIGN.CENTER
    run = placed.add_run()
    run.font.size = Pt(LAYOUT.page_number)
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.set(qn("xml:space"), "preserve")
            part.text = text
        run._r.append(part)


def letterhead(made: Any, told: Letterhead, words: Words) -> None:
    """Left whose document it is and its number, right the country's name and motto, place and day."""
    left, right = _two_columns(made, _OFFICE_PART)
    size = LAYOUT.letterhead
    if told.above:
        _line(left, told.above.upper(), size)
    _line(left, told.office.upper(), size, bold=True)
    line_under(left.paragraphs[-1], indent_mm=22)
    _line(left, told.number or words("No.: …/{sign}-…", sign=told.sign), LAYOUT.number)
    _line(right, words("THE SOCIALIST REPUBLIC OF VIET NAM"), size, bold=True)
    _line(right, words("Independence - Freedom - Happiness"), LAYOUT.motto, bold=True)
    line_under(right.paragraphs[-1], indent_mm=17)
    place = told.place or "…………"
    if told.day is None:
        day = words("{place}, day … month … year …", place=place)
    else:
        day = words("{place}, {day} {month} {year}", place=place, day=_two(told.day.day), month=_month(told.day.month),
                    year=str(told.day.year))  # fmt: skip
    _line(right, day, LAYOUT.place_and_day, italic=True)


def _two(number: int) -> str:
    return f"{number:02d}"


def _month(number: int) -> str:
    """January and February are written 01 and 02, so that nothing can be put before them; the others as they are."""
    return _two(number) if number < 3 else str(number)


def signature(made: Any, told: Signature, recipients: Sequence[str], beside: Signature | None, words: Words) -> None:
    """Left who gets the document, or who signs it too; right who signs it."""
    paragraph(made, "", LAYOUT.recipients, before=0)
    left, right = _two_columns(made, 0.5)
    if beside is not None:
        _signed(left, beside, words)
    else:
        _line(left, words("Recipients:"), LAYOUT.recipients_head, bold=True, italic=True, align=ALIGN.LEFT)
        kept = words("Kept: archive, …")
        archived = any(line.casefold().startswith(kept.partition(":")[0].casefold()) for line in recipients)
        for line in (*recipients, *(() if archived else (kept,))):
            _line(left, f"- {line}", LAYOUT.recipients, align=ALIGN.LEFT)
    _signed(right, told, words)


def _signed(cell: Any, told: Signature, words: Words) -> None:
    for line in (told.on_behalf, told.capacity):
        if line:
            _line(cell, line.upper(), LAYOUT.body, bold=True)
    if not (told.on_behalf or told.capacity):
        _line(cell, words("HEAD OF THE OFFICE"), LAYOUT.body, bold=True)
    for _ in range(4):  # room for the signature and the seal
        _line(cell, "", LAYOUT.body)
    if told.name:
        _line(cell, told.name, LAYOUT.body, bold=True)


def facts(made: Any, lines: Sequence[str], invented: str) -> None:
    """In small print: of when the figures are, whose, which version; and that results are invented, in bold."""
    for line in lines:
        paragraph(made, line, LAYOUT.facts, italic=True)
    if invented:
        paragraph(made, invented, LAYOUT.facts, bold=True, italic=True)


def _line(
    cell: Any, text: str, size: float, bold: bool = False, italic: bool = False, align: Any = ALIGN.CENTER
) -> None:
    """A line of a cell; the empty paragraph that every cell begins with is used first."""
    if len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs:
        cell._element.remove(cell.paragraphs[0]._p)
    paragraph(cell, text, size, bold=bold, italic=italic, align=align, before=0)


def _two_columns(made: Any, first: float) -> tuple[Any, Any]:
    """Two cells without borders; a row of them is never broken between pages."""
    table = made.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = (_ROOM_MM * first, _ROOM_MM * (1 - first))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    cells = table.rows[0].cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    whole = OxmlElement("w:cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(whole)
    return cells[0], cells[1]
