"""What is kept for all readers: computed once however many ask, let go when others are asked for, and emptied by no browser."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dashboard
import pages
from dashboard.ui.kept import kept


def test_a_value_that_many_ask_for_at_once_is_computed_once():
    asked: list[int] = []

    @kept(3)
    def slow(number: int) -> int:
        asked.append(number)
        time.sleep(0.2)
        return number

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(slow, [7] * 8)) == [7] * 8
    assert asked == [7]


def test_a_value_that_could_not_be_computed_is_asked_for_again():
    told = iter([ValueError("the store was away"), 5])

    @kept(3)
    def value(_: str) -> int:
        found = next(told)
        if isinstance(found, ValueError):
            raise found
        return found

    with pytest.raises(ValueError):
        value("a")
    assert [value("a"), value("a")] == [5, 5]


def test_the_values_that_were_asked_for_last_are_kept():
    asked: list[int] = []

    @kept(2)
    def squared(number: int) -> int:
        asked.append(number)
        return number * number

    assert [squared(number) for number in (1, 2, 1, 3, 1, 2)] == [1, 4, 1, 9, 1, 4]
    assert asked == [1, 2, 3, 2]


def test_a_key_says_what_a_value_depends_on():
    @kept(2, lambda name, *_: name)
    def made(_name: str, build: Iterator[int]) -> int:
        return next(build)

    build = iter(range(9))
    assert [made("a", build), made("a", build), made("b", build)] == [0, 0, 1]


@pytest.mark.parametrize("root", [Path(dashboard.__file__).parent, Path(next(iter(pages.__path__)))])
def test_nothing_is_kept_where_a_browser_could_empty_it(root: Path):
    """Streamlit takes a message from any browser that empties its own caches."""
    assert [file.name for file in root.rglob("*.py") if "st.cache_" in file.read_text(encoding="utf-8")] == []
