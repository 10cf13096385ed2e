"""Approved reports at the command line, and `giamngheo counting`."""

from dashboard.domain.people.roles import operator
from dashboard.domain.people.settings import CountingRule
from dashboard.usecases.reviewing import AsSeen, approve_reports
from dashboard.usecases.setting_up import settings_of
from tests.sample_store import COMMUNE, PROGRAMME, REPORTS, hashes


def approve(office) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    sent = [s for s in snapshot.submissions if (s.unit, s.period.code) == (COMMUNE, "2024-09")]
    approve_reports(office, AsSeen(PROGRAMME, 2024, office.state()), sent, operator("tham-dinh"))


def test_what_is_approved_is_not_withdrawn_and_the_command_says_so(run, office):
    approve(office)
    before = hashes(office)
    ran = run("withdraw", "--unit", COMMUNE, "--period", "2024-09", "--reason", "Gửi nhầm")
    assert ran.exit_code == 1
    assert "đã duyệt" in ran.stderr
    assert hashes(office) == before


def test_a_correction_of_what_is_approved_is_not_imported(run, office, tmp_path):
    from openpyxl import load_workbook

    approve(office)
    book = load_workbook(REPORTS / "2024-09" / f"{COMMUNE}.xlsx")
    book["Khó khăn, kiến nghị"]["B2"] = "Thiếu cán bộ"
    book.save(tmp_path / "sua.xlsx")
    before = hashes(office)
    ran = run("import", tmp_path / "sua.xlsx")
    assert (ran.exit_code, hashes(office)) == (1, before), ran.stdout
    assert "đã duyệt và khóa" in ran.stdout


def test_the_office_chooses_from_when_figures_count(run, office):
    assert run("counting").stdout.strip() == "submitted: từ khi gửi"
    assert run("counting", "approved").stdout.strip() == "approved: từ khi duyệt"
    assert settings_of(office).counting is CountingRule.APPROVED
    assert office.snapshot(PROGRAMME, 2024).observations == ()
    approve(office)
    assert {o.subject for o in office.snapshot(PROGRAMME, 2024).observations} == {COMMUNE}
    assert run("counting", "submitted").exit_code == 0
    assert run("counting", "drafts").exit_code == 1
