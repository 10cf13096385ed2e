"""A session of the store: one transaction over one connection.

Statements name tables and get rows, so SQLAlchemy's core is enough. Its sessions of objects are not loaded: a command starts a
tenth sooner without them, and a statement costs less.
"""

from typing import Any

from sqlalchemy import Connection


class Session:
    """What statements are executed in; `info` is for whoever works in it, and goes with it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.execute = connection.execute
        self.scalar = connection.scalar
        self.scalars = connection.scalars
        self.info: dict[Any, Any] = {}

    def connection(self) -> Connection:
        return self._connection
