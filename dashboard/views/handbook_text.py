"""A page of the handbook as HTML: the few signs of Markdown that it is written in, all else as text."""

import re
from collections.abc import Callable, Iterator
from html import escape

from dashboard.views.handbook import section_id

_SECTION = re.compile(r"## (\d+)\. (.+)")
_STEP, _POINT = re.compile(r"\d+\. (.+)"), re.compile(r"- (.+)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LINK, _BOLD, _CODE = re.compile(r"\[([^\]]+)\]\(([^)]+)\)"), re.compile(r"\*\*(.+?)\*\*"), re.compile(r"`([^`]+)`")
_ITALIC = re.compile(r"(?<![*\w])\*([^*]+)\*(?!\*)")


def title_of(text: str) -> str:
    """The first heading."""
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")


def handbook_html(text: str, link: Callable[[str], str]) -> str:
    """The page's elements; `link` turns an address as the file writes it into one that the reader can follow, "" for none."""
    return "".join(_blocks(text, link))


def _blocks(text: str, link: Callable[[str], str]) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines()]
        first = lines[0]
        if section := _SECTION.fullmatch(first):
            yield f'<h2 id="{section_id(int(section[1]))}">{_inline(f"{section[1]}. {section[2]}", link)}</h2>'
        elif first.startswith("# "):
            yield f"<h1>{_inline(first[2:], link)}</h1>"
        elif picture := _PICTURE.fullmatch(first):
            alt, where = escape(picture[1]), escape(link(picture[2]))
            yield f'<figure><img src="{where}" alt="{alt}" loading="lazy"><figcaption>{alt}</figcaption></figure>'
        elif all(_STEP.fullmatch(line) for line in lines):
            yield f"<ol>{_items(_STEP, lines, link)}</ol>"
        elif all(_POINT.fullmatch(line) for line in lines):
            yield f"<ul>{_items(_POINT, lines, link)}</ul>"
        else:
            yield f"<p>{_inline(' '.join(lines), link)}</p>"


def _items(mark: re.Pattern[str], lines: list[str], link: Callable[[str], str]) -> str:
    found = (mark.fullmatch(line) for line in lines)
    return "".join(f"<li>{_inline(match[1], link)}</li>" for match in found if match)


def _inline(text: str, link: Callable[[str], str]) -> str:
    def linked(match: re.Match[str]) -> str:
        where = link(match[2].replace("&amp;", "&"))
        return f'<a href="{escape(where)}">{match[1]}</a>' if where else match[1]

    told = _CODE.sub(r"<code>\1</code>", escape(text, quote=False))
    told = _BOLD.sub(r"<b>\1</b>", _LINK.sub(linked, told))
    return _ITALIC.sub(r"<i>\1</i>", told)
