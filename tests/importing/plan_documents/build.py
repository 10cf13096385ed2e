"""Documents read in this process, for tests of the rules."""

from collections.abc import Mapping
from pathlib import Path

from dashboard.importing.plan_documents.documents import PlanDocument
from dashboard.importing.plan_documents.proposals import PlanReading, Proposal, ProposalKind
from dashboard.importing.plan_documents.reading_rules import read_plan
from dashboard.importing.plan_documents.text_reader import text_blocks

PLANS = Path(__file__).parent / "plans"


def read_text(text: str) -> PlanReading:
    return read_plan(PlanDocument("ke-hoach.txt", tuple(text_blocks(text))))


def read_own(name: str) -> PlanReading:
    """One of our own plans in the style of real ones."""
    return read_text((PLANS / f"{name}.txt").read_text(encoding="utf-8"))


def goal(text: str) -> list[Proposal]:
    """The targets of a single clause in a list of goals of a plan for 2025."""
    reading = read_text(f"KẾ HOẠCH\nGiảm nghèo năm 2025 trên địa bàn huyện Thử\n\nI. MỤC TIÊU CỤ THỂ\n1. {text}\n")
    return list(reading.of(ProposalKind.TARGET))


def brief(proposal: Proposal) -> tuple[str, ...]:
    """What a target says: value, unit, and its basis, or the readings that are asked about."""
    own: Mapping[str, str] = proposal.fields
    asked = "/".join(choice.key for question in proposal.questions for choice in question.choices)
    return (own["value"], own["unit_of_measure"], own.get("basis", "") or f"? {asked}")
