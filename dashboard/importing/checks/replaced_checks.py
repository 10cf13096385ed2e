"""What a file puts in the place of figures that the same office sent before for the same period."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Named, Param
from dashboard.domain.quality.findings import unit_name
from dashboard.domain.quality.money import dong, project_name
from dashboard.domain.quality.results import is_cumulative
from dashboard.domain.quality.series import amount_of
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.sentences.phrases import figure as figure_of
from dashboard.domain.sentences.phrases import name_of
from dashboard.importing.reported import About

ReportedFigure = Observation | Disbursement


@dataclass(frozen=True)
class _Pair:
    """A figure that stands in the store, and the one of the file that would take its place."""

    before: ReportedFigure
    now: ReportedFigure

    @property
    def other(self) -> bool:
        return amount_of(self.before) != amount_of(self.now)


def replaced_figures(change: ReportChange, snapshot: Snapshot, about: About) -> Iterator[Issue]:
    """Of a table of an office's own: figures of the report before that it leaves out or lowers: asked; those of other reports that
    it changes: said.
    """
    standing = _standing(change, snapshot)
    if not standing:
        return
    replaced = snapshot.submission_of(change.form, change.unit, change.period)
    now = _sent(change)
    pairs = [_Pair(figure, now[_key(figure)]) for figure in standing if _key(figure) in now]
    place = about.cells.place("period")
    gone = [
        figure for figure in standing
        if replaced is not None and figure.submission == replaced.id and _key(figure) not in now
    ]  # fmt: skip
    if gone:
        yield _issue(IssueCode.FIGURES_DROPPED, place, change, snapshot, gone[0], len(gone))
    yield from _lowered([pair for pair in pairs if _lower(pair, snapshot)], change, snapshot)
    elsewhere = [pair for pair in pairs if pair.other and not (replaced and pair.before.submission == replaced.id)]
    if elsewhere:
        yield _issue(IssueCode.ALSO_REPORTED, place, change, snapshot, elsewhere[0].before, len(elsewhere))


def lowered_money(change: ReportChange, snapshot: Snapshot) -> Iterator[Issue]:
    """The same of a report in our template, whose sheets are whole: money that was paid and becomes less in the same period. A
    result that falls is asked about beside the period before.
    """
    if all(s.unit != change.unit or s.period != change.period for s in snapshot.submissions):
        return  # nothing was sent for the period: nearly always
    now = _sent(change)
    pairs = [_Pair(figure, now[_key(figure)]) for figure in _standing(change, snapshot) if _key(figure) in now]
    paid = [pair for pair in pairs if isinstance(pair.before, Disbursement) and _lower(pair, snapshot)]
    yield from _lowered(paid, change, snapshot)


def _standing(change: ReportChange, snapshot: Snapshot) -> list[ReportedFigure]:
    """What the same office sent for the same period, in whatever report."""
    stored: tuple[ReportedFigure, ...] = (*snapshot.observations, *snapshot.disbursements)
    return [
        figure for figure in stored
        if figure.reporter == change.unit and figure.period == change.period and amount_of(figure) is not None
    ]  # fmt: skip


def _sent(change: ReportChange) -> dict[tuple[object, ...], ReportedFigure]:
    sent: tuple[ReportedFigure, ...] = (*change.observations, *change.disbursements)
    return {_key(figure): figure for figure in sent}


def _lowered(lowered: list[_Pair], change: ReportChange, snapshot: Snapshot) -> Iterator[Issue]:
    if lowered:
        first = lowered[0]
        yield _issue(
            IssueCode.FIGURES_LOWERED, first.now.place, change, snapshot, first.before, len(lowered),
            now=_amount(first.now, snapshot),
        )  # fmt: skip


def _key(figure: ReportedFigure) -> tuple[object, ...]:
    if isinstance(figure, Observation):
        return (
            figure.indicator,
            figure.subject,
            figure.disaggregation,
            figure.source,
            figure.estimate,
            figure.preliminary,
        )
    return (figure.subject, figure.source, *figure.line, figure.estimate)


def _lower(pair: _Pair, snapshot: Snapshot) -> bool:
    """Whether what only grows within a year becomes less."""
    before, now = amount_of(pair.before), amount_of(pair.now)
    grows = isinstance(pair.before, Disbursement) and not pair.before.estimate
    if isinstance(pair.before, Observation):
        indicator = snapshot.plan.indicator_by_code.get(pair.before.indicator)
        grows = indicator is not None and is_cumulative(indicator)
    return grows and before is not None and (now is None or now < before)


def _issue(
    code: IssueCode,
    place: Place,
    change: ReportChange,
    snapshot: Snapshot,
    figure: ReportedFigure,
    count: int,
    **more: Param,
) -> Issue:
    plan = snapshot.plan
    name: Named | str = figure.indicator if isinstance(figure, Observation) else project_name(plan, figure.project)
    if isinstance(figure, Observation) and figure.indicator in plan.indicator_by_code:
        name = name_of(plan.indicator_by_code[figure.indicator])
    params: dict[str, Param] = {
        "count": count, "name": name, "unit": unit_name(plan, figure.subject), "figure": _amount(figure, snapshot),
        "period": change.period,
    }  # fmt: skip
    return Issue(code, place, change.period.code, params | more)


def _amount(figure: ReportedFigure, snapshot: Snapshot) -> Param:
    amount = amount_of(figure)
    if isinstance(figure, Disbursement):
        return dong(amount or Decimal(0)) if amount is not None else "—"
    indicator = snapshot.plan.indicator_by_code.get(figure.indicator)
    return figure_of(indicator, amount) if indicator is not None and amount is not None else "—"
