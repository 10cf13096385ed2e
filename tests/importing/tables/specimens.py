"""A specimen of every finding that only tables of an office's own can have."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dashboard.domain.issues import Answer, AnswerKind, IssueCode
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ValueType
from dashboard.domain.quality.figures import with_reports
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.workbook import Sheet
from dashboard.importing.findings import EarlierAnswer
from tests.importing.tables.build import examined_table, reached, sheet, songma

HEADS = (("UBND HUYỆN SÔNG MÃ",), ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",), ("KẾT QUẢ THÁNG 9 NĂM 2024",))
LABOUR = Hints(unit="126-LDTBXH")
IN_SEPTEMBER = Hints(period=Period.parse("2024-09"))


def workers(*rows: tuple[Any, ...], heads: tuple[tuple[str, ...], ...] = HEADS) -> Sheet:
    """Communes down, workers connected to jobs across."""
    return sheet([*heads, ("TT", "Xã", "Lao động được hỗ trợ kết nối, chuyển đổi nghề nghiệp, tạo việc làm"), *rows])


def results(title: str, value: Any, name: str = "Đào tạo nghề", planned: Any = 150) -> Sheet:
    return sheet(
        [
            HEADS[0],
            HEADS[2],
            ("PHÒNG LĐ-TB&XH",),
            ("STT", "Chỉ tiêu", "Kế hoạch năm 2024", title),
            (1, name, planned, value),
        ]
    )


def money(
    *rows: tuple[Any, ...], unit: str = "ĐVT: triệu đồng", title: str = "Lũy kế giải ngân vốn giao 2024"
) -> Sheet:
    return sheet([*HEADS, (unit,), ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", title), *rows])


EVERY_COMMUNE = [(None, unit.name, 1) for unit in songma().units if unit.group == "XA"]
POOR_ONLY = replace(songma(), indicators=tuple(i for i in songma().indicators if i.group != "HCN"))
OF_THE_MONTH = {"month_or_cumulative@Sheet1!D4": Answer("month_or_cumulative@Sheet1!D4", AnswerKind.CHOICE, "month")}
IN_AUGUST = reached("2024-08", {("DT-NGHE", "126"): 40})
BY_MONTH = replace(
    songma(),
    indicators=tuple(
        replace(i, value_type=ValueType.INCREMENTAL) if i.code == "DT-NGHE" else i for i in songma().indicators
    ),
)
BEFORE = EarlierAnswer("04213", "chị Hoa", datetime(2024, 9, 3, tzinfo=UTC))


def standing(*first: Examination) -> Snapshot:
    """The store after these tables were taken in."""
    empty = Snapshot(1, None, songma(), 1, (), ())
    return with_reports(empty, [e.proposal for e in first if isinstance(e.proposal, ReportChange)])[0]


TWO = standing(examined_table(workers((1, "Xã Bó Sinh", 5), (2, "Xã Nậm Ty", 7))))
BOTH = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề", "Tạo việc làm"), (1, "Xã Bó Sinh", 3, 6)])

SPECIMENS: dict[IssueCode, tuple[Examination, str, tuple[str, ...]]] = {  # how it comes about, where, with what else
    IssueCode.UNKNOWN_LAYOUT: (examined_table(sheet([("Kính gửi các xã",), ("về việc họp",)])), "Sheet1", ()),
    IssueCode.WHICH_UNIT: (examined_table(workers((1, "Xã Bó Sinh", 5), (2, "Xã Mường Sại", 7))), "Sheet1!B6", ()),
    IssueCode.WHICH_INDICATOR: (
        examined_table(results("Thực hiện lũy kế", 12, "Lao động học nghề"), hints=LABOUR), "Sheet1!B5", ()),
    IssueCode.WHICH_PROJECT: (
        examined_table(money((1, "Dạy nghề", 1763, 900), (2, "Hỗ trợ nuôi bò", None, 20))), "Sheet1!B7", ()),
    IssueCode.WHICH_COLUMN: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Số hộ thoát"), (1, "Xã Bó Sinh", 5), (2, "Xã Nậm Ty", 7)])), "Sheet1!C4", ()),
    IssueCode.UNTITLED_COLUMN: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3, 9)])), "Sheet1!D5", ()),
    IssueCode.WHICH_PERIOD: (examined_table(workers((1, "Xã Bó Sinh", 5), heads=HEADS[:2])), "Sheet1", ()),
    IssueCode.SEVERAL_PERIODS: (
        examined_table(workers((1, "Xã Bó Sinh", 5), heads=(*HEADS, ("(so với tháng 8/2024)",)))), "Sheet1!A3", ()),
    IssueCode.PERIOD_OF_A_DAY: (
        examined_table(sheet([*HEADS[:2], ("TT", "Xã", "Ngày số liệu", "Đào tạo nghề"), (1, "Xã Bó Sinh", "15/9/2024", 5)])),
        "Sheet1!C4", ()),
    IssueCode.WHICH_REPORTER: (examined_table(workers((1, "Xã Bó Sinh", 5), heads=HEADS[2:])), "Sheet1", ()),
    IssueCode.REPORTER_DIFFERS: (examined_table(workers((1, "Xã Bó Sinh", 5)), hints=LABOUR), "Sheet1", ()),
    IssueCode.WHICH_MONEY_UNIT: (examined_table(money((1, "Dạy nghề", 1700, 900), unit="Biểu 1")), "Sheet1", ()),
    IssueCode.WHICH_YEARS: (
        examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",), ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân"),
                              (1, "Dạy nghề", 1763, 900)])), "Sheet1!D5", ()),
    IssueCode.CUMULATIVE_OR_ESTIMATE: (examined_table(results("Lũy kế / Ước cả năm", 84), hints=LABOUR), "Sheet1!D4", ()),
    IssueCode.MONTH_OR_CUMULATIVE: (examined_table(results("Thực hiện tháng 9", 12), hints=LABOUR), "Sheet1!D4", ()),
    IssueCode.SAME_FIGURE_TWICE: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề", "Đào tạo nghề"), (1, "Bó Sinh", 3, 4)])), "Sheet1!D4", ()),
    IssueCode.MEASURE_DIFFERS: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề (hộ)"), (1, "Bó Sinh", 3)])), "Sheet1!C4", ()),
    IssueCode.CODE_AND_NAME_DIFFER: (
        examined_table(sheet([*HEADS, ("Mã đơn vị", "Xã", "Đào tạo nghề"), ("04171", "Nậm Ty", 3)])), "Sheet1!B5", ()),
    IssueCode.RESULTS_OR_PLAN: (
        examined_table(sheet([*HEADS[:2], ("KẾT QUẢ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024",), ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3)]),
                       hints=IN_SEPTEMBER), "Sheet1!A3", ()),
    IssueCode.READ_BY_ITS_TITLE: (
        examined_table(sheet([*HEADS[:2], ("KẾ HOẠCH NĂM 2025",), ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3)]), hints=IN_SEPTEMBER),
        "Sheet1!A3", ("nothing_to_store@Sheet1",)),
    IssueCode.WHICH_SHEET_COUNTS: (
        examined_table(workers((1, "Xã Bó Sinh", 5)), replace(workers((1, "Xã Bó Sinh", 6)), name="T9 (2)")), "T9 (2)!B5", ()),
    IssueCode.WHOSE_SHEET: (examined_table(replace(results("Thực hiện lũy kế", 12), name="Mường Sại"), hints=LABOUR), "Mường Sại", ()),
    IssueCode.UNIT_OF_SHEET: (examined_table(replace(results("Thực hiện lũy kế", 12), name="Mường Sai"), hints=LABOUR), "Mường Sai", ()),
    IssueCode.NO_FIGURE_BEFORE: (
        examined_table(results("Thực hiện tháng 9", 12), hints=LABOUR, answers=OF_THE_MONTH), "Sheet1!D5",
        ("month_or_cumulative@Sheet1!D4",)),
    IssueCode.ADDED_TO_FIGURE_BEFORE: (
        examined_table(results("Thực hiện tháng 9", 12), hints=LABOUR, answers=OF_THE_MONTH, snapshot=IN_AUGUST), "Sheet1!D5",
        ("month_or_cumulative@Sheet1!D4",)),
    IssueCode.IN_MONTH_DIFFERS: (
        examined_table(sheet([*HEADS, ("TT", "Chỉ tiêu", "Trong tháng", "Lũy kế"), (1, "Đào tạo nghề", 6, 48)]), snapshot=IN_AUGUST),
        "Sheet1!D5", ()),
    IssueCode.SHEET_OF_ANOTHER_PLACE: (
        examined_table(workers((1, "Xã Bó Sinh", 5)),
                       replace(workers((1, "Xã Ea Pô", 5), (2, "Xã Đắk Ha", 6), (3, "Xã Quảng Khê", 7)), name="khác")),
        "khác!B5", ()),
    IssueCode.SHARED_FIGURE: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Xã Bó Sinh", 5), (2, "Xã Nậm Ty", None)],
                             merges=("C5:C6",))), "Sheet1!C5", ()),
    IssueCode.MONEY_ESTIMATE: (
        examined_table(money((1, "Dạy nghề", None, "150 (ước)"), (2, "Việc làm", None, 20))), "Sheet1!D6", ()),
    IssueCode.FIGURES_DROPPED: (
        examined_table(workers((1, "Xã Bó Sinh", 5)), snapshot=TWO), "Sheet1!A3", ("correction@Sheet1!A3",)),
    IssueCode.FIGURES_LOWERED: (
        examined_table(workers((1, "Xã Bó Sinh", 4), (2, "Xã Nậm Ty", 7)), snapshot=TWO), "Sheet1!C5",
        ("correction@Sheet1!A3",)),
    IssueCode.ALSO_REPORTED: (examined_table(BOTH, snapshot=TWO), "Sheet1!A3", ()),
    IssueCode.UNITS_OF_ANOTHER_PLACE: (
        examined_table(workers((1, "Xã Ea Pô", 5), (2, "Xã Đắk Ha", 6), (3, "Xã Quảng Khê", 7))), "Sheet1!B5", ()),
    IssueCode.NOTHING_TO_STORE: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Cộng", 12)])), "Sheet1", ()),
    IssueCode.AS_SAID_BEFORE: (
        examined_table(workers((1, "Xã Mường Sại", 7)), memory={("which_unit", "xã mường sại"): BEFORE}), "Sheet1!B5",
        ("which_unit@Sheet1!B5",)),
    IssueCode.SAID_OF_ANOTHER_TABLE: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Số hộ thoát"), (1, "Xã Bó Sinh", 5), (2, "Xã Nậm Ty", 7)]),
                       memory={("which_column", "hộ nghèo › số hộ thoát"): replace(BEFORE, choice="value:DB-HN-3")}), "Sheet1!C4",
        ("which_column@Sheet1!C4",)),
    IssueCode.READ_BY_THE_PLAN: (examined_table(money((1, "Dạy nghề", 1763, 900), unit="Biểu 1")), "Sheet1", ()),
    IssueCode.NOT_IN_PLAN: (
        examined_table(
            sheet([*HEADS, ("TT", "Xã", "Tổng số hộ cận nghèo", "Tổng số thiếu hụt", "Việc làm", "Đào tạo nghề"),
                   (1, "Xã Bó Sinh", 50, 20, 20, 3)]), plan=POOR_ONLY), "Sheet1!E4", ()),
    IssueCode.PRELIMINARY_FIGURES: (
        examined_table(sheet([*HEADS, ("Kết quả sơ bộ",), ("TT", "Xã", "Tổng số hộ nghèo", "Tổng số thiếu hụt", "Việc làm"),
                              (1, "Xã Bó Sinh", 50, 20, 20)])), "Sheet1!A4", ()),
    IssueCode.LEFT_OUT: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (None, None, "Lũy kế"), (1, "Xã Bó Sinh", 5)],
                             merges=("A4:A5", "B4:B5")), plan=BY_MONTH), "Sheet1!C6", ("nothing_to_store@Sheet1",)),
    IssueCode.ROW_LEFT_OUT: (examined_table(workers((1, "Xã Bó Sinh", 5), (None, None, 5))), "Sheet1!A6", ()),
    IssueCode.SUM_WITHOUT_NAME: (
        examined_table(workers((1, "Xã Bó Sinh", 5), (2, "Xã Nậm Ty", 6), (None, None, 11))), "Sheet1!A7", ()),
    IssueCode.IDENTITY_FAILS: (
        examined_table(sheet([*HEADS, ("TT", "Xã", "Tạo việc làm", "Đào tạo nghề"),
                              ("A", "B", "1", "2=1"), (1, "Xã Bó Sinh", 5, 6)])), "Sheet1!D6", ()),
    IssueCode.RATE_DIFFERS: (
        examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",),
                              ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024", "Tỷ lệ (%)"),
                              (1, "Dạy nghề", 1763, 900, 52)])), "Sheet1!E6", ()),
    IssueCode.TOTAL_DIFFERS: (
        examined_table(sheet([*HEADS, ("TT", "Đơn vị", "Đào tạo nghề"), ("I", "Huyện Sông Mã", 9), *EVERY_COMMUNE])), "Sheet1!C5",
        ("parts_differ@Sheet1!C5",)),
    IssueCode.PLAN_DIFFERS: (
        examined_table(results("Thực hiện lũy kế", 84, planned=160), hints=LABOUR), "Sheet1!C5", ()),
}  # fmt: skip
