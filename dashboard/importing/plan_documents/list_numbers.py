"""The numbers that Word writes before paragraphs of lists and headings: I., 1., a), - as a reader of the page sees them."""

from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_DEEPEST = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 3999


class _Level(NamedTuple):
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(frozen=True)
class _Style:
    list_id: str = ""
    depth: int = 0
    parent: str = ""
    heading: bool = False


class Lists:
    """Counts the items of each list as the paragraphs go by."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._kind: dict[str, str] = {}  # list id -> what it is a list of
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles = _styles(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Element) -> None:
        for abstract in numbering.findall(f"{W}abstractNum"):
            levels = {}
            for level in abstract.findall(f"{W}lvl"):
                form, text, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
                levels[_whole(level.get(f"{W}ilvl"), 0)] = _Level(form or "decimal", text, _whole(start, 1))
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for one in numbering.findall(f"{W}num"):
            list_id = one.get(f"{W}numId", "")
            self._kind[list_id] = _value(one, "abstractNumId")
            for override in one.findall(f"{W}lvlOverride"):
                if start := _value(override, "startOverride"):
                    self._starts[list_id, _whole(override.get(f"{W}ilvl"), 0)] = _whole(start, 1)

    def label(self, paragraph: Element) -> str:
        """What Word writes before it; "" where it is of no list."""
        list_id, depth = self._list_of(paragraph)
        kind = self._kind.get(list_id)
        levels = self._levels.get(kind or "", {})
        level = levels.get(depth)
        if kind is None or level is None:
            return ""
        # two lists of one kind count on, unless the second says where it starts
        counts = self._counts.setdefault(kind, [None] * _DEEPEST)
        if (start := self._starts.pop((list_id, depth), None)) is not None:
            counts[depth] = start
        else:
            count = counts[depth]
            counts[depth] = level.start if count is None else count + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        if level.form in ("bullet", "none"):
            return "" if level.form == "none" else ("+" if level.text.strip() == "+" else "-")
        text = level.text
        for place in range(depth + 1):
            of = levels.get(place, _Level())
            shown = counts[place]
            text = text.replace(f"%{place + 1}", _spelled(of.start if shown is None else shown, of.form))
        return text.strip()

    def is_heading(self, paragraph: Element) -> bool:
        return self._styles.get(_value(paragraph, f"pPr/{W}pStyle"), _Style()).heading

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        own = _value(paragraph, f"pPr/{W}numPr/{W}numId")
        if own:
            return own, min(_whole(_value(paragraph, f"pPr/{W}numPr/{W}ilvl"), 0), _DEEPEST - 1)
        name, seen = _value(paragraph, f"pPr/{W}pStyle"), set[str]()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get(name, _Style())
            if style.list_id:
                return style.list_id, style.depth
            name = style.parent
        return "", 0


def _styles(styles: Element | None) -> dict[str, _Style]:
    known = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        name = _value(style, "name").casefold()
        known[style.get(f"{W}styleId", "")] = _Style(
            _value(style, f"pPr/{W}numPr/{W}numId"),
            min(_whole(_value(style, f"pPr/{W}numPr/{W}ilvl"), 0), _DEEPEST - 1),
            _value(style, "basedOn"),
            name.startswith(("heading", "title")),
        )
    return known


def _value(element: Element, path: str) -> str:
    found = element.find(f"{W}{path}")
    return found.get(_VAL, "") if found is not None else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def _spelled(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 0 < number <= _MOST:
        rest, text = number, ""
        for value, letters in _ROMAN:
            times, rest = divmod(rest, value)
            text += letters * times
        return text.upper() if form == "upperRoman" else text
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)
