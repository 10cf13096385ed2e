"""Baselines beside what the store has of last year: one that the plan lacks and the store knows, and one that differs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dashboard.domain.messages import Message, Param
from dashboard.domain.people.named import signer
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Target
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.sentences.phrases import apart, figure, name_of
from dashboard.domain.verdicts.offered_baseline import moved_baseline, offered_baseline
from dashboard.domain.verdicts.standing_targets import OfferedBaseline


def with_offers(snapshot: Snapshot, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The plan's gaps, a missing baseline with the figure that the store has for it."""
    targets = {target.id: target for target in snapshot.plan.targets}
    for finding in findings:
        target = targets.get(finding.about) if finding.code is QualityCode.BASELINE_MISSING else None
        known = offered_baseline(snapshot, target) if target else None
        if target is None or known is None:
            yield finding
        else:
            params = {**finding.params, **_said(snapshot.plan, target, known)}
            yield replace(finding, code=QualityCode.BASELINE_OFFERED, params=params)


def baseline_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """A baseline that is not what last year ended with: it was corrected since, or the plan began from another figure."""
    plan = snapshot.plan
    for target in plan.targets:
        known = moved_baseline(snapshot, target)
        if known is None or target.start is None:
            continue
        indicator = plan.indicator_by_code[target.indicator]
        leads = plan.members(target.leads)
        said = _said(plan, target, known) | {
            "name": name_of(indicator), "target": target.id,
            "baseline": apart(figure(indicator, target.start), known.value),
            "who": Message("baseline_confirmed", {"who": signer(plan, target.baseline_by)}) if target.baseline_by else "",
        }  # fmt: skip
        owner = leads[0] if leads else plan.root
        yield Finding(QualityCode.BASELINE_DIFFERS, target.unit, target.id, owner, said)


def _said(plan: Plan, target: Target, known: OfferedBaseline) -> dict[str, Param]:
    value: Param = figure(plan.indicator_by_code[target.indicator], known.value)
    if target.start is not None:
        value = apart(figure(plan.indicator_by_code[target.indicator], known.value), target.start)
    if known.figure.preliminary:
        value = Message("figure_preliminary", {"figure": value})
    return {"year": str(known.year), "figure": value}
