"""Meetings of a programme: the agenda that is shown from frozen figures, what was decided, and what came of it."""
