"""The review's tables: «sơ bộ» is a report of its own, forms 1 and 3 go to the indicators that the plan gives their role."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.issues import IssueCode
from dashboard.domain.plan.indicators import ReviewRole
from dashboard.importing.layouts.flow_table import NEAR_POOR_COLUMNS
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.specimens import HEADS

DEPRIVED = ("TT", "Xã", "Tổng số hộ cận nghèo", "Tổng số thiếu hụt", "Việc làm", "Dinh dưỡng")


def codes(examination) -> list[str]:
    return [issue.code.value for issue in examination.issues]


@pytest.mark.parametrize(
    ("title", "preliminary"),
    [
        ("KẾT QUẢ SƠ BỘ RÀ SOÁT HỘ CẬN NGHÈO", True),
        ("Phân tích chỉ số thiếu hụt (sơ bộ)", True),
        ("KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ CẬN NGHÈO", False),
        ("Kết quả rà soát hộ cận nghèo", False),
    ],
)
def test_a_title_that_says_so_bo_makes_a_report_of_its_own(title, preliminary):
    table = sheet([*HEADS, (title,), DEPRIVED, (1, "Xã Bó Sinh", 50, 30, 20, 10)])
    examination = examined_table(table)
    assert (IssueCode.PRELIMINARY_FIGURES.value in codes(examination)) == preliminary
    assert examination.proposal.form == "BIEU-THIEUHUT-HCN" + ("-SB" if preliminary else "")
    told = {(o.indicator, o.numerator, o.denominator, o.preliminary) for o in examination.proposal.observations}
    assert told == {("TH-HCN-01", 20, 50, preliminary), ("TH-HCN-03", 10, 50, preliminary)}
    assert examination.open_issues == ()


FORM_3 = ("TT", "Xã", "Phân tổ", "1 Đầu kỳ", "2 Trở thành hộ nghèo", "3 Vượt chuẩn cận nghèo", "4 Giảm khác",
          "5 Hộ nghèo trở thành hộ cận nghèo", "6 Tái cận nghèo", "7 Phát sinh mới", "8 Tăng khác", "9 Cuối kỳ")  # fmt: skip


def test_form_3_goes_to_the_flow_of_near_poor_households():
    mine = tuple(
        replace(i, code=f"CN{'K' if i.unit_of_measure == 'người' else ''}{i.code[6]}", group="HCN", name=f"Cận {i.name}")
        for i in songma().indicators if i.role.value.startswith("flow_")
    )  # fmt: skip
    plan = replace(songma(), indicators=(*songma().indicators, *mine))
    rows = (
        (1, "Xã Bó Sinh", "Hộ", 40, 3, 5, 1, 4, 0, 2, 0, 37),
        (None, None, "Nhân khẩu", 200, 15, 25, 5, 20, 0, 10, 0, 185),
    )
    examination = examined_table(sheet([*HEADS, FORM_3, *rows]), plan=plan)
    assert examination.layout == "flow_table_hcn"
    told = {o.indicator: o.value for o in examination.proposal.observations}
    assert [told[f"CN{n}"] for n in range(1, 10)] == [40, 3, 5, 1, 4, 0, 2, 0, 37]
    assert told["CNK9"] == 185
    assert IssueCode.IDENTITY_FAILS.value not in codes(examination)
    assert len(NEAR_POOR_COLUMNS) == 9


FORM_1 = [
    (
        "TT",
        "Phường/ Xã",
        "Tổng số hộ dân cư",
        "Hộ nghèo",
        None,
        "Hộ cận nghèo",
        None,
        "Hộ làm nông, lâm nghiệp có mức sống TB",
    ),
    (None, None, None, "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)", None),
    (1, "Xã Bó Sinh", 1000, 300, 30, 150, 15, None),
]


@pytest.mark.parametrize(
    "role", [ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS, ReviewRole.NEAR_POOR_HOUSEHOLDS]
)
def test_form_1_goes_to_the_indicators_with_these_roles(role):
    merges = ("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:H5")
    examination = examined_table(sheet([*HEADS, *FORM_1], merges=merges))
    assert examination.layout == "review_table"
    told = {o.indicator: o.value for o in examination.proposal.observations}
    (code,) = (i.code for i in songma().indicators if i.role is role)
    expected = {ReviewRole.ALL_HOUSEHOLDS: 1000, ReviewRole.POOR_HOUSEHOLDS: 300, ReviewRole.NEAR_POOR_HOUSEHOLDS: 150}[
        role
    ]
    assert told[code] == Decimal(expected)
    assert len(told) == 3  # rates follow from counts and are never stored
