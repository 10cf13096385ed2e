"""Findings, choices and refusals in words."""

from dashboard.domain.issues import Choice, Issue, UnreadableWorkbook
from dashboard.text.words import Words

_NAMED = ("like", "known", "others")  # lists that may be empty
_NOTHING: tuple[object, ...] = ("", "—", ())


def finding_text(issue: Issue, words: Words) -> str:
    """What was found and what to do about it, in two sentences."""
    return f"{problem_text(issue, words)} {remedy_text(issue, words)}".strip()


def problem_text(issue: Issue, words: Words) -> str:
    """Only what was found; what is similar or known is named where there is any."""
    key = _fitting(issue, issue.code.message, words)
    return words.coded(key, {"found": issue.written, **issue.params})


def remedy_text(issue: Issue, words: Words) -> str:
    """Only what to do about it, in the kind of file that it is; empty where there is nothing to do."""
    key = f"{issue.code.message}.todo"
    if words.has(f"{key}.{issue.layout}"):
        key = f"{key}.{issue.layout}"
    key = _fitting(issue, key, words)
    return words.coded(key, {"found": issue.written, **issue.params}) if words.has(key) else ""


def _fitting(issue: Issue, key: str, words: Words) -> str:
    """The key of the sentence without a list that is empty, or with one that is not."""
    if any(issue.params.get(name, True) in _NOTHING for name in _NAMED) and words.has(f"{key}.bare"):
        return f"{key}.bare"
    if issue.params.get("like", "") not in _NOTHING and words.has(f"{key}.like"):
        return f"{key}.like"
    return key


def cells_text(issue: Issue, words: Words, most: int = 6) -> str:
    """Where it is, as a clerk looks for it: the title of the column and its cells, then those of other columns.

    "Tử số: H3, H5", "Tử số: H3; I3".
    """
    column = issue.place.position[1]
    under = [place.spot for place in issue.places if place.spot and place.position[1] == column]
    beside = [place.spot for place in issue.places if place.spot and place.position[1] != column]
    if not under:
        return issue.place.container
    named = ", ".join(under[:most])
    if len(under) > most:
        named = words("{cells} and {count} more cells", cells=named, count=len(under) - most)
    named = f"{issue.heading}: {named}" if issue.heading else named
    return "; ".join((named, ", ".join(beside[:most]))) if beside else named


def choice_text(issue: Issue, choice: Choice, words: Words) -> str:
    """One candidate reading, as a button says it."""
    key = f"choice.{issue.code.value}.{choice.code}"
    text = words.coded(key, choice.params)
    return words.coded(f"choice.{issue.code.value}", choice.params) if text == key else text


def refusal_text(refusal: UnreadableWorkbook, words: Words) -> str:
    """Why a file was not opened, and what to do."""
    return words.coded(f"refusal.{refusal.reason}", refusal.params)
