"""What an installation may set, by environment variables that start with GIAMNGHEO_."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from dashboard.usecases.office import Office, StoreUnavailable
from dashboard.usecases.restoring import migrate
from db.engine import StoreFault, shown_address

__all__ = ["ROOT", "Settings", "open_office", "shown_address"]

ROOT = Path(__file__).parents[2]


class Settings(BaseSettings):
    """`database_url`: any SQLAlchemy URL; `language`: of the command line, vi or en; `backup_folder`: where backups go."""

    model_config = SettingsConfigDict(env_prefix="GIAMNGHEO_")

    database_url: str = f"sqlite:///{ROOT / 'var' / 'giamngheo.db'}"
    language: str = "vi"
    backup_folder: Path = ROOT / "var" / "sao-luu"

    @property
    def store(self) -> str:
        """The store's address as it may be shown, without a password; what cannot be taken apart may hold one."""
        return shown_address(self.database_url) or "GIAMNGHEO_DATABASE_URL"


def open_office(settings: Settings | None = None) -> Office:
    """The office of this installation, its store brought to the newest schema; one of an earlier schema is backed up before.

    StoreUnavailable where it does not do, and where the backup cannot be written: then nothing was upgraded.
    """
    chosen = settings or Settings()
    office = Office(chosen.database_url)
    try:
        migrate(office, chosen.backup_folder)
    except OSError as fault:
        raise StoreUnavailable(str(fault), StoreFault.NO_BACKUP) from fault
    return office
