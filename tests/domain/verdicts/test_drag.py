"""Which units a share of the whole lacks most in: their part of what is missing."""

from decimal import Decimal

import pytest

from dashboard.domain.verdicts.drag import drags
from tests.domain.figures import observed
from tests.domain.judged import a_count_of, a_share_of, judged, told

PLAN = a_share_of("0.6", path={9: "0.5", 12: "0.6"})


def water(*parts: str) -> tuple[object, ...]:
    code = PLAN.indicators[0].code
    return tuple(observed(code, f"X{n}", "2024-09", part) for n, part in enumerate(parts, 1))


def test_the_part_is_what_a_unit_lacks_of_all_that_lack_something() -> None:
    """20 of 100 lacks 30 of the path of 50%, 40 of 100 lacks 10; who is above it makes up for nobody."""
    others = ("50/100",) * 7
    found = drags(judged(PLAN, 9, *water("20/100", "40/100", "55/100", *others)).target)  # type: ignore[arg-type]
    assert found == (("X1", Decimal("0.75")), ("X2", Decimal("0.25")))


@pytest.mark.parametrize("figure", ["60/100", "50/100"])
def test_nobody_drags_a_whole_that_is_on_its_path(figure: str) -> None:
    assert drags(judged(PLAN, 9, *told(PLAN, 9, figure)).target) == ()


def test_a_count_of_the_whole_has_no_parts_that_lack() -> None:
    plan = a_count_of("150", path={9: "105", 12: "150"})
    assert drags(judged(plan, 9, *told(plan, 9, 84)).target) == ()
