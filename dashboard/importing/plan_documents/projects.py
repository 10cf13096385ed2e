"""Projects and sub-projects with their names, and whether the plan's own place is entitled to them."""

import re

from dashboard.importing.plan_documents.clauses import Clause, sentences_of
from dashboard.importing.plan_documents.project_refs import project_of, project_title
from dashboard.importing.plan_documents.proposals import Proposal, ProposalKind
from dashboard.importing.plan_documents.sections import Section, section_of

_NOT_OURS = re.compile(
    r"\bkhông (?:thuộc (?:đối tượng|phạm vi|diện)|thực hiện (?:dự án|tiểu dự án|nội dung)|triển khai (?:dự án|tiểu dự án|thực hiện)|có đối tượng|"
    r"được (?:phân bổ|giao|bố trí) (?:vốn|kinh phí)|được thụ hưởng)\b"
)
_LISTED = re.compile(r"\bdự án\b[^():.;]{0,40}(?:gồm|sau|:)")
_ITEM = re.compile(r"\((\d{1,2})\)\s*([^();]+(?:\([^)]*\)[^();]*)*)")


def projects_in(clauses: tuple[Clause, ...]) -> list[Proposal]:
    """Each project once, with its first name and place."""
    found: dict[str, dict[str, str]] = {}
    where: dict[str, tuple[str, Clause]] = {}
    for clause in clauses:
        if section_of(clause) in (Section.BASIS, Section.FOOT) or Section.PAST in (
            section_of(c) for c in clause.parents[-2:]
        ):
            continue
        if titled := project_title(clause):
            _note(found, where, *titled, clause.text, clause)
        for number, name in _enumerated(clause):
            _note(found, where, f"DA{number}", name, _around(clause, name), clause)
        for sentence in sentences_of(clause):
            low = sentence.text.casefold()
            code = titled[0] if titled else project_of(clause.parents)
            if code in found and _NOT_OURS.search(low) and "applicable" not in found[code] and len(low.split()) < 40:
                found[code] |= {
                    "applicable": "không",
                    "reason": sentence.text + ("." if sentence.whole.endswith(".") else ""),
                }
    return [_proposal(code, fields, found, *where[code]) for code, fields in sorted(found.items(), key=_order)]


def _note(
    found: dict[str, dict[str, str]],
    where: dict[str, tuple[str, Clause]],
    code: str,
    name: str,
    sentence: str,
    clause: Clause,
) -> None:
    if name and code not in found:
        found[code] = {"code": code, "name": name}
        where[code] = (sentence, clause)


def _enumerated(clause: Clause) -> list[tuple[str, str]]:
    """«Thực hiện 7 dự án, gồm: (1) …; (2) …»."""
    opened = _LISTED.search(clause.low)
    if not opened:
        return []
    items = [(m[1], m[2]) for m in _ITEM.finditer(clause.text[opened.end() :])]
    if [number for number, _ in items] != [str(n) for n in range(1, len(items) + 1)] or len(items) < 2:
        return []
    return [(number, name.split(". ")[0].strip(" .,;")) for number, name in items]


def _around(clause: Clause, name: str) -> str:
    return next((s.whole for s in sentences_of(clause) if name[:20] in s.text), clause.text)


def _order(item: tuple[str, dict[str, str]]) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", item[0]))


def _proposal(
    code: str, fields: dict[str, str], found: dict[str, dict[str, str]], sentence: str, clause: Clause
) -> Proposal:
    parent = code.rpartition(".")[0]
    if parent in found:
        fields = fields | {"parent": parent}
    fields = {"applicable": "có"} | fields if "applicable" not in fields else fields
    return Proposal(f"project:{code}", ProposalKind.PROJECT, fields, sentence, clause.place, clause.index)
