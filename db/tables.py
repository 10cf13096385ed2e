"""The tables as statements name them."""

from db.base import table_of
from db.models import maps, parts, plans, reports, versions

store_version = table_of(versions.StoreVersionRow)
store_generation = table_of(versions.StoreGenerationRow)
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

PLAN_PARTS = parts.PLAN_PARTS  # the field of `Plan`, the class of one line, and the table whose columns are its fields
