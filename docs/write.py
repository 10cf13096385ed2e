"""Writes the generated parts of the docs from the code they describe: `python -m docs.write` (a test checks they are current)."""

import sys
from collections.abc import Iterable
from pathlib import Path

from dashboard.domain.issues import IssueCode
from dashboard.domain.quality.findings import QualityCode
from dashboard.importing.layouts import plan_sheets, report_sheets
from dashboard.importing.sheets.declared import Column, DeclaredSheet
from dashboard.importing.sheets.vocabulary import offered
from dashboard.text import words_in
from dashboard.text.catalogue import catalogue
from docs.glossary import terms
from docs.limits import HEADS as LIMIT_HEADS
from docs.limits import limit_rows
from docs.readings import sections

ROOT = Path(__file__).parents[1]
_HEADS = {"vi": ("Cột", "Bắt buộc", "Ghi gì"), "en": ("Column", "Required", "What to write")}
_FINDINGS = {"vi": ("Mã", "Mức", "Câu", "Làm gì"), "en": ("Code", "Severity", "Sentence", "What to do")}
_GLOSSARY = {"vi": ("Tiếng Việt", "Tiếng Anh", "Trong mã nguồn"), "en": ("English", "Vietnamese", "In the code")}
TEMPLATE_FILES = {"vi": "docs/tep-mau.md", "en": "docs/templates.en.md"}
GUARD_FILES = {"vi": "docs/gioi-han-tep.md", "en": "docs/guards.en.md"}
GLOSSARY_FILES = {"vi": "docs/thuat-ngu.md", "en": "docs/glossary.en.md"}
READING_FILES = {"vi": "docs/cach-doc-so-lieu.md", "en": "docs/reading-figures.en.md"}
_QUALITY = {
    "vi": ("Mã", "Mức độ", "Nói về", "Câu", "Làm gì"),
    "en": ("Code", "Severity", "About", "Sentence", "What to do"),
}
QUALITY_FILES = {"vi": "docs/chat-luong-so-lieu.md", "en": "docs/data-quality.en.md"}
FINDING_FILES = {"vi": "docs/loi-va-canh-bao.md", "en": "docs/findings.en.md"}


def columns(language: str, sheets: Iterable[DeclaredSheet]) -> str:
    """Every sheet of a workbook with its columns, as Markdown tables."""
    parts = []
    for sheet in sheets:
        rows = [_row(column, language) for column in sheet.columns]
        parts.append("\n".join([f"**{sheet.sheet}**", "", *_table(_HEADS[language], rows)]))
    return "\n\n".join(parts)


def _row(column: Column, language: str) -> tuple[str, str, str]:
    about = column.help(language)
    if column.words is not None:
        choices = " · ".join(offered(column.words, column.offers))
        about = f"{about} ({choices})" if about else choices
    return (column.title, {"vi": "có", "en": "yes"}[language] if column.required else "", about)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return lines + [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]


def findings(language: str) -> str:
    """Every finding's code, severity, sentence and remedy."""
    words, known = words_in(language), catalogue(language)
    rows = [
        (
            f"`{code.value}`",
            words.term(code.severity),
            known[f"finding.{code.value}"],
            known.get(f"finding.{code.value}.todo", ""),
        )
        for code in IssueCode
    ]
    return "\n".join(_table(_FINDINGS[language], rows))


def quality(language: str) -> str:
    """Every data-quality finding's code, severity, sentence and remedy."""
    words, known = words_in(language), catalogue(language)
    rows = [
        (
            f"`{code.value}`",
            words.term(code.severity),
            words.term(code.kind),
            known[f"quality.{code.value}"],
            known[f"quality.{code.value}.todo"],
        )
        for code in QualityCode
    ]
    return "\n".join(_table(_QUALITY[language], rows))


def refusals(language: str) -> str:
    """Every reason for which a file is not opened."""
    rows = [
        (f"`{key.removeprefix('refusal.')}`", text)
        for key, text in catalogue(language).items()
        if key.startswith("refusal.")
    ]
    return "\n".join(_table(_FINDINGS[language][:1] + _FINDINGS[language][2:3], rows))


def readings(language: str) -> str:
    """Every kind of cell with spellings and what the reader makes of them."""
    parts = [
        "\n".join([f"**{title}**", "", *_table(heads, rows)]) for title, heads, rows in sections(words_in(language))
    ]
    return "\n\n".join(parts)


def limits(language: str) -> str:
    """Every limit of a file, its number, and what happens beyond it."""
    return "\n".join(_table(LIMIT_HEADS[language], limit_rows(words_in(language))))


def glossary(language: str) -> str:
    """Every term of the field with its name in the code."""
    rows = [(t.vi, t.en, f"`{t.code}`") if language == "vi" else (t.en, t.vi, f"`{t.code}`") for t in terms()]
    return "\n".join(_table(_GLOSSARY[language], rows))


def replaced(text: str, part: str, content: str) -> str:
    """`text` with what stands between the marks of `part` replaced."""
    start, end = f"<!-- {part} -->", f"<!-- /{part} -->"
    before, rest = text.split(start, 1)
    after = rest.split(end, 1)[1]
    return f"{before}{start}\n\n{content}\n\n{end}{after}"


def _parts(language: str) -> Iterable[tuple[str, str, str]]:
    """Every generated part: its file, its mark there, and its content."""
    plan = (plan_sheets.PROGRAMME, *plan_sheets.TABLES)
    report = (report_sheets.ABOUT, *report_sheets.TABLES, report_sheets.CAUSES, report_sheets.NARRATIVE)
    yield TEMPLATE_FILES[language], "plan", columns(language, plan)
    yield TEMPLATE_FILES[language], "report", columns(language, report)
    yield FINDING_FILES[language], "findings", findings(language)
    yield FINDING_FILES[language], "refusals", refusals(language)
    yield QUALITY_FILES[language], "quality", quality(language)
    yield READING_FILES[language], "readings", readings(language)
    yield GUARD_FILES[language], "limits", limits(language)
    yield GLOSSARY_FILES[language], "glossary", glossary(language)


def written() -> dict[Path, str]:
    """Every file with generated parts, as it should be."""
    texts: dict[Path, str] = {}
    for language in ("vi", "en"):
        for name, part, content in _parts(language):
            path = ROOT / name
            texts[path] = replaced(texts.get(path) or path.read_text(encoding="utf-8"), part, content)
    return texts


def main() -> int:
    for path, text in written().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
