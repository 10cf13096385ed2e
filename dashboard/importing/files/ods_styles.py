"""What the styles of an .ods say: hidden sheets, crossed-out and raised text, numbers shown in thousands."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.importing.files.rich_text import Run
from dashboard.importing.files.xml_walk import attributes

AS_ITS_CELL = Run("")
_MOST_PARENTS = 10
_RAISED = re.compile(r"super|[1-9]\d?\d?%")
_SCALE = re.compile(r"10{0,12}(?:\.0*)?")


@dataclass
class _OdsStyle:
    """`data` names the number format that a cell style uses; `struck` and `raised` are None where the style does not say."""

    hidden: bool = False
    struck: bool | None = None
    raised: bool | None = None
    data: str = ""
    parent: str = ""


class OdsStyles:
    """The styles by name; `starts` are the handlers of the elements that declare them, all before the cells."""

    def __init__(self) -> None:
        self._styles: dict[str, _OdsStyle] = {}
        self._scales: dict[str, int] = {}  # by number format
        self._fonts: dict[str, Run] = {}  # by style, once a cell has asked for it
        self._style = _OdsStyle()  # the one being declared
        self._data_style = ""
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {
            "style": self._begin_style, "table-properties": self._sheet_style, "text-properties": self._text_style,
            "number-style": self._begin_data, "number": self._factor,
        }  # fmt: skip

    def hidden(self, name: str) -> bool:
        return name in self._styles and self._styles[name].hidden

    def scale(self, name: str) -> int:
        """How many times what is shown the value is."""
        return self._scales.get(self._styles[name].data, 1) if name in self._styles else 1

    def font(self, name: str) -> Run:
        """What a style, or those that it builds on, say of its text; without text."""
        if name not in self._fonts:
            self._fonts[name] = self._declared_font(name)
        return self._fonts[name]

    def _declared_font(self, name: str) -> Run:
        struck = raised = None
        for _ in range(_MOST_PARENTS):
            style = self._styles.get(name)
            if style is None:
                break
            struck = style.struck if struck is None else struck
            raised = style.raised if raised is None else raised
            name = style.parent
        return Run("", struck, raised)

    # -- handlers -----------------------------------------------------------------------------------------------------

    def _begin_style(self, attrs: dict[str, str]) -> None:
        local = attributes(attrs)
        self._style = _OdsStyle(data=local.get("data-style-name", ""), parent=local.get("parent-style-name", ""))
        self._styles[local.get("name", "")] = self._style

    def _sheet_style(self, attrs: dict[str, str]) -> None:
        self._style.hidden = attributes(attrs).get("display") == "false"

    def _text_style(self, attrs: dict[str, str]) -> None:
        local = attributes(attrs)
        lines = [local[name] for name in ("text-line-through-style", "text-line-through-type") if name in local]
        if lines:
            self._style.struck = "none" not in lines
        if "text-position" in local:
            self._style.raised = bool(_RAISED.match(local["text-position"]))

    def _begin_data(self, attrs: dict[str, str]) -> None:
        self._data_style = attributes(attrs).get("name", "")

    def end_data(self) -> None:
        self._data_style = ""

    def _factor(self, attrs: dict[str, str]) -> None:
        factor = attributes(attrs).get("display-factor", "")
        if self._data_style and _SCALE.fullmatch(factor):
            self._scales[self._data_style] = int(float(factor))
