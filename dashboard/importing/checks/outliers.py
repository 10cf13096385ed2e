"""Figures of a report that are unlike earlier ones of their key: cumulative ones by what a month adds, others as they are."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.outliers import LEAST_COUNT, LEAST_MONEY, LEAST_SHARE, Oddity, oddity
from dashboard.domain.plan.indicators import Measure, ValueType
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.sentences.phrases import figure
from dashboard.importing.checks.known import Known

_SAID = (IssueCode.JUMP, IssueCode.CUMULATIVE_FALLS)  # these ask about the same figure


class Seen(StrEnum):
    """What is compared: the figure itself, or what a period added to it."""

    LEVEL = "level"
    STEP = "step"


def oddities(change: ReportChange, known: Known) -> dict[Place, Oddity]:
    """By cell, what is odd about the figures of a report; estimates are left out."""
    found: dict[Place, Oddity] = {}
    for o in change.observations:
        odd = None if o.estimate else _of_result(o, known)
        if odd is not None:
            found[o.place] = odd
    for d in change.disbursements:
        odd = _of_money(d, known)
        if odd is not None:
            found[d.place] = odd
    return found


def outlier_notes(
    odd: Mapping[Place, Oddity], change: ReportChange, known: Known, said: Sequence[Issue]
) -> Iterator[Issue]:
    """A note for each figure whose z-score is beyond the limit, unless a question is asked about it already."""
    asked = {issue.place for issue in said if issue.code in _SAID}
    figures: tuple[Observation | Disbursement, ...] = (*change.observations, *change.disbursements)
    for read in figures:
        strange = odd.get(read.place)
        if strange is None or strange.z is None or strange.median is None or read.place in asked:
            continue
        params = {
            "seen": Seen.STEP if _cumulative(read, known) else Seen.LEVEL,
            "now": _written(read, strange.now, known),
            "median": _written(read, strange.median, known),
            "count": strange.count,
            "z": round(strange.z, 1),
        }
        yield Issue(IssueCode.OUTLIER, read.place, "", params)


def _of_result(o: Observation, known: Known) -> Oddity | None:
    earlier = [
        e.amount for e in known.earlier.get((o.indicator, o.subject, o.disaggregation), []) if e.amount is not None
    ]
    percentage = known.plan.indicator_by_code[o.indicator].measure is Measure.PERCENTAGE
    return _odd(o.amount, earlier, LEAST_SHARE if percentage else LEAST_COUNT, _cumulative(o, known))


def _of_money(d: Disbursement, known: Known) -> Oddity | None:
    paid = known.earlier_money.get((d.subject, d.source, *d.line), [])
    earlier = [Decimal(p.cumulative_vnd) for p in paid if p.cumulative_vnd is not None]
    lines = [a for a in known.plan.allocations if (a.project, a.budget_year) == (d.project, d.budget_year)]
    given = sum(a.amount_vnd or 0 for a in lines)
    now = None if d.cumulative_vnd is None else Decimal(d.cumulative_vnd)
    return _odd(now, earlier, max(LEAST_MONEY, Decimal(given) / 10), cumulative=True)


def _odd(now: Decimal | None, earlier: list[Decimal], least: Decimal, cumulative: bool) -> Oddity | None:
    if now is None or not earlier:
        return None
    steps = [after - before for before, after in pairwise([Decimal(0), *earlier])]
    return oddity(now, earlier, least, (now - earlier[-1], steps) if cumulative else None)


def _cumulative(read: Observation | Disbursement, known: Known) -> bool:
    if isinstance(read, Disbursement):
        return True
    indicator = known.plan.indicator_by_code[read.indicator]
    return indicator.value_type is ValueType.CUMULATIVE and not indicator.has_parts


def _written(read: Observation | Disbursement, value: Decimal, known: Known) -> Figure:
    if isinstance(read, Disbursement):
        return Figure(value, FigureKind.MONEY)
    return figure(known.plan.indicator_by_code[read.indicator], value)
