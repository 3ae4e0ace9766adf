"""``python -m corpus FOLDER``: check every gold file below a folder and say what is wrong with each."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.gold import gold_files, load
from schemas.errors import InputError


def main(arguments: list[str]) -> int:
    """Check the gold files below each folder named; 0 when all are sound, 1 otherwise."""
    folders = [Path(argument) for argument in arguments] or [Path(__file__).parent]
    paths = [path for folder in folders for path in gold_files(folder)]
    bad = 0
    for path in paths:
        try:
            load(path)
        except InputError as error:
            bad += 1
            print(error, file=sys.stderr)
    print(f"{len(paths) - bad} of {len(paths)} gold files are sound")
    return 1 if bad or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
