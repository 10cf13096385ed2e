"""The archive for a machine without a network: what the lock asks for there, and everything that the app is made of."""

import hashlib
import tarfile
import zipfile
from pathlib import Path

import pytest

from deploy.bundle import _PARTS, ROOT, USUAL, write
from deploy.lock import Target, asked_for

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def names(target: Target) -> dict[str, str]:
    return dict(line.split()[0].split("==") for line in asked_for(LOCK, target))


def test_what_is_asked_for_goes_by_the_other_machine() -> None:
    linux, windows = names(Target("linux", "3.13")), names(Target("windows", "3.13"))
    assert windows.keys() - linux.keys() == {"colorama"}
    assert linux.keys() - windows.keys() == {"uvloop"}


def test_every_package_of_the_lock_is_asked_for_by_somebody_and_once_each() -> None:
    asked = [names(Target(system, version)) for system in USUAL for version in ("3.11", "3.12", "3.13", "3.14")]
    pinned = {tuple(line.split()[0].split("==")) for line in LOCK.splitlines() if "==" in line.split(";")[0]}
    assert {item for of_one in asked for item in of_one.items()} == pinned


def test_an_older_python_gets_the_version_that_is_meant_for_it() -> None:
    lock = 'a==1 ; python_full_version < "3.12" \\\n    --hash=sha256:00\n    # via b\na==2 ; python_full_version >= "3.12" \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n'
    assert asked_for(lock, Target("linux", "3.11")) == ("a==1 --hash=sha256:00",)
    assert asked_for(lock, Target("linux", "3.12")) == ("a==2 --hash=sha256:11 --hash=sha256:22",)


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_the_archive_has_every_part_and_a_sum_of_every_file(tmp_path: Path, system: str) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "a-1-py3-none-any.whl").write_bytes(b"wheel")
    (wheels / "python").write_text("3.13\n", encoding="utf-8")
    first, again = (write(tmp_path / folder, system, wheels) for folder in ("first", "again"))
    assert first.read_bytes() == again.read_bytes()
    if system == "windows":
        with zipfile.ZipFile(first) as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
    else:
        with tarfile.open(first) as tape:
            files = {entry.name: (tape.extractfile(entry) or tape).read() for entry in tape}  # type: ignore[union-attr]
            assert {entry.name.partition("/")[2] for entry in tape if entry.mode == 0o755} == {"run"}
    bare = {name.partition("/")[2]: content for name, content in files.items()}
    assert {part for part in _PARTS if not any(name == part or name.startswith(f"{part}/") for name in bare)} == set()
    assert bare["wheels/a-1-py3-none-any.whl"] == b"wheel"
    assert not [name for name in bare if "__pycache__" in name or name.endswith("/.env")]
    assert bare["run.cmd"].count(b"\n") == bare["run.cmd"].count(b"\r\n") > 0
    sums = dict(line.split("  ")[::-1] for line in bare.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in bare.items()}
