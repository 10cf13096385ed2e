"""`giamngheo check` and `import`: the keys of the contract, findings and choices, the receipt, and exit statuses."""

from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.cli.reports import NEVER_SENT, SENT
from tests.sample_store import COMMUNE, PROGRAMME, SILENT, hashes

FILE_KEYS = {"file", "sha256", "layout", "readable", "programme", "unit", "period", "findings", "values", "money"}
FINDING_KEYS = {"code", "severity", "sheet", "cell", "found", "message", "choices"}
VALUE_KEYS = {
    "subject", "reporter", "source", "indicator", "period", "value", "numerator", "denominator", "estimate", "absence",
    "disaggregation", "sheet", "cell",
}  # fmt: skip
MONEY_KEYS = {
    "subject", "reporter", "source", "project", "fund", "budget_year", "period", "cumulative_vnd", "sheet", "cell",
}  # fmt: skip


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
        "period": "2024-09", "cumulative_vnd": round(cell * 1_000_000), "estimate": False, "absence": None, "sheet": "Giải ngân", "cell": "I2",
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
        0, {"number": "songma-gnbv/BC-THANG/2024-09/04183/1", "version": office.version(), "revision": 1},
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
