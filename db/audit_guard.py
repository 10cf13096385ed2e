"""The triggers that keep the rows of the audit from being changed or deleted, by whatever program."""

from sqlalchemy import Connection

TABLE = "audit_event"
_REFUSAL = "the audit is only added to"


def guard(connection: Connection) -> None:
    """Puts the triggers on; there must be none."""
    for statement in _on(connection.dialect.name):
        connection.exec_driver_sql(statement)


def unguard(connection: Connection) -> None:
    """Takes them off, for a restore, which puts another store's audit in place of this one's: in one transaction with `guard`."""
    for statement in _off(connection.dialect.name):
        connection.exec_driver_sql(statement)


def guarded(connection: Connection) -> bool:
    """Whether both triggers are there."""
    names = {
        "sqlite": f"select name from sqlite_master where type = 'trigger' and tbl_name = '{TABLE}'",
        "postgresql": f"select tgname from pg_trigger where tgrelid = '{TABLE}'::regclass and tgenabled <> 'D'",
    }[connection.dialect.name]
    return {f"{TABLE}_update", f"{TABLE}_delete"} <= set(connection.exec_driver_sql(names).scalars())


def _on(dialect: str) -> tuple[str, ...]:
    if dialect == "sqlite":
        return tuple(
            f"create trigger {TABLE}_{what} before {what} on {TABLE} begin select raise(abort, '{_REFUSAL}'); end"
            for what in ("update", "delete")
        )
    return (
        f"create or replace function {TABLE}_refuse() returns trigger language plpgsql as "
        f"$$ begin raise exception '{_REFUSAL}'; end $$",
        f"create trigger {TABLE}_update before update on {TABLE} for each row execute function {TABLE}_refuse()",
        f"create trigger {TABLE}_delete before delete on {TABLE} for each row execute function {TABLE}_refuse()",
        f"create trigger {TABLE}_truncate before truncate on {TABLE} for each statement execute function {TABLE}_refuse()",
    )


def _off(dialect: str) -> tuple[str, ...]:
    on = f" on {TABLE}" if dialect == "postgresql" else ""
    what = ("update", "delete", "truncate") if dialect == "postgresql" else ("update", "delete")
    return tuple(f"drop trigger if exists {TABLE}_{name}{on}" for name in what)
