"""What a target is called, of whom and where, from the words around its quantity."""

import re
from dataclasses import dataclass

from dashboard.importing.cell_text.numbers import COUNTED_WORDS, counts_the_same
from dashboard.importing.plan_documents.clauses import lowered

_LEADS = re.compile(
    r"^(?:[\s,:;.-]|(?:theo đó|cùng với đó|bên cạnh đó|song song đó|trong đó|riêng|cụ thể|ngoài ra|đồng thời|và|có|kế hoạch|phấn đấu|đảm bảo|bảo đảm|kịp thời|mục tiêu|chỉ tiêu|"
    r"đặt ra|đề ra|đặt mục tiêu|chỉ tiêu phấn đấu|mục tiêu phấn đấu|là|đến|hết|cuối|trong|ubnd (?:tỉnh|huyện|xã|phường)|toàn (?:tỉnh|huyện|xã)"
    r" phấn đấu|(?:tỉnh|huyện|xã|phường) phấn đấu|năm (?:19|20)\d{2}|ngày \d{1,2}/\d{1,2}/\d{4}|31/12/\d{4}|từ|đạt mục tiêu|cơ bản hoàn thành)"
    r"(?=[\s,:;.]|$))+"
)
_YEARS = re.compile(
    r",?\s*(?:đến |trong |của |vào |cho )?(?:hết |cuối |đầu )?(?:cả )?năm (?:19|20)\d{2}|,?\s*(?:vào|đến) (?:hết |cuối )năm(?=\s*$)|,?\s*(?:đến|trước) (?:hết )?ngày \d{1,2}/\d{1,2}/\d{4}"
)
_BEHIND = re.compile(
    r"\s*(?:so với|so cùng kỳ|so với cùng kỳ|tương đương|tương ứng|(?:trong|đến|vào) (?:hết |cuối )?năm (?:19|20)\d{2}|/năm|mỗi năm"
    r"|hằng năm|bình quân mỗi năm).*$"
)
_BRACKETED = re.compile(r"\s*\([^)]*\)?")
_ASIDE = re.compile(r"\s*\([^)]*\d[^)]*\)")
_TAIL = re.compile(
    r"[\s,:;(-]+$|\s+(?:với doanh số|với tổng số tiền|với số tiền|đạt|còn|là|từ|cho|có|với|ít nhất|tối thiểu|(?<!thu nhập )bình quân|hằng năm|mỗi năm|phấn đấu|trong đó|được giao|đảm bảo|cơ bản|và|đến"
    r"|tăng|giảm|thêm|xuống|(?<!trở )lên)$"
)
_VERB = re.compile(
    r"^(?:tiếp tục )?(giảm|tăng|nâng|hạ|đưa|duy trì|kéo giảm|giữ vững)(?: dần| mạnh| bền vững)?(?=\s+(?:tỷ lệ|số|mức|thu nhập|tổng|diện tích|"
    r"năng suất|sản lượng|giá trị|quy mô|độ che phủ|hộ|chiều)\b)"
)
FAR_VERB = re.compile(
    r"(?<!\w)(giảm|hạ|kéo giảm|tăng)(?=\s+(?:dần )?(?:tỷ lệ|số|mức|thu nhập|bình quân|tổng số|diện tích|năng suất|sản lượng|giá trị|hộ )\b)"
)
_DIMENSIONS = ("việc làm", "y tế", "giáo dục", "nhà ở", "nước sinh hoạt và vệ sinh", "thông tin")
_TOPIC = re.compile(r"^(?:(?:giảm |chỉ tiêu |các )?(?:chiều )?(?:thiếu hụt )?(?:về )?|lĩnh vực |công tác )(.+)$")
_CALLED = re.compile(r"(?i)^(?:chỉ tiêu|mục tiêu)(?: cụ thể| về)?\s+(?=\S)")
_OF_A_YEAR = re.compile(r"\b(?:kh|kế hoạch|chỉ tiêu)?\s*(?:đến |hết |cuối )?năm (?:19|20)\d{2}\b|\b(?:kh|kế hoạch)\b")
_OWN_WORDS = 3
_WHO = re.compile(
    r"(?:người|lao động|hộ|trẻ em|cán bộ|công chức|viên chức|phụ nữ|học sinh|xã|thôn|bản|thanh niên|hội viên|thành viên|đồng bào|bà mẹ|xóm|"
    r"học viên|nông dân|hợp tác xã|cơ sở|doanh nghiệp)\b"
)
_DOES = re.compile(
    r"(?<!mới)\s+(?:được|sử dụng|tham gia|tiếp cận|đi học|đạt|biết|suy dinh dưỡng|thoát nghèo|tái nghèo|thiếu hụt|bị|hoàn thành|xây dựng|"
    r"thường xuyên|(?:có|chưa có)(?! (?:nhu cầu|khả năng|hoàn cảnh|thành viên|công)))\b"
)
_AREA = re.compile(
    r"(?:\b(?:ở|tại)\s+((?:các |những )?(?:vùng|khu vực|huyện|xã|thôn|bản|miền núi|địa bàn)\b[^,;:()]*)"
    r"|^((?:các |những )(?:huyện|xã|thôn|bản)\b[^,;:()]*|(?:các )?(?:vùng|khu vực|miền núi|địa bàn)\b[^,;:()]*))$"
)
_WHOLE_OFFICE = re.compile(
    r"\b(?:toàn|trên địa bàn) (?:tỉnh|huyện|xã|phường|thị trấn|thành phố|thị xã)\b|\b(?:toàn|cả) (?:tỉnh|huyện|xã)\b"
)


@dataclass(frozen=True)
class TargetName:
    """`verb`: what is to be done with it (giảm, nâng …) where that stands before it; `dimension` of those that deprivation has."""

    name: str
    verb: str = ""
    dimension: str = ""
    population: str = ""
    area: str = ""


def name_around(before: str, after: str, unit: str, lead: str) -> TargetName:
    """Of the text before and behind a quantity; `lead` are the words right before the number, `unit` what is counted."""
    names_it = before.rstrip().endswith(":")  # «Xóa nhà tạm: 22 nhà»
    before, dimension = _without_topic(before, after, unit)
    before = _without_lead(before)
    low = lowered(before)
    verb = found[1] if (found := _VERB.match(low)) else ""
    if verb:
        before = before[len(found[0]) if found else 0 :].strip()
    before = _trimmed(_without_years(before))
    before = _ASIDE.sub(" ", before)
    after = _BRACKETED.sub(" ", after)
    after = re.sub(rf"^\s*là\s+(?:{re.escape(unit)}\s+)?" if unit else r"^\s*là\s+", " ", _BEHIND.sub("", after))
    listed = bool(re.match(r"\s*,\s*\w", after))  # «70 mô hình, dự án»
    after = _trimmed(_without_years(after).lstrip(" ,;:.-"))
    if not before and not unit and not re.search(r"giảm|tăng", lead):
        after = re.sub(r"(?i)^(?:tổng )?số\s+(?=\S+ \S)", "", after)  # «trên 90% số xã»
    if unit and listed and after:
        after = f"{unit}, {after}"
        unit = ""
    enough = (
        len(before.split()) >= _OWN_WORDS
        and bool(unit)
        and counts_the_same(unit, "người")
        and "cho" not in lead.split()
    )
    if (names_it or enough) and before and not after:
        name = before
    elif unit:
        joint = "cho" if "cho" in lead.split() else ""
        name = " ".join(
            filter(None, (before, joint if before else "", unit if not _says(before, unit, after) else "", after))
        )
    elif before and _is_rest(after):
        name = before
    else:
        name = " ".join(filter(None, (before, after)))
    name = _trimmed(" ".join(name.split()))
    return TargetName(_capital(name), verb, dimension, _population(name), _area(name))


def _says(before: str, unit: str, after: str) -> bool:
    """«Số hộ thoát nghèo: 120 hộ» counts what it says already, as «lao động có việc làm 400 người» does."""
    low = lowered(before)
    if re.search(rf"(?:^|\b)(?:số|tổng số)\s+{re.escape(unit)}\b", low):
        return True
    first = next((word for word in COUNTED_WORDS if re.match(rf"(?:số |tổng số )?{re.escape(word)}\b", low)), "")
    return not after and bool(first) and counts_the_same(first, unit)


def _is_rest(after: str) -> bool:
    return not after or lowered(after).startswith(
        ("theo ", "dân số", "trở lên", "trở xuống", "tổng số", "kế hoạch năm", "so ")
    )


def _without_topic(before: str, after: str, unit: str) -> tuple[str, str]:
    """«Chiều thiếu hụt về y tế: …» names a dimension, and no part of the target's own name."""
    head, colon, rest = before.rpartition(":")
    if not colon:
        return before, ""
    own = bool(_OF_A_YEAR.sub("", lowered(rest)).strip(" ,"))  # «Tỷ lệ …: KH năm 2025 là 97,5%»
    if dimension := dimension_in(head):
        return (rest if own or after.strip(" .,;") or unit else head), dimension
    head = _CALLED.sub("", head.strip(" -"))
    if own or (after.strip(" .,;") and not unit and len(after.split()) >= _OWN_WORDS):
        return rest, ""
    return head, ""


def dimension_in(title: str) -> str:
    """The dimension of deprivation that a title names; "" where it names none."""
    topic = _TOPIC.match(lowered(title.strip(" -:.")))
    if topic is None:
        return ""
    of = re.sub(r"\s+(?:và|,)?\s*", " ", topic[1].replace(",", " ")).strip()
    lacking = "thiếu hụt" in topic[0]
    for known in _DIMENSIONS:
        plain_known = known.replace(" và ", " ")
        if of in (known, plain_known) or (lacking and re.match(rf"{known.split(' và ')[0]}\b", of)):
            return _capital(known)
    return _capital("nước sinh hoạt và vệ sinh") if lacking and of.startswith("nước sạch") else ""


def _without_lead(text: str) -> str:
    while True:
        found = _LEADS.match(lowered(text))
        if not found or not found.end():
            return text.strip()
        text = text[found.end() :]


def _without_years(text: str) -> str:
    low = lowered(text)
    for found in reversed(list(_YEARS.finditer(low))):
        text = text[: found.start()] + text[found.end() :]
    return text


def _trimmed(text: str) -> str:
    while found := _TAIL.search(lowered(text)):
        text = text[: found.start()]
    return text.strip(" .,;:-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _population(name: str) -> str:
    """Who it speaks of: the words before what they do."""
    low = lowered(name)
    start = len("tỷ lệ ") if low.startswith("tỷ lệ ") else 0
    who = _WHO.match(low[start:])
    if not who:
        later = re.search(rf"\bcho ({_WHO.pattern}.*)", low)
        if not later:
            return ""
        start = later.start(1)
    does = _DOES.search(low, start)
    if does is None and start and low.startswith("tỷ lệ "):
        return ""
    text = name[start : does.start() if does else len(name)]
    text = re.sub(r"(?i)\s+(?:có nhu cầu|trên địa bàn.*|trong độ tuổi|hằng năm)$", "", text).strip(" ,")
    return text[:1].lower() + text[1:]


def _area(name: str) -> str:
    low = lowered(name)
    found = _AREA.search(low)
    if found and found[2] and re.search(r"\b(?:được|có|đạt|thoát|hoàn thành)\b", found[2]):
        return ""
    if not found or _WHOLE_OFFICE.search(low[found.start() :]):
        return ""
    group = 1 if found[1] else 2
    return name[found.start(group) : found.end(group)].strip()
