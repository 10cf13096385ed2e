"""The rates of `deploy/nginx` on this machine: an office behind one address is not held up, a burst is told so in its own words."""

import asyncio
import http.client
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bench.behind_nginx import _wait, binary, certificate, configure, free_port, trusting

pytestmark = [pytest.mark.skipif(binary() is None, reason="nginx was not found")]
PEOPLE = 60


class Upstream(threading.Thread):
    """Answers everything, each a little later, so that requests are open at once."""

    def __init__(self, ports: list[int]) -> None:
        super().__init__(daemon=True)
        self.ports, self.loop, self.ready = ports, asyncio.new_event_loop(), threading.Event()

    def run(self) -> None:
        asyncio.set_event_loop(self.loop)
        for port in self.ports:
            self.loop.run_until_complete(asyncio.start_server(self.answer, "127.0.0.1", port, backlog=4096))
        self.ready.set()
        self.loop.run_forever()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline():
            length = 0
            while (header := await reader.readline()).strip():
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
            await reader.readexactly(length)
            await asyncio.sleep(0.05)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok")
            await writer.drain()
        writer.close()


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    ports, port = [free_port(), free_port()], free_port()
    certificate(tmp_path)
    configure(tmp_path, port, ports)
    upstream = Upstream(ports)
    upstream.start()
    assert upstream.ready.wait(20)
    running = subprocess.Popen(
        [str(binary()), "-c", tmp_path / "nginx.conf", "-p", tmp_path], stderr=subprocess.DEVNULL
    )
    try:
        _wait(lambda: _answers(port, tmp_path), "nginx")
        yield port, tmp_path
    finally:
        running.terminate()
        running.wait(timeout=20)
        upstream.loop.call_soon_threadsafe(upstream.loop.stop)


def _answers(port: int, folder: Path) -> bool:
    try:
        return asked(port, folder, "GET", "/")[0] == 200
    except OSError:
        return False


def asked(port: int, folder: Path, method: str, path: str) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPSConnection("localhost", port, context=trusting(folder), timeout=60)
    connection.request(method, path, body=b"x" * 1000 if method == "PUT" else None)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, {name.lower(): value for name, value in answer.getheaders()}


def at_once(proxy: tuple[int, Path], method: str, paths: list[str]) -> list[tuple[int, str, dict[str, str]]]:
    with ThreadPoolExecutor(len(paths)) as people:
        return list(people.map(lambda path: asked(*proxy, method, path), paths))


def test_an_office_of_sixty_behind_one_address_sends_and_takes_out_at_once(proxy) -> None:
    files = [f"/_stcore/upload_file/{number}/a" for number in range(PEOPLE)]
    assert {status for status, *_ in at_once(proxy, "PUT", files)} == {200}
    assert {status for status, *_ in at_once(proxy, "DELETE", files)} == {200}


def test_a_burst_is_told_to_come_again_in_vietnamese_and_others_are_not_held_up(proxy) -> None:
    answers = at_once(proxy, "PUT", [f"/_stcore/upload_file/{number}/a" for number in range(3 * PEOPLE)])
    found = Counter(status for status, *_ in answers)
    assert set(found) == {200, 429} and PEOPLE <= found[200] < 3 * PEOPLE
    _, text, headers = next(answer for answer in answers if answer[0] == 429)
    assert "Máy chủ đang bận" in text and "biên nhận" in text and "wait half a minute" in text
    assert headers["content-type"] == "text/html; charset=utf-8" and headers["retry-after"] == "30"
    assert {status for status, *_ in at_once(proxy, "GET", ["/", "/chi-tieu"])} == {200}


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")
def test_sixty_people_who_open_a_page_together_get_all_of_its_files_by_http2(proxy) -> None:
    port, _ = proxy
    files = [part for n in range(40) for part in ("-o", "/dev/null", f"https://localhost:{port}/static/js/{n}.js")]
    call = [
        "curl",
        "-sk",
        "--no-progress-meter",
        "--http2",
        "-Z",
        "--parallel-max",
        "100",
        "-w",
        "%{http_code}\n",
        *files,
    ]
    people = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(PEOPLE)]
    found = Counter(code for one in people for code in one.communicate(timeout=120)[0].split())
    assert found["429"] == 0 and found["200"] == 40 * PEOPLE
