"""What units say in words of a target without a number: who says the same, newest first (docs/method.en.md: States in words).

Example: of four communes three write "Đã xóa xong" (two of them in September, one in June) and one "Đang làm" in September.
That is two states: "Đã xóa xong", of three units, and "Đang làm", of one. Nobody votes: none of them is the state of the whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing_targets import TargetStanding


@dataclass(frozen=True)
class Said:
    """One state in the words of the unit that said it last, and who said so, newest first."""

    text: str
    by: tuple[Observation, ...]

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o.subject for o in self.by))

    @property
    def newest(self) -> Observation:
        return self.by[0]


def states(parts: Iterable[Observation]) -> tuple[Said, ...]:
    """The different states among these reports, the newest first, of one day what more units say."""
    same: dict[str, list[Observation]] = {}
    for o in newest_first(parts):
        if o.text:
            same.setdefault(_plain(o.text), []).append(o)
    said = [Said(by[0].text, tuple(by)) for by in same.values()]
    return tuple(sorted(said, key=lambda s: (-s.newest.period.end.toordinal(), -len(s.by))))


def newest_first(parts: Iterable[Observation]) -> list[Observation]:
    """In the order of their periods, then of their arrival, the last one first."""
    return sorted(parts, key=lambda o: (o.period.end, o.submission or 0), reverse=True)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".;, ")


def earlier_states(snapshot: Snapshot, t: TargetStanding) -> tuple[Said, ...]:
    """What was last said this year before the months that speak for the period; () where those say something themselves."""
    if t.indicator.measure is not Measure.QUALITATIVE or t.figure.text:
        return ()
    asked = t.figure.coverage.expected
    before: dict[str, Observation] = {}
    for o in newest_first(snapshot.observations_by_indicator.get(t.indicator.code, ())):
        if o.subject in asked and o.text and not o.estimate and _so_far(o.period, t.period):
            before.setdefault(o.subject, o)
    return states(before.values())


def _so_far(told: Period, asked: Period) -> bool:
    return told.year == asked.year and told.end <= asked.end
