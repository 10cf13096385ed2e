"""Items as CSV (RFC 4180, UTF-8): a column a field; lists by semicolons, what is deeper as JSON; no text is a formula."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_of(items: Iterable[dict[str, Any]], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(item[name]) for name in columns] for item in items)
    return out.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list() | tuple() if all(isinstance(one, str) for one in value):
            return _safe("; ".join(value))
        case list() | tuple() | dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return _safe(str(value))


def _safe(text: str) -> str:
    """A spreadsheet would compute what begins so; a number stays one."""
    if not text.lstrip(" ").startswith(_FORMULAS) or _is_number(text):
        return text
    return f"'{text}"


def _is_number(text: str) -> bool:
    whole, _, part = text.removeprefix("-").partition(".")
    return whole.isascii() and whole.isdecimal() and (not part or (part.isascii() and part.isdecimal()))
