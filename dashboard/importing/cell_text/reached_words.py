"""Words for the state that a unit has reached or not, where an indicator counts units: "đạt chuẩn", "chưa đạt"."""

from decimal import Decimal

from dashboard.importing.cell_text.names import plain

REACHED, NOT_REACHED = "đạt", "chưa đạt"  # as they are written
_WORDS = {
    **dict.fromkeys((REACHED, "đã đạt", "đạt chuẩn", "đã đạt chuẩn", "được công nhận", "đã công nhận"), Decimal(1)),
    **dict.fromkeys(
        (NOT_REACHED, "không đạt", "chưa đạt chuẩn", "không đạt chuẩn", "chưa công nhận", "chưa được công nhận"),
        Decimal(0),
    ),
}


def reached_word(text: str) -> Decimal | None:
    """1 where the words say that the state is reached, 0 where they say that it is not; None for other words."""
    return _WORDS.get(plain(text).rstrip("."))


def written_state(value: Decimal) -> str:
    """The word for a unit's state."""
    return REACHED if value else NOT_REACHED
