"""The sample store of what the server answers, found as an installation does."""

from tests.installed import office

__all__ = ["office"]  # a fixture of every test here that has no store of its own
