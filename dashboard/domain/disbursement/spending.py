"""What was paid by the end of a period: newest cumulative figures, each đồng once, over mergers and divisions too.

Two rows may hold the same đồng where they are of one area, of nodes of one branch of the project tree, and of sources and
years that overlap. Of such rows the sum takes disjoint ones: the units in an area before the area as a whole, the more
trusted source, the newer, the parts before the whole (`counted_once`); a successor's row before its predecessor's
(`_not_replaced`), for cumulative amounts begin with the year.

Example: A had paid 40 triệu by June and merged into N with B, which had paid 10. In July N reports 70: N counts 70, A and B
nothing. As long as N is silent, the sum is 40 + 10. The district's own table that says 50 for all of them counts beside
neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.same_money import family, same_money
from dashboard.domain.disbursement.spent import Spent
from dashboard.domain.periods import Period
from dashboard.domain.plan.pieces import still_standing
from dashboard.domain.plan.plan import NOT_SPLIT, Plan
from dashboard.domain.plan.territory import belongs, successors
from dashboard.domain.reported.kept import MONEY
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.reported.snapshot import Snapshot

OF_UNITS = (Source.OWN_REPORT, Source.CONSOLIDATED)  # of what is disbursed, the most trusted first
OF_TREASURY = (Source.TREASURY,)

Key = tuple[object, ...]


def spent(
    snapshot: Snapshot, period: Period, unit: str | None = None, sources: tuple[Source, ...] = OF_UNITS,
    amounts_only: bool = False,
) -> Spent:  # fmt: skip
    """The disbursements by the end of `period`, of the whole plan or of one unit; kept until one of them changes.

    `sources`: the sources that count, the most trusted first. Own report comes before consolidated table; Kho bạc's figures
    are never added to them (`OF_TREASURY` gives them alone). `amounts_only`: as if nobody had declared that nothing was paid.
    """
    below = None if unit in (None, snapshot.plan.root) else unit
    return snapshot.kept.of(
        (MONEY,), (below,) if below else None, period.last_month,
        ("spent", period.code, below, sources, snapshot.estimates_of, amounts_only),
        lambda: Spending(snapshot, period, sources, amounts_only).spent(below),
    )  # fmt: skip


@dataclass(frozen=True)
class Spending:
    """What was paid by the end of a period, by some sources."""

    snapshot: Snapshot
    period: Period
    sources: tuple[Source, ...]
    amounts_only: bool = False

    def spent(self, unit: str | None) -> Spent:
        """Of one unit, or of the whole plan: of that the units that are above no others in lots of some at a time.

        Where areas above them have rows too, these are held against all others at once.
        """
        plan = self.snapshot.plan
        if unit is not None:
            related = plan.related(unit)
            mine = tuple(code for code in plan.unit_order if code in related)
            return self._of_subjects(mine, plan.below(unit) | {unit})
        lots, above = plan.territory.separate_areas
        known = self.snapshot.money_by_subject
        loose = tuple(sorted(code for code in known if code not in plan.unit_by_code))
        if len(lots) < 2 or any(row.source in self.sources for code in above for row in known.get(code, ())):
            in_order = (code for code in plan.unit_order if code in known)  # not by who happened to report first
            return self._of_subjects((*in_order, *loose), None)
        return Spent.together([*map(self._kept, lots), self._of_subjects(loose, None)])

    def _kept(self, lot: tuple[str, ...]) -> Spent:
        name = ("spent", self.period.code, self.sources, self.snapshot.estimates_of, self.amounts_only)
        return self.snapshot.kept.of(
            (MONEY,), lot, self.period.last_month, name, lambda: self._of_subjects(lot, None)
        )  # fmt: skip

    def _of_subjects(self, subjects: Iterable[str], within: frozenset[str] | None) -> Spent:
        """Of rows of `subjects` those that count, of the units in `within`."""
        plan = self.snapshot.plan
        newest: dict[Key, Disbursement] = {}
        nil: dict[Key, Disbursement] = {}
        for row in self._rows(subjects):
            if row.cumulative_vnd is not None:
                _keep(newest, _key(row), row)
            elif row.absence is Absence.NIL and not self.amounts_only:
                _keep(nil, _key(row), row)
        amounts, declared_nil = (_inside(plan, within, rows) for rows in (_one_per_line(newest, nil), nil.values()))
        counted = _not_replaced(plan, within, counted_once(plan, amounts, self.sources))
        return Spent.of_rows(_with_nil(plan, counted, declared_nil, newest))

    def _rows(self, subjects: Iterable[str]) -> Iterator[Disbursement]:
        """The rows by the end of the period, of each subject the earliest first."""
        known, period = self.snapshot.money_by_subject, self.period
        for subject in subjects:
            for row in known.get(subject, ()):
                if (
                    row.source in self.sources
                    and row.period.end <= period.end
                    and row.period.year == period.year
                    and self.snapshot.counts(row)
                ):
                    yield row


def _one_per_line(newest: dict[Key, Disbursement], nil: dict[Key, Disbursement]) -> tuple[Disbursement, ...]:
    """Of each subject and line the amount that counts, whoever told it."""
    best: dict[Key, Disbursement] = {}
    for key, row in newest.items():
        _keep(best, (row.subject, *row.line), _renewed(row, nil.get(key)))
    return tuple(newest[_key(row)] for row in best.values())


def _keep(best: dict[Key, Disbursement], key: Key, row: Disbursement) -> None:
    """The row that counts of two, in the place of the first."""
    if key not in best or precedence(row) >= precedence(best[key]):
        best[key] = row


def _renewed(row: Disbursement, nil: Disbursement | None) -> Disbursement:
    """The amount, which becomes one of a later period where nothing was declared to have come since."""
    return replace(nil, cumulative_vnd=row.cumulative_vnd) if nil and row.period < nil.period else row


def year_money(plan: Plan, paid: Spent) -> Spent:
    """The part paid from the budget of the plan's year, without other (mobilised) sources."""
    return paid.of_year(plan)


def _key(row: Disbursement) -> Key:
    return (row.subject, row.source, *row.line)


def spent_by_month(snapshot: Snapshot, period: Period, unit: str | None = None) -> tuple[Spent, ...]:
    """`spent` at the end of each month up to `period`; the 13th point is the last of thirteen."""
    return tuple(
        spent(snapshot, Period.of_month(period.year, month), unit) for month in range(1, period.last_month + 1)
    )


def _inside(plan: Plan, within: frozenset[str] | None, rows: Iterable[Disbursement]) -> tuple[Disbursement, ...]:
    """The rows of units in `within`, and the known share of rows of their predecessors and successors."""
    if within is None:
        return tuple(rows)
    inside = []
    for row in rows:
        share = belongs(plan, row.subject, within)
        if share:
            inside.append(_part(row, share))
    return tuple(inside)


def _with_nil(
    plan: Plan, kept: tuple[Disbursement, ...], declared_nil: tuple[Disbursement, ...], newest: dict[Key, Disbursement]
) -> tuple[Disbursement, ...]:
    """The rows with nil declarations applied: the unit's last amount becomes one of the declaration's period.

    A unit without an amount keeps its declaration as a row without one, unless a row of a predecessor, of a part or of a whole
    may hold the same money.
    """
    nil_by_key = {_key(row): row for row in declared_nil}
    rows = [_renewed(row, nil_by_key.get(_key(row))) for row in kept]
    of_subject = _by_subject(kept)
    for key, row in nil_by_key.items():
        near = _of_any(of_subject, plan.related(row.subject))
        if key not in newest and not any(_may_be_same_money(plan, other, row) for other in near):
            rows.append(row)
    return tuple(rows)


def _by_subject(rows: Iterable[Disbursement]) -> dict[str, list[Disbursement]]:
    """The rows of each subject: to compare every row with every other costs the square of a province."""
    groups: dict[str, list[Disbursement]] = defaultdict(list)
    for row in rows:
        groups[row.subject].append(row)
    return groups


def _of_any(of_subject: dict[str, list[Disbursement]], subjects: frozenset[str]) -> Iterator[Disbursement]:
    """The rows of some subjects."""
    few = subjects if len(subjects) < len(of_subject) else of_subject.keys()
    return (row for subject in few if subject in subjects for row in of_subject.get(subject, ()))


def _may_be_same_money(plan: Plan, row: Disbursement, other: Disbursement) -> bool:
    """Whether two rows may hold the same đồng: same money, of one unit, or of its parts, wholes, predecessors, successors."""
    if row.project not in family(plan, other.project) or not same_money(plan, row, other):
        return False
    mine, theirs = ({r.subject} | plan.below(r.subject) for r in (other, row))
    return row.subject in mine or other.subject in theirs or bool(belongs(plan, row.subject, frozenset(mine)))


def _not_replaced(
    plan: Plan, within: frozenset[str] | None, rows: tuple[Disbursement, ...]
) -> tuple[Disbursement, ...]:
    """The rows without those of closed units whose successors have amounts of the same money, which count from January.

    Of a divided unit the shares of successors without amounts remain; `within` limits them to a part of the area.
    """
    if not plan.successions:
        return rows
    remaining, of_subject = [], _by_subject(rows)
    for row in rows:
        part = Decimal(1)
        if successors(plan, row.subject):
            related = family(plan, row.project)
            later = {
                o.subject for o in _of_any(of_subject, plan.related(row.subject))
                if o.subject != row.subject and o.project in related and same_money(plan, o, row)
            }  # fmt: skip
            part = still_standing(plan, row.subject, frozenset(later), within)
        if part:
            remaining.append(_part(row, part))
    return tuple(remaining)


def _part(row: Disbursement, share: Decimal) -> Disbursement:
    if share == 1 or row.cumulative_vnd is None:
        return row
    return replace(row, cumulative_vnd=int((row.cumulative_vnd * share).quantize(Decimal(1), ROUND_HALF_UP)))


def counted_once(
    plan: Plan, rows: tuple[Disbursement, ...], sources: tuple[Source, ...]
) -> tuple[Disbursement, ...]:  # fmt: skip
    """The rows without those whose money is in another row: of an area beside the units in it, of a less trusted source, or
    of one unit as a whole beside its parts.
    """
    kept, of_subject = [], _by_subject(rows)
    for row in rows:
        below = plan.below(row.subject)
        related = family(plan, row.project)
        repeated = (
            o.subject in below or (o.subject == row.subject and _stands_before(plan, o, row, sources))
            for o in _of_any(of_subject, below | {row.subject})
            if o.project in related and same_money(plan, o, row)
        )
        if not any(repeated):
            kept.append(row)
    return tuple(kept)


def _stands_before(plan: Plan, row: Disbursement, other: Disbursement, sources: tuple[Source, ...]) -> bool:
    """Whether `row` counts instead of `other`, both of one subject and of the same money.

    Of different lines, for of one line a single amount is left: the more trusted source first; then the newer period, since a
    unit may begin to report in parts; in one period the lower node, and the row split by source, where both are of one budget
    year (of earlier years a part and a rest may be known).
    """
    if row.source is not other.source:
        return sources.index(row.source) < sources.index(other.source)
    if row.line == other.line:
        return False
    if row.period.end != other.period.end:
        return row.period.end > other.period.end
    if row.project != other.project:
        return row.project in plan.subtree(other.project)
    return row.budget_year == other.budget_year and other.fund == NOT_SPLIT
