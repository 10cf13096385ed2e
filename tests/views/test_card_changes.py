"""What the cards say of the month before: a sign, a size, the month; nothing where nothing moved or nothing is known."""

import shutil
from dataclasses import replace

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.card_changes import changes
from dashboard.views.overview import overview
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

VI, EN = words_in("vi"), words_in("en")


@pytest.fixture(scope="module")
def standings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Standing, Standing]:
    """September, and August before it."""
    file = tmp_path_factory.mktemp("changes") / "store.db"
    shutil.copy(whole(), file)
    office = Office(url_of(file), lambda: TODAY)
    september, august = (office.standing(PROGRAMME, 2024, Period.of_month(2024, month)) for month in (9, 8))
    return september, august


def test_each_change_has_its_sign_its_size_and_the_month(standings):
    now, before = standings
    said = changes(now, before, VI)
    assert said["disbursed"] == "+11,4 điểm % so với T8" and said["left_over"] == "−0,9 tỷ so với T8"
    assert said["support"] == "+2 so với T8"
    assert (
        said["first_target"] == "−0,6 điểm % so với T6"
    )  # the review before is of June: nobody has an August's figure
    assert changes(now, before, EN)["disbursed"] == "+11.4 points since Aug"
    paid = [s.total.rate_year for s in (before, now)]
    assert round(float(paid[1] - paid[0]) * 100, 1) == 11.4


def test_what_did_not_move_is_said_and_what_is_not_known_is_not(standings):
    now, before = standings
    assert set(changes(now, now, VI).values()) == {"bằng T9"} and changes(now, None, VI) == {}
    assert set(changes(now, now, EN).values()) == {"same as in Sep"}
    silent = replace(
        before, total=replace(before.total, rate_year=None, projection=None, unspent_by_parts=None), targets=()
    )
    assert {"disbursed", "left_over", "first_target"}.isdisjoint(changes(now, silent, VI))


def test_the_cards_carry_it(standings):
    now, before = standings
    assert overview(now, VI, before).cards.disbursed.change == "+11,4 điểm % so với T8"
    assert overview(now, VI).cards.disbursed.change == ""
