"""Answers to findings, as a file gives them: a JSON object of finding id to a reason, a choice or a cell's new text."""

import json

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.importing.findings import Answers


def answers_in(text: str) -> Answers:
    """`{"cumulative_falls@Chỉ tiêu!G5": "reason", "ambiguous_basis@Chỉ tiêu!E2": {"choice": "change_points"}}`.

    A plain text is a reason, or a choice where the finding offers some. `{"corrected_cell@Chỉ tiêu!G5": {"cell": "12"}}`
    puts a new text into a cell. ValueError for anything else.
    """
    given = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError("answers are a JSON object of finding ids")
    return {issue: _answer(issue, answer) for issue, answer in given.items()}


def answers_by_file(text: str, files: tuple[str, ...], bare: tuple[str, ...] = ()) -> dict[str, Answers]:
    """Answers for each file by its name: `{"a.xlsx": {…}, "b.xlsx": {…}}`, or one object where there is one file.

    `bare` are names without their folder, which may be used too.

    An answer to one file never speaks for another: with several files ValueError unless every key is one of their names.
    """
    given = json.loads(text)
    named = isinstance(given, dict) and all(
        isinstance(answer, dict) and key in (*files, *bare) for key, answer in given.items()
    )
    if named:
        return {name: answers_in(json.dumps(answer)) for name, answer in given.items()}
    if len(files) != 1:
        raise ValueError("of several files the answers are given by file name: {" + '"a.xlsx": {…}' + "}")
    return {files[0]: answers_in(text)}


def _answer(issue: str, given: object) -> Answer:
    match given:
        case str():
            return Answer(issue, AnswerKind.REASON, given)
        case {"choice": str(choice)}:
            return Answer(issue, AnswerKind.CHOICE, choice)
        case {"reason": str(reason)}:
            return Answer(issue, AnswerKind.REASON, reason)
        case {"cell": str(text)}:
            return Answer(issue, AnswerKind.CELL, text)
    raise ValueError(f"{issue}: an answer is a text, a choice, a reason or a cell")
