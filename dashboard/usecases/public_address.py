"""The address by which readers reach the app, as links, QR codes and receipts carry it; and who may be meant by it."""

import ipaddress
import os
import re
import socket
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from dashboard.usecases.settings import Settings

_IN_BRACKETS = re.compile(r"\[[0-9a-fA-F:.%]+\](:\d+)?")
_HERE = ("localhost", "127.0.0.1", "::1")


class WrongAddress(ValueError):  # noqa: N818 - a setting, not a fault of the program
    """What is set as the public address is none; the message is what was set."""


@dataclass(frozen=True)
class PublicAddress:
    """`root` is "https://may-chu.vn/giam-ngheo", without a slash behind; "" where none is set: then a reader's own Host counts."""

    root: str

    @property
    def host(self) -> str:
        return (urlsplit(self.root).hostname or "").lower()

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a browser's Origin says them."""
        parts = urlsplit(self.root)
        usual = {"http": 80, "https": 443}.get(parts.scheme)
        port = f":{parts.port}" if parts.port and parts.port != usual else ""
        return f"{parts.scheme}://{_in_url(self.host)}{port}" if self.root else ""


def public_address() -> PublicAddress:
    """By the settings of this process. WrongAddress where they make none."""
    return _read(os.environ.get("GIAMNGHEO_PUBLIC_URL"))


@lru_cache(maxsize=8)
def _read(_: str | None) -> PublicAddress:
    return parsed(Settings().public_url)


def parsed(text: str) -> PublicAddress:
    """WrongAddress for what is no http or https address of a host, or has more than a path."""
    if not text.strip():
        return PublicAddress("")
    try:
        parts = urlsplit(text.strip())
        port_is_right = parts.port is None or parts.port > 0
    except ValueError as fault:
        raise WrongAddress(text) from fault
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_right:
        raise WrongAddress(text)
    if parts.username or parts.password or parts.query or parts.fragment:
        raise WrongAddress(text)
    return PublicAddress(f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}")


def opens_here_only(address: str) -> bool:
    """Whether a link opens on the machine of the app alone, so that sending it to others is of no use."""
    host = (urlsplit(address).hostname or "").lower()
    return not host or host in _HERE or host.endswith(".localhost") or _is_loopback(host)


def may_be_meant(host: str, public: PublicAddress) -> bool:
    """Whether a request with this Host header is meant for the app: by its public name, this machine's name, or a bare number.

    A page of a foreign site can lead its own name to this machine, and would then read what the office sees; it cannot do so
    with a number, for then the browser asks for another site than its own.
    """
    name = _name_of(host)
    return bool(name) and (name in {public.host, *_own_names()} or name.endswith(".localhost") or _is_number(name))


def same_origin(origin: str, host: str, public: PublicAddress) -> bool:
    """Whether a page that opens a connection is one of ours: of the Host that it asks, or of the public address."""
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return False
    return parts.netloc.lower() == host.strip().lower() or (bool(public.root) and origin.lower() == public.origin)


def _name_of(host: str) -> str:
    """The name in a Host header, without its port; "" for none, and for what has more than an address in its brackets."""
    text = host.strip()
    if text.startswith("[") and not _IN_BRACKETS.fullmatch(text):
        return ""
    try:
        return (urlsplit(f"//{text}").hostname or "").lower()
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def _own_names() -> frozenset[str]:
    """What this machine is called, without asking anybody."""
    name = socket.gethostname().lower()
    return frozenset({*_HERE, name, name.partition(".")[0]})


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return _is_number(name) and ipaddress.ip_address(name).is_loopback


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
