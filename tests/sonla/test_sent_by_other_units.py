"""Tables and reports that name units of another time, and new units that start again from nothing."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from dashboard.domain.issues import Code, Issue, IssueCode
from dashboard.domain.quality.findings import QualityCode
from dashboard.importing.examination import Examination
from dashboard.usecases.importing import examine_upload
from dashboard.usecases.office import Office
from tests.sonla.results import all_told, of_unit
from tests.sonla.units import NEIGHBOUR, SUCCESSOR, TOWN
from tests.sonla.workbooks import consolidated, own_report


def findings(examined: Examination, code: Code) -> list[Issue]:
    return [issue for issue in examined.issues if issue.code is code]


def test_a_closed_commune_in_a_table_of_september_is_told_what_became_of_it(office: Office) -> None:
    told = {NEIGHBOUR: of_unit(NEIGHBOUR, 6), SUCCESSOR: all_told(9)[SUCCESSOR]}
    examined = examine_upload(office, "thang-9.xlsx", consolidated(9, told))
    (one,) = findings(examined, IssueCode.UNIT_NOT_STANDING)
    assert (one.params["name"], one.params["others"]) == ("Xã Nà Nghịu", "Xã Sông Mã")
    assert examined.change_set is None


def test_a_new_commune_in_a_table_of_may_is_told_what_it_was_made_of(office: Office) -> None:
    examined = examine_upload(
        office, "thang-5.xlsx", consolidated(5, {SUCCESSOR: all_told(9)[SUCCESSOR]}, by_name=True)
    )
    (one,) = findings(examined, IssueCode.UNIT_NOT_STANDING)
    assert (one.params["name"], one.params["others"]) == ("Xã Sông Mã", "Thị trấn Sông Mã, Xã Nà Nghịu")
    assert examined.change_set is None


def test_one_code_is_the_unit_of_the_month_on_either_side(office: Office) -> None:
    for unit, month in ((TOWN, 5), (SUCCESSOR, 9)):
        told = replace(all_told(month)[unit], trained=all_told(month)[unit].trained + 1)
        examined = examine_upload(office, f"{month}.xlsx", consolidated(month, {unit: told}))
        assert not findings(examined, IssueCode.UNIT_NOT_STANDING)
        assert {row.subject for row in examined.preview} == {unit}


def test_a_report_of_a_closed_commune_is_blocked(office: Office) -> None:
    examined = examine_upload(office, "nanghiu.xlsx", edited(own_report(NEIGHBOUR, 6), "2025-06", "2025-09"))
    (one,) = findings(examined, IssueCode.UNIT_NOT_STANDING)
    assert one.params["others"] == "Xã Sông Mã"


def edited(content: bytes, before: str, after: str) -> bytes:
    """The workbook with one text in place of another on its first sheet."""
    book = load_workbook(BytesIO(content))
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == before:
                cell.value = after
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_new_commune_that_starts_again_from_nothing_is_asked_about(office: Office) -> None:
    """Its cumulative count may not be below what its members had told by June."""
    small = replace(all_told(7)[SUCCESSOR], trained=1)
    examined = examine_upload(office, "thang-7.xlsx", consolidated(7, {SUCCESSOR: small}))
    assert findings(examined, QualityCode.CUMULATIVE_FALLS)
