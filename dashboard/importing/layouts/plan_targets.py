"""Rows of the plan workbook's target sheet to targets; a plan's ambiguous words are asked about."""

from collections.abc import Mapping
from dataclasses import MISSING, replace
from datetime import date
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.sentences.phrases import name_of
from dashboard.importing.cell_text.target_words import EXAMPLES, TURNED, TargetWords, other_unit, target_words
from dashboard.importing.files.workbook import CellKind
from dashboard.importing.layouts.target_sheets import TARGETS
from dashboard.importing.sheets.codecs import field_values, made, read
from dashboard.importing.sheets.declared import Kind
from dashboard.importing.sheets.likely import like
from dashboard.importing.sheets.rows import Row, small_readings


def target_in(
    row: Row, indicators: dict[str, Indicator], listed: Mapping[str, str] | None, settled: dict[str, Target]
) -> Target | None:
    """One row of the targets' sheet. "giảm 5%" without a basis is a question: điểm %, or five percent of what there was?

    It is asked once: what a person settled, in the row or in the plan now in force (`settled`, by id), stays settled.
    `listed` are the codes of the catalogue with their units of measure, also of indicators that could not be read; None
    where they are not known.
    """
    indicator = indicators.get(read(row, "indicator"))
    if indicator is None:
        code = row.shown("indicator")
        if code and listed is not None and code not in listed:
            row.findings.add(IssueCode.UNKNOWN_INDICATOR, row.place("indicator"), code, like=like(code, listed))
        field_values(row, (column for column in TARGETS.columns if column.kind is not Kind.AMOUNT))  # its other faults
        _words(row, (listed or {}).get(code, ""), Measure.COUNT)
        return None
    row.measure = indicator.measure
    values = field_values(row, TARGETS.columns)
    words = _words(row, indicator.unit_of_measure, indicator.measure)
    if words is None:
        return None
    if _share_of_count(row, indicator, words):
        row.findings.add(
            IssueCode.SHARE_OF_COUNT, row.place("value"), row.shown("value"),
            name=name_of(indicator), unit=indicator.unit_of_measure,
        )  # fmt: skip
        return None
    settlement = _settlement(row, indicator, words, settled.get(values.get("id", "")))
    basis = settlement[0] if settlement else _basis(row, indicator, words)
    if basis is None:
        return None
    low, high = (row.kept("value", bound) for bound in _bounds(words, indicator, basis))
    values = {"operator": _operator(words, basis)} | values | {"basis": basis, "low": low, "high": high}
    values |= _start(row, indicator, words, basis, values.get("baseline"))
    for name in ("settled", "settled_by", "settled_on"):
        values.pop(name, None)
    if settlement or _asks(row, indicator, words):
        by, day = settlement[1:] if settlement else ("", None)  # signed by whoever sends the file
        values |= {"settled": basis.value, "settled_by": by, "settled_on": day}
    return made(TARGETS, values)


def _share_of_count(row: Row, indicator: Indicator, words: TargetWords) -> bool:
    """Whether a level of what is counted stands in per cent: of which whole, nobody can know. «Giảm 10%» of it is a change."""
    basis = read(row, "basis")
    change = bool(words.sign) if basis is MISSING else Basis(basis).is_change
    counted = indicator.measure in (Measure.COUNT, Measure.MONEY)
    return counted and words.percent and (words.points or not change)


def _start(
    row: Row, indicator: Indicator, words: TargetWords, basis: Basis, baseline: Decimal | None
) -> dict[str, object]:
    """The baseline that the words themselves name, where the row has none; another one beside it is a fault."""
    if words.start is None or basis.is_change:
        return {}
    start = row.kept("value", words.start / 100 if _in_percent(words, indicator) else words.start)
    if baseline is None:
        return {"baseline": start, "baseline_source": row.text("baseline_source") or row.text("value")}
    if start is not None and baseline != start:
        kind = FigureKind.SHARE if indicator.measure is Measure.PERCENTAGE else FigureKind.COUNT
        row.findings.add(
            IssueCode.STATED_START, row.place("baseline"), row.shown("baseline"),
            start=Figure(start, kind, places=2), baseline=Figure(baseline, kind, places=2),
        )  # fmt: skip
    return {}


Settlement = tuple[Basis, str, date | None]  # how the sentence is read, by whom, since when


def _settlement(row: Row, indicator: Indicator, words: TargetWords, before: Target | None) -> Settlement | None:
    """What the row itself says was settled, or what the plan in force settled of the same words."""
    basis, by, day = (read(row, key) for key in ("settled", "settled_by", "settled_on"))
    if basis is not MISSING:
        return (basis, "" if by is MISSING else by, None if day is MISSING else day)
    if before is None or not _asks(row, indicator, words):
        return None
    basis = Basis(before.settled)
    same = before.source_sentence == row.text("source_sentence") and _bounds(words, indicator, basis) == (
        before.low,
        before.high,
    )
    return (basis, before.settled_by, before.settled_on) if same else None


def _asks(row: Row, indicator: Indicator, words: TargetWords) -> bool:
    """Whether the row's words can be read in two ways: "giảm 5%" of a share, "giảm dưới 16", with no basis named."""
    two_ways = indicator.measure is Measure.PERCENTAGE or words.or_level
    plain_change = bool(words.sign) and not words.points and two_ways
    return plain_change and read(row, "basis") is MISSING


def _words(row: Row, unit_of_measure: str, measure: Measure) -> TargetWords | None:
    if not row.require("value"):
        return None
    cell = row.cell("value")
    if cell is not None and cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        value = cell.value * 100 if cell.percent else cell.value
        number = TargetWords(Operator.EQUAL, value, value, cell.percent)
        return _as_share(row, number) if measure is Measure.PERCENTAGE else number
    words = target_words(row.text("value"), unit_of_measure)
    if words is None and (behind := other_unit(row.text("value"), unit_of_measure)):
        row.findings.add(
            IssueCode.TARGET_UNIT, row.place("value"), row.text("value"), behind=behind, unit=unit_of_measure
        )  # fmt: skip
        return None
    if words is None:
        row.findings.add(IssueCode.UNKNOWN_WORD, row.place("value"), row.text("value"), words=EXAMPLES)
        return None
    return _as_share(row, words) if measure is Measure.PERCENTAGE else words


def _as_share(row: Row, words: TargetWords) -> TargetWords | None:
    """A level of a share in per cent. A bare 0,8 may mean 0,8% or 80%, as in a report, so it is asked about."""
    low, high = words.low, words.high
    bare = not words.percent and not words.sign and low is not None and high is not None and 0 < high <= 1
    if not bare or low is None or high is None:
        return words
    chosen = row.findings.ask(
        IssueCode.AMBIGUOUS_SHARE, row.place("value"), row.shown("value"), small_readings(high)
    )  # fmt: skip
    if chosen is None:
        return None
    factor = 100 if chosen == "fraction" else 1
    return replace(words, low=low * factor, high=high * factor, percent=True)


def _basis(row: Row, indicator: Indicator, words: TargetWords) -> Basis | None:
    named = read(row, "basis")
    if named is not MISSING:
        return Basis(named)
    if words.sign:
        if words.points:
            return Basis.CHANGE_POINTS
        changes: tuple[Basis, ...] = (Basis.CHANGE_POINTS, Basis.RELATIVE_CHANGE)
        if indicator.measure is not Measure.PERCENTAGE:
            if words.percent:
                return Basis.RELATIVE_CHANGE
            if not words.or_level:  # «giảm 915 hộ»: so many fewer than at the start
                return Basis.CHANGE_COUNT
            changes = (Basis.CHANGE_COUNT,)
        readings = (Basis.COUNT if indicator.measure is Measure.COUNT else Basis.LEVEL,) if words.or_level else ()
        choices = tuple(Choice(basis.value) for basis in (*readings, *changes))
        code = IssueCode.CHANGE_OR_LEVEL if words.or_level else IssueCode.AMBIGUOUS_BASIS
        chosen = row.findings.ask(code, row.place("value"), row.text("value"), choices)
        return Basis(chosen) if chosen else None
    if indicator.measure is Measure.QUALITATIVE:
        return Basis.STATE
    return Basis.COUNT if indicator.measure is Measure.COUNT else Basis.LEVEL


def _operator(words: TargetWords, basis: Basis) -> Operator:
    """As compared with the signed change: "giảm trên 5%" is a change below −5 %."""
    turned = basis.is_change and words.sign < 0
    if _goes_to(words, basis):
        return Operator.EQUAL
    return TURNED.get(words.operator, words.operator) if turned else words.operator


def _goes_to(words: TargetWords, basis: Basis) -> bool:
    """Whether «tăng từ 60 đến 80%» is a level: then only where it goes to is asked for."""
    return words.or_level and words.operator is Operator.RANGE and not basis.is_change


def _in_percent(words: TargetWords, indicator: Indicator) -> bool:
    return words.percent or indicator.measure is Measure.PERCENTAGE


def _bounds(words: TargetWords, indicator: Indicator, basis: Basis) -> tuple[Decimal | None, Decimal | None]:
    """Bounds in the basis' own terms: fractions for shares and changes, falls negative."""
    if words.low is None or words.high is None:
        return (None, None)
    low, high = words.low, words.high
    if _goes_to(words, basis):
        low = high
    if _in_percent(words, indicator) or (basis.is_change and basis is not Basis.CHANGE_COUNT):
        low, high = low / 100, high / 100
    if basis.is_change and words.sign < 0:
        low, high = -high, -low
    return (low, high)
