"""One way to put text from workbooks into Markdown: as text, never as formatting, links or pictures."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
_JOINER = "\u2060"  # shown as nothing, and no part of any address
_FOUND_IN_TEXT = re.compile(  # addresses, icons and arrows are made of plain text once Markdown is read: no escape reaches them
    r"(?<=:)(?=material[/_]|streamlit:)|(?<=[a-z])(?=://)|(?<=www)(?=\.)|(?=@)|(?<=-)(?=[->])|(?<=<)(?=[-=])|(?<=[>~])(?==)",
    re.IGNORECASE,
)


def md(text: str) -> str:
    """`text` with every character escaped that Markdown or Streamlit's own directives would read."""
    return _SPECIAL.sub(r"\\\1", _FOUND_IN_TEXT.sub(_JOINER, text)).replace("\n", " ")
