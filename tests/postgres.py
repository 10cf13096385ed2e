"""A PostgreSQL server for tests: the one that is named, or a throw-away cluster of our own."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

URL_SETTING = "GIAMNGHEO_TEST_POSTGRES_URL"


def binaries() -> Path | None:
    """The folder of initdb and postgres, the newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: -float(path.parts[-3]))
    if found:
        return found[0].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def server() -> Iterator[str | None]:
    """The URL of a server on which databases may be made, with `{name}` for the database; None where there is none."""
    named = os.environ.get(URL_SETTING)
    if named:
        address, question, options = named.partition("?")
        yield f"{address.rpartition('/')[0]}/{{name}}{question}{options}"
        return
    folder = binaries()
    if folder is None:
        yield None
        return
    with _cluster(folder) as url:
        yield url


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """A cluster in a folder of its own that listens on a socket there; stopped by its own process at the end."""
    place = Path(tempfile.mkdtemp(prefix="gn-pg-"))
    user = _server_user()
    if user:
        shutil.chown(place, user)
    data = place / "data"
    subprocess.run(
        [folder / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
        check=True, user=user, stdout=subprocess.DEVNULL, cwd=place,
    )  # fmt: skip
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            [folder / "postgres", "-D", data, "-k", place, "-c", "listen_addresses=", "-c", "fsync=off"],
            user=user, stdout=log, stderr=log, cwd=place,
        )  # fmt: skip
    try:
        _wait(f"postgresql://postgres@/postgres?host={place}", process)
        yield f"postgresql://postgres@/{{name}}?host={place}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(place, ignore_errors=True)


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root: its own account then."""
    return "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("PostgreSQL was found, but its server did not start")
