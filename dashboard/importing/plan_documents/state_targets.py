"""Targets without a number: «cơ bản xóa nhà tạm», «giảm số hộ nghèo», «hình thành các hợp tác xã»."""

import re

from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.domain.plan.targets import Basis, Operator
from dashboard.importing.plan_documents.clauses import Sentence
from dashboard.importing.plan_documents.names_of_targets import name_around
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion, Proposal, ProposalKind

QUALITATIVE = re.compile(
    r"\b(?:cơ bản (?:không còn|xóa|hoàn thành|đáp ứng|thoát|đạt)|không còn|không để|xóa (?:hết|bỏ|nhà|100)|chấm dứt|hoàn thành việc|hoàn thành mục tiêu)\b"
)
WANTED = re.compile(
    r"\bphấn đấu\b[^,;:\"“”]{0,40}?\b(?:không còn|xóa (?:hết|nhà|xong)|thoát khỏi|cơ bản (?:xóa|hoàn thành))\b"
)
_COUNTABLE = re.compile(r"^(?:phấn đấu\s+)?(?:hình thành|thành lập|xây dựng|hỗ trợ|phát triển|nhân rộng|tổ chức)[^,;.]{0,30}?\b(?:các|một số|những) (?:htx|hợp tác xã|mô hình|tổ hợp tác|"
                        r"dn|doanh nghiệp|dự án|lớp|câu lạc bộ|chuỗi)")  # fmt: skip
_FEWER = re.compile(r"^(?:phấn đấu\s+)?(giảm|tăng)(?: dần)? (?:số (?:lượng )?)(hộ|người|xã|thôn|bản|lao động|trẻ em)\b")


def state_target(key: str, text: str, sentence: Sentence, low: str) -> Proposal:
    """A target without a number, of which a report says how it stands."""
    named = name_around(text, "", "", "")
    fields = {"name": named.name, "unit_of_measure": "định tính", "measure": Measure.QUALITATIVE.value, "value": "không có số",
              "operator": Operator.NONE.value, "basis": Basis.STATE.value}  # fmt: skip
    questions: tuple[PlanQuestion, ...] = ()
    if fewer := _FEWER.match(low):
        falls = fewer[1] == "giảm"
        name = re.sub(r"(?i)^(?:giảm|tăng)(?: dần)?\s+", "", named.name)
        fields |= {"name": name[:1].upper() + name[1:], "unit_of_measure": fewer[2], "measure": Measure.COUNT.value,
                   "basis": Basis.COUNT.value, "direction": (Direction.FALLS if falls else Direction.RISES).value}  # fmt: skip
    elif _COUNTABLE.match(low):
        counted = {"measure": Measure.COUNT.value, "basis": Basis.COUNT.value}
        questions = (PlanQuestion("how_told", (PlanChoice("state"), PlanChoice("count", counted))),)
    for field, value in (("dimension", named.dimension), ("population", _group(named.name))):
        if value:
            fields[field] = value
    return Proposal(key, ProposalKind.TARGET, fields, text, sentence.place, sentence.clause.index, questions=questions)


def _group(name: str) -> str:
    found = re.search(r"(?:đối với|cho)\s+((?:các )?(?:hộ|người|trẻ em|lao động)\b[^.;]*)", name)
    return found[1] if found else ""
