"""Whether a statement is of another year or period, or of a level above, than the plan's own."""

import re

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.plan_documents.clauses import Clause
from dashboard.importing.plan_documents.plan_head import PlanHead
from dashboard.importing.plan_documents.proposals import LeftWhy

_COMPARED = re.compile(
    r"so với (?:\S+ ){0,4}?(?:đầu |cuối )?(?:năm (?:19|20)\d{2}|giai đoạn (?:19|20)\d{2}\s*-\s*(?:19|20)\d{2})|so với cùng kỳ(?: năm (?:19|20)\d{2})?|so với năm trước"
)
_STANDARD = re.compile(
    r"(?:chuẩn nghèo|chuẩn|tiêu chí|bộ tiêu chí|quy định|chương trình|kế hoạch|nghị quyết|đề án)[^,;.%]*?giai đoạn (?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}"
)
_PERIOD = re.compile(r"(?:giai đoạn\s+)?((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})")
_YEAR = re.compile(r"(?<!kể từ )năm ((?:19|20)\d{2})|31/12/((?:19|20)\d{2})")
_ABOVE = {
    UnitLevel.DISTRICT: r"\b(?:toàn tỉnh|cả nước|toàn quốc|bình quân chung của tỉnh)\b",
    UnitLevel.COMMUNE: r"\b(?:toàn tỉnh|toàn huyện|cả nước|toàn quốc)\b",
    UnitLevel.PROVINCE: r"\b(?:cả nước|toàn quốc)\b",
}
_TITLE_ABOVE = re.compile(r"\b(?:mục tiêu|chỉ tiêu) (?:của |do )?(?:trung ương|chính phủ|cả nước|toàn quốc)")


def said_of_another(low: str, clause: Clause, head: PlanHead) -> LeftWhy | None:
    """Past, another year or another level, by the statement's own words or by the title above it; None: of this plan."""
    own = _STANDARD.sub(" ", _COMPARED.sub(" ", low))
    if why := _by_years(own, head):
        return why
    if not _names_year(own):
        for above in clause.chain[1:]:
            title = _STANDARD.sub(" ", above.low) if above.is_title else ""
            if title and _names_year(title):
                if why := _by_years(title, head):
                    return why
                break
    if head.level and re.search(
        _ABOVE.get(head.level, r"(?!)"),
        re.sub(r"(?:cao|thấp|ngang|bằng|so) (?:hơn )?(?:với )?(?:mức )?bình quân[^,;]*", "", own),
    ):
        return LeftWhy.OTHER_LEVEL
    if any(_TITLE_ABOVE.search(above.low) for above in clause.chain[1:] if above.is_title):
        return LeftWhy.OTHER_LEVEL
    return None


def _names_year(low: str) -> bool:
    return bool(_PERIOD.search(low) or _YEAR.search(low))


def _by_years(low: str, head: PlanHead) -> LeftWhy | None:
    if head.year is None:
        return None
    periods = [(int(a), int(b)) for a, b in _PERIOD.findall(low)]
    years = [int(a or b) for a, b in _YEAR.findall(_PERIOD.sub(" ", low))]
    if head.year in years:
        return None
    if years:
        return LeftWhy.PAST if max(years) < head.year else LeftWhy.OTHER_YEAR
    if periods and head.period not in periods:
        return LeftWhy.PAST if max(end for _, end in periods) < head.year else LeftWhy.OTHER_YEAR
    return None


def year_of(low: str, clause: Clause) -> int | None:
    """The year that a statement, or the nearest title that names one, is for; None where neither says it."""
    for text in (low, *(above.low for above in clause.chain[1:] if above.is_title)):
        own = _PERIOD.sub(" ", _STANDARD.sub(" ", _COMPARED.sub(" ", text)))
        if years := [int(a or b) for a, b in _YEAR.findall(own)]:
            return max(years)
    return None
