"""How the layout of a table that offices make themselves is declared: what its titles mean, and how it is recognised."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.reported.observations import Source

UNTIL = r"\b(đến|tới|hết|thời điểm)\b.{0,12}?(tháng|ngày|quý|\d)"
MONTH_NAMED = r"\b(tháng|quý) ?(\d{1,2}|i{1,3}|iv)\b|\bt\d{1,2}\b"  # after what says "until": the month's own figure


class Axis(StrEnum):
    """What the cells of a column name: the keys of the figures in the same row."""

    UNIT = "unit"
    INDICATOR = "indicator"
    PROJECT = "project"
    ITEM = "item"  # "Nội dung": an indicator or a project, as its rows turn out
    PERIOD = "period"
    GROUP = "group"  # phân tổ, or households and persons in two rows of one commune
    FUND = "fund"
    NUMBERING = "numbering"
    MEASURE = "measure"  # "ĐVT": what the figures of the row are counted in
    REMARK = "remark"  # read by people only


class Role(StrEnum):
    """What a figure says of its subject."""

    ACTUAL = "actual"
    CUMULATIVE = "cumulative"
    IN_PERIOD = "in_period"
    ESTIMATE = "estimate"
    CUMULATIVE_OR_ESTIMATE = "cumulative_or_estimate"  # "Lũy kế / Ước cả năm": asked once per sheet
    PLANNED = "planned"  # a target or an allocation: compared with the plan, never stored
    LAST_YEAR = "last_year"
    RATE = "rate"
    REMAINING = "remaining"
    ADVANCE = "advance"  # tạm ứng chưa thu hồi: a part of the cumulative money
    CHECK = "check"  # a total of other columns
    SPLIT = "split"  # a part of the total beside it: capital or recurrent money; compared, never stored
    ASKED = "asked"  # its meaning waits for an answer
    ADDED = "added"  # of the month alone, as a person said: added to what the month before had reached


STORED = (
    Role.ACTUAL, Role.CUMULATIVE, Role.IN_PERIOD, Role.ADDED, Role.ESTIMATE, Role.CUMULATIVE_OR_ESTIMATE, Role.ADVANCE,
)  # fmt: skip


class Part(StrEnum):
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


class Years(StrEnum):
    """Which budget years' money a column speaks of."""

    ALL = "all"
    CARRIED = "carried"
    OWN = "own"


class Meaning(NamedTuple):
    """What is known of a figure from its column, its row or its sheet; None and "" where nothing is said.

    A tuple, for bulk tables join hundreds of thousands of them.
    """

    axis: Axis | None = None
    role: Role | None = None
    indicators: tuple[str, ...] = ()  # several share one denominator
    part: Part | None = None
    project: str = ""
    fund: str = ""
    years: Years | None = None
    subject: str = ""
    group: str = ""
    money: bool = False  # the title speaks of money, whatever the rows name
    persons: bool = False  # the second of two rows of a unit: people, where the first one counts households
    period: Period | None = None

    def over(self, under: "Meaning") -> "Meaning":
        """Both together; what this one says wins."""
        axis, role, indicators, part, project, fund, years, subject, group, money, persons, period = self
        ax, ro, ind, pa, pr, fu, ye, su, gr, mo, pe, when = under
        both = (axis or ax, role or ro, indicators or ind, part or pa, project or pr, fund or fu, years or ye,
                subject or su, group or gr, money or mo, persons or pe, period or when)  # fmt: skip
        return tuple.__new__(Meaning, both)

    @property
    def says_something(self) -> bool:
        return self != NOTHING


NOTHING = Meaning()


@dataclass(frozen=True)
class Facet:
    """A pattern within one title, in plain spelling, and what it says. The first facet that matches gives each field."""

    pattern: str
    gives: Meaning

    def matches(self, title: str) -> bool:
        return re.search(self.pattern, title) is not None


@dataclass(frozen=True)
class Concept:
    """The figure of a column; the plan's indicator is found by code, name, alias or role."""

    code: str
    names: tuple[str, ...]
    part: Part = Part.VALUE
    number: str = ""  # of the column in a published form: identities speak of it
    of_persons: "Concept | None" = None  # the same of people, where a form has a row of households and one of people
    role: ReviewRole = ReviewRole.NONE  # its role in the review, where the plan says it of one of its indicators
    group: str = ""  # of whom, where several indicators have that role
    unit: str = ""  # what it counts: hộ, người


@dataclass(frozen=True)
class TableLayout:
    """One kind of table. `needs` are patterns that must each be found among its titles for it to be recognised."""

    key: str
    form: str  # under which reports of this layout are kept
    rows: tuple[Axis, ...]  # what its rows may name
    needs: tuple[str, ...]
    facets: tuple[Facet, ...]
    money: bool = False
    concepts: tuple[tuple[str, Concept], ...] = ()  # pattern of a heading's whole path -> concept
    identities: tuple[str, ...] = ()  # over the numbers of its columns, such as "9=1-2-3-4+5+6+7+8"
    shared_denominator: str = ""  # pattern of the column that all its shares are taken of
    source: Source = Source.CONSOLIDATED


def axis(pattern: str, of: Axis) -> Facet:
    return Facet(pattern, Meaning(axis=of))


def role(pattern: str, of: Role) -> Facet:
    return Facet(pattern, Meaning(role=of))


NOT_CUMULATIVE = r"(chưa|không)( tính)? (lũy kế|cộng dồn)"
EARLIER = role(r"(?<!so với )(?<!so )\b(kỳ|tháng|quý) trước", Role.LAST_YEAR)  # "lũy kế kỳ trước": compared only
ESTIMATED_MONTH = role(rf"ước.*({MONTH_NAMED})", Role.IN_PERIOD)
RATES = role(r"tỷ lệ", Role.RATE)  # of a published form, whose shares all follow from its counts

COMMON = (
    axis(r"^(s[ .]?t[ .]?t|t[ .]?t|số tt|số thứ tự|thứ tự|no|#)\W*$|^#$", Axis.NUMBERING),
    axis(r"^(đơn vị tính|đvt|đơn vị đo|đơn vị đo lường)\b", Axis.MEASURE),
    axis(r"^(xếp |thứ )?hạng$|^xếp (loại|thứ)|^(ghi chú|đánh giá|nguyên nhân|lý do|căn cứ|địa chỉ)|chủ trì|chủ đầu tư"
         r"|^(cơ quan|đơn vị) (thực hiện|quản lý|phối hợp)", Axis.REMARK),
    axis(r"^(mã )?(đơn vị( hành chính)?|tên đơn vị|địa phương|địa bàn|tên xã|xã|phường ?/ ?xã|xã ?/ ?phường|xã, (phường|thị trấn).*"
         r"|phường, xã.*|huyện|huyện, thị xã.*|tên huyện|đơn vị báo cáo|tỉnh|tỉnh, thành phố.*"
         r"|(tên )?(thôn|bản|xóm|ấp|tiểu khu|khu phố|tổ dân phố)( ?[,/(] ?.*)?)$", Axis.UNIT),
    axis(r"^(mã |tên )?(chỉ tiêu|chỉ số|tiêu chí)$|^nội dung chỉ tiêu", Axis.INDICATOR),
    axis(r"^(mã |tên )?(tiểu )?dự án( ?[,/] ?(tiểu )?dự án.*)?$", Axis.PROJECT),
    axis(r"^nội dung$|^(danh mục|hạng mục)$", Axis.ITEM),
    axis(r"^(kỳ( báo cáo| số liệu)?|tháng|quý|thời gian|thời điểm|năm)$", Axis.PERIOD),
    axis(r"^cập nhật (đến )?(hết )?ngày$"
         r"|^(ngày|thời điểm)( (báo cáo|(chốt |cập nhật |lấy )?số liệu|chốt( số)?|cập nhật|tổng hợp))?$"
         r"|^(số liệu )?(tính )?đến( hết)?( ngày| thời điểm)?$", Axis.PERIOD),
    axis(r"^(phân tổ|nhóm|đối tượng|nhóm đối tượng)$", Axis.GROUP),
    axis(r"^(mã )?nguồn( vốn| kinh phí)?$", Axis.FUND),
    role(r"^tỷ lệ$|\b(th|gn|thực hiện|giải ngân) ?/ ?(kh|kế hoạch)\b"
         r"|tỷ lệ \W*(%|gn\b|giải ngân|thực hiện|đạt|hoàn thành|thanh toán|so|tăng|giảm)|so (với|sánh|kh|kế hoạch)|tăng\W*giảm"
         r"|phần trăm|tỷ trọng|tiến độ|hiệu quả|đạt ?%"
         r"|% ?(kh|kế hoạch|giải ngân|thực hiện|hoàn thành|đạt|so)|^đạt ?\W*(%|tỷ lệ)|^\W*%\W*$", Role.RATE),
    role(r"còn lại|chưa giải ngân|còn phải|còn thiếu", Role.REMAINING),
    role(r"lũy kế.*ước|ước.*lũy kế", Role.CUMULATIVE_OR_ESTIMATE),
    EARLIER,
    role(NOT_CUMULATIVE, Role.IN_PERIOD),
    role(r"lũy kế|cộng dồn|từ đầu năm", Role.CUMULATIVE),
    ESTIMATED_MONTH,
    role(r"^(ước|dự kiến|dự báo)|\(ước\)|ước (thực hiện|cả năm|giải ngân|đạt)", Role.ESTIMATE),
    role(r"năm trước|cùng kỳ|(lũy kế|cả|trong|kế hoạch|thực hiện|vốn|từ)\b.{0,12}giai đoạn|từ năm 20\d\d", Role.LAST_YEAR),
    role(r"trong (kỳ|tháng|quý)|phát sinh|tháng báo cáo|(tháng|quý|kỳ) này|^(thực hiện|kết quả)\b.*(thêm|mới)$", Role.IN_PERIOD),
    role(rf"^(kế hoạch|mục tiêu|chỉ tiêu)\b.*({MONTH_NAMED}|\d tháng)", Role.CHECK),  # a step on the way of the year
    role(r"^(được )?giao( năm \d{4})?$|^(kế hoạch|chỉ tiêu|mục tiêu|dự toán)\b.*(năm|giao|\d{4})"
         r"|^(kế hoạch|mục tiêu|chỉ tiêu giao)$", Role.PLANNED),
    role(rf"lũy kế|cộng dồn|từ đầu năm|{UNTIL}|\b\d{{1,2}} tháng\b", Role.CUMULATIVE),
    role(MONTH_NAMED, Role.IN_PERIOD),
    role(r"^(thực hiện|kết quả|số liệu|giá trị|số lượng|đã thực hiện|kết quả thực hiện)|^đạt( được)?$"
         r"|^số (người|hộ|lao động|lượt|xã|cán bộ)$", Role.ACTUAL),
)  # fmt: skip
