"""The glossary: terms of the field in English and Vietnamese, and what each is called in the code."""

import csv
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("glossary.csv")


class Term(NamedTuple):
    """A row of glossary.csv. `code` is a dotted path below the package `dashboard`."""

    en: str
    vi: str
    code: str


def terms() -> list[Term]:
    """Every term, in the order of the file: by subject."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [Term(**row) for row in csv.DictReader(stream)]


def is_in_code(code: str) -> bool:
    """Whether a dotted path names a module, a member of one, or a member or field of a class."""
    parts = code.split(".")
    for length in range(len(parts), 0, -1):
        try:
            owner: object = import_module(".".join(["dashboard", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            if not hasattr(owner, name):  # a field of a dataclass without a default is an annotation only
                return name == parts[-1] and name in getattr(owner, "__annotations__", {})
            owner = getattr(owner, name)
        return True
    return False
