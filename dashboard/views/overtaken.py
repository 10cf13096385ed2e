"""What another sender changed in a report while somebody looked at his own file of it: figure by figure."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell
from dashboard.views.figure_revisions import figure_name, reported_cell
from dashboard.views.linked import to_file, unit_cell
from dashboard.views.table import Table, figures, texts

Reported = Observation | Disbursement


@dataclass(frozen=True)
class ChangedSince:
    """One figure of which two revisions say other things; `own` is what the file at hand says. None: it says nothing."""

    before: Reported | None
    after: Reported | None
    own: Reported | None

    @property
    def figure(self) -> Reported:
        found = self.after or self.before
        assert found is not None
        return found


def figure_key(figure: Reported) -> tuple[object, ...]:
    """What a figure is of, whichever revision tells it."""
    if isinstance(figure, Observation):
        return (figure.indicator, figure.subject, figure.period, figure.disaggregation, figure.source, figure.estimate)
    return (figure.line, figure.subject, figure.period, figure.source, figure.estimate)


def _content(figure: Reported | None) -> tuple[object, ...] | None:
    match figure:
        case Observation():
            parts = (figure.value, figure.numerator, figure.denominator)
            return (*parts, figure.absence, figure.text, figure.preliminary)
        case Disbursement():
            return (figure.cumulative_vnd, figure.absence, figure.advance_vnd, figure.in_month_vnd)
        case _:
            return None


def differences(
    before: Iterable[Reported], after: Iterable[Reported], own: Iterable[Reported]
) -> tuple[ChangedSince, ...]:
    """Where the revision that came says something else than the one that was looked at, in the order of its figures."""
    old, new, mine = ({figure_key(f): f for f in some} for some in (before, after, own))
    return tuple(
        ChangedSince(old.get(key), new.get(key), mine.get(key))
        for key in dict.fromkeys((*new, *old))
        if _content(old.get(key)) != _content(new.get(key))
    )


def difference_table(plan: Plan, found: tuple[ChangedSince, ...], sha256: str, words: Words) -> Table:
    """The differences as a table; cells lead to the file that came."""
    nothing = absent_cell(words("nothing yet"))

    def told(figure: Reported | None) -> Cell:
        return nothing if figure is None else reported_cell(plan, figure, words)

    return Table.of(
        texts(words("Figure"), [figure_name(plan, one.figure, words) for one in found]),
        texts(words("Unit"), [unit_cell(plan, one.figure.subject) for one in found]),
        figures(words("When you looked"), [told(one.before) for one in found]),
        figures(words("Has come since"), [told(one.after) for one in found]),
        figures(words("Your file"), [told(one.own) for one in found]),
        texts(words("Cell"), [to_file(str(one.figure.place), sha256, str(one.figure.place)) for one in found]),
    )
