"""A right report and a right plan: what they become, and what the preview shows."""

from decimal import Decimal

from tests.builders import COMMUNE
from tests.importing.office import examined, examined_plan, plan, report


def test_a_right_report_becomes_a_change_set_that_says_what_the_sheet_says():
    right = examined(report())
    (change,) = right.change_set.changes
    assert (right.layout, right.programme, right.year, right.unit, right.period.code, right.form) == (
        "report", "P", 2024, COMMUNE, "2024-09", "BC-THANG",
    )  # fmt: skip
    assert [(o.indicator, o.disaggregation, o.amount, str(o.place)) for o in change.observations] == [
        ("dao-tao", "total", 84, "Chỉ tiêu!G2"),
        ("dao-tao", "nu", 33, "Chỉ tiêu!G3"),
        ("nuoc-sach", "total", Decimal("0.42"), "Chỉ tiêu!H4"),
        ("ty-le", "total", Decimal("0.55"), "Chỉ tiêu!G5"),
        ("nu-dao-tao", "total", 33, "Chỉ tiêu!G6"),
    ]
    assert [(d.line, d.cumulative_vnd, str(d.place)) for d in change.disbursements] == [
        (("DA4.1", "NSTW", 2024), 500_000_000, "Giải ngân!I2")
    ]


def test_the_preview_shows_each_figure_beside_the_last_one():
    first, *_, money = examined(report()).preview
    assert (first.previous, first.previous_period.code, first.new) == (80, "2024-08", 84)
    assert (money.previous, money.new) == (400_000_000, 500_000_000)


def test_a_right_plan_reads_back_as_the_plan():
    (change,) = examined_plan({}).change_set.changes
    assert change.plan == plan()
