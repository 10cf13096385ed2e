"""The command line: its contract key by key, its exit statuses, and what its options give or contradict."""

import hashlib
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from dashboard.cli import app
from tests.sample_store import COMMUNE, PROGRAMME, REPORTS, SILENT, hashes

ROOT = Path(__file__).parents[2]
NEVER_SENT = REPORTS / "2024-09" / f"{SILENT}.xlsx"
SENT = REPORTS / "2024-09" / f"{COMMUNE}.xlsx"
FILE_KEYS = {"file", "sha256", "layout", "readable", "programme", "unit", "period", "findings", "values", "money"}
FINDING_KEYS = {"code", "severity", "sheet", "cell", "found", "message", "choices"}
VALUE_KEYS = {
    "subject", "reporter", "source", "indicator", "period", "value", "numerator", "denominator", "estimate", "absence",
    "disaggregation", "sheet", "cell",
}  # fmt: skip
MONEY_KEYS = {
    "subject", "reporter", "source", "project", "fund", "budget_year", "period", "cumulative_vnd", "sheet", "cell",
}  # fmt: skip
TARGET_KEYS = {
    "id", "indicator", "operator", "target", "baseline", "actual", "progress", "path", "pace", "pace_rule", "status",
    "absence", "sentence", "coverage",
}  # fmt: skip
LINE_KEYS = {"project", "fund", "budget_year", "allocated_vnd", "disbursed_vnd", "status", "absence"}
PROJECT_KEYS = {
    "project", "allocated_vnd", "disbursed_vnd", "rate_year", "rate_total", "rate_total_reason", "expected_now_vnd", "status",
    "sentence",
}  # fmt: skip


@pytest.fixture
def run(office, monkeypatch):
    """`giamngheo ARGUMENTS` on the test's own store."""
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    monkeypatch.delenv("GIAMNGHEO_LANGUAGE", raising=False)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def printed(run):
    """The objects that it prints, and its exit status."""

    def objects(*arguments: object) -> tuple[int, list[dict]]:
        ran = run(*arguments, "--json")
        return ran.exit_code, [json.loads(line) for line in ran.stdout.splitlines()]

    return objects


@pytest.fixture
def other(tmp_path):
    """The report that was never sent, or another, with other cells: `{"Thông tin!B4": None}`."""

    def made(cells: dict[str, object], base: Path = NEVER_SENT) -> Path:
        book = load_workbook(base)
        for where, value in cells.items():
            sheet, spot = where.split("!")
            book[sheet][spot] = value
        out = io.BytesIO()
        book.save(out)
        (tmp_path / "bc.xlsx").write_bytes(out.getvalue())
        return tmp_path / "bc.xlsx"

    return made


def codes(found: dict) -> list[str]:
    return [f"{f['code']}@{f['sheet']}!{f['cell']}" for f in found["findings"]]


# -- check and import -------------------------------------------------------------------------------------------------


def test_check_prints_one_object_per_file_with_the_keys_of_the_contract(printed):
    status, (found,) = printed("check", NEVER_SENT)
    assert status == 0
    assert set(found) >= FILE_KEYS
    assert (found["file"], found["layout"], found["readable"]) == (f"{SILENT}.xlsx", "report", True)
    assert (found["programme"], found["unit"], found["period"]) == (PROGRAMME, SILENT, "2024-09")
    assert len(found["sha256"]) == 64
    assert all(set(value) >= VALUE_KEYS for value in found["values"])
    assert all(set(line) >= MONEY_KEYS for line in found["money"])


def test_values_are_codes_decimals_as_text_and_shares_as_fractions(printed):
    _, (found,) = printed("check", NEVER_SENT)
    book = load_workbook(NEVER_SENT)["Chỉ tiêu"]
    by_cell = {value["cell"]: value for value in found["values"]}
    assert by_cell["G2"] == {
        "subject": SILENT, "reporter": SILENT, "source": "own_report", "indicator": "VL-KETNOI", "period": "2024-09",
        "value": str(book["G2"].value), "numerator": None, "denominator": None, "estimate": False, "absence": None,
        "disaggregation": "total", "text": "", "sheet": "Chỉ tiêu", "cell": "G2",
    }  # fmt: skip
    share = by_cell["H9"]
    assert (share["numerator"], share["denominator"]) == (str(book["H9"].value), str(book["I9"].value))
    assert Decimal(share["value"]) == round(Decimal(share["numerator"]) / Decimal(share["denominator"]), 12)
    assert {value["disaggregation"] for value in found["values"]} >= {"total", "HN", "HCN"}


def test_money_is_in_whole_dong_and_absences_have_names(printed):
    _, (found,) = printed("check", NEVER_SENT)
    cell = load_workbook(NEVER_SENT)["Giải ngân"]["I2"].value
    first, *others = found["money"]
    assert first == {
        "subject": SILENT, "reporter": SILENT, "source": "own_report", "project": "DA7.2", "fund": "NSTW", "budget_year": 2024,
        "period": "2024-09", "cumulative_vnd": round(cell * 1_000_000), "absence": None, "sheet": "Giải ngân", "cell": "I2",
    }  # fmt: skip
    assert {(line["cumulative_vnd"], line["absence"]) for line in others} == {(None, "not_reported"), (None, "nil")}
    assert others[-1]["budget_year"] == "not-split"


@pytest.mark.parametrize(("lang", "word"), {"vi": "không phải là số", "en": "not a number"}.items())
def test_findings_are_told_in_the_language_asked_for(printed, other, lang, word):
    status, (found,) = printed("check", other({"Chỉ tiêu!G2": "mươi người"}), "--lang", lang)
    (finding,) = [f for f in found["findings"] if f["severity"] != "note"]  # that it is late is one
    assert status == 1
    assert set(finding) >= FINDING_KEYS
    assert (finding["code"], finding["severity"], finding["sheet"], finding["cell"], finding["found"], finding["choices"]) == (
        "not_a_number", "error", "Chỉ tiêu", "G2", "mươi người", [],
    )  # fmt: skip
    assert word in finding["message"]


def test_choices_are_printed_with_their_codes_and_labels(printed, other):
    _, (found,) = printed("check", other({"Giải ngân!I2": "8,125"}))
    choices = next(f["choices"] for f in found["findings"] if f["code"] == "ambiguous_number")
    assert [choice["choice"] for choice in choices] == ["8.125", "8125"]
    assert all(set(choice) == {"choice", "label"} and choice["label"] for choice in choices)


def test_check_stores_nothing(printed, office):
    before = hashes(office)
    printed("check", NEVER_SENT)
    assert hashes(office) == before


def test_import_stores_and_prints_a_receipt_and_again_says_when_it_came(printed, office):
    status, (stored,) = printed("import", NEVER_SENT, "--actor", "xa.04183")
    assert (status, stored["receipt"]) == (
        0, {"number": "BC-THANG/2024-09/04183/1", "version": office.version(), "revision": 1},
    )  # fmt: skip
    before = hashes(office)
    status, (again,) = printed("import", NEVER_SENT)
    assert (status, again["already_received"], "receipt" in again) == (0, True, False)
    assert "đã nhận lúc" in again["findings"][0]["message"]
    assert "xa.04183" in again["findings"][0]["message"]
    assert hashes(office) == before


def test_import_stores_as_the_account_where_no_actor_is_named(run, office, monkeypatch):
    monkeypatch.setenv("LOGNAME", "chi-hoa")
    assert run("import", NEVER_SENT).exit_code == 0
    newest = office.snapshot(PROGRAMME, 2024)
    assert [s.actor for s in newest.submissions if s.unit == SILENT] == ["chi-hoa"]


# -- exit statuses ----------------------------------------------------------------------------------------------------


def test_the_exit_status_of_several_files_is_the_highest(printed, other, tmp_path, office):
    picture = tmp_path / "anh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    blocked = other({"Chỉ tiêu!G2": "mươi người"})
    assert printed("check", SENT, NEVER_SENT)[0] == 0
    assert printed("check", SENT, blocked)[0] == 1
    status, found = printed("import", picture, blocked, NEVER_SENT)
    assert (status, [f["readable"] for f in found], [f["blocked"] for f in found]) == (
        3, [False, True, True], [True, True, False],
    )  # fmt: skip
    assert "receipt" in found[2]  # the bad files did not stop the good one


@pytest.mark.parametrize(
    "call",
    [
        ("check", "không-có.xlsx"),
        ("check",),
        ("check", SENT, "--period", "tháng 9"),
        ("check", SENT, "--answers", "không-có.json"),
        ("check", SENT, "--lang", "fr"),
        ("status", "--known-at", "hôm qua"),
        ("withdraw", "--unit", COMMUNE),
        ("nhập",),
    ],
    ids=str,
)
def test_a_wrong_call_exits_with_2(run, call):
    assert run(*call).exit_code == 2


@pytest.mark.parametrize("text", ["không phải JSON", "[1]", '{"x": 1}'])
def test_answers_that_are_none_exit_with_2(run, tmp_path, text):
    file = tmp_path / "answers.json"
    file.write_text(text, encoding="utf-8")
    assert run("check", SENT, "--answers", file).exit_code == 2


# -- options ----------------------------------------------------------------------------------------------------------


def test_options_give_what_the_file_does_not_say(printed, other):
    silent = other(
        {"Thông tin!B2": None, "Thông tin!B3": None, "Thông tin!B4": None, "Thông tin!B5": None, "Thông tin!B6": None}
    )
    status, (found,) = printed("check", silent)
    assert (status, codes(found)) == (1, ["required@Thông tin!B2", "required@Thông tin!B6"])
    options = ("--programme", PROGRAMME, "--unit", SILENT, "--period", "2024-09")
    status, (found,) = printed("check", silent, *options)
    assert (status, found["programme"], found["unit"], found["period"]) == (0, PROGRAMME, SILENT, "2024-09")


@pytest.mark.parametrize(
    ("option", "value", "cell"),
    [("--programme", "s004", "B2"), ("--unit", COMMUNE, "B4"), ("--period", "2024-08", "B6")],
)
def test_options_that_contradict_the_file_block_it(printed, option, value, cell):
    status, (found,) = printed("check", NEVER_SENT, option, value)
    assert (status, f"contradiction@Thông tin!{cell}" in codes(found)) == (1, True)


def test_answers_open_what_a_question_blocked(printed, other, tmp_path, office):
    fallen = other({"Chỉ tiêu!G2": 40}, base=SENT)
    status, (found,) = printed("check", fallen)
    open_findings = {f["id"] for f in found["findings"] if f["open"]}
    assert (status, "cumulative_falls@Chỉ tiêu!G2" in open_findings) == (1, True)
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(dict.fromkeys(open_findings, "Đính chính")), encoding="utf-8")
    status, (found,) = printed("import", fallen, "--answers", answers)
    assert (status, found["receipt"]["revision"]) == (0, 2)
    kept = {a.answer.issue for a in office.snapshot(PROGRAMME, 2024).answers if a.answer.text == "Đính chính"}
    assert kept == open_findings


# -- status -----------------------------------------------------------------------------------------------------------


def test_status_prints_the_keys_of_the_contract(printed, office):
    _, (found,) = printed("status")
    assert set(found) >= {"programme", "period", "version", "targets", "money", "projects", "totals"}
    assert (found["programme"], found["period"], found["version"]) == (PROGRAMME, "2024-09", office.version())
    assert len(found["targets"]) == 15
    assert all(set(target) >= TARGET_KEYS for target in found["targets"])
    assert all(set(target["coverage"]) >= {"reported", "expected", "missing"} for target in found["targets"])
    assert all(set(line) >= LINE_KEYS for line in found["money"])
    assert all(set(project) >= PROJECT_KEYS for project in found["projects"])


def test_status_adds_up_to_the_plans_three_sums(printed):
    _, (found,) = printed("status")
    given = [line for line in found["money"] if line["budget_year"] == 2024 and line["allocated_vnd"]]
    assert sum(line["allocated_vnd"] for line in given) == found["totals"]["allocated_vnd"] == 15_555_250_000
    by_fund = {fund: sum(line["allocated_vnd"] for line in given if line["fund"] == fund) for fund in ("NSTW", "NSDP")}
    assert sorted(filter(None, by_fund.values()), reverse=True)[0] == 15_089_000_000


def test_status_knows_other_programmes_periods_units_and_languages(printed):
    assert printed("status", "--programme", "s004")[1][0]["programme"] == "s004"
    assert printed("status", "--period", "2024-06")[1][0]["period"] == "2024-06"
    assert printed("status", "--unit", COMMUNE)[0] == 0
    vi, en = (printed("status", "--lang", lang)[1][0]["targets"][0]["sentence"] for lang in ("vi", "en"))
    assert vi and en and vi != en


def test_status_as_known_at_a_version(printed):
    """Versions 1 and 2 are the plans, 3 is the first report."""
    reported = []
    for version in ("2", "3"):
        _, (found,) = printed("status", "--known-at", version, "--period", "2024-01")
        (target,) = [target for target in found["targets"] if target["indicator"] == "VL-KETNOI"]
        assert found["version"] == int(version)
        reported.append((target["coverage"]["reported"], target["actual"] is None))
    assert reported == [([], True), ([COMMUNE], False)]


def test_status_as_known_at_the_end_of_a_day(printed, office):
    versions = office.versions()
    _, (found,) = printed("status", "--known-at", "2024-05-31")
    last = max(v.version for v in versions if v.recorded_at.date().isoformat() <= "2024-05-31")
    assert found["version"] == last < versions[-1].version


@pytest.mark.parametrize(
    "call",
    [("--programme", "khac"), ("--unit", "99999"), ("--known-at", "2020-01-01"), ("--period", "2020-01")],
    ids=str,
)
def test_status_of_what_the_store_does_not_know_exits_with_1_and_says_so(run, call):
    ran = run("status", *call)
    assert ran.exit_code == 1
    assert "Không có trong kho" in ran.stderr


def test_status_in_words_starts_with_the_headline(run):
    ran = run("status")
    assert ran.exit_code == 0
    assert len(ran.stdout.splitlines()) > 15


# -- the other commands ------------------------------------------------------------------------------------------------


def test_withdraw_takes_a_report_back_with_its_reason(run, office):
    ran = run("withdraw", "--unit", COMMUNE, "--period", "2024-09", "--reason", "Gửi nhầm", "--actor", "xa.04180")
    assert (ran.exit_code, ran.stdout.strip()) == (0, "BC-THANG/2024-09/04180/1")
    assert not any(
        o.subject == COMMUNE and o.period.code == "2024-09" for o in office.snapshot(PROGRAMME, 2024).observations
    )


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdraw_without_a_reason_is_refused(run, office, reason):
    before = hashes(office)
    assert run("withdraw", "--unit", COMMUNE, "--period", "2024-09", "--reason", reason).exit_code == 1
    assert hashes(office) == before


def test_template_writes_the_report_of_a_unit_and_a_month(run, tmp_path):
    out = tmp_path / "mau.xlsx"
    assert run("template", "--unit", COMMUNE, "--period", "2024-10", "--out", out).exit_code == 0
    book = load_workbook(out)
    assert [book["Thông tin"][f"B{row}"].value for row in (2, 4, 6)] == [PROGRAMME, COMMUNE, "2024-10"]
    assert book["Chỉ tiêu"]["F2"].value == 59
    assert run("template", "--plan", "--out", out, "--force").exit_code == 0
    assert load_workbook(out).sheetnames[0] == "Chương trình"


def test_template_of_an_unknown_unit_is_refused(run, tmp_path):
    assert run("template", "--unit", "99999", "--period", "2024-10", "--out", tmp_path / "x.xlsx").exit_code == 1
    assert run("template", "--out", tmp_path / "x.xlsx").exit_code == 1
    assert not (tmp_path / "x.xlsx").exists()


def test_programmes_lists_them_in_the_order_of_their_arrival(printed, run):
    _, found = printed("programmes")
    assert [(line["programme"], line["year"], line["sample"]) for line in found] == [
        (PROGRAMME, 2024, True),
        ("s004", 2024, True),
    ]
    assert run("programmes").stdout.splitlines()[0].startswith(PROGRAMME)


def test_answers_of_several_files_are_given_by_name(run, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"cumulative_falls@Chỉ tiêu!G2": "đặt lại"}', encoding="utf-8")
    assert run("check", SENT, SENT, "--answers", answers).exit_code == 2
    answers.write_text(json.dumps({SENT.name: {"cumulative_falls@Chỉ tiêu!G2": "đặt lại"}}), encoding="utf-8")
    assert run("check", SENT, SENT, "--answers", answers).exit_code == 0


# -- folders ----------------------------------------------------------------------------------------------------------


def test_a_folder_is_stored_with_a_summary_at_the_end(run, tmp_path, office):
    (tmp_path / "bc" / "con").mkdir(parents=True)
    (tmp_path / "bc" / "con" / "xa.xlsx").write_bytes(NEVER_SENT.read_bytes())
    (tmp_path / "bc" / "anh.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "bc" / "~$xa.xlsx").write_bytes(b"x")
    ran = run("import", tmp_path / "bc", "--actor", "chị Hoa")
    assert ran.exit_code == 3
    assert "2 tệp: 1 đã lưu, 1 không mở được" in ran.stdout
    assert "con/xa.xlsx" in ran.stdout
    assert "~$xa.xlsx" in ran.stdout.splitlines()[-1]
    assert f"BC-THANG/2024-09/{SILENT}/1" in ran.stdout
    assert office.reception(hashlib.sha256(NEVER_SENT.read_bytes()).hexdigest())


def test_a_folder_as_json_is_one_object_a_file_and_nothing_else(printed, tmp_path):
    (tmp_path / "bc").mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / "bc" / name).write_bytes(NEVER_SENT.read_bytes())
    status, found = printed("check", tmp_path / "bc")
    assert (status, [(f["path"], f["outcome"]) for f in found]) == (0, [("a.xlsx", "ready"), ("b.xlsx", "ready")])


def test_a_year_without_a_plan_is_named(run):
    assert "2030-01" in run("status", "--period", "2030-01").stderr


def test_an_empty_folder_says_so(run, tmp_path):
    (tmp_path / "bc").mkdir()
    ran = run("check", tmp_path / "bc")
    assert (ran.exit_code, ran.stdout.strip()) == (0, "Ở đây không có tệp bảng tính hay bản đồ nào.")


def test_one_file_prints_no_summary(run):
    assert "tệp:" not in run("check", NEVER_SENT).stdout


def test_a_cell_is_mended_by_an_answer(printed, other, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"corrected_cell@Chỉ tiêu!G2": {"cell": "61"}}', encoding="utf-8")
    status, (found,) = printed("check", other({"Chỉ tiêu!G2": "mươi người"}), "--answers", answers)
    assert status == 0
    assert next(v["value"] for v in found["values"] if v["cell"] == "G2") == "61"
    assert "corrected_cell@Chỉ tiêu!G2" in codes(found)
