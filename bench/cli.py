"""The start of the command line: a process of its own on the sample office, beside Python alone and beside one great import."""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.measure import ROOT, Contestant, in_turns, table
from dashboard.usecases.demo import load_demo
from dashboard.usecases.office import Office

RUNS = 9
COMMANDS = {"status --json": 0.6, "programmes": None, "--help": None}  # with the goal in seconds


class _Process:
    """A command as a process; its CPU of each run beside the time that passes, which a busy machine stretches."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self._arguments, self._environment = arguments, environment
        self._seconds: list[float] = []

    def run(self) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, *self._arguments]
        subprocess.run(command, cwd=ROOT, env=self._environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    @property
    def cpu(self) -> str:
        """Of all runs but the first, which compiles what it imports."""
        return f"CPU {median(self._seconds[1:]) * 1000:.0f} ms"


def measured() -> str:
    """The table of results."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(f"sqlite:///{Path(folder) / 'store.db'}")
        office.prepare()
        for _ in load_demo(office):
            pass
        environment = os.environ | {
            "GIAMNGHEO_DATABASE_URL": office.url,
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
        wanted = {
            "python -c pass": ["-c", "pass"],
            **{f"giamngheo {command}": ["-m", "dashboard.cli", *command.split()] for command in COMMANDS},
            'python -c "import pandas"': ["-c", "import pandas"],
        }
        processes = {name: _Process(arguments, environment) for name, arguments in wanted.items()}
        results = in_turns([Contestant(name, process.run, RUNS) for name, process in processes.items()])
    goals = {f"giamngheo {command}": f"; goal {goal} s" for command, goal in COMMANDS.items() if goal}
    notes = {name: process.cpu + goals.get(name, "") for name, process in processes.items()}
    return f"## cli: the start of a command, sample office\n\n{table(results, notes)}"
