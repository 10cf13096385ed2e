"""Charts as pictures: drawn one at a time in a process of their own, kept, and refused where too many wait."""

import atexit
import hashlib
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from dashboard.exports.chart_picture import Frame
from dashboard.exports.picture_worker import DRAWN, request_of
from dashboard.importing.files.worker import receive, send

Kind = Literal["svg", "png"]
EXTRA = "images"
_ROOT = Path(__file__).parents[2]
_WALL_SECONDS = 30.0  # for one picture, on a busy machine too: what hangs is ended
_PATIENCE = 15.0  # seconds that a reader waits for his turn
_WAITING = 8  # readers at most
_IDLE_SECONDS = 300.0  # then the process gives its memory back
_DRAWN_AT_MOST = 300  # pictures of one process: Vega keeps a little of each
_KEPT_BYTES = 24 * 2**20


class PictureError(Exception):
    """There is no picture now: `reason` is "absent" (the extra is not installed), "busy" or "failed"."""

    def __init__(self, reason: Literal["absent", "busy", "failed"], detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


def can_draw() -> bool:
    """Whether the extra `images` is installed."""
    return find_spec("vl_convert") is not None


@dataclass
class Studio:
    """One drawing process with its queue, and the pictures that it drew last.

    A picture is kept by all that it is drawn of, so by the figures of one version, a language and a theme, whoever asks for it.
    """

    wall_seconds: float = _WALL_SECONDS
    patience: float = _PATIENCE
    idle_seconds: float = _IDLE_SECONDS
    kept_bytes: int = _KEPT_BYTES
    available: Callable[[], bool] = can_draw
    _process: subprocess.Popen[bytes] | None = None
    _count: int = 0
    _idle: threading.Timer | None = None
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(_WAITING))
    _kept: OrderedDict[bytes, bytes] = field(default_factory=OrderedDict)

    def picture(self, spec: dict[str, Any], frame: Frame | None, kind: Kind) -> bytes:
        """The bytes of an .svg or .png of a spec that stands alone; PictureError where there is none to be had now."""
        if not self.available():
            raise PictureError("absent")
        request = request_of(spec, frame, kind)
        key = hashlib.sha256(request).digest()
        if (known := self._kept.get(key)) is not None:
            return known
        if not self._places.acquire(blocking=False):
            raise PictureError("busy")
        try:
            if not self._turn.acquire(timeout=self.patience):
                raise PictureError("busy")
            try:
                if (known := self._kept.get(key)) is None:  # else who stood before wanted the same
                    known = self._ask(request)
                    self._keep(key, known)
                return known
            finally:
                self._turn.release()
        finally:
            self._places.release()

    @property
    def process_id(self) -> int | None:
        """The drawing process's, while there is one."""
        return self._process.pid if self._process else None

    def _keep(self, key: bytes, picture: bytes) -> None:
        self._kept[key] = picture
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self.kept_bytes:
            self._kept.popitem(last=False)

    def _ask(self, request: bytes) -> bytes:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = threading.Timer(self.wall_seconds, process.kill)
        alarm.start()
        try:
            send(process.stdin, request)
            answer = receive(process.stdout)
        except OSError:
            answer = None
        finally:
            alarm.cancel()
        if not answer:
            self.close()
            raise PictureError("failed", "the process that draws ended")
        self._count += 1
        if self._count >= _DRAWN_AT_MOST:
            self.close()
        else:
            self._rest()
        if answer[:1] != DRAWN:
            raise PictureError("failed", answer[1:].decode("utf-8", "replace"))
        return answer[1:]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()  # also of one that died: its pipes are still open
            self._process = subprocess.Popen(
                [sys.executable, "-m", "dashboard.exports.picture_worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=os.environ
                | {"PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))},
            )
        return self._process

    def _rest(self) -> None:
        """End the process once nobody has asked for a while."""
        if self._idle is not None:
            self._idle.cancel()
        self._idle = threading.Timer(self.idle_seconds, self._end_idle, (self._count,))
        self._idle.daemon = True
        self._idle.start()

    def _end_idle(self, count: int) -> None:
        with self._turn:
            if self._count == count:
                self.close()

    def close(self) -> None:
        """End the process; the next picture starts a new one."""
        process, self._process, self._count = self._process, None, 0
        if process is not None:
            process.kill()
            process.communicate()


STUDIO = Studio()
atexit.register(STUDIO.close)
