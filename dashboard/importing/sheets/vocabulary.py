"""The closed lists of words in our own workbooks: what an office writes for each member of a domain enum.

They are recognised in what people send, and so part of the format, like titles: no language of a page changes them.
"""

from enum import StrEnum
from functools import cache

from dashboard.domain.absence import Absence
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import OWN, Aggregation, Direction, Frequency, Measure, ReviewRole, ValueType
from dashboard.domain.plan.plan import ALL_PROJECTS, NOT_SPLIT, TOTAL, FundTier, LeadRole, PathOf, TextKind
from dashboard.domain.plan.rules import DefaultPath, SupportBasis
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule, Tier
from dashboard.domain.plan.units import SuccessionKind, UnitLevel
from dashboard.domain.reported.observations import Source
from dashboard.importing.cell_text.names import plain

WORDS: dict[type[StrEnum], dict[StrEnum, tuple[str, ...]]] = {
    # the first spelling is the one that workbooks are written with; it stands in drop-downs too, so it holds no comma
    UnitLevel: {
        UnitLevel.NATION: ("cả nước", "trung ương", "toàn quốc"),
        UnitLevel.PROVINCE: ("tỉnh",),
        UnitLevel.DISTRICT: ("huyện",),
        UnitLevel.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
        UnitLevel.VILLAGE: ("bản", "thôn", "tổ dân phố"),
        UnitLevel.OFFICE: ("cơ quan", "phòng", "sở"),
    },
    LeadRole: {LeadRole.LEAD: ("chủ trì",), LeadRole.COORDINATING: ("phối hợp",)},
    TextKind: {
        TextKind.AIM: ("mục tiêu",),
        TextKind.BENEFICIARIES: ("đối tượng", "đối tượng thụ hưởng"),
        TextKind.SUPPORT: ("nội dung hỗ trợ", "nội dung thực hiện", "nội dung"),
        TextKind.RULE: ("quy định", "nguyên tắc"),
    },
    FundTier: {
        FundTier.CENTRAL: ("trung ương", "nstw", "tw", "tư"),
        FundTier.LOCAL: ("địa phương", "nsđp", "đp"),
        FundTier.OTHER: ("khác",),
        FundTier.NOT_SPLIT: ("không tách",),
    },
    Measure: {
        Measure.COUNT: ("số lượng",),
        Measure.PERCENTAGE: ("tỷ lệ",),
        Measure.RATIO: ("tỷ số",),
        Measure.MONEY: ("tiền",),
        Measure.QUALITATIVE: ("định tính",),
    },
    Direction: {Direction.RISES: ("tăng",), Direction.FALLS: ("giảm",), Direction.HOLDS: ("giữ",)},
    ValueType: {
        ValueType.CUMULATIVE: ("lũy kế",),
        ValueType.INCREMENTAL: ("trong kỳ",),
        ValueType.POINT_IN_TIME: ("thời điểm",),
    },
    Aggregation: {
        Aggregation.SUM: ("cộng",),
        Aggregation.RATIO_OF_SUMS: ("tỷ lệ của tổng",),
        Aggregation.COUNT_UNITS: ("đếm đơn vị đạt", "đếm xã đạt", "đếm đơn vị đạt chuẩn"),
        Aggregation.NONE: ("không cộng",),
    },
    Frequency: {
        Frequency.MONTH: ("tháng", "hàng tháng", "hằng tháng", "mỗi tháng", "1 tháng"),
        Frequency.QUARTER: ("quý", "hàng quý", "hằng quý", "mỗi quý", "3 tháng"),
        Frequency.HALF: ("6 tháng", "nửa năm", "6 tháng một lần", "sáu tháng"),
        Frequency.YEAR: ("năm", "hàng năm", "hằng năm", "mỗi năm", "cả năm", "12 tháng"),
    },
    Tier: {
        Tier.NATION: ("trung ương giao",),
        Tier.PROVINCE: ("tỉnh giao",),
        Tier.DISTRICT: ("huyện giao",),
        Tier.COMMUNE: ("xã giao",),
        Tier.OWN: ("phấn đấu",),
    },
    Operator: {
        Operator.EQUAL: ("=",),
        Operator.AT_LEAST: ("≥", ">=", "ít nhất"),
        Operator.ABOVE: (">", "trên"),
        Operator.AT_MOST: ("≤", "<=", "tối đa"),
        Operator.BELOW: ("<", "dưới"),
        Operator.ABOUT: ("≈", "~", "khoảng"),
        Operator.RANGE: ("từ – đến", "từ - đến"),
        Operator.NONE: ("không có số",),
    },
    Basis: {
        Basis.LEVEL: ("mức",),
        Basis.COUNT: ("số lượng",),
        Basis.SHARE_OF_NEED: ("tỷ lệ người có nhu cầu",),
        Basis.CHANGE_POINTS: ("thay đổi (điểm %)", "thay đổi, điểm %", "điểm %"),
        Basis.RELATIVE_CHANGE: ("thay đổi (%)", "thay đổi, %"),
        Basis.CHANGE_COUNT: ("thay đổi (số lượng)", "thay đổi, số lượng"),
        Basis.STATE: ("định tính",),
    },
    CountOf: {
        CountOf.CHANGE: ("số giảm đi hoặc tăng thêm", "số giảm", "số tăng"),
        CountOf.LEVEL: ("số còn lại hoặc phải đạt", "số còn lại", "số phải đạt"),
    },
    PaceRule: {
        PaceRule.FROM_ZERO: ("từ 0",),
        PaceRule.CHANGE: ("thay đổi",),
        PaceRule.LEVEL: ("mức",),
        PaceRule.NONE: ("không",),
    },
    DefaultPath: {
        DefaultPath.STRAIGHT_LINE: ("đường thẳng",),
        DefaultPath.LAST_YEAR: ("năm trước",),
        DefaultPath.NONE: ("không",),
    },
    SuccessionKind: {
        SuccessionKind.WHOLE: ("nhập toàn bộ", "nhâp toàn bộ", "sáp nhập toàn bộ"),
        SuccessionKind.PART: ("nhập một phần", "nhâp một phần", "chia tách"),
        SuccessionKind.RENAMED: ("đổi tên", "giữ nguyên"),
    },
    ReviewRole: {
        ReviewRole.ALL_HOUSEHOLDS: ("tổng số hộ dân cư",),
        ReviewRole.POOR_HOUSEHOLDS: ("số hộ nghèo",),
        ReviewRole.NEAR_POOR_HOUSEHOLDS: ("số hộ cận nghèo",),
        ReviewRole.POVERTY_RATE: ("tỷ lệ hộ nghèo",),
        ReviewRole.NEAR_POVERTY_RATE: ("tỷ lệ hộ cận nghèo",),
        ReviewRole.DEPRIVED: ("thiếu hụt",),
        ReviewRole.FLOW_START: ("diễn biến: đầu kỳ",),
        ReviewRole.FLOW_TO_NEAR_POOR: ("diễn biến: thành cận nghèo",),
        ReviewRole.FLOW_OUT: ("diễn biến: vượt chuẩn",),
        ReviewRole.FLOW_OTHER_FALL: ("diễn biến: giảm khác",),
        ReviewRole.FLOW_FROM_NEAR_POOR: ("diễn biến: cận nghèo thành nghèo",),
        ReviewRole.FLOW_RELAPSED: ("diễn biến: tái nghèo",),
        ReviewRole.FLOW_NEW: ("diễn biến: phát sinh mới",),
        ReviewRole.FLOW_OTHER_RISE: ("diễn biến: tăng khác",),
        ReviewRole.FLOW_END: ("diễn biến: cuối kỳ",),
        ReviewRole.CREDIT_LENT: ("tín dụng: doanh số cho vay",),
        ReviewRole.CREDIT_OUTSTANDING: ("tín dụng: dư nợ",),
        ReviewRole.MOBILISED: ("nguồn huy động",),
    },
    SupportBasis: {SupportBasis.TARGET: ("mục tiêu",), SupportBasis.PATH: ("lộ trình",)},
    PathOf: {PathOf.TARGET: ("chỉ tiêu",), PathOf.MONEY: ("giải ngân",)},
    MoneyUnit: {
        MoneyUnit.MILLION: ("triệu đồng", "tr.đ", "triệu"),
        MoneyUnit.DONG: ("đồng", "vnđ"),
        MoneyUnit.THOUSAND: ("nghìn đồng", "ngàn đồng", "nghìn"),
        MoneyUnit.BILLION: ("tỷ đồng", "tỉ đồng", "tỷ"),
    },
    Absence: {
        Absence.NIL: ("không phát sinh",),
        Absence.NOT_REPORTED: ("chưa có số liệu",),
        Absence.NOT_APPLICABLE: ("không thuộc đối tượng", "không áp dụng"),
        Absence.NOT_DUE: ("chưa đến kỳ",),
        Absence.UNKNOWN_AMOUNT: ("chưa có số",),
    },
    Source: {
        Source.OWN_REPORT: ("đơn vị báo cáo",),
        Source.CONSOLIDATED: ("bảng tổng hợp",),
        Source.TREASURY: ("Kho bạc",),
        Source.REVIEW_SOFTWARE: ("phần mềm rà soát",),
    },
}

YES_WORDS = ("có", "x")
NO_WORDS = ("không",)

# Words that stand for a value where a code, a year or a number is expected.
NOT_SPLIT_SPELLED = ((NOT_SPLIT, "không tách"),)
TOTAL_SPELLED = ((TOTAL, "tổng số"),)
OWN_SPELLED = ((OWN, "đơn vị báo cáo"),)
ALL_SPELLED = ((ALL_PROJECTS, "tất cả"),)
CONSOLIDATED_SPELLED = (((), "bảng tổng hợp"),)  # nobody reports it: its figures come with consolidated tables only
UNKNOWN_SPELLED = ((None, "chưa có số"),)
CROSSED = ((True, "x"), (False, ""))  # a flag that is a mark in a box


def word(member: StrEnum) -> str:
    """The office's word for a member, as workbooks have it."""
    return WORDS[type(member)][member][0]


@cache
def members(enum: type[StrEnum]) -> dict[str, StrEnum]:
    """The members of an enum by every spelling, in plain letters."""
    return {plain(text): member for member, spellings in WORDS[enum].items() for text in spellings}


def offered(enum: type[StrEnum], only: tuple[StrEnum, ...] = ()) -> tuple[str, ...]:
    """The words that a drop-down offers for an enum, or for `only` some members: those that workbooks are written with.

    A list of Excel parts its words by commas, so none of them holds one.
    """
    return tuple(word(member) for member in WORDS[enum] if not only or member in only)
