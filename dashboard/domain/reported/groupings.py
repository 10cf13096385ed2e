"""Figures and reports grouped for look-up: by subject, by reporter, by period. A group changes only where one comes or goes."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dashboard.domain.absence import Absence
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.observations import Disbursement, Observation, Submission

F = TypeVar("F", Observation, Disbursement, Submission)
Groups = Mapping[Any, tuple[Any, ...]]
Left = Callable[[tuple[Any, ...]], tuple[Any, ...]]


@dataclass(frozen=True)
class Grouping(Generic[F]):
    """How figures are grouped; `order` sorts each group, and only the `wanted` ones are taken."""

    key: Callable[[F], Hashable]
    order: Callable[[F], Any] | None = None
    wanted: Callable[[F], bool] | None = None

    def groups(self, figures: Iterable[F]) -> dict[Any, tuple[F, ...]]:
        found: dict[Hashable, list[F]] = {}
        for figure in figures:
            if self.wanted is None or self.wanted(figure):
                found.setdefault(self.key(figure), []).append(figure)
        return {key: self._ordered(some) for key, some in found.items()}

    def after(self, groups: Groups, gone: Iterable[F], come: Iterable[F], left: Left) -> dict[Any, tuple[F, ...]]:
        """The groups without the figures that are `gone`, and with those that have `come`; `left` is what stays of a group."""
        moved: dict[Any, list[F]] = {key: list(left(groups.get(key, ()))) for key in dict.fromkeys(map(self.key, gone))}
        last: dict[Any, int] = {}  # of the groups to which figures come the last report
        earlier = set[Any]()  # groups to which an earlier report's figures come: it counts only now
        for figure in come:
            if self.wanted is None or self.wanted(figure):
                key = self.key(figure)
                if key not in moved:
                    moved[key] = list(groups.get(key, ()))
                if key not in last:
                    last[key] = max(map(_arrival, moved[key]), default=0)
                if _arrival(figure) < last[key]:
                    earlier.add(key)
                moved[key].append(figure)
        for key in earlier:
            moved[key].sort(key=_arrival)
        after = {**groups, **{key: self._ordered(some) for key, some in moved.items()}}
        for key, some in moved.items():
            if not some:
                after.pop(key, None)
        return after

    def _ordered(self, figures: list[F]) -> tuple[F, ...]:
        return tuple(figures if self.order is None else sorted(figures, key=self.order))


def _arrival(figure: Observation | Disbursement | Submission) -> int:
    """Reports are numbered as they arrive."""
    return figure.id if isinstance(figure, Submission) else figure.submission or 0


def _says_why(absence: Absence | None) -> bool:
    """Whether it is said why there is no figure: "chưa có số liệu" says nothing."""
    return absence not in (None, Absence.NOT_REPORTED, Absence.UNKNOWN_AMOUNT)


def _says_result(o: Observation) -> bool:
    return o.amount is not None or bool(o.text) or _says_why(o.absence)


def _says_money(d: Disbursement) -> bool:
    return d.cumulative_vnd is not None or _says_why(d.absence)


RESULTS_BY_INDICATOR = Grouping[Observation](lambda o: o.indicator)
RESULTS_BY_SUBJECT = Grouping[Observation](lambda o: (o.indicator, o.subject))
ESTIMATED_RESULTS = Grouping[Observation](lambda o: o.indicator, wanted=lambda o: o.estimate)
RESULTS_RANKED = Grouping[Observation](lambda o: (o.indicator, o.subject), order=precedence)
MONEY_BY_SUBJECT = Grouping[Disbursement](lambda d: d.subject, order=lambda d: d.period.order)
RESULTS_BY_REPORTER = Grouping[Observation](lambda o: (o.reporter, o.period), wanted=_says_result)
RESULTS_BY_SUBMISSION = Grouping[Observation](lambda o: o.submission, wanted=_says_result)
MONEY_BY_REPORTER = Grouping[Disbursement](lambda d: (d.reporter, d.period), wanted=_says_money)
MONEY_BY_SUBMISSION = Grouping[Disbursement](lambda d: d.submission, wanted=_says_money)
SENT_BY_UNIT = Grouping[Submission](lambda s: s.unit, order=lambda s: s.id)
SENT_BY_PERIOD = Grouping[Submission](lambda s: s.period, order=lambda s: s.id)
WORDS_BY_UNIT = Grouping[Submission](lambda s: s.unit, order=lambda s: s.id, wanted=lambda s: bool(s.narrative))
