"""Every word a user sees, in Vietnamese and English."""

from dashboard.text.words import ALL_NAMES, LANGUAGES, NO_NAMES, Words, words_in

__all__ = ["ALL_NAMES", "LANGUAGES", "NO_NAMES", "Words", "words_in"]
