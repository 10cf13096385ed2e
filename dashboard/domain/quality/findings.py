"""What a data-quality finding is: a code with its severity, a key that stays, a cell, an owner and an explanation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dashboard.domain.issues import Place
from dashboard.domain.messages import Param
from dashboard.domain.periods import Period


class Weight(StrEnum):
    """How much a finding weighs: a plain contradiction, something to be explained, or something to know."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class FindingKind(StrEnum):
    """What a finding speaks of; pages filter by it."""

    RESULT = "result"
    MONEY = "money"
    REPORT = "report"
    PLAN = "plan"  # the orphan list: what the plan itself leaves open


class QualityCode(StrEnum):
    """Every data-quality finding. A test demands a specimen, both languages and a line in the docs for each."""

    weight: Weight
    kind: FindingKind

    def __new__(cls, value: str, weight: Weight, kind: FindingKind) -> "QualityCode":
        member = str.__new__(cls, value)
        member._value_ = value
        member.weight = weight
        member.kind = kind
        return member

    # figures of results
    NUMERATOR_OVER_DENOMINATOR = "numerator_over_denominator", Weight.BLOCK, FindingKind.RESULT
    SUBSET_OVER_WHOLE = "subset_over_whole", Weight.BLOCK, FindingKind.RESULT
    OUT_OF_BOUNDS = "out_of_bounds", Weight.WARN, FindingKind.RESULT
    CUMULATIVE_FALLS = "cumulative_falls", Weight.WARN, FindingKind.RESULT
    JUMP = "jump", Weight.WARN, FindingKind.RESULT
    ZERO_AFTER_FIGURE = "zero_after_figure", Weight.WARN, FindingKind.RESULT
    OUTLIER = "outlier", Weight.WARN, FindingKind.RESULT
    STANDS_STILL = "stands_still", Weight.WARN, FindingKind.RESULT
    RATE_ALONE = "rate_alone", Weight.INFO, FindingKind.RESULT
    GROUPS_OVER_TOTAL = "groups_over_total", Weight.WARN, FindingKind.RESULT
    PARTS_DIFFER = "parts_differ", Weight.WARN, FindingKind.RESULT
    FLOW_FAILS = "flow_fails", Weight.WARN, FindingKind.RESULT
    ESTIMATE = "estimate", Weight.INFO, FindingKind.RESULT
    # money
    DISBURSED_OVER_ALLOCATED = "disbursed_over_allocated", Weight.BLOCK, FindingKind.MONEY
    ADVANCE_OVER_DISBURSED = "advance_over_disbursed", Weight.BLOCK, FindingKind.MONEY
    MONEY_FALLS = "money_falls", Weight.WARN, FindingKind.MONEY
    MONEY_JUMP = "money_jump", Weight.WARN, FindingKind.MONEY
    MONEY_OUTLIER = "money_outlier", Weight.WARN, FindingKind.MONEY
    MONEY_STANDS_STILL = "money_stands_still", Weight.INFO, FindingKind.MONEY
    TREASURY_DIFFERS = "treasury_differs", Weight.WARN, FindingKind.MONEY
    MONTH_DIFFERS = "month_differs", Weight.WARN, FindingKind.MONEY
    # a whole report
    REPORT_REPEATED = "report_repeated", Weight.WARN, FindingKind.REPORT
    # what the plan leaves open
    TARGET_WITHOUT_MONEY = "target_without_money", Weight.INFO, FindingKind.PLAN
    MONEY_WITHOUT_TARGET = "money_without_target", Weight.INFO, FindingKind.PLAN
    TARGET_WITHOUT_LEAD = "target_without_lead", Weight.WARN, FindingKind.PLAN
    PROJECT_WITHOUT_LEAD = "project_without_lead", Weight.WARN, FindingKind.PLAN
    TWO_LEADS = "two_leads", Weight.INFO, FindingKind.PLAN
    SENTENCE_NOT_SETTLED = "sentence_not_settled", Weight.WARN, FindingKind.PLAN
    BASELINE_MISSING = "baseline_missing", Weight.WARN, FindingKind.PLAN
    PATH_MISSING = "path_missing", Weight.WARN, FindingKind.PLAN
    PATH_WITHOUT_NAME = "path_without_name", Weight.INFO, FindingKind.PLAN


@dataclass(frozen=True)
class Explanation:
    """What somebody said of a finding: when the report was sent, or later by hand."""

    text: str
    actor: str = ""
    when: datetime | None = None  # UTC


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
    place: Place | None = None
    explanation: Explanation | None = None

    @property
    def key(self) -> str:
        """What a note refers to: the same as long as the finding is about the same thing in the same period."""
        parts = (self.code.value, self.subject, self.about, self.detail, self.period.code if self.period else "")
        return "|".join(parts)

    @property
    def explained(self) -> bool:
        return self.explanation is not None
