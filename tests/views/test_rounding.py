"""What a cell, a card or a row of a bullet chart writes never rounds onto the verdict's other side."""

from decimal import Decimal

import pytest

from dashboard.text import words_in
from dashboard.views.bullets import project_bullets, target_bullets
from dashboard.views.cell import share_cell
from dashboard.views.figures import reached_cell, standing_text
from dashboard.views.overview import overview
from tests.builders import COMMUNE
from tests.domain.disbursement.one_line import standing as money_standing
from tests.domain.figures import paid
from tests.domain.judged import a_share_of, standing, told

VI, EN = words_in("vi"), words_in("en")
WATER = a_share_of("0.8", path={9: "0.8"})


@pytest.mark.parametrize(
    ("told_share", "cell", "card"),
    [
        ("7996/10000", "79,96% / 80%", "79,96%"),
        ("79996/100000", "79,996% / 80%", "79,996%"),
        ("80/100", "80% / 80%", "80%"),
        ("8004/10000", "80,04% / 80%", "80,04%"),
        ("791/1000", "79,1% / 80%", "79,1%"),
    ],
)
def test_a_share_is_told_from_its_goal(told_share: str, cell: str, card: str) -> None:
    found = standing(WATER, 12, *told(WATER, 12, told_share))
    target = found.targets[0]
    assert target.actual is not None
    assert standing_text(target, VI) == target_bullets(found, VI)[0].short_value == cell
    assert reached_cell(target, target.actual, VI, places=2).text == card


def test_money_is_100_per_cent_only_where_it_is_all_of_it() -> None:
    short = money_standing(paid("DA4.1", COMMUNE, "2024-12", 996_000_000), period="2024-12")
    assert project_bullets(short, VI)[0].short_value == "996 / 1.000 · 99,6%"
    almost = money_standing(paid("DA4.1", COMMUNE, "2024-12", 999_990_000), period="2024-12")
    assert [card.value for card in overview(almost, VI).cards if "99,999%" in card.value]
    whole = money_standing(paid("DA4.1", COMMUNE, "2024-12", 1_000_000_000), period="2024-12")
    assert project_bullets(whole, VI)[0].short_value == "1.000 / 1.000 · 100%"


@pytest.mark.parametrize(
    ("fraction", "text"),
    [("0", "0%"), ("0.0004", "0,04%"), ("0.5", "50%"), ("0.9994", "99,9%"), ("0.9996", "99,96%"), ("1", "100%"), ("1.0004", "100,04%")],
)  # fmt: skip
def test_nothing_and_all_are_only_that(fraction: str, text: str) -> None:
    assert VI.share(Decimal(fraction)) == share_cell(Decimal(fraction), VI).text == text
