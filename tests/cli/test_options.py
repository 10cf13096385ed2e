"""What the options and the answers of `giamngheo check` and `import` give, contradict or open."""

import json

import pytest

from tests.cli.reports import NEVER_SENT, SENT
from tests.sample_store import COMMUNE, PROGRAMME, SILENT


def codes(found: dict) -> list[str]:
    return [f"{f['code']}@{f['sheet']}!{f['cell']}" for f in found["findings"]]


@pytest.mark.parametrize("text", ["không phải JSON", "[1]", '{"x": 1}'])
def test_answers_that_are_none_exit_with_2(run, tmp_path, text):
    file = tmp_path / "answers.json"
    file.write_text(text, encoding="utf-8")
    assert run("check", SENT, "--answers", file).exit_code == 2


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


def test_answers_of_several_files_are_given_by_name(run, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"cumulative_falls@Chỉ tiêu!G2": "đặt lại"}', encoding="utf-8")
    assert run("check", SENT, SENT, "--answers", answers).exit_code == 2
    answers.write_text(json.dumps({SENT.name: {"cumulative_falls@Chỉ tiêu!G2": "đặt lại"}}), encoding="utf-8")
    assert run("check", SENT, SENT, "--answers", answers).exit_code == 0


def test_a_cell_is_mended_by_an_answer(printed, other, tmp_path):
    answers = tmp_path / "answers.json"
    answers.write_text('{"corrected_cell@Chỉ tiêu!G2": {"cell": "61"}}', encoding="utf-8")
    status, (found,) = printed("check", other({"Chỉ tiêu!G2": "mươi người"}), "--answers", answers)
    assert status == 0
    assert next(v["value"] for v in found["values"] if v["cell"] == "G2") == "61"
    assert "corrected_cell@Chỉ tiêu!G2" in codes(found)
