"""The annexes in Excel: what their formulas give, reckoned again without the values in the file, is what the pages say."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from dashboard.domain.issues import IssueCode, Severity
from dashboard.domain.reported.changes import ReportChange
from dashboard.importing.files.workbook import read
from dashboard.importing.formulas.book import computed
from dashboard.importing.layouts import exported
from dashboard.usecases.documents import DocumentKind
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office
from dashboard.views.status_json import status_json
from tests.documents.making import content, making, words
from tests.sample_store import url_of, whole

HEAD = 7


def kept(language: str = "vi") -> Any:
    return openpyxl.load_workbook(BytesIO(content(DocumentKind.ANNEXES, language)), data_only=True)


def reckoned() -> dict[str, dict[tuple[int, int], object]]:
    """Every cell after the values of formulas were taken out of the file and worked out again."""
    book = openpyxl.load_workbook(BytesIO(content(DocumentKind.ANNEXES)))  # formulas alone
    held = BytesIO()
    book.save(held)
    again = computed(read(held.getvalue()))
    return {sheet.name: {where: cell.value for where, cell in sheet.cells.items()} for sheet in again.sheets}


def columns(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[HEAD] if cell.value}


def test_formulas_give_what_the_file_keeps_beside_them() -> None:
    formulas = openpyxl.load_workbook(BytesIO(content(DocumentKind.ANNEXES)))
    values, again, seen = kept(), reckoned(), 0
    for name in ("Giải ngân", "Chỉ tiêu"):
        for row in formulas[name].iter_rows():
            for cell in row:
                if not (isinstance(cell.value, str) and cell.value.startswith("=")):
                    continue
                seen += 1
                value, told = again[name].get((cell.row, cell.column)), values[name][cell.coordinate].value
                if told in (None, ""):
                    assert value in (None, ""), cell.coordinate
                elif isinstance(told, str):
                    assert value == told, cell.coordinate
                else:
                    assert float(value) == pytest.approx(told, rel=1e-9), cell.coordinate  # type: ignore[arg-type]
    assert seen > 100


def test_totals_and_rates_are_those_of_the_status() -> None:
    sheet, status = kept()["Giải ngân"], status_json(making().standing, words())
    at, total = columns(sheet), HEAD + 1
    assert sheet.cell(total, 2).value == "TỔNG CỘNG"
    paid = sheet.cell(total, at["Lũy kế giải ngân: vốn giao năm 2024"]).value
    assert round(paid * 1_000_000) == status["totals"]["disbursed_vnd"]
    given = sheet.cell(total, at["Kế hoạch vốn giao năm 2024"]).value
    assert round(given * 1_000_000) == 15_555_250_000
    rate = sheet.cell(total, at["Tỷ lệ so với vốn giao năm 2024 (%)"]).value
    assert Decimal(str(rate)) / 100 == pytest.approx(Decimal(status["totals"]["rate_year"]), rel=Decimal("1e-6"))
    assert sheet.cell(total, at["Vốn các năm trước chuyển nguồn sang"]).value == "chưa rõ số vốn"
    assert sheet.cell(total, at["Tổng kế hoạch vốn (gồm vốn chuyển nguồn)"]).value in (None, "")  # unknown is no nought


def test_every_target_stands_with_its_figure_and_its_parts() -> None:
    sheet, status = kept()["Chỉ tiêu"], status_json(making().standing, words())
    at = columns(sheet)
    for row, target in enumerate(status["targets"], start=HEAD + 1):
        value = sheet.cell(row, at["Kết quả"]).value
        if target["actual"] is None:
            assert isinstance(value, str)
            assert value
            continue
        shown = Decimal(str(value)) / 100 if sheet.cell(row, at["Đơn vị tính"]).value == "%" else Decimal(str(value))
        assert shown == pytest.approx(Decimal(target["actual"]), rel=Decimal("1e-8")), target["id"]
        if target["numerator"] is not None:
            assert Decimal(str(sheet.cell(row, at["Tử số"]).value)) == Decimal(target["numerator"])
        assert sheet.cell(row, at["Ghi chú"]).value == target["sentence"]


def test_an_annex_that_is_sent_back_is_known_and_holds_nothing_new() -> None:
    examination = examine_upload(Office(url_of(whole())), "bieu.xlsx", content(DocumentKind.ANNEXES))
    assert [issue.code for issue in examination.issues if issue.code.severity is Severity.ERROR] == [
        IssueCode.OWN_DOCUMENT
    ]
    assert examination.change_set is None


def test_read_as_a_table_of_an_office_its_amounts_are_those_of_the_store() -> None:
    """Without the sheet that says where it comes from: what the importer reads are the figures that were written."""
    book = openpyxl.load_workbook(BytesIO(content(DocumentKind.ANNEXES)), data_only=True)
    del book[exported.SHEET]
    held = BytesIO()
    book.save(held)
    read_again = examine_upload(Office(url_of(whole())), "bieu.xlsx", held.getvalue())
    reports = [one for one in (read_again.proposal, *read_again.further) if isinstance(one, ReportChange)]
    paid = [one for report in reports for one in report.disbursements]
    year = {one.project: one.cumulative_vnd for one in paid if one.budget_year == 2024}
    known = {p.project.code: p.disbursed_vnd for p in making().standing.projects if p.disbursed_vnd is not None}
    assert year == known
    results = {one.indicator: one.amount for report in reports for one in report.observations if one.amount is not None}
    for target in making().standing.targets:
        if target.indicator.code in results and target.actual is not None:
            assert results[target.indicator.code] == pytest.approx(target.actual, abs=Decimal("1e-6")), target.target.id
    assert len(results) > 8
