"""What a sentence states beside its level: a change and a count. Where they contradict each other or may mean two things, asked."""

import re
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, CountOf, Target
from dashboard.importing.cell_text.names import plain
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.rows import Row

LEVEL, BASELINE, CHANGE, RELATIVE, KEEP = (Choice(c) for c in ("level", "baseline", "change", "relative", "keep"))
COUNTS = (Choice(CountOf.CHANGE.value), Choice(CountOf.LEVEL.value))
_POINT = Decimal("0.0001")  # 0,01 điểm %, the precision in which rates are printed


def settled_goals(plan: Plan, in_force: Plan | None, rows: PlanRows, findings: Findings) -> Plan:
    """The plan as a person says it is meant; questions while nobody has. What the plan in force has is not asked again."""
    targets, stands = {t.id: t for t in plan.targets}, {t.id: t for t in in_force.targets} if in_force else {}
    for row, target in rows.pairs(sheets.TARGETS):
        indicator, before = plan.indicator_by_code[target.indicator], stands.get(target.id)
        now = targets[target.id]  # what was settled of it before
        now = _fitting(row, now, indicator, before, findings)
        targets[target.id] = _counted(row, now, before, findings)
    return replace(plan, targets=tuple(targets[t.id] for t in plan.targets))


def _fitting(row: Row, target: Target, indicator: Indicator, before: Target | None, findings: Findings) -> Target:
    """A level, its baseline and the change stated in one sentence must fit each other."""
    change, baseline, level = target.stated_change, target.baseline, target.low
    if change is None or baseline is None or level is None or target.basis.is_change or level != target.high:
        return target
    is_share = indicator.measure is Measure.PERCENTAGE
    if _fits(baseline, change, level, is_share) or _same(target, before):
        return target
    in_points = baseline + change if is_share else baseline * (1 + change)
    relative = (RELATIVE,) if is_share and _fits(baseline, change, level, False, _POINT) else ()
    kind = FigureKind.SHARE if is_share else FigureKind.NUMBER
    chosen = findings.ask(
        IssueCode.STATED_MISMATCH, row.place("stated_change"), row.shown("stated_change"),
        (*relative, LEVEL, BASELINE, CHANGE, KEEP),
        target=target.id, baseline=Figure(baseline, kind, places=2), level=Figure(level, kind, places=2),
        gives=Figure(in_points, kind, places=2),
    )  # fmt: skip
    if chosen == BASELINE.code:
        implied = level - change if is_share else level / (1 + change) if change != -1 else baseline
        return replace(target, baseline=row.kept("stated_change", implied), baseline_source=row.text("source_sentence"))
    if chosen == CHANGE.code:
        asked = row.kept("stated_change", in_points)
        return replace(target, low=asked, high=asked)
    if chosen == RELATIVE.code:
        return replace(target, stated_change=level - baseline)
    return replace(target, stated_change=None) if chosen == LEVEL.code else target


def _fits(baseline: Decimal, change: Decimal, level: Decimal, is_share: bool, nearly: Decimal | None = None) -> bool:
    """Within what the three are printed with: of a count a whole, and the digits of its percentage."""
    if is_share:
        return abs(baseline + change - level) <= _POINT
    allowed = Decimal("0.5") + abs(baseline) * _POINT / 2 if nearly is None else nearly
    return abs(baseline * (1 + change) - level) <= allowed


def _same(target: Target, before: Target | None) -> bool:
    return before is not None and (before.baseline, before.stated_change, before.low, before.high) == (
        target.baseline, target.stated_change, target.low, target.high
    )  # fmt: skip


def _counted(row: Row, target: Target, before: Target | None, findings: Findings) -> Target:
    """«Tương đương với 915 hộ»: so many fewer, or so many left? The sentence may say it, else a person does, once."""
    if target.stated_count is None or target.count_of is not CountOf.NONE or target.basis is Basis.STATE:
        return target
    by_words = _by_words(target)
    if by_words is not None:
        return replace(target, count_of=by_words)
    if before is not None and before.count_of is not CountOf.NONE and _same_words(target, before):
        return replace(target, count_of=before.count_of)
    chosen = findings.ask(
        IssueCode.COUNT_OF_WHAT, row.place("stated_count"), row.shown("stated_count"), COUNTS, target=target.id
    )
    return replace(target, count_of=CountOf(chosen)) if chosen else target


def _same_words(target: Target, before: Target) -> bool:
    return (target.source_sentence, target.stated_count) == (before.source_sentence, before.stated_count)


def _by_words(target: Target) -> CountOf | None:
    """What stands right before the number in the sentence: «giảm 915 hộ», «còn 11.000 hộ»; None where nothing does."""
    digits = r"[.,\s]?".join(str(target.stated_count))
    before = re.search(rf"(\S+)(?:\s+(?:khoảng|thêm|được))?\s+{digits}(?![\d.,]*\d)", plain(target.source_sentence))
    said = before[1].strip("(;,:") if before else ""
    if said in ("giảm", "tăng", "bớt"):
        return CountOf.CHANGE
    return CountOf.LEVEL if said in ("còn", "đạt", "xuống", "lên") else None
