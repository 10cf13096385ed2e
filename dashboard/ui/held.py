"""Which version readers are shown while the pages that are looked at are made for a newer one: the one before, for a moment.

A report that arrives makes nearly every view anew. Were each reader's next run to make them, all would wait for the first. So
a process makes the pages that were asked for lately by itself (`dashboard.web.rehearsal`), and until they are made, or for
`LONGEST` at most, those who have a page open go on with the version that it shows. A run shows one version, and says so.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import NamedTuple

from dashboard.views.pages import Page

LONGEST = 3.0  # seconds from the moment when a newer version is noticed; then it is shown, made or not
WAITING = frozenset({Page.OVERVIEW, Page.TARGETS, Page.DEPRIVATIONS, Page.DISBURSEMENT, Page.COMMUNES})  # send nothing
MADE = WAITING | {Page.CHANGES, Page.REPORTING}  # beforehand
_MOST, _LATELY = 12, 120.0  # addresses, and the seconds for which one is remembered

Clock = Callable[[], float]


class At(NamedTuple):
    """A state of a store as caches know it; `mark` tells it from every other store and from every other past of this one."""

    url: str
    version: int
    mark: str

    def follows(self, other: "At") -> bool:
        """Whether it is a later version of the same past of the same store."""
        return (self.url, self._past) == (other.url, other._past) and self.version > other.version

    @property
    def _past(self) -> str:
        return self.mark.rsplit(".", 2)[0]  # identity and generation (`StoreState.mark`)


class LookedAt(NamedTuple):
    """An address of a page as a browser asks for it: its path, and what stands behind the question mark."""

    page: str
    query: str


class Lately:
    """The addresses that were asked for last, by any reader of this process; a few, and for a short time."""

    def __init__(self, clock: Clock = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._when: OrderedDict[LookedAt, float] = OrderedDict()

    def note(self, address: LookedAt) -> None:
        with self._lock:
            self._when[address] = self._clock()
            self._when.move_to_end(address)
            while len(self._when) > _MOST:
                self._when.popitem(last=False)

    def addresses(self) -> tuple[LookedAt, ...]:
        """Newest first; none where nobody reads."""
        with self._lock:
            since = self._clock() - _LATELY
            return tuple(address for address, when in reversed(self._when.items()) if when >= since)


class Held:
    """The state of the store that open pages go on with. Safe for threads."""

    def __init__(self, clock: Clock = monotonic) -> None:
        self.lately = Lately(clock)
        self._clock, self._lock = clock, Lock()
        self._wake: Callable[[], None] | None = None
        self._ready: At | None = None  # the newest state whose pages are made
        self._newest: At | None = None
        self._noticed: dict[int, float] = {}  # when each version after it was first seen

    def begin(self, wake: Callable[[], None]) -> None:
        """From now on somebody makes pages beforehand, whom `wake` tells of a newer version."""
        with self._lock:
            self._wake = wake

    def end(self) -> None:
        """Nobody makes pages beforehand: everybody is shown the newest version."""
        with self._lock:
            self._wake, self._ready, self._newest = None, None, None
            self._noticed.clear()

    def shown(self, newest: At, seen: int | None) -> At:
        """What a run shows while `newest` is the store's newest state: that one, or the one before for a moment.

        `seen`: the newest version that this reader's page has shown, and none older is shown again; None: may not be held.
        """
        with self._lock:
            if self._wake is None:
                return newest
            if not self._follows_ready(newest) or not self.lately.addresses():
                return self._turned_to(newest)
            assert self._ready is not None
            if newest.version not in self._noticed:
                self._noticed[newest.version] = self._clock()
                if self._newest is None or newest.follows(self._newest):
                    self._newest = newest
                self._wake()
            held = self._clock() - min(self._noticed.values()) < LONGEST
            return self._ready if held and seen is not None and seen <= self._ready.version else newest

    def _follows_ready(self, newest: At) -> bool:
        return self._ready is not None and newest.follows(self._ready)

    def _turned_to(self, newest: At) -> At:
        """Show it to everybody from now on, unless it is a look at the store that is older than another thread's."""
        if self._ready is None or not self._ready.follows(newest):
            self._ready = newest
            self._forget()
        return newest

    def _forget(self) -> None:
        assert self._ready is not None
        if self._newest is not None and not self._newest.follows(self._ready):
            self._newest = None
        self._noticed = {v: when for v, when in self._noticed.items() if self._newest and v > self._ready.version}

    def due(self) -> At | None:
        """The newest state that is known and whose pages are still to be made."""
        with self._lock:
            return self._newest

    def made(self, state: At) -> None:
        """The pages that were asked for are made for this state: open pages go on with it."""
        with self._lock:
            if self._follows_ready(state):
                self._ready = state
                self._forget()


HELD = Held()  # of this process
