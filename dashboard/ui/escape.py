"""One way to put text from workbooks into Markdown: as text, never as formatting, links or pictures."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def md(text: str) -> str:
    """`text` with every character escaped that Markdown or Streamlit's own directives would read."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
