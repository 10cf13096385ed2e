"""An office for each test, on a copy of the loaded store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.usecases.office import Office
from db.engine import engine
from tests.sample_store import copied


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = copied(tmp_path)
    yield made
    engine(made.url).dispose()
