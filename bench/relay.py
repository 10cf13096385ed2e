"""A relay between a browser and a server that counts what the server sends: headers, files, and the WebSocket as it is packed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_CHUNK = 65536


@dataclass
class Relay:
    """Listens on `port`; `received`: bytes that have come from the server so far."""

    to: int  # the server's port
    listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0), backlog=256))
    received: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def port(self) -> int:
        return int(self.listening.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def accept(self) -> None:
        """Serves until it is closed."""
        with suppress(OSError):
            while True:
                browser, _ = self.listening.accept()
                server = socket.create_connection(("127.0.0.1", self.to))
                for source, sink, counted in ((browser, server, False), (server, browser, True)):
                    threading.Thread(target=self._pass, args=(source, sink, counted), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(_CHUNK):
                if counted:
                    with self._lock:
                        self.received += len(data)
                sink.sendall(data)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def relayed(to: int) -> Iterator[Relay]:
    """A relay to the server on port `to`."""
    relay = Relay(to)
    threading.Thread(target=relay.accept, daemon=True).start()
    try:
        yield relay
    finally:
        relay.listening.close()
