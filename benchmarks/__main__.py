"""``python -m benchmarks [parse|extract]``: run one benchmark, or all; arguments after the name go to it."""

from __future__ import annotations

import sys

from benchmarks import extract, parse

BENCHMARKS = {"parse": parse.main, "extract": extract.main}


def run(arguments: list[str]) -> int:
    """Run what was asked for; 2 for an unknown name."""
    if not arguments:
        for name, main in BENCHMARKS.items():
            print(f"== {name}")
            main([])
        return 0
    name, *rest = arguments
    if name not in BENCHMARKS:
        print(f"no benchmark {name!r}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    BENCHMARKS[name](rest)
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
