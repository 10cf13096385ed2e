"""Chất lượng số liệu: findings in words, by who has to explain them, those that nobody has explained first."""

from dataclasses import dataclass
from itertools import groupby

from dashboard.domain.issues import Severity
from dashboard.domain.messages import Param
from dashboard.domain.people.named import Persons
from dashboard.domain.people.persons import Person
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import Finding, FindingKind
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.views.cell import Cell, plain
from dashboard.views.linked import to_file, unit_cell
from dashboard.views.table import Table, of_fields

GLYPHS = {Severity.ERROR: "◆", Severity.EXPLAIN: "▲", Severity.NOTE: "○"}


@dataclass(frozen=True)
class FindingRow:
    """One finding as a page shows it; `key` is what a note refers to."""

    key: str
    weight: str
    text: str
    todo: str
    unit: Cell
    kind: str
    where: Cell
    explanation: str


@dataclass(frozen=True)
class OwnerGroup:
    """What one unit or person has to explain."""

    owner: str
    open: int
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True)
class Quality:
    headline: str
    groups: tuple[OwnerGroup, ...]  # with most unexplained findings first


def chosen(findings: tuple[Finding, ...], unit: str | None, kind: FindingKind | None) -> tuple[Finding, ...]:
    """Findings that a unit owns or that speak of it, and of one kind; None: of all."""
    return tuple(
        f for f in findings if (unit is None or unit in (f.owner, f.subject)) and (kind is None or f.code.kind is kind)
    )


def quality(snapshot: Snapshot, findings: tuple[Finding, ...], words: Words) -> Quality:
    """Findings in the order given, by owner."""
    plan, persons = snapshot.plan, Persons(snapshot.plan)

    def owner_of(finding: Finding) -> str:
        return _owner(plan, finding, persons, words)

    by_owner = sorted(findings, key=owner_of)
    groups = [
        OwnerGroup(owner, sum(not f.explained for f in mine), _rows(snapshot, mine, words))
        for owner, group in groupby(by_owner, key=owner_of)
        if (mine := tuple(group))
    ]
    groups.sort(key=lambda group: (-group.open, group.owner))
    return Quality(_headline(findings, words), tuple(groups))


def _headline(findings: tuple[Finding, ...], words: Words) -> str:
    if not findings:
        return words("Data quality: nothing to explain")
    waiting = [f for f in findings if not f.explained]
    if not waiting:
        return words("Data quality: all {count} findings have been explained", count=len(findings))
    heavy = sum(f.code.severity is Severity.ERROR for f in waiting)
    owners = len({f.owner for f in waiting})
    params: dict[str, Param] = {"open": len(waiting), "count": len(findings), "owners": owners}
    if heavy:
        return words(
            "Data quality: {open} of {count} findings unexplained ({heavy} contradictions); {owners} have to explain",
            **params, heavy=heavy,
        )  # fmt: skip
    return words("Data quality: {open} of {count} findings unexplained; {owners} have to explain", **params)


def _rows(snapshot: Snapshot, findings: tuple[Finding, ...], words: Words) -> tuple[FindingRow, ...]:
    persons = Persons(snapshot.plan)
    return tuple(row_of(snapshot, finding, words, persons) for finding in findings)


def row_of(snapshot: Snapshot, finding: Finding, words: Words, persons: Persons | None = None) -> FindingRow:
    persons = persons or Persons(snapshot.plan)
    severity = finding.code.severity
    return FindingRow(
        key=finding.key,
        weight=f"{GLYPHS[severity]} {words.term(severity)}",
        text=problem(finding, words),
        todo=remedy(finding, words),
        unit=_subject(snapshot.plan, finding.subject, words),
        kind=words.term(finding.code.kind),
        where=_where(snapshot, finding, words),
        explanation=_explanation(finding, persons, words),
    )


def _subject(plan: Plan, code: str, words: Words) -> Cell:
    return unit_cell(plan, code, full=True) if code else Cell(owner_name(plan, code, words))


def finding_table(rows: tuple[FindingRow, ...], words: Words) -> Table:
    heads = {
        "weight": "Severity", "text": "What was found", "todo": "What to do", "explanation": "Explanation",
        "where": "Cell", "kind": "About", "unit": "Unit",
    }  # fmt: skip
    return of_fields(rows, heads, words)


def finding_rows(snapshot: Snapshot, findings: tuple[Finding, ...], words: Words) -> Table:
    """Findings in the order given, whoever is to explain them."""
    return finding_table(_rows(snapshot, findings, words), words)


def problem(finding: Finding, words: Words) -> str:
    """What does not fit, in one sentence: the one that an upload of the figure says."""
    return words.coded(finding.code.message, finding.params)


def remedy(finding: Finding, words: Words) -> str:
    """What to do about it."""
    return words.coded(f"{finding.code.message}.todo", finding.params)


def owner_name(plan: Plan, owner: str, words: Words) -> str:
    """A unit's name, or the name that somebody typed."""
    return plan.unit_by_code[owner].name if owner in plan.unit_by_code else owner or words("nobody named")


def _owner(plan: Plan, finding: Finding, persons: Persons, words: Words) -> str:
    """Who has to explain it: a unit, or the name that somebody typed, where names are read; else whose figure it is."""
    if finding.owner in plan.unit_by_code or not finding.owner:
        return owner_name(plan, finding.owner, words)
    return words.person(persons.of(finding.subject or plan.root, finding.owner))


def _where(snapshot: Snapshot, finding: Finding, words: Words) -> Cell:
    sent = snapshot.submission_by_id.get(finding.submission or 0)
    if sent is None:
        return Cell(words("the plan"))
    place = str(finding.place) if finding.place else ""
    return to_file(f"{sent.file_name} · {place}" if place else sent.file_name, sent.sha256, place)


def _explanation(finding: Finding, persons: Persons, words: Words) -> str:
    given = finding.explanation
    if given is None:
        return words("not explained yet")
    by_whom = persons.of(given.unit, given.actor) if given.unit else Person(given.actor)
    by = ", ".join(filter(None, (words.person(by_whom), words.moment(given.when) if given.when else "")))
    return f"{given.text} ({by})" if by else given.text


def quality_json(snapshot: Snapshot, findings: tuple[Finding, ...], words: Words) -> list[dict[str, object]]:
    """Findings as plain values, for scripts: code, key, severity, owner and what a page says."""
    plan, persons = snapshot.plan, Persons(snapshot.plan)
    rows: list[dict[str, object]] = []
    for finding in findings:
        rows.append(
            plain(row_of(snapshot, finding, words, persons))
            | {
                "code": finding.code.value,
                "weight": finding.code.severity.value,
                "kind": finding.code.kind.value,
                "owner": finding.owner if finding.owner in plan.unit_by_code else _owner(plan, finding, persons, words),
                "unit": finding.subject,
                "about": finding.about,
                "period": finding.period.code if finding.period else None,
                "cell": str(finding.place) if finding.place else None,
                "explained": finding.explained,
                "explanation": finding.explanation.text if finding.explanation else None,
            }
        )
    return rows
