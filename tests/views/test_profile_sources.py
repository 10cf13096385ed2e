"""The table of source cells of a commune's profile writes each figure in the unit in which it was reported."""

import shutil
from pathlib import Path

from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.commune_profile import profile
from db.engine import engine
from tests.sample_store import PROGRAMME, TODAY, url_of, whole


def test_the_households_of_a_rate_are_households_under_their_own_names(tmp_path: Path) -> None:
    """28,9% is made of 304 poor households of 1.053: neither of both cells holds a share."""
    shutil.copy(whole(), tmp_path / "store.db")
    office = Office(url_of(tmp_path / "store.db"), lambda: TODAY)
    period = Period.parse("2024-09")
    standing = office.standing(PROGRAMME, 2024, period)
    own = office.standing(PROGRAMME, 2024, period, "04171")
    calendar = completeness(standing.snapshot, TODAY.date())
    rows = profile(standing, own, calendar, words_in("vi")).sources.rows
    figures = {row[0].text: row[2].text for row in rows}
    assert figures["Hộ nghèo khi rà soát"] == "304"
    assert figures["Hộ dân cư khi rà soát"] == "1.053"
    assert figures["Nhà tiêu"] == "38,2%"
    engine(office.url).dispose()
