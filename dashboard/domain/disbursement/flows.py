"""What is said of money beside its cumulative amount: of the month, of advances, and what Kho bạc has confirmed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.areas import MonthArea
from dashboard.domain.disbursement.spent import LineRows, Rows, Spent
from dashboard.domain.plan.plan import NOT_SPLIT, Plan
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.verdicts.standing_money import MoneyFlows


@dataclass(frozen=True)
class MonthOfLine:
    """What a month added to one line: `added` by area, None where nobody can say; `said` what units called the month's amount,
    `gap` how far that is from what was added where all of an area said it; `without` units whose month is not known.
    """

    added: tuple[int | None, ...]
    said: tuple[int, ...]
    gaps: tuple[int, ...]
    without: tuple[str, ...]
    is_nil: bool

    @classmethod
    def of(cls, areas: Mapping[str, MonthArea], now: LineRows, ago: LineRows | None, month: int) -> "MonthOfLine":
        """`areas`: by unit, over which units its month is counted; `ago`: the line's rows a month ago."""
        months = tuple(_months(areas, now, ago, month))
        return cls(
            added=tuple(added for _, added in months),
            said=tuple(row.in_month_vnd for rows, _ in months for row in rows if row.in_month_vnd is not None),
            gaps=tuple(gap for rows, added in months if (gap := _gap(rows, added)) is not None),
            without=tuple(dict.fromkeys(row.subject for rows, added in months if added is None for row in rows)),
            is_nil=all(row.absence is Absence.NIL for rows, _ in months for row in rows),
        )


def flows(plan: Plan, months: Iterable[MonthOfLine], now: Spent, treasury: Spent, units: Spent) -> MoneyFlows:
    """Of one line or project: what the month added to its lines, units' amounts `now` and Kho bạc's.

    `units` is all that units reported: Kho bạc may speak of a project as a whole where they speak of its lines.
    """
    told = [month for month in months if month.added]
    derived = [added for month in told for added in month.added if added is not None]
    said = [vnd for month in told for vnd in month.said]
    gaps = [gap for month in told for gap in month.gaps]
    advances = [row.advance_vnd for row in now.rows if row.advance_vnd is not None]
    compared = list(_compared(plan, units, treasury.rows))
    nil = bool(told) and all(month.is_nil for month in told)
    confirmed = [row.cumulative_vnd for row in treasury.rows if row.cumulative_vnd is not None]
    return MoneyFlows(
        in_month_vnd=sum(derived) if derived and not nil else None,
        in_month_nil=nil,
        in_month_without=tuple(dict.fromkeys(chain.from_iterable(month.without for month in told))),
        in_month_reported_vnd=sum(said) if said else None,
        in_month_gap_vnd=sum(gaps) if gaps else None,
        advance_vnd=sum(advances) if advances else None,
        treasury_vnd=sum(confirmed) if confirmed else None,
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
