"""How the sample office reviewed its reports: one returned and corrected, most approved, one unlocked again; invented like all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sample_data.actuals.arrivals import OFFICE_TIME
from sample_data.actuals.events import CORRECTION, LAST_MONTH, SILENT
from sample_data.actuals.results import CODES
from sample_data.offices.songma.projects import YEAR

REVIEWER = "tham-dinh"
RETURN, APPROVE, UNLOCK = "return", "approve", "unlock"
_FIRST_OF_SEPTEMBER = 6  # communes whose September is approved already; the others wait
_UNLOCKED = (8, CODES[0])  # whose August may be corrected until the assumed day and a week after


@dataclass(frozen=True)
class ReviewStep:
    """One line of review.csv: a report by its file, or all reports of a month by their folder; `cell` has the comment."""

    action: str
    file: str
    at: datetime
    reason: str = ""
    until: date | None = None
    cell: str = ""
    comment: str = ""


def review_steps() -> list[ReviewStep]:
    """In the order of time, after the arrivals of the same moment."""
    return sorted(_steps(), key=lambda step: step.at)


def _steps() -> Iterator[ReviewStep]:
    yield ReviewStep(
        RETURN,
        _file(CORRECTION.month, CORRECTION.unit),
        _local(9, 16, 9, 5),
        "Số lao động tăng bất thường so với tháng trước; rà lại danh sách rồi gửi lại.",
        cell=_CELL,
        comment="Đối chiếu với danh sách đã gửi tháng trước: có tên lặp lại không?",
    )
    for month in range(1, LAST_MONTH):
        yield ReviewStep(APPROVE, f"reports/{YEAR}-{month:02d}", _local(10, 10, 14, month))
    for folder, minute in (("reviews", 20), ("kho-bac", 21)):
        yield ReviewStep(APPROVE, f"{folder}/{YEAR}-06", _local(10, 10, 14, minute))
    silent = SILENT[LAST_MONTH] | _NOT_YET
    september = [code for code in CODES if code not in silent][:_FIRST_OF_SEPTEMBER]
    for minute, code in enumerate(september):
        yield ReviewStep(APPROVE, _file(LAST_MONTH, code), _local(10, 10, 15, minute))
    month, unit = _UNLOCKED
    yield ReviewStep(
        UNLOCK, _file(month, unit), _local(10, 11, 8, 30), "Kho bạc điều chỉnh một khoản chi của tháng 8; xã gửi bản điều chỉnh.",
        until=date(YEAR, 10, 31),
    )  # fmt: skip


_CELL = "Chỉ tiêu!G2"  # how many were helped to work
_NOT_YET = frozenset({CODES[0]})  # the demo's clerk finds his September waiting


def _file(month: int, unit: str) -> str:
    return f"reports/{YEAR}-{month:02d}/{unit}.xlsx"


def _local(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(YEAR, month, day, hour, minute, tzinfo=OFFICE_TIME)
