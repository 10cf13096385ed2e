"""Room that is kept for what the browser draws later, so that what stands below it stays where it is.

A container says by its key how high its content will be at least; a rule of style for each step gives it that height at once.
"""

_STEP, _MOST = 20, 900  # px; beyond that nothing below it is in sight


def room(key: str, height: float) -> str:
    """The key of a container whose content is at least `height` px high."""
    return f"{key}_h{min(_MOST, int(height) // _STEP * _STEP)}_"


STEPS = "".join(f"[class*=_h{height}_]{{min-height:{height}px}}" for height in range(_STEP, _MOST + 1, _STEP))
