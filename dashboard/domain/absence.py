"""Why a figure is not there: four things that a dash must never blur."""

from enum import StrEnum


class Absence(StrEnum):
    """A named gap. Zero is not among them: zero is a reported figure."""

    NOT_REPORTED = "not_reported"  # chưa có số liệu: due, and nobody has sent it
    NIL = "nil"  # không phát sinh: the reporter says that nothing happened in the period
    NOT_APPLICABLE = "not_applicable"  # không thuộc đối tượng
    NOT_DUE = "not_due"  # chưa đến kỳ: the calendar does not ask for it yet
    UNKNOWN_SHARE = "unknown_share"  # chưa rõ tỷ lệ tách: a divided unit's figure whose parts nobody knows
    UNKNOWN_AMOUNT = "unknown_amount"  # funds that a plan names without an amount
