"""The servers that are measured: started on a port of their own, waited for, stopped; and what a process has cost so far."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.measure import ROOT
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office

_OF_PROCESS = 2  # Linux: the clock of a process, not of a thread, by what the scheduler has given it
Command = Callable[[int], list[str]]  # of a port


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cpu(self) -> float:
        """Seconds of CPU that its process has taken, in all its threads."""
        return time.clock_gettime(
            ~self.pid << 3 | _OF_PROCESS
        )  # as clock_getcpuclockid(3) says: `stat` counts in 10 ms


def streamlit_of(script: str) -> Command:
    """Streamlit with a script of `bench/peers`."""
    return lambda port: [
        sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.address", "127.0.0.1",
        "--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none",
    ]  # fmt: skip


def files_of(folder: str) -> Command:
    """Python's own server of static files."""
    return lambda port: [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder]


def ours(port: int) -> list[str]:
    return [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]


@contextmanager
def served(command: Command, store: str, folder: str) -> Iterator[Server]:
    """The server of `command` with a store and the content of the peers in `folder`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "GIAMNGHEO_DATABASE_URL": store,
        "BENCH_CONTENT": folder,
        "GIAMNGHEO_BACKUP_FOLDER": f"{folder}/sao-luu",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        command(port), cwd=ROOT, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    server = Server(port, process.pid)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(server.url, timeout=2).close()
                break
            except OSError:
                time.sleep(0.25)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def demo_office(folder: str) -> Office:
    """The sample office in a new store in `folder`, loaded through the importer."""
    office = Office(f"sqlite:///{folder}/store.db")
    office.prepare()
    for _ in load_demo(office):
        pass
    return office
