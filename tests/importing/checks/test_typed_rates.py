"""A typed rate beside its own parts: as exact as it was printed, at least to 0,01 điểm %."""

from decimal import Decimal

import pytest

from tests.importing.office import RESULTS, edited, examined, found, report

G4, H4 = f"{RESULTS}!G4", f"{RESULTS}!H4"


@pytest.mark.parametrize(
    ("typed", "households", "differs"),
    [
        pytest.param(42, 420, False, id="exactly"),
        pytest.param(42, 424, False, id="rounded to whole percent"),
        pytest.param(42, 426, True, id="another whole percent"),
        pytest.param(Decimal("42.5"), 421, True, id="0,4 points away with a decimal"),
        pytest.param(Decimal("42.35"), 423, True, id="0,05 points away with two"),
        pytest.param(Decimal("42.31"), 423, False, id="a hundredth of a point"),
    ],
)
def test_a_rate_against_its_parts_of_1000_households(typed: object, households: int, differs: bool) -> None:
    said = found(examined(edited(report(), {G4: typed, H4: households})))
    assert (f"rate_mismatch@{G4}" in said) is differs
