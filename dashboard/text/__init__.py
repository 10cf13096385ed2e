"""Every word a user sees, in Vietnamese and English."""

from dashboard.text.words import ALL_NAMES, LANGUAGES, NO_NAMES, Words, naming_nobody, words_in

__all__ = ["ALL_NAMES", "LANGUAGES", "NO_NAMES", "Words", "naming_nobody", "words_in"]
