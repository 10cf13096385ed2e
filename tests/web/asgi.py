"""Asks an ASGI app for one address, as a browser does, without a server between them."""

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def body(self) -> str:
        return self.content.decode(errors="replace")


def answered(app: ASGIApp, address: str, method: str = "GET", content: bytes = b"", **headers: str) -> Answered:
    """`address` is a path with its query; `headers` have `_` for `-`; of several of one name the last is told."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": content, "more_body": False}

    path, _, query = address.partition("?")
    given = {"host": "giamngheo.local", "accept": "text/html"} | headers
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "asgi": {"version": "3.0", "spec_version": "2.4"}, "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("giamngheo.local", 80), "client": ("127.0.0.1", 1),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    body = b"".join(message.get("body", b"") for message in sent)
    told = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], told, body)
