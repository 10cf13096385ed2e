"""Valid workbooks broken at random, as zip members, as XML and as bytes; each must be read or refused by name.

`python -m tests.importing.mutate 5000 [SEED]` breaks so many in the real worker and prints the outcomes by kind of file.
"""

import re
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.usecases.reading import Reader
from tests.importing.archives import archive, members_of

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "sample_data"
OVER_LIMITS = frozenset({"worker_died", "too_slow", "out_of_memory"})
CSV = 'Xã;Số hộ;Tỷ lệ\nMường Hung;1.234;26,68%\n"Chiềng; Khoong";(5);«–»\n' * 20

_ELEMENT = re.compile(rb"<(/?)([A-Za-z:]+)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb' ([A-Za-z:]+)="([^"]*)"')
_TEXT = re.compile(rb">([^<>]{1,40})<")
_VALUES = (
    b"-1", b"0", b"999999999999999999999", b"1e308", b"1e999", b"NaN", b"inf", b"", b" ", b"A1", b"XFD1048576", b"XFE9999999",
    b"A0", b"ZZZZ1", b"true", b"s", b"inlineStr", b"d", b"\xef\xbf\xbf", b"2024-13-45", b"1_000", b"&#10;", b"&lt;b&gt;",
    b"\xd9\xa3", b"x" * 40_000, b"2147483648", b"0x10", b"-1:-1", b"A1:XFD1048576", b"../../evil.xml", b"http://a/b",
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def sources() -> dict[str, bytes]:
    """The valid files to begin with: a report, a plan, and one table in every format."""
    plan = next(iter(sorted(SAMPLES.glob("*/plan.xlsx"))))
    report = min(SAMPLES.glob("*/reports/**/*.xlsx"), key=lambda path: (path.stat().st_size, path.name))
    found = {"plan.xlsx": plan.read_bytes(), "report.xlsx": report.read_bytes(), "table.csv": CSV.encode()}
    found |= {f"table.{kind}": (HERE / "files" / f"readings.{kind}").read_bytes() for kind in ("xlsx", "xls", "ods")}
    return found | {"table-1258.csv": b"X\xe3;H\xf4\xf2\n1;2\n", "table-16.csv": CSV.encode("utf-16")}


# -- members of the archive --------------------------------------------------------------------------------------------


def _of_members(change: Callable[[dict[str, bytes], str, Random], object]) -> Mutation:
    def mutation(content: bytes, random: Random) -> bytes:
        members = members_of(content)
        change(members, random.choice(list(members)), random)
        return archive(members)

    mutation.__name__ = change.__name__
    return mutation


def _member_deleted(members: dict[str, bytes], name: str, _: Random) -> None:
    del members[name]


def _member_truncated(members: dict[str, bytes], name: str, random: Random) -> None:
    members[name] = members[name][: random.randrange(len(members[name]) + 1)]


def _members_swapped(members: dict[str, bytes], name: str, random: Random) -> None:
    other = random.choice(list(members))
    members[name], members[other] = members[other], members[name]


def _member_renamed(members: dict[str, bytes], name: str, random: Random) -> None:
    members[random.choice([name.upper(), f"../{name}", "xl/evil.xml", f"{name}.bin", "C:/x"])] = members.pop(name)


def _member_flipped(members: dict[str, bytes], name: str, random: Random) -> None:
    members[name] = bytes_flipped(members[name], random)


def _member_emptied(members: dict[str, bytes], name: str, _: Random) -> None:
    members[name] = b""


def member_doubled(content: bytes, random: Random) -> bytes:
    members = list(members_of(content).items())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return archive([*members, random.choice(members)])


def method_changed(content: bytes, random: Random) -> bytes:
    return archive(members_of(content), random.choice([zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]))


# -- XML ---------------------------------------------------------------------------------------------------------------


def _of_xml(change: Callable[[bytes, Random], bytes]) -> Mutation:
    """A change of one part; the parts that are read are chosen more often than those that are only walked."""

    def mutation(content: bytes, random: Random) -> bytes:
        members = members_of(content)
        parts = [name for name in members if name.endswith((".xml", ".rels"))]
        core = [n for n in parts if re.search(r"sheet\d|workbook|sharedStrings|styles|content\.xml", n)]
        name = random.choice(core if core and random.random() < 0.8 else parts)
        for _ in range(random.choice([1, 1, 3, 20])):
            members[name] = change(members[name], random)
        return archive(members)

    mutation.__name__ = change.__name__
    return mutation


def _picked(pattern: re.Pattern[bytes], xml: bytes, random: Random) -> re.Match[bytes] | None:
    """A match somewhere behind a random place, without looking at all of them."""
    return pattern.search(xml, random.randrange(len(xml) + 1)) or pattern.search(xml)


def _replaced(xml: bytes, start: int, end: int, new: bytes) -> bytes:
    return xml[:start] + new + xml[end:]


def _tag_dropped(xml: bytes, random: Random) -> bytes:
    found = _picked(_ELEMENT, xml, random)
    return _replaced(xml, *found.span(), b"") if found else xml


def _element_dropped(xml: bytes, random: Random) -> bytes:
    found = _picked(re.compile(rb"<([A-Za-z:]+)[^<>]*(?:/>|>[^<>]*</\1>)"), xml, random)
    return _replaced(xml, *found.span(), b"") if found else xml


def _element_doubled(xml: bytes, random: Random) -> bytes:
    found = _picked(re.compile(rb"<([A-Za-z:]+)[^<>]*(?:/>|>[^<>]*</\1>)"), xml, random)
    return _replaced(xml, *found.span(), found[0] * random.choice([2, 2, 50])) if found else xml


def _element_renamed(xml: bytes, random: Random) -> bytes:
    names = sorted({found[2] for found in _ELEMENT.finditer(xml[:20_000])})
    if not names:
        return xml
    old, new = random.choice(names), random.choice([*names, b"c", b"v", b"row", b"t", b"evil"])
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", rb"\1" + new, xml)


def _attribute_changed(xml: bytes, random: Random) -> bytes:
    found = _picked(_ATTRIBUTE, xml, random)
    return _replaced(xml, *found.span(2), random.choice(_VALUES)) if found else xml


def _attribute_dropped(xml: bytes, random: Random) -> bytes:
    found = _picked(_ATTRIBUTE, xml, random)
    return _replaced(xml, *found.span(), b"") if found else xml


def _attribute_everywhere(xml: bytes, random: Random) -> bytes:
    found = _picked(_ATTRIBUTE, xml, random)
    value = random.choice(_VALUES)
    return (
        xml
        if not found
        else re.sub(rb" " + re.escape(found[1]) + rb'="[^"]*"', lambda _: b" " + found[1] + b'="' + value + b'"', xml)
    )


def _text_changed(xml: bytes, random: Random) -> bytes:
    found = _picked(_TEXT, xml, random)
    return _replaced(xml, *found.span(1), random.choice(_VALUES)) if found else xml


def _entity_declared(xml: bytes, random: Random) -> bytes:
    head = xml.find(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    return xml[:head] + b'<!DOCTYPE a [<!ENTITY b "cc">]>' + xml[head:]


def _nested(xml: bytes, random: Random) -> bytes:
    found = _picked(_TEXT, xml, random)
    return _replaced(xml, *found.span(1), b"<a>" * 400 + b"</a>" * 400) if found else xml


def _encoding_changed(xml: bytes, random: Random) -> bytes:
    return re.sub(rb'encoding="[^"]*"', b'encoding="' + random.choice([b"UTF-16", b"x", b"latin-1"]) + b'"', xml)


# -- bytes -------------------------------------------------------------------------------------------------------------


def bytes_flipped(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice([1, 1, 4, 64]) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut_short(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def piece_repeated(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    end = min(len(content), start + random.choice([1, 4, 512, 4096]))
    return content[:end] + content[start:end] * random.choice([1, 3]) + content[end:]


def piece_of_great_numbers(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    return (
        content[:start]
        + random.choice([b"\xff", b"\x00", b"\x7f"]) * random.choice([2, 4, 8, 512])
        + content[start + 4 :]
    )


RAW: tuple[Mutation, ...] = (bytes_flipped, cut_short, piece_repeated, piece_of_great_numbers)
ZIPPED: tuple[Mutation, ...] = (
    *RAW, member_doubled, method_changed,
    *map(_of_members, (_member_deleted, _member_truncated, _members_swapped, _member_renamed, _member_flipped, _member_emptied)),
    *map(_of_xml, (
        _tag_dropped, _element_dropped, _element_doubled, _element_renamed, _attribute_changed, _attribute_changed,
        _attribute_dropped, _attribute_everywhere, _text_changed, _text_changed, _entity_declared, _nested, _encoding_changed,
    )),
)  # fmt: skip


def mutations(count: int, seed: int = 1) -> Iterator[tuple[str, str, bytes]]:
    """`count` broken files: the name of the source, what was done to it, and the bytes; the same for the same seed."""
    random = Random(seed)
    files = sources()
    names = sorted(files)
    for _ in range(count):
        name = random.choice(names)
        chosen = random.choice(RAW if name.endswith(("csv", "xls")) else ZIPPED)
        yield name, chosen.__name__.lstrip("_"), chosen(files[name], random)


def outcome(reader: Reader, content: bytes) -> str:
    """ "read", or the reason of the refusal; anything else that is raised is what the mutations look for."""
    try:
        reader.read(content)
    except UnreadableWorkbook as refusal:
        return refusal.reason
    return "read"


def main() -> int:
    count, seed = [*map(int, sys.argv[1:]), *(5000, 1)[len(sys.argv) - 1 :]]
    reader, counts, slowest = Reader(), Counter[str](), (0.0, "")
    try:
        for name, what, content in mutations(count, seed):
            start = time.perf_counter()
            reason = outcome(reader, content)
            slowest = max(slowest, (time.perf_counter() - start, f"{name} {what}"))
            counts[reason] += 1
            if reason in OVER_LIMITS:
                print(f"{reason}: {name} {what}")
    finally:
        reader.close()
    for reason, times in counts.most_common():
        print(f"{times:6} {reason}")
    print(f"slowest: {slowest[0]:.2f} s, {slowest[1]}")
    return 1 if OVER_LIMITS & counts.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
