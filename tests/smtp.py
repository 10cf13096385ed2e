"""A mail server on a port of this machine, for one test: it takes messages, or refuses those to some addresses."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


class MailServer(socketserver.ThreadingTCPServer):
    """`taken`: the messages with whom each went to by the envelope; `commands`: every line that was said to it."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, refused: tuple[str, ...] = ()) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.refused = refused
        self.taken: list[tuple[str, EmailMessage]] = []
        self.commands: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        to = ""
        self._say("220 test")
        while line := self.rfile.readline():
            said = line.decode("utf-8", "replace").rstrip("\r\n")
            self.server.commands.append(said)
            match said.split(" ")[0].upper():
                case "EHLO" | "HELO":
                    self._say("250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME")
                case "AUTH":
                    self._say("235 signed in")
                case "RCPT":
                    to = said.partition("<")[2].partition(">")[0]
                    self._say("550 no such box" if to in self.server.refused else "250 fine")
                case "DATA":
                    self._say("354 go on")
                    lines = []
                    while (data := self.rfile.readline()) not in (b".\r\n", b""):
                        lines.append(data.removeprefix(b"."))
                    message = message_from_bytes(b"".join(lines), policy=default)
                    assert isinstance(message, EmailMessage)
                    self.server.taken.append((to, message))
                    self._say("250 taken")
                case "QUIT":
                    self._say("221 bye")
                    return
                case "STARTTLS":
                    self._say("454 not here")
                case _:
                    self._say("250 fine")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server(*refused: str) -> Iterator[MailServer]:
    with MailServer(refused) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
