"""A reader of calendars that is strict about RFC 5545, for tests."""

import re

LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
ONCE = {
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY"),
    "VCALENDAR": ("VERSION", "PRODID"),
    "VALARM": ("ACTION", "TRIGGER"),
}
Component = tuple[str, list[tuple[str, str, str]], list["Component"]]


def read_ics(content: bytes) -> Component:
    """The calendar as (name, properties with parameters, components); AssertionError for what the standard does not allow."""
    assert (
        content.endswith(b"\r\n")
        and b"\n" not in content.replace(b"\r\n", b"")
        and b"\r" not in content.replace(b"\r\n", b"")
    )
    raw = content[:-2].split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in raw), max(map(len, raw))
    for line in raw:
        line.decode()  # no fold cuts a letter
    text = content.decode().replace("\r\n ", "")
    stack: list[Component] = []
    done: Component | None = None
    for line in text.removesuffix("\r\n").split("\r\n"):
        found = LINE.fullmatch(line)
        assert found, line
        name, params, value = found[1], found[2], found[3]
        assert all(c == "\t" or ord(c) >= 32 for c in value), line
        if name == "BEGIN":
            stack.append((value, [], []))
        elif name == "END":
            component = stack.pop()
            assert component[0] == value
            names = [one for one, _, _ in component[1]]
            assert all(names.count(needed) == 1 for needed in ONCE[value]), names
            done = component
            if stack:
                stack[-1][2].append(component)
        else:
            assert done is None or stack, "something after the end"
            stack[-1][1].append((name, params, value))
    assert not stack and done is not None and done[0] == "VCALENDAR"
    return done


def text_of(value: str) -> str:
    """A TEXT value without its escapes; AssertionError for a sign that had to be escaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value), value
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def events_of(content: bytes) -> list[dict[str, str]]:
    """The properties of each event, with its parameters behind the name."""
    return [{name + params: value for name, params, value in event[1]} for event in read_ics(content)[2]]
