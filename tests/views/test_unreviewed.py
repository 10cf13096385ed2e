"""What is said of figures that nobody has approved yet: from one place, and only where the office reviews."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.people.settings import CountingRule
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import words_in
from dashboard.views.overview import overview
from dashboard.views.status_json import status_json
from dashboard.views.unreviewed import coverage_clause, unreviewed_clause, unreviewed_note
from tests.builders import COMMUNE, OTHER_COMMUNE, SEPTEMBER, a_plan

OCTOBER = Period.parse("2024-10")
VI, EN = words_in("vi"), words_in("en")
SENT, APPROVED, RETURNED = SubmissionStatus.SUBMITTED, SubmissionStatus.APPROVED, SubmissionStatus.RETURNED


def known(
    *statuses: SubmissionStatus, reviewed: bool = True, counting: CountingRule = CountingRule.SUBMITTED
) -> Snapshot:
    sent = tuple(
        Submission(
            number, "BC-THANG", unit, SEPTEMBER, 1, status, datetime(2024, 10, 3, tzinfo=UTC), "xa", "0", "f.xlsx",
        )
        for number, (unit, status) in enumerate(zip((COMMUNE, OTHER_COMMUNE), statuses, strict=False), 1)
    )  # fmt: skip
    return Snapshot(2, None, a_plan(), 1, submissions=sent, reviewed=reviewed, counting=counting)


@pytest.mark.parametrize(
    ("snapshot", "vi", "en"),
    [
        pytest.param(known(SENT, APPROVED), "trong đó 1 báo cáo chưa duyệt", "reports among them not approved yet: 1", id="one waits"),
        pytest.param(known(SENT, SENT), "trong đó 2 báo cáo chưa duyệt", "reports among them not approved yet: 2", id="two wait"),
        pytest.param(known(APPROVED, APPROVED), "", "", id="all are approved"),
        pytest.param(known(RETURNED, APPROVED), "", "", id="what was returned is in no figure"),
        pytest.param(known(SENT, SENT, reviewed=False), "", "", id="the office does not review"),
        pytest.param(
            known(SENT, APPROVED, reviewed=False, counting=CountingRule.APPROVED),
            "chưa tính 1 báo cáo đã gửi, chờ duyệt", "reports left out until they are approved: 1", id="left out",
        ),
    ],
)  # fmt: skip
def test_how_many_wait(snapshot: Snapshot, vi: str, en: str) -> None:
    assert unreviewed_clause(snapshot, SEPTEMBER, VI) == vi
    assert unreviewed_clause(snapshot, SEPTEMBER, EN) == en


def test_reports_of_later_periods_do_not_concern_earlier_ones() -> None:
    assert unreviewed_clause(known(SENT), Period.parse("2024-08"), VI) == ""


def test_every_page_says_it_in_a_sentence_of_its_own() -> None:
    assert unreviewed_note(known(SENT), SEPTEMBER, VI) == "Số liệu đến 30/9/2024, trong đó 1 báo cáo chưa duyệt."
    assert unreviewed_note(known(APPROVED), SEPTEMBER, VI) == ""


def test_the_overview_and_the_slides_say_it_with_the_day() -> None:
    seen = overview(assess(known(SENT), SEPTEMBER), VI)
    assert "trong đó 1 báo cáo chưa duyệt" in seen.caption
    assert seen.source.endswith("trong đó 1 báo cáo chưa duyệt")


def test_beside_a_months_coverage_only_what_waits_for_that_month_is_counted() -> None:
    september = known(SENT, SENT)
    october = Submission(
        9, "BC-THANG", COMMUNE, OCTOBER, 1, SENT, datetime(2024, 11, 3, tzinfo=UTC), "xa", "0", "f.xlsx"
    )
    both = replace(september, submissions=(*september.submissions, october))
    assert coverage_clause(both, SEPTEMBER, both.plan.root, VI) == "trong đó 2 báo cáo chưa duyệt"
    said = "trong đó 1 báo cáo chưa duyệt; các kỳ trước còn 2 báo cáo chưa duyệt"
    assert coverage_clause(both, OCTOBER, both.plan.root, VI) == said
    assert overview(assess(both, OCTOBER), VI).caption.count(said) == 1
    assert coverage_clause(september, OCTOBER, both.plan.root, VI) == "các kỳ trước còn 2 báo cáo chưa duyệt"
    assert coverage_clause(both, OCTOBER, OTHER_COMMUNE, VI) == "các kỳ trước còn 1 báo cáo chưa duyệt"
    left_out = replace(both, counting=CountingRule.APPROVED)
    told = "chưa tính 1 báo cáo đã gửi, chờ duyệt; các kỳ trước chưa tính 2 báo cáo chờ duyệt"
    assert coverage_clause(left_out, OCTOBER, both.plan.root, VI) == told


def test_the_status_has_the_choice_and_the_number() -> None:
    told = status_json(assess(known(SENT, APPROVED), SEPTEMBER), VI)
    assert (told["counting"], told["unreviewed"]) == ("submitted", {"counted": 1, "left_out": 0})
    left_out = replace(known(SENT), counting=CountingRule.APPROVED)
    assert status_json(assess(left_out, SEPTEMBER), VI)["unreviewed"] == {"counted": 0, "left_out": 1}
    assert status_json(assess(known(SENT, reviewed=False), SEPTEMBER), VI)["unreviewed"] is None
