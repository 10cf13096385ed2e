"""Where the figures of some reports stand among all figures of a snapshot, which lie in the order of their reports' arrival."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from dashboard.domain.reported.observations import Disbursement, Observation

F = TypeVar("F", Observation, Disbursement)


def report_of(figure: Observation | Disbursement) -> int:
    """The number of its report; 0 of a figure without one."""
    return figure.submission or 0


@dataclass(frozen=True)
class OfReports:
    """The figures of some reports, by their numbers; `in_order`: whether all figures stand in that order
    (`Snapshot.in_order`), so that these are found without looking at the others.
    """

    reports: frozenset[int]
    in_order: bool

    def taken(self, figures: tuple[F, ...]) -> tuple[F, ...]:
        """Those of the reports."""
        if not self.in_order:
            return tuple(f for f in figures if report_of(f) in self.reports)
        return tuple(chain.from_iterable(figures[begin:end] for begin, end in self._places(figures)))

    def left(self, figures: tuple[F, ...]) -> tuple[F, ...]:
        """Those of all others."""
        return tuple(self.left_over(figures))

    def left_over(self, figures: tuple[F, ...]) -> list[F]:
        """`left` as a list of its own."""
        if not self.in_order:
            return [f for f in figures if report_of(f) not in self.reports]
        left = list(figures)
        for begin, end in reversed(self._places(figures)):
            del left[begin:end]
        return left

    def _places(self, figures: tuple[F, ...]) -> list[tuple[int, int]]:
        return [
            (bisect_left(figures, id, key=report_of), bisect_right(figures, id, key=report_of))
            for id in sorted(self.reports)
        ]


def of_reports(figures: Iterable[Observation | Disbursement], in_order: bool) -> OfReports:
    """All figures of the reports that these are of."""
    return OfReports(frozenset(map(report_of, figures)), in_order)
