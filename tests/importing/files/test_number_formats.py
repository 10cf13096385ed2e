"""What number formats do to values: percent, thousands out of sight, dates."""

import pytest

from dashboard.importing.files.number_formats import NumberFormat, number_format

CASES = {
    "General": NumberFormat(),
    "": NumberFormat(),
    "0.00%": NumberFormat(percent=True),
    '0.00"%"': NumberFormat(),
    "#,##0": NumberFormat(),
    "#,##0,": NumberFormat(scale=1000),
    "#,##0,,": NumberFormat(scale=1_000_000),
    "#,##0.00,": NumberFormat(scale=1000),
    "#,##0,.0": NumberFormat(scale=1000),
    "#,##0,;[Red]-#,##0,": NumberFormat(scale=1000),
    '#,##0, "nghìn đồng"': NumberFormat(scale=1000),
    '#,##0 "tr.đ, năm"': NumberFormat(),
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)': NumberFormat(),
    '[>=1000000]#,##0,,"M";[>=1000]#,##0,"K";#,##0': NumberFormat(),
    "[>=1000000]#,##0,;#,##0,": NumberFormat(scale=1000),
    "dd/mm/yyyy": NumberFormat(date=True),
    "[$-42A]dd mmmm yyyy;@": NumberFormat(date=True),
    "[h]:mm:ss": NumberFormat(date=True, duration=True),
    "[h]": NumberFormat(date=True, duration=True),
    "[ss]": NumberFormat(date=True, duration=True),
    '0" [h]"': NumberFormat(),
    "[Red]#,##0": NumberFormat(),
    "@": NumberFormat(),
    '0 "người/tháng"': NumberFormat(),
    "0\\ \\m": NumberFormat(),
}


@pytest.mark.parametrize(("code", "meant"), CASES.items())
def test_a_number_format_is_known_by_what_it_does(code: str, meant: NumberFormat) -> None:
    assert number_format(code) == meant
