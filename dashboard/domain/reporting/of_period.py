"""Coverage and lateness of one period's reports."""

from itertools import chain

from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import owed_by
from dashboard.domain.reporting.circles import by_deadline, came, came_from, circles
from dashboard.domain.verdicts.parts import Coverage
from dashboard.domain.verdicts.standing import Reporting


def reporting(snapshot: Snapshot, period: Period, unit: str) -> Reporting:
    """Over the whole plan, or for one unit."""
    plan = snapshot.plan
    owed = tuple(dict.fromkeys(o for o in plan.obligations if o.period == period))
    expected = dict.fromkeys(code for o in owed for code in owed_by(plan, o))
    if unit != plan.root:
        expected = {code: None for code in expected if code == unit}
        come = [came_from(snapshot, o, (unit,)) for o in owed if unit in owed_by(plan, o)]
    else:
        numbers = {o: number for number, o in enumerate(by_deadline(plan))} if owed else {}
        come = [came(snapshot, circle, numbers[o]) for o in owed for circle in circles(plan)]
    reported = set(chain.from_iterable(some.reported for some in come))
    partly = set(chain.from_iterable(some.partly for some in come)) - reported
    sent = (s.received_at for s in snapshot.sent_for_period.get(period, ()) if s.status.counts)
    return Reporting(
        coverage=Coverage(tuple(expected), tuple(code for code in expected if code in reported)),
        late=tuple(chain.from_iterable(some.late for some in come)),
        due_before=max((o.due_before for o in owed), default=None),
        last_received=max(sent, default=None),
        partly=tuple(code for code in expected if code in partly),
    )
