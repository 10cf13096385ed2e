"""What wants a decision now, across targets, money, communes and reports, by one rule (docs/method.en.md: What wants a decision).

More weeks late come first; of as many weeks what is larger, as a share: of the path that is missing, of the path's money, of the
gap to the target, of the units that owe a report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.meetings.outcome import DecisionStanding, DecisionState
from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.parts import Gap, State
from dashboard.domain.verdicts.severity import share_of_path, weeks_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding

MOST = 7  # rows that are read in a meeting's first minute

_LATE = (State.BEHIND, State.SLIGHTLY_BEHIND, State.WORSE, State.OVER_CAP)


class MatterKind(StrEnum):
    TARGET = "target"
    PROJECT = "project"
    UNIT = "unit"
    REPORT = "report"
    DECISION = "decision"  # of a meeting, whose day has passed


@dataclass(frozen=True)
class OverdueReport:
    """Reports of one form that are due and were not sent: the units that owe one or more, of all that do; days since the first."""

    form: str
    name: str
    period: Period  # of the first that is missing
    owing: tuple[str, ...]
    expected: int
    days: int


@dataclass(frozen=True)
class Matter:
    """One thing to decide on. `of` is what it is about; `weeks` None where nobody can say since when; `size` from 0 to 1.

    `leads` are the codes of the units that answer for it; of a decision official codes.
    """

    kind: MatterKind
    key: str
    of: TargetStanding | ProjectStanding | Gap | OverdueReport | DecisionStanding
    weeks: int | None
    size: Decimal
    leads: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, Decimal, str, str]:
        return -(self.weeks or 0), -self.size, self.kind, self.key


def matters(
    standing: Standing, calendar: Completeness, decisions: Iterable[DecisionStanding] = ()
) -> tuple[Matter, ...]:  # fmt: skip
    """Everything that is late or short, the heaviest first; of `decisions` those whose day has passed."""
    found = (
        *_targets(standing), *_projects(standing), *_units(standing.needing_support), *_reports(calendar),
        *_decisions(decisions),
    )  # fmt: skip
    return tuple(sorted(found, key=lambda matter: matter.rank))


def _targets(standing: Standing) -> Iterator[Matter]:
    plan = standing.snapshot.plan
    for t in standing.targets:
        if t.state not in _LATE and not t.missed:
            continue
        share = share_of_path(t)
        short = Decimal(1) if share is None else max(Decimal(0), 1 - share)
        yield Matter(MatterKind.TARGET, t.target.id, t, t.weeks_late, short, plan.members(t.target.leads))


def _projects(standing: Standing) -> Iterator[Matter]:
    for p in standing.projects:
        missing = p.missing_vnd
        if p.state not in _LATE or not missing or missing < 0 or not p.expected_now_vnd:
            continue
        weeks, size = weeks_of_money(p, standing.period), Decimal(missing) / p.expected_now_vnd
        yield Matter(MatterKind.PROJECT, p.project.code, p, weeks, size, p.leads)


def _units(gaps: Iterable[Gap]) -> Iterator[Matter]:
    for gap in gaps:
        yield Matter(MatterKind.UNIT, gap.unit, gap, None, min(Decimal(1), gap.gap or Decimal(0)), (gap.unit,))


def _decisions(decisions: Iterable[DecisionStanding]) -> Iterator[Matter]:
    """One that is not done is not done at all: of as many weeks it stands with what is missing whole."""
    for one in decisions:
        if one.state is DecisionState.OVERDUE:
            weeks, whole = one.days_over // 7, Decimal(1)
            yield Matter(MatterKind.DECISION, one.decision.key, one, weeks, whole, one.decision.owner_units)


def _reports(calendar: Completeness) -> Iterator[Matter]:
    for late in overdue_reports(calendar):
        size = Decimal(len(late.owing)) / late.expected
        yield Matter(MatterKind.REPORT, late.form, late, late.days // 7, size, late.owing)


def overdue_reports(calendar: Completeness) -> tuple[OverdueReport, ...]:
    """Of each form whose deadline has passed for somebody who did not send it."""
    found: dict[str, OverdueReport] = {}
    for deadline in calendar.deadlines:
        if deadline.days_left > 0 or not deadline.owing:
            continue
        of, before = deadline.obligation, found.get(deadline.obligation.form)
        owing = dict.fromkeys((*(before.owing if before else ()), *deadline.owing))
        found[of.form] = OverdueReport(
            of.form,
            of.name,
            before.period if before else of.period,
            tuple(owing),
            max(before.expected if before else 0, deadline.expected),
            max(before.days if before else 0, -deadline.days_left),
        )
    return tuple(found.values())
