"""Who is let in: Host and Origin of requests and live connections, figures about the app, the folder behind a proxy."""

import asyncio

import pytest
from pydantic import SecretStr
from starlette.types import Message, Receive, Scope, Send

from dashboard.usecases.public_address import PublicAddress, WrongAddress, opens_here_only, parsed
from dashboard.usecases.settings import Settings
from dashboard.web.doors import Doors

PUBLIC = "https://bang.huyen.vn/giam-ngheo"
SEEN: list[Scope] = []


async def _app(scope: Scope, _receive: Receive, send: Send) -> None:
    SEEN.append(scope)
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def asked(
    path: str = "/", host: str = "127.0.0.1:8501", origin: str | None = None, kind: str = "http", client: str = "127.0.0.1",
    public: str = "", base: str = "", token: str = "", **more: str,
) -> Message:  # fmt: skip
    """The first message that comes back."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    headers = {"host": host, **({"origin": origin} if origin is not None else {}), **more}
    scope = {
        "type": kind, "path": path, "method": "GET", "client": (client, 5), "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    doors = Doors(_app, Settings(base_path=base, metrics_token=SecretStr(token)), parsed(public))
    asyncio.run(doors(scope, None, send))  # type: ignore[arg-type]
    return sent[0]


def status(**over: str) -> int:
    return int(asked(**over)["status"])


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:8501", "localhost", "[::1]:8501", "192.168.1.5:8501", "10.0.0.1", "bang.huyen.vn", "BANG.huyen.vn:443"],
)
def test_what_is_meant_for_the_app_is_let_in(host):
    assert status(host=host, public=PUBLIC) == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "bang.huyen.vn.evil.example", "", "x@127.0.0.1.evil.example", "[::", "1.2.3", "huyen.vn"]
)
def test_another_name_that_leads_here_is_refused(host):
    assert status(host=host, public=PUBLIC) == 421
    assert asked(host=host, kind="websocket", origin=f"http://{host}", public=PUBLIC)["type"] == "websocket.close"


def test_a_balancer_may_ask_for_health_by_any_name():
    assert status(path="/_stcore/health", host="pod-7") == status(path="/suc-khoe", host="pod-7") == 200


@pytest.mark.parametrize(
    ("host", "origin", "let_in"),
    [
        ("127.0.0.1:8501", "http://127.0.0.1:8501", True),
        ("bang.huyen.vn", "https://bang.huyen.vn", True),
        ("127.0.0.1:8501", "https://bang.huyen.vn", True),  # a proxy that asks by its own name
        ("192.168.1.5:8501", "http://192.168.1.5:8501", True),
        ("127.0.0.1:8501", None, False),
        ("127.0.0.1:8501", "", False),
        ("127.0.0.1:8501", "null", False),
        ("127.0.0.1:8501", "http://evil.example", False),
        ("127.0.0.1:8501", "http://localhost:9999", False),
        ("127.0.0.1:8501", "http://bang.huyen.vn", False),
        ("127.0.0.1:8501", "file://127.0.0.1:8501", False),
        ("evil.example", "http://evil.example", False),
    ],
)
def test_live_connections_are_of_our_own_pages(host, origin, let_in):
    got = asked(path="/_stcore/stream", host=host, origin=origin, kind="websocket", public=PUBLIC)
    assert got["type"] == ("websocket.accept" if let_in else "websocket.close")


@pytest.mark.parametrize("path", ["/so-do", "/_stcore/metrics"])
def test_figures_about_the_app_are_for_its_keeper(path):
    assert status(path=path) == 200
    assert status(path=path, client="::1") == 200
    assert status(path=path, client="192.168.1.9") == 403
    assert status(path=path, x_forwarded_for="1.2.3.4") == 403  # through a proxy on this machine
    assert status(path=path, client="192.168.1.9", token="bi-mat", authorization="Bearer bi-mat") == 200
    assert status(path=path, client="192.168.1.9", token="bi-mat", authorization="Bearer khac") == 403
    assert status(path=path, client="192.168.1.9", authorization="Bearer ") == 403  # no token is none
    assert status(path=f"/gn{path}", client="192.168.1.9", base="gn") == 403


@pytest.mark.parametrize("base", ["gn", "/gn/", "phong/gn"])
def test_a_folder_behind_a_proxy(base):
    folder = "/" + base.strip("/")
    SEEN.clear()
    assert status(path=f"{folder}/chi-tieu", base=base) == 200
    assert (SEEN[-1]["root_path"], SEEN[-1]["path"]) == (folder, f"{folder}/chi-tieu")
    for path in ("/", folder):
        got = asked(path=path, base=base)
        assert got["status"] == 307 and (b"location", f"{folder}/".encode()) in got["headers"]
    assert (
        status(path="/chi-tieu", base=base) == 200 and SEEN[-1]["root_path"] == ""
    )  # a proxy that takes the folder off
    assert status(path=f"{folder}x/y", base=base) == 200 and SEEN[-1]["root_path"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "bang.huyen.vn",
        "ftp://a.vn",
        "https://",
        "https://a.vn:0",
        "https://a.vn:x",
        "https://u:p@a.vn",
        "https://a.vn/?x=1",
        "https://a.vn/#x",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_public_address_is_refused(text):
    with pytest.raises(WrongAddress):
        parsed(text)


@pytest.mark.parametrize(
    ("text", "root", "origin"),
    [
        ("", "", ""),
        (" https://Bang.Huyen.vn/gn/ ", "https://bang.huyen.vn/gn", "https://bang.huyen.vn"),
        ("http://10.0.0.5:8501", "http://10.0.0.5:8501", "http://10.0.0.5:8501"),
        ("https://a.vn:443", "https://a.vn:443", "https://a.vn"),
        ("http://[fd00::1]:80/", "http://[fd00::1]:80", "http://[fd00::1]"),
    ],
)
def test_a_public_address_and_its_origin(text, root, origin):
    assert (parsed(text), parsed(text).origin) == (PublicAddress(root), origin)


@pytest.mark.parametrize("base", ["a b", "a//b", "a?b", "<x>"])
def test_a_folder_that_is_none_is_refused(base):
    with pytest.raises(ValueError, match="base_path"):
        Settings(base_path=base)


@pytest.mark.parametrize(
    ("address", "here"),
    [("http://127.0.0.1:8501/x", True), ("http://localhost/x", True), ("http://[::1]/x", True), ("./x", True), ("http://127.9.9.9", True),
     ("http://10.0.0.5/x", False), ("https://bang.huyen.vn", False)],
)  # fmt: skip
def test_which_links_open_here_only(address, here):
    assert opens_here_only(address) is here
