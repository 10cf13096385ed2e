"""Reports: submissions with their statuses, and the figures, money and answers that came with them. Rows are only added."""

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dashboard.domain.absence import Absence
from dashboard.domain.issues import AnswerKind
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import BudgetYear
from dashboard.domain.reported.observations import Source, SubmissionStatus
from db.base import TableRow
from db.types import FIGURE, BudgetYearText, Dong, PeriodCode, Word


class SubmissionRow(TableRow, table=True):
    """One revision of one report; the highest one decides, drafts are below zero. `upload_id` is NULL: typed into a form."""

    __table_args__ = (UniqueConstraint("programme_id", "year", "form", "unit_id", "period", "revision"),)

    id: int = Field(primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    year: int
    form: str
    unit_id: int = Field(foreign_key="unit.id")
    period: Period = Field(sa_type=PeriodCode)
    revision: int
    plan_id: int = Field(foreign_key="plan.id")
    upload_id: int | None = Field(foreign_key="upload.id", index=True)
    file_name: str
    difficulties: str
    causes: str
    recommendations: str
    nil: bool
    from_version: int = Field(foreign_key="store_version.version")


class SubmissionStatusRow(TableRow, table=True):
    """A step in the life of a submission; the newest one holds. The place is the form's field that asked for it."""

    __table_args__ = (UniqueConstraint("submission_id", "from_version"),)

    id: int = Field(primary_key=True)
    submission_id: int = Field(foreign_key="submission.id")
    status: SubmissionStatus = Field(sa_type=Word(SubmissionStatus))
    reason: str
    place_container: str
    place_spot: str
    from_version: int = Field(foreign_key="store_version.version")


class ObservationRow(TableRow, table=True):
    """A reported figure. Parts of a share are kept, never their rounded quotient."""

    __table_args__ = (
        UniqueConstraint(
            "submission_id", "subject_id", "reporter_id", "source", "indicator", "period", "disaggregation", "estimate"
        ),
    )

    id: int = Field(primary_key=True)
    submission_id: int = Field(foreign_key="submission.id")
    subject_id: int = Field(foreign_key="unit.id")
    reporter_id: int = Field(foreign_key="unit.id")
    source: Source = Field(sa_type=Word(Source))
    indicator: str
    period: Period = Field(sa_type=PeriodCode)
    disaggregation: str
    estimate: bool
    value: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    numerator: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    denominator: Decimal | None = Field(sa_type=FIGURE, nullable=True)
    absence: Absence | None = Field(sa_type=Word(Absence), nullable=True)
    text: str
    preliminary: bool
    place_container: str
    place_spot: str
    from_version: int = Field(foreign_key="store_version.version")


class DisbursementRow(TableRow, table=True):
    """Money disbursed from the start of the year, in đồng, from one line's money; an estimate stands beside it."""

    __table_args__ = (
        UniqueConstraint(
            "submission_id",
            "subject_id",
            "reporter_id",
            "source",
            "project",
            "fund",
            "budget_year",
            "period",
            "estimate",
        ),
    )

    id: int = Field(primary_key=True)
    submission_id: int = Field(foreign_key="submission.id")
    subject_id: int = Field(foreign_key="unit.id")
    reporter_id: int = Field(foreign_key="unit.id")
    source: Source = Field(sa_type=Word(Source))
    project: str
    fund: str
    budget_year: BudgetYear = Field(sa_type=BudgetYearText)
    period: Period = Field(sa_type=PeriodCode)
    estimate: bool
    cumulative_vnd: int | None = Field(sa_type=Dong, nullable=True)
    advance_vnd: int | None = Field(sa_type=Dong, nullable=True)
    in_month_vnd: int | None = Field(sa_type=Dong, nullable=True)
    absence: Absence | None = Field(sa_type=Word(Absence), nullable=True)
    place_container: str
    place_spot: str
    from_version: int = Field(foreign_key="store_version.version")


class ExplanationRow(TableRow, table=True):
    """What a person answered to a finding about a plan or a submission; who and when stand in the version."""

    id: int = Field(primary_key=True)
    plan_id: int | None = Field(foreign_key="plan.id", index=True)
    submission_id: int | None = Field(foreign_key="submission.id", index=True)
    code: str
    place_container: str
    place_spot: str
    found: str
    issue: str
    kind: AnswerKind = Field(sa_type=Word(AnswerKind))
    text: str
    from_version: int = Field(foreign_key="store_version.version")


class FindingNoteRow(TableRow, table=True):
    """What a person said of a data-quality finding of a plan year; the newest row of a finding holds."""

    __table_args__ = (UniqueConstraint("programme_id", "year", "finding", "from_version"),)

    id: int = Field(primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    year: int
    finding: str
    owner: str
    text: str
    from_version: int = Field(foreign_key="store_version.version")


class ReportCommentRow(TableRow, table=True):
    """What a reviewer remarked on a figure of a submission; the place is its cell, "" for the whole report."""

    id: int = Field(primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", index=True)
    place_container: str
    place_spot: str
    text: str
    from_version: int = Field(foreign_key="store_version.version")


class ReportUnlockRow(TableRow, table=True):
    """An approved report opened again, for a reason, to the end of a day; the newest row of a report holds."""

    id: int = Field(primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", index=True)
    reason: str
    until: date
    from_version: int = Field(foreign_key="store_version.version")


class CauseRow(TableRow, table=True):
    """Why a target, a project or a unit is late, as a unit said; the newest of thing, unit and period holds."""

    __table_args__ = (UniqueConstraint("programme_id", "year", "late", "of", "unit_id", "period", "from_version"),)

    id: int = Field(primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    year: int
    late: Late = Field(sa_type=Word(Late))
    of: str
    unit_id: int = Field(foreign_key="unit.id")
    period: Period = Field(sa_type=PeriodCode)
    cause: str
    remedy: str
    remedy_by: date | None
    from_version: int = Field(foreign_key="store_version.version")
