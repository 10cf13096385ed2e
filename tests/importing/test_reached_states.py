"""The state of a unit that is counted may be typed as words or as 1 and 0, and as nothing else."""

from decimal import Decimal

import pytest

from tests.importing.office import examined, found
from tests.importing.specimen import REACHED, state_typed, with_states


@pytest.mark.parametrize(
    ("typed", "state"),
    [("đạt", 1), ("Đạt chuẩn", 1), ("đã đạt", 1), ("chưa đạt", 0), ("Không đạt", 0), (1, 1), (0, 0), ("0", 0)],
)
def test_a_state_is_read(typed: object, state: int) -> None:
    examination = examined(state_typed(typed), with_states())
    assert found(examination) == []
    change = examination.change_set.changes[0]  # type: ignore[union-attr]
    (told,) = (o for o in change.observations if o.indicator == REACHED)  # type: ignore[union-attr]
    assert told.value == Decimal(state)


@pytest.mark.parametrize("typed", [2, -1, 16, Decimal("0.5")])
def test_what_is_no_state_is_refused(typed: object) -> None:
    assert "not_a_state@Chỉ tiêu!G7" in found(examined(state_typed(typed), with_states()))
