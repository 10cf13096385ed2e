"""A viewer without a browser: speaks Streamlit's WebSocket, asks for a run of the page and waits until it is done."""

import asyncio
import ssl
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

_LONGEST = 120.0  # seconds for one run; a server that takes longer is not answering


@dataclass
class Viewer:
    """One session. `page` is the path of a page, `query` what its address has behind the question mark.

    With `trusted` it goes to this machine's name by TLS; it keeps cookies, as a browser does.
    """

    port: int
    page: str = ""
    query: str = ""
    trusted: ssl.SSLContext | None = None
    received: int = 0  # bytes of all messages so far
    faults: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _hash: str = ""

    @property
    def host(self) -> str:
        return f"localhost:{self.port}" if self.trusted else f"127.0.0.1:{self.port}"

    async def __aenter__(self) -> "Viewer":
        self._socket = await connect(
            f"{'wss' if self.trusted else 'ws'}://{self.host}/_stcore/stream",
            origin=Origin(f"{'https' if self.trusted else 'http'}://{self.host}"),  # without one nobody is let in
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            ssl=self.trusted,
            additional_headers={"Cookie": self.cookie} if self.cookies else None,
            open_timeout=20,
        )
        assert self._socket.response is not None
        self.keep(self._socket.response.headers.get_all("Set-Cookie"))
        return self

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep(self, headers: list[str]) -> None:
        """What a server asks to be told again."""
        for header in headers:
            self.cookies |= {name: one.value for name, one in SimpleCookie(header).items()}

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def run(self, query: str | None = None) -> float:
        """Seconds from asking for a run until its last message has come."""
        if query is not None:
            self.query = query
        asked = self.asking()
        start = time.perf_counter()
        await self.ask(asked)
        return time.perf_counter() - start

    def asking(self) -> BackMsg:
        """The message that asks for a run of the page."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.page_script_hash = self._hash
        return asked

    async def ask(self, asked: BackMsg) -> None:
        """Send it and wait for the last message of the run."""
        assert self._socket is not None
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(_LONGEST):
            while not self._ended(await self._socket.recv()):
                pass

    def _ended(self, data: str | bytes) -> bool:
        """Whether a message is the last one of a run."""
        assert isinstance(data, bytes)
        self.received += len(data)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
        self.seen(message)
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self.faults.append(message.delta.new_element.exception.message)
        return kind == "script_finished"

    def seen(self, message: ForwardMsg) -> None:
        """What a session looks at beside the end of its runs; a viewer looks at nothing."""
