"""The sample store as an installation has it: named in the environment, for what opens the office by its settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.usecases.office import Office
from db.engine import engine
from tests.sample_store import copied


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    made = copied(tmp_path)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", made.url)
    yield made
    engine(made.url).dispose()
