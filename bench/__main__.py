"""`python -m bench [NAME…]`: runs the named benchmarks, or all, and writes what came out to RESULTS.md."""

import sys
from collections.abc import Callable

from bench import bulk, cli, documents, growth, light, pages, pictures, report, rerun, slow, stored, viewers
from bench.measure import machine, written

BENCHMARKS: dict[str, Callable[[], str]] = {
    "report": report.measured,
    "bulk": bulk.measured,
    "stored": stored.measured,
    "cli": cli.measured,
    "pages": pages.measured,
    "slow": slow.measured,
    "light": light.measured,
    "pictures": pictures.measured,
    "documents": documents.measured,
    "rerun": rerun.measured,
    "growth": growth.measured,
    "nation": growth.nation,
    "viewers": viewers.measured,
}


def main() -> int:
    wanted = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in wanted if name not in BENCHMARKS]
    if unknown:
        print(f"{', '.join(unknown)}? {' | '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in wanted:
        text = f"{BENCHMARKS[name]()}\n\n{machine()}"
        written(name, text)
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
