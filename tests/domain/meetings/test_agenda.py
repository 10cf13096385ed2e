"""The agenda: made from the data, reordered, switched off, added to."""

from dataclasses import replace

import pytest

from dashboard.domain.meetings.agenda import (
    MOST_ITEMS,
    USUAL,
    AgendaItem,
    AgendaKind,
    moved,
    right,
    switched,
    with_added,
)

A_TARGET = AgendaItem(AgendaKind.TARGET, "S01")


def kinds(agenda: tuple[AgendaItem, ...]) -> list[str]:
    return [item.kind.value for item in agenda]


def test_the_usual_agenda_is_in_the_order_of_a_meeting() -> None:
    assert [item.kind.value for item in USUAL if item.on] == [
        "whole", "last", "matters", "targets", "money", "projects", "communes", "reports", "today",
    ]  # fmt: skip
    assert right(USUAL)


@pytest.mark.parametrize(
    ("place", "by", "then"),
    [
        (0, 1, ["last", "whole", "matters"]),
        (2, -2, ["matters", "whole", "last"]),
        (0, -1, ["whole", "last", "matters"]),
        (1, -9, ["last", "whole", "matters"]),
    ],
)
def test_an_item_moves_and_stays_at_the_ends(place: int, by: int, then: list[str]) -> None:
    after = moved(USUAL, place, by)
    assert kinds(after)[:3] == then and sorted(kinds(after)) == sorted(kinds(USUAL))
    assert kinds(moved(USUAL, len(USUAL) - 1, 1)) == kinds(USUAL)


def test_a_usual_item_is_switched_off_and_an_added_one_goes() -> None:
    off = switched(USUAL, 0)
    assert not off[0].on and switched(off, 0) == USUAL
    more = with_added(USUAL, A_TARGET)
    assert switched(more, more.index(A_TARGET)) == USUAL


def test_what_is_added_stands_before_what_is_decided_today() -> None:
    assert kinds(with_added(USUAL, A_TARGET))[-2:] == ["target", "today"]
    text = AgendaItem(AgendaKind.TEXT, title="Ý kiến khác")
    assert kinds(with_added(with_added(USUAL, A_TARGET), text))[-3:] == ["target", "text", "today"]


@pytest.mark.parametrize(
    "item", [AgendaItem(AgendaKind.TARGET), AgendaItem(AgendaKind.TEXT), AgendaItem(AgendaKind.TEXT, title=" "),
             AgendaItem(AgendaKind.WHOLE)],
)  # fmt: skip
def test_what_says_nothing_is_not_added(item: AgendaItem) -> None:
    with pytest.raises(ValueError):
        with_added(USUAL, item)


def test_a_right_agenda_has_every_usual_item_once_and_shows_something() -> None:
    assert not right(USUAL[1:])
    assert not right((*USUAL, USUAL[0]))
    assert not right(tuple(replace(item, on=False) for item in USUAL))
    assert not right((*USUAL, AgendaItem(AgendaKind.UNIT)))
    full = (*USUAL, *[A_TARGET] * (MOST_ITEMS - len(USUAL)))
    assert right(full) and not right((*full, A_TARGET))
    with pytest.raises(ValueError):
        with_added(full, A_TARGET)
