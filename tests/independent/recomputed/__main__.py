"""`python -m tests.independent.recomputed sample_data/S002 9 [unit]`: the status of a month, from the workbooks alone."""

import json
import sys
from fractions import Fraction
from pathlib import Path

from tests.independent.recomputed.reports import read_office
from tests.independent.recomputed.status import status


def written(value: object) -> object:
    """Whole numbers as they are, others to ten decimals."""
    assert isinstance(value, Fraction)
    return int(value) if value.denominator == 1 else round(float(value), 10)


if __name__ == "__main__":
    folder, month, *unit = sys.argv[1:]
    found = status(read_office(Path(folder)), int(month), unit[0] if unit else None)
    print(json.dumps(found, ensure_ascii=False, indent=2, default=written))
