"""What store tests do, in one line each."""

from datetime import UTC, datetime, timedelta
from typing import Any

from dashboard.domain.issues import Place
from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import Change, ChangeSet, PlanChange, Receipt, StatusChange
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from db.engine import reading, writing
from db.queries.contents import table_hashes
from db.queries.snapshots import snapshot
from db.store import apply
from tests.builders import a_plan, a_report

NOON = datetime(2024, 10, 4, 5, 0, tzinfo=UTC)


def put(url: str, *changes: Change, actor: str = "chi Hoa", hours: int = 0, **over: Any) -> Receipt:
    """Store changes in one transaction, so many hours after the first."""
    with writing(url) as session:
        return apply(ChangeSet(changes, **over), session, operator(actor), NOON + timedelta(hours=hours))


def put_plan(url: str, replaces: int | None = None, hours: int = 0, **over: Any) -> Receipt:
    return put(url, PlanChange(a_plan(**over), replaces), hours=hours)


def put_report(url: str, hours: int = 0, **over: Any) -> Receipt:
    return put(url, a_report(**over), hours=hours)


def withdraw(url: str, revision: int = 1, hours: int = 0, **over: Any) -> Receipt:
    report = a_report(**over)
    return put(
        url,
        StatusChange(
            report.programme, report.year, report.form, report.unit, report.period, revision,
            SubmissionStatus.WITHDRAWN, "gửi nhầm tháng", Place("form", "reason"),
        ),
        hours=hours,
    )  # fmt: skip


def seen(url: str, version: int | None = None) -> Snapshot:
    """The snapshot of the builder's plan."""
    with reading(url) as session:
        found = snapshot(session, "P", 2024, version)
    assert found is not None
    return found


def hashes(url: str) -> dict[str, str]:
    with reading(url) as session:
        return table_hashes(session)
