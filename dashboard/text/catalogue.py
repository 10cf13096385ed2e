"""Gettext catalogues: `locales/<language>/<room>.po`, merged and kept in memory. Message ids are the English words."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Message id -> translation of one language; ValueError where two rooms translate one id differently."""
    merged: dict[str, str] = {}
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not (message.id and message.string) or message.fuzzy:
                    continue
                key, text = str(message.id), str(message.string)
                if merged.setdefault(key, text) != text:
                    raise ValueError(f"{path.name}: {key!r} is already translated as {merged[key]!r}")
    return merged
