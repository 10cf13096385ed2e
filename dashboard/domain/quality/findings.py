"""What a finding about figures is: a code with its severity, a key that stays, a cell, an owner and an explanation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dashboard.domain.issues import Code, Place, Severity
from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.outliers import Oddity


class FindingKind(StrEnum):
    """What a finding speaks of; pages filter by it."""

    RESULT = "result"
    MONEY = "money"
    REPORT = "report"
    PLAN = "plan"  # the orphan list: what the plan itself leaves open


class QualityCode(Code):
    """Every data-quality finding, made by an upload of its figure and by the review of the store alike.

    At upload an ERROR keeps the file out, an EXPLAIN waits for a reason, a NOTE lets it pass; a reason that is given is kept.
    A test demands a specimen, both languages and a line in the docs for each.
    """

    kind: FindingKind

    def __new__(cls, value: str, severity: Severity, kind: FindingKind) -> "QualityCode":
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.kind = kind
        return member

    @property
    def message(self) -> str:
        return f"quality.{self.value}"

    # figures of results
    NUMERATOR_OVER_DENOMINATOR = "numerator_over_denominator", Severity.ERROR, FindingKind.RESULT
    SUBSET_OVER_WHOLE = "subset_over_whole", Severity.ERROR, FindingKind.RESULT
    OUT_OF_BOUNDS = "out_of_bounds", Severity.EXPLAIN, FindingKind.RESULT
    CUMULATIVE_FALLS = "cumulative_falls", Severity.EXPLAIN, FindingKind.RESULT
    JUMP = "jump", Severity.EXPLAIN, FindingKind.RESULT
    BEYOND_TARGET = "beyond_target", Severity.EXPLAIN, FindingKind.RESULT
    BEYOND_HOUSEHOLDS = "beyond_households", Severity.EXPLAIN, FindingKind.RESULT
    BASE_MOVED = "base_moved", Severity.EXPLAIN, FindingKind.RESULT
    ZERO_AFTER_FIGURE = "zero_after_figure", Severity.EXPLAIN, FindingKind.RESULT
    OUTLIER = "outlier", Severity.NOTE, FindingKind.RESULT
    STANDS_STILL = "stands_still", Severity.NOTE, FindingKind.RESULT
    RATE_ALONE = "rate_alone", Severity.NOTE, FindingKind.RESULT
    GROUPS_OVER_TOTAL = "groups_over_total", Severity.EXPLAIN, FindingKind.RESULT
    PARTS_DIFFER = "parts_differ", Severity.EXPLAIN, FindingKind.RESULT
    FLOW_FAILS = "flow_fails", Severity.NOTE, FindingKind.RESULT
    HOUSEHOLDS_DIFFER = "households_differ", Severity.NOTE, FindingKind.RESULT
    ESTIMATE = "estimate", Severity.NOTE, FindingKind.RESULT
    REPORTED_TWICE = "reported_twice", Severity.NOTE, FindingKind.RESULT
    # money
    DISBURSED_OVER_ALLOCATED = "disbursed_over_allocated", Severity.EXPLAIN, FindingKind.MONEY
    ADVANCE_OVER_DISBURSED = "advance_over_disbursed", Severity.ERROR, FindingKind.MONEY
    MONEY_FALLS = "money_falls", Severity.EXPLAIN, FindingKind.MONEY
    MONEY_JUMP = "money_jump", Severity.EXPLAIN, FindingKind.MONEY
    MONEY_OUTLIER = "money_outlier", Severity.NOTE, FindingKind.MONEY
    MONEY_STANDS_STILL = "money_stands_still", Severity.NOTE, FindingKind.MONEY
    TREASURY_DIFFERS = "treasury_differs", Severity.NOTE, FindingKind.MONEY
    MONTH_DIFFERS = "month_differs", Severity.EXPLAIN, FindingKind.MONEY
    MONEY_REPORTED_TWICE = "money_reported_twice", Severity.NOTE, FindingKind.MONEY
    MONEY_PARTS_DIFFER = "money_parts_differ", Severity.NOTE, FindingKind.MONEY
    # a whole report
    REPORT_REPEATED = "report_repeated", Severity.EXPLAIN, FindingKind.REPORT
    SENT_BEFORE_END = "sent_before_end", Severity.NOTE, FindingKind.REPORT
    # what the plan leaves open
    TARGET_WITHOUT_MONEY = "target_without_money", Severity.NOTE, FindingKind.PLAN
    MONEY_WITHOUT_TARGET = "money_without_target", Severity.NOTE, FindingKind.PLAN
    TARGET_WITHOUT_LEAD = "target_without_lead", Severity.EXPLAIN, FindingKind.PLAN
    PROJECT_WITHOUT_LEAD = "project_without_lead", Severity.EXPLAIN, FindingKind.PLAN
    TWO_LEADS = "two_leads", Severity.NOTE, FindingKind.PLAN
    SENTENCE_NOT_SETTLED = "sentence_not_settled", Severity.EXPLAIN, FindingKind.PLAN
    BASELINE_MISSING = "baseline_missing", Severity.EXPLAIN, FindingKind.PLAN
    BASELINE_OFFERED = "baseline_offered", Severity.EXPLAIN, FindingKind.PLAN
    BASELINE_DIFFERS = "baseline_differs", Severity.EXPLAIN, FindingKind.PLAN
    PATH_MISSING = "path_missing", Severity.EXPLAIN, FindingKind.PLAN
    PATH_WITHOUT_NAME = "path_without_name", Severity.NOTE, FindingKind.PLAN


FORMER_CODES = {  # what uploads called these findings up to version 0.1; answers in the store still do
    "whole_report_repeated": QualityCode.REPORT_REPEATED,
    "parts_over_total": QualityCode.GROUPS_OVER_TOTAL,
}


@dataclass(frozen=True)
class Explanation:
    """Why a finding is as it is: the answer given when the report was sent, or a note typed later."""

    text: str
    actor: str = ""
    when: datetime | None = None  # UTC
    unit: str = ""  # whose report it came with; "" of a note


@dataclass(frozen=True)
class Finding:
    """One finding. `owner` is who has to explain it: a unit's code, or what a person typed; `params` fill its sentence."""

    code: QualityCode
    subject: str  # the unit it speaks of
    about: str  # an indicator, a project, a target or a form, by its code
    owner: str
    params: Mapping[str, Param] = field(default_factory=dict)
    detail: str = ""  # what else tells two findings apart: a disaggregation, a source, a fund
    period: Period | None = None
    submission: int | None = None
    place: Place | None = None  # the figure's cell; None of a whole report and of the plan
    oddity: Oddity | None = None  # how far a figure that jumps or stands apart is from its earlier ones
    explanation: Explanation | None = None

    @property
    def key(self) -> str:
        """What a note refers to: the same as long as the finding is about the same thing in the same period."""
        parts = (self.code.value, self.subject, self.about, self.detail, self.period.code if self.period else "")
        return "|".join(parts)

    @property
    def explained(self) -> bool:
        return self.explanation is not None


def unit_name(plan: Plan, code: str) -> str:
    """What a finding calls a unit."""
    return plan.unit_by_code[code].name if code in plan.unit_by_code else code
