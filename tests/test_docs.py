"""The handbook says what the program does: generated parts are current, and nothing that a user meets is undocumented."""

import re
from pathlib import Path

import pytest
import typer

from dashboard.cli import app
from dashboard.domain.issues import IssueCode
from dashboard.domain.quality.findings import QualityCode
from dashboard.importing.layouts import plan_sheets, report_sheets
from dashboard.importing.sheets.declared import Form
from dashboard.usecases.settings import Settings
from dashboard.views.address import Param
from docs.write import FILES, FINDING_FILES, QUALITY_FILES, written

ROOT = Path(__file__).parents[1]
READMES = {language: (ROOT / name).read_text(encoding="utf-8") for language, name in FILES.items()}
FINDINGS = {language: (ROOT / name).read_text(encoding="utf-8") for language, name in FINDING_FILES.items()}
PAIRS = [("README.md", "README.en.md"), ("docs/loi-va-canh-bao.md", "docs/findings.en.md"), ("docs/chat-luong-so-lieu.md", "docs/data-quality.en.md"), ("docs/cach-danh-gia.md", "docs/method.en.md"), ("docs/cach-doc-so-lieu.md", "docs/reading-figures.en.md")]  # fmt: skip
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def test_generated_parts_are_what_the_code_says() -> None:
    stale = [path.name for path, text in written().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python -m docs.write"


@LANGUAGES
def test_every_command_and_option_has_its_row(language: str) -> None:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        row = next((line for line in READMES[language].splitlines() if line.startswith(f"| `./run {name}")), None)
        assert row, f"{name} has no row"
        for parameter in command.params:
            option = parameter.opts[0]
            if option.startswith("--") and option not in ("--help", "--lang"):
                assert option in row, f"{name} {option}"


@LANGUAGES
def test_every_setting_has_its_row(language: str) -> None:
    for name in Settings.model_fields:
        assert f"| `GIAMNGHEO_{name.upper()}` |" in READMES[language]


@LANGUAGES
def test_every_parameter_of_an_address_has_its_row(language: str) -> None:
    firsts = [line.split("|")[1] for line in READMES[language].splitlines() if line.startswith("| `")]
    assert [param.value for param in Param if not any(f"`{param.value}`" in first for first in firsts)] == []


@LANGUAGES
def test_every_page_has_its_row(language: str) -> None:
    titles = {"tong_quan": "Tổng quan", "chi_tieu": "Chỉ tiêu", "chieu_thieu_hut": "Chiều thiếu hụt", "giai_ngan": "Giải ngân", "nop_bao_cao": "Nộp báo cáo",
              "bien_nhan": "Biên nhận", "o_nguon": "Ô nguồn", "quan_tri": "Quản trị", "thay_doi": "Có gì thay đổi",
              "tinh_hinh_bao_cao": "Tình hình báo cáo", "xa_thi_tran": "Xã, thị trấn", "trinh_chieu": "Trình chiếu"}  # fmt: skip
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(titles)
    for title in titles.values():
        assert f"| **{title}**" in READMES[language]


@LANGUAGES
def test_every_template_column_has_its_row(language: str) -> None:
    sheets = (
        plan_sheets.PROGRAMME,
        *plan_sheets.TABLES,
        report_sheets.ABOUT,
        *report_sheets.TABLES,
        report_sheets.NARRATIVE,
    )
    for sheet in sheets:
        assert f"**{sheet.sheet}**" in READMES[language]
        for column in sheet.fields if isinstance(sheet, Form) else sheet.columns:
            assert f"| {column.title} |" in READMES[language]
            assert (
                column.about
                or column.title in ("Ghi chú", "Nguyên nhân", "Khái niệm, phương pháp tính")
                or column.about_en
            )


@LANGUAGES
def test_every_finding_has_its_row(language: str) -> None:
    for code in IssueCode:
        assert f"| `{code.value}` |" in FINDINGS[language]


@LANGUAGES
def test_every_data_quality_finding_has_its_row(language: str) -> None:
    text = (ROOT / QUALITY_FILES[language]).read_text(encoding="utf-8")
    for code in QualityCode:
        assert f"| `{code.value}` |" in text


@pytest.mark.parametrize(("vietnamese", "english"), PAIRS)
def test_both_languages_have_the_same_shape(vietnamese: str, english: str) -> None:
    def shape(name: str) -> list[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return [re.match(r"#+|\||-|\*\*", line)[0] for line in lines if re.match(r"#+|\||- |\*\*", line)]  # type: ignore[index]

    assert shape(vietnamese) == shape(english)


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [d for group in project["optional-dependencies"].values() for d in group]
    for requirement in (*project["dependencies"], *extras):
        name = re.match(r"[A-Za-z0-9-]+", requirement)
        assert name
        for language, text in READMES.items():
            assert name[0].lower() in text.lower(), f"{name[0]} in {language}"
