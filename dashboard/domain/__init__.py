"""Nouns and arithmetic of the programme; standard library only, no input or output."""
