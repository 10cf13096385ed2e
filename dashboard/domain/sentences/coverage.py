"""Clauses on whose figures a figure was made of: who is missing, and who stands with an earlier figure."""

from dashboard.domain.messages import Message, Param, Sentence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.sentences.phrases import unit_names
from dashboard.domain.verdicts.parts import RolledUp


def coverage_clauses(plan: Plan, figure: RolledUp) -> Sentence:
    """Whose figures are in it where somebody's are missing, and which of those stand with an earlier figure."""
    coverage, missing = figure.coverage, _missing(figure)
    clauses: list[Message] = []
    if coverage.missing and coverage.reported:
        params: dict[str, Param] = {"reported": len(coverage.reported), "expected": len(coverage.expected)}
        clauses.append(
            Message("coverage_lacking", params | {"names": unit_names(plan, missing)})
            if missing
            else Message("coverage", params)
        )
    return (*clauses, *carried_clauses(plan, figure.carried))


def not_covered(plan: Plan, figure: RolledUp) -> Message:
    """That too few of those who are due have reported for a verdict: "1/10 xã"."""
    expected, reported = figure.coverage.expected, figure.coverage.reported
    communes = all(plan.unit_by_code[code].level is plan.area_level for code in expected)
    code = "not_covered_communes" if communes else "not_covered"
    return Message(code, {"reported": len(reported), "expected": len(expected)})


def empty_clauses(plan: Plan, figure: RolledUp) -> Sentence:
    """How many have reported without a number to reckon with (0 of 0, nil), and who has not."""
    coverage = figure.coverage
    params: dict[str, Param] = {"reported": len(coverage.reported), "expected": len(coverage.expected)}
    return (Message("coverage_empty", params), *lacking_clauses(plan, figure))


def lacking_clauses(plan: Plan, figure: RolledUp) -> Sentence:
    """Who is missing, where their number has been said, and who stands with an earlier figure."""
    missing = _missing(figure)
    lacking = (Message("lacking", {"names": unit_names(plan, missing)}),) if missing else ()
    return (*lacking, *carried_clauses(plan, figure.carried))


def _missing(figure: RolledUp) -> tuple[str, ...]:
    """Those of whom there is no figure, not even an earlier one."""
    stood_in = {code for code, _ in figure.carried}
    return tuple(code for code in figure.coverage.missing if code not in stood_in)


def carried_clauses(plan: Plan, carried: tuple[tuple[str, Period], ...]) -> Sentence:
    """Which units stand with an earlier figure, and of which month: "Nậm Mằn: số T8"."""
    by_month: dict[int, list[str]] = {}
    for code, period in carried:
        by_month.setdefault(period.last_month, []).append(code)
    return tuple(
        Message("carried", {"names": unit_names(plan, tuple(codes)), "month": month})
        for month, codes in sorted(by_month.items(), reverse=True)
    )
