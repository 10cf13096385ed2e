"""Rows of money: slips are found at their cells, and amounts are read in the sheet's unit or their own."""

from decimal import Decimal

import pytest

from tests.importing.changed_report import with_cells
from tests.importing.office import ABOUT, EMPTY, MONEY, RESULTS, found


def money_row(row: int, project: str, fund: str, year: object, value: object) -> dict[str, object]:
    return {f"{MONEY}!B{row}": project, f"{MONEY}!C{row}": fund, f"{MONEY}!D{row}": year, f"{MONEY}!I{row}": value}


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        (money_row(4, "DA4.1", "NSTW", 2024, 500), "duplicate_row@Giải ngân!B4"),
        (money_row(4, "DA5", "NSTW", 2024, 1), "not_applicable_project@Giải ngân!B4"),
        (money_row(4, "DA4", "NSTW", 2024, 1), "parent_and_child@Giải ngân!B2"),
        (money_row(4, "DA4.1", "không tách", 2024, 1), "parent_and_child@Giải ngân!C2"),
        (money_row(4, "DA6", "NSTW", 2024, 1), "unknown_line@Giải ngân!C4"),
        ({f"{MONEY}!I2": 399}, "money_falls@Giải ngân!I2"),
        ({f"{MONEY}!I2": EMPTY}, "missing_figure@Giải ngân!I2"),
        ({f"{MONEY}!J2": "không phát sinh"}, "figure_and_absence@Giải ngân!J2"),
        ({f"{MONEY}!I2": Decimal("500.0000001")}, "not_whole@Giải ngân!I2"),
        ({f"{MONEY}!I2": "26,68%"}, "not_a_number@Giải ngân!I2"),
        ({f"{MONEY}!E2": "Xã Không Có"}, "unknown_unit@Giải ngân!E2"),
        ({f"{MONEY}!D2": EMPTY}, "required@Giải ngân!D2"),
        ({f"{RESULTS}!G2": "84 triệu"}, "not_a_number@Chỉ tiêu!G2"),
        ({f"{RESULTS}!G2": "84%"}, "not_a_number@Chỉ tiêu!G2"),
        ({f"{RESULTS}!G5": "55 triệu"}, "not_a_number@Chỉ tiêu!G5"),
    ],
)  # fmt: skip
def test_a_slip_of_the_rows_is_found_at_its_cell(cells, finding):
    assert finding in found(with_cells(cells))


@pytest.mark.parametrize(
    ("written", "unit", "dong"),
    [
        (500, "triệu đồng", 500_000_000),
        (Decimal("0.5"), "tỷ đồng", 500_000_000),
        (500_000, "nghìn đồng", 500_000_000),
        (500_000_000, "đồng", 500_000_000),
        ("500.000.000 đồng", "triệu đồng", 500_000_000),
        ("0,5 tỷ", "đồng", 500_000_000),
        ("500,25", "triệu đồng", 500_250_000),
    ],
)
def test_money_is_read_in_the_sheets_unit_or_its_own(written, unit, dong):
    right = with_cells({f"{MONEY}!I2": written, f"{ABOUT}!B7": unit})
    assert found(right) == []
    assert right.proposal.disbursements[0].cumulative_vnd == dong


def test_an_estimate_stands_beside_what_was_paid_and_needs_no_amount_there():
    both = with_cells({f"{MONEY}!N2": 800})
    assert found(both) == []
    assert [(d.cumulative_vnd, d.estimate, d.place.spot) for d in both.proposal.disbursements if d.fund == "NSTW"] == [
        (500_000_000, False, "I2"), (800_000_000, True, "N2"),
    ]  # fmt: skip
    alone = with_cells({f"{MONEY}!I2": EMPTY, f"{MONEY}!N2": 800})
    assert "missing_figure@Giải ngân!I2" not in found(alone)
    assert [(d.cumulative_vnd, d.estimate) for d in alone.proposal.disbursements if d.fund == "NSTW"] == [
        (800_000_000, True)
    ]
    assert "not_a_number@Giải ngân!N2" in found(with_cells({f"{MONEY}!N2": "nhiều"}))
