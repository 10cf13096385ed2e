"""A text in several fonts within one cell: what is crossed out does not count, and a small raised digit is a footnote."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NOTE = re.compile(r"[\s(\[]*(?:[\d*]{1,3}|[a-e])(?:[,;]\s*[\d*]{1,3})*[\s)\]]*")
_LENGTH = re.compile(r"(?<![^\W\d_])(?:k|d|c|m|da|h)?m$", re.IGNORECASE)  # m², km², m³: no footnote
_TEN = re.compile(r"(?<![\d.,])10$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHOWN = 60  # characters of what was left out


class Run(NamedTuple):
    """A part of a cell's text; `struck` and `raised` are None where the run is as its cell."""

    text: str
    struck: bool | None = None
    raised: bool | None = None


class RichText(NamedTuple):
    """What a cell says: the text that counts, whether it is crossed out as a whole, and what was left out of it."""

    text: str
    struck: bool
    left_out: str = ""


def rich_text(runs: Sequence[Run], struck: bool) -> RichText:
    """The text of `runs` in a cell whose own font is crossed out or not."""
    whole = "".join(run.text for run in runs)
    if all(run.struck is None and run.raised is None for run in runs):
        return RichText(whole, struck)
    if not any(run.text.strip() for run in runs if not _is_struck(run, struck)):
        return RichText(whole, struck or bool(whole.strip()))
    text, gone, left_out = "", False, list[str]()
    for number, run in enumerate(runs):
        if _is_struck(run, struck):
            gone = gone or bool(run.text.strip())
            left_out.append(run.text.strip())
        elif run.raised and text.strip() and _NOTE.fullmatch(run.text) and not _LENGTH.search(text):
            behind = "".join(other.text for other in runs[number + 1 :])
            if _is_power(text, run.text, behind):
                text += run.text.translate(_POWERS)
            else:
                left_out.append(run.text.strip())
        else:
            apart = gone and text[-1:].isdigit() and run.text[:1].isdigit()  # 1, a struck 2 and 5 are not fifteen
            text += f" {run.text}" if apart else run.text
            gone = gone and not run.text
    return RichText(text, False, " · ".join(filter(None, left_out))[:_SHOWN])


def _is_struck(run: Run, cell: bool) -> bool:
    return cell if run.struck is None else run.struck


def _is_power(text: str, raised: str, behind: str) -> bool:
    """Whether ten is raised to a power: 10⁶ đồng; 10³ may be one."""
    return bool(_TEN.search(text)) and (raised.strip() in ("3", "6", "9") or behind.lstrip()[:1].isalpha())


class RunsInHand:
    """The runs of a shared or inline string of an .xlsx, from its elements `r`, `strike`, `vertAlign` and `t`."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._font: dict[str, bool] | None = None
        self.starts = {"r": self.begin_run, "rPr": self.begin_font, "strike": self.strike, "vertAlign": self.align}

    def begin(self) -> None:
        self.runs = []
        self._font = None

    def begin_run(self, _: dict[str, str]) -> None:
        self._font = None

    def begin_font(self, _: dict[str, str]) -> None:
        """A run with a font of its own takes nothing from its cell's."""
        self._font = {"struck": False, "raised": False}

    def strike(self, attrs: dict[str, str]) -> None:
        if self._font is not None:
            self._font["struck"] = attrs.get("val", "1") in ("1", "true", "on")

    def align(self, attrs: dict[str, str]) -> None:
        if self._font is not None:
            self._font["raised"] = attrs.get("val") == "superscript"

    def add(self, text: str) -> None:
        self.runs.append(Run(text, **(self._font or {})))

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def rich(self) -> bool:
        """Whether a part of the text may not count as the rest does."""
        return any(run.struck is not None for run in self.runs)
