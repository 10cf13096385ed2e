"""A bullet in the cell of a table: where a figure stands on its track, with the path, the target and the scale below."""

from dataclasses import dataclass

from dashboard.views.marks import Tone


@dataclass(frozen=True)
class CellBar:
    """Positions run from 0 to about 1. `scale`: places of the track and what stands there, «0», «50%»."""

    said: str  # for those who cannot see it
    tone: Tone
    actual_at: float | None
    path_at: float | None
    target_at: float
    limit: bool  # the target is a limit on an axis of levels
    scale: tuple[tuple[float, str], ...] = ()
