"""A store that cannot be opened is said on whatever page is asked for: a sentence, not a trace."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text import words_in
from dashboard.usecases.office import Office, StoreUnavailable
from tests.cli.test_faults import STORES
from tests.pages.opened import ROOT


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("made", STORES.values(), ids=STORES)
def test_a_store_that_cannot_be_opened_is_a_sentence(
    made, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = made(tmp_path)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url)
    with pytest.raises(StoreUnavailable) as raised:
        _ = Office(url).ready
    test = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    test.query_params["lang"] = lang
    test.run()
    assert not test.exception
    assert words_in(lang).term(raised.value.fault) in test.error[0].value
