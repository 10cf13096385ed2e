"""The nation's targets to 2030 and its money, as published: nothing here is invented but the calendar of reports.

The sentences tell what the documents are published to set; their annexes were not at hand.
"""

from datetime import date
from decimal import Decimal

from dashboard.domain.plan.indicators import Aggregation, Direction, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import (
    Allocation,
    Fund,
    FundTier,
    Lead,
    LeadRole,
    Plan,
    PlanText,
    Programme,
    Project,
    TextKind,
)
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.plan.units import Unit, UnitLevel
from sample_data.offices.calendar import monthly_reports

CODE, YEAR, UNTIL = "NN-2026", 2026, 2030
ROOT, MINISTRY = "VN", "VN-BNNMT"
WHOLE = "CTMTQG"
INVESTMENT, CURRENT = "NSTW-DTC", "NSTW-TX"
PUBLIC_INVESTMENT, CURRENT_EXPENDITURE = "đầu tư công", "chi thường xuyên"
BILLION = 1_000_000_000
FALLS_EACH_YEAR = "NN-03"  # «1–1,5% mỗi năm»: the importer asks whether điểm % are meant
_DOCUMENTS = (
    "Nghị quyết 257/2025/QH15 ngày 11/12/2025; Nghị quyết 424/NQ-CP ngày 30/12/2025; "
    "Quyết định 417/QĐ-BNNMT ngày 31/01/2026"
)
_BUDGET = "Nghị quyết 246/2025/QH15"
_IN_ALL = "Giai đoạn 2026–2030 huy động khoảng 1,044 triệu tỷ đồng"

# code, name, short name, in English, unit, in English, measure, direction, aggregation, numerator, denominator
_INDICATORS = (
    ("TN-NONGTHON", "Thu nhập bình quân của người dân nông thôn so với năm 2020", "Thu nhập nông thôn so với 2020",
     "Income of rural people against 2020", "lần", "times", Measure.RATIO, Direction.RISES, Aggregation.NONE, "", ""),
    ("TN-DTTS", "Thu nhập bình quân của người dân tộc thiểu số so với bình quân chung cả nước", "Thu nhập DTTS so với cả nước",
     "Income of ethnic minorities against the national mean", "%", "%", Measure.PERCENTAGE, Direction.RISES,
     Aggregation.NONE, "", ""),
    ("HN-DACHIEU", "Tỷ lệ nghèo đa chiều", "Nghèo đa chiều", "Multidimensional poverty rate", "%", "%", Measure.PERCENTAGE,
     Direction.FALLS, Aggregation.NONE, "", ""),
    ("HN-DTTS-MN", "Tỷ lệ nghèo đa chiều vùng đồng bào dân tộc thiểu số và miền núi", "Nghèo vùng DTTS và miền núi",
     "Poverty rate of the ethnic-minority and mountain area", "%", "%", Measure.PERCENTAGE, Direction.FALLS,
     Aggregation.NONE, "", ""),
    ("XA-NTM", "Tỷ lệ xã đạt chuẩn nông thôn mới", "Xã nông thôn mới", "Communes that reach nông thôn mới", "%", "%",
     Measure.PERCENTAGE, Direction.RISES, Aggregation.RATIO_OF_SUMS, "xã đạt chuẩn nông thôn mới", "tổng số xã"),
    ("XA-NTM-HD", "Tỷ lệ xã nông thôn mới hiện đại trong số xã đạt chuẩn nông thôn mới", "Xã nông thôn mới hiện đại",
     "Modern communes among those of nông thôn mới", "%", "%", Measure.PERCENTAGE, Direction.RISES,
     Aggregation.RATIO_OF_SUMS, "xã đạt nông thôn mới hiện đại", "xã đạt chuẩn nông thôn mới"),
    ("TINH-HT", "Số tỉnh, thành phố hoàn thành nhiệm vụ xây dựng nông thôn mới", "Tỉnh hoàn thành nhiệm vụ",
     "Provinces that complete the task", "tỉnh, thành phố", "provinces", Measure.COUNT, Direction.RISES, Aggregation.SUM, "", ""),
    ("XA-DBKK", "Xã, thôn đặc biệt khó khăn", "Xã, thôn đặc biệt khó khăn", "Especially disadvantaged communes and villages",
     "", "", Measure.QUALITATIVE, Direction.FALLS, Aggregation.NONE, "", ""),
)  # fmt: skip

# target, indicator, operator, basis, low, high, rule, sentence
_TARGETS = (
    ("NN-01", "TN-NONGTHON", Operator.RANGE, Basis.LEVEL, "2.5", "3", PaceRule.CHANGE,
     "Đến năm 2030, thu nhập của người dân nông thôn gấp 2,5–3 lần năm 2020."),
    ("NN-02", "TN-DTTS", Operator.EQUAL, Basis.LEVEL, "0.5", "0.5", PaceRule.LEVEL,
     "Đến năm 2030, thu nhập bình quân của người dân tộc thiểu số bằng một nửa bình quân chung của cả nước."),
    (FALLS_EACH_YEAR, "HN-DACHIEU", Operator.RANGE, Basis.CHANGE_POINTS, "-0.015", "-0.01", PaceRule.CHANGE,
     "Tỷ lệ nghèo đa chiều giảm 1–1,5% mỗi năm."),
    ("NN-04", "HN-DTTS-MN", Operator.BELOW, Basis.LEVEL, "0.1", "0.1", PaceRule.LEVEL,
     "Đến năm 2030, tỷ lệ nghèo vùng đồng bào dân tộc thiểu số và miền núi dưới 10%."),
    ("NN-05", "XA-NTM", Operator.ABOUT, Basis.LEVEL, "0.65", "0.65", PaceRule.LEVEL,
     "Đến năm 2030, khoảng 65% số xã đạt chuẩn nông thôn mới, trong đó khoảng 10% số xã đạt nông thôn mới hiện đại."),
    ("NN-06", "XA-NTM-HD", Operator.ABOUT, Basis.LEVEL, "0.1", "0.1", PaceRule.LEVEL,
     "Đến năm 2030, khoảng 65% số xã đạt chuẩn nông thôn mới, trong đó khoảng 10% số xã đạt nông thôn mới hiện đại."),
    ("NN-07", "TINH-HT", Operator.EQUAL, Basis.COUNT, "5", "5", PaceRule.NONE,
     "Đến năm 2030, 5 tỉnh, thành phố hoàn thành nhiệm vụ."),
    ("NN-08", "XA-DBKK", Operator.NONE, Basis.STATE, None, None, PaceRule.NONE,
     "Đến năm 2030, cơ bản không còn xã, thôn đặc biệt khó khăn."),
)  # fmt: skip

# target, indicator, name, in English, tỷ đồng, operator, sentence
MONEY = (
    ("NN-09", "V-NSTW", "Vốn ngân sách trung ương", "Central budget", 100_000, Operator.EQUAL,
     "Ngân sách trung ương 100.000 tỷ đồng (9,6% tổng nguồn lực)."),
    ("NN-10", "V-NSDP", "Vốn ngân sách địa phương", "Local budgets", 300_000, Operator.ABOUT,
     "Ngân sách địa phương khoảng 300.000 tỷ đồng (28,7%)."),
    ("NN-11", "V-TINDUNG", "Vốn tín dụng chính sách", "Policy credit", 23_000, Operator.ABOUT,
     "Tín dụng chính sách khoảng 23.000 tỷ đồng (2,2%)."),
    ("NN-12", "V-NHANUOC", "Vốn nhà nước", "Money of the state", 423_000, Operator.ABOUT,
     "Vốn nhà nước khoảng 423.000 tỷ đồng: trung ương, địa phương, tín dụng chính sách."),
    ("NN-13", "V-LONGGHEP", "Vốn lồng ghép từ các chương trình, dự án khác", "Integrated from other programmes", 360_000,
     Operator.ABOUT, "Vốn lồng ghép khoảng 360.000 tỷ đồng (34,5%)."),
    ("NN-14", "V-TONG", "Tổng nguồn lực huy động", "Mobilised in all", 1_044_000, Operator.ABOUT, f"{_IN_ALL}."),
)  # fmt: skip


def _indicator(words: tuple[str, str, str, str, str, str, Measure, Direction, Aggregation, str, str]) -> Indicator:
    code, name, short, name_en, unit, unit_en, measure, direction, aggregation, above, below = words
    return Indicator(
        code=code, name=name, unit_of_measure=unit or "tình trạng", measure=measure, direction=direction,
        value_type=ValueType.POINT_IN_TIME, aggregation=aggregation, reporters=(ROOT,), frequency=Frequency.YEAR,
        numerator=above, denominator=below, short_name=short, name_en=name_en, unit_en=unit_en or "state",
    )  # fmt: skip


def _of_money(code: str, name: str, name_en: str) -> Indicator:
    return Indicator(
        code=code, name=f"{name} giai đoạn 2026–2030", unit_of_measure="tỷ đồng", measure=Measure.MONEY,
        direction=Direction.RISES, value_type=ValueType.POINT_IN_TIME, aggregation=Aggregation.NONE, reporters=(ROOT,),
        frequency=Frequency.YEAR, short_name=name, name_en=f"{name_en}, 2026–2030", unit_en="billion đồng",
    )  # fmt: skip


def _target(
    id: str,
    indicator: str,
    operator: Operator,
    basis: Basis,
    low: str | None,
    high: str | None,
    rule: PaceRule,
    said: str,
) -> Target:
    return Target(
        id=id, indicator=indicator, unit=ROOT, operator=operator, basis=basis,
        low=None if low is None else Decimal(low), high=None if high is None else Decimal(high),
        source_sentence=said, source_clause="Mục tiêu đến năm 2030", tier=Tier.NATION, pace_rule=rule, leads=(MINISTRY,),
        projects=(WHOLE,), until=UNTIL, each_year=id == FALLS_EACH_YEAR,
    )  # fmt: skip


def plan() -> Plan:
    """The first year of the phase; its money is that of all national target programmes, as it is published."""
    return Plan(
        programme=Programme(
            "ctmtqg-2026-2030",
            "Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát triển kinh tế - xã hội vùng "
            "đồng bào dân tộc thiểu số và miền núi",
            "Cả nước",
            "National Target Programme on new rural areas, poverty reduction, and ethnic-minority and mountain areas",
        ),
        year=YEAR,
        title="Mục tiêu đến năm 2030 và vốn năm 2026 của Chương trình (theo số liệu đã công bố)",
        root=ROOT,
        units=(
            Unit(ROOT, "Cả nước", "cả nước", UnitLevel.NATION),
            Unit(MINISTRY, "Bộ Nông nghiệp và Môi trường", "bộ", UnitLevel.OFFICE, ROOT, "Bộ NN&MT"),
        ),
        projects=(
            Project(
                WHOLE, "Các chương trình mục tiêu quốc gia (nguồn nêu chung, không tách từng chương trình)",
                short_name="Các CTMTQG", name_en="National target programmes (published as one sum)",
            ),
        ),
        funds=(
            Fund(INVESTMENT, "NSTW: vốn đầu tư công", FundTier.CENTRAL, PUBLIC_INVESTMENT, "Central: public investment"),
            Fund(CURRENT, "NSTW: chi thường xuyên", FundTier.CENTRAL, CURRENT_EXPENDITURE, "Central: current expenditure"),
        ),
        allocations=(
            Allocation(WHOLE, INVESTMENT, YEAR, 25_000 * BILLION, _BUDGET, spend_by=date(YEAR + 1, 1, 31)),
            Allocation(WHOLE, CURRENT, YEAR, 10_000 * BILLION, _BUDGET),
        ),
        indicators=(*(_indicator(words) for words in _INDICATORS), *(_of_money(*row[1:4]) for row in MONEY)),
        targets=(
            *(_target(*words) for words in _TARGETS),
            *(
                _target(id, indicator, operator, Basis.LEVEL, str(amount), str(amount), PaceRule.NONE, said)
                for id, indicator, _, _, amount, operator, said in MONEY
            ),
        ),
        leads=(Lead(WHOLE, MINISTRY), Lead(WHOLE, ROOT, LeadRole.COORDINATING)),
        obligations=monthly_reports(YEAR, (ROOT,))[1:],
        texts=(
            PlanText(
                WHOLE, TextKind.RULE,
                "Chương trình thực hiện 2026–2035, giai đoạn I 2026–2030; cơ quan chủ trì: Bộ Nông nghiệp và Môi trường.",
                "Nghị quyết 257/2025/QH15; Quyết định 417/QĐ-BNNMT",
            ),
            PlanText(
                WHOLE, TextKind.RULE,
                "Chuẩn nghèo giai đoạn 2022–2025 (Nghị định 07/2021/NĐ-CP) áp dụng từ 01/01/2026 đến 31/12/2026; từ 2027 đến "
                "2030 theo chuẩn mới: thu nhập 2.200.000 đồng/người/tháng ở nông thôn, 2.800.000 đồng ở thành thị.",
                "Nghị định 351/2025/NĐ-CP ngày 30/12/2025",
            ),
        ),
        rules=Rules(money_default=DefaultPath.NONE),  # no path is published: nothing to be behind of
        decision=_DOCUMENTS,
        decision_date=date(2026, 1, 31),
        sample=True,
        assumed_today=date(2026, 3, 15),
    )  # fmt: skip
