"""The tables as statements name them."""

from dashboard.domain.plan.indicators import Indicator, Standard
from dashboard.domain.plan.plan import (
    Adjustment,
    Allocation,
    Disaggregation,
    Fund,
    Lead,
    Milestone,
    Obligation,
    Project,
)
from dashboard.domain.plan.targets import Target
from dashboard.domain.plan.units import Succession
from db.base import table_of
from db.models import maps, plans, reports, versions

store_version = table_of(versions.StoreVersionRow)
upload = table_of(versions.UploadRow)

programme = table_of(plans.ProgrammeRow)
plan = table_of(plans.PlanRow)
unit = table_of(plans.UnitRow)
plan_unit = table_of(plans.PlanUnitRow)

submission = table_of(reports.SubmissionRow)
submission_status = table_of(reports.SubmissionStatusRow)
observation = table_of(reports.ObservationRow)
disbursement = table_of(reports.DisbursementRow)
explanation = table_of(reports.ExplanationRow)
finding_note = table_of(reports.FindingNoteRow)

unit_map = table_of(maps.UnitMapRow)
unit_shape = table_of(maps.UnitShapeRow)

# A plan's parts beside its units: the field of `Plan`, the class of one line, and the table whose columns are its fields.
PLAN_PARTS = (
    ("projects", Project, table_of(plans.ProjectNodeRow)),
    ("leads", Lead, table_of(plans.ProjectLeadRow)),
    ("funds", Fund, table_of(plans.FundingSourceRow)),
    ("allocations", Allocation, table_of(plans.AllocationRow)),
    ("adjustments", Adjustment, table_of(plans.AdjustmentRow)),
    ("standards", Standard, table_of(plans.StandardRow)),
    ("successions", Succession, table_of(plans.SuccessionRow)),
    ("disaggregations", Disaggregation, table_of(plans.DisaggregationRow)),
    ("indicators", Indicator, table_of(plans.IndicatorRow)),
    ("targets", Target, table_of(plans.TargetRow)),
    ("milestones", Milestone, table_of(plans.MilestoneRow)),
    ("obligations", Obligation, table_of(plans.ObligationRow)),
)
