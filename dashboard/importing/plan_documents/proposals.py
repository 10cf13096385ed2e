"""What the rules propose of a plan's document: each thing with its sentence, its place, and what only a person can say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dashboard.importing.plan_documents.documents import PlanDocument


class ProposalKind(StrEnum):
    PLAN = "plan"  # programme, office, year, title, number, day
    DOCUMENT = "document"  # căn cứ
    TARGET = "target"
    PROJECT = "project"
    MONEY = "money"
    LEAD = "lead"
    DEADLINE = "deadline"
    UNIT = "unit"


class LeftWhy(StrEnum):
    """Why a sentence with a number in it makes no proposal."""

    NOT_UNDERSTOOD = "not_understood"
    PAST = "past"
    OTHER_YEAR = "other_year"
    OTHER_LEVEL = "other_level"  # of the province or the nation, in a plan below
    NORM = "norm"  # a rate of support, a condition
    MILESTONE = "milestone"  # a step within the year: it belongs to a path


@dataclass(frozen=True)
class PlanChoice:
    """One honest reading: what it makes of the proposal's fields. `drops`: it is no proposal then."""

    key: str
    fields: Mapping[str, str] = field(default_factory=dict)
    drops: bool = False


@dataclass(frozen=True)
class PlanQuestion:
    """What the text leaves open; `params` are told with it."""

    code: str
    choices: tuple[PlanChoice, ...]
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    """`key` is the same whenever the same document is read. Fields are texts as one types them; of closed lists the members."""

    key: str
    kind: ProposalKind
    fields: Mapping[str, str]
    sentence: str
    place: str
    clause: int = -1  # the index of its clause; −1 of a table
    table: int = 0
    questions: tuple[PlanQuestion, ...] = ()

    @property
    def is_clear(self) -> bool:
        return not self.questions


@dataclass(frozen=True)
class LeftOut:
    """A sentence that holds a quantity and makes no proposal."""

    sentence: str
    place: str
    why: LeftWhy
    clause: int = -1
    table: int = 0


@dataclass(frozen=True)
class SumCheck:
    """A total that the document states, beside the sum of its parts, in đồng. `of` is a project's code, "" for all."""

    of: str
    stated: int
    summed: int
    place: str

    @property
    def holds(self) -> bool:
        return self.stated == self.summed


@dataclass(frozen=True)
class PlanReading:
    document: PlanDocument
    proposals: tuple[Proposal, ...]
    left: tuple[LeftOut, ...] = ()
    checks: tuple[SumCheck, ...] = ()

    def of(self, kind: ProposalKind) -> tuple[Proposal, ...]:
        return tuple(p for p in self.proposals if p.kind is kind)

    @property
    def plan(self) -> Mapping[str, str]:
        """The fields of the plan itself."""
        found = self.of(ProposalKind.PLAN)
        return found[0].fields if found else {}

    @classmethod
    def from_plain(cls, name: str, plain: Mapping[str, Any]) -> "PlanReading":
        """Of what the worker's pipe carries."""
        return cls(
            PlanDocument.from_plain(name, plain["document"]),
            tuple(_proposal(one) for one in plain["proposals"]),
            tuple(LeftOut(**(one | {"why": LeftWhy(one["why"])})) for one in plain["left"]),
            tuple(SumCheck(**one) for one in plain["checks"]),
        )


def _proposal(plain: Mapping[str, Any]) -> Proposal:
    questions = tuple(
        PlanQuestion(q["code"], tuple(PlanChoice(c["key"], c["fields"], c["drops"]) for c in q["choices"]), q["params"])
        for q in plain["questions"]
    )
    own = {k: v for k, v in plain.items() if k not in ("kind", "questions")}
    return Proposal(kind=ProposalKind(plain["kind"]), questions=questions, **own)
