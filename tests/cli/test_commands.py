"""`giamngheo withdraw`, `template` and `programmes`."""

from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.sample_store import COMMUNE, PROGRAMME, hashes


def test_withdraw_takes_a_report_back_with_its_reason(run, office):
    ran = run("withdraw", "--unit", COMMUNE, "--period", "2024-09", "--reason", "Gửi nhầm", "--actor", "xa.04180")
    assert (ran.exit_code, ran.stdout.strip()) == (0, "songma-gnbv/BC-THANG/2024-09/04180/1")
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


def test_the_templates_of_all_units_come_as_one_zip_of_files_that_are_named_as_offices_do(run, tmp_path):
    out = tmp_path / "bieu.zip"
    assert run("template", "--all", "--period", "2024-10", "--out", out).exit_code == 0
    with ZipFile(out) as archive:
        names = archive.namelist()
        single = tmp_path / "mot.xlsx"
        assert run("template", "--unit", COMMUNE, "--period", "2024-10", "--out", single).exit_code == 0
        (own,) = [name for name in names if name.startswith(f"{COMMUNE} ")]
        assert archive.read(own) == single.read_bytes()
    assert own.endswith(" 2024-10 biểu tháng.xlsx") and len(names) == len(set(names)) > 20
    assert run("template", "--all", "--period", "1999-01", "--out", tmp_path / "x.zip").exit_code == 1


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
