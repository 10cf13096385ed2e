"""What was reported: figures, money and narratives, each with its subject, reporter, source and cell."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.filled import filled
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import TOTAL, BudgetYear


class Source(StrEnum):
    OWN_REPORT = "own_report"  # đơn vị báo cáo
    CONSOLIDATED = "consolidated"  # bảng tổng hợp
    TREASURY = "treasury"  # Kho bạc xác nhận
    REVIEW_SOFTWARE = "review_software"


@filled
@dataclass(frozen=True)
class Observation:
    """One reported figure. A share is a fraction; where it has parts, `value` is None and `amount` is n/d."""

    subject: str
    reporter: str
    source: Source
    indicator: str
    period: Period
    place: Place
    disaggregation: str = TOTAL
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    estimate: bool = False  # ước: shown, never mixed with what was carried out
    absence: Absence | None = None
    text: str = ""  # the state of a qualitative indicator
    submission: int | None = None  # set by the store
    preliminary: bool = False  # sơ bộ: shown with the word, and given up for the official figure (chính thức)

    @property
    def amount(self) -> Decimal | None:
        """The figure itself; None where it is absent or its denominator is zero (not applicable, never 0 or ∞)."""
        if self.numerator is not None and self.denominator is not None:
            return self.numerator / self.denominator if self.denominator else None
        return self.value


@filled
@dataclass(frozen=True)
class Disbursement:
    """Money disbursed from the start of the year to the end of `period`, in đồng, from one line's money."""

    subject: str
    reporter: str
    source: Source
    project: str
    fund: str
    budget_year: BudgetYear
    period: Period
    place: Place
    cumulative_vnd: int | None = None
    absence: Absence | None = None
    submission: int | None = None
    advance_vnd: int | None = None  # tạm ứng chưa thu hồi, a part of the cumulative amount
    in_month_vnd: int | None = None  # trong tháng, as reported: held against the cumulative amounts, never added
    estimate: bool = (
        False  # ước, or of a span before its end (`reported.known_figures`): never mixed with what was paid
    )

    @property
    def line(self) -> tuple[str, str, BudgetYear]:
        return (self.project, self.fund, self.budget_year)


@dataclass(frozen=True)
class Narrative:
    """The words of a report that reach the reviewer and the meeting."""

    difficulties: str = ""  # khó khăn, vướng mắc
    causes: str = ""  # nguyên nhân
    recommendations: str = ""  # kiến nghị, đề xuất

    def __bool__(self) -> bool:
        return bool(self.difficulties or self.causes or self.recommendations)


def revision_code(revision: int) -> str:
    """The last part of a report's number: 1, 2 … of what was sent; nhap-1, nhap-2 … of drafts, which are −1, −2 …"""
    return str(revision) if revision > 0 else f"nhap{revision}"


class SubmissionStatus(StrEnum):
    DRAFT = "draft"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    APPROVED = "approved"

    @property
    def counts(self) -> bool:
        """Whether the figures of such a submission stand on the pages: submitted and above."""
        return self in (SubmissionStatus.SUBMITTED, SubmissionStatus.RECEIVED, SubmissionStatus.APPROVED)

    @property
    def waits(self) -> bool:
        """Whether such a submission waits for its reviewer."""
        return self in (SubmissionStatus.SUBMITTED, SubmissionStatus.RECEIVED)


@filled
@dataclass(frozen=True)
class Submission:
    """The newest revision of one report: form × unit × period. Only a counting one has figures in a snapshot."""

    id: int
    form: str
    unit: str
    period: Period
    revision: int
    status: SubmissionStatus
    received_at: datetime  # UTC
    actor: str
    sha256: str
    file_name: str
    narrative: Narrative = Narrative()
    reason: str = ""  # of a withdrawal or return
    nil: bool = False
    first_received_at: datetime | None = None  # of revision 1: what punctuality is judged by
    programme: str = ""  # code; "" of one that is not in the store
    status_by: str = ""  # who gave it its status: of an approved report its approver
    status_at: datetime | None = None  # UTC

    @property
    def receipt(self) -> str:
        """The number on its receipt: programme/form/period/unit/revision, for two programmes may share the rest."""
        within = f"{self.form}/{self.period}/{self.unit}/{revision_code(self.revision)}"
        return f"{self.programme}/{within}" if self.programme else within

    @property
    def arrived_at(self) -> datetime:
        """When the report first came: a later correction does not make it late."""
        return self.first_received_at or self.received_at
