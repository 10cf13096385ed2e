"""What one reader may cost the server: bytes of files that wait in memory, and pictures of links that are made at once."""

import ipaddress
from collections import Counter
from collections.abc import Callable, Mapping
from threading import BoundedSemaphore, Semaphore

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance

from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import Preview, picture_of, plain_preview, preview_of, preview_picture
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import Address

OF_SESSION = 64 * 2**20  # bytes of one open page: six times the largest file
OF_ADDRESS = 256 * 2**20  # of one address: an office may stand behind one, and another office must not wait for it
OF_ALL = 512 * 2**20
_UPLOADS = "/_stcore/upload_file/"
_PATIENCE = 3.0  # seconds that a picture waits for its turn
_TURNS = BoundedSemaphore(1)


def preview_in_turn(office: Office, where: Address, turns: Semaphore = _TURNS, patience: float = _PATIENCE) -> Preview:
    """The preview of a link. Only one at a time is made, and who has waited too long gets the plain one: distinct addresses cost a
    quarter of a second of CPU each, and anybody may ask for them.
    """
    if not turns.acquire(timeout=patience):
        return plain_preview(requested_language(where.codes))
    try:
        return preview_of(office, where)
    finally:
        turns.release()


def picture_in_turn(office: Office, where: Address, turns: Semaphore = _TURNS, patience: float = _PATIENCE) -> bytes:
    """The picture of a link, in the same turns: with its chart it costs as much again."""
    if not turns.acquire(timeout=patience):
        return picture_of(plain_preview(requested_language(where.codes)))
    try:
        return preview_picture(office, where)
    finally:
        turns.release()


Held = Callable[[], Mapping[str, int]]  # bytes of files by session


def held_by_sessions() -> Mapping[str, int]:
    """What Streamlit keeps of uploads now: a file that is taken out, and a session that ends, give theirs back."""
    kept = get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {session: sum(len(one.data) for one in list(files.values())) for session, files in list(kept.items())}


class UploadBudget:
    """Refuses a file that would take more memory than a session, an address, or all of them together, may have.

    The address is the one that the server knows: of a proxy's, the one that it hands on, where the app was told of the proxy
    (`reader_of`).
    """

    def __init__(
        self,
        app: ASGIApp,
        held: Held = held_by_sessions,
        of_session: int = OF_SESSION,
        of_address: int = OF_ADDRESS,
        of_all: int = OF_ALL,
    ) -> None:
        self.app, self.held = app, held
        self.of_session, self.of_address, self.of_all = of_session, of_address, of_all
        self._coming: dict[str, int] = {}  # bytes on their way, by session
        self._address: dict[str, str] = {}  # of sessions that hold something, the one that sent last

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or _UPLOADS not in scope["path"]:
            await self.app(scope, receive, send)
            return
        session = scope["path"].partition(_UPLOADS)[2].partition("/")[0]
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            await _refused(send, 411, "The length of the file is not said.")
            return
        size, address = int(length), reader_of(scope)
        if fault := self._fault(session, address, size):
            await _refused(send, *fault)
            return
        self._address[session] = address
        self._coming[session] = self._coming.get(session, 0) + size
        try:
            await self.app(scope, receive, send)
        finally:
            left = self._coming[session] - size
            self._coming.pop(session) if not left else self._coming.update({session: left})

    def _fault(self, session: str, address: str, size: int) -> tuple[int, str] | None:
        """Status and message of a file that is too much."""
        used = Counter(self.held())
        used.update(self._coming)
        self._address = {one: where for one, where in self._address.items() if used[one]}
        if used[session] + size > self.of_session:
            return 413, _OF_SESSION
        here = sum(
            count for one, count in used.items() if self._address.get(one, address if one == session else "") == address
        )
        if address and here + size > self.of_address:
            return 429, _OF_ADDRESS
        if used.total() + size > self.of_all:
            return 503, _OF_ALL
        return None


_OF_SESSION = "Too many files wait on this page: send those that are ready, take them out, then go on."
_OF_ADDRESS = (
    "Too many files of your office's network address wait on the server: send those that are ready, then go on."
)
_OF_ALL = "Too many files wait on the server; try again in a few minutes."


def reader_of(scope: Scope) -> str:
    """The address that a budget is for: of IPv6 the network of 64 bits, for one reader has many in it.

    "" for this machine itself: that is somebody who sits at it, or a proxy that nobody told of, whose readers are not one.
    """
    try:
        address = ipaddress.ip_address((scope.get("client") or ("", 0))[0].partition("%")[0])
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback:
        return ""
    return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))


async def _refused(send: Send, status: int, message: str) -> None:
    """In both languages: whoever sends a file has no language yet."""
    body = " · ".join(words_in(language)(message) for language in ("vi", "en")).encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
