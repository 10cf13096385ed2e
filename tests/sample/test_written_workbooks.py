"""Plan workbook and report template as files: sheets and titles as declared, what is open, what is offered, what is protected."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.lines import money_lines, result_lines
from dashboard.exports.plan_workbook import blank_plan_workbook, plan_workbook
from dashboard.exports.report_template import report_template
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.target_words import written_target
from dashboard.importing.layouts import plan_sheets, report_sheets
from dashboard.importing.layouts.plan_examples import example_of
from dashboard.importing.sheets.declared import DeclaredSheet, Form, Kind
from dashboard.importing.sheets.vocabulary import members, offered
from sample_data.actuals.reports import known_before
from sample_data.offices import s001, s004
from sample_data.offices.songma.plan import plan

OCTOBER = Period.of_month(2024, 10)
BEFORE = known_before(plan(), 10)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def titles(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def column(sheet: Worksheet, title: str) -> list[object]:
    index = [one.removesuffix(" *") for one in titles(sheet)].index(title) + 1
    return [sheet.cell(row, index).value for row in range(2, sheet.max_row + 1)]


TEMPLATE = report_template(BEFORE, "04189", OCTOBER)
LABOUR = opened(report_template(BEFORE, "126-LDTBXH", OCTOBER))


def marked(declared: DeclaredSheet) -> list[str]:
    return [f"{c.title} *" if c.required else c.title for c in declared.columns]


@pytest.mark.parametrize("content", [plan_workbook(plan()), blank_plan_workbook(whole=True)], ids=["filled", "blank"])
def test_a_plan_workbook_has_every_declared_sheet_and_title_in_order(content: bytes) -> None:
    book = opened(content)
    assert book.sheetnames == list(plan_sheets.SHEETS)
    for table in plan_sheets.TABLES:
        assert titles(book[table.sheet]) == marked(table)
        assert book[table.sheet]["A1"].font.bold
        assert book[table.sheet].freeze_panes == "B2"
    form = book[plan_sheets.PROGRAMME.sheet]
    assert [cell.value for cell in form["A"]] == marked(plan_sheets.PROGRAMME)
    assert form["B1"].value == plan_sheets.LAYOUT


def test_codes_stay_text_money_is_a_number_and_dates_are_dates() -> None:
    book = opened(plan_workbook(plan()))
    assert "04168" in column(book["Đơn vị"], "Mã")
    money = book["Phân bổ"]
    assert (money["D2"].value, money["D3"].value) == (6667, 466.25)
    assert "chưa có số" in column(money, "Số tiền")
    due = book["Lịch báo cáo"]["E2"]
    assert due.is_date and due.number_format == "dd/mm/yyyy"
    assert book["Chỉ tiêu"]["F4"].value == "≈"


def test_closed_lists_are_offered_as_drop_downs() -> None:
    rules = opened(plan_workbook(plan()))["Chỉ tiêu"].data_validations.dataValidation
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in rules if rule.type == "list"}
    assert "≥" in lists["F2"] and "thay đổi (điểm %)" in lists["G2"]
    assert all(rule.error and rule.errorTitle for rule in rules if rule.type == "list")


def test_codes_of_other_sheets_and_long_lists_are_offered_from_where_they_stand() -> None:
    book = opened(plan_workbook(plan()))
    rules = {
        (sheet.title, str(rule.sqref).split(":")[0]): rule
        for sheet in book for rule in sheet.data_validations.dataValidation if rule.type == "list"
    }  # fmt: skip
    for (sheet, spot), (to, code) in {
        ("Chỉ tiêu", "B2"): ("Danh mục chỉ tiêu", "HN-TYLE"), ("Chỉ tiêu", "C2"): ("Đơn vị", "126"),
        ("Phân bổ", "A2"): ("Dự án", "DA2"), ("Phân bổ", "B2"): ("Nguồn vốn", "NSTW"), ("Đơn vị", "F2"): ("Đơn vị", "126"),
    }.items():  # fmt: skip
        rule = rules[sheet, spot]
        name, area = rule.formula1.split("!")
        assert name.strip("'") == to and rule.errorStyle == "information"  # a code that is added later is let in
        assert code in {cell.value for (cell,) in book[to][area.replace("$", "")]}
    name, area = rules["Danh mục chỉ tiêu", "Y2"].formula1.split("!")
    words = {cell.value for (cell,) in book[name.strip("'")][area.replace("$", "")]}
    assert words == set(offered(ReviewRole)) and rules["Danh mục chỉ tiêu", "Y2"].errorStyle in (None, "stop")


def test_the_blank_plan_workbook_has_the_sheets_that_every_plan_needs_and_says_of_each_column_what_belongs_there() -> (
    None
):
    book = opened(blank_plan_workbook())
    usual = [plan_sheets.PROGRAMME, *plan_sheets.USUAL]
    assert book.sheetnames == [*(sheet.sheet for sheet in usual), plan_sheets.GUIDE]
    for table in plan_sheets.USUAL:
        sheet = book[table.sheet]
        for number, declared in enumerate(table.columns, start=1):
            assert example_of(declared) in sheet.cell(1, number).comment.text, declared.help_id
        code = table.columns[0]
        assert code.kind in (Kind.CODE, Kind.UNIT)
        assert sheet.column_dimensions["A"].number_format == "@"  # a leading 0 stays
        rules = [rule for rule in sheet.data_validations.dataValidation if rule.prompt]
        assert len(rules) == len(table.columns)
    guide = {(row[0].value, row[1].value): row for row in book[plan_sheets.GUIDE].iter_rows(min_row=2) if row[0].value}
    assert set(guide) == {(sheet.sheet, column.title) for sheet in usual for column in sheet.columns}
    assert all(row[3].value and row[4].value for row in guide.values())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_column_of_a_plan_is_without_its_hint_and_example(language: str) -> None:
    declared = [column for sheet in (plan_sheets.PROGRAMME, *plan_sheets.TABLES) for column in sheet.columns]
    assert [c.help_id for c in declared if not c.help(language) or not example_of(c)] == []


def test_examples_of_closed_lists_are_words_that_are_read() -> None:
    for sheet in (plan_sheets.PROGRAMME, *plan_sheets.TABLES):
        for column in sheet.columns:
            if column.words:
                assert plain(example_of(column)) in members(column.words), column.help_id


def test_every_word_that_is_written_or_offered_is_one_item_of_its_list_and_is_read() -> None:
    sheets = {table.sheet: table for table in (*plan_sheets.TABLES, plan_sheets.PROGRAMME)}
    report = {table.sheet: table for table in (*report_sheets.TABLES, report_sheets.ABOUT)}
    lists = 0
    for content, declared in ((plan_workbook(plan()), sheets), (TEMPLATE, report)):
        for sheet in opened(content):
            rules = [
                r for r in sheet.data_validations.dataValidation if r.type == "list" and r.formula1.startswith('"')
            ]
            for rule in rules:
                offered = rule.formula1.strip('"').split(",")
                (area,) = rule.sqref.ranges
                form = isinstance(declared[sheet.title], Form)
                title = (sheet.cell(area.min_row, 1) if form else sheet.cell(1, area.min_col)).value.removesuffix(" *")
                field = next(c for c in declared[sheet.title].columns if c.title == title)
                if field.words:
                    assert {plain(text) for text in offered} <= set(members(field.words)), title
                cells = [sheet.cell(r, area.min_col).value for r in range(area.min_row, area.max_row + 1)]
                assert {text for text in cells if text} <= set(offered), title
                lists += 1
    assert lists > 25


def test_single_cells_can_be_written_as_a_document_has_them() -> None:
    cell = ("Phân bổ", "CT/không tách/2024", "amount")
    book = opened(plan_workbook(s001.plan(), {cell: s001.MONEY_AS_WRITTEN, ("Chỉ tiêu", "S001-01", "basis"): ""}))
    assert book["Phân bổ"]["D2"].value == "603.736 tỷ đồng"
    assert (book["Chỉ tiêu"]["E2"].value, book["Chỉ tiêu"]["G2"].value) == ("giảm 1-1,5%", None)
    assert book["Chỉ tiêu"]["G3"].value == "thay đổi (điểm %)"


def test_the_same_values_give_the_same_bytes() -> None:
    assert plan_workbook(plan()) == plan_workbook(plan())
    assert report_template(BEFORE, "04189", OCTOBER) == TEMPLATE


@pytest.mark.parametrize(
    ("operator", "basis", "low", "high", "words"),
    [
        (Operator.EQUAL, Basis.CHANGE_POINTS, "-0.05", "-0.05", "giảm 5%"),
        (Operator.RANGE, Basis.CHANGE_POINTS, "-0.015", "-0.01", "giảm 1-1,5%"),
        (Operator.EQUAL, Basis.RELATIVE_CHANGE, "0.1", "0.1", "tăng 10%"),
        (Operator.ABOVE, Basis.LEVEL, "0.1", "0.1", "trên 10%"),
        (Operator.AT_MOST, Basis.LEVEL, "0.0201", "0.0201", "tối đa 2,01%"),
        (Operator.NONE, Basis.STATE, None, None, "không có số"),
    ],
)
def test_targets_are_written_as_an_office_says_them(
    operator: Operator, basis: Basis, low: str | None, high: str | None, words: str
) -> None:
    rate: Indicator = plan().indicator_by_code["HN-TYLE"]
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    target = Target("T", rate.code, "126", operator, basis, bounds[0], bounds[1], "")
    assert written_target(target, rate) == words


def test_a_template_has_one_row_per_due_indicator_and_population_group() -> None:
    codes = column(opened(TEMPLATE)["Chỉ tiêu"], "Mã chỉ tiêu")
    assert [c for c in codes if c][:6] == ["VL-KETNOI", "VL-KETNOI-HN", "DT-NGHE", "DT-NGHE", "DT-NGHE", "DT-NGHE"]
    assert "GD-DIHOC" not in codes and "HN-TYLE" not in codes
    december = [line.indicator.code for line in result_lines(plan(), "04189", Period.of_month(2024, 12))]
    assert "GD-DIHOC" in december
    november = [line.indicator.code for line in result_lines(plan(), "04189", Period.of_month(2024, 11))]
    assert "HN-TYLE" in november


def test_a_template_shows_last_month_and_leaves_the_figures_blank() -> None:
    sheet = opened(TEMPLATE)["Chỉ tiêu"]
    assert column(sheet, "Kỳ trước")[:2] == [76, 11.84]
    assert set(column(sheet, "Giá trị")) == {None}
    assert column(opened(TEMPLATE)["Giải ngân"], "Lũy kế kỳ trước")[0] == 10.09


def test_a_silent_unit_sees_the_figures_of_the_month_it_last_reported() -> None:
    sheet = opened(report_template(BEFORE, "04174", OCTOBER))["Chỉ tiêu"]
    august = [o.value for o in BEFORE.observations if (o.subject, o.indicator) == ("04174", "VL-KETNOI")]
    assert column(sheet, "Kỳ trước")[0] == august[-1]


def test_only_cells_that_are_typed_in_are_open() -> None:
    for sheet in opened(TEMPLATE):
        assert sheet.protection.sheet and not sheet.protection.password
    results = opened(TEMPLATE)["Chỉ tiêu"]
    named = dict(zip(titles(results), results[2], strict=True))
    shares = dict(zip(titles(results), results[3], strict=True))
    assert not named["Giá trị"].protection.locked and named["Tử số"].protection.locked
    assert shares["Giá trị"].protection.locked and not shares["Tử số"].protection.locked
    assert named["Mã chỉ tiêu"].protection.locked
    assert named["Giá trị"].fill.fgColor.rgb != named["Mã chỉ tiêu"].fill.fgColor.rgb


def test_input_cells_say_in_vietnamese_what_belongs_there() -> None:
    rules = opened(TEMPLATE)["Giải ngân"].data_validations.dataValidation
    money = next(rule for rule in rules if str(rule.sqref).startswith("I2"))
    assert money.prompt == report_sheets.MONEY.column("cumulative").help("vi")
    assert money.errorTitle == "Kiểm tra lại ô này"
    absence = next(rule for rule in rules if str(rule.sqref).startswith("J2"))
    assert absence.formula1 == '"không phát sinh,chưa có số liệu"'


def test_a_share_says_in_its_own_cells_what_is_counted() -> None:
    rules = opened(TEMPLATE)["Chỉ tiêu"].data_validations.dataValidation
    said = {str(rule.sqref): rule.prompt for rule in rules}
    trained = plan().indicator_by_code["CB-TAPHUAN"]
    row = column(opened(TEMPLATE)["Chỉ tiêu"], "Mã chỉ tiêu").index("CB-TAPHUAN") + 2
    assert (said[f"H{row}"], said[f"I{row}"]) == (trained.numerator, trained.denominator)
    covered = [cell for rule in rules for area in rule.sqref.ranges for cell in area.cells]
    assert len(covered) == len(set(covered))


def test_carried_over_money_is_one_undivided_row_and_sub_projects_draw_on_their_parent() -> None:
    lines = [line for line in money_lines(plan(), "126-LDTBXH") if line.project.code.startswith("DA7")]
    assert [(line.project.code, line.fund, line.budget_year, line.shared_with) for line in lines] == [
        (code, fund, year, "DA7")
        for code in ("DA7.1", "DA7.2")
        for fund, year in (("NSTW", 2024), ("LGHD", 2024), (NOT_SPLIT, NOT_SPLIT))
    ]
    assert "1.621 (chung DA7)" in column(LABOUR["Giải ngân"], "Vốn giao")


def test_the_form_is_the_one_that_the_calendar_asks_for() -> None:
    assert LABOUR["Thông tin"]["B3"].value == "BC-THANG"
    half = report_template(BEFORE, "04189", Period.parse("2024-H1"))
    assert opened(half)["Thông tin"]["B3"].value == "BC-DK"


def test_a_unit_without_money_gets_an_empty_disbursement_sheet() -> None:
    bare = Snapshot(version=0, recorded_at=None, plan=s004.plan(), plan_version=0)
    book = opened(report_template(bare, "S004", Period.of_month(2024, 12)))
    assert [c for c in column(book["Giải ngân"], "Mã dự án") if c] == []
    assert column(book["Chỉ tiêu"], "Mã chỉ tiêu")[:2] == ["HN-TYLE", "HCN-TYLE"]


def test_a_template_prints_on_a4_landscape() -> None:
    for sheet in LABOUR:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
