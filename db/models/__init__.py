"""All tables, so that whoever needs the whole schema imports one name."""

from db.base import METADATA
from db.models import maps, parts, plans, reports, versions

__all__ = ["METADATA", "maps", "parts", "plans", "reports", "versions"]
