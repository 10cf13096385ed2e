"""What an installation remembers of its stores outside of them: at which address one stood, and which. A disk that was wiped or a
folder that was not mounted looks like a new office; the mark tells them apart.

The marks stand in a folder beside that of backups, which an office keeps on another disk than the store.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dashboard.domain.reported.history import StoreState
from db.engine import place_of

FOLDER = "kho-da-lap"


@dataclass(frozen=True)
class StoreMark:
    """The store that stood at an address when it was last opened."""

    identity: str
    generation: int
    version: int


def marks_beside(backups: Path) -> Path:
    """The folder of marks, by that of backups."""
    return backups.absolute().parent / FOLDER


def mark_of(url: str, backups: Path) -> StoreMark | None:
    """The store that is known to have stood at an address; None where none is, and where the mark cannot be read."""
    try:
        given = json.loads(_file(url, backups).read_text(encoding="utf-8"))
        return StoreMark(str(given["identity"]), int(given["generation"]), int(given["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def leave_mark(url: str, backups: Path, state: StoreState) -> None:
    """Notes that this store stands at the address. Where it cannot be written nothing is: the store is what matters."""
    file = _file(url, backups)
    text = json.dumps(
        {"store": place_of(url), "identity": state.identity, "generation": state.generation, "version": state.version},
        ensure_ascii=False,
    )
    with suppress(OSError):
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            made = file.with_name(f".{file.name}.{os.getpid()}")
            made.write_text(text, encoding="utf-8")
            made.replace(file)


def is_new(backups: Path) -> bool:
    """Whether nothing tells that the installation ever had a store, at this address or another: no mark, and no backup."""
    return not any(marks_beside(backups).glob("*.json")) and not any(backups.glob("*.zip*"))


def _file(url: str, backups: Path) -> Path:
    return marks_beside(backups) / f"{sha256(place_of(url).encode()).hexdigest()[:16]}.json"
