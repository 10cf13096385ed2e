"""Which report is taken back."""

from pathlib import Path

import pytest

from dashboard.domain.people.roles import operator
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.withdrawing import SeveralReports, withdraw_submission
from db.engine import engine
from tests.builders import COMMUNE, SEPTEMBER
from tests.db.steps import put_plan, put_report
from tests.sample_store import url_of


def test_of_several_reports_the_form_says_which(tmp_path: Path) -> None:
    office = Office(url_of(tmp_path / "store.db"))
    office.prepare()
    put_plan(office.url)
    for form in ("BC-THANG", "BANG-RIENG"):
        put_report(office.url, form=form, observations=(), disbursements=(), nil=True)
    with pytest.raises(SeveralReports, match="BC-THANG, BANG-RIENG"):
        withdraw_submission(office, "P", COMMUNE, SEPTEMBER, "gửi nhầm", operator("chi Hoa"))
    with pytest.raises(NothingKnown):
        withdraw_submission(office, "P", COMMUNE, SEPTEMBER, "gửi nhầm", operator("chi Hoa"), "BM-KHAC")
    assert (
        withdraw_submission(office, "P", COMMUNE, SEPTEMBER, "gửi nhầm", operator("chi Hoa"), "BANG-RIENG").version == 4
    )
    engine(office.url).dispose()
