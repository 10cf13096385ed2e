"""Trình chiếu: full-window slides for a projector, from a frozen version, shown by keys."""
