"""Findings, choices and refusals in words."""

from dashboard.domain.issues import Choice, Issue, UnreadableWorkbook
from dashboard.text.words import Words

_NAMED = ("like", "known", "others")  # lists that may be empty
_NOTHING: tuple[object, ...] = ("", "—", ())


def finding_text(issue: Issue, words: Words, *, in_form: bool = False) -> str:
    """What was found and what to do about it, in two sentences; `in_form`: in the browser's form, which has no columns."""
    return f"{problem_text(issue, words)} {remedy_text(issue, words, in_form=in_form)}".strip()


def problem_text(issue: Issue, words: Words) -> str:
    """Only what was found; what is similar or known is named where there is any."""
    key = _fitting(issue, issue.code.message, words)
    return words.coded(key, {"found": issue.written, **issue.params})


def remedy_text(issue: Issue, words: Words, *, in_form: bool = False) -> str:
    """Only what to do about it, in the kind of file that it is, or in the form; empty where there is nothing to do."""
    key = f"{issue.code.message}.todo"
    if in_form and words.has(f"{key}.form"):
        key = f"{key}.form"
    elif words.has(f"{key}.{issue.layout}"):
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
    """Where it is, as a clerk looks for it: each title with its cells, "Tử số: H3, H5; Mẫu số: I3"."""
    spots: dict[str, list[str]] = {}
    headings = issue.headings or ("",) * len(issue.places)
    for place, heading in zip(issue.places, headings, strict=True):
        if place.spot:
            spots.setdefault(heading, []).append(place.spot)
    if not spots:
        return issue.place.container
    return "; ".join(_titled(heading, under, most, words) for heading, under in spots.items())


def _titled(heading: str, spots: list[str], most: int, words: Words) -> str:
    named = ", ".join(spots[:most])
    if len(spots) > most:
        named = words("{cells} and {count} more cells", cells=named, count=len(spots) - most)
    return f"{heading}: {named}" if heading else named


def choice_text(issue: Issue, choice: Choice, words: Words) -> str:
    """One candidate reading, as a button says it."""
    key = f"choice.{issue.code.value}.{choice.code}"
    text = words.coded(key, choice.params)
    return words.coded(f"choice.{issue.code.value}", choice.params) if text == key else text


def refusal_text(refusal: UnreadableWorkbook, words: Words) -> str:
    """Why a file was not opened, and what to do."""
    return words.coded(f"refusal.{refusal.reason}", refusal.params)
