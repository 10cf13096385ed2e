"""What is said of money beside its cumulative amount: of the month, of advances, and what Kho bạc has confirmed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.areas import MonthArea, month_areas
from dashboard.domain.disbursement.spent import LineRows, Rows, Spent
from dashboard.domain.plan.plan import NOT_SPLIT, Plan
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.verdicts.standing_money import MoneyFlows


@dataclass(frozen=True)
class MonthOfLine:
    """What a month added to one line, in đồng; None where nobody can say.

    `told`: whether anybody reported of the month; `added`: over all areas where it is known; `said`: what units called the
    month's amount; `gap`: how far that is from what was added where all of an area said it; `without`: units whose month is
    not known.
    """

    told: bool
    added: int | None
    said: int | None
    gap: int | None
    without: tuple[str, ...]
    is_nil: bool


def month_of_line(plan: Plan, now: LineRows, ago: LineRows | None, month: int) -> MonthOfLine:
    """`ago`: the line's rows a month ago. Of lines that were put together it is too, lot by lot, for areas lie within one."""
    if now.parts and (ago is None or ago.parts):
        before = ago.parts if ago else {}
        return _month_together([_kept_month(plan, part, before.get(lot), month) for lot, part in now.parts.items()])
    months = tuple(_months(month_areas(plan, (row.subject for row in now.rows), month), now, ago, month))
    return MonthOfLine(
        told=bool(months),
        added=_sum(added for _, added in months),
        said=_sum(row.in_month_vnd for rows, _ in months for row in rows),
        gap=_sum(_gap(rows, added) for rows, added in months),
        without=tuple(dict.fromkeys(row.subject for rows, added in months if added is None for row in rows)),
        is_nil=all(row.absence is Absence.NIL for rows, _ in months for row in rows),
    )


def _kept_month(plan: Plan, now: LineRows, ago: LineRows | None, month: int) -> MonthOfLine:
    """Kept with the rows as long as those of a month ago are the same."""
    then, known = now.made.get(("month", month), (None, None))
    if known is None or then is not ago:
        known = month_of_line(plan, now, ago, month)
        now.made["month", month] = (ago, known)
    made: MonthOfLine = known
    return made


def _month_together(months: list[MonthOfLine]) -> MonthOfLine:
    told = [month for month in months if month.told]
    return MonthOfLine(
        told=bool(told),
        added=_sum(month.added for month in told),
        said=_sum(month.said for month in told),
        gap=_sum(month.gap for month in told),
        without=tuple(dict.fromkeys(chain.from_iterable(month.without for month in told))),
        is_nil=all(month.is_nil for month in told),
    )


def _sum(amounts: Iterable[int | None]) -> int | None:
    """The sum of those that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def flows(plan: Plan, months: Iterable[MonthOfLine], now: Spent, treasury: Spent, units: Spent) -> MoneyFlows:
    """Of one line or project: what the month added to its lines, units' amounts `now` and Kho bạc's.

    `units` is all that units reported: Kho bạc may speak of a project as a whole where they speak of its lines.
    """
    month = _month_together(list(months))
    compared = list(_compared(plan, units, treasury.rows))
    nil = month.told and month.is_nil
    return MoneyFlows(
        in_month_vnd=None if nil else month.added,
        in_month_nil=nil,
        in_month_without=month.without,
        in_month_reported_vnd=month.said,
        in_month_gap_vnd=month.gap,
        advance_vnd=_sum(line.advance for line in now.lines),
        treasury_vnd=_sum(row.cumulative_vnd for row in treasury.rows),
        treasury_gap_vnd=sum(confirmed - reported for confirmed, reported in compared) if compared else None,
        treasury_of_vnd=sum(reported for _, reported in compared) if compared else None,
    )


def _months(
    areas: Mapping[str, MonthArea], now: LineRows, ago: LineRows | None, month: int
) -> Iterator[tuple[Rows, int | None]]:
    """The rows of this month, by area and source, with what the month added to them; None where nobody can say.

    That is cumulative less cumulative a month ago, where all who stood then had reported on the same line: what units had
    that merged or were divided since is taken off their successors' together. January begins at nothing.
    """
    groups: dict[tuple[MonthArea, Source], list[Disbursement]] = {}
    for row in now.rows:
        if row.period.last_month == month:  # reported of this very month, not carried
            groups.setdefault((areas[row.subject], row.source), []).append(row)
    for (area, source), rows in groups.items():
        around = area.before | area.now
        then = [row for row in _of_source(ago, around, source) if row.period.last_month == month - 1] if ago else []
        since = _of_source(now, around, source)
        silent = area.now - {row.subject for row in rows}
        known = area.before <= {row.subject for row in then} and (area.shares_known or not silent)
        yield tuple(rows), _paid(since) - _paid(then) if known or month == 1 else None


def _of_source(line: LineRows, subjects: frozenset[str], source: Source) -> list[Disbursement]:
    rows = line.of_subject
    return [row for subject in subjects for row in rows.get(subject, ()) if row.source is source]


def _paid(rows: Iterable[Disbursement]) -> int:
    return sum(row.cumulative_vnd or 0 for row in rows)


def _gap(rows: Rows, added: int | None) -> int | None:
    """What units said of the month less what it added, where all of them said it."""
    reported = [row.in_month_vnd for row in rows if row.in_month_vnd is not None]
    return sum(reported) - added if added is not None and len(reported) == len(rows) else None


def _compared(plan: Plan, units: Spent, treasury: Rows) -> Iterator[tuple[int, int]]:
    """Kho bạc's amounts and what units reported of the same money, where both are known."""
    for confirmed in treasury:
        same = of_the_same_money(plan, units, confirmed)
        if same.lines:
            yield (confirmed.cumulative_vnd or 0, same.total() or 0)


def of_the_same_money(plan: Plan, units: Spent, confirmed: Disbursement) -> Spent:
    """The units' rows of the money that one of Kho bạc's rows speaks of: of the area it names, or of the one unit that
    reported it.
    """
    below = plan.subtree(confirmed.project)
    same = units.where(
        lambda line: line.project in below and line.budget_year == confirmed.budget_year
        and (line.fund == confirmed.fund or confirmed.fund == NOT_SPLIT)
    )  # fmt: skip
    if confirmed.subject == plan.root:
        return same
    area = plan.below(confirmed.subject) | {confirmed.subject}
    return Spent.of_rows(row for row in same.rows if row.subject in area)
