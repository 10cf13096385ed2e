"""The table of rights through service, page, download, original file, API and share link: no difference, and a planted one is found."""

from collections.abc import Iterator

import pytest

from dashboard.domain.people import rights
from dashboard.domain.people.rights import RIGHTS, Action, Relation, Stage
from dashboard.domain.people.roles import AccountRole
from dashboard.usecases.office import Office
from db.engine import engine
from tests.rights.cases import MEANT, Case, cases
from tests.rights.world import DOORS, World, differences, made
from tests.sample_store import copied


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patched:
        office: Office = copied(tmp_path_factory.mktemp("rights"))
        patched.setenv("GIAMNGHEO_DATABASE_URL", office.url)
        yield made(office)
        engine(office.url).dispose()


def test_the_table_of_the_code_is_the_one_that_was_meant() -> None:
    written = {
        action: {
            role.value: " ".join(r.value for r in Relation if r in reached) for role, reached in of.items() if reached
        }
        for action, of in RIGHTS.items()
    }
    assert written == MEANT


def test_there_is_a_case_for_everything() -> None:
    assert len(list(cases())) == len(Action) * len(Stage) * (1 + len(AccountRole) * len(Relation))


@pytest.mark.parametrize("door", DOORS)
def test_no_door_differs_from_the_table(world: World, door: str) -> None:
    found, count = differences(world, [(case, case.allowed) for case in cases()], {door: DOORS[door]})
    assert found == []
    assert count >= 13, f"{door} was asked {count} times"


def _of(action: Action) -> list[tuple[Case, bool]]:
    return [(case, case.allowed) for case in cases() if case.action is action and case.stage is Stage.OPEN]


@pytest.mark.parametrize(
    ("action", "doors"),
    [
        (Action.READ_ORIGINAL, ("service", "page", "original file")),
        (Action.READ_PEOPLE, ("service", "page", "download", "API")),
        (Action.READ_UNREVIEWED, ("service",)),
        (Action.SUBMIT, ("service", "page", "browser form")),
        (Action.WITHDRAW, ("service", "page")),
        (Action.REVIEW, ("service", "page")),
        (Action.PLAN, ("service", "page")),
        (Action.KEEP_CONTACT, ("service",)),
        (Action.SET_UP, ("service", "page")),
        (Action.END_SHARED, ("service", "page")),
        (Action.SHARE, ("service", "page")),
    ],
)
@pytest.mark.parametrize("wider", [True, False])
def test_a_planted_difference_is_found_at_every_door(
    world: World, action: Action, doors: tuple[str, ...], wider: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody is let in where some were, or nobody is: each door that offers the action must say otherwise than the table."""
    reached = set(Relation) if wider else set()
    planted = {**RIGHTS, action: dict.fromkeys(AccountRole, reached)}
    if all(planted[action][role] == RIGHTS[action].get(role, set()) for role in AccountRole):
        pytest.skip("this right is everybody's already")
    world.seen.clear()
    monkeypatch.setattr(rights, "RIGHTS", planted)
    moved = [(case, allowed) for case, allowed in _of(action) if allowed != (case.role is not None and wider)]
    for door in doors:
        found, _ = differences(world, moved[:2], {door: DOORS[door]})
        assert found, door
    world.seen.clear()
