"""What one reader may cost the server: bytes of files that wait in memory, and pictures of links that are made at once."""

from collections.abc import Callable, Mapping
from threading import BoundedSemaphore, Semaphore

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance

from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import Preview, plain_preview, preview_of
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import Address

OF_SESSION = 64 * 2**20  # bytes of one open page: six times the largest file
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


Held = Callable[[], Mapping[str, int]]  # bytes of files by session


def held_by_sessions() -> Mapping[str, int]:
    """What Streamlit keeps of uploads now: a file that is taken out, and a session that ends, give theirs back."""
    kept = get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {session: sum(len(one.data) for one in list(files.values())) for session, files in list(kept.items())}


class UploadBudget:
    """Refuses a file that would take more memory than a session, or all of them together, may have."""

    def __init__(
        self, app: ASGIApp, held: Held = held_by_sessions, of_session: int = OF_SESSION, of_all: int = OF_ALL
    ) -> None:
        self.app, self.held, self.of_session, self.of_all = app, held, of_session, of_all
        self._coming: dict[str, int] = {}  # bytes on their way, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or _UPLOADS not in scope["path"]:
            await self.app(scope, receive, send)
            return
        session = scope["path"].partition(_UPLOADS)[2].partition("/")[0]
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not length.isdigit():
            await _refused(send, 411, "The length of the file is not said.")
            return
        size, held = int(length), self.held()
        if held.get(session, 0) + self._coming.get(session, 0) + size > self.of_session:
            await _refused(
                send, 413, "Too many files wait on this page: send those that are ready, take them out, then go on."
            )
            return
        if sum(held.values()) + sum(self._coming.values()) + size > self.of_all:
            await _refused(send, 503, "Too many files wait on the server; try again in a few minutes.")
            return
        self._coming[session] = self._coming.get(session, 0) + size
        try:
            await self.app(scope, receive, send)
        finally:
            left = self._coming[session] - size
            self._coming.pop(session) if not left else self._coming.update({session: left})


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
