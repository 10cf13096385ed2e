"""`./run mutants [ROOM [FILE…]]`: changes the code of a room, one place at a time, and counts the changes that no test notices.

mutmut makes the changes and runs the tests. It leaves alone what stands outside functions, and properties.
"""

import ast
import json
import shutil
import subprocess
import sys
import tomllib
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

from bench.measure import ROOT, machine, written

WORK = ROOT / "var" / "mutants"
EQUIVALENT = Path(__file__).parent / "equivalent_mutants.toml"  # file -> changed line -> why it changes nothing
_PYTEST = (
    "-m", "not hypothesis", "-p", "no:unraisableexception", "-p", "no:cacheprovider",  # slow
    "-o", "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true",  # escaped twice where collected twice
)  # fmt: skip
_COPIED = ("dashboard", "db", "docs", "pages", "sample_data", "tests")


@dataclass(frozen=True)
class Room:
    """The files of `folder` whose code is changed, and the tests that should notice. Property tests are left out: slow."""

    folder: str
    sources: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "verdicts": Room(
        "dashboard/domain",
        (
            "plan/paths", "verdicts/forecast", "verdicts/gaps", "verdicts/in_period", "verdicts/progress", "verdicts/reached",
            "verdicts/rollup", "verdicts/covering", "verdicts/target_paths", "verdicts/target_standing", "verdicts/tiers",
        ),
        ("tests/domain/verdicts", "tests/domain/test_pitfalls.py", "tests/domain/test_requirements.py"),
    ),
    "quality": Room(
        "dashboard/domain",
        (
            "bounds", "quality/figures", "quality/findings", "quality/gathered", "quality/money", "quality/money_beside",
            "quality/outliers",
            "quality/plan_gaps", "quality/reports", "quality/results", "quality/review", "quality/series", "quality/wholes",
        ),
        ("tests/domain/quality", "tests/domain/test_bounds.py"),
    ),
    "reading": Room(
        "dashboard/importing/cell_text",
        ("absences", "dates", "money_words", "names", "numbers", "periods"),
        ("tests/importing/cell_text",),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A change of one line, what the tests said, and why it is none where it is known to be none."""

    place: str  # file:line
    diff: str
    killed: bool
    reason: str


def _prepare(room: Room, files: list[str], work: Path) -> None:
    """A copy of the project in `work`, with a configuration that names what is to be changed and who is to notice."""
    shutil.rmtree(work, ignore_errors=True)
    for name in _COPIED:
        shutil.copytree(ROOT / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = {
        "source_paths": ["dashboard"],
        "only_mutate": [f"{room.folder}/{name}.py" for name in room.sources if not files or Path(name).name in files],
        "also_copy": [name for name in _COPIED if name not in ("dashboard", "tests")],
        "pytest_add_cli_args": [*_PYTEST],
        "pytest_add_cli_args_test_selection": [*room.tests],
        "timeout_constant": 6.0,  # × 15 seconds, for a busy machine
        "use_git_change_detection": False,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (work / "pyproject.toml").write_text("\n".join((project, "[tool.mutmut]", *lines, "")), encoding="utf-8")


def _check_names(work: Path) -> None:
    """Stops where a test cannot be run by its name a second time in one process, as mutmut runs it: it would seem to notice
    every change.
    """
    tests = json.loads((work / "mutants" / "mutmut-stats.json").read_text(encoding="utf-8"))["duration_by_test"]
    code = "import json, sys, pytest; *args, tests = json.load(sys.stdin); sys.exit([pytest.main(args + tests) for _ in '12'][1])"
    subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(["--collect-only", "-qq", *_PYTEST, list(tests)]), text=True,
        cwd=work / "mutants", stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip


def _mutants(work: Path) -> list[Mutant]:
    """Every mutant that was made in `work`."""
    known = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    made = []
    with chdir(work):
        for meta in sorted(Path("mutants").rglob("*.meta")):
            path = meta.relative_to("mutants").with_suffix("")
            source, reasons = path.read_text(encoding="utf-8"), known.get(str(path), {})
            for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
                killed = status_by_exit_code[code] in ("killed", "timeout")
                diff = "" if killed else get_diff_for_mutant(name, path=path)
                changed = "".join(line[1:].strip() for line in diff.splitlines()[2:] if line.startswith("+"))
                place = "" if killed else f"{path}:{_line(source, name, diff)}"
                made.append(Mutant(place, diff, killed, reasons.get(changed, "")))
    return made


def _line(source: str, mutant: str, diff: str) -> int:
    """The line of the file that the mutant changes."""
    function, owner = orig_function_and_class_names_from_key(mutant)
    body = ast.parse(source).body
    if owner:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner)
    start = next(node.lineno for node in body if isinstance(node, ast.FunctionDef) and node.name == function)
    hunk, *lines = diff.splitlines()[2:]
    before = next(n for n, line in enumerate(lines) if line[0] in "-+")
    return start + int(hunk.split()[1].split(",")[0][1:]) - 1 + before


def measured(name: str, files: list[str]) -> str:
    """The results of a room as Markdown; the mutants that survived are printed."""
    work = WORK / name
    _prepare(ROOMS[name], files, work)
    subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "1"], cwd=work, check=True)
    _check_names(work)
    mutants = _mutants(work)
    survived = [m for m in mutants if not m.killed and not m.reason]
    for mutant in survived:
        print(f"\n{mutant.place}\n{mutant.diff}")
    equivalent = sum(bool(m.reason) for m in mutants)
    real = len(mutants) - equivalent
    killed = real - len(survived)
    head = "| room | mutants | equivalent | killed | survived | share killed |\n|---|---:|---:|---:|---:|---:|"
    return (
        f"{head}\n| {name} | {len(mutants)} | {equivalent} | {killed} | {len(survived)} | {killed / max(1, real):.1%} |"
    )


def main() -> int:
    wanted, files = sys.argv[1:2] or list(ROOMS), sys.argv[2:]
    if not set(wanted) <= set(ROOMS):
        print(f"{wanted[0]}? {' | '.join(ROOMS)}", file=sys.stderr)
        return 2
    for name in wanted:
        text = measured(name, files)
        print(text)
        if not files:
            written(f"mutants {name}", f"## Mutants: `./run mutants {name}`\n\n{text}\n\n{machine()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
