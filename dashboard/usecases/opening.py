"""Opening the office of this installation: its store as the settings name it, brought up to date, never made unasked."""

from typing import TYPE_CHECKING

from dashboard.usecases.settings import Settings

if TYPE_CHECKING:
    from dashboard.usecases.office import Office


def open_office(settings: Settings | None = None, make: bool = False) -> "Office":
    """The office of this installation, its store brought to the newest schema; one of an earlier schema is backed up before. Only
    with `make` a store is made where none stands.

    StoreUnavailable where it does not do, where there is none, and where the backup cannot be written: then nothing was upgraded.
    """
    from dashboard.usecases.audit_heads import keep_heads_of
    from dashboard.usecases.office import Office, StoreUnavailable  # what only asks for a setting needs no store

    chosen = settings or Settings()
    office = Office(chosen.database_url)
    keep_heads_of(chosen)
    if office.ready:
        return office
    from dashboard.usecases.passphrases import UnusablePassphrase, set_passphrase
    from dashboard.usecases.restoring import migrate
    from db.engine import StoreFault

    if not make:
        refuse_nothing(office, chosen)
    try:
        migrate(office, chosen.backup_folder, set_passphrase(chosen))
    except (OSError, UnusablePassphrase) as fault:
        raise StoreUnavailable(str(fault), StoreFault.NO_BACKUP) from fault
    return office


def refuse_nothing(office: "Office", settings: Settings) -> None:
    """StoreUnavailable where no store stands at the address: LOST where one is known to have stood there, else NONE. A store that
    was made anew unasked would take reports in the place of the one that is gone.
    """
    from dashboard.usecases.office import StoreUnavailable
    from dashboard.usecases.store_marks import mark_of
    from db.engine import StoreFault

    if office.stands:
        return
    known = mark_of(office.url, settings.backup_folder)
    if known is None:
        raise StoreUnavailable("", StoreFault.NONE)
    raise StoreUnavailable(f"{known.identity} · {known.version}", StoreFault.LOST)
