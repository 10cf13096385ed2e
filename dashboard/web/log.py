"""The log of the server: a line of text or of JSON for each event, never with a person's name, a figure or a parameter in it."""

import json
import logging
import re
import sys
import time
import traceback
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.keeper import ANSWERS, Answers

SLOW = 2.0  # seconds
_LOG = logging.getLogger("giamngheo.requests")
_IDS = re.compile(r"/(upload_file|media|component|lich)/.*")  # what follows names a session or a file, or opens a door
_OWN = ("event", "path", "method", "status", "seconds", "number", "page")  # fields that a line of ours may have
_LONGEST = 120


class RequestLog:
    """Counts every answer, and writes down those that were slow or failed; a live connection is none, it lasts as its page does."""

    def __init__(self, app: ASGIApp, answers: Answers = ANSWERS, slow: float = SLOW) -> None:
        self.app, self.answers, self.slow = app, answers, slow

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500  # of one that breaks off

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - begun
            slow = seconds >= self.slow
            self.answers.add(status, seconds, slow)
            if slow or status >= 500:
                kind = "failed" if status >= 500 else "slow"
                fields = {
                    "event": f"request_{kind}", "method": scope["method"], "path": shown_path(scope["path"]), "status": status,
                    "seconds": round(seconds, 3),
                }  # fmt: skip
                _LOG.warning("%(event)s %(method)s %(path)s %(status)s %(seconds)s s", fields, extra=fields)


def shown_path(path: str) -> str:
    """A path as the log has it: no parameters, no ids, nothing that is not plain letters."""
    return re.sub(r"[^A-Za-z0-9._/~-]", "?", _IDS.sub(r"/\1/-", path))[:_LONGEST]


class JsonLines(logging.Formatter):
    """One JSON object per line; of an exception its kind and where it was raised, never its message, which may quote a cell."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if record.name.startswith(("giamngheo", "dashboard")) else str(record.msg),
        }
        line |= {name: value for name in _OWN if (value := record.__dict__.get(name)) is not None}
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            line["exception"] = kind.__name__
            line["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return json.dumps(line, ensure_ascii=False)


def write_json_lines() -> None:
    """From now on the whole process logs as JSON, on its standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(min(root.level or logging.WARNING, logging.WARNING))
    for name in ("streamlit", "uvicorn", "uvicorn.error", "uvicorn.access"):
        known = logging.getLogger(name)
        known.handlers.clear()
        known.propagate = True
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # answers are counted, and have their own lines
