"""The process that reads foreign documents of plans, and applies the rules to them: a text made for it could keep them busy."""

import sys
from dataclasses import asdict

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import worker
from dashboard.importing.files.csv_text import decoded
from dashboard.importing.files.file_kinds import OLE, ZIP, kind_by_signature
from dashboard.importing.plan_documents.documents import (
    MOST_PARAGRAPHS,
    Block,
    DocumentTable,
    Paragraph,
    PlanDocument,
    unified,
)
from dashboard.importing.plan_documents.docx_reader import docx_blocks
from dashboard.importing.plan_documents.reading_rules import read_plan
from dashboard.importing.plan_documents.text_reader import text_blocks


def read_document(content: bytes) -> PlanDocument:
    """The paragraphs and tables of a .docx or a text. UnreadableWorkbook for anything else."""
    if not content.strip():
        raise UnreadableWorkbook("empty_file")
    word = content.startswith(ZIP)
    if word:
        blocks = docx_blocks(content)
    elif content.startswith(OLE):
        raise UnreadableWorkbook("old_word")
    else:
        kind_by_signature(content)  # refuses what is no text
        blocks = text_blocks(decoded(content))
    if not blocks:
        raise UnreadableWorkbook("no_text")
    if len(blocks) > MOST_PARAGRAPHS:
        raise UnreadableWorkbook("too_much_text", limit=MOST_PARAGRAPHS)
    return PlanDocument("", _unified(blocks), word)


def _unified(blocks: list[Block]) -> tuple[Block, ...]:
    """With texts of old fonts in Unicode."""
    texts = [text for block in blocks for text in _texts(block)]
    read = dict(zip(texts, unified(texts), strict=True))
    if all(text == into for text, into in read.items()):
        return tuple(blocks)
    return tuple(
        Paragraph(b.number, read[b.text], b.heading) if isinstance(b, Paragraph)
        else DocumentTable(b.number, b.after, tuple(tuple(read[cell] for cell in row) for row in b.rows))
        for b in blocks
    )  # fmt: skip


def _texts(block: Block) -> list[str]:
    return [block.text] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]


def plain_plan(content: bytes) -> tuple[str, object]:
    """The whole reading as plain values."""
    return "plan", asdict(read_plan(read_document(content)))


if __name__ == "__main__":
    worker.main(*map(int, sys.argv[1:]), read=plain_plan)
