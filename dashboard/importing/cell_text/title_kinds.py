"""What a title or the name of a sheet says that figures are: results, a plan, another year's, an estimate."""

import re
from enum import StrEnum

from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.periods import Strength, named_periods


class TitleKind(StrEnum):
    """What a line says that figures are."""

    RESULTS = "results"
    PLAN = "plan"
    OTHER_YEAR = "other_year"
    ESTIMATE = "estimate"
    OPEN = "open"  # it can be read in two ways


SHORT = 60  # letters of a caption
_OFFICE = re.compile(
    r"\W*(cộng h[oò]a|độc lập|ubnd|ủy ban|hđnd|huyện ủy|đảng ủy|phòng|ban |trung tâm|chi nhánh|chi cục|sở|số ?:|mẫu|đvt|đơn vị"
    r"|kèm theo|căn cứ|theo|thực hiện (nghị quyết|quyết định)|nghị quyết|quyết định|\()|.*\bngày\b.*\btháng\b.*\bnăm\b"
)
_LEAD = re.compile(r"^(\W*(biểu|bảng|phụ lục|danh sách|số liệu|tổng hợp|chi tiết|dự thảo)\b( số)?( ?\d+[.:)]?)?)*\W*")
_COMPARED = re.compile(  # plans and years that results are measured by
    r"(thực hiện|hoàn thành|đạt|theo|so( sánh)?( với)?)( các| một số)?( (kế hoạch|kh|chỉ tiêu|nhiệm vụ|mục tiêu)\b,?( và)?"
    r"( giao| được giao)?)+"
    r"|so( sánh)?( với)?( cùng kỳ| đầu| cuối)?( (tháng|quý) \w+(/\d{4})?)?,? ?(năm (trước|20\d\d))?"
    r"|(chuẩn|giai đoạn)[^,;)]*?20\d\d(\s*[-–]\s*(năm )?20\d\d)?|20\d\d\s*[-–]\s*20\d\d|đến (hết )?năm 20\d\d(?=.*20\d\d)"
)  # fmt: skip
_UNPAID = re.compile(r"(kế hoạch|dự kiến|nhu cầu|phương án|ước|đăng ký|khả năng|cam kết) giải ngân")
_RESULT = re.compile(r"kết quả|tình hình|tiến độ|thực hiện|lũy kế|giải ngân|\bđã ")
_PLANNED = (
    r"\b(kế hoạch|kh\b|dự kiến|dự báo|nhu cầu|phương án|khảo sát|đăng ký|giao (chỉ tiêu|kế hoạch|vốn|nhiệm vụ)"
    r"|phân (bổ|giao)|chỉ tiêu (được )?giao|chỉ tiêu,? (và )?nhiệm vụ|mục tiêu)"
)
_PLAN_WORD, _PLAN_AND_RESULT = re.compile(_PLANNED), re.compile(rf"{_PLANNED}.*(,|và) .*({_RESULT.pattern})")
_NO_RESULT = re.compile(
    r"(kết quả|tình hình|tiến độ) (tổng hợp )?(khảo sát|đăng ký|giao|phân bổ|nhu cầu|dự kiến|xây dựng)"
)
_DRAFT = re.compile(r"\b(nháp|dự thảo|draft|cũ|old)\b")  # a sheet that may be kept beside the one that counts
_BARE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def kind_of_title(line: str, year: int, tab: bool = False) -> TitleKind | None:
    """What one line says that the figures below it are, to a reader of the plan of `year`; None where it says nothing of it."""
    text = plain(line)
    if _OFFICE.match(text):
        return None
    rest = _COMPARED.sub(" ; ", text)
    named = named_periods(rest, year)
    years = {n.period.year for n in named} | ({int(y) for y in _BARE_YEAR.findall(rest)} if tab else set())
    lead, result = _LEAD.sub("", rest), _RESULT.search(_UNPAID.sub(" ", text))
    if tab and _DRAFT.search(text):
        return TitleKind.OPEN
    if re.match(r"ước\b", lead):
        return TitleKind.ESTIMATE
    if _PLAN_WORD.match(lead):
        if not result:
            return TitleKind.PLAN
        return TitleKind.RESULTS if _PLAN_AND_RESULT.search(rest) and years <= {year} else TitleKind.OPEN
    if lead.startswith("cùng kỳ") or (years and year not in years):
        return TitleKind.OTHER_YEAR
    if years - {year} or re.search(r"cùng kỳ|\bước\b", rest) or _NO_RESULT.search(rest):
        return TitleKind.OPEN
    if result:
        return TitleKind.RESULTS
    if _PLAN_WORD.search(rest):
        return TitleKind.OPEN
    sure = any(n.strength is not Strength.YEAR_ONLY for n in named)
    return TitleKind.RESULTS if sure else None


def parts_tables(line: str) -> bool:
    """Whether a text between rows is the caption of other figures: of a plan, an estimate or a year by itself."""
    said = kind_of_title(line, 0)
    return said in (TitleKind.PLAN, TitleKind.ESTIMATE) or (
        said is TitleKind.OTHER_YEAR and len(line) < SHORT and "tiếp" not in plain(line)
    )
