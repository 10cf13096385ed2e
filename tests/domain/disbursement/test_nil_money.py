"""«Không phát sinh» of money is shown as what it is, never as 0; held against the path it is reckoned as nothing paid."""

from dataclasses import replace

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.verdicts.parts import State
from dashboard.views.bullets import project_bullets
from dashboard.views.commune_profile import profile
from dashboard.views.money.page import money
from dashboard.views.overview import overview
from dashboard.views.status_json import status_json
from tests.builders import COMMUNE
from tests.domain.disbursement.one_line import EN, MILLION, ONE_LINE, VI, project, spent_of, standing
from tests.views.rows import rows_of


def nil(month: int = 9, **over: object) -> Disbursement:
    return spent_of(month, 0, **({"cumulative_vnd": None, "absence": Absence.NIL} | over))


def test_it_is_late_by_all_of_its_path_and_has_no_amount() -> None:
    found = project(standing(nil()))
    assert (found.state, found.absence, found.disbursed_vnd, found.rate_year) == (
        State.BEHIND, Absence.NIL, None, None,
    )  # fmt: skip
    assert found.missing_vnd == 750 * MILLION
    assert VI.sentence(found.sentence).startswith(
        "DA4.1 · Giáo dục nghề nghiệp: không phát sinh giải ngân; vốn giao 1.000 triệu đồng, theo đường thẳng (mặc định) đến"
        " T9 là 750 triệu đồng; chậm 75 điểm %, thiếu 750 triệu đồng"
    )
    assert "nil disbursement declared; allocation 1,000 million đồng" in EN.sentence(found.sentence)


def test_a_nought_that_was_reported_stays_one() -> None:
    found = project(standing(spent_of(9, 0)))
    assert (found.disbursed_vnd, found.rate_year, found.absence) == (0, 0, None)
    later = project(standing(spent_of(8, 0), nil()))
    assert (later.disbursed_vnd, later.absence) == (0, None)


def test_nil_after_an_amount_keeps_the_amount_and_adds_no_nought_of_the_month() -> None:
    found = project(standing(spent_of(8, 100), nil()))
    assert (found.disbursed_vnd, found.flows.in_month_vnd, found.flows.in_month_nil) == (100 * MILLION, None, True)


def test_no_view_of_money_shows_it_as_nought() -> None:
    found = standing(nil())
    assert "không phát sinh giải ngân, chậm 75 điểm % so với kế hoạch" in VI.sentence(found.headline)
    assert "nil disbursement declared, 75 pp behind the plan" in EN.sentence(found.headline) or "behind the plan" in (
        EN.sentence(found.headline)
    )
    card = overview(found, VI).cards.disbursed
    assert (card.value, card.chip) == ("không phát sinh", "◆ Chậm")
    (bullet,) = project_bullets(found, VI)
    assert (bullet.value.text, bullet.actual_at) == ("không phát sinh / 1.000", None)
    page = money(found, VI)
    for table in (page.projects.table, page.lines, page.years, page.sources):
        told = [row["Đã giải ngân"] for row in rows_of(table) if row.get("Đã giải ngân")]
        assert told
        assert set(told) == {"không phát sinh"}
    assert page.multiples[0].caption.startswith("không phát sinh của 1.000")
    assert page.waterfall.title == "Các đơn vị báo không phát sinh giải ngân"
    assert [point.actual for point in page.curve.points if page.curve] == [None] * 12
    printed = status_json(found, VI)
    for row in (printed["totals"], printed["projects"][0], printed["money"][0], printed["totals"]["by_fund"]["NSTW"]):
        assert row["disbursed_vnd"] is None
    assert (printed["totals"]["absence"], printed["money"][0]["absence"]) == ("nil", "nil")


def test_a_communes_profile_says_that_nothing_happened() -> None:
    whole = standing(nil())
    own = assess(whole.snapshot, Period.parse("2024-09"), COMMUNE)
    table = profile(whole, own, completeness(whole.snapshot, Period.parse("2024-09").end), VI).money
    assert [row["Đã giải ngân"] for row in rows_of(table)] == ["không phát sinh"]
    assert "không phát sinh giải ngân; đơn vị không được giao vốn riêng" in VI.sentence(own.projects[0].sentence)


@pytest.mark.parametrize("amount", [200 * MILLION, None], ids=["known", "unknown"])
def test_carried_over_money_of_which_nothing_was_paid(amount: int | None) -> None:
    lines = (*ONE_LINE, Allocation("DA4.1", "NSTW", 2023, amount))
    found = project(standing(spent_of(9, 750), nil(budget_year=2023), allocations=lines))
    assert found.carried_over is not None
    assert (found.carried_over.absence, found.carried_over.disbursed_vnd) == (Absence.NIL, None)
    assert "vốn năm trước chuyển sang: không phát sinh giải ngân" in VI.sentence(found.carried_over.sentence)
    assert found.earlier_vnd is None


def test_beside_an_amount_it_adds_nothing() -> None:
    other = replace(spent_of(9, 40), subject="X2", reporter="X2")
    found = project(standing(nil(), other))
    assert (found.disbursed_vnd, found.absence) == (40 * MILLION, None)
