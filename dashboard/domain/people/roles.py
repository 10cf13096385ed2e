"""Roles, each granted for a unit and what lies below it, and the actor of a command or a question."""

from dataclasses import dataclass, replace
from enum import StrEnum


class AccountRole(StrEnum):
    READER = "reader"  # xem: leaders and whoever must see what is not public
    REPORTER = "reporter"  # nộp: the clerk of a commune or a department
    REVIEWER = "reviewer"  # thẩm định: looks through what the units below sent
    ADMINISTRATOR = "administrator"  # quản trị: plans, accounts, settings


@dataclass(frozen=True, order=True)
class Grant:
    """A role over a unit, by its official code, and what lies below it; "" is the whole office."""

    role: AccountRole
    unit: str = ""


@dataclass(frozen=True)
class Actor:
    """Who asks or acts: the person's name as it is kept with what is sent, the unit that he works for, and his grants.

    `account` is None for who is not signed in, and for the operator: a person at the command line of the machine that holds
    the store, who could change its file as well and therefore may do everything. `address` is where a request came from.
    """

    name: str
    account: int | None = None
    unit: str = ""
    grants: frozenset[Grant] = frozenset()
    is_operator: bool = False
    address: str = ""

    @property
    def known(self) -> bool:
        """Whether the actor is somebody: signed in, or the operator."""
        return self.account is not None or self.is_operator

    def has(self, role: AccountRole) -> bool:
        """Whether the role is granted for any unit."""
        return self.is_operator or any(grant.role is role for grant in self.grants)

    def units_of(self, role: AccountRole) -> frozenset[str]:
        """The units that the role is granted for; "" among them: the whole office."""
        return frozenset({""} if self.is_operator else (g.unit for g in self.grants if g.role is role))

    def named(self, name: str) -> "Actor":
        return replace(self, name=name)


ANYBODY = Actor("")  # who is not signed in


def operator(name: str) -> Actor:
    """A person at the machine's command line, or the program that loads the sample office."""
    return Actor(name, is_operator=True)
