"""Every word that a user sees is there in Vietnamese and English: none missing, fuzzy, unused, or with other parameters."""

import ast
import io
import string
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.domain import absence, issues
from dashboard.domain.plan import indicators, plan, targets, units
from dashboard.domain.reported import observations
from dashboard.domain.verdicts import parts
from dashboard.importing.layouts import plan_sheets, report_sheets
from dashboard.importing.tables.headings import ANY_LAYOUT, KNOWN_LAYOUTS
from dashboard.text import words_in
from dashboard.text.catalogue import LOCALES, catalogue, messages

ROOT = Path(__file__).parents[1]
DECLARED = (
    plan_sheets.PROGRAMME, *plan_sheets.TABLES, report_sheets.ABOUT, *report_sheets.TABLES, report_sheets.CAUSES,
    report_sheets.NARRATIVE,
)  # fmt: skip
HELPS = {column.help_id for sheet in DECLARED for column in sheet.columns}
DIMENSIONS = {"Việc làm", "Y tế", "Giáo dục", "Nhà ở", "Nước sinh hoạt và vệ sinh", "Thông tin"}  # NĐ 07/2021
CODED = (
    "data.",
    "document.",
    "form.",
    "form_fault.",
    "sentence.",
    "finding.",
    "proposal.",
    "quality.",
    "choice.",
    "refusal.",
    "term.",
    "layout.",
    "checkup.",
    "audit.",
    "contact.",
    "restore.",
    "passphrase.",
    "entry.",
    "start.",
    "area.",
)


def _calls(names: tuple[str, ...]) -> set[str]:
    """First arguments, where they are plain texts, of all calls of `names` in the code."""
    found = set()
    for folder in ("dashboard", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                    if name in names and isinstance(node.args[0].value, str):
                        found.add(node.args[0].value)
    return found


def _curried() -> set[str]:
    """Messages said through a call that gives the words: `words_of_office()("…")`."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in (ROOT / "dashboard" / "cli").glob("*.py")]
    nodes = (n for tree in trees for n in ast.walk(tree))
    calls = [n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Call) and n.args]
    return {n.args[0].value for n in calls if isinstance(n.args[0], ast.Constant) and isinstance(n.args[0].value, str)}


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_message_of_the_code_is_translated() -> None:
    assert (_calls(("words", "w")) | _curried()) - set(catalogue("vi")) == set()


def test_no_translation_is_fuzzy_empty_or_obsolete() -> None:
    for path in LOCALES.glob("*/*.po"):
        with path.open("rb") as file:
            known = read_po(file)
        assert not known.obsolete, path
        assert [m.id for m in known if m.id and (m.fuzzy or not m.string)] == []
        assert list(messages(path.read_text(encoding="utf-8"))) == [(m.id, m.string) for m in known if m.id], path


def test_a_catalogue_is_read_as_gettext_means_it() -> None:
    said = [
        "# a word",
        'msgid ""',
        'msgstr ""',
        '"Language: vi\\n"',
        "",
        'msgid "a \\"b\\"\\n"',
        '"c\\\\n"',
        'msgstr "x\\ty"',
        '"z"',
        "",
    ]
    text = "\n".join(said)
    assert list(messages(text)) == [('a "b"\nc\\n', "x\tyz")]
    assert [(m.id, m.string) for m in read_po(io.BytesIO(text.encode())) if m.id] == list(messages(text))
    for odd in (
        'msgctxt "menu"', 'msgid_plural "many"', 'msgstr[0] "one"', "#, fuzzy", '#~ msgid "old"', 'msgid "a', 'msgstr "b"', '"c"',
        'msgid "a"\nmsgid "b"\nmsgstr "c"', 'msgid "a"', 'msgid "a" b',
    ):  # fmt: skip
        with pytest.raises(ValueError):
            list(messages(odd))


def test_coded_messages_are_the_same_in_both_languages() -> None:
    vi, en = catalogue("vi"), catalogue("en")
    assert {k for k in vi if k.startswith(CODED)} == {k for k in en if k.startswith(CODED)}
    for key, template in en.items():
        if key not in vi:  # in Vietnamese a column's title may say all of it
            assert key in HELPS, key
        else:
            assert _fields(template) == _fields(vi[key]), key


def test_plain_messages_keep_their_parameters() -> None:
    for key, template in catalogue("vi").items():
        if not key.startswith(CODED):
            assert _fields(template) <= _fields(key), key


def test_no_translation_is_of_a_message_that_nobody_says() -> None:
    """Plain messages and the ends of built ones («planning.lich») stand in the code; terms and findings are of members."""
    said = {
        node.value
        for folder in ("dashboard", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    members = {f"{enum.__name__}.{member.value}" for enum in _enums() for member in enum}
    codes = {code.value for code in issues.IssueCode}
    for language in ("vi", "en"):
        for key in catalogue(language):
            room, _, rest = key.partition(".")
            match room:
                case "term":
                    assert rest in members, key
                case "finding":
                    code, _, variants = rest.partition(".")
                    assert code in codes, key
                    assert set(variants.split(".")) <= {
                        "",
                        "todo",
                        "like",
                        "bare",
                        "plan",
                        "report",
                        "table",
                        "form",
                    }, key
                case "dimension":
                    assert rest in DIMENSIONS, key
                case "column":
                    assert key in HELPS, key
                case "planning" | "plan_count":
                    assert rest in said or key in said, key
                case _ if not key.startswith(CODED):
                    assert key in said, key


ROOMS = ("domain", "importing", "views", "exports", "usecases")


def _enums() -> list[type[StrEnum]]:
    """Every closed list of the code whose members have words."""
    found: list[type[StrEnum]] = []
    open_ends: list[type[StrEnum]] = [StrEnum]
    for room in ROOMS:
        for path in sorted((ROOT / "dashboard" / room).rglob("*.py")):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    while open_ends:
        below = open_ends.pop().__subclasses__()
        found += below
        open_ends += below
    return found


def test_every_sentence_in_the_catalogue_is_said_somewhere() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "dashboard" / "domain").rglob("*.py"))
    states = {state.value for state in parts.State}
    built = {
        "wanted_fall",
        "wanted_rise",
        "headline_rate_behind",
        "headline_rate_ahead",
        "project_behind",
        "project_slightly_behind",
    }
    built |= {"wanted_fall_range", "wanted_rise_range", "unknown_amount"}
    built |= {"needs", "needs_and_had", "needs_fall", "needs_fall_and_had"}
    built |= {"needs_and_had_turned", "needs_fall_and_had_turned"}
    built |= {f"headline_{of}_{how}" for of in ("rate", "carried") for how in ("even", "behind", "ahead", "on_track")}
    built |= {"not_achieved_progress", "not_achieved_progress_falls", "not_achieved_falls"}
    built |= {f"wanted_by_{name}" for name in ("at_least", "above", "at_most", "below", "about")}
    built |= {f"wanted_{name}" for name in ("exactly", "at_least", "above", "at_most", "below", "about")}
    for key in catalogue("vi"):
        code = key.removeprefix("sentence.")
        if key.startswith("sentence.") and code not in states | built:
            assert f'"{code}"' in source, key


SHOWN = (
    parts.State, absence.Absence, issues.Severity, observations.SubmissionStatus, observations.Source,
    indicators.Direction, indicators.Frequency, targets.Basis, targets.Tier, parts.PathSource, targets.PaceRule,
    plan.LeadRole, units.UnitLevel,
)  # fmt: skip


NEVER_SHOWN = frozenset({
    "AbsenceMark", "Aggregation", "AnswerKind", "Axis", "CellKind", "CheckPoint", "Code", "ContactFault", "DecimalMark",
    "DefaultPath", "FieldKind", "FigureKind", "FileKind", "FormKind", "FundTier", "Group", "HandbookPart", "IssueCode", "Kind",
    "LabelKind", "LeftWhy", "Legacy", "Loss", "Manner", "Measure", "Operator", "OwnKey", "Page", "Param", "PassphraseFault", "PathOf",
    "PeriodKind", "ProposalKind", "QualityCode", "Reach", "Relation", "Section", "Stage", "StartLack", "StepKind", "Strength",
    "SuccessionKind", "SupportBasis", "TextLook", "TitleKind", "Tone", "Unjudged", "Years",
})  # whose members are no `words.term` anywhere; one that is shown gets its words, and leaves this list  # fmt: skip
PARTLY_SHOWN = {indicators.ReviewRole}  # of which only the columns of the flow have a name


def test_every_member_that_is_shown_has_its_word() -> None:
    for language in ("vi", "en"):
        terms = {key for key in catalogue(language) if key.startswith("term.")}
        spoken = {enum for enum in _enums() if any(f"term.{enum.__name__}.{member.value}" in terms for member in enum)}
        assert spoken >= set(SHOWN)
        ours = {enum for enum in _enums() if enum.__module__.startswith(tuple(f"dashboard.{r}." for r in ROOMS))}
        assert {enum.__name__ for enum in ours - spoken} == NEVER_SHOWN
        members = [f"term.{enum.__name__}.{member.value}" for enum in spoken - PARTLY_SHOWN for member in enum]
        assert sorted(set(members) - terms) == []


def test_every_layout_has_its_name_and_every_name_its_layout() -> None:
    keys = {layout.key for layout in (*KNOWN_LAYOUTS, ANY_LAYOUT)} | {"map"}
    assert {key.removeprefix("layout.") for key in catalogue("vi") if key.startswith("layout.")} == keys


def test_the_catalogues_use_the_offices_own_words() -> None:
    """The glossary: "đúng tiến độ", never "đúng nhịp"; "lũy kế", "tỷ lệ", "xóa" in their official spelling."""
    everything = " ".join(catalogue("vi").values()).lower()
    for wrong in ("đúng nhịp", "luỹ kế", "tỉ lệ", "hàng năm", "hàng tháng", "xoá", "upload"):
        assert wrong not in everything, wrong


def test_the_laws_dimensions_are_spoken_in_english_and_others_stay() -> None:
    english, vietnamese = words_in("en"), words_in("vi")
    assert english.dimension("Nước sinh hoạt và vệ sinh") == "Water and sanitation"
    assert all(english.dimension(name) != name for name in DIMENSIONS)
    assert english.dimension("An ninh lương thực") == "An ninh lương thực"
    assert all(vietnamese.dimension(name) == name for name in DIMENSIONS)
