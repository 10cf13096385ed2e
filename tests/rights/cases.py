"""The table of rights as it was meant, written by hand beside the code, and the cases that follow from it for every door."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.people.rights import Action, Relation, Stage
from dashboard.domain.people.roles import AccountRole

OWN, BELOW, ANY = "own", "own lower", "own lower other"
MEANT: dict[Action, dict[str, str]] = {
    Action.READ_UNREVIEWED: {"reader": BELOW, "reporter": BELOW, "reviewer": BELOW, "administrator": BELOW},
    Action.READ_ORIGINAL: {"reader": BELOW, "reporter": BELOW, "reviewer": BELOW, "administrator": BELOW},
    Action.READ_PEOPLE: {"reader": ANY, "reporter": ANY, "reviewer": ANY, "administrator": ANY},
    Action.SUBMIT: {"reporter": BELOW},
    Action.WITHDRAW: {"reporter": BELOW},
    Action.REVIEW: {"reviewer": BELOW},
    Action.UNLOCK: {"reviewer": BELOW},
    Action.EXPLAIN: {"reporter": BELOW, "reviewer": BELOW},
    Action.PLAN: {"administrator": BELOW},
    Action.MEET: {"reviewer": BELOW, "administrator": BELOW},
    Action.CARRY_OUT: {"reporter": BELOW, "reviewer": BELOW, "administrator": BELOW},
    Action.KEEP_CONTACT: {"reporter": OWN, "administrator": BELOW},
    Action.MANAGE_ACCOUNTS: {"administrator": BELOW},
    Action.SET_UP: {"administrator": BELOW},
    Action.READ_AUDIT: {"administrator": BELOW},
    Action.SHARE: {"reader": ANY, "reporter": ANY, "reviewer": ANY, "administrator": ANY},
    Action.END_SHARED: {"administrator": BELOW},
}
LOCKED_BY_APPROVAL = {Action.SUBMIT, Action.WITHDRAW, Action.REVIEW}


@dataclass(frozen=True)
class Case:
    """Somebody with one role for a unit that lies so to the one that is acted on (None: nobody signed in), and its report's state."""

    action: Action
    role: AccountRole | None
    relation: Relation | None
    stage: Stage

    @property
    def allowed(self) -> bool:
        if self.role is None or self.relation is None:
            return False
        if self.action in LOCKED_BY_APPROVAL and self.stage is Stage.APPROVED:
            return False
        if self.action is Action.UNLOCK and self.stage is not Stage.APPROVED:
            return False
        return self.relation.value in MEANT[self.action].get(self.role.value, "").split()

    def __str__(self) -> str:
        who = f"{self.role} {self.relation}" if self.role else "nobody"
        return f"{self.action} by {who} while {self.stage}"


def cases() -> Iterator[Case]:
    """Every action × role × relation × stage, and nobody."""
    for action in Action:
        for stage in Stage:
            yield Case(action, None, None, stage)
            for role in AccountRole:
                for relation in Relation:
                    yield Case(action, role, relation, stage)
