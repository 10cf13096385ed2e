"""What the server says of itself: health, readiness, metrics, and a log that names no person."""

import asyncio
import json
import logging
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from dashboard.domain.reported.history import StoreState
from dashboard.text import words_in
from dashboard.ui.faults import say_slow
from dashboard.ui.planning.system import system_facts
from dashboard.usecases.backups import last_backup, make_backup
from dashboard.usecases.installation import Installation, installation
from dashboard.usecases.office import Office
from dashboard.usecases.settings import Settings
from dashboard.web.keeper import KEEPER_ROUTES, Answers, metrics_text
from dashboard.web.log import JsonLines, RequestLog, shown_path
from tests.web.asgi import answered

ROUTES = Starlette(routes=[route for route in KEEPER_ROUTES if route.path != "/so-do"])


def test_health_and_readiness(office: Office) -> None:
    assert answered(ROUTES, "/suc-khoe").status == 200
    ready = answered(ROUTES, "/san-sang")
    assert ready.status == 200 and json.loads(ready.body)["version"] == office.version()


def test_a_store_that_cannot_be_used_is_not_ready_and_its_place_is_not_told(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "bad.db").write_bytes(b"no database" * 99)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", f"sqlite:///{tmp_path / 'bad.db'}")
    assert answered(ROUTES, "/suc-khoe").status == 200
    ready = answered(ROUTES, "/san-sang")
    assert (ready.status, json.loads(ready.body)["fault"]) == (503, "damaged")
    assert "bad.db" not in ready.body


def test_metrics_are_text_that_prometheus_reads(office: Office, tmp_path: Path) -> None:
    make_backup(office, tmp_path / "sao-luu" / "a.zip")
    seen = installation(office, Settings(database_url=office.url, backup_folder=tmp_path / "sao-luu"))
    answers = Answers()
    for code in (200, 204, 404, 503):
        answers.add(code, 0.25, code == 503)
    text = metrics_text(seen, answers, 3, {"a": 10, "b": 5})
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert figures["giamngheo_store_version"] == str(office.version()) and figures["giamngheo_store_up"] == "1"
    assert float(figures["giamngheo_backup_timestamp_seconds"]) == office.clock().timestamp()
    assert (figures["giamngheo_sessions"], figures["giamngheo_uploads_held_bytes"]) == ("3", "15")
    assert figures['giamngheo_requests_total{status="2xx"}'] == "2" and figures["giamngheo_requests_slow_total"] == "1"
    typed = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(typed) == len(set(typed)) and {name.partition("{")[0] for name in figures} == set(typed)
    down = Installation("1", "x", "", None, None, 5)
    assert "giamngheo_store_up 0" in metrics_text(down, Answers(), 0, {})


def test_the_page_names_store_backup_and_disk(office: Office, tmp_path: Path) -> None:
    state = StoreState("a" * 32, 2, 5, datetime(2024, 10, 4, 5, 0, tzinfo=UTC))
    seen = Installation("1.2", "sqlite:///kho.db", "https://bang.huyen.vn", state, None, 3 * 2**30)
    told = dict(system_facts(seen, 4, words_in("vi")))
    assert told["Danh tính kho"] == "a" * 32 and told["Thế hệ"].startswith("2 ") and told["Phiên bản dữ liệu"] == "5"
    assert told["Ổ đĩa còn trống"] == "3 GB" and "chưa có" in told["Bản sao lưu cuối"] and told["Trang đang mở"] == "4"
    file = make_backup(office, tmp_path / "sao-luu" / "a.zip.enc", "bốn mùa hoa nở").file
    sealed = replace(seen, backup=last_backup(file.parent))
    assert dict(system_facts(sealed, 4, words_in("vi")))["Bản sao lưu cuối"].endswith("đã mã hóa")
    assert "Danh tính kho" not in dict(system_facts(Installation("1", "x", "", None, None, 0), 0, words_in("vi")))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////srv/giam-ngheo/var/giamngheo.db?timeout=20", "SQLite · giamngheo.db"),
        ("sqlite:///C:\\kho\\giamngheo.db", "SQLite · giamngheo.db"),
        ("sqlite://", "SQLite"),
        ("postgresql+psycopg://ai:mat-khau@10.1.2.3:5432/kho", "PostgreSQL · kho"),
        ("oracle+nothing://ai:mat-khau@may/kho", "kho"),
        ("mat-khau", "GIAMNGHEO_DATABASE_URL"),
    ],
)
def test_pages_name_the_store_without_its_place(url: str, shown: str) -> None:
    assert Settings(database_url=url).store_name == shown


# -- the log -----------------------------------------------------------------------------------------------------------


def lines(caplog: pytest.LogCaptureFixture) -> list[dict]:
    return [json.loads(JsonLines().format(record)) for record in caplog.records]


def through(path: str, status: int | None, slow: float = 99.0) -> Answers:
    """One request that is answered by this status, or breaks off (None)."""

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        if status is None:
            raise ValueError("Lò Văn A, CCCD 014078000123")
        await send({"type": "http.response.start", "status": status, "headers": []})

    async def send(_message) -> None:
        pass

    answers = Answers()
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"gui=L%C3%B2+V%C4%83n+A", "headers": []}
    try:
        asyncio.run(RequestLog(app, answers, slow)(scope, None, send))  # type: ignore[arg-type]
    except ValueError:
        assert status is None
    return answers


@pytest.mark.parametrize(("status", "counted"), [(200, "2xx"), (404, "4xx"), (503, "5xx"), (None, "5xx")])
def test_answers_are_counted_and_failures_written_down(status, counted, caplog) -> None:
    with caplog.at_level(logging.WARNING):
        answers = through("/chi-tieu", status)
    assert answers.count == {counted: 1}
    told = lines(caplog)
    assert [line["event"] for line in told] == (["request_failed"] if counted == "5xx" else [])


def test_slow_requests_and_pages_are_named_without_parameters(caplog) -> None:
    with caplog.at_level(logging.WARNING):
        through("/chi-tieu", 200, slow=0.0)
        say_slow("giai-ngan", 2.5)
        say_slow("giai-ngan", 1.9)
    first, second = lines(caplog)
    assert (first["event"], first["path"], first["status"]) == ("request_slow", "/chi-tieu", 200)
    assert (second["event"], second["page"], second["seconds"]) == ("page_slow", "giai-ngan", 2.5)
    assert "Văn" not in json.dumps([first, second], ensure_ascii=False)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/chi-tieu", "/chi-tieu"),
        ("/_stcore/upload_file/6f1c-session/aa-file", "/_stcore/upload_file/-"),
        ("/media/abc.xlsx", "/media/-"),
        ("/Lò Văn A\n{fake}", "/L? V?n A??fake?".replace(" ", "?")),
        ("/" + "a" * 500, "/" + "a" * 119),
    ],
)
def test_a_path_in_the_log(path: str, shown: str) -> None:
    assert shown_path(path) == shown


def test_a_line_of_json_has_the_kind_of_a_fault_and_where_never_what_it_says() -> None:
    try:
        raise ValueError("Lò Văn A, CCCD 014078000123")
    except ValueError:
        record = logging.LogRecord(
            "dashboard.ui.faults", logging.ERROR, __file__, 1, "fault %s", ("a1b2c3",), sys.exc_info()
        )
        record.number = "a1b2c3"
    line = json.loads(JsonLines().format(record))
    assert (line["exception"], line["number"], line["level"]) == ("ValueError", "a1b2c3", "error")
    assert "test_keeper.py" in line["at"][0] and "Văn" not in json.dumps(line, ensure_ascii=False)


def test_what_others_log_keeps_its_words_without_what_was_put_into_them() -> None:
    record = logging.LogRecord("uvicorn.error", logging.WARNING, "x", 1, "Invalid request from %s", ("Lò Văn A",), None)
    assert json.loads(JsonLines().format(record))["message"] == "Invalid request from %s"
