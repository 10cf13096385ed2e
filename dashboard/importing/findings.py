"""Where an examination gathers what it finds, and what people have answered to it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from dashboard.domain.issues import Answer, AnswerKind, Choice, Code, Issue, IssueCode, Place, Severity
from dashboard.domain.messages import Param
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.importing.cell_text.identity import masked
from dashboard.importing.cell_text.names import plain

Answers = Mapping[str, Answer]  # Issue.id -> what was said
_ORDER: dict[Code, int] = {code: number for number, code in enumerate((*IssueCode, *QualityCode))}
KEPT = (IssueCode.WHICH_UNIT, IssueCode.WHICH_INDICATOR, IssueCode.WHICH_PROJECT, IssueCode.WHICH_COLUMN)


@dataclass(frozen=True)
class SaidBefore:
    """What somebody answered to the same words in an earlier file."""

    choice: str
    actor: str
    when: datetime  # UTC


Memory = Mapping[
    tuple[str, str], SaidBefore
]  # (code of the question, the words in plain spelling) -> the newest answer

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """Text as it may be kept and shown: NFC, without control and direction characters, spaces squeezed within lines."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():  # most cells: neither controls nor lines, and direction characters are not printable
        return " ".join(text.split())
    kept = "".join(c for c in text if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _BIDI) or c == "\t")
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


@dataclass
class Findings:
    """Issues in the making. `reasons` are the words of the "Giải trình" column, by (sheet, row); `corrections` new texts."""

    answers: Answers = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)
    corrections: dict[Place, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict)
    _remembered: dict[str, Answer] = field(default_factory=dict)

    def add(self, code: IssueCode, place: Place, found: str = "", **params: Param) -> None:
        self.issues.append(Issue(code, place, masked(clean(found))[:200], params))

    def ask(
        self, code: IssueCode, place: Place, found: str, choices: tuple[Choice, ...], **params: Param
    ) -> str | None:
        """The code of the choice a person made; None, with the question noted, while nobody has."""
        issue = Issue(code, place, masked(clean(found))[:200], params, choices)
        self.issues.append(issue)
        answer = self.answers.get(issue.id)
        if answer is None:
            return self._said_before(issue)
        if answer.text not in {choice.code for choice in choices}:
            offered = ", ".join(choice.code for choice in choices)
            self.add(IssueCode.UNKNOWN_CHOICE, place, answer.text, choices=offered)
            return None
        return answer.text

    def _said_before(self, issue: Issue) -> str | None:
        """What names and columns were taken for the last time somebody was asked; said aloud, and open to another answer."""
        said = self.memory.get((issue.code.value, plain(issue.found))) if issue.code in KEPT and issue.found else None
        choice = next((choice for choice in issue.choices if said and choice.code == said.choice), None)
        if said is None or choice is None:
            return None
        meant = choice.params.get("name", choice.code)
        self.add(IssueCode.AS_SAID_BEFORE, issue.place, issue.found, meant=meant, actor=said.actor, when=said.when)
        self._remembered[issue.id] = Answer(issue.id, AnswerKind.CHOICE, said.choice)
        return said.choice

    def answer_to(self, issue: Issue) -> Answer | None:
        """What was said to an issue: by name, before, or in the row's own "Giải trình" cell where a reason is enough."""
        said = self.answers.get(issue.id) or self._remembered.get(issue.id)
        if said is not None and (issue.choices or (said.kind is AnswerKind.REASON and said.text.strip())):
            return said
        reason = self.reasons.get((issue.place.container, issue.place.position[0]))
        if reason and not issue.choices:
            return Answer(issue.id, AnswerKind.REASON, reason)
        return None

    def sorted(self, sheets: tuple[str, ...]) -> tuple[Issue, ...]:
        """All issues once, in sheet, row, column order."""
        order = {name: index for index, name in enumerate(sheets)}
        unique = {issue.id + str(sorted(map(str, issue.params.values()))): issue for issue in self.issues}
        return tuple(
            sorted(
                unique.values(),
                key=lambda i: (order.get(i.place.container, -1), i.place.position, _ORDER[i.code]),
            )
        )

    def open(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        """Those that block: errors, and questions that nobody has answered."""
        return tuple(
            i
            for i in issues
            if i.severity is Severity.ERROR or (i.severity is Severity.EXPLAIN and self.answer_to(i) is None)
        )

    def answered(self, issues: tuple[Issue, ...]) -> tuple[AnsweredFinding, ...]:
        """Questions with what was said to them, and cells with what replaced them, to be kept with the figures."""
        return tuple(
            AnsweredFinding(i.code.value, i.place, i.found, answer)
            for i in issues
            if (answer := self._kept(i)) is not None
        )

    def _kept(self, issue: Issue) -> Answer | None:
        if issue.code is IssueCode.CORRECTED_CELL:
            return Answer(issue.id, AnswerKind.CELL, self.corrections[issue.place])
        asked = issue.severity is Severity.EXPLAIN or isinstance(
            issue.code, QualityCode
        )  # a reason for a note is kept too
        answer = self.answer_to(issue) if asked else None
        return replace(answer, text=masked(answer.text)) if answer else None  # no person's number is kept in a reason
