"""A specimen of every finding: planted in a right file it is found, at its cell, alone, and said in both languages."""

import string
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind, Code, Issue, IssueCode, Severity
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency, ReviewRole
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import FindingKind, QualityCode
from dashboard.domain.reported.history import PlanVersion, Reception, Revision
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.report_template import report_template
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.workbook import CellKind, FileCell, FileKind, Workbook, read
from dashboard.text import words_in
from dashboard.text.catalogue import catalogue
from dashboard.text.findings import choice_text, finding_text
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, SEPTEMBER, an_indicator, an_observation
from tests.importing.maps import SPECIMENS as MAPS
from tests.importing.office import (
    ABOUT,
    AUGUST,
    EMPTY,
    MONEY,
    RATE,
    RESULTS,
    SENT_IN_AUGUST,
    WORDS,
    edited,
    examined,
    examined_plan,
    found,
    known,
    paid,
    plan,
    planned,
    report,
)
from tests.importing.tables.specimens import SPECIMENS as TABLES

WHEN = datetime(2024, 10, 3, 2, 0, tzinfo=UTC)
EARLIER_RATES = tuple(
    an_observation(indicator=RATE, value=Decimal(value), period=Period.of_month(2024, month))
    for month, value in enumerate(("0.49", "0.51", "0.48", "0.52"), start=3)
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
ADJUSTED = "Điều chỉnh vốn"
SIGNED = date(2024, 1, 20)
ERROR = FileCell(0, 0, CellKind.ERROR, "#REF!")
FORMULA = FileCell(0, 0, CellKind.UNCOMPUTED, "=VLOOKUP(A2,G3:H9,2)", formula="=VLOOKUP(A2,G3:H9,2)")


@dataclass(frozen=True)
class Specimen:
    """How a finding comes about, and where it is; `also` are findings that belong to the same slip."""

    examination: Examination
    at: str
    also: tuple[str, ...] = ()


def in_report(at: str, *also: str, **over: object) -> Specimen:
    """Cells of the report changed: `cells` by place, or `value` at the place of the finding itself."""
    cells = over.pop("cells", None) or {at: over.pop("value")}
    return Specimen(examined(edited(report(), cells), **over), at, also)


def in_plan(at: str, *also: str, **over: object) -> Specimen:
    cells = over.pop("cells", None) or {at: over.pop("value")}
    return Specimen(examined_plan(cells, **over), at, also)


def of_workbook(workbook: Workbook, at: str) -> Specimen:
    return Specimen(examined(workbook), at)


def with_sheet(name: str, **over: object) -> Workbook:
    kept = tuple(replace(sheet, **over) if sheet.name == name else sheet for sheet in report().sheets)
    return replace(report(), sheets=kept)


def sent(status: SubmissionStatus) -> Submission:
    return Submission(7, "BC-THANG", COMMUNE, SEPTEMBER, 1, status, WHEN, "xa.X1", "a" * 64, "bao-cao.xlsx")


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


def known_with(**over: object) -> Snapshot:
    return replace(known(), **over)


def plan_with_units(**over: object) -> Plan:
    units = tuple(replace(unit, **over) if unit.code == COMMUNE else unit for unit in plan().units)
    return replace(plan(), units=units)


def asked_early() -> Plan:
    """The plan with a calendar that asks for the third quarter in its second month."""
    quarter = replace(plan().obligations[0], period=Period.parse("2024-Q3"), due_before=date(2024, 8, 10))
    return replace(plan(), obligations=(quarter,))


def signed_path() -> Plan:
    """The plan with its path approved on a day."""
    return replace(plan(), milestones=tuple(replace(m, approved_on=SIGNED) for m in plan().milestones))


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
        I.NOT_EXPECTED: in_report(f"{RESULTS}!A7", cells={f"{RESULTS}!A7": "van-phong", f"{RESULTS}!G7": 5}),
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
        I.CELL_ERROR: in_report(f"{RESULTS}!G2", value=ERROR),
        I.FORMULA_WITHOUT_VALUE: in_report(f"{RESULTS}!G2", value=FORMULA),
        I.UNKNOWN_WORD: in_report(f"{RESULTS}!K2", value="bận"),
        I.TOO_LONG: in_report(f"{WORDS}!B1", value="dài " * 1001),
        I.NEGATIVE: in_report(f"{MONEY}!I2", value=-500),
        I.NOT_WHOLE: in_report(f"{RESULTS}!H4", value=Decimal("420.5")),
        I.TOO_GREAT: in_report(f"{MONEY}!I2", value=10**17),
        I.STRUCK: in_report(f"{RESULTS}!G2", value=replace(FileCell(0, 0, CellKind.NUMBER, Decimal(84)), struck=True)),
        I.PARTS_LEFT_OUT: in_report(f"{RESULTS}!G2", value=FileCell(0, 0, CellKind.TEXT, "84", left_out="11")),
        I.AMBIGUOUS_NUMBER: in_report(f"{RESULTS}!G5", value="55,125"),
        I.AMBIGUOUS_MAGNITUDE: in_plan(f"{ALLOCATION}!D2", value="603.736 tỷ đồng"),
        I.AMBIGUOUS_BASIS: in_plan(
            f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "giảm 5%", f"{TARGETS}!G3": EMPTY, f"{TARGETS}!F3": EMPTY}
        ),
        I.CHANGE_OR_LEVEL: in_plan(
            f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "giảm dưới 16%", f"{TARGETS}!G3": EMPTY, f"{TARGETS}!F3": EMPTY}
        ),
        I.OPERATOR_DIFFERS: in_plan(f"{TARGETS}!F3", cells={f"{TARGETS}!E3": "trên 80%"}),
        I.WRONG_SIDE: in_plan(f"{TARGETS}!E3", cells={f"{TARGETS}!E3": "≤ 80%", f"{TARGETS}!F3": EMPTY}),
        I.LEVEL_ON_COUNT: in_plan(f"{TARGETS}!K2", value="mức"),
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
        I.UNKNOWN_INDICATOR: in_report(f"{RESULTS}!A5", value="ty-lệ"),
        I.UNKNOWN_PROJECT: in_report(f"{MONEY}!A2", value="DA9"),
        I.UNKNOWN_FUND: in_report(f"{MONEY}!C2", value="NSTƯ"),
        I.UNKNOWN_LINE: in_report(f"{MONEY}!C2", cells={f"{MONEY}!D2": 2022}),
        I.UNKNOWN_REFERENCE: in_report(f"{RESULTS}!E3", value="nam"),
        I.CIRCULAR: in_plan(
            f"{PROJECT}!A2", "circular@Dự án!A3", cells={f"{PROJECT}!E2": "DA4.1"}
        ),
        I.DUPLICATE_ROW: in_report(f"{RESULTS}!A3", cells={f"{RESULTS}!E3": "tổng số", f"{RESULTS}!G3": 84}),
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
            ("plan_revision@Chương trình",),
        ),
        I.FIGURE_AND_ABSENCE: in_report(f"{RESULTS}!K2", value="không phát sinh"),
        I.SHARE_OUT_OF_RANGE: in_report(f"{RESULTS}!G5", value="100,01"),
        I.PARENT_AND_CHILD: in_plan(
            f"{ALLOCATION}!A2",
            cells={f"{ALLOCATION}!A5": "DA4", f"{ALLOCATION}!B5": "NSTW", f"{ALLOCATION}!C5": 2024, f"{ALLOCATION}!D5": 9},
        ),
        I.NOT_APPLICABLE_PROJECT: in_plan(f"{ALLOCATION}!A4", value="DA5"),
        I.RATE_MISMATCH: in_report(f"{RESULTS}!G4", value=43),
        I.STATED_MISMATCH: in_plan(f"{TARGETS}!A3", cells={f"{TARGETS}!O3": Decimal("-7.88")}),
        I.STATED_START: in_plan(f"{TARGETS}!I3", cells={f"{TARGETS}!E3": "tăng từ 25% lên 80%"}),
        # against what stands
        I.UNIT_REDEFINED: Specimen(
            examined_plan({}, known_with(plan=plan_with_units(name="Xã Khác"))), f"{UNIT}!A3",
            ("plan_revision@Chương trình",),
        ),
        I.PLAN_REVISION: Specimen(examined_plan({}, known()), "Chương trình"),
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
        I.MILESTONE_WITHOUT_NAME: in_plan(f"{PATH}!O2", value=EMPTY),
    }  # fmt: skip


def with_money(**millions: int) -> Snapshot:
    """The store with other cumulative money of the first commune: `m8=50` are 50 triệu up to August."""
    months = ((Period.of_month(2024, int(month[1:])), amount) for month, amount in millions.items())
    return known_with(disbursements=tuple(paid(period, amount) for period, amount in months))


def sent_in_august() -> Snapshot:
    """August's report as the only one, sent by its form."""
    sent_then = replace(sent(SubmissionStatus.SUBMITTED), period=AUGUST)
    told = tuple(replace(o, submission=7) for o in SENT_IN_AUGUST)
    return Snapshot(3, None, plan(), 1, told, (replace(paid(AUGUST, 400), submission=7),), (sent_then,))


def figure_specimens() -> dict[QualityCode, Specimen]:
    """What the review of the store would say, said when the report comes in: each at its figure's cell."""
    Q = QualityCode  # noqa: N806 - one letter keeps the table readable
    august_again = {f"{RESULTS}!G2": 80, f"{RESULTS}!G3": 30, f"{RESULTS}!H4": 400, f"{RESULTS}!G5": 50,
                    f"{RESULTS}!G6": 30, f"{MONEY}!I2": 400}  # fmt: skip
    of_the_district = {f"{ABOUT}!B4": DISTRICT, f"{ABOUT}!B5": EMPTY, f"{ABOUT}!B3": EMPTY, f"{RESULTS}!D2": EMPTY}
    communes = tuple(an_observation(subject=u, reporter=u, value=Decimal(40)) for u in (COMMUNE, OTHER_COMMUNE))
    flow = tuple(an_indicator(code=role.value, role=role) for role in (ReviewRole.FLOW_START, ReviewRole.FLOW_END))
    households = an_indicator(code="ho", role=ReviewRole.ALL_HOUSEHOLDS, frequency=Frequency.YEAR)
    with_flow = known_with(plan=replace(plan(), indicators=(*plan().indicators, *flow)))
    unequal = {f"{RESULTS}!A7": "flow_start", f"{RESULTS}!G7": 100, f"{RESULTS}!A8": "flow_end", f"{RESULTS}!G8": 102}
    treasury = {
        f"{MONEY}!A4": "DA4.1",
        f"{MONEY}!C4": "NSTW",
        f"{MONEY}!D4": 2024,
        f"{MONEY}!F4": "Kho bạc",
        f"{MONEY}!I4": 499,
    }
    return {
        Q.NUMERATOR_OVER_DENOMINATOR: in_report(f"{RESULTS}!H4", value=1001),
        Q.SUBSET_OVER_WHOLE: in_report(f"{RESULTS}!G6", value=85),
        Q.OUT_OF_BOUNDS: in_report(f"{RESULTS}!G2", "jump@Chỉ tiêu!G2", value=1001),
        Q.CUMULATIVE_FALLS: in_report(f"{RESULTS}!G2", value=79),
        Q.JUMP: in_report(f"{RESULTS}!G5", value=9),
        Q.BEYOND_TARGET: in_report(f"{RESULTS}!G2", value=401),
        Q.BEYOND_HOUSEHOLDS: in_report(
            f"{RESULTS}!G2",
            value=84,
            store=known_with(
                plan=replace(plan(), indicators=(*plan().indicators, households)),
                observations=(*known().observations, an_observation(indicator="ho", value=Decimal(8), period=AUGUST)),
            ),
        ),
        Q.BASE_MOVED: in_report(f"{RESULTS}!H4", cells={f"{RESULTS}!H4": 40, f"{RESULTS}!I4": 100}),
        Q.ZERO_AFTER_FIGURE: in_report(f"{RESULTS}!G5", value=0),
        Q.OUTLIER: in_report(f"{RESULTS}!G5", value=60, store=known_with(observations=(*EARLIER_RATES, *known().observations))),
        Q.STANDS_STILL: in_report(f"{RESULTS}!G2", value=80),
        Q.RATE_ALONE: in_report(
            f"{RESULTS}!G4", f"missing_figure@{RESULTS}!H4", f"missing_figure@{RESULTS}!I4",
            cells={f"{RESULTS}!G4": 42, f"{RESULTS}!H4": EMPTY, f"{RESULTS}!I4": EMPTY},
        ),
        Q.GROUPS_OVER_TOTAL: in_report(f"{RESULTS}!G2", cells={f"{RESULTS}!G3": 85}),
        Q.PARTS_DIFFER: in_report(
            f"{RESULTS}!G2", cells=of_the_district, store=known_with(observations=(*known().observations, *communes))
        ),
        Q.FLOW_FAILS: in_report(f"{RESULTS}!G8", cells=unequal, store=with_flow),
        Q.ESTIMATE: in_report(f"{RESULTS}!G5", cells={f"{RESULTS}!J5": "x"}),
        Q.TOLD_TWICE: in_report(
            f"{RESULTS}!G2",
            value=84,
            store=known_with(
                observations=(*known().observations, an_observation(reporter=DISTRICT, value=Decimal(85)))
            ),
        ),
        Q.MONEY_TOLD_TWICE: in_report(
            f"{MONEY}!I2",
            value=500,
            store=known_with(disbursements=(*known().disbursements, replace(paid(SEPTEMBER, 510), reporter=DISTRICT))),
        ),
        Q.MONEY_PARTS_DIFFER: in_report(
            f"{MONEY}!I2",
            cells=of_the_district,
            store=known_with(disbursements=(*known().disbursements, paid(SEPTEMBER, 490))),
        ),
        Q.SENT_BEFORE_END: in_report(f"{ABOUT}!B6", f"late@{ABOUT}!B6", value="2024-Q3", store=known_with(plan=asked_early())),
        Q.DISBURSED_OVER_ALLOCATED: in_report(f"{MONEY}!I2", value=Decimal("1763.000001")),
        Q.ADVANCE_OVER_DISBURSED: in_report(f"{MONEY}!I2", cells={f"{MONEY}!L2": 501}),
        Q.MONEY_FALLS: in_report(f"{MONEY}!I2", value=399),
        Q.MONEY_JUMP: in_report(f"{MONEY}!I2", value=500, store=with_money(m8=50)),
        Q.MONEY_OUTLIER: in_report(f"{MONEY}!I2", value=900, store=with_money(m4=100, m5=204, m6=302, m7=404, m8=500)),
        Q.MONEY_STANDS_STILL: in_report(f"{MONEY}!I2", value=400, store=with_money(m7=400, m8=400)),
        Q.TREASURY_DIFFERS: in_report(f"{MONEY}!I4", cells=treasury),
        Q.MONTH_DIFFERS: in_report(f"{MONEY}!I2", cells={f"{MONEY}!M2": 102}),
        Q.REPORT_REPEATED: in_report(f"{ABOUT}!B6", cells=august_again, store=sent_in_august()),
    }  # fmt: skip


def answer(issue: str, choice: str) -> dict[str, Answer]:
    return {issue: Answer(issue, AnswerKind.CHOICE, choice)}


def mended(cell: str, text: str) -> dict[str, Answer]:
    issue = f"corrected_cell@{cell}"
    return {issue: Answer(issue, AnswerKind.CELL, text)}


FROM_TABLES = {code: Specimen(*specimen) for code, specimen in (TABLES | MAPS).items()}
SPECIMENS: dict[Code, Specimen] = {**specimens(), **FROM_TABLES, **figure_specimens()}


def issue_of(code: Code) -> Issue:
    return next(issue for issue in SPECIMENS[code].examination.issues if issue.code is code)


def test_every_finding_has_a_specimen():
    of_figures = {code for code in QualityCode if code.kind is not FindingKind.PLAN}
    assert set(SPECIMENS) == {*IssueCode, *of_figures}


@pytest.mark.parametrize("code", SPECIMENS)
def test_is_found_at_its_cell_and_nothing_else_is(code):
    specimen = SPECIMENS[code]
    assert set(found(specimen.examination)) == {f"{code}@{specimen.at}", *specimen.also}


@pytest.mark.parametrize("code", SPECIMENS)
def test_blocks_as_its_severity_says(code):
    specimen = SPECIMENS[code]
    is_open = issue_of(code) in specimen.examination.open_issues
    assert is_open is (code.severity is not Severity.NOTE)
    assert not (is_open and specimen.examination.change_set)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", SPECIMENS)
def test_is_said_in_words(code, language):
    issue, words = issue_of(code), words_in(language)
    said = [finding_text(issue, words), *(choice_text(issue, choice, words) for choice in issue.choices)]
    for text in said:
        assert text
        assert not any(
            mark in text
            for mark in ("{", "}", "finding.", "quality.", "choice.", "sentence.", "term.", "None", "(,", "«»")
        )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_blocking_findings_say_what_to_do(language):
    silent = [
        c for c in SPECIMENS if c.severity is not Severity.NOTE and f"{c.message}.todo" not in catalogue(language)
    ]
    assert silent == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_words_are_kept_for_findings_that_are_never_made(language):
    kept = {key.split(".")[1] for key in catalogue(language) if key.startswith("finding.")}
    assert kept == {code.value for code in IssueCode}
    asked = {key.split(".")[1] for key in catalogue(language) if key.startswith("choice.")}
    assert asked == {code.value for code in SPECIMENS if issue_of(code).choices}


@pytest.mark.parametrize("code", SPECIMENS)
def test_both_languages_fill_in_the_same_values(code):
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(catalogue(language)[code.message]) if name}
        for language in ("vi", "en")
    ]
    assert fields[0] == fields[1]
    assert fields[0] <= {"found", *issue_of(code).params}
