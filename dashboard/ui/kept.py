"""What a process keeps for all its readers: the values of a function by its arguments, those that were asked for last.

Many who ask for one value at once wait for the first of them. Streamlit's own caches hash every argument anew at each call, which
was a tenth of a run, and any browser may empty them.
"""

from collections.abc import Callable, Hashable
from threading import Condition
from typing import ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

P = ParamSpec("P")
R = TypeVar("R")


def kept(most: int, key: Callable[..., Hashable] = hashkey) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator that keeps the newest `most` values; `key` makes of the arguments what a value depends on."""

    def keeping(function: Callable[P, R]) -> Callable[P, R]:
        cache: LRUCache[Hashable, R] = LRUCache(most)
        return cached(cache, key=key, condition=Condition())(function)

    return keeping
