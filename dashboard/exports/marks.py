"""The content of a marked copy: findings by cell as texts, and the new texts of cells; plain values, to be sent as JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from dashboard.domain.issues import Issue, IssueCode, Severity
from dashboard.domain.reported.history import ReportComment
from dashboard.domain.reported.observations import Submission
from dashboard.importing.corrections import RESULT_SHEETS
from dashboard.text import Words
from dashboard.text.findings import problem_text, remedy_text
from dashboard.views.corrections import CorrectedCell, correction_text


@dataclass(frozen=True)
class Mark:
    """One finding. `spot` is "" for a whole sheet or file; `level` is error, explain, note or answered.

    `word` is the level in words, `written` the text of the cell, `text` what is wrong and what to do.
    """

    sheet: str
    spot: str
    level: str
    word: str
    written: str
    text: str


@dataclass(frozen=True)
class Correction:
    """The new text of a cell; "" empties it."""

    sheet: str
    spot: str
    text: str


@dataclass(frozen=True)
class Marking:
    """What is written into a copy. `title` and `heads` are of the sheet of results, `about` is the line that explains it."""

    title: str
    about: str
    heads: tuple[str, str, str, str, str]
    marks: tuple[Mark, ...]
    corrections: tuple[Correction, ...] = ()

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Marking":
        data = json.loads(text)
        return cls(
            data["title"],
            data["about"],
            tuple(data["heads"]),
            tuple(Mark(**mark) for mark in data["marks"]),
            tuple(Correction(**correction) for correction in data["corrections"]),
        )


def marking(
    issues: Iterable[Issue], open_issues: Iterable[Issue], words: Words, about: str, corrected: bool = True
) -> Marking:
    """The findings of an examination as texts; with `corrected` the corrections made on the page are included."""
    listed, waiting = tuple(issues), {issue.id for issue in open_issues}
    return Marking(
        title=RESULT_SHEETS[words.language],
        about=about,
        heads=_heads(words),
        marks=tuple(mark for issue in listed for mark in _marks(issue, issue.id in waiting, words)),
        corrections=tuple(_correction(i) for i in listed if i.code is IssueCode.CORRECTED_CELL) if corrected else (),
    )


def returned_marking(
    sent: Submission, comments: Iterable[ReportComment], corrected: Iterable[CorrectedCell], words: Words
) -> Marking:
    """What a reviewer said of a report: the reason for its return, his comments at their cells, then what its sender corrected."""
    mended = tuple(corrected)
    changed = tuple(
        Mark(c.place.container, c.place.spot, "note", words("Mended when sent"), c.before, correction_text(c, words))
        for c in mended
    )
    word = words("Reviewer's comment")
    said = tuple(Mark(c.place.container, c.place.spot, "explain", word, "", f"{c.text} ({c.actor})") for c in comments)
    whole = Mark("", "", "error", words("Returned"), "", sent.reason)
    return Marking(
        title=RESULT_SHEETS[words.language],
        about=words("The report was returned: mend the marked cells in this file, and send it again."),
        heads=_heads(words),
        marks=(whole, *said, *changed),
        corrections=tuple(Correction(c.place.container, c.place.spot, c.after) for c in mended),
    )


def _heads(words: Words) -> tuple[str, str, str, str, str]:
    return (
        words("Cell"),
        words("Sheet"),
        words("Finding"),
        words("Written there"),
        words("What is wrong, what to do"),
    )


def _marks(issue: Issue, is_open: bool, words: Words) -> Iterator[Mark]:
    """One for each cell of the finding."""
    answered = issue.severity is Severity.EXPLAIN and not is_open
    text = problem_text(issue, words)
    if not answered and (remedy := remedy_text(issue, words)):
        text = f"{text} {remedy}"
    word = words("✓ Answered") if answered else words.term(issue.severity)
    level = "answered" if answered else issue.severity.value
    for place in issue.places:
        yield Mark(place.container, place.spot, level, word, issue.written, text)


def _correction(issue: Issue) -> Correction:
    after = issue.params["after"]  # the word for a blank cell is a member of an enum, not a text
    return Correction(issue.place.container, issue.place.spot, after if type(after) is str else "")
