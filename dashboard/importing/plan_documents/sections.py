"""What the section that a clause stands in speaks of: goals, means, money, the past …, by the titles above it."""

import re
from enum import StrEnum
from functools import lru_cache

from dashboard.importing.plan_documents.clauses import Clause, lowered

_PROJECT = re.compile(r"^(?:(?:tiểu )?dự án|nội dung|tiểu nội dung)(?: thành phần)?(?: số)? ?\d")


class Section(StrEnum):
    BASIS = "basis"  # căn cứ
    PAST = "past"
    PURPOSE = "purpose"  # mục đích, yêu cầu, mục tiêu chung
    GOALS = "goals"
    GROUPS = "groups"  # đối tượng, phạm vi
    MONEY = "money"
    NORMS = "norms"  # mức hỗ trợ
    PROJECT = "project"
    TASKS = "tasks"
    ORGANISATION = "organisation"
    REPORTING = "reporting"
    FOOT = "foot"  # nơi nhận
    NONE = ""


_TITLES = (
    (Section.BASIS, r"^(?:các )?(?:căn cứ|cơ sở pháp lý|cơ sở xây dựng)"),
    (Section.FOOT, r"^nơi nhận"),
    (Section.PROJECT, _PROJECT.pattern),
    (Section.PAST, r"^(?:\W*(?:kết quả|đánh giá|thực trạng|hiện trạng|tình hình|đặc điểm|khái quát|tồn tại|hạn chế|khó khăn"
                   r"|những (?:kết quả|tồn tại|hạn chế|khó khăn)|một số (?:tồn tại|hạn chế|kết quả|khó khăn)|thuận lợi"
                   r"|nguyên nhân|bài học|sự cần thiết|bối cảnh|công tác đã))\b"),
    (Section.PURPOSE, r"^(?:các )?(?:mục tiêu (?:chung|tổng quát|tổng thể)|mục đích|quan điểm|yêu cầu|định hướng|tầm nhìn)\b"),
    (Section.NORMS, r"^(?:mức (?:hỗ trợ|chi|vay|đóng)|định mức|nguyên tắc|tiêu chí (?:phân bổ|lựa chọn|xác định)|điều kiện"
                    r"|cơ chế|phương thức|hình thức hỗ trợ)\b"),
    (Section.GROUPS, r"^(?:đối tượng|phạm vi|địa bàn|thời gian)\b"),
    (Section.MONEY, r"^(?:(?:tổng )?(?:kinh phí|nguồn lực|nguồn vốn|vốn|dự toán|nhu cầu vốn|nhu cầu kinh phí|ngân sách"
                    r"|kế hoạch vốn|phân bổ vốn|cơ cấu nguồn vốn))\b"),
    (Section.GOALS, r"^(?:với )?(?:các |hệ thống |một số |những )?(?:mục tiêu|chỉ tiêu|kết quả cần đạt|kết quả phấn đấu)\b"),
    (Section.REPORTING, r"^(?:chế độ (?:thông tin|báo cáo)|thông tin,? báo cáo|báo cáo|công tác báo cáo|kiểm tra,? giám sát)"),
    (Section.ORGANISATION, r"^(?:tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm|(?:đề nghị )?(?:ủy ban|ubnd|mttq"
                           r"|phòng|sở|ban|trung tâm|hội|liên đoàn|công an|chi nhánh|ngân hàng|văn phòng|bảo hiểm)\b)"),
    (Section.TASKS, r"^(?:các |một số |những )?(?:nhiệm vụ|giải pháp|nội dung|biện pháp|hoạt động|công tác)\b"),
)  # fmt: skip
_ANNOUNCED = re.compile(r"^(?:theo đó,? )?(?:bản )?kế hoạch (?:cũng |đã )?(?:đưa ra|đề ra|xác định|nêu)(?: rõ)? ")
_PATTERNS = tuple((section, re.compile(pattern)) for section, pattern in _TITLES)
_GOALS_TOO = re.compile(r"\b(?:mục tiêu|chỉ tiêu)(?: cụ thể| chủ yếu| phấn đấu| chính| kế hoạch)\b")
_LONGEST = 25  # words of a title


def named_section(title: str) -> Section:
    """What a title announces; NONE where it is none of those known."""
    low = lowered(" ".join(title.split())).strip(' *"“:.-')
    low = _ANNOUNCED.sub("", low)
    for section, pattern in _PATTERNS:
        if pattern.search(low):
            if section is Section.PAST and re.search(r"\bcần đạt|phấn đấu\b", low):
                return Section.GOALS
            return section
    return Section.GOALS if _GOALS_TOO.search(low) else Section.NONE


@lru_cache(maxsize=4096)
def section_of(clause: Clause) -> Section:
    """That of the nearest title at or above the clause; «Mục tiêu: …» names its own."""
    for one in clause.chain:
        title = _title(one)
        if title and (section := named_section(title)):
            return section
    return Section.NONE


def sections_above(clause: Clause) -> tuple[Section, ...]:
    """Every section that the clause stands in, the nearest first."""
    found = (named_section(title) for one in clause.chain if (title := _title(one)))
    return tuple(section for section in found if section)


def _title(clause: Clause) -> str:
    """The words of a clause that name what comes: the whole of a title, else what stands before a colon near its beginning."""
    if clause.is_title:
        return clause.text
    if clause.low.startswith(("căn cứ", "nơi nhận")):
        return clause.text
    head, colon, _ = clause.text.partition(":")
    if colon and len(head.split()) <= _LONGEST:
        return head
    return ""
