"""What a month brought against the one before, as known now: verdicts that turned, figures that moved, money, reports, causes."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.comparing.units import UnitTurn, unit_turns
from dashboard.domain.comparing.versions import VerdictChange, project_verdicts, target_verdicts
from dashboard.domain.people.causes import Cause
from dashboard.domain.plan.targets import Basis
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reporting.delays import all_causes_known
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import urgency
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding


@dataclass(frozen=True)
class Move:
    """How far a target's figure went since the month before, and as what part of its goal: so that all can be compared."""

    before: TargetStanding
    after: TargetStanding
    by: Decimal
    part: Decimal


@dataclass(frozen=True)
class Paid:
    """What of a project was paid since the month before, in đồng; None where one of both is not known."""

    before: ProjectStanding
    after: ProjectStanding
    by_vnd: int | None


@dataclass(frozen=True)
class Months:
    """Two months of one plan at one version of the store. `turned` holds verdicts that are others, the worst first."""

    before: Standing
    after: Standing
    turned: tuple[VerdictChange, ...]
    communes: tuple[UnitTurn, ...]  # whose need of support is another one
    moves: tuple[Move, ...]  # the largest part of a goal first
    paid: tuple[Paid, ...]  # the whole programme first, then the projects of which more was paid
    reports: tuple[Submission, ...]  # of the later month, the newest first
    causes: tuple[Cause, ...]  # said in the later month

    @property
    def worse(self) -> int:
        """How many verdicts turned for the worse, of those that were judged in both months."""
        return sum(change.worse is True for change in self.turned)

    @property
    def better(self) -> int:
        return sum(change.worse is False for change in self.turned)


def months(before: Standing, after: Standing) -> Months:
    """Two standings of the same plan, unit and version, a month apart."""
    changes = (*target_verdicts(before, after), *project_verdicts(before, after))
    turned = sorted((c for c in changes if c.turned), key=lambda c: (urgency(c.after or State.NOT_APPLICABLE), c.key))
    return Months(
        before, after, tuple(turned), unit_turns(before, after), _moves(before, after), _paid(before, after), _reports(after),
        tuple(cause for cause in all_causes_known(after.snapshot, after.period) if cause.period == after.period),
    )  # fmt: skip


def _moves(before: Standing, after: Standing) -> tuple[Move, ...]:
    old = {t.target.id: t for t in before.targets}
    found = []
    for t in after.targets:
        then = old.get(t.target.id)
        if then is None or t.actual is None or then.actual is None or t.actual == then.actual:
            continue
        asked = t.goal or _change_asked(t, then.actual)
        if asked:
            by = t.actual - then.actual
            found.append(Move(then, t, by, abs(by / asked)))
    return tuple(sorted(found, key=lambda move: (-move.part, move.after.target.id)))


def _change_asked(t: TargetStanding, then: Decimal) -> Decimal | None:
    """What a target asks its figure to change by, where no baseline says which level that is; None where it asks for no change."""
    low, high, basis = t.target.low, t.target.high, t.target.basis
    if low is None or high is None or not basis.is_change:
        return None
    size = max(abs(low), abs(high))
    return size * then if basis is Basis.RELATIVE_CHANGE else size


def _paid(before: Standing, after: Standing) -> tuple[Paid, ...]:
    old = {p.project.code: p for p in (before.total, *before.projects)}
    rows = [
        Paid(old[p.project.code], p, _by(old[p.project.code].disbursed_vnd, p.disbursed_vnd))
        for p in (after.total, *after.projects)
        if p.project.code in old
    ]
    whole, projects = rows[:1], [row for row in rows[1:] if row.by_vnd]
    return (*whole, *sorted(projects, key=lambda row: -(row.by_vnd or 0)))


def _by(then: int | None, now: int | None) -> int | None:
    return None if then is None or now is None else now - then


def _reports(after: Standing) -> tuple[Submission, ...]:
    mine = [s for s in after.snapshot.submissions if s.period == after.period and s.status.counts]
    return tuple(sorted(mine, key=lambda s: (s.received_at, s.id), reverse=True))
