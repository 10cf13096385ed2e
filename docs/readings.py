"""The handbook's table of readings: spellings of every kind, each run through the importer's own reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Issue
from dashboard.domain.messages import Figure, FigureKind, Param
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.importing.cell_text.names import UnitNames
from dashboard.importing.cell_text.numbers import AbsenceMark, absence_word, money_unit_in
from dashboard.importing.cell_text.periods import Strength, named_periods
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet
from dashboard.importing.findings import Findings
from dashboard.importing.legacy_text import converted
from dashboard.importing.sheets.declared import Column, Kind
from dashboard.importing.sheets.rows import Row
from dashboard.text.findings import choice_text
from dashboard.text.words import Words

PLAN_YEAR, COUNTED = 2024, "người"
UNITS = UnitNames(
    (
        Unit("04213", "Xã Mường Sai", "xã", UnitLevel.COMMUNE),
        Unit("04168", "Thị trấn Sông Mã", "thị trấn", UnitLevel.COMMUNE),
        Unit("00001", "Xã Hòa Bình", "xã", UnitLevel.COMMUNE),
        Unit("04189", "Xã Đứa Mòn", "xã", UnitLevel.COMMUNE),
    )
)


@dataclass(frozen=True)
class Written:
    """What stands in a cell: a text, or a number with or without a percent format."""

    text: str
    number: bool = False
    percent: bool = False

    @property
    def cell(self) -> FileCell:
        if self.number:
            return FileCell(1, 1, CellKind.NUMBER, Decimal(self.text), self.percent)
        return FileCell(1, 1, CellKind.TEXT, self.text)


@dataclass(frozen=True)
class ReadText:
    """What the importer made of it: a value with what it remembers beside it, and what it found or asked."""

    value: object = None
    estimate: bool = False
    issues: tuple[Issue, ...] = field(default=())

    @property
    def asked(self) -> bool:
        return any(issue.choices for issue in self.issues)

    @property
    def refused(self) -> bool:
        return self.value is None and not self.asked


def reading(kind: str, written: Written) -> ReadText:
    """A cell read as one of `KINDS`, or a title, heading, mark, unit name or old text by the reader of such."""
    if kind in _BY_TEXT:
        return ReadText(_BY_TEXT[kind](written.text))
    column = Column("value", "", Kind.AMOUNT)
    findings = Findings()
    row = Row(Sheet("", {(1, 1): written.cell}), {"value": column}, {"value": (1, 1)}, findings)
    if kind in ("number", "share"):  # as in the results sheet, which has a place for an estimate
        row.counted, row.estimated = COUNTED, set()
    value = _BY_COLUMN[kind](row)
    return ReadText(value, bool(row.estimated), tuple(findings.issues))


_BY_COLUMN: dict[str, Callable[[Row], object]] = {
    "number": lambda row: row.number("value"),
    "share": lambda row: row.share("value"),
    "money": lambda row: row.money("value", MoneyUnit.MILLION),
    "date": lambda row: row.date("value"),
    "period": lambda row: row.period("value"),
}
_BY_TEXT: dict[str, Callable[[str], object]] = {
    "title": lambda text: named_periods(text, PLAN_YEAR) or None,
    "absence": absence_word,
    "heading": money_unit_in,
    "unit": UNITS.find,
    "old": converted,
}
KINDS = (*_BY_COLUMN, *_BY_TEXT)

_TEXTS = {
    "number": "15.555,25|15,555.25|1 234,5|1.234.567|1,234,567|2.000|12.50|0,123|1,23|(466,25)|-1,5|−1,5|–1,5|150 người|150*"
              "|150 (ước)|ước đạt 150|150 (ƯTH)|1,234|12,500|150 hộ|150 (35)|150¹|12 34|1'234|khoảng 150|.5",
    "share": "26,68%|26.68 %|26,68|100%|26,68 phần trăm|ước 26,68%|0,745|1",
    "money": "15.555,25|466,25 tr.đ|1,5 tỷ|250 nghìn đồng|1.000.000 đ|603.736 tỷ đồng|1,234|450 (ước)|-5|450 hộ",
    "date": "31/10/2024|31-10-2024|31.10.2024|ngày 31 tháng 10 năm 2024|2024-10-31|5/6/2024|31/10/24|10/11|10/31/2024",
    "period": "2024-09|tháng 9/2024|T9/2024|9/2024|Quý III/2024|6 tháng đầu năm 2024|9 tháng đầu năm 2024|đến hết ngày 31/10/2024"
              "|năm 2024|2024-13|đến ngày 10/5/2024|tháng 13/2024|tháng 9",
    "title": "GIẢI NGÂN THÁNG 10 NĂM 2024|(Số liệu đến hết ngày 31/10/2024)|KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024|Giải ngân trong tháng 10"
             "|(Số liệu đến ngày 10/5/2024)|KẾ HOẠCH VỐN NĂM 2024|(Kèm theo Báo cáo số 12/BC-UBND ngày 05/11/2024)"
             "|giai đoạn 2021-2025",
    "absence": "-|–|x|không có|0 phát sinh|chưa có số liệu|…|không thuộc đối tượng|chưa đến kỳ",
    "heading": "ĐVT: Triệu đồng|Đơn vị tính: 1.000 đồng|Số tiền (đồng)|Đvt: tr.đ|ĐVT: tỷ đồng|ĐVT: triệu đồng/hộ|ĐVT: Hộ",
    "unit": "Mường Sai|XÃ MƯỜNG SAI|X. Mường Sai|UBND xã Mường Sai|TT. Sông Mã|4213|Hoà Bình|Ðứa Mòn|Mường Sại|Muong Sai"
            "|Xã Sông Mã",
    "old": "X· M\u00adêng LÇm|HuyÖn S«ng M·|Xaõ Möôøng Laàm|Café|Bó Sinh",
}  # fmt: skip
SHOWN = {kind: tuple(map(Written, texts.split("|"))) for kind, texts in _TEXTS.items()}
SHOWN["share"] += (
    Written("0.2668", number=True, percent=True),
    Written("26.68", number=True),
    Written("0.2668", number=True),
)
SHOWN["date"] += (Written("45596", number=True),)

_TITLES = {
    "vi": {"number": "Số (chỉ tiêu tính bằng người)", "share": "Tỷ lệ", "money": "Tiền (trang ghi triệu đồng)", "date": "Ngày",
           "period": "Kỳ báo cáo", "title": "Kỳ trong dòng tiêu đề (kế hoạch năm 2024)", "absence": "Chữ và dấu thay cho số",
           "heading": "Đơn vị tiền trong tiêu đề", "unit": "Tên đơn vị", "old": "Phông cũ (TCVN3, VNI)"},
    "en": {"number": "Numbers (an indicator that counts people)", "share": "Shares", "money": "Money (a sheet in million đồng)",
           "date": "Days", "period": "Periods", "title": "Periods in a title line (plan of 2024)",
           "absence": "Words and marks for a figure",
           "heading": "The unit of money in a heading", "unit": "Names of units", "old": "Old fonts (TCVN3, VNI)"},
}  # fmt: skip
_HEADS = {"vi": ("Viết trong ô", "Đọc là", "Có hỏi không"), "en": ("In the cell", "Read as", "Asked?")}
_ANSWERS = {"vi": ("không hỏi", "hỏi", "không đọc"), "en": ("not asked", "asked", "not read")}
_SAYINGS = {
    "vi": {"estimate": "{value} (số ước, giữ riêng)", "cell": "{value} (ô kiểu số)",
           "percent": "{value} (ô kiểu %)", "or": " hay ", "like": "chỉ gợi ý: {names}",
           "kept": "giữ nguyên",
           AbsenceMark.DASH: "theo bảng: không có, hoặc không thuộc đối tượng", AbsenceMark.CROSS: "theo bảng: không phải ghi số",
           Strength.EXACT: "{value}", Strength.OTHER_YEAR: "{value} (năm lấy từ nơi khác)",
           Strength.MONTH_OF_A_DAY: "{value} (mới một phần tháng)", Strength.YEAR_ONLY: "{value} (chỉ nói năm)"},
    "en": {"estimate": "{value} (an estimate, kept apart)", "cell": "{value} (a number cell)",
           "percent": "{value} (a % cell)", "or": " or ", "like": "only suggested: {names}",
           "kept": "left as it is",
           AbsenceMark.DASH: "as the table says: nil, or not applicable",
           AbsenceMark.CROSS: "as the table says: no figure belongs here",
           Strength.EXACT: "{value}", Strength.OTHER_YEAR: "{value} (the year from elsewhere)",
           Strength.MONTH_OF_A_DAY: "{value} (only a part of the month)", Strength.YEAR_ONLY: "{value} (names only the year)"},
}  # fmt: skip


def sections(words: Words) -> Iterable[tuple[str, tuple[str, str, str], list[tuple[str, str, str]]]]:
    """Every kind with its title, the heads of its table and its rows."""
    for kind, cells in SHOWN.items():
        rows = [_row(kind, written, words) for written in cells]
        yield _TITLES[words.language][kind], _HEADS[words.language], rows


def _row(kind: str, written: Written, words: Words) -> tuple[str, str, str]:
    found = reading(kind, written)
    unasked, asked, unread = _ANSWERS[words.language]
    said = _unread(kind, written, words) if found.refused else _said(kind, found, words)
    return f"`{_shown(written, words)}`", said, asked if found.asked else unread if found.refused else unasked


def _unread(kind: str, written: Written, words: Words) -> str:
    """What stands instead of a reading: names that look alike, or the text itself where nothing was to be converted."""
    if kind == "unit":
        return _SAYINGS[words.language]["like"].format(names=", ".join(UNITS.like(written.text)))
    return _SAYINGS[words.language]["kept"] if kind == "old" else "—"


def _shown(written: Written, words: Words) -> str:
    if not written.number:
        return written.text
    saying = _SAYINGS[words.language]["percent" if written.percent else "cell"]
    return saying.format(value=written.text.replace(".", ",") if words.language == "vi" else written.text)


def _said(kind: str, found: ReadText, words: Words) -> str:
    sayings = _SAYINGS[words.language]
    if found.asked:
        return sayings["or"].join(
            choice_text(issue, choice, words) for issue in found.issues for choice in issue.choices
        )
    if kind == "title":
        assert isinstance(found.value, tuple)
        return "; ".join(sayings[said.strength].format(value=words.period(said.period)) for said in found.value)
    value = words.value(_param(kind, found.value)) if not isinstance(found.value, AbsenceMark) else sayings[found.value]
    return sayings["estimate"].format(value=value) if found.estimate else value


def _param(kind: str, value: object) -> Param:
    """The value as a parameter of a sentence, with the kind of figure that its column holds."""
    match value:
        case Unit():
            return f"{value.name} ({value.code})"
        case (str(made), _):
            return made
        case Decimal() if kind == "share":
            return Figure(value, FigureKind.SHARE, places=4)
        case int() if kind == "money":
            return Figure(Decimal(value), FigureKind.MONEY, places=6)
        case Absence() | MoneyUnit():
            return value
        case _:
            return value  # type: ignore[return-value]
