"""Which of two reports of one figure counts, the same for results and money (docs/method.en.md: Two reports of one figure).

A figure is read for what its report can know (`KnownFigures`): a half-year's report that is asked for or sent before the
books of its last month close is an estimate; what a superior's table says of a unit is a consolidated table; the yearly review
in the year's report is known from the review on. Of two reports of one subject then the first by `precedence` counts.

Example: the half-year's report, due before 10/5, says 12; May says 18 and June 20. By the end of June 20 counts: 12 is an
estimate beside it, in whatever order the three came in.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import OWN, Frequency, Indicator, ValueType
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.days import judging_day, office_day
from dashboard.domain.reported.observations import Disbursement, Observation, Source, Submission

TRUST = (Source.OWN_REPORT, Source.REVIEW_SOFTWARE, Source.CONSOLIDATED, Source.TREASURY)  # the most trusted first
_SPANS = {
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.YEAR: 12,
}  # months that a report may speak of too early
_BOOKS_CLOSE = 15  # a span's figures are taken up to the 14th of its last month (Nghị định 09/2019/NĐ-CP, Điều 12)

Figure = TypeVar("Figure", Observation, Disbursement)
Precedence = tuple[date, bool, bool, bool, int, int, int, str]


def precedence(figure: Observation | Disbursement) -> Precedence:
    """What reports of one subject are compared by, the greatest counts.

    The latest day; what says something; carried out before estimated; official before preliminary; the more trusted source;
    what the store learned later; the shorter span.
    """
    return (
        figure.period.end,
        figure.absence not in (Absence.NOT_REPORTED, Absence.NOT_DUE),
        not figure.estimate,
        not (isinstance(figure, Observation) and figure.preliminary),
        -TRUST.index(figure.source),
        figure.submission or 0,
        -_SPANS.get(figure.period.kind, 1),
        figure.period.code,
    )


class KnownFigures:
    """The figures of one plan's reports, read for what they can know; `sent` are the reports by their number."""

    def __init__(self, plan: Plan, sent: dict[int, Submission]) -> None:
        self.plan, self.sent = plan, sent
        self._asked: dict[tuple[str, Period], date | None] = {}
        self._known: dict[tuple[str, Period, int | None], date | None] = {}

    def result(self, o: Observation) -> Observation:
        """The figure as it can be meant."""
        indicator = self.plan.indicator_by_code.get(o.indicator)
        o = self._by_whom(o, indicator)
        if o.period.kind not in _SPANS:
            return o
        if indicator is not None and (reviewed := self._reviewed(o, indicator)):
            return replace(o, period=reviewed)
        return replace(o, estimate=True) if not o.estimate and self.early(o) else o

    def money(self, d: Disbursement) -> Disbursement:
        """The amount as it can be meant."""
        d = self._by_whom(d, None)
        return replace(d, estimate=True) if not d.estimate and self.early(d) else d

    def early(self, figure: Observation | Disbursement) -> bool:
        """Whether it speaks of a span that had not come to its end when it was asked for or sent."""
        if figure.period.kind not in _SPANS:
            return False
        known = self.known_on(figure.reporter, figure.period, figure.submission)
        return known is not None and known < figure.period.end.replace(day=_BOOKS_CLOSE)

    def known_on(self, reporter: str, period: Period, submission: int | None) -> date | None:
        """The last day that a report of `period` can know of: the day before it was due, or on which it came if that was
        earlier; None where neither is known.
        """
        key = (reporter, period, submission)
        if key not in self._known:
            sent = self.sent.get(submission or 0)
            came = self._came(sent.received_at) if sent else None
            days = [day for day in (self._asked_by(reporter, period), came) if day]
            self._known[key] = min(days, default=None)
        return self._known[key]

    def _came(self, moment: datetime) -> date | None:
        """None of a report that is only proposed, which comes at the latest of times."""
        return None if moment.year == datetime.max.year else judging_day(self.plan, office_day(moment))

    def _asked_by(self, reporter: str, period: Period) -> date | None:
        """The last day on which a report was on time; of several deadlines the latest."""
        key = (reporter, period)
        if key not in self._asked:
            due = [
                o.due_before
                for o in self.plan.obligations
                if o.period == period and reporter in self.plan.members(o.reporters, period.end)
            ]
            self._asked[key] = max(due) - timedelta(days=1) if due else None
        return self._asked[key]

    def _by_whom(self, figure: Figure, indicator: Indicator | None) -> Figure:
        """What is said of a unit by another one is a consolidated table, whatever the row calls itself."""
        if figure.source is not Source.OWN_REPORT or figure.reporter == figure.subject:
            return figure
        if (
            indicator is not None
            and indicator.subject != OWN
            and figure.reporter in self.plan.members(indicator.reporters)
        ):
            return figure  # of the district, by the office that the plan asks for it
        return replace(figure, source=Source.CONSOLIDATED)

    def _reviewed(self, o: Observation, indicator: Indicator) -> Period | None:
        """The month from which a yearly review told in the year's report is known; None where it is the year's end.

        One month for all units, as the calendar asks: what came some days before the deadline is not another review.
        """
        yearly = indicator.frequency is Frequency.YEAR and indicator.value_type is ValueType.POINT_IN_TIME
        if not yearly or o.period.kind is not PeriodKind.YEAR:
            return None
        known = self._asked_by(o.reporter, o.period) or self.known_on(o.reporter, o.period, o.submission)
        told_in = known.month if known is not None and known.year == o.period.year else 12
        month = Period.of_month(o.period.year, min(indicator.review_month, told_in))
        unit = self.plan.unit_by_code.get(o.subject)
        standing = unit is None or unit.stands_on(month.end)
        return month if month.end < o.period.end and standing else None
