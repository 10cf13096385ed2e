"""Text of before Unicode is recognised and converted; nothing else is ever taken for it."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importing.cell_text.legacy_fonts import TCVN3, VNI_MARKS, VNI_SINGLE
from dashboard.importing.cell_text.syllables import is_syllable
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.legacy_text import Legacy, converted, unified
from sample_data.offices.songma.plan import plan
from tests.shared import DOMAIN

OLD = {
    "X· M\u00adêng LÇm": ("Xã Mường Lầm", Legacy.TCVN3),
    "HuyÖn S«ng M·": ("Huyện Sông Mã", Legacy.TCVN3),
    "Tæng sè hé nghÌo": ("Tổng số hộ nghèo", Legacy.TCVN3),
    "§¬n vÞ tÝnh: triÖu ®ång": ("Đơn vị tính: triệu đồng", Legacy.TCVN3),
    "®ång": ("đồng", Legacy.TCVN3),
    "Céng hßa x· héi chñ nghÜa ViÖt Nam": ("Cộng hòa xã hội chủ nghĩa Việt Nam", Legacy.TCVN3),
    "UBND huyÖn (§· duyÖt)": ("UBND huyện (Đã duyệt)", Legacy.TCVN3),
    "Xaõ Möôøng Laàm": ("Xã Mường Lầm", Legacy.VNI),
    "Huyeän Soâng Maõ": ("Huyện Sông Mã", Legacy.VNI),
    "Toång soá hoä ngheøo": ("Tổng số hộ nghèo", Legacy.VNI),
    "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Legacy.VNI),
    "trieäu ñoàng": ("triệu đồng", Legacy.VNI),
}
ORDINARY = (
    "", "Bó Sinh", "Xã", "hé", "hoà", "Lò", "BÓ SINH", "Toà án", "Café", "naïve", "où", "voilà très résumé", "été", "déjà vu", "El Niño",
    "São Paulo", "François", "Müller", "Noël", "Citroën", "«Bó Sinh»", "· Kinh phí · Chi", "5 µm", "100 m²", "25 °C", "© 2024", "½", "±5",
    "§ 5", "N° 5", "Sony®", "Xã Mường Lầm", "Huyện Sông Mã – 2024", "km²", "Ñ", "· · ·", "\u00ad", "x × y", "6 ÷ 2", "£5", "¥",
)  # fmt: skip


@pytest.mark.parametrize(("text", "said"), OLD.items())
def test_old_text_is_converted(text, said):
    assert converted(text) == said


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text):
    assert converted(text) is None


def in_tcvn3(text: str) -> str:
    """As a typist's .VnTime: capitals with a tone are the small letters' signs, in a font of capitals."""
    signs = {letter: sign for sign, letter in TCVN3.items() if sign != "μ"}
    return "".join(signs.get(c) or signs.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def in_vni(text: str) -> str:
    signs = {unicodedata.normalize("NFC", letter): sign for sign, letter in (VNI_MARKS | VNI_SINGLE).items()}
    composed = unicodedata.normalize("NFC", text)
    return "".join(signs.get(c) or (signs[c.lower()].upper() if c.lower() in signs else c) for c in composed)


def loose(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


FONTS = pytest.mark.parametrize(("legacy", "encoded"), [(Legacy.TCVN3, in_tcvn3), (Legacy.VNI, in_vni)])


def words_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [" ".join(cell.split()) for row in csv.reader(file) for cell in row if cell.strip()]


def reads_back(text, legacy, encoded) -> bool:
    """Whether anything tells that the text is old; where it does, it has come back."""
    found = converted(encoded(text))
    assert found is None or (loose(found[0]), found[1]) == (loose(text), legacy)
    return found is not None


@FONTS
def test_every_name_of_the_sample_plan_reads_back(legacy, encoded):
    names = [n for n in (*(u.name for u in plan().units), *(i.name for i in plan().indicators)) if not n.isascii()]
    told = [name for name in names if reads_back(name, legacy, encoded)]
    assert len(told) >= 0.8 * len(names)


@pytest.mark.skipif(not DOMAIN.is_dir(), reason="the domain's word lists are not here")
@FONTS
def test_every_term_and_unit_of_the_domain_reads_back(legacy, encoded):
    for path in sorted(DOMAIN.glob("*.csv")):
        for text in words_of(path):
            if not re.search("[\xa1-\xbf\xd7\xf7]", text):  # a sign such as m² or × is no letter in either font
                reads_back(text, legacy, encoded)


@pytest.mark.skipif(not DOMAIN.is_dir(), reason="the domain's texts are not here")
def test_no_text_of_the_domain_is_taken_for_old():
    texts = [text for path in DOMAIN.glob("*.csv") for text in words_of(path)]
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in DOMAIN.rglob("*.txt")]
    lines = [line for source in sources for line in source.splitlines()]
    words = {word for source in sources for word in source.split()}
    assert [text for text in (*texts, *lines, *words) if converted(text)] == []


def test_no_name_of_the_plan_is_taken_for_old():
    names = [*(u.name for u in plan().units), *(i.name for i in plan().indicators), *(p.name for p in plan().projects)]
    assert [n for name in names for n in (name, name.upper(), unicodedata.normalize("NFD", name)) if converted(n)] == []


ONSETS = ("b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "r", "s", "t", "th", "tr",
          "v", "x")  # fmt: skip
RHYMES = ("a", "ai", "an", "anh", "ao", "ay", "âm", "ân", "âp", "ăc", "ăng", "e", "en", "êch", "ên", "êt", "i", "iêm", "iên", "iêu",
          "in", "o", "oa", "oang", "oi", "ong", "ôi", "ông", "ơi", "ơn", "u", "uân", "uê", "ui", "ung", "uôi", "uy", "uyên", "ư",
          "ưa", "ưng", "ươi", "ương", "y")  # fmt: skip
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@st.composite
def syllables(draw):
    rhyme = draw(st.sampled_from(RHYMES))
    hatted = [place for place, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    at = hatted[-1] if hatted else 0
    made = rhyme[: at + 1] + draw(st.sampled_from(TONES)) + rhyme[at + 1 :]
    return unicodedata.normalize("NFC", draw(st.sampled_from(ONSETS)) + made)


@given(st.lists(syllables(), min_size=1, max_size=8).map(" ".join))
def test_any_syllables_read_back_or_are_left_alone(text):
    assert all(map(is_syllable, text.split()))
    assert converted(text) is None
    for legacy, encoded in ((Legacy.TCVN3, in_tcvn3), (Legacy.VNI, in_vni)):
        reads_back(text, legacy, encoded)


@given(st.text(max_size=80))
def test_no_text_breaks_the_converter(text):
    converted(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ABC.,-'0123456789", max_size=80))
def test_plain_letters_are_never_old(text):
    assert converted(text) is None


# -- whole workbooks -------------------------------------------------------------------------------------------------------


def of_texts(*texts):
    cells = {(row, 1): FileCell(row, 1, CellKind.TEXT, text) for row, text in enumerate(texts, 1)}
    return Workbook((Sheet("Biểu 1", cells),))


def texts_of(workbook):
    return [cell.value for cell in workbook.sheets[0].cells.values()]


def test_a_sheet_is_converted_with_one_note():
    findings = Findings()
    made = unified(of_texts("STT", "Tæng sè hé nghÌo", "hé", "Bã Sinh", "X· M\u00adêng LÇm"), findings)
    assert texts_of(made) == ["STT", "Tổng số hộ nghèo", "hộ", "Bó Sinh", "Xã Mường Lầm"]
    (note,) = findings.issues
    assert (note.code, str(note.place), note.written) == ("legacy_font", "Biểu 1!A2", "Tổng số hộ nghèo")
    assert note.params["count"] == 4


def test_in_a_mixed_sheet_only_what_is_sure_is_converted():
    made = unified(of_texts("Xã Mường Lầm", "hé", "Tæng sè hé nghÌo", "Bó Sinh"), Findings())
    assert texts_of(made) == ["Xã Mường Lầm", "hé", "Tổng số hộ nghèo", "Bó Sinh"]


def test_an_ordinary_workbook_is_the_same_without_a_note():
    findings = Findings()
    workbook = of_texts("Xã Mường Lầm", "hé", "Café")
    assert unified(workbook, findings) == workbook
    assert findings.issues == []
