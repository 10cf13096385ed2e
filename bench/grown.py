"""Offices of many communes and years, made of the demo's own reports and stored by the store's own writer.

Every commune of the demo is repeated under codes of its own, with its reports and their figures; a year before is the demo's
year under an earlier number. What is stored is no office's: it only has the size of one.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from math import ceil

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.changes import Change, ChangeSet, PlanChange, ReportChange
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.usecases.office import Office
from db.engine import writing
from db.store import apply

_BEGAN = datetime(2024, 1, 1, tzinfo=UTC)


def grow(office: Office, source: Snapshot, communes: int, years: int = 1, provinces: int = 0) -> None:
    """Fill an empty store with the plan of `source` for at least `communes` communes, over `years` that end with its own;
    these lie in so many `provinces` where such are asked for.
    """
    copies = ceil(communes / len(_communes(source.plan)))
    for year in range(source.plan.year - years + 1, source.plan.year + 1):
        of_year = _in_year(source, year)
        plan = _wider(of_year.plan, copies, provinces)
        version = _store(office, (PlanChange(plan, None),))
        sent = sorted(of_year.submissions, key=lambda s: s.received_at)
        for _, lot in groupby(sent, key=lambda s: (s.period, s.revision)):
            reports = [report for s in lot for report in _reports(of_year, s, copies, version)]
            _store(office, tuple(_once(reports)))


def sent_again(snapshot: Snapshot, form: str, unit: str, period: Period) -> ChangeSet:
    """A correction of a report: its own figures once more, as the next revision."""
    sent = snapshot.submission_of(form, unit, period)
    assert sent is not None
    return ChangeSet((replace(_report(snapshot, sent, snapshot.plan_version), replaces=sent.revision),))


def _store(office: Office, changes: tuple[Change, ...]) -> int:
    with writing(office.url) as session:
        return apply(
            ChangeSet(changes), session, operator("bench"), _BEGAN + timedelta(seconds=office.version())
        ).version


def _communes(plan: Plan) -> list[Unit]:
    return [u for u in plan.units if u.level is UnitLevel.COMMUNE and u.valid_to is None]


def _of_copy(unit: Unit, copy: int) -> str:
    """The code of a commune's copy; the first is the commune itself."""
    return unit.code if copy == 0 else f"{copy:03d}{unit.code}"


def _wider(plan: Plan, copies: int, provinces: int) -> Plan:
    above = [Unit(f"T{n:02d}", f"Tỉnh {n + 1}", "tỉnh", UnitLevel.PROVINCE, plan.root) for n in range(provinces)]
    communes = [
        replace(u, code=_of_copy(u, copy), name=f"{u.name} {copy + 1}" if copy else u.name)
        for copy in range(copies)
        for u in _communes(plan)
    ]
    if above:
        communes = [replace(u, parent=above[number % provinces].code) for number, u in enumerate(communes)]
    own = {u.code for u in _communes(plan)}
    return replace(plan, units=(*(u for u in plan.units if u.code not in own), *above, *communes))


def _in_year(source: Snapshot, year: int) -> Snapshot:
    """The same plan and figures under another year."""
    back = source.plan.year - year
    if not back:
        return source

    def then(period: Period) -> Period:
        return replace(period, year=period.year - back)

    plan = source.plan
    return replace(
        source,
        plan=replace(
            plan,
            year=year,
            milestones=tuple(replace(m, period=then(m.period)) for m in plan.milestones),
            obligations=tuple(
                replace(o, period=then(o.period), due_before=o.due_before.replace(year=o.due_before.year - back))
                for o in plan.obligations
            ),
            allocations=tuple(
                replace(a, budget_year=a.budget_year - back if isinstance(a.budget_year, int) else a.budget_year)
                for a in plan.allocations
            ),
            adjustments=(),
        ),
        submissions=tuple(replace(s, period=then(s.period)) for s in source.submissions),
        observations=tuple(replace(o, period=then(o.period)) for o in source.observations),
        disbursements=tuple(
            replace(
                d,
                period=then(d.period),
                budget_year=d.budget_year - back if isinstance(d.budget_year, int) else d.budget_year,
            )
            for d in source.disbursements
        ),
    )


def _reports(source: Snapshot, sent: Submission, copies: int, version: int) -> Iterator[ReportChange]:
    first = _report(source, sent, version)
    yield first
    unit = source.plan.unit_by_code[sent.unit]
    if unit not in _communes(source.plan):
        return
    for copy in range(1, copies):
        code = _of_copy(unit, copy)
        mine: Callable[[str], str] = lambda of, code=code: code if of == sent.unit else of  # type: ignore[misc]  # noqa: E731
        yield replace(
            first,
            unit=code,
            observations=tuple(
                replace(o, subject=mine(o.subject), reporter=mine(o.reporter)) for o in first.observations
            ),
            disbursements=tuple(
                replace(d, subject=mine(d.subject), reporter=mine(d.reporter)) for d in first.disbursements
            ),
        )


def _report(source: Snapshot, sent: Submission, version: int) -> ReportChange:
    return ReportChange(
        programme=source.plan.programme.code, year=source.plan.year, form=sent.form, unit=sent.unit, period=sent.period,
        observations=tuple(o for o in source.observations if o.submission == sent.id),
        disbursements=tuple(d for d in source.disbursements if d.submission == sent.id),
        narrative=sent.narrative, nil=sent.nil, replaces=None, plan_version=version,
    )  # fmt: skip


def _once(reports: list[ReportChange]) -> Iterator[ReportChange]:
    """The store takes one first revision of a report."""
    known = {}
    for report in reports:
        known[report.form, report.unit, report.period] = report
    yield from known.values()
