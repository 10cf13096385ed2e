"""The list of all targets: its order, its filters, what it says of the year's end, and the mark of each unit."""

import re
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.verdicts.forecast import NoForecast, no_forecast, reaches
from dashboard.domain.verdicts.unit_verdict import state_by_whole
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.marks import Tone
from dashboard.views.reasons import target_why
from dashboard.views.status_json import status_json
from dashboard.views.target_detail import target_detail
from dashboard.views.target_facts import facts_of
from dashboard.views.target_list import NO_LEAD, leads_offered, list_table, states_offered, target_list
from tests.domain.judged import a_count_of, a_share_of, judged, standing, told
from tests.installed import office
from tests.pages.opened import page
from tests.pages.seen import table_named, tables_on
from tests.pages.test_reading_pages import words_on

__all__ = ["office"]

VI = words_in("vi")
YEARLY = {3: "37", 6: "75", 9: "112", 12: "150"}


@pytest.mark.parametrize(
    ("figures", "met"),
    [
        ((48, 55, 60, 84), False),  # 12 a month more: 120 of 150
        ((48, 60, 80, 114), True),  # 22 a month more: 180
        ((48, 60, 80, 160), True),  # met already
        ((None, None, None, 84), None),  # one month to look back on
    ],
)
def test_the_year_ends_where_the_last_three_months_lead(figures: tuple[int | None, ...], met: bool | None) -> None:
    plan = a_count_of("150", path=YEARLY)
    rows = [o for month, figure in zip((6, 7, 8, 9), figures, strict=True) if figure is not None
            for o in told(plan, month, figure)]  # fmt: skip
    assert reaches(judged(plan, 9, *rows).target) is met


@pytest.mark.parametrize(("last", "met"), [("70/100", False), ("78/100", True)])
def test_a_share_that_is_told_every_month_has_its_end_too(last: str, met: bool) -> None:
    """66% in June: 70% in September leads to 74% of 80%, 78% to 90%."""
    plan = a_share_of("0.8", path={3: "0.5", 6: "0.6", 9: "0.7", 12: "0.8"})
    months = ((6, "66/100"), (7, "66/100"), (8, "67/100"), (9, last))
    found = judged(plan, 9, *(o for month, parts in months for o in told(plan, month, parts))).target
    assert found.projection is None, "no value is forecast of a share"
    assert reaches(found) is met


def test_of_the_years_last_figure_there_is_no_forecast() -> None:
    plan = a_count_of("150", path=YEARLY)
    rows = [o for month, figure in ((9, 84), (10, 90), (11, 95), (12, 100)) for o in told(plan, month, figure)]
    assert reaches(judged(plan, 12, *rows).target) is None


@pytest.mark.parametrize(
    ("amount", "state"), [("0.487", "on_track"), ("0.5", "achieved"), ("0.43", "slightly_behind"), ("0.2", "behind")]
)
def test_a_units_mark_goes_by_its_own_share(amount: str, state: str) -> None:
    """The whole is behind; of the unit it is its own figure that is held against the path of 46%."""
    plan = a_share_of("0.5", path={9: "0.46", 12: "0.5"})
    whole = judged(plan, 9, *told(plan, 9, "35/100")).target
    assert whole.state.late
    assert state_by_whole(plan, whole, Decimal(amount)) == state


def test_a_count_of_the_whole_is_no_units_to_reach() -> None:
    plan = a_count_of("150", path=YEARLY)
    assert state_by_whole(plan, judged(plan, 9, *told(plan, 9, 84)).target, Decimal(3)) == "reported"


def test_the_list_is_filtered_by_what_its_rows_have(office: Office) -> None:
    now = office.standing()
    shown = target_list(now, VI)
    assert len(shown.rows) == len(now.targets)
    counts = {code: int(re.search(r"\d+$", name)[0]) for code, name in states_offered(shown, VI).items()}  # type: ignore[index]
    assert counts.pop("") == len(shown.rows) == sum(counts.values())
    for code, count in counts.items():
        assert len(list_table(shown, code, "", VI).rows) == count
    leads = leads_offered(shown, now.snapshot.plan, VI)
    assert list(leads)[-1] == NO_LEAD, "targets without a lead can be asked for"
    for lead in list(leads)[1:]:
        assert 0 < len(list_table(shown, "", lead, VI).rows) < len(shown.rows)


def test_the_page_opens_with_all_of_them_and_a_click_opens_one(office: Office) -> None:
    test = page("chi_tieu", ky="2024-09")
    assert not test.exception
    seen = table_named(test, "chi-tieu")
    assert len(seen.frame) == len(office.standing().targets)
    assert all(href.startswith("chi-tieu?") and "ct=" in href for href in seen.links["Chỉ tiêu"])
    assert "không đạt vào 31/12" in words_on(test)
    bars = [cell for row in seen.data["rows"] for cell in row["cells"] if "b" in cell]
    assert len(bars) >= 12 and all("<svg" in cell["b"] for cell in bars)
    judged_ones = [row["cells"][7] for row in seen.data["rows"] if row["cells"][7]["t"][:1] in "●▲◆"]
    assert judged_ones and all(cell["w"] for cell in judged_ones), "beside every verdict stands its rule"


def test_the_address_keeps_the_filters(office: Office) -> None:
    late = table_named(page("chi_tieu", ky="2024-09", tt="cham"), "chi-tieu").frame
    assert len(late) and all(text.startswith("◆") for text in late["Đánh giá"])
    led = table_named(page("chi_tieu", ky="2024-09", cq="126-LDTBXH"), "chi-tieu").frame
    assert len(led) and all("Phòng LĐ-TB&XH" in text for text in led["Chủ trì"])
    foreign = page("chi_tieu", ky="2024-09", tt="la-gi")
    assert len(table_named(foreign, "chi-tieu").frame) == len(office.standing().targets)


def test_what_stands_behind_a_figure_is_closed_until_somebody_asks(office: Office) -> None:
    names = [t.name for t in tables_on(page("chi_tieu", ct="S002-14"))]
    assert "nguon-so-lieu" not in names
    assert "nguon-so-lieu" in [t.name for t in tables_on(page("chi_tieu", ("trail",), ct="S002-14"))]


def test_marks_of_units_are_not_the_wholes(office: Office) -> None:
    detail = target_detail(office.standing(), "S002-14", VI)
    known = {row.tone for row in detail.units if row.now is not None}
    assert known and known <= {Tone.GOOD, Tone.WARN, Tone.BAD}
    assert all(row.tone is Tone.NONE for row in detail.units if row.now is None)


def test_a_forecast_that_misses_is_said_wherever_the_target_is_told() -> None:
    plan = a_count_of("150", path=YEARLY)
    rows = [o for month, figure in zip((6, 7, 8, 9), (48, 55, 60, 84), strict=True) for o in told(plan, month, figure)]
    found = standing(plan, 9, *rows)
    t = found.targets[0]
    assert "dự báo cuối năm không đạt" in VI.sentence(t.sentence)
    assert any("Dự báo cuối năm không đạt" in line for line in target_why(found, t, VI))
    assert "◆ không đạt" in next(f.text for f in facts_of(found, t, VI) if f.label == "Dự báo 31/12")


@pytest.mark.parametrize(
    ("frequency", "why"), [(Frequency.QUARTER, NoForecast.QUARTERLY), (Frequency.HALF, NoForecast.HALF_YEARLY)]
)
def test_what_is_told_by_quarter_says_why_it_has_no_forecast(frequency: Frequency, why: NoForecast) -> None:
    plan = a_count_of("150", path=YEARLY, frequency=frequency)
    found = standing(plan, 9, *told(plan, 6, 48), *told(plan, 9, 84))
    t = found.targets[0]
    assert no_forecast(t) is why
    assert f"Không dự báo cuối năm: {VI.term(why)}." in target_why(found, t, VI)


def test_every_target_of_the_list_has_a_forecast_or_a_reason(office: Office) -> None:
    september = office.standing(period=Period.of_month(2024, 9))
    shown = target_list(september, VI)
    silent = [row for row in shown.rows if row.forecast.absent]
    assert silent and all(re.fullmatch(r"không dự báo: .+", row.forecast.text) for row in silent)
    assert f"Không dự báo được {len(silent)} chỉ tiêu (" in shown.note
    listed = {one["id"]: one for one in status_json(september, VI)["targets"]}
    for row in shown.rows:
        assert (listed[row.id]["no_forecast"] is None) is not row.forecast.absent, row.id
        assert (listed[row.id]["forecast_reached"] is False) is ("không đạt" in row.forecast.text), row.id
