"""Rows of the plan workbook's indicator and target sheets to domain values; a plan's ambiguous words are asked about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.plan.indicators import OWN, Aggregation, Direction, Frequency, Indicator, Measure, Role, ValueType
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.target_words import TargetWords, target_words
from dashboard.importing.files.workbook import CellKind
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import OWN_WORD


def indicator_in(row: Row) -> Indicator | None:
    """One row of the indicators' sheet; None where a word of its closed lists is missing (a finding says so)."""
    measure, direction, value_type = row.word("measure"), row.word("direction"), row.word("value_type")
    aggregation, frequency = row.word("aggregation"), row.word("frequency")
    subject, role = row.code("subject"), row.word("role")
    if not (
        isinstance(measure, Measure)
        and isinstance(direction, Direction)
        and isinstance(value_type, ValueType)
        and isinstance(aggregation, Aggregation)
        and isinstance(frequency, Frequency)
    ):
        return None
    return Indicator(
        code=row.code("code"),
        name=row.text("name"),
        unit_of_measure=row.text("unit_of_measure"),
        measure=measure,
        direction=direction,
        value_type=value_type,
        aggregation=aggregation,
        reporters=row.codes("reporters"),
        subject=OWN if plain(subject) in (plain(OWN_WORD), OWN) else subject,
        frequency=frequency,
        review_month=row.whole("review_month") or 12,
        numerator=row.text("numerator"),
        denominator=row.text("denominator"),
        subset_of=row.code("subset_of"),
        dimension=row.text("dimension"),
        population=row.text("population"),
        disaggregations=row.codes("disaggregations"),
        low=_bound(row, "low", measure),
        high=_bound(row, "high", measure),
        short_name=row.text("short_name"),
        name_en=row.text("name_en"),
        unit_en=row.text("unit_en"),
        definition=row.text("definition"),
        aliases=row.codes("aliases"),
        role=role if isinstance(role, Role) else Role.NONE,
        group=row.code("group"),
        standard=row.code("standard"),
    )


def _bound(row: Row, key: str, measure: Measure) -> Decimal | None:
    return row.amount(key, measure, ask_small=False)


def target_in(row: Row, indicators: dict[str, Indicator], settled: dict[str, Target]) -> Target | None:
    """One row of the targets' sheet. "giảm 5%" without a basis is a question: điểm %, or five percent of what there was?

    It is asked once: what a person settled, in the row or in the plan now in force (`settled`, by id), stays settled.
    """
    indicator = indicators.get(row.code("indicator"))
    if indicator is None:
        row.findings.add(IssueCode.UNKNOWN_INDICATOR, row.place("indicator"), row.code("indicator"))
        return None
    words = _words(row, indicator)
    pace_rule, tier = row.word("pace_rule"), row.word("tier")
    sentence = row.text("source_sentence")
    if words is None:
        return None
    said = _settled(row, indicator, words, settled.get(row.code("id")))
    basis = said[0] if said else _basis(row, indicator, words)
    if basis is None or not isinstance(pace_rule, PaceRule) or not isinstance(tier, Tier):
        return None
    operator = row.word("operator")
    low, high = (row.kept("value", bound) for bound in _bounds(words, indicator, basis))
    change = row.share("stated_change", ask_small=False)
    bare = Target(
        id=row.code("id"),
        indicator=indicator.code,
        unit=row.code("unit"),
        operator=operator if isinstance(operator, Operator) else _operator(words, basis),
        basis=basis,
        low=low,
        high=high,
        source_sentence=sentence,
        source_clause=row.text("source_clause"),
        tier=tier,
        baseline=row.amount("baseline", indicator.measure, ask_small=False),
        baseline_source=row.text("baseline_source"),
        pace_rule=pace_rule,
        leads=row.codes("leads"),
        population=row.text("population"),
        stated_change=change,
        stated_count=row.whole("stated_count"),
        projects=row.codes("projects"),
        note=row.text("note"),
    )
    if said or _asks(row, indicator, words):
        by, day = (said[1], said[2]) if said else ("", None)  # signed by whoever sends the file
        bare = replace(bare, settled=basis.value, settled_by=by, settled_on=day)
    tolerance = row.share("tolerance", ask_small=False)
    return bare if tolerance is None else replace(bare, tolerance=tolerance)


Settled = tuple[Basis, str, date | None]  # how, by whom, when


def _settled(row: Row, indicator: Indicator, words: TargetWords, before: Target | None) -> Settled | None:
    """What the row itself says was settled, or what the plan in force settled of the same words."""
    said = row.word("settled") if "settled" in row.cells else None
    if isinstance(said, Basis):
        return (said, row.text("settled_by"), row.date("settled_on") if "settled_on" in row.cells else None)
    if before is None or not _asks(row, indicator, words):
        return None
    basis = Basis(before.settled)
    same = before.source_sentence == row.text("source_sentence") and _bounds(words, indicator, basis) == (
        before.low,
        before.high,
    )
    return (basis, before.settled_by, before.settled_on) if same else None


def _asks(row: Row, indicator: Indicator, words: TargetWords) -> bool:
    """Whether the row's words can be read in two ways: "giảm 5%" of a share, with no basis named."""
    plain_change = bool(words.sign) and not words.points and indicator.measure is Measure.PERCENTAGE
    return plain_change and not isinstance(row.word("basis"), Basis)


def _words(row: Row, indicator: Indicator) -> TargetWords | None:
    if not row.require("value"):
        return None
    cell = row.cell("value")
    if cell is not None and cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        value = cell.value * 100 if cell.percent else cell.value
        return TargetWords(Operator.EQUAL, value, value, cell.percent or indicator.measure is Measure.PERCENTAGE)
    words = target_words(row.text("value"), indicator.unit_of_measure)
    if words is None:
        row.findings.add(
            IssueCode.UNKNOWN_WORD, row.place("value"), row.text("value"), words="khoảng 2.000; trên 10%; …"
        )
    return words


def _basis(row: Row, indicator: Indicator, words: TargetWords) -> Basis | None:
    given = row.word("basis")
    if isinstance(given, Basis):
        return given
    if words.sign:
        if words.points:
            return Basis.CHANGE_POINTS
        if indicator.measure is not Measure.PERCENTAGE:
            if not words.percent:  # a change by so many people or households has no basis of its own
                row.findings.add(IssueCode.UNKNOWN_WORD, row.place("value"), row.text("value"), words="giảm 5%; 915; …")
                return None
            return Basis.RELATIVE_CHANGE
        choices = (Choice(Basis.CHANGE_POINTS.value), Choice(Basis.RELATIVE_CHANGE.value))
        chosen = row.findings.ask(IssueCode.AMBIGUOUS_BASIS, row.place("value"), row.text("value"), choices)
        return Basis(chosen) if chosen else None
    if indicator.measure is Measure.QUALITATIVE:
        return Basis.STATE
    return Basis.COUNT if indicator.measure is Measure.COUNT else Basis.LEVEL


_TURNED = {
    Operator.ABOVE: Operator.BELOW,
    Operator.BELOW: Operator.ABOVE,
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.AT_MOST: Operator.AT_LEAST,
}


def _operator(words: TargetWords, basis: Basis) -> Operator:
    """As compared with the signed change: "giảm trên 5%" is a change below −5 %."""
    turned = basis.is_change and words.sign < 0
    return _TURNED.get(words.operator, words.operator) if turned else words.operator


def _bounds(words: TargetWords, indicator: Indicator, basis: Basis) -> tuple[Decimal | None, Decimal | None]:
    """Bounds in the basis' own terms: fractions for shares and changes, falls negative."""
    if words.low is None or words.high is None:
        return (None, None)
    low, high = words.low, words.high
    if words.percent or indicator.measure is Measure.PERCENTAGE or basis.is_change:
        low, high = low / 100, high / 100
    if basis.is_change and words.sign < 0:
        low, high = -high, -low
    return (low, high)
