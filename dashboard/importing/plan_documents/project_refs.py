"""Projects as texts name them: «Dự án 4», «Tiểu dự án 2 - Dự án 6», «Nội dung thành phần số 3», by codes of their numbers."""

import re

from dashboard.importing.plan_documents.clauses import Clause

_KIND = r"(?:dự án(?: thành phần)?|nội dung thành phần|hợp phần)(?: số)?"
_NUMBERS = r"\d{1,2}(?:\.\d{1,2})?(?:\s*(?:,|và|;)\s*(?:\d{1,2}(?:\.\d{1,2})?)(?!\s*(?:%|triệu|tỷ|đồng|[.,]?\d)))*"
_SUB = re.compile(
    rf"(?:tiểu dự án|tda|nội dung)(?: số)?\s*(?P<subs>{_NUMBERS})\s*(?:[-,(]\s*)?(?:thuộc\s+|của\s+)?(?:dự án(?: thành phần)?|da)(?: số)?\s*(?P<of>\d{{1,2}})"
)
_OF_SUB = re.compile(
    rf"(?:dự án(?: thành phần)?|da)(?: số)?\s*(?P<of>\d{{1,2}})\s*[-,(:]\s*(?:tiểu dự án|tda)(?: số)?\s*(?P<subs>{_NUMBERS})"
)
_ALONE = re.compile(rf"(?<!tiểu )(?:{_KIND}|\bda)\s*(?P<numbers>{_NUMBERS})")
_SUB_ALONE = re.compile(rf"(?:tiểu dự án|tda)(?: số)?\s*(?P<numbers>{_NUMBERS})")
_TITLE = re.compile(
    rf"^(?:(?P<sub>tiểu dự án|tda)(?: số)?|(?P<main>{_KIND}))\s*(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)\s*(?:[:.\-(]|$)\s*"
)


def project_refs(low: str, within: str = "") -> tuple[str, ...]:
    """The codes of the projects that a text names, in its order; a sub-project alone is one of the project `within`."""
    found: dict[int, list[str]] = {}
    rest = low
    for pattern in (_SUB, _OF_SUB):
        for match in pattern.finditer(rest):
            found[match.start()] = [f"DA{match['of']}.{sub}" for sub in _numbers(match["subs"])]
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for match in _SUB_ALONE.finditer(rest):
        main = within.partition(".")[0]
        codes = [f"DA{n}" if "." in n else f"{main}.{n}" for n in _numbers(match["numbers"]) if main or "." in n]
        found[match.start()] = codes
    rest = _SUB_ALONE.sub(lambda match: " " * len(match[0]), rest)
    for match in _ALONE.finditer(rest):
        found[match.start()] = [f"DA{n}" for n in _numbers(match["numbers"])]
    return tuple(dict.fromkeys(code for start in sorted(found) for code in found[start]))


def _numbers(text: str) -> list[str]:
    return [n.lstrip("0") or "0" for n in re.findall(r"\d{1,2}(?:\.\d{1,2})?", text)]


def project_title(clause: Clause) -> tuple[str, str] | None:
    """The code and the name where a clause is headed by one project."""
    found = _TITLE.match(clause.low)
    if not found:
        return None
    number = found["number"].lstrip("0")
    rest = clause.text[found.end() :]
    if (
        len(project_refs(clause.low)) > 1
        or not rest.strip(" .:;")
        or not rest.strip()[0].isupper()
        or clause.text[-1:] == ")"
    ):
        return None
    if not found["sub"]:
        return f"DA{number}", _name(rest)
    if "." in number:
        return f"DA{number}", _name(rest)
    above = project_of(clause.parents)
    return (f"{above.partition('.')[0]}.{number}", _name(rest)) if above else None


def project_of(clauses: tuple[Clause, ...]) -> str:
    """The code of the project that clauses, the outermost first, stand under; "" where they stand under none."""
    for clause in reversed(clauses):
        if titled := project_title(clause):
            return titled[0]
    return ""


def _name(rest: str) -> str:
    return re.split(r"[.;:](?:\s|$)", rest.strip(" *"), maxsplit=1)[0].strip(' .:;*“”"')
