"""Where the heads of an installation's audit are kept, outside of its store."""

from pathlib import Path

from dashboard.usecases.settings import Settings
from db.audit_heads import keep_heads
from db.engine import file_of


def heads_file(settings: Settings) -> Path:
    """As set, else beside the store's file, else in the folder of backups."""
    if settings.audit_head_file is not None:
        return settings.audit_head_file
    beside = file_of(settings.database_url)
    return beside.with_name(f"{beside.name}-heads") if beside else settings.backup_folder / "audit-heads"


def keep_heads_of(settings: Settings) -> None:
    """From now on every commit of this process adds its head there."""
    keep_heads(settings.database_url, heads_file(settings))
