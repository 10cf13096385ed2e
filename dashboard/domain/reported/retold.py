"""How often a figure was told, and how: every revision of it with who sent it, when, and from which cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import Disbursement, Observation


@dataclass(frozen=True)
class Told:
    """One figure, or amount of money, as one revision of a report gave it, counting or not."""

    figure: Observation | Disbursement
    revision: Revision


@dataclass(frozen=True)
class Retold:
    """Everything that was told of one figure, oldest first."""

    told: tuple[Told, ...]

    @property
    def newest(self) -> Told:
        return self.told[-1]

    @property
    def changed(self) -> bool:
        """Whether it was told in more than one way, or taken back."""
        return len({said(t.figure) for t in self.told}) > 1 or not self.newest.revision.counts


def retold(told: Iterable[Told]) -> tuple[Retold, ...]:
    """By figure: subject, period, group and source; figures that were corrected or taken back first, newest first."""
    by_key: dict[tuple[object, ...], list[Told]] = {}
    for one in sorted(told, key=lambda one: one.revision.version):
        by_key.setdefault(_key(one.figure), []).append(one)
    found = [Retold(tuple(steps)) for steps in by_key.values()]
    return tuple(sorted(found, key=lambda r: (not r.changed, -r.newest.revision.version)))


def _key(figure: Observation | Disbursement) -> tuple[object, ...]:
    if isinstance(figure, Observation):
        return (figure.indicator, figure.subject, figure.period, figure.disaggregation, figure.source, figure.estimate)
    return (figure.line, figure.subject, figure.period, figure.source)


def said(figure: Observation | Disbursement) -> tuple[object, ...]:
    """What a figure says, without where it stands."""
    if isinstance(figure, Observation):
        parts = (figure.value, figure.numerator, figure.denominator)
        return (*parts, figure.absence, figure.text, figure.preliminary)
    return (figure.cumulative_vnd, figure.absence, figure.advance_vnd)
