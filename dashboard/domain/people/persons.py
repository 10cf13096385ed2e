"""A person's name where others may read it: with the unit that stands in its place for who may not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """`instead` is the unit's name, "" where none is known; `over` its official code, then those above it (`rights.over_unit`).

    `text.Words.person` alone turns it into text.
    """

    name: str
    instead: str = ""
    over: tuple[str, ...] = ("",)

    def __bool__(self) -> bool:
        return bool(self.name)
