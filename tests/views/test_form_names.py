"""Reports are called by the calendar's name or by what their table tells, never by a code that only the store knows."""

import pytest

from dashboard.importing.tables.headings import KNOWN_LAYOUTS
from dashboard.text import words_in
from dashboard.views.form_names import form_name
from sample_data.offices.songma import plan as songma

PLAN = songma.plan()
VI, EN = words_in("vi"), words_in("en")


@pytest.mark.parametrize("layout", KNOWN_LAYOUTS, ids=lambda layout: layout.key)
def test_every_known_table_has_its_name(layout) -> None:
    name = VI.coded(f"layout.{layout.key}")
    assert form_name(PLAN, layout.form, VI).lower() == name.lower()


@pytest.mark.parametrize(
    ("form", "vi", "en"),
    [
        ("BIEU-GIAINGAN-KB", "Bảng giải ngân theo dự án (Kho bạc)", "Disbursement by project (the Treasury's)"),
        ("BIEU-RASOAT-SB", "Tổng hợp kết quả rà soát (sơ bộ)", "Summary of the review (preliminary)"),
        ("BIEU-8aff01bb", "Bảng của cơ quan", "Table of the office"),
        ("MAU-LA", "MAU-LA", "MAU-LA"),
    ],
)
def test_what_it_is_besides_stands_behind_the_name(form: str, vi: str, en: str) -> None:
    assert form_name(PLAN, form, VI) == vi
    assert form_name(PLAN, form, EN).partition(" (")[2] == en.partition(" (")[2]


def test_the_calendar_names_its_own_forms() -> None:
    owed = PLAN.obligations[0]
    assert form_name(PLAN, owed.form, VI) == owed.name
