"""The sample store of few reports, as pages and server find it."""

from tests.installed import office
from tests.pages.conftest import _packages_are_read_once, clerk

__all__ = ["_packages_are_read_once", "clerk", "office"]
