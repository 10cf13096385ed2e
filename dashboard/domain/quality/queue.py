"""The reviewer's queue: reports that wait, with what does not fit in each, the next deadline and the oddest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.issues import Severity
from dashboard.domain.plan.plan import Obligation
from dashboard.domain.quality.findings import Finding
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import on_time, owed_by

_ORDER = tuple(Severity)


@dataclass(frozen=True)
class Waiting:
    """One report that was sent and not approved; `on_time` is None where the calendar does not ask for it."""

    sent: Submission
    due_before: date | None = None
    on_time: bool | None = None
    findings: tuple[Finding, ...] = ()  # those that nobody explained first, heavy ones before light ones

    @property
    def open(self) -> tuple[Finding, ...]:
        """What still has to be explained or mended."""
        return tuple(f for f in self.findings if not f.explained and f.code.severity is not Severity.NOTE)

    @property
    def outliers(self) -> int:
        """Figures that stand apart from the unit's earlier ones."""
        return sum(f.oddity is not None for f in self.findings)

    @property
    def clean(self) -> bool:
        """Whether nothing keeps it from being approved with others, unread one by one: no explanation waits to be read, and it is
        no correction, in which the reviewer looks for what he asked for.
        """
        asked = any(f.code.severity is not Severity.NOTE for f in self.findings)
        return not asked and not self.outliers and self.sent.revision == 1


def waiting(snapshot: Snapshot, findings: Iterable[Finding]) -> tuple[Waiting, ...]:
    """The reports that wait for approval, `findings` being those of the whole review: the earliest deadline first, then those
    with outliers, then those with most to explain; what the calendar does not ask for comes last.
    """
    known = snapshot.as_sent
    by_report: dict[int, list[Finding]] = {}
    for finding in findings:
        by_report.setdefault(finding.submission or 0, []).append(finding)
    owed = {(o.form, unit, o.period): o for o in known.plan.obligations for unit in owed_by(known.plan, o)}
    found = [
        _of(known, sent, owed.get((sent.form, sent.unit, sent.period)), by_report.get(sent.id, []))
        for sent in known.submissions
        if sent.status.waits
    ]
    order = known.plan.unit_order
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.due_before or date.max,
                -one.outliers,
                -len(one.open),
                order.get(one.sent.unit, len(order)),
                one.sent.id,
            ),
        )
    )


def _of(snapshot: Snapshot, sent: Submission, owed: Obligation | None, findings: list[Finding]) -> Waiting:
    findings.sort(key=lambda f: (f.explained, f.oddity is None, _ORDER.index(f.code.severity), f.key))
    if owed is None:
        return Waiting(sent, findings=tuple(findings))
    return Waiting(sent, owed.due_before, on_time(snapshot.plan, sent, owed), tuple(findings))
