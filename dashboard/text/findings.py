"""Findings, choices and refusals in words."""

from dashboard.domain.issues import Choice, Issue, UnreadableWorkbook
from dashboard.text.words import Words


def finding_text(issue: Issue, words: Words) -> str:
    """What was found and what to do about it, in two sentences."""
    return f"{problem_text(issue, words)} {remedy_text(issue, words)}".strip()


def problem_text(issue: Issue, words: Words) -> str:
    """Only what was found."""
    return words.coded(issue.code.message, {"found": issue.written, **issue.params})


def remedy_text(issue: Issue, words: Words) -> str:
    """Only what to do about it; empty where there is nothing to do."""
    key = f"{issue.code.message}.todo"
    text = words.coded(key, {"found": issue.written, **issue.params})
    return "" if text == key else text


def choice_text(issue: Issue, choice: Choice, words: Words) -> str:
    """One candidate reading, as a button says it."""
    key = f"choice.{issue.code.value}.{choice.code}"
    text = words.coded(key, choice.params)
    return words.coded(f"choice.{issue.code.value}", choice.params) if text == key else text


def refusal_text(refusal: UnreadableWorkbook, words: Words) -> str:
    """Why a file was not opened, and what to do."""
    return words.coded(f"refusal.{refusal.reason}", refusal.params)
