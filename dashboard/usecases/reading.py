"""Opening foreign files in a process of their own: one process for many files, ended when a file exceeds its limits."""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import Workbook
from dashboard.importing.files.grid import GridBook
from dashboard.importing.files.guard import MAX_BYTES
from dashboard.importing.files.worker import CPU_SECONDS, MEMORY, receive, send
from dashboard.importing.maps.map_file import Drawn
from dashboard.importing.private import refuse_household_lists
from dashboard.usecases.collecting import no_collection

WALL_SECONDS = 60  # only ends what hangs, also on a busy machine: the worker counts its own seconds of CPU
_ROOT = Path(__file__).parents[2]


@dataclass
class Reader:
    """One worker process, its limits, and the lock that queues files for it."""

    memory: int = MEMORY  # bytes on top of what the worker starts with
    cpu_seconds: int = CPU_SECONDS  # for one file
    wall_seconds: float = WALL_SECONDS
    module: str = "dashboard.importing.files.worker"
    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, content: bytes) -> Workbook:
        """The cells of a workbook; UnreadableWorkbook where the worker refuses it, runs over its limits or dies of it."""
        if len(content) > MAX_BYTES:  # not worth carrying over the pipe
            raise UnreadableWorkbook("too_large", limit=MAX_BYTES // 1024 // 1024)
        book = self._answer(content)["book"]
        with no_collection():
            workbook = GridBook.from_plain(book).workbook()
        refuse_household_lists(workbook)  # before anything of it goes further
        return workbook

    def read_map(self, content: bytes) -> tuple[Drawn, ...]:
        """The features of a map; UnreadableWorkbook where the worker refuses it, runs over its limits or dies of it."""
        if len(content) > MAX_BYTES:
            raise UnreadableWorkbook("map_too_large", limit=MAX_BYTES // 1024 // 1024)
        return tuple(map(Drawn.from_plain, self._answer(content)["map"]))

    def read_plan_document(self, content: bytes) -> dict[str, Any]:
        """What the rules read of a plan's document, as the pipe carries it; UnreadableWorkbook as of a workbook."""
        if len(content) > MAX_BYTES:
            raise UnreadableWorkbook("too_large", limit=MAX_BYTES // 1024 // 1024)
        read: dict[str, Any] = self._answer(content)["plan"]
        return read

    def _answer(self, content: bytes) -> dict[str, Any]:
        with self._lock:
            answer: dict[str, Any] = json.loads(self._ask(content))
        if "refused" in answer:
            raise UnreadableWorkbook(answer["refused"], **answer["params"])
        return answer

    @property
    def process_id(self) -> int | None:
        """The worker's, while there is one."""
        return self._process.pid if self._process else None

    def _ask(self, content: bytes) -> str:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()
        alarm = threading.Timer(self.wall_seconds, _overdue, (late, process))
        alarm.start()
        try:
            send(process.stdin, content)
            payload = receive(process.stdout)
        except OSError:
            payload = None
        finally:
            alarm.cancel()
        if payload is None:
            self.close()
            raise UnreadableWorkbook("too_slow" if late.is_set() or _out_of_time(process) else "worker_died")
        return payload.decode("utf-8", "replace")  # half a character of a broken file has no place in any text

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()  # also of one that died: its pipes are still open
            self._process = subprocess.Popen(
                [sys.executable, "-m", self.module, str(self.memory), str(self.cpu_seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=os.environ | {"PYTHONPATH": str(_ROOT)},
            )
        return self._process

    def close(self) -> None:
        """End the worker; the next file starts a new one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _overdue(late: threading.Event, process: subprocess.Popen[bytes]) -> None:
    late.set()
    process.kill()


def _out_of_time(process: subprocess.Popen[bytes]) -> bool:
    """Whether the kernel ended the process for its CPU seconds."""
    return process.wait() == -getattr(signal, "SIGXCPU", 0)  # Windows has neither the limit nor the signal


READER = Reader()
MAP_READER = Reader(module="dashboard.importing.maps.worker")
PLAN_READER = Reader(module="dashboard.importing.plan_documents.worker")
for _reader in (READER, MAP_READER, PLAN_READER):
    atexit.register(_reader.close)


def read_workbook(content: bytes) -> Workbook:
    """The cells of a workbook, read by the one warm worker of this process."""
    return READER.read(content)


def read_map(content: bytes) -> tuple[Drawn, ...]:
    """The features of a map, read by a worker of their own, which starts with the first map."""
    return MAP_READER.read_map(content)


def read_plan_document(content: bytes) -> dict[str, Any]:
    """What the rules read of a plan's document, by a worker of their own, which starts with the first one."""
    return PLAN_READER.read_plan_document(content)
