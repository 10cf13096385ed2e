"""Which version open pages are shown while a newer one is worked out: one that they have shown before, for a moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from dashboard.ui.held import LONGEST, At, Held, LookedAt
from dashboard.views.pages import Page


class Hands:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def at(version: int, past: str = "store.1") -> At:
    return At("sqlite:///s.db", version, f"{past}.{version}.2024050{version % 10}")


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def woken() -> list[int]:
    return []


@pytest.fixture
def held(clock: Hands, woken: list[int]) -> Iterator[Held]:
    """A process in which somebody reads version 1 and pages are made beforehand."""
    made = Held(clock)
    made.begin(lambda: woken.append(1))
    made.lately.note(LookedAt("", "ky=2024-09"))
    made.shown(at(1), None)
    yield made


def test_a_page_that_is_open_goes_on_with_its_version_until_the_pages_of_the_newer_one_are_made(
    held: Held, woken: list[int]
) -> None:
    assert held.shown(at(2), seen=1) == at(1) and held.due() == at(2) and woken == [1]
    held.made(at(2))
    assert held.shown(at(2), seen=1) == at(2) and held.due() is None


def test_who_has_seen_the_newer_version_or_may_have_written_it_is_never_shown_an_older_one(held: Held) -> None:
    assert held.shown(at(2), seen=2) == at(2)
    assert held.shown(at(2), seen=None) == at(2)
    assert held.shown(at(2), seen=1) == at(1)


def test_nobody_is_held_longer_than_a_moment_even_where_a_version_comes_every_second(held: Held, clock: Hands) -> None:
    shown = []
    for version in range(2, 10):
        shown.append(held.shown(at(version), seen=1).version)
        clock.now += 1.0
    assert shown == [1] * int(LONGEST) + list(range(2 + int(LONGEST), 10))


def test_the_moment_is_counted_anew_from_the_first_version_that_is_not_made(held: Held, clock: Hands) -> None:
    held.shown(at(2), seen=1)
    clock.now += 2.0
    held.shown(at(3), seen=1)
    held.made(at(2))
    clock.now += 2.0
    assert held.shown(at(3), seen=1) == at(2)
    clock.now += 1.5
    assert held.shown(at(3), seen=2) == at(3)


def test_another_store_and_another_past_of_this_one_are_shown_at_once(held: Held) -> None:
    held.shown(at(2), seen=1)
    restored = at(5, past="store.2")
    assert held.shown(restored, seen=1) == restored and held.due() is None
    held.made(at(2))  # the rehearsal of what is no more
    assert held.shown(restored, seen=5) == restored
    elsewhere = At("sqlite:///other.db", 9, "other.1.9.x")
    assert held.shown(elsewhere, seen=1) == elsewhere


def test_a_look_at_the_store_that_comes_late_does_not_bring_an_older_version_back(held: Held) -> None:
    held.shown(at(3), seen=1)
    held.made(at(3))
    held.shown(at(2), seen=1)
    assert held.shown(at(3), seen=3) == at(3) and held.shown(at(4), seen=3) == at(3)


def test_nothing_is_held_where_nobody_makes_pages_or_nobody_reads(clock: Hands) -> None:
    alone = Held(clock)
    alone.lately.note(LookedAt("", ""))
    assert alone.shown(at(1), 1) == at(1) and alone.shown(at(2), 1) == at(2)
    alone.begin(lambda: None)
    assert alone.shown(at(2), 2) == at(2)
    clock.now += 3600
    assert alone.shown(at(3), 2) == at(3) and alone.due() is None
    alone.lately.note(LookedAt("", ""))
    assert alone.shown(at(4), 3) == at(3)
    alone.end()
    assert alone.shown(at(4), 3) == at(4)


def test_of_addresses_the_last_few_are_remembered_newest_first_and_not_for_long(held: Held, clock: Hands) -> None:
    for number in range(40):
        held.lately.note(LookedAt(Page.COMMUNES, f"dv={number}"))
    kept = held.lately.addresses()
    assert 5 <= len(kept) <= 20 and kept[0].query == "dv=39" and kept[1].query == "dv=38"
    clock.now += 3600
    assert held.lately.addresses() == ()


def test_many_threads_each_see_versions_in_their_order_and_only_such_as_the_store_has_had(held: Held) -> None:
    newest = [1]

    def reader(number: int) -> list[int]:
        chance, seen, course = Random(number), 1, []
        for _ in range(300):
            known = newest[0]
            seen = held.shown(at(known), seen).version
            assert seen <= known
            course.append(seen)
            if chance.random() < 0.02:
                newest[0] = known + 1
            if chance.random() < 0.05 and (due := held.due()) is not None:
                held.made(due)
        return course

    with ThreadPoolExecutor(8) as pool:
        courses = list(pool.map(reader, range(8)))
    assert all(course == sorted(course) for course in courses) and max(map(max, courses)) > 10
