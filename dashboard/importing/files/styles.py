"""What a cell's style says of its value, in whatever kind of file the style was declared."""

from dataclasses import dataclass, field

from dashboard.importing.files.cells import Look
from dashboard.importing.files.number_formats import NumberFormat


@dataclass(frozen=True)
class Style:
    """What a cell style says of a value: the effect of its number format, and whether its font is struck through."""

    shown: NumberFormat = field(default_factory=NumberFormat)
    struck: bool = False

    @property
    def look(self) -> Look:
        return (self.shown.percent, self.struck, self.shown.scale)
