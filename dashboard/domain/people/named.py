"""The persons whom a plan and its reports name, each with the unit that stands for them where names are not read."""

from dataclasses import replace

from dashboard.domain.people.persons import Person
from dashboard.domain.people.rights import over_unit
from dashboard.domain.plan.plan import Plan


class Persons:
    """Persons of one plan; where a unit lies is looked up once for all of its people."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._known = plan, dict[str, Person]()

    def of(self, unit: str, name: str) -> Person:
        """Somebody of a unit of the plan, by its code; of one that the plan does not know its code stands for the name."""
        if unit not in self._known:
            known = self._plan.unit_by_code.get(unit)
            self._known[unit] = Person("", known.name if known else unit, over_unit(self._plan, unit))
        return replace(self._known[unit], name=name)

    def signer(self, name: str) -> Person:
        """Who signed something in the plan: somebody of the unit whose plan it is."""
        return self.of(self._plan.root, name)


def signer(plan: Plan, name: str) -> Person:
    """As `Persons.signer`, for one name alone."""
    return Persons(plan).signer(name)
