"""What one reader may cost: files in memory by session and in all, and pictures of links one at a time."""

import asyncio
from threading import BoundedSemaphore

import pytest
from starlette.types import Receive, Scope, Send

from dashboard.usecases import previewing
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import picture_of, plain_preview
from dashboard.views.address import Address
from dashboard.web.budgets import UploadBudget, preview_in_turn
from dashboard.web.head import PICTURE_ROUTE
from tests.web.asgi import Answered, answered

SESSION = "/_stcore/upload_file/s1/f1"


async def _taken(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def put(size: str, held: dict[str, int], path: str = SESSION, method: str = "PUT") -> Answered:
    app = UploadBudget(_taken, lambda: held, of_session=100, of_all=300)
    return answered(app, path, method, **({"content_length": size} if size else {}))


@pytest.mark.parametrize(
    ("size", "held", "status"),
    [
        ("100", {}, 204),
        ("101", {}, 413),
        ("40", {"s1": 60}, 204),
        ("41", {"s1": 60}, 413),
        ("100", {"s2": 100, "s3": 100}, 204),
        ("100", {"s2": 100, "s3": 101}, 503),
        ("", {}, 411),
        ("-1", {}, 411),
        ("1e3", {}, 411),
    ],
)
def test_a_session_and_all_of_them_have_their_budgets(size, held, status):
    got = put(size, held)
    assert got.status == status
    if status in (413, 503):
        assert "quá nhiều tệp" in got.body and "Too many files" in got.body


def test_what_is_given_back_may_be_used_again_and_other_requests_pass():
    held = {"s1": 100}
    assert put("1", held).status == 413
    held.clear()
    assert put("100", held).status == 204
    assert put("", {"s1": 999}, method="DELETE").status == 204
    assert put("", {"s1": 999}, path="/chi-tieu", method="GET").status == 204


def test_files_on_their_way_count_and_are_given_back_also_when_they_break_off():
    arrived, go = asyncio.Event(), asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        arrived.set()
        await go.wait()
        raise OSError("the line went")

    app = UploadBudget(slow, dict, of_session=100, of_all=300)
    statuses: list[int] = []

    async def send(message):
        statuses.append(message.get("status", 0))

    def scope(size: int) -> Scope:
        return {"type": "http", "method": "PUT", "path": SESSION, "headers": [(b"content-length", str(size).encode())]}

    async def run() -> None:
        first = asyncio.create_task(app(scope(60), None, send))  # type: ignore[arg-type]
        await arrived.wait()
        await app(scope(41), None, send)  # type: ignore[arg-type]
        go.set()
        with pytest.raises(OSError, match="went"):
            await first
        assert app._coming == {}

    asyncio.run(run())
    assert statuses[0] == 413


def test_who_waits_too_long_for_a_preview_gets_the_plain_one(office: Office) -> None:
    turns, plain = BoundedSemaphore(1), plain_preview("en")
    where = Address("", {"lang": "en"})
    with turns:
        assert preview_in_turn(office, where, turns, 0.01) == plain
    assert preview_in_turn(office, where, turns, 0.01) != plain


def test_addresses_that_show_the_same_share_one_preview(office: Office) -> None:
    preview_in_turn(office, Address("chi-tieu", {}))
    before = previewing._preview.cache_info().misses
    for number in range(50):
        preview_in_turn(office, Address("chi-tieu", {"ct": f"x{number}", "xa": str(number), "nonsense": str(number)}))
    assert previewing._preview.cache_info().misses == before


def test_the_picture_of_a_store_that_cannot_be_opened_is_the_plain_one(tmp_path, monkeypatch) -> None:
    (tmp_path / "bad.db").write_bytes(b"no database" * 99)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", f"sqlite:///{tmp_path / 'bad.db'}")
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/xem-truoc.png", "query_string": b"", "headers": []}
    asyncio.run(PICTURE_ROUTE.handle(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 200 and (b"cache-control", b"no-store") in sent[0]["headers"]
    assert sent[1]["body"] == picture_of(plain_preview("vi"))
