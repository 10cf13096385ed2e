"""The units of a list as they were read, shown before any is taken: a code or a level that is wrong is seen at once."""

from dashboard.importing.unit_lists import ListedUnit
from dashboard.text import Words
from dashboard.ui.table import table
from dashboard.views.table import Table, texts


def draw_listed(units: tuple[ListedUnit, ...], key: str, words: Words) -> None:
    """Draws code, name and level of each; what the list does not say is said so."""
    if not units:
        return
    shown = Table.of(
        texts(words("Code"), [unit.code or words("given when taken") for unit in units]),
        texts(words("Name"), [unit.name for unit in units]),
        texts(words("Level"), [words.term(unit.level) if unit.level else words("as chosen above") for unit in units]),
    )
    table(shown, words, f"don-vi-{key}", caption=words("As the list is read"))
