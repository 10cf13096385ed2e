"""Figures and reports grouped for look-up: by subject, by reporter, by period. A group changes only where one comes or goes."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
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
        found, key_of = defaultdict[Hashable, list[F]](list), self.key
        for figure in figures if self.wanted is None else filter(self.wanted, figures):
            found[key_of(figure)].append(figure)
        return {key: self._ordered(some) for key, some in found.items()}

    def after(
        self, groups: Groups, gone: Iterable[F], come: Iterable[F], left: Left, in_order: bool = False
    ) -> dict[Any, tuple[F, ...]]:
        """The groups without the figures that are `gone`, and with those that have `come`; `left` is what stays of a group.

        `in_order`: each group stands in the order of its reports' arrival, so that nobody need look for the last of them.
        """
        key_of = self.key
        moved: dict[Any, list[F]] = {key: list(left(groups.get(key, ()))) for key in dict.fromkeys(map(key_of, gone))}
        last: dict[Any, int] = {}  # of the groups to which figures come the last report
        earlier = set[Any]()  # groups to which an earlier report's figures come: it counts only now
        for figure in come if self.wanted is None else filter(self.wanted, come):
            key, arrived = key_of(figure), _arrival(figure)
            known = last.get(key)
            if known is None:
                some = moved.get(key)
                if some is None:
                    some = moved[key] = list(groups.get(key, ()))
                known = last[key] = max(map(_arrival, some[-1:] if in_order else some), default=0)
            if arrived < known:
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


RESULTS_BY_INDICATOR = Grouping[Observation](attrgetter("indicator"))
RESULTS_BY_SUBJECT = Grouping[Observation](attrgetter("indicator", "subject"))
ESTIMATED_RESULTS = Grouping[Observation](attrgetter("indicator"), wanted=attrgetter("estimate"))
RESULTS_RANKED = Grouping[Observation](attrgetter("indicator", "subject"), order=precedence)
MONEY_BY_SUBJECT = Grouping[Disbursement](attrgetter("subject"), order=lambda d: d.period.order)
RESULTS_BY_REPORTER = Grouping[Observation](attrgetter("reporter", "period"), wanted=_says_result)
RESULTS_BY_SUBMISSION = Grouping[Observation](attrgetter("submission"), wanted=_says_result)
MONEY_BY_REPORTER = Grouping[Disbursement](attrgetter("reporter", "period"), wanted=_says_money)
MONEY_BY_SUBMISSION = Grouping[Disbursement](attrgetter("submission"), wanted=_says_money)
SENT_BY_UNIT = Grouping[Submission](lambda s: s.unit, order=lambda s: s.id)
SENT_BY_PERIOD = Grouping[Submission](lambda s: s.period, order=lambda s: s.id)
WORDS_BY_UNIT = Grouping[Submission](lambda s: s.unit, order=lambda s: s.id, wanted=lambda s: bool(s.narrative))
