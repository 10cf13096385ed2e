"""A viewer without a browser: speaks Streamlit's WebSocket, asks for a run of the page and waits until it is done."""

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

_LONGEST = 120.0  # seconds for one run; a server that takes longer is not answering


@dataclass
class Viewer:
    """One session. `page` is the path of a page, `query` what its address has behind the question mark."""

    port: int
    page: str = ""
    query: str = ""
    received: int = 0  # bytes of all messages so far
    faults: list[str] = field(default_factory=list)
    _socket: ClientConnection | None = None
    _hash: str = ""

    async def __aenter__(self) -> "Viewer":
        self._socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=Origin(f"http://127.0.0.1:{self.port}"),  # without one nobody is let in
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None
    ) -> None:
        assert self._socket is not None
        await self._socket.close()

    async def run(self, query: str | None = None) -> float:
        """Seconds from asking for a run until its last message has come."""
        assert self._socket is not None
        if query is not None:
            self.query = query
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.page_script_hash = self._hash
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(_LONGEST):
            while not self._ended(await self._socket.recv()):
                pass
        return time.perf_counter() - start

    def _ended(self, data: str | bytes) -> bool:
        """Whether a message is the last one of a run."""
        assert isinstance(data, bytes)
        self.received += len(data)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            self.faults.append(message.delta.new_element.exception.message)
        return kind == "script_finished"
