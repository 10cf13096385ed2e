"""`./run bundle linux|windows`: one archive with the app and every package of the lock, which installs with the network off.

Unpacked anywhere, `./run serve` (on Windows `run.cmd serve`, or deploy\\windows\\install.cmd) installs from its folder `wheels` and
starts. It holds wheels for the versions of Python that are named; the machine needs one of them.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard import __version__
from deploy.lock import Target, asked_for

ROOT = Path(__file__).parents[1]
WHEELS = "wheels"
USUAL = {
    "linux": ("3.11", "3.12", "3.13"),
    "windows": ("3.13",),
}  # Debian 12 and 13, Ubuntu 24.04; what python.org offers
_PARTS = (
    "dashboard", "db", "pages", "sample_data", "docs", "deploy", ".streamlit", "run", "run.cmd", "requirements.lock",
    "README.md", "README.en.md", "CHANGELOG.md", "SECURITY.md", "LICENSE", "pyproject.toml",
)  # fmt: skip
_NOT_SHIPPED = ("__pycache__", ".env", "secrets.toml", "settings.cmd", "contact-sheets")
_MADE_AT = (2020, 1, 1, 0, 0, 0)  # the same files make the same archive
_RUN_BY_NAME = {"run"}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run bundle", description=__doc__)
    parser.add_argument("system", nargs="?", choices=tuple(USUAL), default="linux")
    parser.add_argument("--python", action="append", help="version of Python, such as 3.13; may be repeated")
    parser.add_argument("--out", type=Path, default=ROOT / "var", help="folder of the archive")
    asked = parser.parse_args(arguments)
    versions = tuple(asked.python or USUAL[asked.system])
    with tempfile.TemporaryDirectory(prefix="giamngheo-") as folder:
        wheels = Path(folder)
        for version in versions:
            print(f"Python {version}, {asked.system} …", file=sys.stderr)
            if not load(Target(asked.system, version), wheels):
                print(
                    "Không tải được các gói. Kiểm tra mạng hoặc máy chủ gói (pip config), rồi chạy lại.\n"
                    "The packages could not be loaded. Check the network or the package index (pip config), and run again.",
                    file=sys.stderr,
                )
                return 1
        (wheels / "python").write_text(" ".join(versions) + "\n", encoding="utf-8")
        archive = write(asked.out, asked.system, wheels)
    print(archive)
    print(f"{archive.stat().st_size / 2**20:.0f} MiB, SHA-256 {hashlib.sha256(archive.read_bytes()).hexdigest()}")
    return 0


def load(target: Target, folder: Path) -> bool:
    """Every wheel of the lock for that target into the folder; compared with the lock's hash. False where one is missing."""
    lines = asked_for((ROOT / "requirements.lock").read_text(encoding="utf-8"), target)
    listed = folder / "asked.txt"
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    platforms = [word for name in target.platforms for word in ("--platform", name)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-input", "--no-deps",
         "--only-binary", ":all:", "--require-hashes", "--implementation", "cp", "--python-version", target.python,
         *platforms, "-d", folder, "-r", listed],
        check=False,
    )  # fmt: skip
    listed.unlink()
    return done.returncode == 0


def write(out: Path, system: str, wheels: Path) -> Path:
    """The archive, everything in one folder that says its version."""
    out.mkdir(parents=True, exist_ok=True)
    top = f"giamngheo-{__version__}"
    members = sorted(_members(wheels), key=lambda member: member[0])
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in members)
    members.append(("SHA256SUMS", sums.encode()))
    if system == "windows":
        archive = out / f"{top}-windows.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in members:
                kind = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
                packed.writestr(zipfile.ZipInfo(f"{top}/{name}", _MADE_AT), content, kind)
        return archive
    archive = out / f"{top}-linux.tar"  # wheels are packed already
    with tarfile.open(archive, "w") as tape:
        for name, content in members:
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mode = len(content), 0o755 if name in _RUN_BY_NAME else 0o644
            tape.addfile(entry, io.BytesIO(content))
    return archive


def _members(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of the app, its lines ended as Windows needs them in scripts of Windows; then the wheels."""
    for part in _PARTS:
        whole = ROOT / part
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            name = path.relative_to(ROOT)
            if path.is_file() and not set(name.parts) & set(_NOT_SHIPPED):
                content = path.read_bytes()
                if path.suffix == ".cmd":
                    content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                yield name.as_posix(), content
    for path in wheels.iterdir():
        yield f"{WHEELS}/{path.name}", path.read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
