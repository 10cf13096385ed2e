"""The receipt on paper: every line in Vietnamese letters, the sample's notice, and a QR code of its own address."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import segno

from dashboard.domain.issues import Place
from dashboard.domain.people.persons import Person
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.exports.qr import qr_drawing, qr_png
from dashboard.exports.receipt_pdf import receipt_pdf
from dashboard.text import ALL_NAMES, words_in
from dashboard.views.corrections import CorrectedCell
from dashboard.views.receipt import ReceiptView, ReportReceived

URL = "http://may-chu:8501/bien-nhan?so=BC-THANG/2024-09/04183/2"
SEEN = ReceiptView(
    number="BC-THANG/2024-09/04183/2",
    office="UBND huyện Sông Mã",
    title="Kế hoạch giảm nghèo bền vững năm 2024",
    sample=True,
    assumed_day=date(2024, 10, 31),
    received_at=datetime(2024, 10, 8, 9, 20, tzinfo=UTC),
    version=12,
    sender=Person("Lò Văn <b>Ẵng</b>", "Xã Mường Lầm"),
    file_name="báo cáo tháng 9 & phụ lục.xlsx",
    sha256="ab" * 32,
    answers=2,
    corrected=(CorrectedCell(Place("Chỉ tiêu", "G5"), "mươi người", "84"), CorrectedCell(Place("Chỉ tiêu", "K5"), "bận", "")),
    report=ReportReceived(
        "BC-THANG", "Báo cáo tháng", "04183", "Xã Mường Lầm", Period.parse("2024-09"), 2, SubmissionStatus.SUBMITTED, "",
        True, 30, 6, False, False, date(2024, 10, 11),
    ),
)  # fmt: skip


def printed(seen: ReceiptView, tmp_path: Path, language: str = "vi") -> str:
    """The text of the PDF, its lines joined."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine: the words of the PDF are not read")
    file = tmp_path / "receipt.pdf"
    file.write_bytes(receipt_pdf(seen, URL, words_in(language, ALL_NAMES)))
    ran = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return " ".join(ran.stdout.decode().split())


def test_every_line_is_there_in_vietnamese(tmp_path):
    text = printed(SEEN, tmp_path)
    for part in (
        "Biên nhận báo cáo", "BC-THANG/2024-09/04183/2", "Xã Mường Lầm (04183)", "tháng 9/2024", "16:20 ngày 8/10/2024",
        "Lò Văn <b>Ẵng</b>", "báo cáo tháng 9 & phụ lục.xlsx", "Đúng hạn: hạn là trước ngày 11/10/2024.",
        "30 số liệu chỉ tiêu, 6 số tiền giải ngân", "Chỉ tiêu!G5", "mươi người", "ô trống", "Số liệu minh họa",
    ):  # fmt: skip
        assert part in text
    assert "ab" * 32 in text.replace(" ", "")
    assert URL in text.replace(" ", "")


def test_a_real_store_says_nothing_of_samples_and_english_is_english(tmp_path):
    assert "minh họa" not in printed(replace(SEEN, sample=False), tmp_path)
    assert "Receipt of a report" in printed(SEEN, tmp_path, "en")


def test_a_plans_receipt_has_no_report(tmp_path):
    text = printed(replace(SEEN, report=None, corrected=(), sha256="", file_name=""), tmp_path)
    assert "Biên nhận kế hoạch" in text
    assert "SHA-256" not in text


def test_the_same_receipt_gives_the_same_bytes():
    assert receipt_pdf(SEEN, URL, words_in("vi", ALL_NAMES)) == receipt_pdf(SEEN, URL, words_in("vi", ALL_NAMES))


def test_many_corrections_run_on_to_further_pages():
    many = tuple(CorrectedCell(Place("Chỉ tiêu", f"G{n}"), "x" * 300, "dài " * 80) for n in range(200))
    assert receipt_pdf(replace(SEEN, corrected=many), URL, words_in("vi", ALL_NAMES)).count(b"/Type /Page\n") > 3


def test_the_code_is_of_the_address_with_its_quiet_zone():
    dark = sum(map(sum, segno.make(URL, error="m", micro=False).matrix))
    assert len(qr_drawing(URL, 100).contents) == dark
    assert qr_png(URL).startswith(b"\x89PNG")
