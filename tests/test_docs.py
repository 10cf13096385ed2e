"""The handbook says what the program does: generated parts are current, and nothing that a user meets is undocumented."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from dashboard.cli import app
from dashboard.domain.issues import IssueCode
from dashboard.domain.quality.findings import QualityCode
from dashboard.importing.layouts import plan_sheets, report_sheets
from dashboard.importing.tables.headings import ANY_LAYOUT, KNOWN_LAYOUTS
from dashboard.text import words_in
from dashboard.usecases.settings import Settings
from dashboard.views.address import Param
from dashboard.views.handbook import HandbookPart
from dashboard.views.pages import Page
from docs.glossary import is_in_code, terms
from docs.limits import LIMITS
from docs.write import FINDING_FILES, GLOSSARY_FILES, GUARD_FILES, QUALITY_FILES, TEMPLATE_FILES, written

ROOT = Path(__file__).parents[1]
README_FILES = {"vi": "README.md", "en": "README.en.md"}
README_BYTES = 8 * 1024
PAIRS = [  # every page of the handbook, Vietnamese and English
    ("README.md", "README.en.md"),
    ("docs/bang-bieu-cua-co-quan.md", "docs/office-tables.en.md"),
    ("docs/cai-dat.md", "docs/installation.en.md"),
    ("docs/cac-trang.md", "docs/pages.en.md"),
    ("docs/cach-danh-gia.md", "docs/method.en.md"),
    ("docs/toc-do.md", "docs/speed.en.md"),
    ("docs/cach-doc-so-lieu.md", "docs/reading-figures.en.md"),
    ("docs/chat-luong-so-lieu.md", "docs/data-quality.en.md"),
    ("docs/chuong-trinh-2026.md", "docs/programme-2026.en.md"),
    ("docs/dong-lenh.md", "docs/command-line.en.md"),
    ("docs/doc-van-ban-ke-hoach.md", "docs/plan-documents.en.md"),
    ("docs/gioi-han-tep.md", "docs/guards.en.md"),
    ("docs/loi-va-canh-bao.md", "docs/findings.en.md"),
    ("docs/quy-dinh.md", "docs/rules.en.md"),
    ("docs/tai-lieu.md", "docs/documents.en.md"),
    ("docs/tep-mau.md", "docs/templates.en.md"),
    ("docs/van-hanh.md", "docs/operating.en.md"),
    ("docs/thuat-ngu.md", "docs/glossary.en.md"),
    *((f"dashboard/handbook/{part.file('vi')}", f"dashboard/handbook/{part.file('en')}") for part in HandbookPart),
]
MARKDOWN = [path for path in ROOT.rglob("*.md") if not {".venv", "var", ".tools"} & set(path.relative_to(ROOT).parts)]
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def pages_in(files: dict[str, str]) -> dict[str, str]:
    """The text of one page by language."""
    return {language: (ROOT / name).read_text(encoding="utf-8") for language, name in files.items()}


READMES = pages_in(README_FILES)
COMMANDS = pages_in({"vi": "docs/dong-lenh.md", "en": "docs/command-line.en.md"})
PAGES = pages_in({"vi": "docs/cac-trang.md", "en": "docs/pages.en.md"})
TEMPLATES = pages_in(TEMPLATE_FILES)
FINDINGS = pages_in(FINDING_FILES)


def test_generated_parts_are_what_the_code_says() -> None:
    stale = [path.name for path, text in written().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python -m docs.write"


def _commands(group: object, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name: «user add»."""
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        if hasattr(command, "commands"):
            yield from _commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


@LANGUAGES
def test_every_command_and_option_has_its_row(language: str) -> None:
    for name, command in _commands(typer.main.get_command(app)):
        row = next((line for line in COMMANDS[language].splitlines() if line.startswith(f"| `./run {name}")), None)
        assert row, f"{name} has no row"
        for parameter in command.params:
            option = parameter.opts[0]
            if option.startswith("--") and option not in ("--help", "--lang"):
                assert option in row, f"{name} {option}"


@LANGUAGES
def test_every_setting_has_its_row(language: str) -> None:
    for name in Settings.model_fields:
        assert f"| `GIAMNGHEO_{name.upper()}` |" in COMMANDS[language]


@LANGUAGES
def test_every_environment_variable_has_its_row(language: str) -> None:
    code = [path for room in ("dashboard", "db", "pages", "bench", "tests") for path in (ROOT / room).rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in code if path != Path(__file__)]
    named_in_code = {name for text in texts for name in re.findall(r"GIAMNGHEO_[A-Z_]+[A-Z]", text)}
    assert [name for name in sorted(named_in_code) if f"| `{name}` |" not in COMMANDS[language]] == []


@LANGUAGES
def test_every_parameter_of_an_address_has_its_row(language: str) -> None:
    firsts = [line.split("|")[1] for line in PAGES[language].splitlines() if line.startswith("| `")]
    assert [param.value for param in Param if not any(f"`{param.value}`" in first for first in firsts)] == []


@LANGUAGES
def test_every_page_has_its_row(language: str) -> None:
    for page in Page:
        assert f"| **{words_in('vi')(page.heading)}**" in PAGES[language]


@LANGUAGES
def test_every_template_column_has_its_row(language: str) -> None:
    sheets = (
        plan_sheets.PROGRAMME,
        *plan_sheets.TABLES,
        report_sheets.ABOUT,
        *report_sheets.TABLES,
        report_sheets.CAUSES,
        report_sheets.NARRATIVE,
    )
    for sheet in sheets:
        assert f"**{sheet.sheet}**" in TEMPLATES[language]
        for column in sheet.columns:
            assert f"| {column.title} |" in TEMPLATES[language]
            assert column.help("en")


@LANGUAGES
def test_every_known_layout_has_its_row(language: str) -> None:
    text = pages_in({"vi": "docs/bang-bieu-cua-co-quan.md", "en": "docs/office-tables.en.md"})[language]
    assert [layout.key for layout in (*KNOWN_LAYOUTS, ANY_LAYOUT) if f"| `{layout.key}` |" not in text] == []


@LANGUAGES
def test_every_finding_has_its_row(language: str) -> None:
    for code in IssueCode:
        assert f"| `{code.value}` |" in FINDINGS[language]


@LANGUAGES
def test_every_data_quality_finding_has_its_row(language: str) -> None:
    text = pages_in(QUALITY_FILES)[language]
    for code in QualityCode:
        assert f"| `{code.value}` |" in text


@LANGUAGES
def test_what_lies_beyond_a_limit_is_a_known_refusal_or_is_told(language: str) -> None:
    text = pages_in(GUARD_FILES)[language]
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    refusals = {line.split("`")[1] for line in FINDINGS[language].splitlines() if line.startswith("| `")}
    assert len(rows) == len(LIMITS)
    assert [row for row in rows if "`" in row and row.split("`")[1] not in refusals] == []


@LANGUAGES
def test_every_term_of_the_glossary_names_something_in_the_code(language: str) -> None:
    text = pages_in(GLOSSARY_FILES)[language]
    assert [term.code for term in terms() if not is_in_code(term.code)] == []
    assert [term.code for term in terms() if f"| `{term.code}` |" not in text] == []
    assert len({term.code for term in terms()}) == len(terms())


@LANGUAGES
def test_the_readme_is_short(language: str) -> None:
    assert len(READMES[language].encode()) < README_BYTES


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    inside = [target.partition("#")[0] for target in targets if "://" not in target and not target.startswith("#")]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_what_the_code_cites_is_in_the_repository() -> None:
    rooms = ("dashboard", "db", "pages", "docs", "bench", "sample_data", "tests")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    cited = {(path, name) for path in files for name in re.findall(r"[\w./-]+\.md\b", path.read_text(encoding="utf-8"))}
    assert [
        (str(path), name) for path, name in cited if not ((ROOT / name).exists() or (path.parent / name).exists())
    ] == []


def test_every_page_of_the_handbook_has_a_pair_and_a_link_from_the_readme() -> None:
    names = [name for pair in PAIRS for name in pair]
    assert {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} == {n for n in names if n.startswith("docs/")}
    for vietnamese, english in PAIRS[1:]:
        assert f"({vietnamese})" in READMES["vi"]
        assert f"({english})" in READMES["en"]


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
