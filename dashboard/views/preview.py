"""Lines of the preview of a file: the last figure, the new one, the difference, remarks and oddity."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Place
from dashboard.domain.messages import Figure, FigureKind, Named
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Indicator, Measure
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Plan
from dashboard.domain.quality.outliers import Oddity
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.sentences.phrases import figure, name_of


class ChangedFigure(Protocol):
    """A changed figure of an examination: shares as fractions, money in đồng."""

    @property
    def indicator(self) -> str: ...
    @property
    def project(self) -> str: ...
    @property
    def fund(self) -> str: ...
    @property
    def budget_year(self) -> int | str: ...
    @property
    def subject(self) -> str: ...
    @property
    def disaggregation(self) -> str: ...
    @property
    def previous(self) -> Decimal | None: ...
    @property
    def previous_period(self) -> Period | None: ...
    @property
    def new(self) -> Decimal | None: ...
    @property
    def text(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def odd(self) -> Oddity | None: ...


class Remark(StrEnum):
    """A remark on a line of the preview."""

    WORSE = "worse"
    FIRST = "first"  # there was no figure before
    SAME = "same"
    ESTIMATE = "estimate"
    TREASURY = "treasury"
    CORRECTED = "corrected"  # a cell of its row was mended when it was sent


@dataclass(frozen=True)
class PreviewLine:
    """A line of the preview. `previous`, `new` and `change` have their kind and decimals; `rank` orders the lines."""

    name: Named
    parts: tuple[str, ...]  # what narrows it down: population group, fund, year, subject where it is not the reporter
    unit_of_measure: Named | None  # None for money, which is in triệu đồng
    previous: Figure | None
    previous_period: Period | None
    new: Figure | None
    new_period: Period | None
    numerator: Figure | None  # of a share that was reported by its parts
    denominator: Figure | None
    absence: Absence | None
    text: str
    change: Figure | None
    remarks: tuple[Remark, ...]
    odd: Oddity | None  # said before the remarks
    place: Place
    rank: tuple[int, Decimal]


def preview_lines(
    changes: Iterable[ChangedFigure],
    proposal: ReportChange,
    plan: Plan,
    corrected: Collection[Place] = (),
    further: Iterable[ReportChange] = (),
) -> tuple[PreviewLine, ...]:
    """The lines of a report by rank: odd figures, worse ones, other changes by size, then the rest, in the file's order.

    `corrected` are cells corrected when the file was sent, `further` reports of other periods in the same file.
    """
    mended = {_row_of(place) for place in corrected}
    read: dict[Place, Observation | Disbursement] = {}
    for report in (*further, proposal):
        read |= {o.place: o for o in report.observations}
        read |= {d.place: d for d in report.disbursements}
    lines = [
        _line(change, read.get(change.place), proposal.unit, plan, _row_of(change.place) in mended)
        for change in changes
    ]
    return tuple(sorted(lines, key=lambda line: line.rank))


def _row_of(place: Place) -> tuple[str, int]:
    return (place.container, place.position[0])


def _line(
    change: ChangedFigure, read: Observation | Disbursement | None, reporter: str, plan: Plan, corrected: bool
) -> PreviewLine:
    indicator = plan.indicator_by_code.get(change.indicator)
    worse = _worse(indicator, change)
    return PreviewLine(
        name=name_of(indicator) if indicator else _project_name(plan, change.project),
        parts=_parts(change, reporter, plan),
        unit_of_measure=Named(indicator.unit_of_measure, indicator.unit_en) if indicator else None,
        previous=_figure(indicator, change.previous),
        previous_period=change.previous_period,
        new=_figure(indicator, change.new),
        new_period=read.period if read else None,
        numerator=_count_of(read.numerator if isinstance(read, Observation) else None),
        denominator=_count_of(read.denominator if isinstance(read, Observation) else None),
        absence=read.absence if read else None,
        text=change.text,
        change=_change(indicator, change),
        remarks=(*_remarks(change, read, worse), *((Remark.CORRECTED,) if corrected else ())),
        odd=change.odd,
        place=change.place,
        rank=_rank(change, worse),
    )


def _project_name(plan: Plan, code: str) -> Named:
    project = plan.project_by_code[code]
    return Named(f"{code} · {project.label}", f"{code} · {project.name_en or project.label}")


def _parts(change: ChangedFigure, reporter: str, plan: Plan) -> tuple[str, ...]:
    groups = {d.code: d.name for d in plan.disaggregations}
    fund = plan.fund_by_code[change.fund].name if change.fund in plan.fund_by_code else change.fund
    parts = [] if change.indicator else [part for part in (fund, str(change.budget_year)) if part]
    if parts[:1] == [NOT_SPLIT]:
        del parts[0]  # where the source does not divide the money there is no fund to name
    if change.disaggregation not in ("", TOTAL):
        parts.append(groups.get(change.disaggregation, change.disaggregation))
    if change.subject != reporter:
        parts.append(plan.unit_by_code[change.subject].label)
    return tuple(parts)


def _figure(indicator: Indicator | None, value: Decimal | None) -> Figure | None:
    if value is None:
        return None
    shown = figure(indicator, value) if indicator else Figure(value, FigureKind.MONEY)
    # the unit of measure has a column of its own
    return Figure(shown.value, shown.kind, places=shown.places)


def _count_of(part: Decimal | None) -> Figure | None:
    return None if part is None else Figure(part, FigureKind.COUNT)


def _change(indicator: Indicator | None, change: ChangedFigure) -> Figure | None:
    if change.new is None or change.previous is None:
        return None
    difference = change.new - change.previous
    if indicator is not None and indicator.measure is Measure.PERCENTAGE:
        return Figure(difference, FigureKind.POINTS, places=2)
    return _figure(indicator, difference)


def _worse(indicator: Indicator | None, change: ChangedFigure) -> bool:
    """Whether a figure moved against the direction of its indicator; cumulative money should only grow."""
    if change.new is None or change.previous is None or change.new == change.previous:
        return False
    if indicator is None or indicator.direction is Direction.RISES:
        return change.new < change.previous
    return indicator.direction is Direction.FALLS and change.new > change.previous


def _remarks(change: ChangedFigure, read: Observation | Disbursement | None, worse: bool) -> tuple[Remark, ...]:
    remarks = [Remark.WORSE] if worse else []
    if change.new is not None and change.previous is None:
        remarks.append(Remark.FIRST)
    if change.new is not None and change.new == change.previous:
        remarks.append(Remark.SAME)
    if read is not None and read.estimate:
        remarks.append(Remark.ESTIMATE)
    if read is not None and read.source is Source.TREASURY:
        remarks.append(Remark.TREASURY)
    return tuple(remarks)


def _rank(change: ChangedFigure, worse: bool) -> tuple[int, Decimal]:
    """(class, order): odd −1, worse 0, changed 1, first 2, unchanged 3, absent 4; in a class by oddity or relative change."""
    if change.odd is not None:
        return (-1, -change.odd.weight)
    if change.new is None:
        return (4, Decimal(0))
    if change.previous is None:
        return (2, Decimal(0))
    if change.new == change.previous:
        return (3, Decimal(0))
    greatest = max(abs(change.new), abs(change.previous))
    return (0 if worse else 1, -abs(change.new - change.previous) / greatest)


@dataclass(frozen=True)
class PlanCount:
    """The number of rows of one kind before and after; `kind` is a field of `Plan`, or "allocated" for money."""

    kind: str
    before: Figure | None
    after: Figure | None  # None where the plan names no amount


_COUNTED = (
    "units", "projects", "funds", "allocations", "indicators", "targets", "milestones", "obligations",
)  # fmt: skip


def plan_counts(new: Plan, before: Plan | None) -> tuple[PlanCount, ...]:
    """The counts of a new plan beside the plan in force: rows by kind, and the money allocated for the plan's year."""
    counts = [PlanCount(kind, _count(before, kind) if before else None, _count(new, kind)) for kind in _COUNTED]
    money = PlanCount("allocated", _allocated(before) if before else None, _allocated(new))
    return (*counts, money)


def _count(plan: Plan, kind: str) -> Figure:
    return Figure(Decimal(len(getattr(plan, kind))), FigureKind.COUNT)


def _allocated(plan: Plan) -> Figure | None:
    given = [a.amount_vnd for a in plan.allocations if a.budget_year == plan.year and a.amount_vnd is not None]
    return Figure(Decimal(sum(given)), FigureKind.MONEY) if given else None
