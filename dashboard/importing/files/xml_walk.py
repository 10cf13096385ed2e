"""Walking the XML of a workbook's parts: local names by known namespaces, no document types, block by block."""

from collections.abc import Callable, Iterable, Mapping
from typing import IO, Generic, TypeVar

from dashboard.importing.files.bounded_xml import BoundedXml
from dashboard.importing.files.guard import CHUNK

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
H = TypeVar("H")
Text = Callable[[str], object]


class Names(dict[str, str]):
    """From an element's full name to its local one; an element of a foreign namespace has the empty name."""

    def __init__(self, *namespaces: str) -> None:
        super().__init__()
        self._namespaces = (*namespaces, "")

    def __missing__(self, full: str) -> str:
        namespace, _, local = full.rpartition(" ")
        self[full] = local if namespace in self._namespaces else ""
        return self[full]


class Handlers(dict[str, H | None], Generic[H]):
    """From an element's full name to who handles it, or None; looked up once per name."""

    def __init__(self, names: Names, by_local: Mapping[str, H]) -> None:
        super().__init__()
        self._names = names
        self._by_local = by_local

    def __missing__(self, full: str) -> H | None:
        self[full] = self._by_local.get(self._names[full])
        return self[full]


def walk(stream: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Parse a part to its end; names come as "namespace local". Broken XML raises `ExpatError`."""
    xml = BoundedXml(namespaces=True)
    xml.parser.buffer_text = True
    xml.parser.StartElementHandler = start
    if end is not None:
        xml.parser.EndElementHandler = end
    if text is not None:
        xml.parser.CharacterDataHandler = text
    while block := stream.read(CHUNK):
        xml.feed(block)
    xml.feed(b"", final=True)


def attributes(attrs: dict[str, str]) -> dict[str, str]:
    """Attributes by local name."""
    return {name.rpartition(" ")[2]: value for name, value in attrs.items()}


def is_true(value: str | None) -> bool:
    """A Boolean attribute as XML Schema writes it."""
    return value in ("1", "true", "on")


def elements(stream: IO[bytes], names: Names, wanted: Iterable[str]) -> list[tuple[str, dict[str, str]]]:
    """The elements of some local names with their attributes, in order: for small parts."""
    chosen_elements: list[tuple[str, dict[str, str]]] = []
    chosen = frozenset(wanted)

    def start(full: str, attrs: dict[str, str]) -> None:
        local = names[full]
        if local in chosen:
            chosen_elements.append((local, attributes(attrs)))

    walk(stream, start)
    return chosen_elements
