"""Sentences as data: a code with typed parameters, put into words per language by `dashboard.text`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.people.persons import Person
from dashboard.domain.periods import Period


class FigureKind(StrEnum):
    COUNT = "count"
    SHARE = "share"  # a fraction, written as a percentage
    POINTS = "points"  # a difference of shares as a fraction, written in điểm %
    MONEY = "money"  # đồng, written in triệu đồng
    NUMBER = "number"


@dataclass(frozen=True)
class Figure:
    """A number that knows how it is written; `unit` and `unit_en` are the office's words behind a count."""

    value: Decimal
    kind: FigureKind
    unit: str = ""
    unit_en: str = ""
    places: int | None = None  # decimals at most; None: as the kind is usually written


@dataclass(frozen=True)
class Named:
    """A name from the plan, with its English where the plan gives one."""

    vi: str
    en: str = ""


@dataclass(frozen=True)
class Message:
    """One clause, or a phrase within one. A sentence is a tuple of them, joined by the renderer."""

    code: str
    params: Mapping[str, "Param"] = field(default_factory=dict)


Param = (
    Figure | Named | Person | Message | Period | date | datetime | Decimal | int | str | StrEnum | tuple["Param", ...]
)


Sentence = tuple[Message, ...]


@dataclass(frozen=True)
class Statement:
    """A sentence in the parts in which it is shown: the verdict, and the detail behind it (rates, coverage).

    `provisional`: a sentence of its own behind it, on what estimates would make of the verdict.
    """

    verdict: Sentence = ()
    detail: Sentence = ()
    provisional: Sentence = ()

    @property
    def sentence(self) -> Sentence:
        return (*self.verdict, *self.detail, *self.provisional)


UNSTATED = Statement()  # nothing is said yet


def stated(*verdict: Message, detail: Sentence = ()) -> Statement:
    """The statement of these clauses, closed by a full stop."""
    stop = Message("stop")
    return Statement(verdict, (*detail, stop)) if detail else Statement((*verdict, stop))
