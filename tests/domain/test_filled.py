"""Dataclasses that are made by filling their dict are otherwise what they were."""

from dataclasses import FrozenInstanceError, dataclass, field, replace
from decimal import Decimal
from pickle import dumps, loads

import pytest

from dashboard.domain.filled import filled
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Observation, Source


@dataclass(frozen=True)
class Plain:
    code: str
    value: Decimal | None
    text: str = ""


Filled = filled(
    dataclass(frozen=True)(type("Filled", (), {"__annotations__": dict(Plain.__annotations__), "text": ""}))
)


@pytest.mark.parametrize("arguments", [("a", None), ("a", Decimal(1), "x")])
def test_the_arguments_are_those_of_the_dataclass(arguments: tuple[object, ...]) -> None:
    plain, quick = Plain(*arguments), Filled(*arguments)  # type: ignore[arg-type]
    by_name = dict(zip(("code", "value", "text"), arguments, strict=False))
    assert vars(quick) == vars(plain) == vars(Filled(**by_name))
    assert list(vars(quick)) == list(vars(plain))
    with pytest.raises(TypeError):
        Filled("a")  # type: ignore[call-arg]


def test_it_stays_frozen_equal_by_its_fields_and_copied_by_them() -> None:
    month = Period.parse("2024-09")
    one = Observation("a", "a", Source.OWN_REPORT, "ct-1", month, Place("Sheet", "B2"), value=Decimal(3))
    assert loads(dumps(one)) == one == replace(replace(one, text="x"), text="")
    assert hash(loads(dumps(one))) == hash(one)
    assert replace(one, value=Decimal(4)) != one
    with pytest.raises(FrozenInstanceError):
        one.value = Decimal(4)  # type: ignore[misc]


@dataclass(frozen=True)
class Checked:
    code: str

    def __post_init__(self) -> None:
        raise AssertionError("not left out")


@dataclass(frozen=True)
class Listed:
    codes: list[str] = field(default_factory=list)


@pytest.mark.parametrize("cls", [Checked, Listed])
def test_a_class_that_does_more_when_it_is_made_is_refused(cls: type[object]) -> None:
    with pytest.raises(TypeError):
        filled(cls)
