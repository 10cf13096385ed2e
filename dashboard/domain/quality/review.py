"""The whole review: every finding of a snapshot up to a period, with the explanation that it has and its owner."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.issues import AnswerKind, Severity
from dashboard.domain.periods import Period
from dashboard.domain.quality.baselines import baseline_findings, with_offers
from dashboard.domain.quality.double_reports import double_report_findings, money_told_twice, results_told_twice
from dashboard.domain.quality.figures import Figures, lots_of_subjects
from dashboard.domain.quality.findings import FORMER_CODES, Explanation, Finding
from dashboard.domain.quality.money import money_findings
from dashboard.domain.quality.money_beside import over_allocated, treasury_differs
from dashboard.domain.quality.plan_gaps import plan_findings
from dashboard.domain.quality.reports import report_findings
from dashboard.domain.quality.results import result_findings
from dashboard.domain.quality.wholes import flow_fails, households_differ, parts_differ
from dashboard.domain.reported.kept import MONEY, REPORTS
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot

_ORDER = tuple(Severity)


def review(snapshot: Snapshot, period: Period) -> tuple[Finding, ...]:
    """Findings over the store up to the end of `period`: unexplained ones first, the heaviest before lighter ones.

    Of all that was sent: what waits for approval is looked at before it counts.
    """
    snapshot = snapshot.as_sent
    of_figures = (*_findings_of_units(snapshot, period), *_findings_across_units(Figures(snapshot, period)))
    newest = {f.key: f.submission for f in of_figures}  # of one thing said by two reports the newer one's
    kept = (f for f in of_figures if f.submission == newest[f.key])
    gaps = with_offers(snapshot, plan_findings(snapshot.plan))
    of_plan = {f.key: f for f in (*gaps, *baseline_findings(snapshot))}
    explained = (_explained(finding, snapshot) for finding in (*kept, *of_plan.values()))
    return tuple(sorted(explained, key=lambda f: (f.explained, _ORDER.index(f.code.severity), f.owner, f.key)))


def findings_of(figures: Figures) -> Iterator[Finding]:
    """Everything that does not fit about the figures that are asked about: what an upload and the review both say."""
    yield from _findings_of_one_unit(figures)
    yield from _findings_across_units(figures)


def _findings_of_one_unit(figures: Figures) -> Iterator[Finding]:
    """What figures say beside others of the same unit, or of those that it was made of."""
    yield from result_findings(figures)
    yield from money_findings(figures)
    yield from report_findings(figures)
    yield from results_told_twice(figures)
    yield from money_told_twice(figures)
    yield from flow_fails(figures)


def _findings_across_units(figures: Figures) -> Iterator[Finding]:
    """What figures say beside those of other units."""
    yield from parts_differ(figures)
    yield from households_differ(figures)
    yield from over_allocated(figures)
    yield from treasury_differs(figures)
    yield from double_report_findings(figures)


def _findings_of_units(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """`_findings_of_one_unit` of all, in lots of some units: they hold until one of these reports anew."""
    topics = (*snapshot.plan.indicator_by_code, MONEY, REPORTS)
    for lot in lots_of_subjects(snapshot):
        yield from snapshot.kept.of(
            topics, lot, period.last_month, ("findings", period.code),
            lambda lot=lot: tuple(_findings_of_one_unit(Figures(snapshot, period, subjects=lot))),  # type: ignore[misc]
        )  # fmt: skip


def _explained(finding: Finding, snapshot: Snapshot) -> Finding:
    """The newest note of the finding's key, else what was answered for its cell when the report was sent."""
    note = next((n for n in reversed(snapshot.notes) if n.finding == finding.key), None)
    at_upload = _answered(finding, snapshot)
    if note is None:
        return replace(finding, explanation=at_upload)
    explanation = Explanation(note.text, note.actor, note.when) if note.text else at_upload
    return replace(finding, owner=note.owner or finding.owner, explanation=explanation)


def _answered(finding: Finding, snapshot: Snapshot) -> Explanation | None:
    """The reason given to this very question, else one for the same cell; of a whole report only to the question itself.

    Answers are kept with the first report of a file, whichever of its reports the cell went into.
    """
    sent = snapshot.submission_by_id.get(finding.submission or 0)
    if sent is None:
        return None
    reasons = [
        a for a in snapshot.answers
        if a.answer.kind is AnswerKind.REASON and a.answer.text and _of_one_file(snapshot, sent, a.submission)
    ]  # fmt: skip
    here = [a for a in reasons if a.place == finding.place]
    code = finding.code
    asked = [a for a in reasons if FORMER_CODES.get(a.code, a.code) == code and finding.place in (None, a.place)]
    answer = next(reversed([*here, *asked]), None)
    return None if answer is None else Explanation(answer.answer.text, sent.actor, sent.received_at, sent.unit)


def _of_one_file(snapshot: Snapshot, sent: Submission, other: int | None) -> bool:
    """Whether a report, by its number, is this one or came in the same file."""
    beside = snapshot.submission_by_id.get(other or 0)
    return beside is not None and (beside is sent or bool(sent.sha256 and beside.sha256 == sent.sha256))
