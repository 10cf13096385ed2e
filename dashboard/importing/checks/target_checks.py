"""Targets that contradict themselves: their words, their comparison, their direction, their rule. Asked when a plan comes in."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.issues import Choice, Issue, IssueCode
from dashboard.domain.plan.indicators import Direction, Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.sentences.phrases import figure, name_of
from dashboard.domain.verdicts.progress import goal
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.target_words import TURNED, target_words
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.rows import Row

_OTHER_WAY = {Direction.RISES: Direction.FALLS, Direction.FALLS: Direction.RISES}
_BELOW, _ABOVE = (Operator.AT_MOST, Operator.BELOW), (Operator.AT_LEAST, Operator.ABOVE)
_DOWN, _UP = ("giảm", "hạ", "xuống"), ("tăng", "nâng", "lên")
DIRECTION, OPERATOR, LIMIT = (Choice(code) for code in ("direction", "operator", "limit"))
WORDS, COLUMN = Choice("words"), Choice("column")


def target_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Rules that cannot judge what they are given to."""
    for row, target in rows.pairs(sheets.TARGETS):
        indicator = plan.indicator_by_code[target.indicator]
        counted = indicator.measure in (Measure.COUNT, Measure.MONEY)
        if target.pace_rule is PaceRule.LEVEL and counted:  # its limits are in điểm %
            name = name_of(indicator)
            yield Issue(IssueCode.LEVEL_ON_COUNT, row.place("pace_rule"), row.shown("pace_rule"), {"name": name})
        for key, bounds in (("value", (target.low, target.high)), ("baseline", (target.baseline,))):
            whole = key == "baseline" or target.basis in (Basis.COUNT, Basis.CHANGE_COUNT)
            if indicator.measure is Measure.COUNT and whole and any(b is not None and b % 1 for b in bounds):
                yield Issue(IssueCode.NOT_WHOLE, row.place(key), row.shown(key))
        level = _out_of_reach(target, indicator)
        if level is not None:
            params = {"goal": figure(indicator, level)}
            yield Issue(IssueCode.GOAL_OUT_OF_REACH, row.place("value"), row.shown("value"), params)


def _out_of_reach(target: Target, indicator: Indicator) -> Decimal | None:
    """The level that a target comes to where no figure can be: below nought, or more than all of what it is a share of."""
    level = goal(target, indicator.direction, target.start)
    if level is None or target.operator is Operator.NONE:
        return None
    beyond = indicator.measure is Measure.PERCENTAGE and level > 1
    return level if beyond or level < 0 else None


def settled_sides(plan: Plan, in_force: Plan | None, rows: PlanRows, findings: Findings) -> Plan:
    """The plan as a person says it is meant where a target's comparison is on the wrong side; questions while nobody has.

    A limit of what grows («không quá 20 hộ») that stands in the plan in force was asked about when it came in.
    """
    targets = {t.id: t for t in plan.targets}
    turned = set[str]()
    for row, target in rows.pairs(sheets.TARGETS):
        indicator = plan.indicator_by_code[target.indicator]
        by_words = _by_words(row, target, indicator)
        if by_words is not None and by_words is not target.operator:
            chosen = findings.ask(
                IssueCode.OPERATOR_DIFFERS, row.place("operator"), row.shown("operator"), (WORDS, COLUMN),
                words=row.text("value"),
            )  # fmt: skip
            if chosen != COLUMN.code:
                target = replace(target, operator=by_words)
        choices = _wrong_side(row, target, indicator)
        if choices and not (LIMIT in choices and _stands(target, indicator, in_force)):
            name = name_of(indicator)
            chosen = findings.ask(IssueCode.WRONG_SIDE, row.place("value"), row.text("value"), choices, name=name)
            if chosen == OPERATOR.code:
                target = replace(target, operator=TURNED[target.operator])
            elif chosen == DIRECTION.code:
                turned.add(indicator.code)
        targets[target.id] = target
    indicators = (
        replace(i, direction=_OTHER_WAY[i.direction]) if i.code in turned else i for i in plan.indicators
    )  # fmt: skip
    return replace(plan, targets=tuple(targets[t.id] for t in plan.targets), indicators=tuple(indicators))


def _by_words(row: Row, target: Target, indicator: Indicator) -> Operator | None:
    """The comparison that stands in the words beside a column for it; None where they leave it to the column."""
    if row.blank("operator"):
        return None
    words = target_words(row.text("value"), indicator.unit_of_measure)
    if words is None or words.operator in (Operator.EQUAL, Operator.RANGE, Operator.NONE):
        return None
    turned = target.basis.is_change and words.sign < 0
    return TURNED.get(words.operator, words.operator) if turned else words.operator


def _stands(target: Target, indicator: Indicator, in_force: Plan | None) -> bool:
    known = {t.id: t for t in in_force.targets} if in_force else {}
    before, measured = known.get(target.id), in_force.indicator_by_code.get(indicator.code) if in_force else None
    if before is None or measured is None:
        return False
    same = (before.indicator, before.operator, before.low, before.high)
    return measured.direction is indicator.direction and same == (
        target.indicator, target.operator, target.low, target.high
    )  # fmt: skip


def _wrong_side(row: Row, target: Target, indicator: Indicator) -> tuple[Choice, ...]:
    """What may be wrong where a target asks for the other way than its indicator should go; nothing where it does not."""
    direction = indicator.direction
    if target.low is None or target.high is None or direction is Direction.HOLDS:
        return ()
    falls = direction is Direction.FALLS
    if target.basis.is_change:
        against = target.low + target.high > 0 if falls else target.low + target.high < 0
    else:
        against = plain(row.text("value")).startswith(_UP if falls else _DOWN)
    if against:
        return (DIRECTION,)
    if target.operator not in (_ABOVE if falls else _BELOW):
        return ()
    limit = not falls and indicator.measure in (Measure.COUNT, Measure.MONEY)  # of what has been counted since January
    return (DIRECTION, OPERATOR, LIMIT) if limit else (DIRECTION, OPERATOR)
