"""The worker that opens foreign files: it outlives refusals, and its own end is a refusal with a name."""

import io
import os
import signal
import threading

import pytest

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.usecases.reading import Reader
from tests.importing.archives import a_great_workbook, a_workbook

SMALL = a_workbook()
MIB = 1024 * 1024


@pytest.fixture
def reader():
    made = Reader()
    yield made
    made.close()


@pytest.fixture(scope="module")
def great() -> bytes:
    return a_great_workbook()


def numbers(workbook) -> list[int]:
    return [int(cell.value) for cell in workbook.sheets[0].cells.values()]


def refusal(reader: Reader, content: bytes) -> str:
    with pytest.raises(UnreadableWorkbook) as refused:
        reader.read(content)
    return refused.value.reason


def test_one_warm_worker_reads_one_file_after_another(reader):
    assert numbers(reader.read(SMALL)) == numbers(reader.read(SMALL)) == [1, 2, 3, 2, 4, 6, 3, 6, 9]


def test_a_refused_file_leaves_the_worker_as_it_was(reader):
    reader.read(SMALL)
    worker = reader._process
    assert refusal(reader, b"%PDF-1.7") == "pdf"
    assert refusal(reader, SMALL[:-1]) == "damaged"
    assert refusal(reader, b"") == "empty_file"
    assert numbers(reader.read(SMALL))[:3] == [1, 2, 3]
    assert reader._process is worker


def test_a_file_over_the_limit_never_reaches_the_worker(reader):
    assert refusal(reader, SMALL + bytes(10 * MIB)) == "too_large"
    assert reader._process is None


def test_too_much_memory_is_a_refusal(great):
    reader = Reader(memory=24 * MIB)
    assert refusal(reader, great) in ("out_of_memory", "worker_died")  # an interpreter without memory may not say more
    assert numbers(reader.read(SMALL))[:3] == [1, 2, 3]
    reader.close()


def test_too_much_computing_is_a_refusal(great):
    reader = Reader(cpu_seconds=1)
    assert refusal(reader, great) == "too_slow"
    assert numbers(reader.read(SMALL))[:3] == [1, 2, 3]
    reader.close()


def test_too_long_a_wait_is_a_refusal(great):
    reader = Reader(wall_seconds=0.5)
    assert refusal(reader, great) == "too_slow"
    reader.wall_seconds = 15
    assert numbers(reader.read(SMALL))[:3] == [1, 2, 3]
    reader.close()


def test_a_worker_killed_in_the_middle_is_a_refusal(great):
    reader = Reader()
    reader.read(SMALL)
    killer = threading.Timer(0.3, os.kill, (reader._process.pid, signal.SIGKILL))
    killer.start()
    assert refusal(reader, great) == "worker_died"
    assert numbers(reader.read(SMALL))[:3] == [1, 2, 3]
    reader.close()


def test_a_worker_killed_between_two_files_is_not_missed(reader):
    reader.read(SMALL)
    reader._process.kill()
    reader._process.wait()
    assert numbers(reader.read(SMALL))[:3] == [1, 2, 3]


def test_clerks_at_once_wait_for_each_other(reader):
    seen: list[list[int]] = []
    clerks = [threading.Thread(target=lambda: seen.append(numbers(reader.read(SMALL)))) for _ in range(5)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert seen == [[1, 2, 3, 2, 4, 6, 3, 6, 9]] * 5


def test_a_household_list_is_refused_before_anything_of_it_goes_further():
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Tổng hợp"
    book.active.append(["Xã", "Số hộ nghèo"])
    book.active.append(["Bó Sinh", 12])
    listed = book.create_sheet("Biểu 15")
    listed.append(["DANH SÁCH CHI TIẾT HỘ NGHÈO"])
    listed.append(["STT", "Họ và tên chủ hộ", "Ngày sinh", "Số CCCD", "Quan hệ với chủ hộ", "Dân tộc"])
    for number in range(4):
        listed.append([number + 1, "Lò Văn A", "01/01/1980", f"01420100{number:04d}", "chủ hộ", "Thái"])
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(UnreadableWorkbook) as refused:
        Reader().read(content.getvalue())
    assert (refused.value.reason, refused.value.params) == ("household_list", {"sheets": "Biểu 15"})
