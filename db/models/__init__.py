"""All tables, so that whoever needs the whole schema imports one name."""

from db.base import METADATA
from db.models import maps, plans, reports, versions

__all__ = ["METADATA", "maps", "plans", "reports", "versions"]
