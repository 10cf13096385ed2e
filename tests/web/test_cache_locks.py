"""What Streamlit's caches keep beside their values: nothing of keys that nobody asks for any longer, and one computation a key."""

import gc
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st
from streamlit.runtime.caching.cache_utils import Cache

from dashboard.web.cache_locks import _lock_of, forget_locks


@pytest.fixture(autouse=True)
def forgetting(monkeypatch):
    monkeypatch.setattr(Cache, "compute_value_lock", Cache.compute_value_lock)  # back as it was afterwards
    forget_locks()


def locks() -> int:
    gc.collect()
    return sum(isinstance(one, type(threading.Lock())) for one in gc.get_objects()) + sum(
        len(cache._value_locks) for cache in gc.get_objects() if isinstance(cache, Cache)
    )


@pytest.mark.parametrize("kind", [st.cache_resource, st.cache_data])
def test_keys_that_nobody_asks_for_leave_no_lock(kind):
    @kind(max_entries=3, show_spinner=False)
    def squared(number: int) -> int:
        return number * number

    assert [squared(number) for number in range(5)] == [0, 1, 4, 9, 16]
    before = locks()
    assert [squared(number) for number in range(300)] == [number * number for number in range(300)]
    assert locks() <= before + 3


def test_a_value_that_many_ask_for_at_once_is_computed_once():
    asked: list[int] = []

    @st.cache_resource(max_entries=3, show_spinner=False)
    def slow(number: int) -> int:
        asked.append(number)
        time.sleep(0.2)
        return number

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(slow, [7] * 8)) == [7] * 8
    assert asked == [7]


def test_who_waits_and_who_holds_have_the_same_lock():
    @st.cache_resource(show_spinner=False)
    def any_value(number: int) -> int:
        return number

    any_value(1)
    cache = next(one for one in gc.get_objects() if isinstance(one, Cache))
    held = _lock_of(cache, "key")
    assert _lock_of(cache, "key") is held and _lock_of(cache, "other") is not held
    cache.clear("key")
    assert _lock_of(cache, "key") is not held
