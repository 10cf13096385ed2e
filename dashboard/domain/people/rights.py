"""The table of rights: which role may do what to its own unit, to units below it and to others, in which state of a report.

Pages, commands, downloads, original files, the API and share links all ask `may`; nothing else decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official

OFFICE = ("",)  # over the whole office rather than over a unit
Over = tuple[str, ...]  # official codes: the unit that is acted on, then those above it (`over_unit`)


class Action(StrEnum):
    READ_UNREVIEWED = "read_unreviewed"  # figures that do not count yet, comments, drafts
    READ_ORIGINAL = "read_original"  # the file as it was sent, the neighbours of a cell
    READ_PEOPLE = "read_people"  # names of senders, officers' telephone numbers
    SUBMIT = "submit"  # a report, its correction, its draft
    WITHDRAW = "withdraw"
    REVIEW = "review"  # comment, return, approve
    UNLOCK = "unlock"  # an approved report, for a reason and until a day
    EXPLAIN = "explain"  # a finding, why something is late and what is done about it
    PLAN = "plan"  # a plan, its map
    MEET = "meet"  # prepare a meeting, run it, type what it decides
    CARRY_OUT = "carry_out"  # say that what a meeting decided is done
    KEEP_CONTACT = "keep_contact"
    MANAGE_ACCOUNTS = "manage_accounts"
    SET_UP = "set_up"  # settings of the office, the state of the system
    READ_AUDIT = "read_audit"
    SHARE = "share"  # make a share link, or a token of one's own
    END_SHARED = "end_shared"  # those of others


class Relation(StrEnum):
    OWN = "own"
    LOWER = "lower"
    OTHER = "other"


class Stage(StrEnum):
    """The state of the report that is acted on."""

    OPEN = "open"  # none yet, a draft, sent, returned or withdrawn
    APPROVED = "approved"  # and so locked
    UNLOCKED = "unlocked"  # approved, and opened again for a time


_OWN, _WITHIN, _ANYWHERE = {Relation.OWN}, {Relation.OWN, Relation.LOWER}, set(Relation)
_EVERY_ROLE = set(AccountRole)

RIGHTS: Mapping[Action, Mapping[AccountRole, set[Relation]]] = {
    Action.READ_UNREVIEWED: dict.fromkeys(_EVERY_ROLE, _WITHIN),
    Action.READ_ORIGINAL: dict.fromkeys(_EVERY_ROLE, _WITHIN),
    Action.READ_PEOPLE: dict.fromkeys(_EVERY_ROLE, _ANYWHERE),
    Action.SUBMIT: {AccountRole.REPORTER: _WITHIN},
    Action.WITHDRAW: {AccountRole.REPORTER: _WITHIN},
    Action.REVIEW: {AccountRole.REVIEWER: _WITHIN},
    Action.UNLOCK: {AccountRole.REVIEWER: _WITHIN},
    Action.EXPLAIN: {AccountRole.REPORTER: _WITHIN, AccountRole.REVIEWER: _WITHIN},
    Action.PLAN: {AccountRole.ADMINISTRATOR: _WITHIN},
    Action.MEET: {AccountRole.REVIEWER: _WITHIN, AccountRole.ADMINISTRATOR: _WITHIN},
    Action.CARRY_OUT: {
        AccountRole.REPORTER: _WITHIN,
        AccountRole.REVIEWER: _WITHIN,
        AccountRole.ADMINISTRATOR: _WITHIN,
    },
    Action.KEEP_CONTACT: {AccountRole.REPORTER: _OWN, AccountRole.ADMINISTRATOR: _WITHIN},
    Action.MANAGE_ACCOUNTS: {AccountRole.ADMINISTRATOR: _WITHIN},
    Action.SET_UP: {AccountRole.ADMINISTRATOR: _WITHIN},
    Action.READ_AUDIT: {AccountRole.ADMINISTRATOR: _WITHIN},
    Action.SHARE: dict.fromkeys(_EVERY_ROLE, _ANYWHERE),
    Action.END_SHARED: {AccountRole.ADMINISTRATOR: _WITHIN},
}
_NOT_WHILE_APPROVED = {Action.SUBMIT, Action.WITHDRAW, Action.REVIEW}
_ONLY_WHILE_APPROVED = {Action.UNLOCK}


class Forbidden(Exception):  # noqa: N818 - an answer, not a fault
    """The actor may not do this. `locked`: nobody may while the report is approved; `own`: not to what he sent himself."""

    def __init__(self, actor: Actor, action: Action, unit: str, locked: bool = False, own: bool = False) -> None:
        super().__init__(f"{action} {unit}".strip())
        self.actor, self.action, self.unit, self.locked, self.own = actor, action, unit, locked, own

    @property
    def signed_in(self) -> bool:
        """Whether somebody is: signing in as somebody else is then what would help."""
        return self.actor.known


def may(actor: Actor, action: Action, over: Over = OFFICE, stage: Stage = Stage.OPEN) -> bool:
    """Whether the actor may do this to the unit `over[0]`; `over[1:]` are the units above it, nearest first."""
    return stage_allows(action, stage) and entitled(actor, action, over)


def demand(actor: Actor, action: Action, over: Over = OFFICE, stage: Stage = Stage.OPEN) -> None:
    """Forbidden where the actor may not."""
    if not entitled(actor, action, over):
        raise Forbidden(actor, action, over[0])
    if not stage_allows(action, stage):
        raise Forbidden(actor, action, over[0], locked=True)


def demand_other(actor: Actor, action: Action, unit: str, sender: int | None) -> None:
    """Forbidden where the account that sent a report is the actor's: nobody approves what he sent himself."""
    if actor.account is not None and actor.account == sender and not actor.is_operator:
        raise Forbidden(actor, action, unit, own=True)


def entitled(actor: Actor, action: Action, over: Over = OFFICE) -> bool:
    """Whether a grant of the actor reaches the unit for this action, whatever the state of its report."""
    return actor.is_operator or any(
        relation(grant, over) in RIGHTS[action].get(grant.role, ()) for grant in actor.grants
    )


@dataclass(frozen=True)
class Extent:
    """The units over which somebody may do one thing. What is made for it may be kept for all who have the same one."""

    action: Action
    everywhere: bool = False
    grants: frozenset[Grant] = frozenset()  # that reach some units; none where it is everywhere

    def covers(self, over: Over) -> bool:
        """Whether it reaches the unit `over[0]` below `over[1:]`."""
        return self.everywhere or any(relation(g, over) in RIGHTS[self.action].get(g.role, ()) for g in self.grants)

    @property
    def key(self) -> str:
        """For caches."""
        return "*" if self.everywhere else ",".join(f"{grant.role}:{grant.unit}" for grant in sorted(self.grants))


def extent(actor: Actor, action: Action) -> Extent:
    """Where the actor may do this, as `may` says it of each unit."""
    grants = frozenset(grant for grant in actor.grants if RIGHTS[action].get(grant.role))
    whole = actor.is_operator or any(
        RIGHTS[action][g.role] == _ANYWHERE or (not g.unit and RIGHTS[action][g.role] >= _WITHIN) for g in grants
    )
    return Extent(action, True) if whole else Extent(action, False, grants)


def stage_allows(action: Action, stage: Stage) -> bool:
    """Whether a report in this state lets anybody do this: an approved one is locked until it is unlocked."""
    if action in _ONLY_WHILE_APPROVED:
        return stage is Stage.APPROVED
    return not (action in _NOT_WHILE_APPROVED and stage is Stage.APPROVED)


def relation(grant: Grant, over: Over) -> Relation:
    """How a unit lies to the one of a grant."""
    if grant.unit == over[0]:
        return Relation.OWN
    return Relation.LOWER if not grant.unit or grant.unit in over[1:] else Relation.OTHER


def over_unit(plan: Plan, unit: str) -> Over:
    """The official codes of a unit of a plan, then of those above it, and of what it became and those above that.

    Who answers for a commune answers for those that were merged into it.
    """
    chain: dict[str, None] = {}
    waiting = [unit]
    while waiting:
        code = waiting.pop(0)
        for one in (code, *plan.above(code)):
            chain.setdefault(official(one))
        waiting += [s.new for s in plan.successions_from.get(code, ()) if official(s.new) not in chain]
    return tuple(chain)
