"""A target beside the sentence it was taken from: a comparison left out, a number that is not there, two that differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.issues import Choice, Issue, IssueCode
from dashboard.domain.messages import Param
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.sentences.phrases import name_of
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.cell_text.target_words import OPERATOR_WORDS, TURNED, target_words
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.rows import Row

SENTENCE, CELL = Choice("sentence"), Choice("cell")
_NUMBER = re.compile(r"(?<![\d/.,\w])(\d[\d.,]*\d|\d)(?!\w)\s*(%|điểm|nghìn|ngàn|triệu|tỷ)?")
_NO_FIGURES = re.compile(  # days, months, years
    r"\b(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/\d{4})?\b|\b\d{1,2}/20\d\d|(?:năm|giai đoạn)\s+20\d\d|\b20\d\d\b"
)
_FIGURE_ALONE = re.compile(r"(?:[≥≤<>=~]\s*)?[\d.,]+\s*%?(?:\s+[^\W\d]+){0,2}")
_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
_COMPARES = tuple(word for word in OPERATOR_WORDS if word not in ("đạt", "còn", "=", "không có số"))
_BETWEEN = ("đạt", "được", "từ", "là", "mức", "thêm")


@dataclass(frozen=True)
class _Figure:
    """A number of a sentence with what stands before and behind it; `values` are its readings, «2 nghìn» is 2 and 2.000."""

    values: frozenset[Decimal]
    percent: bool
    before: str
    behind: str


def settled_sentences(plan: Plan, in_force: Plan | None, rows: PlanRows, findings: Findings) -> Plan:
    """The plan as a person says it is meant where a bare number stands beside «ít nhất …» in the sentence; asked once."""
    targets, stands = {t.id: t for t in plan.targets}, {t.id: t for t in in_force.targets} if in_force else {}
    for row, target in rows.pairs(sheets.TARGETS):
        said = _compared(row, target, plan.indicator_by_code[target.indicator])
        before = stands.get(target.id)
        asked = before is not None and (before.operator, before.low, before.source_sentence) == (
            target.operator, target.low, target.source_sentence
        )  # fmt: skip
        if said is None or asked:
            continue
        chosen = findings.ask(
            IssueCode.SENTENCE_COMPARES, row.place("value"), row.shown("value"), (SENTENCE, CELL),
            sentence=target.source_sentence[:120],
        )  # fmt: skip
        if chosen == SENTENCE.code:
            targets[target.id] = replace(targets[target.id], operator=said)
    return replace(plan, targets=tuple(targets[t.id] for t in plan.targets))


def sentence_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Numbers that the sentence does not have, and targets of one thing that ask for two."""
    seen: dict[object, tuple[Target, str]] = {}
    for row, target in rows.pairs(sheets.TARGETS):
        indicator = plan.indicator_by_code[target.indicator]
        if target.unit == plan.root:  # what a commune is to do of it stands in another paper
            yield from _other_numbers(row, target, indicator)
        key = (
            target.indicator,
            target.unit,
            target.tier,
            target.until,
            target.each_year,
            target.population,
            target.basis,
        )
        first, spot = seen.setdefault(key, (target, row.place("value").spot))
        if (first.low, first.high) != (target.low, target.high) and target.low is not None:
            params: dict[str, Param] = {"name": name_of(indicator), "first": spot}
            yield Issue(IssueCode.TARGETS_DIFFER, row.place("value"), row.shown("value"), params)


def _other_numbers(row: Row, target: Target, indicator: Indicator) -> Iterator[Issue]:
    figures = _figures(target.source_sentence, indicator)
    wanted = _wanted(target, indicator)
    if not figures or not wanted or any(figure.values & wanted for figure in figures):
        return
    unit, share = plain(indicator.unit_of_measure), _in_percent(target, indicator)
    of_it = any(f.percent if share else bool(unit) and f.behind.startswith(unit) for f in figures)
    code = IssueCode.SENTENCE_OTHERWISE if of_it else IssueCode.SENTENCE_WITHOUT
    yield Issue(code, row.place("value"), row.shown("value"), {"sentence": target.source_sentence[:120]})


def _in_percent(target: Target, indicator: Indicator) -> bool:
    change = target.basis.is_change and target.basis is not Basis.CHANGE_COUNT
    return indicator.measure is Measure.PERCENTAGE or change


def _wanted(target: Target, indicator: Indicator) -> frozenset[Decimal]:
    factor = 100 if _in_percent(target, indicator) else 1
    return frozenset(abs(end) * factor for end in (target.low, target.high) if end is not None)


def _figures(sentence: str, indicator: Indicator) -> tuple[_Figure, ...]:
    """The numbers of a sentence, years and days left out; () for a cell with a figure and its unit alone, which is no sentence."""
    text = _NO_FIGURES.sub(" ", plain(sentence))
    found = []
    for match in _NUMBER.finditer(text):
        read, times = spelling(match[1]), _TIMES.get(match[2] or "", 1)
        if read is not None:
            values = frozenset(reading * factor for reading in read.values for factor in (1, times))
            behind = text[match.end(1) :].strip() if times == 1 else text[match.end() :].strip()
            found.append(_Figure(values, match[2] == "%", text[: match.start()].strip(" (:,;"), behind))
    return () if _FIGURE_ALONE.fullmatch(plain(sentence)) else tuple(found)


def _compared(row: Row, target: Target, indicator: Indicator) -> Operator | None:
    """The comparison that the sentence has before the very number that stands in the cell without any."""
    if target.operator is not Operator.EQUAL or target.low is None or target.low != target.high:
        return None
    words = target_words(row.text("value"), indicator.unit_of_measure)
    if words is not None and words.operator is not Operator.EQUAL:
        return None
    wanted = _wanted(target, indicator)
    for figure in _figures(target.source_sentence, indicator):
        if not figure.values & wanted:
            continue
        told = _comparison(figure)
        turned = target.basis.is_change and target.low < 0
        return TURNED.get(told, told) if told is not None and turned else told
    return None


def _comparison(figure: _Figure) -> Operator | None:
    behind = figure.behind.removeprefix("%").strip()
    for words, operator in (("trở lên", Operator.AT_LEAST), ("trở xuống", Operator.AT_MOST)):
        if re.match(rf"(?:\w+\s+){{0,4}}{words}\b", behind):
            return operator
    before, cut = figure.before, True
    while cut:
        cut = False
        for word in _BETWEEN:
            if before.endswith(f" {word}"):
                before, cut = before.removesuffix(word).strip(), True
    compares = next((word for word in _COMPARES if re.search(rf"(?:^|\s){re.escape(word)}$", before)), None)
    told = target_words(f"{compares} 1") if compares else None
    return told.operator if told else None
