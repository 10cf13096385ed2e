"""What a new version of a plan changes: row by row what it says otherwise, and which verdicts follow from it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from dashboard.domain.assess import assess
from dashboard.domain.comparing.versions import VerdictChange
from dashboard.domain.messages import Sentence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import Coverage
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding

Key = tuple[str, ...]
ORDER = "order"  # the field of a difference where the same rows stand in another order


@dataclass(frozen=True)
class PlanDifference:
    """One thing that two versions of a plan say differently.

    `part` is the name of a field of `Plan`, `key` names the row in it (empty for the plan's own fields and rules), `field`
    what of it is different. A row that came or went has no field: it stands in `after` or in `before` as a whole.
    """

    part: str
    key: Key
    field: str
    before: object
    after: object

    @property
    def added(self) -> bool:
        return not self.field and self.before is None

    @property
    def removed(self) -> bool:
        return not self.field and self.after is None


_KEYS: dict[str, Callable[[Any], tuple[object, ...]]] = {
    "units": lambda unit: (unit.official_code, unit.valid_from),
    "projects": lambda project: (project.code,),
    "funds": lambda fund: (fund.code,),
    "allocations": lambda given: given.key,
    "indicators": lambda indicator: (indicator.code,),
    "targets": lambda target: (target.id,),
    "texts": lambda said: (said.project, said.kind.value, said.clause),
    "leads": lambda lead: (lead.project, official(lead.unit)),
    "milestones": lambda step: (step.of.value, step.key, step.period.code),
    "obligations": lambda owed: (owed.form, owed.period.code),
    "disaggregations": lambda group: (group.code,),
    "adjustments": lambda changed: (*changed.key, changed.effective_on),
    "standards": lambda standard: (standard.code,),
    "successions": lambda became: (official(became.old), official(became.new), became.on),
}
_WHOLE = ("programme", "rules")  # values of their own, compared field by field


def plan_changes(before: Plan, after: Plan) -> tuple[PlanDifference, ...]:
    """Everything that `after` says otherwise, part by part in the order of `Plan`; empty where both say the same."""
    return tuple(_differences(before, after))


def _differences(before: Plan, after: Plan) -> Iterator[PlanDifference]:
    for part in (field.name for field in fields(Plan)):
        old, new = getattr(before, part), getattr(after, part)
        if part in _KEYS:
            yield from _rows(part, old, new)
        elif part in _WHOLE:
            yield from _fields(part, (), old, new)
        elif old != new and not _same_units(part, old, new):
            yield PlanDifference(part, (), part, old, new)


def _rows(part: str, before: Sequence[object], after: Sequence[object]) -> Iterator[PlanDifference]:
    old, new = _by_key(part, before), _by_key(part, after)
    for key in dict.fromkeys((*old, *new)):
        if key not in new:
            yield PlanDifference(part, key, "", old[key], None)
        elif key not in old:
            yield PlanDifference(part, key, "", None, new[key])
        else:
            yield from _fields(part, key, old[key], new[key])
    kept, now = [key for key in old if key in new], [key for key in new if key in old]
    if kept != now:
        yield PlanDifference(part, (), ORDER, tuple(map("/".join, kept)), tuple(map("/".join, now)))


def _by_key(part: str, rows: Sequence[object]) -> dict[Key, object]:
    """Rows by what names them; of several with one name, which the importer refuses, each keeps its own place."""
    by_key: dict[Key, object] = {}
    times: Counter[Key] = Counter()
    for row in rows:
        key = tuple(str(name) for name in _KEYS[part](row))
        times[key] += 1
        by_key[(*key, str(times[key])) if times[key] > 1 else key] = row
    return by_key


def _fields(part: str, key: Key, before: Any, after: Any) -> Iterator[PlanDifference]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new and not _same_units(f"{part}.{field.name}", old, new):
            yield PlanDifference(part, key, field.name, old, new)


_NAMING_UNITS = frozenset((
    "root", "units.code", "units.parent", "leads.unit", "targets.unit", "targets.leads", "indicators.reporters",
    "indicators.subject", "obligations.reporters", "successions.old", "successions.new",
))  # fmt: skip


def _same_units(field: str, old: object, new: object) -> bool:
    """A unit's key is dated as soon as its code means another unit too: nothing that anybody wrote."""
    return field in _NAMING_UNITS and _as_written(old) == _as_written(new)


def _as_written(codes: object) -> tuple[str, ...]:
    return tuple(official(str(code)) for code in (codes if isinstance(codes, tuple) else (codes,)))


@dataclass(frozen=True)
class PlanVerdicts:
    """What changes on the pages at `period` as soon as the new plan stands; pairs are before and after."""

    period: Period
    headline: tuple[Sentence, Sentence]
    targets: tuple[VerdictChange, ...]
    projects: tuple[VerdictChange, ...]
    support: tuple[tuple[str, ...], tuple[str, ...]]  # names of the units that need support, worst first
    coverage: tuple[Coverage, Coverage]

    def __bool__(self) -> bool:
        return bool(self.targets or self.projects) or any(
            old != new for old, new in (self.headline, self.support, self.coverage)
        )


def verdicts_changed(snapshot: Snapshot, after: Plan, period: Period) -> PlanVerdicts:
    """The same figures judged by the plan that stands and by `after`, at one period."""
    old, new = assess(snapshot, period), assess(_by(after, snapshot), period)
    return PlanVerdicts(
        period=period,
        headline=(old.headline, new.headline),
        targets=_changed({t.target.id: t for t in old.targets}, {t.target.id: t for t in new.targets}),
        projects=_changed(_money(old), _money(new)),
        support=(_in_need(old), _in_need(new)),
        coverage=(old.reporting.coverage, new.reporting.coverage),
    )


def _by(plan: Plan, snapshot: Snapshot) -> Snapshot:
    """The snapshot by another plan, its units by that plan's keys: a code means the unit that stood when a period ended."""

    def key(code: str, period: Period) -> str:
        unit = plan.unit_on(official(code), period.end)
        return unit.code if unit else code

    return replace(
        snapshot,
        plan=plan,
        observations=tuple(
            replace(o, subject=key(o.subject, o.period), reporter=key(o.reporter, o.period))
            for o in snapshot.observations
        ),
        disbursements=tuple(
            replace(d, subject=key(d.subject, d.period), reporter=key(d.reporter, d.period))
            for d in snapshot.disbursements
        ),
        submissions=tuple(replace(sent, unit=key(sent.unit, sent.period)) for sent in snapshot.submissions),
        standing=tuple(replace(sent, unit=key(sent.unit, sent.period)) for sent in snapshot.standing),
        sent=_by(plan, snapshot.sent) if snapshot.sent else None,
    )


def _money(standing: Standing) -> dict[str, ProjectStanding]:
    return {p.project.code: p for p in (standing.total, *standing.projects)}


def _in_need(standing: Standing) -> tuple[str, ...]:
    units = standing.snapshot.plan.unit_by_code
    return tuple(units[gap.unit].label for gap in standing.needing_support)


Judged = TargetStanding | ProjectStanding


def _changed(before: dict[str, Any], after: dict[str, Any]) -> tuple[VerdictChange, ...]:
    """Whatever is said otherwise, turned verdicts first: an expected figure that moved is in the sentence."""
    changes = (_change(key, before.get(key), after.get(key)) for key in dict.fromkeys((*after, *before)))
    return tuple(sorted(_only(changes), key=lambda change: not change.turned))


def _only(changes: Iterable[VerdictChange | None]) -> Iterator[VerdictChange]:
    return (change for change in changes if change is not None)


def _change(key: str, old: Judged | None, new: Judged | None) -> VerdictChange | None:
    if old and new and (old.state, old.sentence, _figure(old)) == (new.state, new.sentence, _figure(new)):
        return None
    return VerdictChange(
        key,
        old.state if old else None,
        new.state if new else None,
        old.sentence if old else (),
        new.sentence if new else (),
        _figure(old),
        _figure(new),
    )


def _figure(judged: Judged | None) -> Any:
    """What was reached, as the plan measures it: a figure, or đồng."""
    return judged.disbursed_vnd if isinstance(judged, ProjectStanding) else judged.actual if judged else None
