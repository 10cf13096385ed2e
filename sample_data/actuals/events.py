"""What happened to the reports of 2024 beside arriving in time: silent, late, corrected, withdrawn, nil, standing still."""

from dataclasses import dataclass
from datetime import datetime

LAST_MONTH = 9

SILENT = {9: frozenset({"04174", "04201", "04216"})}  # Pú Bẩu, Nậm Mằn, Mường Cai
NIL = {1: frozenset({"04213"})}  # Mường Sai: nothing happened in January
LATE = {(6, "04210"): datetime(2024, 7, 16, 9, 12)}  # Huổi Một, after 10 July
STANDS_STILL = ("04177", ("VL-KETNOI", "DT-NGHE"), frozenset({8, 9}))  # Chiềng Phung: July's figures twice again


@dataclass(frozen=True)
class Withdrawal:
    month: int
    unit: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class CorrectedReport:
    """`too_many` is by how much the first file overstated each figure: (value or numerator, denominator)."""

    month: int
    unit: str
    at: datetime
    reason: str
    too_many: dict[str, tuple[int, int]]


WITHDRAWAL = Withdrawal(
    7, "04192", datetime(2024, 8, 14, 10, 25), "Báo cáo lập theo danh sách chưa rà soát; xã rút lại để kiểm tra."
)  # Yên Hưng; its money and counts of July are those of June, so that the district's totals stay whole
CORRECTION = CorrectedReport(
    8,
    "04219",
    datetime(2024, 9, 18, 15, 40),
    "Đính chính: một danh sách lao động bị cộng hai lần.",
    {"VL-KETNOI": (9, 0), "VL-KETNOI-HN": (1, 9), "NS-NUOC": (14, 0)},
)  # Mường Hung


def reports(month: int, unit: str) -> bool:
    """Whether a unit sent figures of its own for `month`."""
    return unit not in SILENT.get(month, frozenset()) and unit not in NIL.get(month, frozenset())


def stands(month: int, unit: str, indicator: str = "") -> bool:
    """Whether a cumulative figure of the unit is the one of the month before."""
    same = STANDS_STILL[0] == unit and indicator in STANDS_STILL[1] and month in STANDS_STILL[2]
    return same or not reports(month, unit) or (month, unit) == (WITHDRAWAL.month, WITHDRAWAL.unit)
