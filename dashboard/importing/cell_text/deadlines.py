"""Deadlines that hold for every period: "trước ngày 10", "trước ngày 5 tháng sau", "ngày 25 trong tháng"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dashboard.domain.periods import Period
from dashboard.importing.cell_text.names import plain

EARLY = 15  # up to this day of a month a report can only be of the month before
_DAY = re.compile(
    r"(?:hạn(?: nộp)?\s*:?\s*)?(?:(?:nộp )?(?:trước|chậm nhất|muộn nhất)\s+)?(?:(?:là|vào)\s+)?"
    r"(?:ngày\s+|mồng\s+|mùng\s+)*0?(?P<day>[1-9]|[12]\d|3[01])(?P<when>\s.*)?"
)
_AFTER = re.compile(
    r"(?:của )?(?:đầu )?(?:tháng|quý|kỳ|năm)(?: đầu)?(?: \w+)?? (?:sau|kế tiếp|tiếp theo|liền kề|kế|liền sau)(?: liền kề)?"
)
_WITHIN = re.compile(
    r"(?:của |trong |cuối )*(?:chính )?(?:tháng|kỳ|quý) (?:đó|này|báo cáo|ấy)|trong (?:tháng|kỳ)|cùng tháng"
    r"|(?:của )?tháng cuối (?:kỳ|quý|năm)"
)
_EVERY = re.compile(r"(?:của )?(?:hằng|hàng|mỗi|các) (?:tháng|quý|năm|kỳ)")


@dataclass(frozen=True)
class DeadlineRule:
    """A day of the month after the period ends, or of its last month; None where the words leave open which."""

    day: int
    after: bool | None

    def due(self, period: Period, after: bool | None = None) -> date:
        """The deadline of a period; in a shorter month its last day. `after` says what the words leave open."""
        later = after if self.after is None else self.after
        end = period.end
        year, month = (end.year + end.month // 12, end.month % 12 + 1) if later else (end.year, end.month)
        return date(year, month, min(self.day, monthrange(year, month)[1]))


def deadline_rule(text: str) -> DeadlineRule | None:
    """None for what names no day of a month. Up to the 15th a bare day is one after the period: it cannot be over before."""
    match = _DAY.fullmatch(plain(text))
    if match is None:
        return None
    day, when = int(match["day"]), (match["when"] or "").strip(" ,.")
    if _AFTER.fullmatch(when):
        return DeadlineRule(day, True)
    if _WITHIN.fullmatch(when):
        return DeadlineRule(day, False)
    if when and not _EVERY.fullmatch(when):
        return None
    return DeadlineRule(day, True if day <= EARLY else None)
