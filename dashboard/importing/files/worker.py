"""The process that opens foreign files: reads one after another from a pipe, under limits, and answers with plain values."""

import gc
import json
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.workbook import read_book

MEMORY = 512 * 1024 * 1024  # address space on top of what the process starts with
CPU_SECONDS = 10  # for one file
LENGTH = struct.Struct(">Q")
_USUAL_PAGES = 64 * 1024


Read = Callable[[bytes], tuple[str, object]]  # a file to what the answer calls it, and what it holds


def plain_book(content: bytes) -> tuple[str, object]:
    return "book", read_book(content).plain()


def main(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS, *, read: Read = plain_book) -> None:
    """Answer each framed file with a framed JSON object: `{"book": …}` or `{"refused": reason, "params": {…}}`."""
    gc.disable()  # a file's cells hold no cycles: looking for some among them takes longer than reading them
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while (content := receive(source)) is not None:
        _bound_time(cpu_seconds)
        _bound_memory(memory)
        send(sink, answer(content, read))
        _unbound_memory()
        gc.collect()  # when nobody waits for it


def answer(content: bytes, read: Read = plain_book) -> bytes:
    """The object for one file."""
    try:
        return json.dumps(dict([read(content)]), ensure_ascii=False).encode("utf-8", "surrogatepass")
    except UnreadableWorkbook as refusal:
        return json.dumps({"refused": refusal.reason, "params": refusal.params}, default=str).encode()
    except MemoryError:
        _unbound_memory()  # even a refusal takes some
        return json.dumps({"refused": "out_of_memory", "params": {}}).encode()


def receive(source: IO[bytes]) -> bytes | None:
    """One frame; None when the other side has closed the pipe."""
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return source.read(LENGTH.unpack(head)[0])


def send(sink: IO[bytes], payload: bytes) -> None:
    sink.write(LENGTH.pack(len(payload)))
    sink.write(payload)
    sink.flush()


def _bound_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the caller's wall clock is the only limit there
        return
    limit = _pages() * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _unbound_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _pages() -> int:
    """Memory pages that this process has now; a usual number where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return _USUAL_PAGES


def _bound_time(cpu_seconds: int) -> None:
    """Give the next file its own seconds of CPU: the kernel ends a process that uses them up."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
