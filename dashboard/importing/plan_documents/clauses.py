"""A document's clauses: each with its number, those that it stands under, what its section speaks of, and a stable place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dashboard.importing.cell_text.names import heading
from dashboard.importing.plan_documents.documents import DocumentTable, Paragraph, PlanDocument
from dashboard.importing.plan_documents.labels import BULLETS, CAPITALS, RANK, ClauseLabel, LabelKind, label_of

_PATH_KINDS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.LETTER, LabelKind.ROMAN, LabelKind.ARTICLE, LabelKind.NUMBER,
               LabelKind.DOTTED, LabelKind.SMALL, LabelKind.BRACKETED)  # fmt: skip
_BULLET_NAMES = {LabelKind.DASH: "gạch", LabelKind.PLUS: "dấu cộng", LabelKind.STAR: "dấu sao"}
_PROJECTS = (LabelKind.PROJECT, LabelKind.SUBPROJECT)
_SHORT = 16  # words of a title
_NUMBERED = re.compile(r"[\w.]+")
_UNDER_ALL = 10 * len(RANK)


@dataclass(frozen=True, eq=False)
class Clause:
    """A paragraph of the document. `parents` are the clauses that it stands under, the outermost first."""

    index: int
    paragraph: int
    text: str  # without its label
    label: ClauseLabel | None
    parents: tuple["Clause", ...]
    place: str  # "II.6, gạch 2"; of a document without numbers "đoạn 3"
    has_children: bool = False
    heading: bool = False

    @cached_property
    def low(self) -> str:
        """Its text in small letters and one spelling, letter by letter."""
        return lowered(self.text)

    @cached_property
    def is_title(self) -> bool:
        """Whether it only names what comes: in capitals, in a style of headings, or short and with something under it."""
        if self.heading or (self.text.isupper() and len(self.text) > 3):
            return True
        ends = self.text.rstrip()[-1:] == ":"
        short = len(self.text.split()) <= _SHORT and self.text.rstrip()[-1:] not in ".;"
        return self.has_children and (ends or short)

    @cached_property
    def chain(self) -> tuple["Clause", ...]:
        """Itself and what it stands under, the nearest first."""
        return (self, *reversed(self.parents))


def lowered(text: str) -> str:
    """The spelling by which titles are compared, where it has as many letters; else small letters."""
    low = heading(text)
    if len(low) == len(text):
        return low
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)


@dataclass
class _Open:
    """A clause under which others may stand, with the rank by which that is decided."""

    clause: Clause
    rank: float
    counts: dict[LabelKind, int]


def clauses_of(document: PlanDocument) -> tuple[tuple[Clause, ...], dict[int, Clause]]:
    """All clauses in order, and for each table (by its number) the clause that it follows."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    labels = [label_of(p.text) for p in paragraphs]
    made: list[Clause] = []
    stack: list[_Open] = []
    top: dict[LabelKind, int] = {}
    by_block: dict[int, int] = {}
    for position, (paragraph, label) in enumerate(zip(paragraphs, labels, strict=True)):
        following = labels[position + 1] if position + 1 < len(labels) else None
        rank = _rank(paragraph, label, following)
        while stack and (stack[-1].rank >= rank or (label is None and _is_item(stack[-1].clause))):
            stack.pop()
        counts = stack[-1].counts if stack else top
        count = 0
        if label is not None and label.kind in BULLETS:
            count = counts[label.kind] = counts.get(label.kind, 0) + 1
        text = paragraph.text[label.length :].strip() if label else paragraph.text
        parents = tuple(one.clause for one in stack)
        inner = _rank(paragraphs[position + 1], following, None) if position + 1 < len(paragraphs) else 0
        clause = Clause(
            len(made), paragraph.number, text, label, parents, _place(paragraph, label, parents, count, document.word),
            inner > rank, paragraph.heading,
        )  # fmt: skip
        made.append(clause)
        by_block[id(paragraph)] = clause.index
        stack.append(_Open(clause, rank, {}))
    follow: dict[int, Clause] = {}
    last: Clause | None = None
    for block in document.blocks:
        if isinstance(block, DocumentTable):
            if last is not None:
                follow[block.number] = last
        else:
            last = made[by_block[id(block)]]
    return tuple(made), follow


def _rank(paragraph: Paragraph, label: ClauseLabel | None, following: ClauseLabel | None) -> float:
    """Lower stands above. What has no number and ends in a colon stands just above what comes next."""
    if label is not None:
        return label.rank
    if following is not None and (
        paragraph.text.rstrip().endswith(":")
        or paragraph.heading
        or (paragraph.text.isupper() and len(paragraph.text) > 3)
    ):
        return following.rank - 0.5
    return _UNDER_ALL


def _is_item(clause: Clause) -> bool:
    """Whether a paragraph without a number ends it: a bullet, or what announced some."""
    return clause.label is None or clause.label.kind in (LabelKind.DASH, LabelKind.PLUS)


def _place(paragraph: Paragraph, label: ClauseLabel | None, parents: tuple[Clause, ...], count: int, word: bool) -> str:
    """II.6, gạch 2 · V.3, dấu sao 1, d, gạch 2; what has no number of its own is told by that of its paragraph."""
    here = f"{'đoạn' if word else 'dòng'} {paragraph.number}"
    steps: list[str] = []
    for one in parents:
        if one.label is None:
            steps += [] if steps or any(c.label and c.label.kind in _PATH_KINDS for c in parents) else [one.place]
        elif one.label.kind in _PROJECTS:
            steps.append(one.label.shown)
        elif one.label.kind in BULLETS:
            steps.append(one.place.rpartition(", ")[2])
        else:
            _step(steps, one.label.shown)
    if label is None:
        return ", ".join((*steps, here))
    if label.kind in _PROJECTS:
        return ", ".join((*steps, label.shown))
    if label.kind in BULLETS:
        steps.append(f"{_BULLET_NAMES[label.kind]} {count}")
        return ", ".join(steps if len(steps) > 1 else (*steps, here))
    _step(steps, label.shown)
    return ", ".join(steps)


def _step(steps: list[str], number: str) -> None:
    """II, 6 → II.6; 2, 2.1 → 2.1: a dotted number holds those above it."""
    if not steps or not _NUMBERED.fullmatch(steps[-1]):
        steps.append(number)
        return
    above = steps.pop()
    holds = "." in number and number.startswith(f"{above.rpartition('.')[2]}.")
    outer = above.rpartition(".")[0] if holds else above
    while holds and outer and number.startswith(f"{outer.rpartition('.')[2]}."):
        outer = outer.rpartition(".")[0]
    steps.append(f"{outer}.{number}" if outer else number)


_ABBREVIATED = re.compile(r"(?:\b(?:tp|tx|tt|th|gs|ts|ths|pgs|v\.v|tr|stt|no|st)|\b[a-zđ])$")
_END = re.compile(rf"[.!?…]+(?=\s+[{CAPITALS}\d]|\s+[\"“(-]|$)|;")


@dataclass(frozen=True)
class Sentence:
    """A part of a clause between full stops and semicolons: `number` is its place in the clause, `begin` its first letter."""

    clause: Clause
    number: int
    begin: int
    text: str
    whole: str  # the sentence, to its full stops on both sides

    @property
    def place(self) -> str:
        return f"{self.clause.place}, vế {self.number}"


def sentences_of(clause: Clause) -> tuple[Sentence, ...]:
    """The parts of a clause that each say one thing, brackets kept whole."""
    text = clause.text
    cuts: list[tuple[int, int, bool]] = []
    begin, depth = 0, _depths(text)
    for end in _END.finditer(text):
        if depth[end.start()] or (end[0] != ";" and _ABBREVIATED.search(text[: end.start()].casefold())):
            continue
        cuts.append((begin, end.start(), end[0] != ";"))
        begin = end.end()
    if text[begin:].strip():
        cuts.append((begin, len(text), True))
    return tuple(_sentences(clause, cuts))


def _sentences(clause: Clause, cuts: list[tuple[int, int, bool]]) -> Iterator[Sentence]:
    start = 0
    for position, (begin, end, _) in enumerate(cuts):
        if position and cuts[position - 1][2]:
            start = begin
        stop = next((later[1] for later in cuts[position:] if later[2]), end)
        lead = len(clause.text[begin:end]) - len(clause.text[begin:end].lstrip())
        whole = clause.text[start : stop + 1].strip()
        yield Sentence(clause, position + 1, begin + lead, clause.text[begin:end].strip(), whole)


def _depths(text: str) -> list[int]:
    """How many brackets are open at each letter; of brackets that never close none."""
    if text.count("(") != text.count(")"):
        return [0] * (len(text) + 1)
    depths, depth = [], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        depths.append(max(0, depth))
    return [*depths, 0]
