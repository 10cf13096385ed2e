"""A table of 20.000 rows × 12 columns read, checked and stored: ours, beside the floor and beside the naive way."""

import io
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from xml.parsers import expat

import xlsxwriter

from bench.measure import ROOT, Contestant, in_turns, table
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.cells import CellKind, FileCell, Sheet
from dashboard.usecases.reading import Reader

ROWS, COLUMNS = 20_000, 12
TITLES = (
    *("Mã đơn vị", "Đơn vị", "Mã chỉ tiêu", "Chỉ tiêu", "Kỳ", "Ngày báo cáo"),
    *("Kế hoạch", "Thực hiện", "Tử số", "Mẫu số", "Tỷ lệ", "Ghi chú"),
)
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@cache
def workbook() -> bytes:
    """Nineteen communes, their indicators and months, in the long arrangement."""
    random, out = Random(2024), io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu")
        day, share = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "0.00%"})
        sheet.write_row(0, 0, TITLES)
        for row in range(1, ROWS + 1):
            unit, indicator, month = row % 19, row // 19 % 88, row % 12 + 1
            sheet.write_row(row, 0, [f"0{4180 + unit}", f"Xã số {unit}", f"ct-{indicator}", f"Chỉ tiêu {indicator}"])
            sheet.write(row, 4, f"2024-{month:02}")
            sheet.write_datetime(row, 5, datetime(2024, month, 5), day)
            part = random.randrange(1000)
            sheet.write_row(row, 6, [random.randrange(5000), random.randrange(5000) / 4, part, 1000])
            sheet.write(row, 10, part / 1000, share)
            sheet.write(row, 11, f"ghi chú {row}")
    return out.getvalue()


# -- the floor ---------------------------------------------------------------------------------------------------------


def floor(content: bytes, unique: str = "c0, c2, c4, c11", columns: int = COLUMNS) -> int:
    """Expat over the two parts that hold the cells, every value as its text, one `executemany`."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = list(_texts(archive.read(_STRINGS)))
        rows = _rows(archive.read(_SHEET), strings)
    return _stored(rows[1:], unique, columns)


def _texts(xml: bytes) -> Iterator[str]:
    heard: list[str] = []
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = heard.append

    def end(name: str) -> None:
        if name == "si":
            found.append("".join(heard))
            heard.clear()

    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return iter(found)


def _rows(xml: bytes, strings: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    heard: list[str] = []
    shared = False
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = heard.append

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal shared
        if name == "c":
            shared = attrs.get("t") == "s"
            heard.clear()
        elif name == "row":
            rows.append([])

    def end(name: str) -> None:
        if name == "v":
            text = "".join(heard)
            rows[-1].append(strings[int(text)] if shared else text)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return rows


def _stored(rows: Iterable[list[str]], unique: str = "c0, c2, c4, c11", columns: int = COLUMNS) -> int:
    """One transaction into a table with a unique key, in a file; the number of rows."""
    names, marks = ", ".join(f"c{n}" for n in range(columns)), ", ".join("?" * columns)
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "store.db")
        connection.execute(f"CREATE TABLE figure ({names}, UNIQUE ({unique}))")
        with connection:
            count = connection.executemany(f"INSERT INTO figure VALUES ({marks})", rows).rowcount
        connection.close()
    assert count == ROWS
    return count


# -- ours --------------------------------------------------------------------------------------------------------------


def ours(reader: Reader, content: bytes) -> int:
    """The worker's cells, each checked by the kind of its column, one `executemany`."""
    book = reader.read(content)
    return _stored(_checked(book.sheets[0]))


_KINDS = (*[CellKind.TEXT] * 5, CellKind.DATE, *[CellKind.NUMBER] * 5, CellKind.TEXT)


def _checked(sheet: Sheet) -> Iterator[list[str]]:
    """Rows as texts, each cell of its column's kind, no numerator over its denominator; ValueError otherwise."""
    find = sheet.cells.get
    for row in range(2, sheet.last_row + 1):
        texts = []
        for column, kind in enumerate(_KINDS, 1):
            cell = find((row, column))
            if cell is None or (cell.kind is not kind and not _spells(cell, kind)):
                raise ValueError(f"{row}, {column}: {cell.shown if cell else 'empty'}")
            texts.append(str(cell.value))
        if Decimal(texts[8]) > Decimal(texts[9]):
            raise ValueError(f"{row}: numerator over denominator")
        yield texts


def _spells(cell: FileCell, kind: CellKind) -> bool:
    """Whether a text is a number all the same."""
    found = spelling(str(cell.value)) if cell.kind is CellKind.TEXT and kind is CellKind.NUMBER else None
    return found is not None and not found.ambiguous


# -- the naive way -----------------------------------------------------------------------------------------------------


def naive(content: bytes) -> int:
    """`pandas.read_excel`, a pydantic model per row, `session.add_all`."""
    import pandas
    from pydantic import BaseModel
    from sqlalchemy import create_engine
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

    class Row(BaseModel):
        c0: str
        c1: str
        c2: str
        c3: str
        c4: str
        c5: datetime
        c6: float
        c7: float
        c8: float
        c9: float
        c10: float
        c11: str

    class Base(DeclarativeBase):
        pass

    types = {name: Mapped[field.annotation] for name, field in Row.model_fields.items()}  # type: ignore[name-defined]
    body = {"__tablename__": "figure", "id": mapped_column(primary_key=True)}
    figure = type("Figure", (Base,), body | {"__annotations__": {"id": Mapped[int], **types}})
    frame = pandas.read_excel(io.BytesIO(content), dtype={0: str})
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/store.db")
        Base.metadata.create_all(engine)
        names = list(Row.model_fields)
        with Session(engine) as session:
            rows = [Row(**dict(zip(names, values, strict=True))) for values in frame.itertuples(index=False)]
            session.add_all([figure(**row.model_dump()) for row in rows])
            session.commit()
        engine.dispose()
    return len(rows)


# -- memory ------------------------------------------------------------------------------------------------------------


def _peak(way: str) -> str:
    """MiB at the peak of a process of its own that goes one way once, and of the worker that it starts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.xlsx"
        file.write_bytes(workbook())
        code = f"from bench import bulk; bulk.once({way!r}, {str(file)!r})"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def once(way: str, file: str) -> None:
    """Go one way and print the peak."""
    content, worker = Path(file).read_bytes(), 0
    if way == "ours":
        reader = Reader()
        ours(reader, content)
        worker = _most(reader.process_id or 0)
        reader.close()
    else:
        {"floor": floor, "naive": naive}[way](content)
    print(f"peak {_most()} MiB" + (f", worker {worker} MiB" if worker else ""))


def _most(process: int | str = "self") -> int:
    """MiB of memory that a process has had at most."""
    file = Path(f"/proc/{process}/status")
    if not file.exists():
        return 0  # only Linux tells
    status = file.read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1024


def measured() -> str:
    """The table of results."""
    content, reader = workbook(), Reader()
    reader.read(content)
    results = in_turns(
        [
            Contestant("floor: expat, executemany", lambda: floor(content)),
            Contestant("ours: warm worker, checks, executemany", lambda: ours(reader, content)),
            Contestant("of that the worker's reading", lambda: reader.read(content)),
            Contestant("naive: pandas, pydantic, add_all", lambda: naive(content), 2),
        ]
    )
    reader.close()
    ways = zip(("floor", "ours", "", "naive"), results, strict=True)
    notes = {result.name: _peak(way) for way, result in ways if way}
    head = (
        f"## bulk: {ROWS} rows × {COLUMNS} columns, {len(content) // 1024} KiB (goal: ≤ 3 × the floor, peak < 300 MiB)"
    )
    return f"{head}\n\n{table(results, notes)}"
