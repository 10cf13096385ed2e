"""What figures are counted in, as a heading or a column "ĐVT" says it: người, nghìn hộ, %, triệu đồng/người."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.importing.cell_text.names import heading
from dashboard.importing.cell_text.numbers import COUNTED_WORDS, counts_the_same

PERCENT = "%"
_MANY = {"trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "1.000": 1_000, "1000": 1_000, "vạn": 10_000, "triệu": 10**6, "tr": 10**6,
         "tỷ": 10**9}  # fmt: skip
_MONEY = {"đồng": "đồng", "đ": "đồng", "vnđ": "đồng", "vnd": "đồng", "": "đồng"}
_PERCENT_WORDS = ("%", "phần trăm", "tỷ lệ %", "điểm %", "% hộ", "% số hộ", "% người")
_LABEL = re.compile(r"^(?:đvt|đv|đơn vị(?: tính)?)\s*[:.]?\s*")
_NO_MEASURE = re.compile(r"[\d,;]|\b(năm|tháng|quý|kỳ|ước|lũy kế|kế hoạch|thực hiện|nếu có|trong đó|theo|so|của|và)\b")
_WORDS = 4  # of the longest unit of measure: "triệu đồng/người/năm" is two


@dataclass(frozen=True)
class MeasureWord:
    """A unit of measure as written: `base` in plain spelling ("hộ", "đồng/người", "%"), and how many of it one stands for."""

    base: str
    times: int
    text: str

    @property
    def is_usual(self) -> bool:
        """Whether it surely is a unit of measure: in a heading many other short remarks stand in brackets."""
        return self.base == PERCENT or self.is_money or self.base in COUNTED_WORDS

    @property
    def is_money(self) -> bool:
        return self.base == "đồng" or self.base.startswith("đồng/")


def measure_word(text: str) -> MeasureWord | None:
    """The unit of measure that a short text is; None where it is none."""
    plain_text = _LABEL.sub("", heading(text)).strip(" .,;").removeprefix("số ")
    if plain_text in _PERCENT_WORDS:
        return MeasureWord(PERCENT, 1, text)
    times, rest = 1, plain_text
    for word, many in _MANY.items():
        if re.match(rf"{re.escape(word)}(?![\w])", rest):
            times, rest = many, rest[len(word) :].strip(" .")
            break
    first, slash, of = rest.partition("/")
    money = _MONEY.get(first.strip()) if times > 1 or first.strip() else None
    base = f"{money}{slash}{of.strip()}" if money else rest
    if not base or _NO_MEASURE.search(first if money else base) or len(base.split()) > _WORDS:
        return None
    return MeasureWord(base, times, text)


def ratio(written: MeasureWord, own: str) -> Decimal | None:
    """How many of the unit of measure `own` one written unit is: nghìn người are 1000 lao động; None where they differ."""
    of_plan = measure_word(own)
    if of_plan is None:
        return None
    same = written.base == of_plan.base or counts_the_same(written.base, of_plan.base)
    if written.is_money and of_plan.is_money:
        same = written.base == of_plan.base or "đồng" in (
            written.base,
            of_plan.base,
        )  # "triệu đồng" for "triệu đồng/người"
    return Decimal(written.times) / of_plan.times if same else None
