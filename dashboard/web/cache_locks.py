"""Locks of Streamlit's caches that go when nobody holds them any longer.

Streamlit keeps a lock for every key that a cache ever had. Our keys carry the store's state, so that each report that arrives makes
new ones: measured with twenty readers and forty reports in eleven minutes, 3,900 locks that nobody would take again.
"""

from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from streamlit.runtime.caching.cache_utils import Cache


def forget_locks() -> None:
    """From now on a key has a lock only while somebody computes its value, or waits for it."""
    Cache.compute_value_lock = _lock_of  # type: ignore[assignment, method-assign]


def _lock_of(cache: "Cache[Any]", value_key: str) -> Lock:
    """The lock of a key; whoever took it holds it by that, and with the last of them it is gone."""
    with cache._value_locks_lock:
        if not isinstance(cache._value_locks, WeakValueDictionary):
            cache._value_locks = WeakValueDictionary(cache._value_locks)  # type: ignore[assignment]
        known = cache._value_locks.get(value_key)
        if known is None:
            known = cache._value_locks[value_key] = Lock()
        return known
