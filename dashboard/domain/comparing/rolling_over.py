"""A plan year rolled over into the next: what is carried along, with where each carried figure comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.domain.bounds import rounded
from dashboard.domain.disbursement.allocated import lines_on
from dashboard.domain.disbursement.same_money import family, same_money
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import OWN, Indicator
from dashboard.domain.plan.plan import Allocation, BudgetYear, Lead, Milestone, Obligation, PathOf, Plan
from dashboard.domain.plan.rules import DefaultPath
from dashboard.domain.plan.targets import CountOf, Operator, PaceRule, Target
from dashboard.domain.plan.territory import successors
from dashboard.domain.plan.units import Unit
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding

Line = tuple[str, str, BudgetYear]


@dataclass(frozen=True)
class BaselineSource:
    """Where the figure comes from that a target starts at."""

    period: Period
    version: int  # of the store
    preliminary: bool  # sơ bộ
    estimate: bool
    missing: int  # units whose figure is not in it


@dataclass(frozen=True)
class Draft:
    """Next year's plan as far as this year's says it. Targets bear no value yet: their words are the new document's.

    `baselines` by target id; `carried` names the lines of earlier years' money, known up to `period` at store `version`.
    """

    plan: Plan
    period: Period
    version: int
    baselines: dict[str, BaselineSource]
    carried: frozenset[Line]


def last_known_period(snapshot: Snapshot) -> Period:
    """The last month, or the 13th point, of which a counting report came; December where none did."""
    months = {s.period.last_month for s in snapshot.counted if s.period.year == snapshot.plan.year}
    return Period.of_month(snapshot.plan.year, max(months, default=12))


def rolled_over(standing: Standing) -> Draft:
    """The draft of next year's plan from where this year stands at its last known period."""
    plan, begin = standing.snapshot.plan, date(standing.snapshot.plan.year + 1, 1, 1)
    heirs = _Heirs(plan, begin)
    reached = {t.target.id: t for t in standing.targets if _starts_at(t) and _standard(t.indicator, plan, begin)}
    carried = _carried_over(standing)
    draft = replace(
        plan,
        year=begin.year,
        title=plan.title.replace(str(plan.year), str(begin.year)),
        root=heirs.only(plan.root),
        units=tuple(_unit(unit, heirs) for unit in heirs.units),
        allocations=(*carried, *_new_lines(plan)),
        indicators=tuple(_indicator(indicator, plan, heirs, begin) for indicator in plan.indicators),
        targets=tuple(_target(target, reached.get(target.id), heirs, plan.year) for target in plan.targets),
        leads=_leads(plan, heirs),
        milestones=_steps(plan),
        obligations=tuple(_obligation(owed, heirs) for owed in plan.obligations if owed.period.year == plan.year),
        adjustments=(),
        standards=tuple(s for s in plan.standards if s.valid_to is None or s.valid_to > begin),
        successions=tuple(s for s in plan.successions if s.on > begin),
        rules=replace(plan.rules, money_default=DefaultPath.LAST_YEAR),
        decision="",
        decision_date=None,
        assumed_today=_next_year(plan.assumed_today) if plan.assumed_today else None,
    )
    version = standing.snapshot.version
    sources = {id: _source(t, version) for id, t in reached.items()}
    return Draft(draft, standing.period, version, sources, frozenset(given.key for given in carried))


class _Heirs:
    """Which unit stands in the place of one that is gone when the year begins."""

    def __init__(self, plan: Plan, begin: date) -> None:
        self._plan = plan
        self.units = tuple(u for u in plan.units if u.valid_to is None or u.valid_to > begin)
        self._kept = {unit.code: unit.official_code for unit in self.units}

    def all(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes themselves or their heirs', groups as they are; what left no heir is left out."""
        all_heirs = [heir for code in codes for heir in self._of(code)]
        return tuple(dict.fromkeys(all_heirs))

    def only(self, code: str) -> str:
        """The only heir; "" where the unit was divided or is gone, for then only a person knows."""
        heirs = self.all((code,))
        return heirs[0] if len(heirs) == 1 else ""

    def _of(self, code: str) -> tuple[str, ...]:
        if code in self._kept:
            return (self._kept[code],)
        if code not in self._plan.unit_by_code:
            return (code,) if any(unit.group == code for unit in self.units) else ()
        return tuple(heir for became in successors(self._plan, code) for heir in self._of(became.new))


def _unit(unit: Unit, heirs: _Heirs) -> Unit:
    return replace(unit, code=unit.official_code, parent=heirs.only(unit.parent) or None if unit.parent else None)


def _leads(plan: Plan, heirs: _Heirs) -> tuple[Lead, ...]:
    leads = {(lead.project, unit): replace(lead, unit=unit) for lead in plan.leads for unit in heirs.all((lead.unit,))}
    return tuple(leads.values())


def _indicator(indicator: Indicator, plan: Plan, heirs: _Heirs, begin: date) -> Indicator:
    """A standard that has ended is left blank: which one the new figures go by is for the new plan to say."""
    return replace(
        indicator,
        reporters=heirs.all(indicator.reporters),
        subject=OWN if indicator.subject == OWN else heirs.only(indicator.subject),
        standard=indicator.standard if _standard(indicator, plan, begin) else "",
    )


def _standard(indicator: Indicator, plan: Plan, begin: date) -> bool:
    """Whether next year's figures are comparable: by no standard, or by one that is still in force."""
    in_force = {s.code for s in plan.standards if s.valid_to is None or s.valid_to > begin}
    return not indicator.standard or indicator.standard in in_force


def _obligation(owed: Obligation, heirs: _Heirs) -> Obligation:
    period = Period(owed.period.year + 1, owed.period.kind, owed.period.number)
    return replace(owed, period=period, due_before=_next_year(owed.due_before), reporters=heirs.all(owed.reporters))


def _next_year(day: date) -> date:
    """The same day a year later; what was due before 29/2 is due before 1/3, both with the whole of 28/2 left."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28) + timedelta(days=1)


def _starts_at(t: TargetStanding) -> bool:
    """Whether what was reached is where next year begins: what counts from zero begins at zero again, and what goes on over
    years began before.
    """
    return not t.spans_years and t.actual is not None and t.target.pace_rule is not PaceRule.FROM_ZERO


def _steps(plan: Plan) -> tuple[Milestone, ...]:
    """The steps of targets that go on: those of later years, and where each year so far was to end."""
    going_on = {t.id for t in plan.targets if t.spans(plan.year)}
    return tuple(
        m for m in plan.milestones
        if m.of is PathOf.TARGET and m.key in going_on and (m.period.year != plan.year or m.period.last_month == 12)
    )  # fmt: skip


def _target(target: Target, reached: TargetStanding | None, heirs: _Heirs, year: int) -> Target:
    """What the new document says is blank: its value, its sentence, and how that was settled.

    What was set for the year that begins, or a later one, stands as it was set: a yearly plan inherits it. Its start is that
    of the whole span; where it is asked for each year, it starts anew.
    """
    if target.until is not None and target.until > year:
        goes_on = replace(target, unit=heirs.only(target.unit), leads=heirs.all(target.leads))
        if not target.each_year:
            return goes_on
        start = rounded(reached.actual) if reached and reached.actual is not None else None
        return replace(goes_on, baseline=start, baseline_source="", baseline_by="", baseline_on=None)
    return replace(
        target,
        unit=heirs.only(target.unit),
        leads=heirs.all(target.leads),
        operator=Operator.NONE,
        low=None,
        high=None,
        baseline=rounded(reached.actual) if reached and reached.actual is not None else None,
        baseline_source="",
        source_sentence="",
        source_clause="",
        stated_change=None,
        stated_count=None,
        note="",
        settled="",
        settled_by="",
        settled_on=None,
        count_of=CountOf.NONE,
        baseline_by="",
        baseline_on=None,
    )


def _source(t: TargetStanding, version: int) -> BaselineSource:
    figure, period = t.figure, t.figure_period or t.period
    whole_year = period.kind in (PeriodKind.MONTH, PeriodKind.SETTLEMENT) and period.last_month >= 12
    shown = Period(period.year, PeriodKind.YEAR) if whole_year else period
    return BaselineSource(shown, version, figure.preliminary, figure.estimate, len(figure.coverage.missing))


def _carried_over(standing: Standing) -> tuple[Allocation, ...]:
    """Last year's lines with what was left of them; None where either side is unknown. A spent line is not carried.

    What was paid without saying from which source, or on a node above, may have been the line's money: unknown too.
    """
    plan = standing.snapshot.plan
    paid = {(m.project, m.fund, m.budget_year): m.disbursed_vnd for m in standing.money}
    loose = [m for m in standing.money if m.allocation is None and m.disbursed_vnd]
    carried = []
    for line in lines_on(plan, standing.period.end):
        spent, related = paid.get(line.allocation.key), family(plan, line.project)
        unclear = any(m.project in related and same_money(plan, m, line) for m in loose)
        left = None if line.amount_vnd is None or spent is None or unclear else line.amount_vnd - spent
        if left is None or left > 0:
            carried.append(replace(line.allocation, amount_vnd=left, note="", spend_by=None))
    return tuple(carried)


def _new_lines(plan: Plan) -> tuple[Allocation, ...]:
    """This year's lines once more, without an amount: nobody has given the new year's money yet."""
    this_year = [given for given in plan.allocations if given.budget_year == plan.year]
    return tuple(Allocation(given.project, given.fund, plan.year + 1, None) for given in this_year)
