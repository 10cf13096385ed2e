"""What lies above and below what: of units, over mergers and divisions too, and of projects. Each answer is worked out once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

Parents = Iterable[tuple[str, str | None]]  # codes and those of their parents


class Tree:
    """Nodes by code, each with at most one parent; a circle, as a plan that is being checked may have, ends where it closes."""

    def __init__(self, parents: Parents) -> None:
        self.parents: dict[str, str | None] = dict(parents)
        self._below: dict[str, frozenset[str]] = {}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The nodes directly below each, in their order."""
        groups: dict[str, list[str]] = defaultdict(list)
        for code, parent in self.parents.items():
            if parent:
                groups[parent].append(code)
        return {parent: tuple(codes) for parent, codes in groups.items()}

    def below(self, code: str) -> frozenset[str]:
        """The nodes under `code`, at any depth, without itself."""
        if code not in self._below:
            nodes: set[str] = set()
            grown = set(self.children.get(code, ()))
            while grown:
                nodes |= grown
                grown = {child for node in grown for child in self.children.get(node, ())} - nodes - {code}
            self._below[code] = frozenset(nodes)
        return self._below[code]

    def above(self, code: str) -> tuple[str, ...]:
        """The codes above a node, nearest first."""
        chain: list[str] = []
        parent = self.parents.get(code)
        while parent and parent not in chain:
            chain.append(parent)
            parent = self.parents.get(parent)
        return tuple(chain)


_LOT = 24  # units at least: few enough to be worked out anew, and the lots few enough to be joined


class Territory:
    """Which units may share an area: those below and above each other, and what they became or were made of."""

    def __init__(self, tree: Tree, successions: Iterable[tuple[str, str]]) -> None:
        self._tree, self._steps = tree, tuple(successions)
        self._related: dict[str, frozenset[str]] = {}
        self._lots: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}

    def related(self, code: str) -> frozenset[str]:
        """Every unit that may share an area with this one, itself among them; others may be among them too."""
        if code not in self._related:
            near = self._line(code)
            kin = {other for one in near for other in self._kin.get(one, ())} - near
            self._related[code] = near.union(*map(self._line, kin))
        return self._related[code]

    def kin(self, code: str) -> frozenset[str]:
        """All that a unit became or was made of, at any distance; empty of one that stands alone."""
        return self._kin.get(code, frozenset())

    def lots(self, codes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The units in lots of some at a time; what became one another, at any distance, is in one of them.

        Where none of them lies above another, what the lots report is of disjoint areas.
        """
        if codes not in self._lots:
            self._lots[codes] = self._parted(codes)
        return self._lots[codes]

    @cached_property
    def separate_areas(self) -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
        """The units that are above no others, in lots; and those above others, with what these became or were made of."""
        above = {code for code in self._tree.parents if self._tree.children.get(code)}
        above |= {kin for code in above for kin in self.kin(code)}
        return self.lots(tuple(code for code in self._tree.parents if code not in above)), frozenset(above)

    def _parted(self, codes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        lots: list[tuple[str, ...]] = []
        lot: list[str] = []
        taken: set[str] = set()
        place = {code: number for number, code in enumerate(codes)}
        for code in codes:
            if code in taken:
                continue
            kin = self.kin(code)
            lot += sorted((other for other in kin if other in place), key=place.__getitem__) if kin else [code]
            taken |= {code, *kin}
            if len(lot) >= _LOT:
                lots.append(tuple(lot))
                lot = []
        return (*lots, tuple(lot)) if lot else tuple(lots)

    def _line(self, code: str) -> frozenset[str]:
        return frozenset({code, *self._tree.below(code), *self._tree.above(code)})

    @cached_property
    def _kin(self) -> Mapping[str, frozenset[str]]:
        """By unit all that it became or was made of, at any distance, and their relatives; itself among them."""
        groups: dict[str, set[str]] = {}
        for old, new in self._steps:
            together = groups.get(old, {old}) | groups.get(new, {new})
            groups.update(dict.fromkeys(together, together))
        return {code: frozenset(group) for code, group in groups.items()}
