"""What a page shows of a plan's document: totals beside their parts, sentences left out, and the text around a clause."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.importing.plan_documents.clauses import clauses_of
from dashboard.importing.plan_documents.documents import DocumentTable, PlanDocument
from dashboard.importing.plan_documents.proposals import LeftWhy, PlanReading, ProposalKind
from dashboard.importing.plan_documents.table_heads import row_text
from dashboard.text import Words
from dashboard.views.table import Table, texts

_AROUND = 6  # paragraphs on each side
_MILLION = 1_000_000
_ORDER = {why: place for place, why in enumerate(LeftWhy)}


@dataclass(frozen=True)
class DocumentLine:
    """A paragraph, or a row of a table, with its place; `here`: the one that was asked for."""

    place: str
    text: str
    title: bool = False
    here: bool = False


def lines_around(document: PlanDocument, place: str) -> tuple[DocumentLine, ...]:
    """The text around a place («II.6, gạch 2, vế 2», «bảng 1, dòng 3») under the titles above it; () where there is none."""
    clauses, _ = clauses_of(document)
    if place.startswith("bảng "):
        return _rows(document, place)
    at = next(
        (n for n, clause in enumerate(clauses) if place == clause.place or place.startswith(f"{clause.place}, vế ")),
        None,
    )
    if at is None:
        return ()
    here = clauses[at]
    first = max(0, at - _AROUND)
    shown = [clause for clause in here.parents if clause.index < first] + list(clauses[first : at + _AROUND + 1])
    return tuple(
        DocumentLine(c.place, _labelled(c.label.shown if c.label else "", c.text), c.is_title, c is here) for c in shown
    )


def _labelled(label: str, text: str) -> str:
    return f"{label}. {text}" if label else text


def _rows(document: PlanDocument, place: str) -> tuple[DocumentLine, ...]:
    for block in document.blocks:
        if isinstance(block, DocumentTable) and place.startswith(f"bảng {block.number}, "):
            lines = [
                DocumentLine(f"bảng {block.number}, dòng {n}", row_text(row))
                for n, row in enumerate(block.rows, start=1)
            ]
            at = next((n for n, line in enumerate(lines) if line.place == place), None)
            if at is None:
                return ()
            head = lines[:1] if at > _AROUND else []
            near = lines[max(0, at - _AROUND) : at + _AROUND + 1]
            return tuple(DocumentLine(li.place, li.text, n == 0, li.place == place) for n, li in enumerate(head + near))
    return ()


def left_table(reading: PlanReading, words: Words) -> Table:
    """Sentences with numbers that make no proposal, those not understood first."""
    left = sorted(reading.left, key=lambda one: _ORDER[one.why])
    return Table.of(
        texts(words("Why it is left out"), [words.coded(f"proposal.left.{one.why}") for one in left]),
        texts(words("Its sentence"), [one.sentence for one in left]),
        texts(words("Place in the document"), [one.place for one in left]),
    )


def checks_table(reading: PlanReading, words: Words) -> Table:
    """Each stated total, the sum of what was read under it, and whether they agree."""
    checks = sorted(reading.checks, key=lambda check: check.holds)
    return Table.of(
        texts(words("Total of what"), [check.of or words("The whole programme") for check in checks]),
        texts(words("Stated (million đồng)"), [_millions(check.stated, words) for check in checks]),
        texts(words("Sum of its parts"), [_millions(check.summed, words) for check in checks]),
        texts(words("Agree?"), [words("agree") if check.holds else words("do not agree") for check in checks]),
        texts(words("Place in the document"), [check.place for check in checks]),
    )


def _millions(vnd: int, words: Words) -> str:
    return words.number(Decimal(vnd) / _MILLION, places=6)


def reading_json(reading: PlanReading) -> dict[str, object]:
    """Everything that was read, without the document itself."""
    return {
        "file": reading.document.name,
        "proposals": [
            {"key": p.key, "kind": p.kind.value, "fields": dict(p.fields), "sentence": p.sentence, "place": p.place,
             "questions": [{"code": q.code, "choices": {c.key: dict(c.fields) for c in q.choices}} for q in p.questions]}
            for p in reading.proposals
        ],
        "left": [{"why": one.why.value, "sentence": one.sentence, "place": one.place} for one in reading.left],
        "totals": [
            {"of": check.of, "stated": check.stated, "summed": check.summed, "agree": check.holds, "place": check.place}
            for check in reading.checks
        ],
    }  # fmt: skip


def reading_lines(reading: PlanReading, words: Words) -> list[str]:
    """The same for a person at a terminal, by kind."""
    lines: list[str] = []
    for kind in ProposalKind:
        found = reading.of(kind)
        if not found:
            continue
        lines.append(f"{words.coded(f'proposal.kind.{kind}')} ({len(found)})")
        for one in found:
            said = "; ".join(
                f"{words.coded(f'proposal.field.{key}')}: {value}" for key, value in one.fields.items() if value
            )
            lines.append(f"- [{one.place}] {said}")
            lines.append(f"    «{one.sentence}»")
            lines += [f"    ? {words.coded(f'proposal.question.{q.code}', q.params)}" for q in one.questions]
    for left in sorted(reading.left, key=lambda one: _ORDER[one.why]):
        lines.append(f"{words.coded(f'proposal.left.{left.why}')} [{left.place}]: {left.sentence}")
    for check in reading.checks:
        if not check.holds:
            of, stated, summed = (
                check.of or words("The whole programme"),
                _millions(check.stated, words),
                _millions(check.summed, words),
            )
            lines.append(
                words(
                    "Total of {of}: {stated} stated, {summed} summed (million đồng)",
                    of=of,
                    stated=stated,
                    summed=summed,
                )
            )
    return lines
