"""View of Chiều thiếu hụt: deprivation rates of a group of households by dimension, indicator and unit."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.deprivation.households import (
    Deprivation,
    GroupDeprivation,
    Poverty,
    deprivations,
    groups,
    poverty,
)
from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.household_review import NewerReview, ReviewFigure
from dashboard.domain.verdicts.parts import Coverage, RolledUp
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, parts_cell, share_cell
from dashboard.views.figures import absence_sign, absence_text
from dashboard.views.linked import to_unit
from dashboard.views.table import Table, crossed, figures, texts
from dashboard.views.target_facts import Fact


@dataclass(frozen=True)
class Bar:
    """One indicator of the group over the whole area; `rate` in percent, None with the absence in `text`."""

    number: int
    name: str
    dimension: str
    rate: float | None
    text: Cell  # "64,9%"
    parts: Cell  # "3.707/5.713 hộ nghèo"
    worst: bool  # of its dimension
    first: str  # the preliminary figure and the difference, where both are known
    coverage: Cell


@dataclass(frozen=True)
class UnitCell:
    """One unit and one indicator; `column` is the indicator's number on the forms, `figure` the rate with its parts."""

    unit: str
    column: str
    rate: float | None
    absence: Absence | None
    text: str
    figure: Cell
    note: str
    code: str  # of the unit


@dataclass(frozen=True)
class GroupView:
    """One group of households (hộ nghèo or hộ cận nghèo) at one review."""

    heading: str
    caption: str
    bars: tuple[Bar, ...]  # dimensions worst first, their indicators worst first
    cells: tuple[UnitCell, ...]
    units: tuple[str, ...]  # most deprived first, units without figures last
    columns: tuple[tuple[str, str], ...]  # number, short name
    average: str


def review_topics(plan: Plan) -> tuple[str, ...]:
    """The indicators that a review of poor households fills: of their figures the page is made."""
    return tuple(i.code for i in plan.indicators if i.role is not ReviewRole.NONE)


def group_choices(plan: Plan, words: Words) -> dict[str, str]:
    """Code -> name of each group that the plan measures deprivations of; empty where it measures none."""
    return {code: group_name(plan, code, words) for code in groups(plan)}


def group_name(plan: Plan, code: str, words: Words) -> str:
    """Hộ nghèo, hộ cận nghèo, or as the plan calls the group."""
    known = {"HN": words("Poor households"), "HCN": words("Near-poor households")}
    return known.get(code) or next((d.name for d in plan.disaggregations if d.code == code), code)


def group_view(standing: Standing, group: str, words: Words) -> GroupView:
    """The view of one group."""
    plan = standing.snapshot.plan
    deprived = deprivations(standing.snapshot, group, standing.unit, standing.period, standing.boundaries)
    numbers = {deprivation.indicator.code: n for n, deprivation in enumerate(deprived.indicators, start=1)}
    name = group_name(plan, group, words)
    bars = tuple(_bars(deprived, numbers, name, words))
    cells, units = _matrix(deprived, numbers, plan, words)
    average = deprived.average
    return GroupView(
        heading=_heading(deprived, plan, name, words),
        caption=_caption(deprived, name, words),
        bars=bars,
        cells=cells,
        units=units,
        columns=tuple(
            (str(numbers[deprivation.indicator.code]), _short(deprivation, words))
            for deprivation in deprived.indicators
        ),
        average=""
        if average is None
        else words("{name}: {count} deprivations per household on average", name=name, count=words.number(average, 1)),
    )


def _short(deprivation: Deprivation, words: Words) -> str:
    """The label of the indicator without the prefix common to all of them."""
    label = words.name_of(deprivation.indicator.label, deprivation.indicator.name_en)
    return label.split(": ", 1)[-1]


def _heading(deprived: GroupDeprivation, plan: Plan, name: str, words: Words) -> str:
    worst = deprived.worst
    if worst is None or worst.rate is None:
        return words("{name}: nothing has been reported of what they lack", name=name)
    text = words(
        "{name} lack most in {dimension}: {rate} in “{indicator}”",
        name=name, dimension=words.dimension(worst.indicator.dimension), rate=words.share(worst.rate),
        indicator=_short(worst, words),
    )  # fmt: skip
    if worst.worst_unit:
        unit, rate = worst.worst_unit
        text += "; " + words("worst in {unit} ({rate})", unit=plan.unit_by_code[unit].label, rate=words.share(rate))
    return text


def _caption(deprived: GroupDeprivation, name: str, words: Words) -> str:
    """The day of the review, preliminary or official, the units that reported, and the number of households."""
    if deprived.review is None:
        return words("No review has been sent by this period.")
    fullest = max(
        (deprivation.total.figure for deprivation in deprived.indicators),
        key=lambda figure: len(figure.coverage.reported),
    )
    parts = [
        words("Review as of {day}", day=deprived.review.end),
        state_text(deprived.preliminary, words),
        coverage_text(fullest.coverage, words),
    ]
    if fullest.denominator is not None:
        parts.append(f"{words.number(fullest.denominator, 0)} {name.lower()}")
    if deprived.newer is not None:
        parts.append(newer_text(deprived.newer, words))
    return " · ".join(parts)


def newer_text(newer: NewerReview, words: Words) -> str:
    """That a newer review has begun: it does not stand before it is due or whole."""
    coverage = newer.coverage
    return words(
        "a newer review, as of {day}, has {reported}/{expected} units so far",
        day=newer.period.end, reported=len(coverage.reported), expected=len(coverage.expected),
    )  # fmt: skip


def state_text(preliminary: bool, words: Words) -> str:
    return words("preliminary figures") if preliminary else words("official figures")


def coverage_text(coverage: Coverage, words: Words) -> str:
    return words(
        "{reported}/{expected} units have reported", reported=len(coverage.reported), expected=len(coverage.expected)
    )


def _coverage(coverage: Coverage, words: Words) -> Cell:
    return Cell(coverage_text(coverage, words), len(coverage.reported))


def _bars(deprived: GroupDeprivation, numbers: dict[str, int], name: str, words: Words) -> list[Bar]:
    def weight(deprivation: Deprivation | None) -> Decimal:
        return deprivation.rate if deprivation is not None and deprivation.rate is not None else Decimal(-1)

    bars = []
    for dimension in sorted(deprived.dimensions, key=lambda d: -weight(d.worst)):
        for deprivation in sorted(dimension.indicators, key=lambda o: -weight(o)):
            figure = deprivation.total.figure
            bars.append(
                Bar(
                    number=numbers[deprivation.indicator.code],
                    name=_short(deprivation, words),
                    dimension=words.dimension(dimension.name),
                    rate=None if deprivation.rate is None else float(deprivation.rate * 100),
                    text=rate_cell(figure, words),
                    parts=parts_cell(figure.numerator, figure.denominator, words, name.lower()),
                    worst=deprivation is dimension.worst,
                    first=first_text(deprivation.total, words),
                    coverage=_coverage(figure.coverage, words),
                )
            )
    return bars


def rate_cell(figure: RolledUp, words: Words) -> Cell:
    return share_cell(figure.amount, words, missing=absence_text(figure.absence, words))


def first_text(rate: ReviewFigure, words: Words) -> str:
    """The preliminary rate that the official one replaced, and the difference; "" without one."""
    if rate.first is None or rate.first.amount is None or rate.difference is None:
        return ""
    first, difference = words.share(rate.first.amount, 2), words.points(rate.difference, 2, signed=True)
    return words("preliminary {first}, difference {difference}", first=first, difference=difference)


def _matrix(
    deprived: GroupDeprivation, numbers: dict[str, int], plan: Plan, words: Words
) -> tuple[tuple[UnitCell, ...], tuple[str, ...]]:
    labels = {code: plan.unit_by_code[code].label for code in deprived.units}
    if len(set(labels.values())) < len(labels):
        labels = {code: f"{label} ({code})" for code, label in labels.items()}
    cells, total = [], dict.fromkeys(deprived.units, Decimal(-1))
    for deprivation in deprived.indicators:
        for code, figure in deprivation.by_unit:
            if figure.amount is not None:
                total[code] = max(total[code], Decimal(0)) + figure.amount
            cells.append(
                _cell(
                    code, labels[code], numbers[deprivation.indicator.code], _short(deprivation, words), figure, words
                )
            )
    order = sorted(deprived.units, key=lambda code: (-total[code], labels[code]))
    return tuple(cells), tuple(labels[code] for code in order)


def _cell(code: str, unit: str, number: int, name: str, figure: RolledUp, words: Words) -> UnitCell:
    cell, parts = rate_cell(figure, words), parts_cell(figure.numerator, figure.denominator, words)
    cell = cell.noted(f" ({parts})") if parts.text else cell
    if figure.amount is None:
        rate, absence = None, figure.absence or Absence.NOT_REPORTED
        text = absence_sign(absence)
    else:
        rate, absence, text = float(figure.amount * 100), None, words.number(figure.amount * 100, 0)
    return UnitCell(unit, str(number), rate, absence, text, cell, f"{name}: {cell}", code)


def rate_table(view: GroupView, words: Words) -> Table:
    bars = view.bars
    return Table.of(
        texts(words("Dimension"), [bar.dimension for bar in bars]),
        texts(words("Deprivation indicator"), [f"{bar.number}. {bar.name}" for bar in bars]),
        figures(words("Share of the group"), [bar.text for bar in bars]),
        figures(words("Numerator/denominator"), [bar.parts for bar in bars]),
        figures(words("Units that reported"), [bar.coverage for bar in bars]),
        texts(words("Preliminary figure before it"), [bar.first for bar in bars]),
    )


def unit_table(view: GroupView, words: Words) -> Table:
    """Rates by commune (rows) and indicator (columns), as on the forms."""
    names = {number: f"{number}. {name}" for number, name in view.columns}
    cells = ((to_unit(c.unit, c.code), names[c.column], c.figure) for c in view.cells)
    return crossed(words("Unit"), view.units, list(names.values()), cells, figures=True)


def rates(standing: Standing, words: Words) -> tuple[Fact, ...]:
    """The rates of poor, of near-poor and of both among all resident households, each with its definition."""
    poor = poverty(standing.snapshot, standing.unit, standing.period)
    if poor is None:
        return ()
    named = (
        (words("Poverty rate (poor ÷ all households)"), poor.poverty_rate),
        (words("Near-poverty rate (near-poor ÷ all households)"), poor.near_poverty_rate),
        (words("Multidimensional poverty rate (poor + near-poor ÷ all households)"), poor.multidimensional_rate),
    )
    facts = tuple(Fact(label, _rate_fact(rate, poor, words)) for label, rate in named)
    newer = (Fact(words("Newer review"), newer_text(poor.newer, words)),) if poor.newer else ()
    return (*facts, *newer)


def _rate_fact(rate: ReviewFigure, poor: Poverty, words: Words) -> str:
    figure = rate.figure
    parts = parts_cell(figure.numerator, figure.denominator, words, words("resident households"))
    clauses = [rate_cell(figure, words).text, parts.text]
    if poor.review is not None and figure.amount is not None:
        clauses += [state_text(figure.preliminary, words), coverage_text(figure.coverage, words)]
    return " · ".join(text for text in (*clauses, first_text(rate, words)) if text)
