"""A document as .docx in the layout of NĐ 30/2020/NĐ-CP: letterhead, headings I. / 1. / a), tables, pictures, signature, annex."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from dashboard.exports.documents.decree30 import LAYOUT, Numbering
from dashboard.exports.documents.word_parts import (
    clean,
    facts,
    letterhead,
    line_under,
    page_number,
    paragraph,
    signature,
    styled,
)
from dashboard.exports.documents.word_table import add_table
from dashboard.text import Words
from dashboard.views.documents.blocks import Annex, Block, Document, OwnText, PartHeading, Picture, Rows, Text, TextLook

_CREATED = datetime(2024, 1, 1)  # fixed: the same values give the same bytes


def word_file(document: Document, pictures: Mapping[str, bytes], words: Words) -> bytes:
    """The bytes of a .docx. `pictures`: PNG by the name of its block; a chart without one is left to its table."""
    made = docx.Document()
    styled(made)
    made.core_properties.title = clean(document.subject)
    made.core_properties.author = clean(document.letterhead.office)
    made.core_properties.created = made.core_properties.modified = _CREATED
    _portrait(made.sections[0])
    page_number(made.sections[0])
    letterhead(made, document.letterhead, words)
    _title(made, document)
    numbers = Numbering()
    for block in document.blocks:
        _block(made, block, numbers, pictures)
    _ending(made)
    signature(made, document.signature, document.recipients, document.beside, words)
    facts(made, document.facts, document.invented)
    for annex in document.annexes:
        _annex(made, annex, document, words)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _portrait(section: Any) -> None:
    section.page_width, section.page_height = Mm(LAYOUT.width_mm), Mm(LAYOUT.height_mm)
    section.left_margin, section.right_margin = Mm(LAYOUT.left_mm), Mm(LAYOUT.right_mm)
    section.top_margin, section.bottom_margin = Mm(LAYOUT.top_mm), Mm(LAYOUT.bottom_mm)
    section.header_distance = Mm(LAYOUT.top_mm / 2)
    section.different_first_page_header_footer = True  # the first page bears no number


def _title(made: Any, document: Document) -> None:
    paragraph(made, document.name, LAYOUT.name, bold=True, align=ALIGN.CENTER, before=18)
    line_under(paragraph(made, document.subject, LAYOUT.name, bold=True, align=ALIGN.CENTER))


def _block(made: Any, block: Block, numbers: Numbering, pictures: Mapping[str, bytes]) -> None:
    match block:
        case PartHeading(text, level):
            _heading(made, text, level, numbers)
        case Text(text, look):
            _text(made, text, look)
        case OwnText():
            for line in block.paragraphs:
                _text(made, line, TextLook.BODY)
            if not block.paragraphs:
                paragraph(made, f"[{block.prompt}]", LAYOUT.body, italic=True, first_line=True, align=ALIGN.JUSTIFY)
        case Rows():
            _rows(made, block, LAYOUT.table)
        case Picture():
            _picture(made, block, pictures.get(block.name))


def _heading(made: Any, text: str, level: int, numbers: Numbering) -> None:
    told = f"{numbers.next(level)} {text.upper() if level == 1 else text}"
    style = made.styles[f"Heading {level}"]
    placed = paragraph(made, told, LAYOUT.body, bold=level < 3, italic=level == 3, first_line=True, style=style)
    placed.paragraph_format.keep_with_next = True


def _text(made: Any, text: str, look: TextLook) -> None:
    if look is TextLook.NOTE:
        paragraph(made, text, LAYOUT.table, italic=True, align=ALIGN.JUSTIFY)
    else:
        dash = "- " if look is TextLook.ITEM else ""
        paragraph(made, dash + text, LAYOUT.body, first_line=True, align=ALIGN.JUSTIFY)


def _rows(made: Any, rows: Rows, size: float) -> None:
    if rows.title:
        placed = paragraph(made, rows.title, size, bold=True, align=ALIGN.CENTER)
        placed.paragraph_format.keep_with_next = True
    if rows.unit:
        placed = paragraph(made, rows.unit, size, italic=True, align=ALIGN.RIGHT)
        placed.paragraph_format.keep_with_next = True
    add_table(made, rows.table, size)
    paragraph(made, rows.note, size, italic=True)


def _picture(made: Any, picture: Picture, drawn: bytes | None) -> None:
    if drawn is None:
        return
    placed = paragraph(made, "", LAYOUT.body, align=ALIGN.CENTER)
    placed.paragraph_format.keep_with_next = True
    room = LAYOUT.width_mm - LAYOUT.left_mm - LAYOUT.right_mm
    shape = placed.add_run().add_picture(BytesIO(drawn), width=Mm(room))
    shape._inline.docPr.set("descr", clean(picture.finding))
    paragraph(made, picture.caption, LAYOUT.table, italic=True, align=ALIGN.CENTER)


def _ending(made: Any) -> None:
    """The text of a document ends with a sign of its own, so that nothing can be written behind it."""
    last = made.paragraphs[-1]
    if not last.text.strip() or last.style.name.startswith("Heading"):
        last = paragraph(made, "", LAYOUT.body, first_line=True)
    run = last.add_run("/." if last.text.rstrip().endswith(".") else "./.")
    run.font.size = Pt(LAYOUT.body)


def _annex(made: Any, annex: Annex, document: Document, words: Words) -> None:
    """A table on landscape pages, which names the document that it belongs to."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(LAYOUT.height_mm), Mm(LAYOUT.width_mm)
    section.left_margin = section.right_margin = Mm(LAYOUT.right_mm)
    section.different_first_page_header_footer = False
    paragraph(made, annex.name, LAYOUT.body, bold=True, align=ALIGN.CENTER)
    paragraph(made, annex.rows.title, LAYOUT.body, bold=True, align=ALIGN.CENTER)
    number = document.letterhead.number or words("No. …")
    told = words("(Attached to the {kind} {number} of {office})",
                 kind=document.name.capitalize(), number=number, office=document.letterhead.office)  # fmt: skip
    paragraph(made, told, LAYOUT.table, italic=True, align=ALIGN.CENTER)
    _rows(made, replace(annex.rows, title=""), LAYOUT.annex_table)
    facts(made, document.facts, document.invented)
