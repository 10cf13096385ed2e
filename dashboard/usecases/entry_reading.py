"""One line of a report while it is typed: every text read by the importer's own readers, and what strikes about the numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Issue, IssueCode, Severity
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.money import MoneyUnit, millions
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.quality.outliers import LEAST_COUNT, LEAST_MONEY, LEAST_SHARE, jumps, leaps
from dashboard.domain.quality.results import is_cumulative, is_level
from dashboard.domain.sentences.phrases import figure
from dashboard.importing.files.cells import CellKind, FileCell, Sheet
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts.report_sheets import MONEY, RESULTS
from dashboard.importing.sheets.declared import Kind
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import Words
from dashboard.text.findings import choice_text, finding_text
from dashboard.usecases.entry_start import EntryRow, EntryStart

_NUMBERS = (Kind.AMOUNT, Kind.WHOLE, Kind.MONEY)
_MAIN = {RESULTS.key: ("value", "numerator", "denominator"), MONEY.key: ("cumulative",)}
Number = Decimal | int


class Manner(StrEnum):
    READ = "read"  # how it was understood
    NOTICE = "notice"  # right perhaps, and worth a second look
    FAULT = "fault"  # it cannot be sent so


@dataclass(frozen=True)
class SaidOfField:
    key: str  # of the column
    manner: Manner
    text: str


def said_of_line(start: EntryStart, row: EntryRow, texts: Mapping[str, str], words: Words) -> tuple[SaidOfField, ...]:
    """What is to be said under the fields of one line; nothing of blank ones."""
    return tuple(_said(start, row, texts, words))


def _said(start: EntryStart, row: EntryRow, texts: Mapping[str, str], words: Words) -> Iterator[SaidOfField]:
    indicator = start.snapshot.plan.indicator_by_code.get(str(row.cells.values.get("indicator", "")))
    findings = Findings()
    read = _row(row, texts, findings)
    read.counted, read.estimated = (indicator.unit_of_measure if indicator else ""), set()
    numbers: dict[str, Number] = {}
    for key in row.keys:
        column = row.table.column(key)
        if column.kind not in _NUMBERS or not clean(texts.get(key, "")):
            continue
        before = len(findings.issues)
        number = _number(read, key, indicator)
        found = findings.issues[before:]
        for issue in found:
            yield SaidOfField(key, _manner(issue), _finding(issue, words))
        if number is not None:
            numbers[key] = number
            if indicator is not None and indicator.measure is Measure.COUNT and number % 1:
                not_whole = Issue(IssueCode.NOT_WHOLE, read.place(key), read.shown(key))
                yield SaidOfField(key, Manner.FAULT, finding_text(not_whole, words, in_form=True))
            yield SaidOfField(key, Manner.READ, words("read as {value}", value=_figure(row, key, number, indicator)))
    yield from _notices(row, numbers, indicator, words)
    yield from _of_nil(row, texts, indicator, words)


def _row(row: EntryRow, texts: Mapping[str, str], findings: Findings) -> Row:
    """The texts as the cells of a sheet with one line, which the importer's readers read."""
    places = {column.key: (2, number) for number, column in enumerate(row.table.columns, 1) if column.key in row.keys}
    cells = {
        where: FileCell(*where, CellKind.TEXT, text)
        for key, where in places.items()
        if (text := clean(texts.get(key, "")))
    }
    return Row(Sheet(row.table.sheet, cells), row.table.by_key, places, findings, 2)


def _number(read: Row, key: str, indicator: Indicator | None) -> Number | None:
    match read.columns[key].kind:
        case Kind.MONEY:
            return read.money(key, MoneyUnit.MILLION)
        case Kind.WHOLE:
            return read.whole(key)
        case _:
            return read.amount(key, indicator.measure if indicator else Measure.COUNT)


def _manner(issue: Issue) -> Manner:
    return Manner.FAULT if issue.severity is Severity.ERROR else Manner.NOTICE


def _finding(issue: Issue, words: Words) -> str:
    """The finding, with the readings that are asked about when it is sent."""
    choices = words(" or ").join(choice_text(issue, choice, words) for choice in issue.choices)
    return f"{finding_text(issue, words, in_form=True)} {choices}".strip()


def _figure(row: EntryRow, key: str, number: Number, indicator: Indicator | None) -> Figure:
    value = Decimal(number)
    if row.table is MONEY:
        places = max(2, -int(millions(int(number)).normalize().as_tuple().exponent))
        return Figure(value, FigureKind.MONEY, places=places)
    if key != "value" or indicator is None:
        return Figure(value, FigureKind.NUMBER, places=0)
    shown = figure(indicator, value)
    scaled = value * 100 if shown.kind is FigureKind.SHARE else value
    places = max(0, -int(scaled.normalize().as_tuple().exponent))
    return Figure(shown.value, shown.kind, shown.unit, shown.unit_en, min(places, 6))


def _notices(
    row: EntryRow, numbers: Mapping[str, Number], indicator: Indicator | None, words: Words
) -> Iterator[SaidOfField]:  # fmt: skip
    """Below nothing, more than the whole, less than before, far from before."""
    for key, number in numbers.items():
        if key == "value" and number < 0 and indicator is not None and indicator.measure is not Measure.RATIO:
            yield SaidOfField(key, Manner.NOTICE, words("below 0: is it meant?"))
    above, below = numbers.get("numerator"), numbers.get("denominator")
    if above is not None and below is not None and above > below and indicator is not None:
        yield SaidOfField("numerator", Manner.NOTICE, words("more than the denominator"))
    own, last = _amount(row, numbers, indicator), _last(row, indicator)
    if own is None or last is None:
        return
    key, now = own
    if now < last and (row.table is MONEY or (indicator is not None and is_cumulative(indicator))):
        yield SaidOfField(key, Manner.NOTICE, words("less than the cumulative figure before: is it meant?"))
        return
    least = LEAST_MONEY if row.table is MONEY else LEAST_SHARE if _is_share(indicator) else LEAST_COUNT
    if jumps(now, last, least) or leaps(now, last, least):
        yield SaidOfField(key, Manner.NOTICE, words("far from the figure before: look at it again"))


def _of_nil(
    row: EntryRow, texts: Mapping[str, str], indicator: Indicator | None, words: Words
) -> Iterator[SaidOfField]:  # fmt: skip
    """«Không phát sinh» of a level that stood at a figure: nothing happened does not say where it went."""
    last = _last(row, indicator)
    if indicator is None or last is None or "absence" not in row.keys or not is_level(indicator):
        return
    least = LEAST_SHARE if _is_share(indicator) else LEAST_COUNT
    if last >= least and clean(texts.get("absence", "")) == word(Absence.NIL):
        yield SaidOfField("absence", Manner.NOTICE, words("there was a figure before: is nothing to report meant?"))


def _amount(row: EntryRow, numbers: Mapping[str, Number], indicator: Indicator | None) -> tuple[str, Decimal] | None:
    """The figure of the line and the field to say something of it at."""
    above, below = numbers.get("numerator"), numbers.get("denominator")
    if above is not None and below:
        return "numerator", Decimal(above) / Decimal(below)
    for key in _MAIN.get(row.table.key, ()):
        if key in numbers and key not in ("numerator", "denominator"):
            return key, Decimal(numbers[key])
    return None


def _last(row: EntryRow, indicator: Indicator | None) -> Decimal | None:
    """The figure of before as the sheet has it beside the field, in the measure of the figure itself."""
    value = row.cells.values.get("previous")
    if not isinstance(value, Decimal | int):
        return None
    if row.table is MONEY:
        return Decimal(value) * MoneyUnit.MILLION.factor
    return Decimal(value) / 100 if _is_share(indicator) else Decimal(value)


def _is_share(indicator: Indicator | None) -> bool:
    return indicator is not None and indicator.measure is Measure.PERCENTAGE
