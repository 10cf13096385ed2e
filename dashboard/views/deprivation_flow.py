"""The flow of poor households as steps of a waterfall, the standards in force, and the cell of every figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.deprivation.flow import FALLS, MEMBERS, Flow, FlowRow, flow_of
from dashboard.domain.deprivation.households import deprivations
from dashboard.domain.deprivation.standards import Point, lines, poverty_points, standard_on
from dashboard.domain.plan.indicators import Indicator, ReviewRole, Standard
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, number_cell, parts_cell, period_cell
from dashboard.views.deprivation import group_name, state_text
from dashboard.views.figures import absence_text
from dashboard.views.linked import source_columns, unit_cell
from dashboard.views.table import Table, figures, texts
from dashboard.views.target_facts import Fact

_COUNTS = (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS, ReviewRole.NEAR_POOR_HOUSEHOLDS)
_RATES = {"HN": ReviewRole.POVERTY_RATE, "HCN": ReviewRole.NEAR_POVERTY_RATE}


@dataclass(frozen=True)
class FlowStep:
    """One bar of the waterfall, from `begin` to `end`; `kind` is total, fall, rise or gap (what the identity leaves open)."""

    name: str
    kind: str
    begin: float
    end: float
    text: Cell


@dataclass(frozen=True)
class FlowView:
    """`identity` says whether the members give the end, `joint` how the start stands to last year's end."""

    heading: str
    steps: tuple[FlowStep, ...]
    identity: str
    failing: str
    joint: str
    relapse: str
    table: Table  # one row a unit


def flow_view(standing: Standing, group: str, words: Words, people: bool = False) -> FlowView | None:
    """The flow of a group; None where the plan does not measure it or nobody has told it."""
    flow = flow_of(standing.snapshot, group, standing.unit, standing.period, people, standing.boundaries)
    if (
        flow is None
        or flow.total.amounts.get(ReviewRole.FLOW_START) is None
        or flow.total.amounts.get(ReviewRole.FLOW_END) is None
    ):
        return None
    names = {code: unit.label for code, unit in standing.snapshot.plan.unit_by_code.items()}
    relapse = flow.total.relapse_rate
    left = words("{count} households that left poverty", count=flow.total.left_poverty)
    return FlowView(
        heading=_heading(flow, group_name(standing.snapshot.plan, group, words), words),
        steps=tuple(_steps(flow, words)),
        identity=_identity(flow, words),
        failing=", ".join(f"{names[r.unit]} ({_signed(r.difference, words)})" for r in flow.failing),
        joint=_joint(standing, flow, names, words),
        relapse=words("not applicable: no household left poverty")
        if relapse is None
        else f"{words.share(relapse)} · {words.number(flow.total.amounts[ReviewRole.FLOW_RELAPSED] or Decimal(0), 0)}/{left}",
        table=_table(flow, names, words),
    )


def _table(flow: Flow, names: dict[str, str], words: Words) -> Table:
    rows = flow.rows
    return Table.of(
        texts(words("Unit"), [names[row.unit] for row in rows]),
        *(figures(words.term(role), [_member(row, role, words) for row in rows]) for role in MEMBERS),
        figures(words("Difference of the identity"), [_signed(row.difference, words) for row in rows]),
    )


def _heading(flow: Flow, name: str, words: Words) -> str:
    start, end = flow.total.amounts[ReviewRole.FLOW_START], flow.total.amounts[ReviewRole.FLOW_END]
    change = (end or Decimal(0)) - (start or Decimal(0))
    params = {"start": str(_count(start, words)), "end": str(_count(end, words)), "change": str(_signed(change, words))}
    return words("{name}: {start} at the start, {end} at the end ({change})", name=name, **params)


def _steps(flow: Flow, words: Words) -> Iterable[FlowStep]:
    amounts = flow.total.amounts
    at = amounts[ReviewRole.FLOW_START] or Decimal(0)
    yield FlowStep(words.term(ReviewRole.FLOW_START), "total", float(at), float(at), _count(at, words))
    for role in MEMBERS[1:-1]:
        if amount := amounts.get(role):
            change = -amount if role in FALLS else amount
            kind = "fall" if role in FALLS else "rise"
            yield FlowStep(words.term(role), kind, float(at), float(at + change), _signed(change, words))
            at += change
    if gap := flow.total.difference:
        yield FlowStep(words("Not explained"), "gap", float(at), float(at + gap), _signed(gap, words))
    end = amounts[ReviewRole.FLOW_END] or Decimal(0)
    yield FlowStep(words.term(ReviewRole.FLOW_END), "total", float(end), float(end), _count(end, words))


def _identity(flow: Flow, words: Words) -> str:
    end, expected = flow.total.amounts.get(ReviewRole.FLOW_END), flow.total.expected_end
    if not flow.total.difference:
        return words("start, falls and rises give the end as it was told")
    return words(
        "the members give {expected}, the end was told as {end}: {difference} not explained",
        expected=str(_count(expected, words)), end=str(_count(end, words)),
        difference=str(_signed(flow.total.difference, words)),
    )  # fmt: skip


def _joint(standing: Standing, flow: Flow, names: dict[str, str], words: Words) -> str:
    if flow.joint is None:
        return _without_counts(standing, flow.group, words)
    text = words(
        "start {start}, last year's end {end}: {difference}",
        start=str(_count(flow.joint.start, words)), end=str(_count(flow.joint.end_before, words)),
        difference=str(_signed(flow.joint.difference, words)),
    )  # fmt: skip
    units = ", ".join(f"{names.get(code, code)} ({_signed(by, words)})" for code, by in flow.joint.units)
    return f"{text} · {units}" if units else text


def _without_counts(standing: Standing, group: str, words: Words) -> str:
    """Households at last year's end are not known; the rate of then may be, as the targets' page has it."""
    role = _RATES.get(group)
    rate = next((t.offered for t in standing.targets if t.offered is not None and t.indicator.role is role), None)
    if rate is None:
        return words("last year's end is not known")
    return words(
        "last year's end is known as a rate alone ({rate} at the end of {year}); without numbers of households the start"
        " cannot be held against it",
        rate=words.share(rate.value, 2), year=str(rate.year),
    )  # fmt: skip


def _member(row: FlowRow, role: ReviewRole, words: Words) -> Cell:
    """A member of the flow; one of which nothing happened is no 0."""
    if role in row.nil:
        return absent_cell(absence_text(Absence.NIL, words))
    return _count(row.amounts.get(role), words)


def _count(value: Decimal | None, words: Words) -> Cell:
    return number_cell(value, words, missing="–")


def _signed(value: Decimal | None, words: Words) -> Cell:
    return number_cell(value, words, signed=True, missing="–")


# -- standards and sources ---------------------------------------------------------------------------------------------


def standards(standing: Standing, words: Words) -> tuple[Fact, ...]:
    """The standard in force with its days and document; where the series breaks, both standards."""
    plan, day = standing.snapshot.plan, standing.period.end
    now = standard_on(plan, day)
    facts = [Fact(words("Standard in force"), _standard(now, words) if now else words("the plan names none"))]
    earlier = sorted((s for s in plan.standards if now and s.valid_from < now.valid_from), key=lambda s: s.valid_from)
    if now and earlier:
        facts.append(
            Fact(words("Break of the series on {day}", day=now.valid_from), words(
                "{standard} before it; figures of the two are neither joined nor subtracted",
                standard=_standard(earlier[-1], words),
            ))
        )  # fmt: skip
    parts = lines(poverty_points(standing.snapshot, standing.unit, standing.period))
    if any(parts):
        series = (" → ".join(_point(point, words) for point in part) for part in parts)
        facts.append(Fact(words("Poverty rate over time"), f" ‖ {words('another standard')} ‖ ".join(series)))
    return tuple(facts)


def _standard(standard: Standard, words: Words) -> str:
    until = standard.valid_to - timedelta(days=1) if standard.valid_to else None
    span = (
        words("from {start} to {end}", start=standard.valid_from, end=until)
        if until
        else words("from {start} on", start=standard.valid_from)
    )
    return " · ".join(text for text in (standard.name, span, standard.document) if text)


def _point(point: Point, words: Words) -> str:
    value = words("no data") if point.value is None else words.share(point.value)
    note = f" ({words('preliminary')})" if point.preliminary else ""
    return f"{words.period(point.period)}: {value}{note}"


def sources(standing: Standing, group: str, words: Words) -> Table:
    """Every figure behind the page with its file, its cell and when it came."""
    snapshot = standing.snapshot
    uploads, rows = snapshot.submission_by_id, _reviewed(standing, group)
    return Table.of(
        texts(words("Figure"), [words.name_of(i.name, i.name_en) for i, _ in rows]),
        texts(words("Unit"), [unit_cell(snapshot.plan, o.subject, full=True) for _, o in rows]),
        figures(words("Value"), [_reported(o, words) for _, o in rows]),
        texts(words("Period"), [period_cell(o.period, words) for _, o in rows]),
        texts(words("State"), [state_text(o.preliminary, words) for _, o in rows]),
        *source_columns([(uploads.get(o.submission or 0), str(o.place)) for _, o in rows], words),
    )


def _reviewed(standing: Standing, group: str) -> list[tuple[Indicator, Observation]]:
    """The figures of the review that the page shows, deprivations first."""
    snapshot = standing.snapshot
    review = deprivations(snapshot, group, standing.unit, standing.period).review
    wanted = [
        i for i in snapshot.plan.indicators
        if i.role in _COUNTS or (i.group == group and (i.role is ReviewRole.DEPRIVED or i.role in MEMBERS))
    ]  # fmt: skip
    return [
        (indicator, reported)
        for indicator in sorted(wanted, key=lambda i: i.role is not ReviewRole.DEPRIVED)
        for reported in snapshot.observations_by_indicator.get(indicator.code, ())
        if review is not None and reported.period == review
    ]


def _reported(figure: Observation, words: Words) -> Cell:
    if figure.numerator is not None and figure.denominator is not None:
        return parts_cell(figure.numerator, figure.denominator, words)
    return number_cell(figure.value, words, missing=words.term(figure.absence) if figure.absence else "")
