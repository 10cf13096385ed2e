"""Messages of the WebSocket leave compressed, once for all who get them, and any browser can read them."""

import os
import random

import pytest
from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory, PerMessageDeflate
from websockets.frames import Frame, Opcode

from dashboard.web.packed_messages import PackedMessages, pack_messages
from tests.shared import ROOT

LARGE = b"the same chart for everybody; " * 2000


@pytest.fixture
def connection() -> tuple[PerMessageDeflate, PerMessageDeflate]:
    """What the server and a browser use once they have agreed, as uvicorn and Chromium ask for it."""
    pack_messages()
    given = {"server_max_window_bits": 12, "client_max_window_bits": 12, "compress_settings": {"memLevel": 5}}
    factory = vars(websockets_sansio_impl)["ServerPerMessageDeflateFactory"](**given)
    browser = ClientPerMessageDeflateFactory(client_max_window_bits=True)
    answer, server = factory.process_request_params(browser.get_request_params(), [])
    return server, browser.process_response_params(answer, [])


def test_a_browser_reads_every_message_whatever_went_before(
    connection: tuple[PerMessageDeflate, PerMessageDeflate],
) -> None:
    server, browser = connection
    noise = random.Random(1).randbytes(5000)
    for message in (LARGE, b"small", noise, LARGE, b"", LARGE + b"!", b"x" * 200_000, LARGE):
        sent = server.encode(Frame(Opcode.BINARY, message))
        assert bytes(browser.decode(sent).data) == message
        assert sent.rsv1 is (len(message) >= 1024), "small ones go as they are"
    assert len(server.encode(Frame(Opcode.BINARY, LARGE)).data) < len(LARGE) / 20


def test_what_the_browser_sends_is_read(connection: tuple[PerMessageDeflate, PerMessageDeflate]) -> None:
    server, browser = connection
    for message in (b"a change of a choice " * 20, b"another", b"a change of a choice " * 20):
        assert bytes(server.decode(browser.encode(Frame(Opcode.BINARY, message))).data) == message


def test_signs_of_life_and_texts_are_left_alone(connection: tuple[PerMessageDeflate, PerMessageDeflate]) -> None:
    server, _ = connection
    for frame in (Frame(Opcode.PING, b"p" * 100), Frame(Opcode.CLOSE, b""), Frame(Opcode.TEXT, LARGE)):
        assert server.encode(frame) is frame


def test_the_same_message_is_compressed_once() -> None:
    kept = PackedMessages()
    assert kept.of(LARGE) is kept.of(bytes(bytearray(LARGE)))
    assert kept.of(LARGE, 12) is not kept.of(LARGE, 15), "another window is another message"


def test_what_is_kept_stays_within_its_room() -> None:
    kept = PackedMessages(room=20_000)
    messages = [random.Random(seed).randbytes(3000) for seed in range(20)]
    for message in messages:
        kept.of(message)
    assert kept.size <= 20_000
    assert kept.of(messages[-1]) is kept.of(messages[-1])
    assert kept.of(os.urandom(30_000)) and kept.size == 0, "one that has no room is sent and forgotten"


def test_compression_is_asked_for() -> None:
    assert "enableWebsocketCompression = true" in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
