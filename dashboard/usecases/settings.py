"""What an installation may set, by environment variables that start with GIAMNGHEO_."""

from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parents[2]


class Settings(BaseSettings):
    """`database_url`: any SQLAlchemy URL; `language`: of the command line, vi or en; `backup_folder`: where backups go;
    `backup_passphrase`, or the file that holds it: backups are encrypted with it; `audit_head_file`: where the heads of the audit
    are kept, by default beside the store.

    `host`, `port`: what the app listens on; `public_url`: the address that readers use, `base_path`: the folder of it under which
    a proxy hands requests on; `proxy`: addresses of proxies whose word about their readers' addresses is taken;
    `metrics_token`: lets others than this machine see figures about the app; `log`: text or json; `oidc_issuer`,
    `oidc_client_id`, `oidc_client_secret`: the identity provider that people may sign in by, `oidc_name`: what the button says;
    `smtp_…`: the server by which reminders are sent, none by default; `iati_org`: the identifier of the reporting organisation in
    IATI files.
    """

    model_config = SettingsConfigDict(env_prefix="GIAMNGHEO_")

    database_url: str = f"sqlite:///{ROOT / 'var' / 'giamngheo.db'}"
    language: str = "vi"
    backup_folder: Path = ROOT / "var" / "sao-luu"
    backup_passphrase: SecretStr = SecretStr("")
    backup_passphrase_file: Path | None = None
    audit_head_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65535)
    public_url: str = ""
    base_path: str = Field(default="", pattern=r"^/?([A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)?/?$")
    proxy: str = ""
    metrics_token: SecretStr = SecretStr("")
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password_file: Path | None = None
    smtp_from: str = ""
    smtp_starttls: bool = True
    log: Literal["text", "json"] = "text"
    oidc_issuer: str = Field(default="", pattern=r"^(https://\S+|http://(127\.0\.0\.1|localhost)(:\d+)?(/\S*)?)?$")
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_name: str = ""
    iati_org: str = Field(default="", pattern=r"^([A-Z]{2}[A-Z0-9-]*-[^\s&|?/]+)?$")

    @field_validator("proxy")
    @classmethod
    def _addresses(cls, given: str) -> str:
        """Addresses and networks, with commas between."""
        return ",".join(str(ip_network(one.strip(), strict=False)) for one in given.split(",") if one.strip())

    @property
    def store(self) -> str:
        """The store's address as it may be shown, without a password; what cannot be taken apart may hold one."""
        from db.engine import shown_address

        return shown_address(self.database_url) or "GIAMNGHEO_DATABASE_URL"

    @property
    def store_name(self) -> str:
        """What every reader of a page may know of the store: what kind of database it is, and its name without its place."""
        from db.engine import kind_and_name

        return " · ".join(part for part in kind_and_name(self.database_url) if part) or "GIAMNGHEO_DATABASE_URL"
