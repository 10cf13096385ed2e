"""Why a report was withdrawn, returned or unlocked is read by those alone who may read names."""

from dataclasses import replace

import pytest

from dashboard.domain.people.persons import Person
from dashboard.domain.people.rights import Action, extent
from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import ALL_NAMES, naming_nobody, words_in
from dashboard.usecases.office import Office
from dashboard.usecases.receipts import receipt_of
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.completeness import matrix
from dashboard.views.receipt import receipt_lines
from dashboard.views.submissions import sent_by, sent_table
from tests.sample_store import COMMUNE, PROGRAMME, TODAY, copied
from tests.signed import BY

WHY = "Chị Hoa cộng nhầm hai bản"
ANYBODY, CLERK = (
    words_in("vi"),
    words_in("vi", extent(Actor("x", 1, "", frozenset({Grant(AccountRole.REPORTER, "126")})), Action.READ_PEOPLE)),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = copied(tmp_path_factory.mktemp("reasons"))
    snapshot = made.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    report = next(s for s in snapshot.submissions if s.unit == COMMUNE and s.status.counts)
    withdraw_submission(made, PROGRAMME, COMMUNE, report.period, WHY, BY, report.form)
    return made


def table_text(office: Office, words: object) -> str:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    shown = sent_table(snapshot.plan, sent_by(snapshot, COMMUNE), words)  # type: ignore[arg-type]
    return "\n".join(str(cell) for column in shown.columns for cell in column.cells)


def test_the_table_of_what_was_sent(office: Office) -> None:
    assert WHY in table_text(office, CLERK)
    assert "Đã rút" in table_text(office, ANYBODY) and WHY not in table_text(office, ANYBODY)


def test_the_receipt(office: Office) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    sent = next(s for s in snapshot.submissions if s.status is SubmissionStatus.WITHDRAWN and s.reason == WHY)
    seen = receipt_of(office, sent.receipt)
    assert any(WHY in text for _, text in receipt_lines(seen, CLERK))
    assert not any(WHY in text for _, text in receipt_lines(seen, ANYBODY))


def test_the_matrix_that_is_kept_for_all(office: Office) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    calendar = completeness(snapshot, TODAY.date())
    shown = matrix(calendar, "BC-THANG", words_in("vi", ALL_NAMES))
    assert WHY not in str(shown)


def test_what_is_kept_for_all_readers_cannot_hold_a_remark() -> None:
    with naming_nobody(), pytest.raises(RuntimeError):
        words_in("vi", ALL_NAMES).remark(WHY, Person("", "Xã"))
    assert words_in("vi", ALL_NAMES).remark("", replace(Person(""), instead="Xã")) == ""
