"""Which of several tellings of one figure counts, by «Two tellings of one figure» in docs/method.en.md, step by step."""

from dataclasses import dataclass
from datetime import date

TRUSTED = ["own_report", "review_software", "consolidated", "treasury"]
ENDS = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "": 12}
LENGTHS = {"Q": 3, "H": 6, "": 12}


@dataclass(frozen=True)
class Telling:
    number: int  # in the order in which the store learned them
    period: str  # 2024-06, 2024-Q2, 2024-H1, 2024
    amount: int | None  # None: no data yet
    own: bool  # whether the unit itself tells it
    source: str
    official: bool
    estimate: bool
    sent: date | None
    wanted_before: date | None  # by the calendar


def last_month(told: Telling) -> int:
    span = told.period[5:]
    return int(span) if span.isdigit() else ENDS[span]


def length(told: Telling) -> int:
    span = told.period[5:]
    return 1 if span.isdigit() else LENGTHS[span[:1]]


def estimated(told: Telling) -> bool:
    """Marked, or a span that can know only a day before the 15th of its last month."""
    if told.estimate or length(told) == 1:
        return told.estimate
    limit = date(2024, last_month(told), 15)
    too_early = told.sent is not None and told.sent < limit
    return too_early or (told.wanted_before is not None and told.wanted_before <= limit)


def trust(told: Telling) -> int:
    return TRUSTED.index("consolidated" if told.source == "own_report" and not told.own else told.source)


def that_counts(tellings: list[Telling], month: int) -> Telling | None:
    """Seven steps, each keeping those that are as good as the best."""
    left = [t for t in tellings if last_month(t) <= month and not estimated(t)]
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
