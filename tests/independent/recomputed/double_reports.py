"""Which of several reports of one figure counts, by «Two reports of one figure» in docs/method.en.md, step by step."""

from dataclasses import dataclass
from datetime import date

TRUSTED = ["own_report", "review_software", "consolidated", "treasury"]
ENDS = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "": 12}
LENGTHS = {"Q": 3, "H": 6, "": 12}


@dataclass(frozen=True)
class Reported:
    number: int  # in the order in which the store learned them
    period: str  # 2024-06, 2024-Q2, 2024-H1, 2024
    amount: int | None  # None: no data yet
    own: bool  # whether the unit itself tells it
    source: str
    official: bool
    estimate: bool
    sent: date | None
    wanted_before: date | None  # by the calendar


def last_month(report: Reported) -> int:
    span = report.period[5:]
    return int(span) if span.isdigit() else ENDS[span]


def length(report: Reported) -> int:
    span = report.period[5:]
    return 1 if span.isdigit() else LENGTHS[span[:1]]


def estimated(report: Reported) -> bool:
    """Marked, or a span that can know only a day before the 15th of its last month."""
    if report.estimate or length(report) == 1:
        return report.estimate
    limit = date(2024, last_month(report), 15)
    too_early = report.sent is not None and report.sent < limit
    return too_early or (report.wanted_before is not None and report.wanted_before <= limit)


def trust(report: Reported) -> int:
    return TRUSTED.index("consolidated" if report.source == "own_report" and not report.own else report.source)


def that_counts(reports: list[Reported], month: int) -> Reported | None:
    """Seven steps, each keeping those that are as good as the best."""
    left = [t for t in reports if last_month(t) <= month and not estimated(t)]
    for step in (
        lambda t: last_month(t),
        lambda t: t.amount is not None,
        lambda t: t.official,
        lambda t: -trust(t),
        lambda t: t.number,
        lambda t: -length(t),
    ):
        best = max((step(t) for t in left), default=None)
        left = [t for t in left if step(t) == best]
    return left[0] if left else None
