"""E-mail by the office's own server, as the settings name it: one connection, messages of plain text."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from dashboard.domain.people.contacts import is_email
from dashboard.usecases.settings import Settings

_WAIT = 30  # seconds for an answer of the server


class NoMail(Exception):  # noqa: N818 - a state of the settings or of the server
    """No mail can be sent; the message says why, for a person."""


class Mailbox:
    """An open connection to the server."""

    def __init__(self, server: smtplib.SMTP, sender: str) -> None:
        self._server, self._sender = server, sender

    def send(self, to: str, subject: str, text: str, now: datetime) -> None:
        """NoMail where the server does not take it, or the address is none."""
        if not is_email(to):
            raise NoMail(to)
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = self._sender, to
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(now)
        message["Message-ID"] = make_msgid(domain=self._sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # nobody's absence note answers it
        message.set_content(text, cte="base64")
        try:
            self._server.send_message(message)
        except (smtplib.SMTPException, OSError) as fault:
            raise NoMail(_why(fault)) from fault


@contextmanager
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """The server of the settings, signed in where they name a user. NoMail where none is named, or it does not answer as it should.

    With STARTTLS, which is the default, nothing is said before the connection is encrypted and the server's certificate checked.
    """
    if not settings.smtp_host or not is_email(settings.smtp_from):
        raise NoMail("GIAMNGHEO_SMTP_HOST, GIAMNGHEO_SMTP_FROM")
    password = _password(settings)
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_WAIT) as server:
            if settings.smtp_starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_user:
                server.login(settings.smtp_user, password)
            yield Mailbox(server, settings.smtp_from)
    except (smtplib.SMTPException, OSError) as fault:
        raise NoMail(_why(fault)) from fault


def _password(settings: Settings) -> str:
    """The first line of the file; "" where none is named."""
    if settings.smtp_password_file is None:
        return ""
    try:
        given = (settings.smtp_password_file.read_text(encoding="utf-8-sig").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as fault:
        raise NoMail(str(settings.smtp_password_file)) from fault
    if not (given.isascii() and settings.smtp_user.isascii()):  # no mail server is sure to read more
        raise NoMail("GIAMNGHEO_SMTP_USER, GIAMNGHEO_SMTP_PASSWORD_FILE: ASCII")
    return given


def _why(fault: Exception) -> str:
    """What the server or the system said, without what was sent to it."""
    if isinstance(fault, smtplib.SMTPResponseException):
        said = fault.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        return f"{fault.smtp_code} {text}"
    return str(fault) or type(fault).__name__
