"""How a figure was reported over time: every revision of it, with who sent it, when, and from which cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import Disbursement, Observation


@dataclass(frozen=True)
class FigureRevision:
    """One figure, or amount of money, as one revision of a report gave it, counting or not."""

    figure: Observation | Disbursement
    revision: Revision


@dataclass(frozen=True)
class FigureHistory:
    """All revisions of one figure, oldest first."""

    revisions: tuple[FigureRevision, ...]

    @property
    def newest(self) -> FigureRevision:
        return self.revisions[-1]

    @property
    def changed(self) -> bool:
        """Whether it was reported in more than one way, or taken back."""
        return len({_content(step.figure) for step in self.revisions}) > 1 or not self.newest.revision.stands


def figure_histories(revisions: Iterable[FigureRevision]) -> tuple[FigureHistory, ...]:
    """By figure: subject, period, group and source; figures that were corrected or taken back first, newest first."""
    by_key: dict[tuple[object, ...], list[FigureRevision]] = {}
    for step in sorted(revisions, key=lambda step: step.revision.version):
        by_key.setdefault(_key(step.figure), []).append(step)
    histories = [FigureHistory(tuple(steps)) for steps in by_key.values()]
    return tuple(sorted(histories, key=lambda h: (not h.changed, -h.newest.revision.version)))


def _key(figure: Observation | Disbursement) -> tuple[object, ...]:
    if isinstance(figure, Observation):
        return (figure.indicator, figure.subject, figure.period, figure.disaggregation, figure.source, figure.estimate)
    return (figure.line, figure.subject, figure.period, figure.source, figure.estimate)


def _content(figure: Observation | Disbursement) -> tuple[object, ...]:
    """What a figure says, without where it stands."""
    if isinstance(figure, Observation):
        parts = (figure.value, figure.numerator, figure.denominator)
        return (*parts, figure.absence, figure.text, figure.preliminary)
    return (figure.cumulative_vnd, figure.absence, figure.advance_vnd)
