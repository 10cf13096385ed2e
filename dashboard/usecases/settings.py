"""What an installation may set, by environment variables that start with GIAMNGHEO_."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from dashboard.usecases.office import Office

ROOT = Path(__file__).parents[2]


class Settings(BaseSettings):
    """`database_url`: any SQLAlchemy URL; `language`: of the command line, vi or en."""

    model_config = SettingsConfigDict(env_prefix="GIAMNGHEO_")

    database_url: str = f"sqlite:///{ROOT / 'var' / 'giamngheo.db'}"
    language: str = "vi"

    @property
    def store(self) -> str:
        """The store's address as it may be shown, without a password."""
        from db.engine import shown_address

        return shown_address(self.database_url)


def open_office(settings: Settings | None = None) -> "Office":
    """The office of this installation, its store brought to the newest schema."""
    from dashboard.usecases.office import Office  # what only asks for a setting needs no store

    office = Office((settings or Settings()).database_url)
    if not office.ready:
        office.prepare()
    return office
