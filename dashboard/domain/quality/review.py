"""The whole review: every finding of a snapshot up to a period, with the explanation that it has and its owner."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.issues import AnswerKind, IssueCode
from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import Explanation, Finding, Weight
from dashboard.domain.quality.money import money_findings
from dashboard.domain.quality.money_beside import over_allocated, treasury_differs
from dashboard.domain.quality.plan_gaps import plan_findings
from dashboard.domain.quality.reports import report_findings
from dashboard.domain.quality.results import result_findings
from dashboard.domain.quality.wholes import flow_fails, parts_differ
from dashboard.domain.reported.snapshot import Snapshot

_ORDER = tuple(Weight)


def review(snapshot: Snapshot, period: Period) -> tuple[Finding, ...]:
    """Findings over the store up to the end of `period`: unexplained ones first, the heaviest before lighter ones."""
    explained = (_explained(finding, snapshot) for finding in _all(snapshot, period))
    return tuple(sorted(explained, key=lambda f: (f.explained, _ORDER.index(f.code.weight), f.owner, f.key)))


def _all(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    yield from result_findings(snapshot, period)
    yield from parts_differ(snapshot, period)
    yield from flow_fails(snapshot, period)
    yield from money_findings(snapshot, period)
    yield from over_allocated(snapshot, period)
    yield from treasury_differs(snapshot, period)
    yield from report_findings(snapshot, period)
    yield from plan_findings(snapshot.plan)


def _explained(finding: Finding, snapshot: Snapshot) -> Finding:
    """The newest note of the finding's key, else what was answered for its cell when the report was sent."""
    note = next((n for n in reversed(snapshot.notes) if n.finding == finding.key), None)
    at_upload = _answered(finding, snapshot)
    if note is None:
        return replace(finding, explanation=at_upload)
    said = Explanation(note.text, note.actor, note.when) if note.text else at_upload
    return replace(finding, owner=note.owner or finding.owner, explanation=said)


def _answered(finding: Finding, snapshot: Snapshot) -> Explanation | None:
    """A reason given for the very cell; of a whole report, what was said to the question about the whole."""
    if finding.submission is None:
        return None
    for answered in reversed(snapshot.answers):
        whole = finding.place is None and answered.code == IssueCode.WHOLE_REPORT_REPEATED
        here = answered.place == finding.place or whole
        if answered.submission != finding.submission or not here:
            continue
        if answered.answer.kind is AnswerKind.REASON and answered.answer.text:
            sent = snapshot.submission_by_id.get(finding.submission)
            return Explanation(answered.answer.text, sent.actor if sent else "", sent.received_at if sent else None)
    return None
