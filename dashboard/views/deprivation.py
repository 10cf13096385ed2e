"""Chiều thiếu hụt: what most households of a group lack and where, as texts; hộ nghèo and hộ cận nghèo never together."""

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
from dashboard.domain.deprivation.review import Told
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.standing import Coverage, RolledUp, Standing
from dashboard.text import Words
from dashboard.views.figures import absence_sign, absence_text
from dashboard.views.target_facts import Fact


@dataclass(frozen=True)
class Bar:
    """One indicator of the group over the whole area; `rate` in percent, None with the absence in `text`."""

    number: int
    name: str
    dimension: str
    rate: float | None
    text: str  # "64,9%"
    parts: str  # "3.707/5.713 hộ nghèo"
    worst: bool  # of its dimension
    first: str  # the preliminary figure and the difference, where both are known
    coverage: str


@dataclass(frozen=True)
class Cell:
    """One unit and one indicator; `column` is the indicator's number on the forms."""

    unit: str
    column: str
    rate: float | None
    absence: Absence | None
    text: str
    note: str
    code: str  # of the unit


@dataclass(frozen=True)
class GroupView:
    """Everything on one group of households at one review."""

    heading: str
    caption: str
    bars: tuple[Bar, ...]  # dimensions worst first, their indicators worst first
    cells: tuple[Cell, ...]
    units: tuple[str, ...]  # most lacking first, who told nothing last
    columns: tuple[tuple[str, str], ...]  # number, short name
    average: str


def group_choices(plan: Plan, words: Words) -> dict[str, str]:
    """Code -> name of each group that the plan measures deprivations of; empty where it measures none."""
    return {code: group_name(plan, code, words) for code in groups(plan)}


def group_name(plan: Plan, code: str, words: Words) -> str:
    """Hộ nghèo, hộ cận nghèo, or as the plan calls the group."""
    known = {"HN": words("Poor households"), "HCN": words("Near-poor households")}
    return known.get(code) or next((d.name for d in plan.disaggregations if d.code == code), code)


def group_view(standing: Standing, group: str, words: Words) -> GroupView:
    """One group as the page shows it."""
    plan = standing.snapshot.plan
    found = deprivations(standing.snapshot, group, standing.unit, standing.period, standing.boundaries)
    numbers = {one.indicator.code: n for n, one in enumerate(found.indicators, start=1)}
    name = group_name(plan, group, words)
    bars = tuple(_bars(found, numbers, name, words))
    cells, units = _matrix(found, numbers, plan, words)
    average = found.average
    return GroupView(
        heading=_heading(found, plan, name, words),
        caption=_caption(found, name, words),
        bars=bars,
        cells=cells,
        units=units,
        columns=tuple((str(numbers[one.indicator.code]), _short(one, words)) for one in found.indicators),
        average=""
        if average is None
        else words("{name}: {count} deprivations per household on average", name=name, count=words.number(average, 1)),
    )


def _short(one: Deprivation, words: Words) -> str:
    """The indicator without the word that all of them begin with."""
    label = words.name_of(one.indicator.label, one.indicator.name_en)
    return label.split(": ", 1)[-1]


def _heading(found: GroupDeprivation, plan: Plan, name: str, words: Words) -> str:
    worst = found.worst
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


def _caption(found: GroupDeprivation, name: str, words: Words) -> str:
    """Which review, up to which day, sơ bộ or chính thức, and of how many units."""
    if found.review is None:
        return words("No review has been sent by this period.")
    fullest = max((one.told.figure for one in found.indicators), key=lambda figure: len(figure.coverage.reported))
    said = [
        words("Review as of {day}", day=found.review.end),
        state_text(found.preliminary, words),
        coverage_text(fullest.coverage, words),
    ]
    if fullest.denominator is not None:
        said.append(f"{words.number(fullest.denominator, 0)} {name.lower()}")
    return " · ".join(said)


def state_text(preliminary: bool, words: Words) -> str:
    return words("preliminary figures") if preliminary else words("official figures")


def coverage_text(coverage: Coverage, words: Words) -> str:
    return words(
        "{reported}/{expected} units have reported", reported=len(coverage.reported), expected=len(coverage.expected)
    )


def _bars(found: GroupDeprivation, numbers: dict[str, int], name: str, words: Words) -> list[Bar]:
    def weight(one: Deprivation | None) -> Decimal:
        return one.rate if one is not None and one.rate is not None else Decimal(-1)

    bars = []
    for dimension in sorted(found.dimensions, key=lambda d: -weight(d.worst)):
        for one in sorted(dimension.indicators, key=lambda o: -weight(o)):
            figure = one.told.figure
            bars.append(
                Bar(
                    number=numbers[one.indicator.code],
                    name=_short(one, words),
                    dimension=words.dimension(dimension.name),
                    rate=None if one.rate is None else float(one.rate * 100),
                    text=rate_text(figure, words),
                    parts=parts_text(figure, name.lower(), words),
                    worst=one is dimension.worst,
                    first=first_text(one.told, words),
                    coverage=coverage_text(figure.coverage, words),
                )
            )
    return bars


def rate_text(figure: RolledUp, words: Words) -> str:
    return absence_text(figure.absence, words) if figure.amount is None else words.share(figure.amount)


def parts_text(figure: RolledUp, of: str, words: Words) -> str:
    """ "3.707/5.713 hộ nghèo": a rate never goes without its denominator."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{words.number(figure.numerator, 0)}/{words.number(figure.denominator, 0)} {of}"


def first_text(told: Told, words: Words) -> str:
    """The preliminary figure that the official one replaced."""
    if told.first is None or told.first.amount is None or told.difference is None:
        return ""
    first, difference = words.share(told.first.amount, 2), words.points(told.difference, 2, signed=True)
    return words("preliminary {first}, difference {difference}", first=first, difference=difference)


def _matrix(
    found: GroupDeprivation, numbers: dict[str, int], plan: Plan, words: Words
) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    labels = {code: plan.unit_by_code[code].label for code in found.units}
    if len(set(labels.values())) < len(labels):
        labels = {code: f"{label} ({code})" for code, label in labels.items()}
    cells, total = [], dict.fromkeys(found.units, Decimal(-1))
    for one in found.indicators:
        for code, figure in one.by_unit:
            if figure.amount is not None:
                total[code] = max(total[code], Decimal(0)) + figure.amount
            cells.append(_cell(code, labels[code], numbers[one.indicator.code], _short(one, words), figure, words))
    order = sorted(found.units, key=lambda code: (-total[code], labels[code]))
    return tuple(cells), tuple(labels[code] for code in order)


def _cell(code: str, unit: str, number: int, name: str, figure: RolledUp, words: Words) -> Cell:
    note = f"{name}: {rate_text(figure, words)}"
    if parts := parts_text(figure, "", words).strip():
        note += f" ({parts})"
    if figure.amount is None:
        absence = figure.absence or Absence.NOT_REPORTED
        return Cell(unit, str(number), None, absence, absence_sign(absence), note, code)
    return Cell(unit, str(number), float(figure.amount * 100), None, words.number(figure.amount * 100, 0), note, code)


def rates(standing: Standing, words: Words) -> tuple[Fact, ...]:
    """Poor, near-poor and both of all resident households, each named: newspapers call the first one «nghèo đa chiều»."""
    found = poverty(standing.snapshot, standing.unit, standing.period)
    if found is None:
        return ()
    named = (
        (words("Poverty rate (poor ÷ all households)"), found.poverty_rate),
        (words("Near-poverty rate (near-poor ÷ all households)"), found.near_poverty_rate),
        (words("Multidimensional poverty rate (poor + near-poor ÷ all households)"), found.multidimensional_rate),
    )
    return tuple(Fact(label, _rate_fact(told, found, words)) for label, told in named)


def _rate_fact(told: Told, found: Poverty, words: Words) -> str:
    figure = told.figure
    texts = [rate_text(figure, words), parts_text(figure, words("resident households"), words)]
    if found.review is not None and figure.amount is not None:
        texts += [state_text(figure.preliminary, words), coverage_text(figure.coverage, words)]
    return " · ".join(text for text in (*texts, first_text(told, words)) if text)
