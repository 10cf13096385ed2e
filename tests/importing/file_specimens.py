"""A specimen of every finding about a file, its sheets, cells and rows, or a plan over time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.domain.issues import Answer, AnswerKind, IssueCode
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.targets import Tier
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.history import PlanVersion, Reception, Revision
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.exports.report_template import report_template
from dashboard.importing.examination import Hints
from dashboard.importing.files.workbook import CellKind, FileCell, FileKind, Workbook, read
from dashboard.importing.layouts import exported
from tests.builders import COMMUNE, DISTRICT, SEPTEMBER, an_observation
from tests.importing.office import (
    ABOUT,
    EMPTY,
    MONEY,
    RESULTS,
    WORDS,
    edited,
    examined,
    examined_plan,
    known,
    plan,
    planned,
    report,
)
from tests.importing.specimen import (
    WHEN,
    Specimen,
    in_plan,
    in_report,
    known_with,
    sent,
    state_typed,
    told_in_words,
    with_states,
    with_words,
)

UNIT, PROJECT, ALLOCATION, CATALOGUE, TARGETS = "Đơn vị", "Dự án", "Phân bổ", "Danh mục chỉ tiêu", "Chỉ tiêu"
MERGER, PATH, CALENDAR = "Sáp nhập, chia tách", "Lộ trình", "Lịch báo cáo"
MERGED = {  # X1 becomes X3 on 1/7/2024
    f"{UNIT}!J3": date(2024, 7, 1), f"{UNIT}!A6": "X3", f"{UNIT}!B6": "Xã Ba", f"{UNIT}!D6": "xã", f"{UNIT}!E6": "xã",
    f"{UNIT}!I6": date(2024, 7, 1),
    f"{MERGER}!A2": COMMUNE, f"{MERGER}!B2": "X3", f"{MERGER}!C2": date(2024, 7, 1), f"{MERGER}!D2": "nhập toàn bộ",
}  # fmt: skip
IN_PART = {f"{MERGER}!D2": "nhập một phần", f"{MERGER}!E2": "chưa có số"}
THE_REST = {  # of X1, to X4
    f"{UNIT}!A7": "X4", f"{UNIT}!B7": "Xã Bốn", f"{UNIT}!D7": "xã", f"{UNIT}!E7": "xã", f"{UNIT}!I7": date(2024, 7, 1),
    f"{MERGER}!A3": COMMUNE, f"{MERGER}!B3": "X4", f"{MERGER}!C3": date(2024, 7, 1), f"{MERGER}!D3": "nhập một phần",
    f"{MERGER}!E3": "chưa có số",
}  # fmt: skip
LATER_STEP = {
    f"{PATH}!{at}": value
    for at, value in (("A3", "chỉ tiêu"), ("B3", "T1"), ("N3", 150), ("O3", "Trưởng phòng"), ("Q3", 2025))
}
ADJUSTED = "Điều chỉnh vốn"
SIGNED = date(2024, 1, 20)
ERROR = FileCell(0, 0, CellKind.ERROR, "#REF!")
FORMULA = FileCell(0, 0, CellKind.UNCOMPUTED, "=VLOOKUP(A2,G3:H9,2)", formula="=VLOOKUP(A2,G3:H9,2)")


def of_workbook(workbook: Workbook, at: str) -> Specimen:
    return Specimen(examined(workbook), at)


def with_sheet(name: str, **over: object) -> Workbook:
    kept = tuple(replace(sheet, **over) if sheet.name == name else sheet for sheet in report().sheets)
    return replace(report(), sheets=kept)


def received_before(newest: bool, status: SubmissionStatus, plans: tuple[PlanVersion, ...] = ()) -> Reception:
    """The same bytes as they came once before."""
    revision = Revision("P", 2024, sent(status), newest, 2, 2, "xa.X1")
    return Reception("a" * 64, "bao-cao.xlsx", WHEN, "xa.X1", 2, () if plans else (revision,), plans)


def without_projects() -> Workbook:
    """The plan's sheets that name no project."""
    kept = ("Chương trình", UNIT, "Nguồn vốn", "Phân tổ", CATALOGUE)
    return replace(planned(), sheets=tuple(sheet for sheet in planned().sheets if sheet.name in kept))


def adjusted(year: int, millions: object) -> dict[str, object]:
    """A row that adjusts a line of DA4.1 on 1/7/2024."""
    row = ("DA4.1", "NSTW", year, millions, date(2024, 7, 1), "QĐ 7/QĐ-UBND")
    return {f"{ADJUSTED}!{column}2": value for column, value in zip("ABCDEF", row, strict=True)}


def plan_with_units(**over: object) -> Plan:
    units = tuple(replace(unit, **over) if unit.code == COMMUNE else unit for unit in plan().units)
    return replace(plan(), units=units)


def signed_path() -> Plan:
    """The plan with its path approved on a day."""
    return replace(plan(), milestones=tuple(replace(m, approved_on=SIGNED) for m in plan().milestones))


def year_before(**over: object) -> Snapshot:
    """The store with the plan of the year before, whose first target reaches into this year, by a step of its own."""
    target = replace(plan().targets[0], **({"until": 2024} | over))
    step = Milestone(PathOf.TARGET, target.id, Period.of_month(2024, 12), Decimal(140))
    return known_with(plan=replace(plan(), year=2023, targets=(target,), milestones=(step,)))


def of_a_commune() -> Workbook:
    """A commune's plan after 1/7/2025, with a target that it says a district set."""
    base = plan()
    root = replace(base.units[0], level=UnitLevel.COMMUNE, valid_from=date(2025, 7, 1))
    targets = (base.targets[0], replace(base.targets[1], tier=Tier.OWN))
    return read(plan_workbook(replace(base, units=(root, *base.units[1:]), targets=targets)))


def plan_without_lines() -> Plan:
    """A plan that asks the communes for nothing."""
    return replace(plan(), indicators=(), targets=(), leads=(), milestones=())


def nothing_asked() -> Workbook:
    return read(
        report_template(known_with(plan=plan_without_lines(), observations=(), disbursements=()), COMMUNE, SEPTEMBER)
    )


def specimens() -> dict[IssueCode, Specimen]:
    I = IssueCode  # noqa: E741, N806 - one letter keeps the table readable
    return {
        # the file and its sheets
        I.OWN_DOCUMENT: Specimen(examined(edited(report(), {f"{exported.SHEET}!A1": exported.MARK, f"{exported.SHEET}!A2": "7"})), exported.SHEET),
        I.MISSING_SHEET: Specimen(examined_plan({}, workbook=without_projects()), PROJECT),
        I.MISSING_COLUMN: in_report(f"{MONEY}!A1", cells={f"{MONEY}!C1": EMPTY}),
        I.UNKNOWN_COLUMN: in_report(f"{RESULTS}!N1", value="Ghi chú của xã"),
        I.UNKNOWN_SHEET: Specimen(examined(edited(report(), {"Sheet1!B2": "nháp"})), "Sheet1"),
        I.HIDDEN: of_workbook(with_sheet(MONEY, visible=False), MONEY),
        I.MACROS: of_workbook(replace(report(), macros=True), ABOUT),
        I.EXTERNAL_LINKS: of_workbook(replace(report(), links=True), ABOUT),
        I.LEGACY_FORMAT: of_workbook(replace(report(), kind=FileKind.XLS), ABOUT),
        # what the file is about
        I.UNKNOWN_PROGRAMME: in_report(f"{ABOUT}!B2", value="chuong-trinh-khac"),
        I.UNKNOWN_UNIT: in_report(f"{ABOUT}!B4", value="Xã Mốt"),
        I.UNIT_NOT_STANDING: Specimen(
            examined(report(), known_with(plan=plan_with_units(valid_to=date(2024, 9, 1)))), f"{ABOUT}!B4"),
        I.NOT_EXPECTED: in_report(f"{RESULTS}!B7", cells={f"{RESULTS}!B7": "van-phong", f"{RESULTS}!G7": 5}),
        I.BAD_PERIOD: in_report(f"{ABOUT}!B6", value="tháng mười ba"),
        I.FUTURE_PERIOD: in_report(f"{ABOUT}!B6", value="2024-11"),
        I.OUTSIDE_PLAN_YEAR: in_report(f"{ABOUT}!B6", value="2023-09"),
        I.CONTRADICTION: Specimen(examined(report(), hints=Hints(unit="X2")), f"{ABOUT}!B4"),
        I.ALREADY_RECEIVED: Specimen(
            examined(report(), earlier=received_before(True, SubmissionStatus.SUBMITTED)), "bao-cao.xlsx"
        ),
        I.REPLACED_REVISION: Specimen(
            examined(report(), earlier=received_before(False, SubmissionStatus.SUBMITTED)), "bao-cao.xlsx"
        ),
        I.WITHDRAWN_REVISION: Specimen(
            examined(report(), earlier=received_before(True, SubmissionStatus.WITHDRAWN)), "bao-cao.xlsx"
        ),
        I.RETURNED_REVISION: Specimen(
            examined(report(), earlier=received_before(True, SubmissionStatus.RETURNED)), "bao-cao.xlsx"
        ),
        I.CORRECTION: Specimen(
            examined(report(), known_with(submissions=(sent(SubmissionStatus.SUBMITTED),))), f"{ABOUT}!B6"
        ),
        I.LATE: Specimen(examined(report(), today=date(2024, 10, 5)), f"{ABOUT}!B6"),
        # one cell
        I.REQUIRED: in_report(f"{ABOUT}!B6", value=EMPTY),
        I.NOT_A_NUMBER: in_report(f"{RESULTS}!G2", value="mươi người"),
        I.ABOUT_A_NUMBER: in_report(f"{RESULTS}!G2", value="khoảng 84"),
        I.ABSENCE_AS_FIGURE: in_report(f"{RESULTS}!G2", value="chưa có"),
        I.NOT_A_DATE: in_plan("Chương trình!B10", value="giữa tháng giêng"),
        I.AMBIGUOUS_DATE: in_plan("Chương trình!B10", value=45596),
        I.NO_DEADLINE_RULE: in_plan("Lịch báo cáo!E2", cells={"Lịch báo cáo!D2": "hằng tháng", "Lịch báo cáo!E2": "sớm nhất"}),
        I.DEADLINE_WHICH_MONTH: in_plan(
            "Lịch báo cáo!E2", cells={"Lịch báo cáo!D2": "hằng tháng", "Lịch báo cáo!E2": "trước ngày 25"}
        ),
        I.CELL_ERROR: in_report(f"{RESULTS}!G2", value=ERROR),
        I.FORMULA_WITHOUT_VALUE: in_report(f"{RESULTS}!G2", value=FORMULA),
        I.UNKNOWN_WORD: in_report(f"{RESULTS}!K2", value="bận"),
        I.TOO_LONG: in_report(f"{WORDS}!B1", value="dài " * 1001),
        I.NEGATIVE: in_report(f"{MONEY}!I2", value=-500),
        I.NOT_WHOLE: in_report(f"{RESULTS}!H4", value=Decimal("420.5")),
        I.TOO_GREAT: in_report(f"{MONEY}!I2", value=10**17),
        I.STRUCK: in_report(f"{RESULTS}!G2", value=FileCell(0, 0, CellKind.NUMBER, Decimal(84), struck=True)),
        I.PARTS_LEFT_OUT: in_report(f"{RESULTS}!G2", value=FileCell(0, 0, CellKind.TEXT, "84", left_out="11")),
        I.AMBIGUOUS_NUMBER: in_report(f"{RESULTS}!G5", value="55,125"),
        I.AMBIGUOUS_MAGNITUDE: in_plan(f"{ALLOCATION}!D2", value="603.736 tỷ đồng"),
        I.AMBIGUOUS_BASIS: in_plan(
            f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "giảm 5%", f"{TARGETS}!G3": EMPTY, f"{TARGETS}!F3": EMPTY}
        ),
        I.CHANGE_OR_LEVEL: in_plan(
            f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "giảm dưới 16%", f"{TARGETS}!G3": EMPTY, f"{TARGETS}!F3": EMPTY}
        ),
        I.TIER_GONE: Specimen(examined_plan({}, workbook=of_a_commune()), f"{TARGETS}!D2"),
        I.COUNT_OF_WHAT: in_plan(f"{TARGETS}!P3", value=915),
        I.OPERATOR_DIFFERS: in_plan(f"{TARGETS}!F3", cells={f"{TARGETS}!E3": "trên 80%"}),
        I.WRONG_SIDE: in_plan(f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "≤ 80%", f"{TARGETS}!F3": EMPTY}),
        I.TARGET_UNIT: in_plan(f"{TARGETS}!E2", cells={f"{TARGETS}!E2": "khoảng 140 - 150 hộ", f"{TARGETS}!F2": EMPTY}),
        I.SHARE_OF_COUNT: in_plan(f"{TARGETS}!E2", cells={f"{TARGETS}!E2": "ít nhất 50%", f"{TARGETS}!F2": EMPTY}),
        I.SENTENCE_COMPARES: in_plan(f"{TARGETS}!E2", cells={f"{TARGETS}!R2": "Phấn đấu ít nhất 150 lao động được đào tạo"}),
        I.SENTENCE_OTHERWISE: in_plan(f"{TARGETS}!E2", cells={f"{TARGETS}!R2": "Đào tạo nghề cho 1.500 người trong năm"}),
        I.SENTENCE_WITHOUT: in_plan(f"{TARGETS}!E2", cells={f"{TARGETS}!R2": "Mở 12 lớp đào tạo nghề trong năm"}),
        I.TARGETS_DIFFER: in_plan(
            f"{TARGETS}!E4",
            cells={f"{TARGETS}!{c}4": v for c, v in zip("ABCEKR", ("T3", "dao-tao", "H", 160, "từ 0", "160"), strict=True)},
        ),
        I.MONEY_BEYOND: in_plan(f"{ALLOCATION}!D2", value=1_500_000_000),
        I.UNIT_CODE_LIKE: in_plan(
            "Đơn vị!A21",
            cells={f"Đơn vị!{c}{row}": v for row, code in ((20, "00124"), (21, 124))
                   for c, v in zip("ABDEF", (code, f"Bản {code}", "bản", "bản", "H"), strict=True)},
        ),
        I.LEVEL_ON_COUNT: in_plan(f"{TARGETS}!K2", value="mức"),
        I.GOAL_OUT_OF_REACH: in_plan(f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "120%", f"{TARGETS}!F3": EMPTY, f"{TARGETS}!G3": EMPTY}),
        I.PATH_TURNS: in_plan(f"{PATH}!L2", cells={f"{PATH}!L2": 100}),
        I.PATH_OVER_WHOLE: in_plan(
            f"{PATH}!N3", cells={f"{PATH}!A3": "chỉ tiêu", f"{PATH}!B3": "T2", f"{PATH}!N3": 101, f"{PATH}!O3": "Trưởng phòng"}
        ),
        I.PATH_ENDS_SHORT: in_plan(f"{PATH}!N2", value=149),
        I.AMBIGUOUS_SHARE: in_report(f"{RESULTS}!G5", value=Decimal("0.745")),
        I.IDENTITY_NUMBER: in_report(f"{WORDS}!B1", value="Hộ ông A, CCCD 014082001234, chưa có đất"),
        I.LEGACY_FONT: in_report(f"{WORDS}!B1", value="Tæng sè hé nghÌo"),
        I.UNKNOWN_CHOICE: in_report(
            f"{RESULTS}!G5", "ambiguous_share@Chỉ tiêu!G5", value=Decimal("0.745"),
            answers=answer("ambiguous_share@Chỉ tiêu!G5", "promille"),
        ),
        I.CORRECTED_CELL: in_report(f"{RESULTS}!G2", cells={f"{RESULTS}!G2": "12 người"}, answers=mended("Chỉ tiêu!G2", "84")),
        I.UNKNOWN_CELL: in_report(f"{RESULTS}!G999", cells={f"{RESULTS}!G2": 84}, answers=mended("Chỉ tiêu!G999", "84")),
        # a row and its neighbours
        I.UNKNOWN_INDICATOR: in_report(f"{RESULTS}!B5", value="ty-lệ"),
        I.UNKNOWN_PROJECT: in_report(f"{MONEY}!B2", value="DA9"),
        I.UNKNOWN_FUND: in_report(f"{MONEY}!C2", value="NSTƯ"),
        I.UNKNOWN_LINE: in_report(f"{MONEY}!C2", cells={f"{MONEY}!D2": 2022}),
        I.UNKNOWN_REFERENCE: in_report(f"{RESULTS}!E3", value="nam"),
        I.CIRCULAR: in_plan(
            f"{PROJECT}!A2", "circular@Dự án!A3", cells={f"{PROJECT}!E2": "DA4.1"}
        ),
        I.DUPLICATE_ROW: in_report(f"{RESULTS}!B3", cells={f"{RESULTS}!E3": "tổng số", f"{RESULTS}!G3": 84}),
        I.MISSING_FIGURE: in_report(f"{RESULTS}!G2", value=EMPTY),
        I.NOT_APPLICABLE_CLAIMED: in_report(
            f"{RESULTS}!K5", cells={f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": "không thuộc đối tượng"}
        ),
        I.EMPTY_REPORT: Specimen(examined(nothing_asked(), known_with(plan=plan_without_lines())), f"{ABOUT}!B8"),
        I.NOBODY_REPORTS: in_plan(f"{CATALOGUE}!K2", value=EMPTY),
        I.REPORT_WITHOUT_LINES: in_plan(f"{CALENDAR}!C2", value=DISTRICT),
        I.NOTHING_TO_REPORT: in_plan(f"{CALENDAR}!C2", value=f"XA; LD; {DISTRICT}"),
        I.STILL_REPORTED: Specimen(
            examined_plan({}, known_with(observations=(an_observation(indicator="chi-tieu-cu"),))), CATALOGUE,
            ("plan_unchanged@Chương trình",),
        ),
        I.FIGURE_AND_ABSENCE: in_report(f"{RESULTS}!K2", value="không phát sinh"),
        I.NO_FIGURE_WANTED: Specimen(examined(told_in_words("G7", 12), with_words()), f"{RESULTS}!G7"),
        I.NO_WORDS_KEPT: in_report(f"{RESULTS}!L2", value="đã mở lớp ở cả 5 bản"),
        I.SHARE_OUT_OF_RANGE: in_report(f"{RESULTS}!G5", value="100,01"),
        I.PARENT_AND_CHILD: in_plan(
            f"{ALLOCATION}!A2",
            cells={f"{ALLOCATION}!A5": "DA4", f"{ALLOCATION}!B5": "NSTW", f"{ALLOCATION}!C5": 2024, f"{ALLOCATION}!D5": 9},
        ),
        I.NOT_APPLICABLE_PROJECT: in_plan(f"{ALLOCATION}!A4", value="DA5"),
        I.RATE_MISMATCH: in_report(f"{RESULTS}!G4", value=43),
        I.STATED_MISMATCH: in_plan(f"{TARGETS}!O3", cells={f"{TARGETS}!O3": Decimal("-7.88")}),
        I.STATED_START: in_plan(f"{TARGETS}!I3", cells={f"{TARGETS}!E3": "tăng từ 25% lên 80%"}),
        # against what stands
        I.UNIT_REDEFINED: Specimen(
            examined_plan({}, known_with(plan=plan_with_units(name="Xã Khác"))), f"{UNIT}!A3",
            ("plan_revision@Chương trình",),
        ),
        I.PLAN_REVISION: Specimen(examined_plan({"Chương trình!B7": "Kế hoạch khác"}, known()), "Chương trình"),
        I.PLAN_UNCHANGED: Specimen(examined_plan({}, known()), "Chương trình"),
        # a plan over time
        I.ADJUSTMENT_WITHOUT_LINE: in_plan(f"{ADJUSTED}!D2", cells=adjusted(2022, -5)),
        I.ALLOCATION_NEGATIVE: in_plan(f"{ADJUSTED}!D2", cells=adjusted(2024, Decimal("-1763.000001"))),
        I.OVERLAPPING_UNITS: in_plan(
            f"{UNIT}!A6", cells={f"{UNIT}!A6": COMMUNE, f"{UNIT}!B6": "Xã Ba", f"{UNIT}!D6": "xã", f"{UNIT}!E6": "xã",
                                 f"{UNIT}!I6": date(2024, 7, 1)},
        ),
        I.SUCCESSION_DAYS: in_plan(f"{MERGER}!B2", cells=MERGED | {f"{UNIT}!I6": date(2024, 7, 2)}),
        I.SUCCESSION_SHARES: in_plan(f"{MERGER}!E2", cells=MERGED | {f"{MERGER}!D2": "nhập một phần", f"{MERGER}!E2": 60}),
        I.SUCCESSION_INCOMPLETE: in_plan(f"{MERGER}!E2", cells=MERGED | IN_PART),
        I.SUCCESSION_SHARE_UNKNOWN: in_plan(f"{MERGER}!E2", cells=MERGED | IN_PART | THE_REST),
        I.UNIT_GONE_STILL_OWING: in_plan(f"{CALENDAR}!C2", cells={f"{UNIT}!J5": date(2024, 7, 1)}),
        I.REPORTED_AFTER_CLOSING: in_plan(
            f"{UNIT}!A3", "plan_revision@Chương trình", cells={f"{UNIT}!J3": date(2024, 7, 1)},
            store=known_with(submissions=(sent(SubmissionStatus.SUBMITTED),)),
        ),
        I.LIMITS_OUT_OF_ORDER: in_plan("Chương trình!B14", value=Decimal("0.5")),
        I.MILESTONE_NOT_APPROVED: in_plan(
            f"{PATH}!P2", "plan_revision@Chương trình", cells={f"{PATH}!K2": 110}, store=known()
        ),
        I.PATH_SAME_APPROVAL: in_plan(
            f"{PATH}!P2", "plan_revision@Chương trình", cells={f"{PATH}!K2": 110, f"{PATH}!P2": SIGNED},
            store=known_with(plan=signed_path()),
        ),
        I.UNTIL_BEFORE_PLAN: in_plan(f"{TARGETS}!AA2", value=2023),
        I.STEP_OUTSIDE: in_plan(f"{PATH}!Q3", cells=LATER_STEP),
        I.NOT_INHERITED: Specimen(examined_plan({}, year_before(id="T9")), TARGETS),
        I.INHERITED_OTHERWISE: Specimen(examined_plan({}, year_before()), f"{TARGETS}!A2"),
        I.STEP_OTHERWISE: Specimen(
            examined_plan({f"{TARGETS}!AA2": 2026}, year_before(until=2026)), f"{PATH}!B2",
        ),
        I.NOT_A_STATE: Specimen(examined(state_typed(5), with_states()), f"{RESULTS}!G7"),
        I.MILESTONE_WITHOUT_NAME: in_plan(f"{PATH}!O2", value=EMPTY),
    }  # fmt: skip


def answer(issue: str, choice: str) -> dict[str, Answer]:
    return {issue: Answer(issue, AnswerKind.CHOICE, choice)}


def mended(cell: str, text: str) -> dict[str, Answer]:
    issue = f"corrected_cell@{cell}"
    return {issue: Answer(issue, AnswerKind.CELL, text)}
