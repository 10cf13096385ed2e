"""The issues of one examination, and people's answers to them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from dashboard.domain.issues import Answer, AnswerKind, Choice, Code, Issue, IssueCode, Place, Severity
from dashboard.domain.messages import Param
from dashboard.domain.people.persons import Person
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.importing.cell_text.identity import masked
from dashboard.importing.cell_text.names import plain

Answers = Mapping[str, Answer]  # Issue.id -> the answer to it
_ORDER: dict[Code, int] = {code: number for number, code in enumerate((*IssueCode, *QualityCode))}
KEPT = (IssueCode.WHICH_UNIT, IssueCode.WHICH_INDICATOR, IssueCode.WHICH_PROJECT, IssueCode.WHICH_COLUMN)


@dataclass(frozen=True)
class EarlierAnswer:
    """The choice that somebody made for the same text in an earlier file."""

    choice: str
    actor: str
    when: datetime  # UTC


Memory = Mapping[tuple[str, str], EarlierAnswer]  # (code of the question, the text in plain spelling) -> the newest

BETWEEN = " › "
MOST_REMEMBERED = 200  # letters of the text that the store keeps with an answer

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """The text as it is stored and shown: NFC, without control and direction characters, single spaces within lines."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():  # most cells: neither controls nor lines, and direction characters are not printable
        return " ".join(text.split())
    kept = "".join(c for c in text if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _BIDI) or c == "\t")
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


@dataclass
class Findings:
    """The issues of an examination while it runs.

    `answers` by issue id; `reasons` are the texts of the column "Giải trình" by (sheet, row); `corrections` the new texts of
    cells; `memory` the choices made for earlier files.
    """

    answers: Answers = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)
    corrections: dict[Place, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict)
    _remembered: dict[str, Answer] = field(default_factory=dict)
    _keys: dict[str, str] = field(
        default_factory=dict
    )  # the texts by which choices are found again, by the question's id

    def add(
        self, code: IssueCode, place: Place, written: str = "", also: tuple[Place, ...] = (), **params: Param
    ) -> None:
        self.issues.append(Issue(code, place, masked(clean(written))[:200], params, also=also))

    def ask_of_table(
        self, code: IssueCode, place: Place, written: str, choices: tuple[Choice, ...], subject: str, column: str = ""
    ) -> str | None:
        """A question whose answer holds for tables of one subject: a column "TH" of another one may mean another thing."""
        key = masked(clean(f"{subject}{BETWEEN}{column}"))[-MOST_REMEMBERED:]
        self._keys[Issue(code, place).id] = key
        return self.ask(code, place, written, choices)

    def ask(
        self, code: IssueCode, place: Place, written: str, choices: tuple[Choice, ...], **params: Param
    ) -> str | None:
        """Adds a question; the code of the choice that answers it, None while it is open."""
        issue = Issue(code, place, masked(clean(written))[:200], params, choices)
        earlier = self._earlier_choice(issue)
        self.issues.append(issue)
        answer = self.answers.get(issue.id)
        if answer is None:
            return earlier
        if answer.text not in {choice.code for choice in choices}:
            offered = ", ".join(choice.code for choice in choices)
            self.add(IssueCode.UNKNOWN_CHOICE, place, answer.text, choices=offered)
            return None
        return answer.text

    def _earlier_choice(self, issue: Issue) -> str | None:
        """The choice made for the same text in an earlier file, with a note; a new answer to the question replaces it.

        A choice made for a table of another subject is only said: the question stays open.
        """
        if issue.code not in KEPT or not issue.written or issue.id in self.answers:
            return None
        earlier = self.memory.get((issue.code.value, plain(self._keys.get(issue.id, issue.written))))
        said = earlier or self._of_another_subject(issue)
        choice = next((choice for choice in issue.choices if said and choice.code == said.choice), None)
        if said is None or choice is None:
            return None
        code = IssueCode.AS_SAID_BEFORE if earlier else IssueCode.SAID_OF_ANOTHER_TABLE
        name = choice.params.get("name", choice.code)
        self.add(code, issue.place, issue.written, meant=name, actor=Person(said.actor), when=said.when)
        if earlier is None:
            return None
        self._remembered[issue.id] = Answer(issue.id, AnswerKind.CHOICE, earlier.choice)
        return earlier.choice

    def _of_another_subject(self, issue: Issue) -> EarlierAnswer | None:
        """The newest choice made for the same text in a table of another subject."""
        code, written = issue.code.value, plain(issue.written)
        if issue.id not in self._keys:
            return None
        found = [
            earlier
            for (kept_code, kept), earlier in self.memory.items()
            if kept_code == code and kept.rpartition(plain(BETWEEN))[2].strip() == written
        ]
        return max(found, key=lambda earlier: earlier.when, default=None)

    def answer_to(self, issue: Issue) -> Answer | None:
        """The answer to an issue: given for it, for an earlier file, or as reason in the "Giải trình" cell of its row."""
        answer = self.answers.get(issue.id) or self._remembered.get(issue.id)
        if answer is not None and (issue.choices or (answer.kind is AnswerKind.REASON and answer.text.strip())):
            return answer
        reason = self.reasons.get((issue.place.container, issue.place.position[0]))
        if reason and not issue.choices:
            return Answer(issue.id, AnswerKind.REASON, reason)
        return None

    def sorted(self, sheets: tuple[str, ...]) -> tuple[Issue, ...]:
        """The issues without repetitions, by sheet, row, column and code."""
        order = {name: index for index, name in enumerate(sheets)}
        unique = {issue.id + str(sorted(map(str, issue.params.values()))): issue for issue in self.issues}
        return tuple(
            sorted(
                unique.values(),
                key=lambda i: (order.get(i.place.container, -1), i.place.position, _ORDER[i.code]),
            )
        )

    def open(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        """The issues that block storing: errors, and questions without an answer."""
        return tuple(
            i
            for i in issues
            if i.severity is Severity.ERROR or (i.severity is Severity.EXPLAIN and self.answer_to(i) is None)
        )

    def answered(self, issues: tuple[Issue, ...]) -> tuple[AnsweredFinding, ...]:
        """Issues with the answers to them, and corrected cells with their new texts, to be stored with the figures."""
        return tuple(
            AnsweredFinding(i.code.value, i.place, self._keys.get(i.id, i.written), answer)
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
