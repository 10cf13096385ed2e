"""Every filled cell of the three example layouts as LibreOffice recomputed it: an independent reading to compare ours with.

Made once by `soffice --convert-to xlsx` (LibreOffice 7.4) of the published layouts; never written by our own reader.
"""

import csv
from decimal import Decimal
from pathlib import Path

_HERE = Path(__file__).parent


def transcribed(layout: str) -> dict[str, Decimal | str]:
    """The filled cells of layout "a", "b" or "c" by their place ("D12"): numbers as Decimal, everything else as text."""
    with (_HERE / f"{layout}.csv").open(encoding="utf-8", newline="") as file:
        file.readline()  # what it is
        return {
            row["cell"]: Decimal(row["value"]) if row["kind"] == "number" else row["value"]
            for row in csv.DictReader(file)
        }
