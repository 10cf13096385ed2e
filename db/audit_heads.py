"""The heads of a store's audit in a file outside of it: one line after each commit, so that whoever rewrites the store is found.

The file is only added to, and may be cut short at its beginning; a commit is never refused because of it.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.domain.people.audit import AuditHead

LAST = "audit_head"  # under it a session's `info` holds the head that its transaction has made
_LOG = logging.getLogger(__name__)
_FILES: dict[str, Path] = {}  # by the store's address
_FAILED: set[Path] = set()  # said once for each file, not after every commit


def keep_heads(url: str, file: Path) -> None:
    """From now on this process adds the heads of the store at `url` to this file."""
    _FILES[url] = file


def told(url: str, info: dict[Any, Any]) -> None:
    """After a commit: its head, if it made one, goes into the store's file."""
    head, file = info.get(LAST), _FILES.get(url)
    if head is None or file is None:
        return
    try:
        with file.open("a", encoding="ascii") as opened:
            opened.write(_line(head))  # in one write: several processes add to it
        _FAILED.discard(file)
    except OSError as fault:
        if file not in _FAILED:
            _FAILED.add(file)
            _LOG.warning("the head of the audit cannot be kept: %s", fault)


def kept(file: Path) -> Iterator[AuditHead]:
    """The heads of a file, in its order; lines that were torn are passed over. OSError as the disk gives it."""
    with file.open(encoding="ascii", errors="replace") as opened:
        for line in opened:
            parts = line.split()
            if (
                line.endswith("\n")
                and len(parts) == 4
                and len(parts[3]) == 64
                and parts[1].isdecimal()
                and parts[2].isdecimal()
            ):
                yield AuditHead(parts[0], int(parts[1]), int(parts[2]), parts[3])


def _line(head: AuditHead) -> str:
    return f"{head.identity} {head.generation} {head.number} {head.hash}\n"
