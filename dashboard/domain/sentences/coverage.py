"""Clauses on whose figures a figure was made of: who is missing, and who stands with an earlier figure."""

from dashboard.domain.messages import Message, Param, Sentence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.sentences.phrases import unit_names
from dashboard.domain.verdicts.standing import RolledUp


def coverage_clauses(plan: Plan, figure: RolledUp) -> Sentence:
    """Whose figures are in it where somebody's are missing, and which of those stand with an earlier figure."""
    coverage, stood_in = figure.coverage, {code for code, _ in figure.carried}
    missing = tuple(code for code in coverage.missing if code not in stood_in)
    clauses: list[Message] = []
    if coverage.missing and coverage.reported:
        params: dict[str, Param] = {"reported": len(coverage.reported), "expected": len(coverage.expected)}
        clauses.append(
            Message("coverage_lacking", params | {"names": unit_names(plan, missing)})
            if missing
            else Message("coverage", params)
        )
    return (*clauses, *carried_clauses(plan, figure.carried))


def carried_clauses(plan: Plan, carried: tuple[tuple[str, Period], ...]) -> Sentence:
    """Which units stand with an earlier figure, and of which month: "Nậm Mằn: số T8"."""
    by_month: dict[int, list[str]] = {}
    for code, period in carried:
        by_month.setdefault(period.last_month, []).append(code)
    return tuple(
        Message("carried", {"names": unit_names(plan, tuple(codes)), "month": month})
        for month, codes in sorted(by_month.items(), reverse=True)
    )
