"""Tables of a page as AppTest sees them: rows and columns decoded from what the component was given."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest


@dataclass(frozen=True)
class SeenTable:
    """One table: `frame` has its texts, `links` the address of each cell («» where it leads nowhere)."""

    name: str
    caption: str
    frame: pd.DataFrame
    links: pd.DataFrame
    data: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.frame.to_csv())


def tables_on(test: AppTest) -> list[SeenTable]:
    """All tables in the order of the page, those inside expanders and tabs too."""
    return [
        _seen(element) for element in test.get("bidi_component") if element.proto.component_name == "giamngheo_table"
    ]


def table_named(test: AppTest, name: str) -> SeenTable:
    """The table `table(…, name)` drew; AssertionError where there is none or more than one."""
    found = [one for one in tables_on(test) if one.name == name or one.name.startswith(f"{name}.")]
    assert len(found) == 1, f"{name}: {[one.name for one in tables_on(test)]}"
    return found[0]


def texts_of_tables(test: AppTest) -> str:
    return "\n".join(one.text for one in tables_on(test))


def _seen(element: Any) -> SeenTable:
    data = json.loads(element.proto.bytes)
    titles = [column["title"] for column in data["columns"]]

    def cells(part: str) -> pd.DataFrame:
        return pd.DataFrame([[cell.get(part, "") for cell in row["cells"]] for row in data["rows"]], columns=titles)

    name = str(element.key).removeprefix("table.")
    return SeenTable(name, data["caption"], cells("t"), cells("h"), data)
