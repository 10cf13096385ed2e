"""The API says what the pages say, to whom they say it, and what its own document says that it says."""

import csv
import gzip
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.applications import Starlette

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.people.settings import OfficeSettings, ReadingRule, SettingName
from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import words_in
from dashboard.ui import load
from dashboard.usecases import reading_rule
from dashboard.usecases.accounts import NewAccount, change_account, make_account
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.tokens import FREE, api_tokens, end_token, make_token
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.address import SESSION_COOKIE
from dashboard.views.status_json import status_json
from dashboard.web.api.csv_rows import csv_of
from dashboard.web.api.resources import RESOURCES
from dashboard.web.api.routes import API_ROUTE
from tests.sample_store import COMMUNE, PROGRAMME, SILENT
from tests.web.asgi import Answered, answered

APP = Starlette(routes=[API_ROUTE])
OPERATOR = operator("kiểm thử")
SEPTEMBER = "period=2024-09"
NAMES = [one.name for one in RESOURCES]


def get(address: str, token: str = "", **headers: str) -> Answered:
    given = {"authorization": f"Bearer {token}"} if token else {}
    return answered(APP, f"/api/v1/{address}", **given, **headers)


def said(address: str, token: str = "") -> Any:
    got = get(address, token)
    assert got.status == 200, got.body
    assert got.headers["content-type"] == "application/json"
    return json.loads(got.body)


def token_for(office: Office, *grants: Grant, login: str = "may-tinh") -> str:
    make_account(office, NewAccount(login, "Lò Thị Máy", "", frozenset(grants)), OPERATOR)
    return make_token(Office(office.url), OPERATOR, "thử", timedelta(days=1), login).secret


@pytest.fixture
def reader(office: Office) -> str:
    return token_for(office, Grant(AccountRole.READER))


# -- what it says --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_status_is_the_commands(office: Office, language: str) -> None:
    standing = office.standing(PROGRAMME, 2024, Period.parse("2024-09"))
    calendar = completeness(standing.snapshot, load.office().today(standing.snapshot.plan))
    expected = json.loads(json.dumps(status_json(standing, words_in(language), calendar)))
    assert expected["matters"], "what wants a decision"
    assert said(f"status?{SEPTEMBER}&lang={language}") == expected


def test_every_answer_is_what_the_document_says(office: Office, reader: str) -> None:
    document = said("openapi.json")
    assert document["openapi"].startswith("3.1")
    for name in ["status", *NAMES]:
        [content] = document["paths"][f"/{name}"]["get"]["responses"]["200"]["content"].values()
        validator = jsonschema.Draft202012Validator({**content["schema"], "components": document["components"]})
        for query in (
            SEPTEMBER,
            f"{SEPTEMBER}&unit={COMMUNE}",
            "",
            "period=2024-06&lang=en",
            f"at={office.version() - 3}",
        ):
            for token in ("", reader):
                faults = [fault.message for fault in validator.iter_errors(said(f"{name}?{query}", token))]
                assert faults == [], (name, query)
    problem = {"$ref": "#/components/schemas/problem", "components": document["components"]}
    jsonschema.validate(json.loads(get("targets?unit=xx").body), problem)


def test_the_document_names_every_path_and_parameter(office: Office) -> None:
    document = said("openapi.json")
    for path, told in document["paths"].items():
        name = path.removeprefix("/")
        for parameter in told["get"]["parameters"]:
            usual = {"limit": "5", "offset": "1", "lang": "en", "period": "2024-09", "unit": COMMUNE, "borders": "nay"}
            value = usual.get(parameter["name"], {"plan": f"{PROGRAMME}-2024", "at": "5"}.get(parameter["name"], ""))
            assert get(f"{name}?{parameter['name']}={value}").status == 200, (path, parameter["name"])


def test_a_schema_that_is_wrong_is_found(office: Office) -> None:
    document = said("openapi.json")
    answer = said(f"targets?{SEPTEMBER}")
    schema = {"$ref": "#/components/schemas/targets_page", "components": document["components"]}
    jsonschema.validate(answer, schema)
    for planted in ({"actual": 0.5}, {"surprise": 1}, {"figure_period": "9/2024"}):
        broken = {**answer, "items": [{**answer["items"][0], **planted}]}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_figures_come_in_pages_and_none_is_lost(office: Office) -> None:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    rows: list[Any] = []
    while True:
        page = said(f"figures?plan={PROGRAMME}-2024&limit=40&offset={len(rows)}")
        rows += page["items"]
        if not page["items"]:
            break
    assert len(rows) == page["total"] == len(known.observations)
    assert len({json.dumps(row) for row in rows}) == len(rows) > 80


def test_a_csv_is_whole_and_has_the_same_cells(office: Office) -> None:
    for name in NAMES:
        got = get(f"{name}.csv?{SEPTEMBER}")
        assert got.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(got.body)))
        items = said(f"{name}?{SEPTEMBER}&limit=5000")["items"]
        assert len(rows) == len(items) == int(got.headers["x-total-count"]), name
        for row, item in zip(rows, items, strict=True):
            for field, value in item.items():
                if value is None or isinstance(value, int | str):
                    shown = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
                    assert row[field].removeprefix("'") == shown.removeprefix("'"), (name, field)


@pytest.mark.parametrize("hostile", ["=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_of_a_csv_is_a_formula(hostile: str) -> None:
    [_, row] = csv.reader(io.StringIO(csv_of([{"a": hostile, "b": [hostile, "x"]}], ("a", "b"))))
    assert all(cell.startswith("'") for cell in row)
    [_, row] = csv.reader(io.StringIO(csv_of([{"a": "-4.5", "b": -3}], ("a", "b"))))
    assert row == ["-4.5", "-3"]


def test_what_is_not_known_is_null_and_not_nought(office: Office) -> None:
    silent = said(f"figures?unit={SILENT}")["items"]
    assert silent == []
    assert {item["actual"] for item in said("targets?plan=s004-2024")["items"]} == {None}


def test_the_past_is_told_by_version_and_day(office: Office) -> None:
    before = office.version()
    report = next(s for s in office.snapshot(PROGRAMME, 2024).submissions if s.unit == COMMUNE and s.status.counts)  # type: ignore[union-attr]
    had = said("figures?limit=1")["total"]
    withdraw_submission(office, PROGRAMME, COMMUNE, report.period, "gửi nhầm", OPERATOR, report.form)
    assert said("figures?limit=1")["total"] < had == said(f"figures?limit=1&at={before}")["total"]
    assert said(f"status?at={before}")["version"] <= before


# -- what it refuses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("targets?unit=99999", 404), ("targets?period=2031-01", 404), ("targets?period=%3Cb%3E", 404),
        ("targets?plan=xx-2024", 404), ("targets?at=9999", 404), ("targets?limit=0", 400), ("targets?limit=5001", 400),
        ("targets?limit=ba", 400), ("targets?limit=%D9%A3", 400), ("targets?offset=-1", 400), ("targets?unt=04180", 400),
        ("targets?indicator=x", 400), ("targets?lang=fr", 404), ("khac", 404), ("targets.xml", 404), ("", 404),
        ("targets?period=2024-09&period=2024-08", 400), ("figures?indicator=xx", 404), (f"targets?unit={'x' * 5000}", 400),
        ("../status", 404), ("status.csv", 404),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_not_here_is_refused_and_never_taken_for_something_else(
    office: Office, address: str, status: int, language: str
) -> None:
    got = get(address + ("" if "lang=" in address else f"{'&' if '?' in address else '?'}lang={language}"))
    assert got.status == status
    assert got.headers["content-type"] == "application/problem+json"
    assert set(json.loads(got.body)) == {"type", "title", "status", "detail"}
    assert "<b>" not in got.body or got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_it_only_reads(office: Office, method: str) -> None:
    got = answered(APP, "/api/v1/status", method)
    assert got.status == 405 and got.headers["allow"] == "GET, HEAD"


# -- who may read --------------------------------------------------------------------------------------------------------


def _closed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = OfficeSettings().with_(SettingName.READING, ReadingRule.SIGNED_IN)
    monkeypatch.setattr(reading_rule, "office_settings", lambda _: closed)


def test_where_reading_is_closed_a_token_opens_it(office: Office, reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _closed(office, monkeypatch)
    got = get("status")
    assert got.status == 401 and got.headers["www-authenticate"].startswith("Bearer")
    assert get("status", reader).status == 200


def test_a_cookie_opens_nothing_here(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else another site's page could have a browser read for it."""
    from dashboard.usecases.signing_in import begun

    account = make_account(
        office, NewAccount("lo-a", "Lò A", "", frozenset({Grant(AccountRole.READER)})), OPERATOR
    ).account
    _closed(office, monkeypatch)
    assert get("status", cookie=f"{SESSION_COOKIE}={begun(Office(office.url), account, '').token}").status == 401


def test_tokens_end_expire_and_go_with_their_account(office: Office) -> None:
    now = Office(office.url)
    token = token_for(office, Grant(AccountRole.READER))
    assert get("units", token).status == 200
    [listed] = api_tokens(now, OPERATOR)
    assert listed.token.used_at is not None and listed.owner.login == "may-tinh"
    end_token(now, listed.token.id, OPERATOR)
    assert get("units", token).status == 401
    late = make_token(
        Office(office.url, lambda: now.clock() - timedelta(days=3)), OPERATOR, "cũ", timedelta(days=1), "may-tinh"
    )
    assert get("units", late.secret).status == 401
    third = make_token(now, OPERATOR, "ba", None, "may-tinh")
    assert get("units", third.secret).status == 200
    change_account(office, listed.owner.id, OPERATOR, active=False)
    assert get("units", third.secret).status == 401
    with pytest.raises(NothingKnown):
        make_token(now, OPERATOR, "bốn", None, "may-tinh")


def test_a_session_or_a_part_of_a_token_is_no_token(office: Office, reader: str) -> None:
    for wrong in (reader[:-1], reader + "x", reader.upper(), reader[3:], "gn_", "x" * 4000, "Ω"):
        assert get("units", wrong.encode().decode("latin-1")).status == 401
    assert answered(APP, "/api/v1/units", authorization=f"Basic {reader}").status == 401


def test_the_store_knows_no_token_in_clear(office: Office, reader: str) -> None:
    store = Path(office.url.removeprefix("sqlite:///"))
    for file in store.parent.glob(f"{store.name}*"):
        assert reader.encode() not in file.read_bytes()
    assert len(reader) >= 46  # 256 bits


def test_guessing_is_slowed(office: Office, reader: str) -> None:
    for _ in range(FREE):
        assert get("units", "gn_sai").status == 401
    got = get("units", "gn_sai")
    assert got.status == 429 and int(got.headers["retry-after"]) > 0
    assert get("units", reader).status == 429  # whether it is the right one is not told either
    assert get("units").status == 200


# -- what is not sent again ----------------------------------------------------------------------------------------------


def test_the_tag_goes_by_version_scope_and_question(office: Office, reader: str) -> None:
    tags = {get(a, t).headers["etag"] for a in ("units", "units?lang=en", "units.csv", "targets") for t in ("", reader)}
    assert len(tags) == 8
    tag = get("units").headers["etag"]
    again = get("units", if_none_match=f'"x", {tag}')
    assert (again.status, again.content) == (304, b"")
    assert get("units", reader, if_none_match=tag).status == 200
    report = next(s for s in office.snapshot(PROGRAMME, 2024).submissions if s.unit == COMMUNE and s.status.counts)  # type: ignore[union-attr]
    withdraw_submission(office, PROGRAMME, COMMUNE, report.period, "gửi nhầm", OPERATOR, report.form)
    assert get("units", if_none_match=tag).status == 200


def test_answers_are_packed_and_kept_by_nobody_in_between(office: Office) -> None:
    got = get("figures", accept_encoding="gzip")
    assert got.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(got.content)) == said("figures")
    assert "private" in got.headers["cache-control"] and "authorization" in got.headers["vary"]


def test_the_iati_file_is_served(office: Office) -> None:
    got = get(f"iati.xml?plan={PROGRAMME}-2024&{SEPTEMBER}")
    assert got.status == 200 and got.headers["content-type"].startswith("application/xml")
    assert got.body.startswith("<?xml") and "<iati-activities" in got.body


def test_without_a_token_nobody_is_named(office: Office, reader: str) -> None:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    names = {sent.actor for sent in known.submissions} | {t.settled_by for t in known.plan.targets if t.settled_by}
    for name in ["status", *NAMES, *(f"{one}.csv" for one in NAMES), "iati.xml", "openapi.json"]:
        body = get(f"{name}?plan={PROGRAMME}-2024&{SEPTEMBER}" if name != "openapi.json" else name).body
        assert {one for one in names if one in body} == set(), name
    assert any(one in get(f"targets?plan={PROGRAMME}-2024&{SEPTEMBER}", reader).body for one in names)
