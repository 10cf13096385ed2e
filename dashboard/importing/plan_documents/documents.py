"""A plan's document as it stands: its paragraphs and tables in their order, whatever file or clipboard they came from."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.importing.cell_text.legacy_fonts import OF_UNICODE, SUSPECT, converted, decoded, is_vietnamese

LONGEST_PARAGRAPH = 12_000  # letters of a paragraph that are read
MOST_PARAGRAPHS = 20_000


@dataclass(frozen=True)
class Paragraph:
    """A paragraph by its number in the document, with the number or dash that stands before it as a part of its text."""

    number: int
    text: str
    heading: bool = False  # set in a style of headings


@dataclass(frozen=True)
class DocumentTable:
    """A table by its number in the document; what is merged stands in each of its cells."""

    number: int
    after: int  # the paragraph that it follows
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | DocumentTable


@dataclass(frozen=True)
class PlanDocument:
    """What was read of a file; of `word` the numbers are of paragraphs, otherwise of lines."""

    name: str
    blocks: tuple[Block, ...]
    word: bool = False

    @classmethod
    def from_plain(cls, name: str, plain: Mapping[str, Any]) -> "PlanDocument":
        """Of what the worker's pipe carries."""
        blocks: list[Block] = []
        for block in plain["blocks"]:
            if "rows" in block:
                rows = tuple(tuple(map(str, row)) for row in block["rows"])
                blocks.append(DocumentTable(int(block["number"]), int(block["after"]), rows))
            else:
                blocks.append(Paragraph(int(block["number"]), str(block["text"]), bool(block["heading"])))
        return cls(name, tuple(blocks), bool(plain["word"]))


def clean(text: str) -> str:
    """One line of composed letters with single spaces; the dashes of word processors as the one of keyboards."""
    joined = unicodedata.normalize("NFC", text).translate(_SIGNS)
    return " ".join(joined[:LONGEST_PARAGRAPH].split())


_SIGNS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00ad": "",
     "\u200b": "", "\ufeff": "", "\u00a0": " "}
)  # fmt: skip


def unified(texts: list[str]) -> list[str]:
    """Texts of one document with those of old fonts converted; where a single font is sure, what may be in it is too."""
    sure = {text: read for text in set(texts) if SUSPECT.search(text) and (read := converted(text))}
    if not sure:
        return texts
    fonts = {legacy for _, legacy in sure.values()}
    out = [sure[text][0] if text in sure else text for text in texts]
    if len(fonts) == 1 and not any(OF_UNICODE.search(text) for text in texts):
        (only,) = fonts
        for place, text in enumerate(texts):
            if text not in sure and SUSPECT.search(text) and is_vietnamese(decoded(text, only)):
                out[place] = decoded(text, only)
    return out
