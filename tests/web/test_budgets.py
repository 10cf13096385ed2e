"""What one reader may cost: files in memory by session and in all, and pictures of links one at a time."""

import asyncio
from threading import BoundedSemaphore

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from dashboard.usecases import previewing
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import picture_of, plain_preview
from dashboard.usecases.settings import Settings
from dashboard.views.address import Address
from dashboard.web.budgets import UploadBudget, preview_in_turn
from dashboard.web.head import PICTURE_ROUTE
from tests.web.asgi import Answered, answered

SESSION = "/_stcore/upload_file/s1/f1"


async def _taken(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def put(size: str, held: dict[str, int], path: str = SESSION, method: str = "PUT") -> Answered:
    app = UploadBudget(_taken, lambda: held, of_session=100, of_address=200, of_all=300)
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


def sent_from(app: UploadBudget, session: str, address: str, size: int) -> int:
    statuses: list[int] = []

    async def send(message):
        statuses.append(message.get("status", 0))

    scope = {
        "type": "http", "method": "PUT", "path": f"/_stcore/upload_file/{session}/f", "client": (address, 1),
        "headers": [(b"content-length", str(size).encode()), (b"x-forwarded-for", b"10.9.9.9")],
    }  # fmt: skip
    asyncio.run(app(scope, None, send))  # type: ignore[arg-type]
    return statuses[0]


@pytest.mark.parametrize(
    ("addresses", "status"),
    [
        (("10.0.0.1", "10.0.0.1", "10.0.0.1"), 429),
        (("10.0.0.1", "10.0.0.1", "10.0.0.2"), 204),
        (("10.0.0.1", "10.0.0.1", "::ffff:10.0.0.1"), 429),
        (("2001:db8::1", "2001:db8::2", "2001:db8::ffff:1"), 429),
        (("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"), 204),
        (("127.0.0.1", "127.0.0.1", "127.0.0.1"), 204),  # perhaps a proxy that nobody told of
        (("::1", "", "no address"), 204),
    ],
)
def test_an_address_has_its_budget_over_all_its_pages(addresses, status):
    held: dict[str, int] = {}
    app = UploadBudget(_taken, lambda: held, of_session=100, of_address=200, of_all=300)
    for number, address in enumerate(addresses[:2]):
        assert sent_from(app, f"s{number}", address, 100) == 204
        held[f"s{number}"] = 100
    assert sent_from(app, "s9", addresses[2], 100) == status
    del held["s0"]  # closed: what it held is given back
    assert sent_from(app, "s9", addresses[2], 100) == 204
    assert set(app._address) <= {"s1", "s9"}


@pytest.mark.parametrize(
    ("told", "client"), [("", "127.0.0.1"), ("127.0.0.1", "10.9.9.9"), ("10.0.0.0/8", "127.0.0.1")]
)
def test_what_a_proxy_says_is_believed_only_where_the_app_was_told_of_it(told, client, monkeypatch):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", Settings(proxy=told).proxy)
    seen: list[object] = []

    async def app(scope, receive, send):
        seen.append(scope["client"][0])

    config = uvicorn.Config(app)
    config.load()
    headers = [(b"x-forwarded-for", b"10.9.9.9")]
    asyncio.run(config.loaded_app({"type": "http", "client": ("127.0.0.1", 5), "headers": headers}, None, None))
    assert seen == [client]


@pytest.mark.parametrize("wrong", ["nginx", "10.0.0.1/99", "10.0.0"])
def test_a_proxy_is_an_address(wrong):
    with pytest.raises(ValueError):
        Settings(proxy=wrong)


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
