"""A mail server on a port of this machine, for one test: it takes messages, or refuses those to some addresses."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path


class MailServer(socketserver.ThreadingTCPServer):
    """`taken`: the messages with whom each went to by the envelope; `commands`: every line that was said to it."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, refused: tuple[str, ...] = (), secured: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.refused, self.secured = refused, secured
        self.encrypted: list[str] = []  # the commands that were said under TLS
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
            if isinstance(self.connection, ssl.SSLSocket):
                self.server.encrypted.append(said)
            match said.split(" ")[0].upper():
                case "EHLO" | "HELO":
                    tls = "" if self.server.secured is None else "250-STARTTLS\r\n"
                    self._say(f"250-test\r\n{tls}250-AUTH PLAIN\r\n250 8BITMIME")
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
                case "STARTTLS" if self.server.secured is None:
                    self._say("454 not here")
                case "STARTTLS":
                    self._say("220 go on")
                    if not self._encrypted(self.server.secured):
                        return
                case _:
                    self._say("250 fine")

    def _encrypted(self, context: ssl.SSLContext) -> bool:
        """Whether the other side trusts the certificate and goes on under TLS."""
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:
            return False
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        return True

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server(*refused: str, certificate: tuple[Path, Path] | None = None) -> Iterator[MailServer]:
    """With a certificate and its key the server speaks STARTTLS."""
    context = None
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
    with MailServer(refused, context) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
