"""A name means one thing: no class is declared twice."""

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("dashboard", "db", "pages", "docs", "bench", "sample_data")


def test_no_class_name_is_declared_twice() -> None:
    places = defaultdict[str, list[str]](list)
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        for name in re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            places[name].append(str(path.relative_to(ROOT)))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
