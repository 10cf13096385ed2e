"""The method says what the code does: its examples, its states, its rules, its defaults, and the sections that code cites."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.domain.messages import Message
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.verdicts.groups import _WHY
from dashboard.domain.verdicts.parts import State
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.sheets.declared import Kind
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import words_in
from dashboard.views.marks import Tone, glyph, tone
from tests.domain.method_examples import SENTENCES, Example
from tests.domain.method_figures import FIGURES

ROOT = Path(__file__).parents[2]
METHOD = {
    language: (ROOT / name).read_text(encoding="utf-8")
    for language, name in (("vi", "docs/cach-danh-gia.md"), ("en", "docs/method.en.md"))
}
HEADING = re.compile(r"^#{2,3} ([\d.]+?)\.? (.+)$", re.MULTILINE)
QUOTED = {"vi": re.compile(r"«([^»]+)»"), "en": re.compile(r'"([^"]+)"')}
EXAMPLE = {"vi": "- **Ví dụ.**", "en": "- **Example.**"}
COLOURS = {
    "vi": {Tone.GOOD: "xanh", Tone.WARN: "cam", Tone.BAD: "đỏ", Tone.NONE: "xám"},
    "en": {Tone.GOOD: "blue", Tone.WARN: "orange", Tone.BAD: "red", Tone.NONE: "grey"},
}
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def section(language: str, number: str) -> str:
    """What stands between the heading of that number and the next heading."""
    text = METHOD[language]
    found = [m for m in HEADING.finditer(text) if m[1] == number]
    assert len(found) == 1, number
    after = HEADING.search(text, found[0].end())
    return text[found[0].end() : after.start() if after else len(text)]


def examples_of(language: str, number: str) -> str:
    return "\n".join(line for line in section(language, number).splitlines() if line.startswith(EXAMPLE[language]))


@LANGUAGES
@pytest.mark.parametrize("number", SENTENCES)
def test_what_an_example_quotes_is_what_the_code_says(language: str, number: str) -> None:
    """Every quotation is a part of a sentence of the section, and of every sentence something is quoted."""
    said = [example.of(language) for example in SENTENCES[number]]
    text = section(language, number)
    quoted = QUOTED[language].findall(examples_of(language, number))
    figures = [one for one in quoted if re.search(r"\d", one)]
    assert [one for one in figures if not any(one in sentence for sentence in said)] == []
    everywhere = QUOTED[language].findall(text)
    assert [sentence for sentence in said if not any(len(one) > 9 and one in sentence for one in everywhere)] == []


@LANGUAGES
@pytest.mark.parametrize("number", FIGURES)
def test_the_figures_of_an_example_are_the_codes(language: str, number: str) -> None:
    text = section(language, number)
    assert [example.of(language) for example in FIGURES[number] if example.of(language) not in text] == []


@LANGUAGES
def test_every_example_of_a_rule_with_quoted_figures_is_computed(language: str) -> None:
    """A section of the rules of judging whose example the code does not tell would drift unseen."""
    numbers = [m[1] for m in HEADING.finditer(METHOD[language])]
    quoting = {
        n for n in numbers if any(re.search(r"\d", one) for one in QUOTED[language].findall(examples_of(language, n)))
    }
    assert quoting <= SENTENCES.keys()


def rows(language: str, number: str) -> list[list[str]]:
    lines = [line for line in section(language, number).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@LANGUAGES
@pytest.mark.parametrize("state", State)
def test_every_state_has_its_row_with_shape_colour_and_group(language: str, state: State) -> None:
    words = words_in(language)
    mine = [row for row in rows(language, "5.2") if row[1] == f"`{state.value}`"]
    assert len(mine) == (2 if state is State.NOT_ACHIEVED else 1)
    for row, final in zip(mine, (True, False), strict=False):
        assert row[0] == words.term(state)
        assert row[3] == f"{glyph(state, final)} {COLOURS[language][tone(state, final)]}"
        why = _WHY.get(state)
        if why is not None and not (state is State.NOT_ACHIEVED and final):
            said = words.code(Message(why.value, {"count": 1}), "sentence").removeprefix("1 ")
            assert row[4].endswith(": " + said)
        else:
            good, late = ("đạt hoặc đúng tiến độ", "chậm") if language == "vi" else ("achieved or on track", "behind")
            missed = words.term(State.NOT_ACHIEVED).lower()
            assert row[4] == (good if state.good else missed if state is State.NOT_ACHIEVED else late)


@LANGUAGES
@pytest.mark.parametrize("rule", PaceRule)
def test_every_pace_rule_has_a_section_of_its_own(language: str, rule: PaceRule) -> None:
    headings = [m[2] for m in HEADING.finditer(METHOD[language]) if f"(`{rule.value}`)" in m[2]]
    assert len(headings) == 1
    assert words_in(language).term(rule) in headings[0]
    assert f"«{word(rule)}»" in headings[0]


@LANGUAGES
def test_every_setting_of_the_plan_that_judges_has_its_row_with_its_default(language: str) -> None:
    words, rules = words_in(language), Rules()
    known = {row[0]: row[1] for row in rows(language, "5.17")}
    judging = [column for column in sheets.PROGRAMME.columns if column.field in Rules.__dataclass_fields__]
    assert [column.title for column in judging] == list(known)
    assert len(judging) == len(Rules.__dataclass_fields__)
    for column in judging:
        value = getattr(rules, column.field or "")
        if isinstance(value, Decimal):
            shown = words.number(value * (100 if column.kind is Kind.SHARE else 1))
            assert known[column.title].replace("−", "-") == shown.replace("−", "-")
        else:
            assert known[column.title].startswith(word(value))


def test_both_languages_have_the_same_sections_and_the_contents_lead_to_them() -> None:
    numbers = {language: [m[1] for m in HEADING.finditer(text)] for language, text in METHOD.items()}
    assert numbers["vi"] == numbers["en"]
    for text in METHOD.values():
        chapters = [f"{m[1]}. {m[2]}" for m in HEADING.finditer(text) if "." not in m[1]]
        linked = re.findall(r"^- \[(.+)\]\(#(.+)\)$", text, re.MULTILINE)
        assert linked == [(title, re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")) for title in chapters]


def test_every_rule_of_judging_has_condition_formula_reason_example_and_limit() -> None:
    parts = {
        "vi": ("Điều kiện", "Công thức", "Lý do", "Ví dụ", "Giới hạn"),
        "en": ("Condition", "Formula", "Reason", "Example", "Limit"),
    }
    for language, wanted in parts.items():
        for number in (*(f"5.{n}" for n in range(3, 17)), "6", *(f"8.{n}" for n in range(2, 6))):
            found = re.findall(r"^- \*\*(.+?)\.\*\*", section(language, number), re.MULTILINE)
            assert [part for part in found if part in wanted] == list(wanted), (language, number)


def test_sections_that_the_code_cites_are_there() -> None:
    titles = {m[2] for m in HEADING.finditer(METHOD["en"])}
    files = [path for room in ("dashboard", "tests") for path in (ROOT / room).rglob("*.py") if path != Path(__file__)]
    cited = {
        (path.name, " ".join(name.split()))
        for path in files
        for name in re.findall(r"docs/method\.en\.md: ([^).]+)", path.read_text(encoding="utf-8"))
    }
    assert cited
    assert [one for one in sorted(cited) if one[1] not in titles] == []


def test_an_example_is_told_in_two_languages() -> None:
    every: list[Example] = [one for some in (*SENTENCES.values(), *FIGURES.values()) for one in some]
    assert all(one.vi and one.en and "{" not in one.vi + one.en for one in every)
