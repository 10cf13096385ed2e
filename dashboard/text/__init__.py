"""Every word a user sees, in Vietnamese and English."""

from dashboard.text.words import LANGUAGES, Words, words_in

__all__ = ["LANGUAGES", "Words", "words_in"]
