"""Plain or pasted text to paragraphs and tables: marks of bold and italic go, a sentence broken over lines is put together."""

import re

from dashboard.importing.plan_documents.documents import MOST_PARAGRAPHS, Block, DocumentTable, Paragraph, clean
from dashboard.importing.plan_documents.labels import label_of

_STARS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_ITALIC = re.compile(r"(?<![\w*])\*([^\s*][^*]*?)\*(?![\w*])")
_TITLE_MARK = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^[\s|:+=_-]*[-=_|]{3,}[\s|:+=_-]*$")
_ENDED = re.compile(r"[.;:!?…/)\]”\"]$")
_WIDE = 50  # letters of a line that may have been cut by a page's width
_PAGE = 130  # and of the widest one of a text that is cut so
_RAGGED = 20


def text_blocks(text: str) -> list[Block]:
    """Its paragraphs by the numbers of their first lines, its tables (columns apart by | or tabs) in their place."""
    widest = max(map(len, text.splitlines()), default=0)
    blocks: list[Block] = []
    table: list[tuple[str, ...]] = []
    tables = 0
    gap = True  # an empty line stands before
    width = 0  # of the line before
    for number, raw in enumerate(text.splitlines()[:MOST_PARAGRAPHS], start=1):
        cells = _cells(raw)
        if cells is not None:
            table += [cells] if cells else []
            continue
        if table:
            tables += 1
            blocks.append(DocumentTable(tables, number - 1, tuple(table)))
            table = []
        line = unmarked(raw)
        if not line:
            gap = True
            continue
        last = blocks[-1] if blocks else None
        if isinstance(last, Paragraph) and _goes_on(last.text, line, gap, width, widest):
            blocks[-1] = Paragraph(last.number, f"{last.text} {line}", last.heading)
        else:
            blocks.append(Paragraph(number, line, bool(_TITLE_MARK.match(raw.strip()))))
        gap, width = False, len(line)
    if table:
        blocks.append(DocumentTable(tables + 1, len(text.splitlines()), tuple(table)))
    return blocks


def unmarked(raw: str) -> str:
    """A line without the marks of bold, italic and titles; a star before an item stays."""
    line = _TITLE_MARK.sub("", clean(raw))
    head = re.match(r"^(\*{1,3})\s+", line)
    body = line[head.end() :] if head else line
    body = _BOLD.sub(lambda found: found[1] or found[2], body)
    body = _ITALIC.sub(r"\1", body)
    body = _STARS.sub("", body)
    return clean(f"* {body}" if head else body)


def joined(blocks: list[Block]) -> list[Block]:
    """Paragraphs of a Word file in which a sentence was cut by the end of a page, put together."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _goes_on(last.text, block.text, True, 0, 0):
            out[-1] = Paragraph(last.number, f"{last.text} {block.text}", last.heading)
        else:
            out.append(block)
    return out


def _cells(raw: str) -> tuple[str, ...] | None:
    """The cells of a line of a table; () of a rule between rows; None of any other line."""
    line = raw.strip()
    if line.count("|") >= 2 or (line.startswith("|") and line.count("|") > 1):
        return () if _RULE.match(line) else tuple(unmarked(cell) for cell in line.strip("|").split("|"))
    if raw.strip("\n").count("\t") >= 2 and len([cell for cell in raw.split("\t") if cell.strip()]) > 1:
        return tuple(unmarked(cell) for cell in raw.split("\t"))
    return None


def _goes_on(before: str, line: str, gap: bool, width: int, widest: int) -> bool:
    """Whether a line is the rest of the sentence above it."""
    if label_of(line) or _ENDED.search(before):
        return False
    if line[0].islower():
        return True
    wrapped = _WIDE <= widest - _RAGGED <= width and widest <= _PAGE
    return not gap and wrapped and not before.isupper() and not line.isupper()
