"""An XML parser for foreign files: no document types, so no entities, and no tag without an end."""

from xml.parsers import expat

from dashboard.domain.issues import UnreadableWorkbook

MAX_SILENCE = 4 * 1024 * 1024  # bytes without a tag: an unfinished one is looked at again with every block


class BoundedXml:
    """Expat, fed block by block; handlers are set on `parser`. Broken XML raises `ExpatError`."""

    def __init__(self, namespaces: bool = False) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ") if namespaces else expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = _refused
        self._fed = 0

    def feed(self, block: bytes, final: bool = False) -> None:
        self._fed += len(block)
        self.parser.Parse(block, final)
        if self._fed - self.parser.CurrentByteIndex > MAX_SILENCE:
            raise UnreadableWorkbook("damaged")


def _refused(*_: object) -> None:
    raise UnreadableWorkbook("xml_doctype")
