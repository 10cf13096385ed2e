"""The quantities of a sentence: 5%, khoảng 2.000 lao động, từ 1-1,5%, 80% trở lên, 7.133,25 triệu đồng, 19/19 xã."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.money import MoneyUnit
from dashboard.importing.cell_text.money_words import MONEY_WORDS
from dashboard.importing.cell_text.numbers import COUNTED_WORDS, spelling
from dashboard.importing.cell_text.target_words import OPERATOR_WORDS, TargetWords, target_words
from dashboard.importing.plan_documents.masks import masked
from dashboard.importing.plan_documents.spoken_amounts import spoken_amount

_NUM = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.])|\d+(?:[.,]\d+)*"
_MORE_COUNTED = (
    "hợp tác xã", "tổ hợp tác", "htx", "doanh nghiệp", "dn", "sản phẩm", "tiêu chí", "thành viên", "hội viên", "đoàn viên",
    "phụ nữ", "thanh niên", "nông dân", "cơ sở", "trường", "phòng học", "trạm", "tuyến đường", "tuyến", "cầu", "giường bệnh",
    "bác sĩ", "gia đình", "khu dân cư", "thôn bản", "thôn, bản", "tổ dân phố", "xóm", "ấp", "buôn", "làng", "phường", "huyện",
    "tỉnh", "thị trấn", "đơn vị", "lớp học", "khóa", "chuyên mục", "phóng sự", "tờ rơi", "pa nô", "áp phích", "hộp", "bể", "máy",
    "trâu", "bò", "lợn", "gia súc", "gia cầm", "km đường", "công trình nước", "vườn", "trang trại", "chuỗi", "nhà văn hóa",
    "xã, thị trấn", "xã, phường", "xã viên", "mẹ", "bà mẹ", "người dân", "người cao tuổi", "chủ hộ", "lượt khách",
    "triệu khách", "điểm bưu điện", "điểm wifi", "điểm du lịch", "thuê bao", "ý tưởng", "đề án", "hộ dân", "ngôi", "bếp",
    "chợ", "cụm", "khu", "kw", "kwh", "mw", "cây giống", "suất quà", "suất học bổng", "học bổng",
)  # fmt: skip
COUNTED = (*sorted({*COUNTED_WORDS, *_MORE_COUNTED} - {"tin", "điểm", "em", "m"}, key=len, reverse=True), "m")
_MONEY = "|".join(re.escape(word) for word in sorted(MONEY_WORDS, key=len, reverse=True) if word not in ("đ", "tr"))
_UNIT = "|".join(map(re.escape, COUNTED))
_PERCENT = r"điểm phần trăm|điểm %|phần trăm|%"
_MENTION = re.compile(
    rf"(?<![\w.,/¦])(?P<one>{_NUM})(?P<mark>\s*%)?(?:\s*(?:-|đến|tới|÷|~)\s*(?P<two>{_NUM}))?(?P<of>\s*/\s*(?P<total>\d[\d.]*))?"
    rf"(?:\s*(?P<percent>{_PERCENT})|\s*(?P<money>{_MONEY})(?![\w])|\s+(?P<unit>{_UNIT})(?![\w]))?"
    r"(?P<per>\s*/\s*(?:người|hộ|năm|tháng|ha|mô hình|lao động|khẩu|dự án|xã|thôn|bản|nhà|căn|suất|ngày|tuần|quý|lượt|lớp|công trình)"
    r"(?:\s*/\s*(?:năm|tháng|ngày|vụ))?)?"
    r"(?P<after>\s*(?:trở lên|trở xuống))?(?![\w¦])"
)
_WINDOW = 60  # letters before a number in which the next word that belongs to it is looked for
MOST = 80  # quantities of one sentence that are told apart
_CHANGE = r"giảm thêm|tăng thêm|giảm bình quân|tăng bình quân|giảm|tăng"
_LEVEL = (
    "giảm xuống còn", "xuống còn", "giảm còn", "xuống mức", "xuống đến", "xuống", "tăng lên", "lên đến", "lên mức", "lên tới", "lên",
    "đạt mức", "đạt tỷ lệ", "đạt", "duy trì ở mức", "duy trì mức", "duy trì", "giữ ở mức", "giữ vững", "giữ", "ở mức", "còn lại",
    "còn", "bằng", "chiếm", "là", "đến",
)  # fmt: skip
_FILLERS = (
    "từ", "bình quân hằng năm", "bình quân mỗi năm", "bình quân", "hằng năm", "mỗi năm", "thêm", "được", "cho", "có", "tỷ lệ", "với",
    "mức", "thêm từ", "phấn đấu", "cơ bản", "số lượng", "ước", "dự kiến", "(", "tổng số", "năm",
)  # fmt: skip
_BEFORE = tuple(
    sorted(
        [*((w, "operator") for w in OPERATOR_WORDS if w not in ("đạt", "còn", "không có số")), *((w, "level") for w in _LEVEL),
         *((w, "change") for w in _CHANGE.split("|")), *((w, "filler") for w in _FILLERS)],
        key=lambda pair: -len(pair[0]),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A quantity: `start`/`end` of the number with its unit, `begin` of the words that belong to it ("xuống còn dưới")."""

    begin: int
    start: int
    end: int
    numbers: str  # as written: "1-1,5"
    percent: bool = False
    points: bool = False
    money: MoneyUnit | None = None
    unit: str = ""  # what is counted
    per: str = ""  # "/người/năm"
    after: str = ""
    operator: str = ""  # the word
    change: str = ""  # giảm, tăng
    level: bool = False  # đạt, xuống còn: a level to come to
    lead: str = ""  # all the words before, as written
    total: str = ""  # 19/19

    @property
    def bare(self) -> bool:
        return not (self.percent or self.money or self.unit)

    @property
    def value(self) -> Decimal | None:
        read = spelling(self.numbers)
        return read.value if read is not None and not read.ambiguous else None

    @property
    def ambiguous(self) -> bool:
        return any((read := spelling(part)) is not None and read.ambiguous for part in self.numbers.split("-"))

    def words(self, change: str = "") -> tuple[str, TargetWords | None]:
        """The words for the target's value, as one types them into a plan, and what they mean."""
        moved = self.change or change
        sign = "điểm %" if self.points else "%" if self.percent else ""
        number = self.numbers.replace(" ", "") if "-" in self.numbers else self.numbers
        text = " ".join(filter(None, ("" if self.level else moved, self.operator, f"{number}{' ' if self.points else ''}{sign}",
                                      self.after)))  # fmt: skip
        return text, target_words(text, "" if self.percent or self.points else self.unit)


def mentions_in(low: str) -> tuple[Mention, ...]:
    """The quantities of a text in small letters, in their order."""
    covered = masked(low)
    return whole_amounts(low, tuple(_mention(low, found) for found in _MENTION.finditer(covered)))


def _mention(low: str, found: re.Match[str]) -> Mention:
    sign = (found["percent"] or found["mark"] or "").strip()
    numbers = re.sub(r"^0+(?=[1-9]\d*$)", "", found["one"]) + (f"-{found['two']}" if found["two"] else "")
    begin, kinds = _words_before(low, found.start())
    end = (
        found.start("unit") if sign and found["unit"] else found.end()
    )  # of «80% hộ nghèo» the households are the subject
    while end > found.start() and low[end - 1] == " ":
        end -= 1
    change = kinds.get("change", "").split(" ")[0]
    return Mention(
        begin, found.start(), end, numbers, bool(sign), sign in ("điểm %", "điểm phần trăm"),
        MONEY_WORDS[found["money"]] if found["money"] else None, "" if sign else found["unit"] or "", (found["per"] or "").replace(" ", ""),
        (found["after"] or "").strip(), kinds.get("operator", ""), change, "level" in kinds and kinds["level"] != "chiếm",
        low[begin:found.start()].strip(), found["total"] or "",
    )  # fmt: skip


def _words_before(low: str, start: int) -> tuple[int, dict[str, str]]:
    """Where the words that belong to the number begin, and the last of each kind of them."""
    kinds: dict[str, str] = {}
    begin = start
    while True:
        far = max(0, begin - _WINDOW)
        head = low[far:begin].rstrip()
        for word, kind in _BEFORE:
            if head.endswith(word) and (
                len(head) == len(word) or not (head[-len(word) - 1].isalnum() and word[0].isalnum())
            ):
                if kind == "change" and kinds.get("level"):
                    kind = "filler"  # «giảm xuống còn»: a level
                if kind == "level" and kinds.get("change"):
                    kind = "filler"  # «duy trì mức giảm»: a change
                kinds.setdefault(kind, word)
                begin = far + len(head) - len(word)
                break
        else:
            return begin, kinds


def whole_amounts(low: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """With «92 tỷ 450 triệu đồng», which is said in two units, as one amount."""
    whole: list[Mention] = []
    for m in found:
        last = whole[-1] if whole else None
        if last is not None and last.money and not last.per and not last.ambiguous and last.value is not None:
            part = (m.numbers, m.money, m.value if not (m.percent or m.unit) else None)
            told = spoken_amount(low, (last.end, m.start, m.end), (last.value, last.money), part)
            if told is not None:
                whole[-1] = replace(last, end=told.end, numbers=told.numbers, money=told.money, per=m.per)
                continue
        whole.append(m)
    return tuple(whole)
