"""Faults of reported money: each amount by itself and beside the earlier ones of its line."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.messages import Figure, FigureKind, Param
from dashboard.domain.outliers import LEAST_MONEY, Z_LIMIT, jumps
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.series import Moment, money, runs
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.reported.snapshot import Snapshot

_OUT_OF = 4  # a rise is a jump only from a quarter of what the line was given


def money_findings(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """Every fault of amounts up to `period`, each line by itself."""
    plan = snapshot.plan
    for disbursement in snapshot.disbursements:
        if disbursement.period <= period:
            yield from _alone(plan, disbursement)
    for moments in money(snapshot, period):
        for moment in moments:
            finding = _against_earlier(plan, moment)
            if finding is not None:
                yield finding
            if moment.told.in_month_vnd is not None and moment.told.period.kind is PeriodKind.MONTH:
                yield from _month(plan, moment, moment.told.in_month_vnd)
        for moment, count in runs(moments):
            yield found(plan, QualityCode.MONEY_STANDS_STILL, moment.told, count=count)


def dong(amount: int | Decimal) -> Figure:
    return Figure(Decimal(amount), FigureKind.MONEY, places=6)


def found(plan: Plan, code: QualityCode, d: Disbursement, **params: Param) -> Finding:
    """A finding about one amount; who reported it has to explain it."""
    named: dict[str, Param] = {"name": project_name(plan, d.project), "period": d.period}
    if d.cumulative_vnd is not None:
        named["figure"] = dong(d.cumulative_vnd)
    detail = "·".join((d.fund, str(d.budget_year), "" if d.source is Source.OWN_REPORT else d.source.value)).rstrip("·")
    return Finding(
        code, d.subject, d.project, d.reporter, named | params, detail, d.period, d.submission, d.place
    )  # fmt: skip


def project_name(plan: Plan, project: str) -> str:
    """A project's code and what it is called."""
    known = plan.project_by_code.get(project)
    return f"{project} {known.label}" if known else project


def _alone(plan: Plan, d: Disbursement) -> Iterator[Finding]:
    if d.advance_vnd is not None and d.cumulative_vnd is not None and d.advance_vnd > d.cumulative_vnd:
        yield found(plan, QualityCode.ADVANCE_OVER_DISBURSED, d, advance=dong(d.advance_vnd))


def _against_earlier(plan: Plan, moment: Moment[Disbursement]) -> Finding | None:
    if moment.last is None:
        return None
    last, now, d = moment.earlier[-1], moment.amount, moment.told
    before: dict[str, Param] = {"before": dong(last), "since": moment.last.period}
    given = _given(plan, d)
    if now < last:
        return found(plan, QualityCode.MONEY_FALLS, d, **before)
    if jumps(now, last, Decimal(1)) and (now - last) * _OUT_OF > given:
        return found(plan, QualityCode.MONEY_JUMP, d, **before)
    odd = moment.odd(max(LEAST_MONEY, Decimal(given) / 10), cumulative=True)
    if odd is None or odd.z is None or odd.median is None or abs(odd.z) <= Z_LIMIT:
        return None
    usual: dict[str, Param] = {"z": round(odd.z, 1), "median": dong(odd.median), "count": odd.count}
    return found(plan, QualityCode.MONEY_OUTLIER, d, now=dong(odd.now), **usual)


def _given(plan: Plan, d: Disbursement) -> int:
    """What the project's lines of that budget year were given, adjustments included; 0 where no amount is known."""
    line = (d.project, d.budget_year)
    given = sum(a.amount_vnd or 0 for a in plan.allocations if (a.project, a.budget_year) == line)
    return given + sum(a.amount_vnd for a in plan.adjustments if (a.project, a.budget_year) == line)


def _month(plan: Plan, moment: Moment[Disbursement], in_month: int) -> Iterator[Finding]:
    """What the month brought as reported, beside what the cumulative amounts say; only where the month before is known."""
    d = moment.told
    before = moment.last.period.last_month if moment.last else 0
    if d.period.last_month != before + 1:
        return
    derived = moment.amount - (moment.earlier[-1] if moment.earlier else 0)
    if derived != in_month:
        yield found(plan, QualityCode.MONTH_DIFFERS, d, said=dong(in_month), derived=dong(derived))
