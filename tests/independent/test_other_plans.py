"""The plans of the other sample offices have no reports: what they ask for and give is what their workbooks say."""

from dashboard.text import words_in
from dashboard.usecases.demo import SAMPLES
from dashboard.usecases.office import Office as Program
from dashboard.views.status_json import status_json
from tests.independent.comparing import differences
from tests.independent.recomputed.reports import Office, read_office
from tests.independent.recomputed.targets import Printed, goal, stated

FOLDERS = ("S000", "S001", "S003", "S004")


def test_what_the_other_plans_ask_for_and_give_is_read_as_their_words_say(program: Program) -> None:
    found = []
    for folder in FOLDERS:
        office = read_office(SAMPLES / folder)
        printed = status_json(program.standing(office.plan.programme), words_in("vi"))
        assert [row["id"] for row in printed["targets"]] == [target.id for target in office.plan.targets]
        found += differences(asked_and_given(office), printed, folder)
    assert not found, "\n" + "\n".join(found)


def asked_and_given(office: Office) -> Printed:
    plan = office.plan
    return {
        "targets": [
            stated(plan, target) | {"goal": goal(target, plan.indicators[target.indicator].falls)}
            for target in plan.targets
        ],
        "money": [
            {"project": project, "fund": fund, "budget_year": year, "allocated_vnd": given}
            for project, fund, year, given in plan.allocations
        ],
    }
