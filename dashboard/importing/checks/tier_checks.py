"""Who set a target: by its cell, else by the level of the unit whose plan it is; a tier that no longer exists is asked about."""

from dataclasses import replace

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Target, Tier
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.rows import Row

_LEFT = tuple(Choice(tier.value) for tier in (Tier.PROVINCE, Tier.COMMUNE, Tier.OWN))


def settled_tiers(plan: Plan, rows: PlanRows, findings: Findings) -> Plan:
    """The plan with the tier of every target; a question where a commune's plan names a district that there is not."""
    tiers = {target.id: _tier(plan, row, target, findings) for row, target in rows.pairs(sheets.TARGETS)}
    return replace(plan, targets=tuple(replace(t, tier=tiers.get(t.id, t.tier)) for t in plan.targets))


def _tier(plan: Plan, row: Row, target: Target, findings: Findings) -> Tier:
    if row.blank("tier"):
        return plan.tier
    if target.tier is Tier.DISTRICT and plan.tier is Tier.COMMUNE and not plan.has_districts:
        asked = (row.place("tier"), row.shown("tier"), _LEFT)
        chosen = findings.ask(IssueCode.TIER_GONE, *asked, target=target.id)
        return Tier(chosen) if chosen else target.tier
    return plan.tier_of(target)
