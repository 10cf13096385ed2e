"""How a state looks: its tone, its shape and its word, which always go together."""

from enum import StrEnum

from dashboard.domain.verdicts.parts import State


class Tone(StrEnum):
    """What a colour means; charts and cards choose the colour."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    NONE = "none"  # nothing to judge: not measured, no data, no target number


_TONES = {
    State.BEHIND: Tone.BAD,
    State.OVER_CAP: Tone.BAD,
    State.WORSE: Tone.BAD,
    State.SLIGHTLY_BEHIND: Tone.WARN,
    State.NOT_ACHIEVED: Tone.BAD,
    State.ON_TRACK: Tone.GOOD,
    State.ACHIEVED: Tone.GOOD,
    State.EXCEEDED: Tone.GOOD,
}
GLYPHS = {Tone.GOOD: "●", Tone.WARN: "▲", Tone.BAD: "◆", Tone.NONE: "○"}


def tone(state: State, final: bool) -> Tone:
    """«Chưa đạt» is a miss where no newer figure of the year is due (`final`); before, nobody said it should be there yet."""
    if state is State.NOT_ACHIEVED and not final:
        return Tone.NONE
    return _TONES.get(state, Tone.NONE)


def glyph(state: State, final: bool) -> str:
    """The shape that stands beside the word."""
    return GLYPHS[tone(state, final)]
