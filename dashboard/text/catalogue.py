"""Gettext catalogues: `locales/<language>/<room>.po`, merged and kept in memory. Message ids are the English words.

They are read here and not by Babel: its reader also keeps places, plurals and contexts, which ours do not have, and would take a
good part of the start of every command.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"
_LINE = re.compile(r'(?:(msgid|msgstr) )?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}


@cache
def catalogue(language: str) -> dict[str, str]:
    """Message id -> translation of one language; ValueError where two rooms translate one id differently."""
    merged: dict[str, str] = {}
    for path in sorted((LOCALES / language).glob("*.po")):
        for key, text in messages(path.read_text(encoding="utf-8")):
            if merged.setdefault(key, text) != text:
                raise ValueError(f"{path.name}: {key!r} is already translated as {merged[key]!r}")
    return merged


def messages(po: str) -> Iterator[tuple[str, str]]:
    """Id and translation of every translated message of a .po file, in its order.

    ValueError for what ours do not have: contexts, plurals, fuzzy or obsolete messages, an id without a translation.
    """
    parts: list[list[str]] = []  # ids and translations in turns, each by its lines
    for number, line in enumerate(po.split("\n"), start=1):
        if not line.strip() or (line[0] == "#" and line[:2] not in ("#,", "#~", "#|")):
            continue
        found = _LINE.fullmatch(line)
        word = found[1] if found else ""
        if found is None or word not in (("msgid", "msgstr")[len(parts) % 2], None) or not (word or parts):
            raise ValueError(f"line {number} of a catalogue: {line}")
        if word:
            parts.append([])
        parts[-1].append(found[2])
    texts = [_unescaped("".join(lines)) for lines in parts]
    yield from ((key, text) for key, text in zip(texts[::2], texts[1::2], strict=True) if key and text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text) if "\\" in text else text
