"""A sentence cut into pieces that each state one quantity: «…, trong đó …», «80% …, ít nhất 50% …»; what belongs to another stays."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dashboard.importing.plan_documents.clauses import lowered
from dashboard.importing.plan_documents.mentions import Mention, mentions_in

_SUBSET = re.compile(r"[,;(]?\s*\b(?:trong đó|riêng|bao gồm|gồm có|gồm)\b\s*:?\s*(?:phấn đấu\s+)?")
_CUT = re.compile(r"[,;:]\s+|\s+(?:và|đồng thời)\s+|\s+-\s+")
_OPENS = re.compile(
    r"(?:và\s+|có\s+|đồng thời\s+)*(?:tỷ lệ|số|tổng số|mức|diện tích|thu nhập|năng suất|sản lượng|phấn đấu|giảm|tăng|nâng|duy trì|hỗ trợ|"
    r"tổ chức|xây dựng|đào tạo|mở|giải quyết|tạo|thành lập|hình thành|trồng|cấp|lắp đặt|đầu tư|sửa chữa|nhân rộng|phát triển|giới thiệu|"
    r"đưa|tập huấn|tuyên truyền|hộ|người|lao động|trẻ em|xã|vùng|khu vực|các|tỉnh|huyện|trung ương|hoàn thành|xóa|bồi dưỡng|công nhận|"
    r"biên soạn|phát hành|sản xuất|kiểm tra|giám sát|vận động|huy động|kết nối|tư vấn|khám)\b"
)
_GROUP = re.compile(r"(?:hộ|người|lao động|trẻ em|các)\b")
_TAIL = 120  # letters before a quantity that say how it belongs to the one before
_PART_OF = re.compile(r"\s*trong đó\b[\s,:]*")
_EQUALS = re.compile(
    r"(?:tương đương|tương ứng|tức là|tức|hay|khoảng)\s*(?:với\s*)?(?:giảm\s*|tăng\s*)?(?:khoảng\s*)?$"
)
_COMPARED = re.compile(r"so với\s+(?:\S+\s+){0,6}$|so với\s*$")
_WHOLE = re.compile(r"(?:trên|trong|của|so với|/)\s*(?:tổng )?(?:số|tổng số)\s*$|tổng số\s*$")


@dataclass(frozen=True)
class Piece:
    """One statement: `main` is its quantity, `beside` those in brackets or behind «tương đương với»; None: none."""

    text: str
    main: Mention | None
    beside: tuple[tuple[str, Mention], ...] = ()  # how it stands there: change, count, whole, compared, start, tier
    subset: bool = False  # after «trong đó»
    along: tuple[Mention, ...] = ()  # others that state something in the same words: «06 lớp cho 240 lượt người»
    low: str = field(default="")

    @property
    def before(self) -> str:
        return self.text[: self.main.begin] if self.main else self.text

    @property
    def after(self) -> str:
        return self.text[self.main.end :] if self.main else ""


def pieces_of(text: str) -> tuple[Piece, ...]:
    """In their order. A text without quantities is one piece."""
    low = lowered(text)
    mentions = mentions_in(low)
    if not mentions:
        return (Piece(text, None, low=low),)
    roles = _roles(low, mentions)
    mains = [m for m, role in zip(mentions, roles, strict=True) if not role]
    opening = _PART_OF.match(low)
    cuts: list[tuple[int, int, bool]] = [(0, opening.end() if opening else 0, bool(opening))]
    depth = _open_brackets(low)
    for before, after in pairwise(mains):
        if cut := _cut(low, before, after):
            cuts.append((cut[0], cut[1], cut[2] or depth[after.start] > 0))
    ends = [*(cut[0] for cut in cuts[1:]), len(text)]
    made: list[Piece] = []
    for (_, start, subset), end in zip(cuts, ends, strict=True):
        inner = text[start:end].strip(" ,;(")
        if inner.count(")") > inner.count("("):
            inner = inner.rstrip(" ).")
        shift = start + (len(text[start:end]) - len(text[start:end].lstrip(" ,;(")))
        made += _pieces(
            inner, shift, [(m, r) for m, r in zip(mentions, roles, strict=True) if start <= m.start < end], subset
        )
    return tuple(made)


def _pieces(text: str, shift: int, inside: list[tuple[Mention, str]], subset: bool) -> list[Piece]:
    moved = [(_moved(m, shift), role) for m, role in inside]
    mains = [m for m, role in moved if not role]
    beside = tuple((role, m) for m, role in moved if role)
    low = lowered(text)
    if not mains:
        return [Piece(text, moved[0][0] if moved else None, (), subset, (), low)]
    along = tuple(mains) if len(mains) > 1 else ()
    return [Piece(text, main, beside if not n else (), subset, along, low) for n, main in enumerate(mains)]


def _moved(m: Mention, by: int) -> Mention:
    return replace(m, begin=max(0, m.begin - by), start=m.start - by, end=m.end - by)


def _roles(low: str, mentions: tuple[Mention, ...]) -> list[str]:
    """For each quantity "" where it states something itself, else how it belongs to the one before (or, a start, behind) it."""
    roles: list[str] = []
    depth = _open_brackets(low)
    for place, m in enumerate(mentions):
        head = low[max(0, m.begin - _TAIL) : m.begin]
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        level = next((n for n in mentions[place + 1 :] if depth[n.start] <= 0), None)
        opened = depth[m.start] > 0
        earlier = any(not role for role in roles)
        if earlier and (
            (_EQUALS.search(low[max(0, m.start - _TAIL) : m.start]) and not m.operator) or _EQUALS.search(head)
        ):
            roles.append("change" if m.percent else "count")
        elif opened and not earlier and following is not None and ")" in low[m.end : following.start]:
            roles.append("tier" if "giao" in low[low.rfind("(", 0, m.start) : m.start] else "share")
        elif earlier and m.change and _follows(low, mentions, roles, m):
            roles.append("change")
        elif (opened and earlier and "trong đó" in low[low.rfind("(", 0, m.start) : m.start]) or (
            opened and earlier and _names_a_part(low, mentions[place - 1], m)
        ):
            roles.append("")
        elif opened and earlier:
            inside = low[low.rfind("(", 0, m.start) : m.start]
            roles.append("tier" if "giao" in inside else "change" if m.change else "count" if m.unit else "share")
        elif earlier and re.search(r"\bchiếm\b", m.lead):
            roles.append("share")
        elif _COMPARED.search(head) or _WHOLE.search(head):
            roles.append("compared" if "so với" in head[-40:] else "whole")
        elif "từ" in m.lead.split() and level is not None and _starts(low, m, level):
            roles.append("start")
        else:
            roles.append("")
    if all(roles):
        roles[0] = ""
    return roles


def _names_a_part(low: str, last: Mention, m: Mention) -> bool:
    """«215 nhà (xây mới 160 nhà, sửa chữa 55 nhà)»: the same things counted by words of their own."""
    if not m.unit or m.unit != last.unit or m.change or m.level or m.total:
        return False
    own = re.split(r"[(,;]|\bvà\b", low[last.end : m.begin])[-1].strip(" :")
    return bool(own) and not re.search(r"giao|tương|khoảng|so với|còn|năm|trên|thuộc", own)


def _open_brackets(low: str) -> list[int]:
    """How many are open before each letter."""
    depth, found = 0, []
    for letter in low:
        found.append(depth)
        depth += (letter == "(") - (letter == ")")
    return found


def _follows(low: str, mentions: tuple[Mention, ...], roles: list[str], m: Mention) -> bool:
    """«Xuống còn 26,68%, giảm 7,88%», «40 lao động, tăng thêm 10 lao động»: the same thing told as a change."""
    last = next(mentions[n] for n in range(len(roles) - 1, -1, -1) if not roles[n])
    between = low[last.end : m.begin]
    same = m.percent == last.percent and (m.percent or m.unit == last.unit) and not last.change
    return same and bool(re.fullmatch(r"[^,;.()]*,\s*(?:tức|tức là)?\s*", between))


def _starts(low: str, m: Mention, following: Mention) -> bool:
    """«Giảm từ 34,56% xuống còn 26,68%»: the first is where it comes from."""
    between = re.sub(r"\([^)]*\)", " ", low[m.end : following.begin])
    to = following.lead.startswith(("xuống", "lên", "còn", "tăng lên", "giảm xuống", "đến"))
    return to and len(between.split()) <= 8 and not re.search(r"[;,]", between)


def _cut(low: str, a: Mention, b: Mention) -> tuple[int, int, bool] | None:
    """Where the statement of `b` begins: the end of the first piece, the start of the second, and whether it is a part of it."""
    region = low[a.end : max(a.end, b.start)]
    if (opened := region.rfind("(")) >= 0 and ")" not in region[opened:] and _names_a_part(low, a, b):
        return a.end + opened, a.end + opened + 1, True
    found = list(_SUBSET.finditer(region))
    if found:
        last = found[-1]
        return a.end + last.start(), min(a.end + last.end(), b.start), True
    seps = list(_CUT.finditer(region))
    for sep in reversed(seps):
        rest = region[sep.end() : b.begin - a.end] if b.begin >= a.end else ""
        if not rest.strip():
            return a.end + sep.start(), a.end + sep.end(), False
    for sep in reversed(seps):
        rest = region[sep.end() :]
        if _OPENS.match(rest) and not (_GROUP.match(rest) and re.search(r"\bvới\b", rest)):
            return a.end + sep.start(), a.end + sep.end(), False
    if re.search(r"\bvới\b", region):
        return None  # «cho vay 650 hộ nghèo, hộ cận nghèo với doanh số 45 tỷ đồng»
    if seps:
        return a.end + seps[-1].start(), a.end + seps[-1].end(), False
    return None
