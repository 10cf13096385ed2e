"""The process that writes one marked copy of a foreign file, under limits: the marking and the file in, the copy out."""

import sys
from pathlib import Path

from dashboard.exports.marks import Marking
from dashboard.importing.files.guard import guard
from dashboard.importing.files.worker import MEMORY, receive, send

CPU_SECONDS = 30  # for one copy: a workbook is read, held and written again whole


def main() -> None:
    """Ends with a fault where the file cannot be opened or runs over a limit: the caller then writes the list alone."""
    from dashboard.exports.marked_copy import marked_copy  # before any limit: openpyxl is not the file's burden

    source = sys.stdin.buffer
    marking, content = receive(source), receive(source)
    assert marking is not None
    assert content is not None
    _bound()
    guard(content)
    send(sys.stdout.buffer, marked_copy(content, Marking.from_json(marking.decode())))


def _bound() -> None:
    """Limits for the one file of this process; Windows has only the caller's wall clock."""
    try:
        import resource
    except ImportError:
        return
    pages = (
        int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) if Path("/proc/self/statm").exists() else 0
    )
    limit = pages * resource.getpagesize() + MEMORY if pages else 2 * MEMORY
    used = resource.getrusage(resource.RUSAGE_SELF)
    for kind, soft in (
        (resource.RLIMIT_AS, limit),
        (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CPU_SECONDS),
    ):
        resource.setrlimit(kind, (soft, resource.getrlimit(kind)[1]))


if __name__ == "__main__":
    main()
