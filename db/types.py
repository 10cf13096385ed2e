"""How domain values are kept in columns: exactly or not at all."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, Dialect, String, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

from dashboard.domain.bounds import FIGURE_BOUND, FIGURE_PLACES, MONEY_BOUND_VND, scaled
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import BudgetYear

_EIGHT_BYTES = 2**63 - 1


class MisfitError(DontWrapMixin, ValueError):
    """A value that its column cannot keep exactly; nothing is rounded on the way in."""


class Dong(TypeDecorator[int]):
    """Integer đồng, between −9·10¹⁸ and 9·10¹⁸. A bool, a float or a Decimal is refused: somebody forgot the unit."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if type(value) is not int or abs(value) > MONEY_BOUND_VND:
            raise MisfitError(f"not an amount in đồng: {value!r}")
        return value


class Scaled(TypeDecorator[Decimal]):
    """A Decimal as an integer of 10^−`scale`, at most `bound` from zero: SQLite's own decimals are floats."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, scale: int, bound: int) -> None:
        super().__init__()
        if bound * 10**scale > _EIGHT_BYTES:
            raise ValueError(f"{bound} with {scale} decimals needs more than eight bytes")
        self.scale = scale
        self.bound = bound

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        kept = scaled(value, self.scale, self.bound) if type(value) is Decimal else None
        if kept is None:
            raise MisfitError(f"not a figure within ±{self.bound} with at most {self.scale} decimals: {value!r}")
        return kept

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        whole, rest = divmod(value, 10**self.scale)
        return Decimal(value).scaleb(-self.scale).normalize() if rest else Decimal(whole)


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC; one without a time zone is refused, since nobody knows when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise MisfitError(f"a moment without a time zone: {value}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A member of a domain enum by its value."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.members(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.members(value)


class PeriodCode(TypeDecorator[Period]):
    """A reporting period by its code, such as 2024-09."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> str | None:
        return None if value is None else value.code

    def process_result_value(self, value: str | None, dialect: Dialect) -> Period | None:
        return None if value is None else Period.parse(value)


class BudgetYearText(TypeDecorator[BudgetYear]):
    """A budget year or its "not-split" member; text, so that one column of a unique key holds both."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: BudgetYear | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> BudgetYear | None:
        return int(value) if value is not None and value.isdigit() else value


class Listed(TypeDecorator[tuple[str | int, ...]]):
    """A short ordered list of codes or numbers as JSON text: read and written whole, never searched."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str | int, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str | int, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Coordinates(TypeDecorator[tuple[object, ...]]):
    """Positions, rings or polygons as JSON text: nested tuples of numbers, read and written whole."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[object, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[object, ...] | None:
        return None if value is None else _tuples(json.loads(value))


def _tuples(listed: list[object]) -> tuple[object, ...]:
    return tuple(_tuples(part) if isinstance(part, list) else part for part in listed)


FIGURE = Scaled(FIGURE_PLACES, FIGURE_BOUND)
