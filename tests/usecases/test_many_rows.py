"""Files of many rows: the work grows with the rows, not with their square, and memory stays in its bounds."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard.exports.marked_copy import marked_copy
from dashboard.exports.marks import marking
from dashboard.text import words_in
from dashboard.usecases.examination_json import examination_json
from dashboard.usecases.importing import examine_upload
from tests.sample_store import COMMUNE, REPORTS, copied

ROOT = Path(__file__).parents[2]
FEW, MANY = 150, 1_200
LINEAR = 1.5 * MANY / FEW  # of a square it would be 8 times as much
MIB = 1024  # KiB
VI = words_in("vi")


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls: as its time grows, and the same on a busy machine."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def repeated(sheet: str, times: int, different: int | None = None, bad: bool = False) -> bytes:
    """A report whose rows, or some different ones of them, stand there again and again, perhaps with a figure that is none."""
    book = load_workbook(REPORTS / "2024-09" / f"{COMMUNE}.xlsx")
    titles = [cell.value for cell in book[sheet][1]]
    rows = [row for row in book[sheet].iter_rows(min_row=2, values_only=True) if row[1]][
        :different
    ]  # with a code: no signature
    figures = {titles.index(title) for title in ("Giá trị", "Lũy kế giải ngân") if title in titles} if bad else ()
    for number in range(times):
        row = rows[number % len(rows)]
        book[sheet].append(["mươi" if place in figures else value for place, value in enumerate(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("bad", [False, True], ids=["duplicates", "bad numbers"])
@pytest.mark.parametrize("different", [None, 1], ids=["all rows", "one row"])
@pytest.mark.parametrize("sheet", ["Giải ngân", "Chỉ tiêu"])
def test_faulty_rows_are_examined_and_explained_in_time_that_grows_with_them(
    tmp_path: Path, sheet: str, different: int | None, bad: bool
) -> None:
    office = copied(tmp_path)
    files = {times: repeated(sheet, times, different, bad) for times in (FEW, MANY)}
    known = {times: examine_upload(office, "a.xlsx", content) for times, content in files.items()}
    assert sum(len(issue.places) for issue in known[MANY].open_issues) >= MANY

    def explained(times: int) -> None:
        examined = known[times]
        examination_json(examined, VI)
        marking(examined.issues, examined.open_issues, VI, "")

    few, many = (calls(lambda times=times: examine_upload(office, "a.xlsx", files[times])) for times in (FEW, MANY))
    assert many < LINEAR * few
    few, many = (calls(lambda times=times: explained(times)) for times in (FEW, MANY))
    assert many < LINEAR * few


def test_a_marked_copy_is_written_in_time_that_grows_with_its_marks(tmp_path: Path) -> None:
    office = copied(tmp_path)
    counts = []
    for times in (FEW, MANY):
        content = repeated("Chỉ tiêu", times, 1)
        examined = examine_upload(office, "a.xlsx", content)
        notes = marking(examined.issues, examined.open_issues, VI, "")
        counts.append(calls(lambda content=content, notes=notes: marked_copy(content, notes)))
    few, many = counts
    assert many < LINEAR * few


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process stands in /proc")
def test_a_csv_of_900_000_cells_is_read_in_less_than_200_mib() -> None:
    script = (
        "import gc\n"
        "from dashboard.importing.files.worker import answer\n"
        "content = '\\n'.join(f'xã Đứa Mòn {n};' + ';'.join(['12345'] * 29) for n in range(30_000)).encode()\n"
        "gc.disable()\n"
        "assert answer(content).startswith(b'{\"book\"')\n"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"  # ru_maxrss counts the parent's memory too
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 200 * MIB
