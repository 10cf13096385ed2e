"""What changed between two versions of the store: figures, money, reports, the plan, and the verdicts that follow from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from dashboard.domain.comparing.units import UnitTurn, unit_turns
from dashboard.domain.messages import Sentence
from dashboard.domain.people.settings import CountingRule
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.reported.of_reports import OfReports, of_reports
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import urgency
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding

FigureKey = tuple[str, str, str, str, str, bool]  # indicator, subject, period, group, source, estimate
MoneyKey = tuple[str, str, str, str, str, str, bool]  # project, fund, budget year, subject, period, source


@dataclass(frozen=True)
class FigureChange:
    """One figure before and after; None where it was not there, or no longer counts."""

    before: Observation | None
    after: Observation | None

    @property
    def figure(self) -> Observation:
        """Whichever says what the change is about."""
        either = self.after or self.before
        assert either is not None
        return either


@dataclass(frozen=True)
class MoneyChange:
    before: Disbursement | None
    after: Disbursement | None

    @property
    def figure(self) -> Disbursement:
        either = self.after or self.before
        assert either is not None
        return either


@dataclass(frozen=True)
class ReportStep:
    """A report that came, was corrected, withdrawn or returned in between; `before` is the revision that stood, if any."""

    before: Submission | None
    after: Submission

    @property
    def same_revision(self) -> bool:
        """Whether nothing new was sent: the revision that stood was approved, returned or withdrawn."""
        return self.before is not None and self.before.id == self.after.id


@dataclass(frozen=True)
class VerdictChange:
    """A target or project whose state, or figure, is another one now; `key` is a target's id or a project's code."""

    key: str
    before: State | None
    after: State | None
    sentence_before: Sentence
    sentence_after: Sentence
    actual_before: Decimal | None
    actual_after: Decimal | None

    @property
    def turned(self) -> bool:
        """Whether the verdict is another one, not only the figure behind it."""
        return self.before is not self.after

    @property
    def worse(self) -> bool | None:
        """Whether it turned for the worse; None where one of both is no judgement, or both say the same."""
        if (
            self.before is None
            or self.after is None
            or not (self.before.judged and self.after.judged)
            or not self.turned
        ):
            return None
        return urgency(self.after) < urgency(self.before)


@dataclass(frozen=True)
class Comparison:
    """Everything that is different between `before` and `after`; the plan by its version only (see `plan_changes`)."""

    before: Snapshot
    after: Snapshot
    reports: tuple[ReportStep, ...]
    figures: tuple[FigureChange, ...]
    money: tuple[MoneyChange, ...]
    targets: tuple[VerdictChange, ...]
    projects: tuple[VerdictChange, ...]
    period: Period  # at which both are judged
    communes: tuple[UnitTurn, ...] = ()  # whose need of support is another one

    @property
    def plan_changed(self) -> bool:
        return self.before.plan_version != self.after.plan_version

    def __bool__(self) -> bool:
        """Verdicts turn too where only last year's figures are others: its curve is a default path of this year."""
        reported = self.reports or self.figures or self.money or self.plan_changed
        return bool(reported or self.targets or self.projects)


def compared(before: Standing, after: Standing) -> Comparison:
    """Two standings of the same period and unit, of an earlier and a later version of the store."""
    return Comparison(
        before.snapshot,
        after.snapshot,
        _reports(before.snapshot, after.snapshot),
        _figures(before.snapshot, after.snapshot),
        _money(before.snapshot, after.snapshot),
        target_verdicts(before, after),
        project_verdicts(before, after),
        after.period,
        unit_turns(before, after),
    )


def _reports(before: Snapshot, after: Snapshot) -> tuple[ReportStep, ...]:
    """In the order in which they came."""
    steps = []
    for sent in _others(after, before):
        earlier = before.submission_of(sent.form, sent.unit, sent.period)
        if earlier is None or (earlier.id, earlier.status) != (sent.id, sent.status):
            steps.append(ReportStep(earlier, sent))
    return tuple(sorted(steps, key=lambda step: step.after.id))


def _figures(before: Snapshot, after: Snapshot) -> tuple[FigureChange, ...]:
    moved = _moved(before, after)
    told = {
        (o.indicator, o.subject) for known in (before, after) for o in _taken(known, moved).taken(known.observations)
    }
    old, new = (
        {_figure_key(o): o for o in _figures_told(known, told) if (o.indicator, o.subject) in told}
        for known in (before, after)
    )
    return tuple(
        FigureChange(old.get(key), new.get(key))
        for key in dict.fromkeys((*new, *old))
        if _figure_content(old.get(key)) != _figure_content(new.get(key))
    )


def _taken(known: Snapshot, reports: frozenset[int]) -> OfReports:
    return OfReports(reports, known.in_order)


def _figures_told(known: Snapshot, told: set[tuple[str, str]]) -> tuple[Observation, ...]:
    """The figures of the reports that tell one of these."""
    some = chain.from_iterable(known.observations_by_subject.get(key, ()) for key in told)
    return of_reports(some, known.in_order).taken(known.observations)


def _money_told(known: Snapshot, told: set[tuple[str, str]]) -> tuple[Disbursement, ...]:
    """The amounts of the reports that tell one of these."""
    some = chain.from_iterable(known.money_by_subject.get(subject, ()) for subject in {subject for _, subject in told})
    return of_reports(some, known.in_order).taken(known.disbursements)


def _moved(before: Snapshot, after: Snapshot) -> frozenset[int]:
    """The reports of one of the two whose figures are not those of the other; figures without a report are among them."""
    if CountingRule.APPROVED in (before.counting, after.counting):
        counting = [{s.id for s in known.counted} for known in (before, after)]
    else:
        others = (_others(before, after), _others(after, before))
        counting = [{s.id for s in some if s.status.counts} for some in others]
    return frozenset((0, *(counting[0] ^ counting[1])))


def _others(known: Snapshot, beside: Snapshot) -> list[Submission]:
    """The reports of one that the other does not have, or has with another status: most are one and the same in memory."""
    has = beside.submission_by_id.get
    return [sent for sent in known.submissions if has(sent.id) is not sent]


def _figure_key(o: Observation) -> FigureKey:
    return (o.indicator, o.subject, o.period.code, o.disaggregation, o.source.value, o.estimate)


def _figure_content(o: Observation | None) -> tuple[object, ...] | None:
    return None if o is None else (o.value, o.numerator, o.denominator, o.absence, o.text, o.preliminary)


def _money(before: Snapshot, after: Snapshot) -> tuple[MoneyChange, ...]:
    moved = _moved(before, after)
    told = {
        (d.project, d.subject) for known in (before, after) for d in _taken(known, moved).taken(known.disbursements)
    }
    old, new = (
        {_money_key(d): d for d in _money_told(known, told) if (d.project, d.subject) in told}
        for known in (before, after)
    )
    return tuple(
        MoneyChange(old.get(key), new.get(key))
        for key in dict.fromkeys((*new, *old))
        if _money_content(old.get(key)) != _money_content(new.get(key))
    )


def _money_key(d: Disbursement) -> MoneyKey:
    return (d.project, d.fund, str(d.budget_year), d.subject, d.period.code, d.source.value, d.estimate)


def _money_content(d: Disbursement | None) -> tuple[object, ...] | None:
    return None if d is None else (d.cumulative_vnd, d.absence, d.advance_vnd, d.in_month_vnd)


def target_verdicts(before: Standing, after: Standing) -> tuple[VerdictChange, ...]:
    """Targets whose state or figure is another one, turned verdicts first; also of one plan and the next."""
    old = {t.target.id: t for t in before.targets}
    new = {t.target.id: t for t in after.targets}
    changes = (_verdict(key, old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    return _turned_first(change for change in changes if change)


def project_verdicts(before: Standing, after: Standing) -> tuple[VerdictChange, ...]:
    """Projects, and the whole programme under its own code, whose state or disbursed money is another one."""
    old = {p.project.code: p for p in (before.total, *before.projects)}
    new = {p.project.code: p for p in (after.total, *after.projects)}
    changes = (_verdict(key, old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    return _turned_first(change for change in changes if change)


def _turned_first(changes: Iterable[VerdictChange]) -> tuple[VerdictChange, ...]:
    return tuple(sorted(changes, key=lambda change: not change.turned))


Judged = TargetStanding | ProjectStanding


def _verdict(key: str, old: Judged | None, new: Judged | None) -> VerdictChange | None:
    if old is not None and new is not None and (old.state, _actual(old)) == (new.state, _actual(new)):
        return None
    return VerdictChange(
        key, old.state if old else None, new.state if new else None, old.sentence if old else (),
        new.sentence if new else (), _actual(old), _actual(new),
    )  # fmt: skip


def _actual(judged: Judged | None) -> Decimal | None:
    if isinstance(judged, ProjectStanding):
        return None if judged.disbursed_vnd is None else Decimal(judged.disbursed_vnd)
    return judged.actual if judged else None
