"""Answers to findings, as a file gives them: a JSON object of finding id to a reason or a choice."""

import json

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.importing.findings import Answers


def answers_in(text: str) -> Answers:
    """`{"cumulative_falls@Chỉ tiêu!G5": "reason", "ambiguous_basis@Chỉ tiêu!E2": {"choice": "change_points"}}`.

    A plain text is a reason, or a choice where the finding offers some. ValueError for anything else.
    """
    given = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError("answers are a JSON object of finding ids")
    return {issue: _answer(issue, said) for issue, said in given.items()}


def _answer(issue: str, said: object) -> Answer:
    match said:
        case str():
            return Answer(issue, AnswerKind.REASON, said)
        case {"choice": str(choice)}:
            return Answer(issue, AnswerKind.CHOICE, choice)
        case {"reason": str(reason)}:
            return Answer(issue, AnswerKind.REASON, reason)
    raise ValueError(f"{issue}: an answer is a text, a choice or a reason")
