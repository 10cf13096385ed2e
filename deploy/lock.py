"""What requirements.lock asks for on another machine: pip goes by its own machine's markers, whatever it loads for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packaging.requirements import Requirement

_HASH = re.compile(r"--hash=(\S+)")


@dataclass(frozen=True)
class Target:
    """A system and a version of Python, as pip and the markers of a lock name them."""

    system: str  # "linux" or "windows", both of 64 bits on x86
    python: str  # "3.13"

    @property
    def platforms(self) -> tuple[str, ...]:
        """Names of wheels that such a machine takes: glibc from 2.28 on, as of 2018, or Windows 10."""
        if self.system == "windows":
            return ("win_amd64",)
        return (
            *(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)),
            "manylinux2014_x86_64",
            "manylinux1_x86_64",
        )

    @property
    def markers(self) -> Mapping[str, str]:
        windows = self.system == "windows"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": "AMD64" if windows else "x86_64",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Windows" if windows else "Linux",
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": "win32" if windows else "linux",
            "extra": "",
        }


def asked_for(lock: str, target: Target) -> tuple[str, ...]:
    """The lines of a requirements file for that target: name, version and hashes, the markers already decided."""
    wanted = []
    for entry in _entries(lock):
        requirement = Requirement(_HASH.sub("", entry).strip())
        if requirement.marker is None or requirement.marker.evaluate(dict(target.markers)):
            hashes = " ".join(f"--hash={found}" for found in _HASH.findall(entry))
            wanted.append(f"{requirement.name}{requirement.specifier} {hashes}")
    return tuple(wanted)


def _entries(lock: str) -> Iterator[str]:
    """Every requirement with its hashes in one line, without comments."""
    bare = "\n".join(line for line in lock.splitlines() if not line.lstrip().startswith("#"))
    for line in bare.replace("\\\n", " ").splitlines():
        if line.strip():
            yield line.strip()
