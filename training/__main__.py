"""``python -m training``: train the shipped model, measure it, write it with its card.

Training data that is not ours stays outside the project: ``--data`` names a folder with ``kaznerd/IOB2_valid.txt`` and
``factrueval/devset``. Without it the model is trained on our own sentences alone, and its card says so.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from extractors.labeller import FEATURES, FOLDER, LABELS, WEIGHTS
from extractors.labelling import LEAST
from schemas.errors import TizilimError
from training.card import write_card
from training.examples import (
    Example,
    article_examples,
    factrueval_examples,
    kaznerd_examples,
    phrase_examples,
)
from training.model import Settings, Trained, measure, train

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "extractors" / "models" / FOLDER
# One in so many of other people's sentences: more of them teach nothing new.
_NEGATIVES = 3
# Files of marked phrases whose number this divides are held out for the card's figures.
_HELD_OUT = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; 1 with a message where data is faulty."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with kaznerd/ and factrueval/")
    parser.add_argument("--out", type=Path, default=MODEL)
    given = parser.parse_args(arguments)
    try:
        examples = gather(given.data)
    except TizilimError as error:
        print(error, file=sys.stderr)
        return 1
    held = [example for example in examples if held_out(example)]
    learned = [example for example in examples if not held_out(example)]
    print(f"{len(learned)} passages to learn from, {len(held)} held out")
    quality = measure(train(learned, Settings()).labeller(), held, LEAST)
    for row in quality:
        print(f"  {row.label:24} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}  n={row.support}")
    save(train(examples, Settings()), given.out)
    write_card(given.out, Settings(), Counter(example.source for example in examples), quality)
    size = sum(file.stat().st_size for file in given.out.rglob("*") if file.is_file())
    print(f"{given.out}: {size / 1e6:.1f} MB")
    return 0


def gather(data: Path | None) -> list[Example]:
    """All examples there are, in a fixed order; ``InputError`` names a faulty file."""
    found = [*phrase_examples(ROOT / "corpus" / "phrases"), *article_examples(ROOT / "corpus" / "articles" / "train")]
    if data:
        found.extend(islice(kaznerd_examples(data / "kaznerd" / "IOB2_valid.txt"), 0, None, _NEGATIVES))
        found.extend(islice(factrueval_examples(data / "factrueval" / "devset"), 0, None, _NEGATIVES))
    return found


def held_out(example: Example) -> bool:
    """Whether an example measures instead of teaching: whole files of phrases, in both languages."""
    return example.source == "phrases" and int(example.group) % _HELD_OUT == 0


def save(model: Trained, folder: Path) -> None:
    """Write the three files of a model."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath(FEATURES).write_text("\n".join(model.features) + "\n", encoding="utf-8")
    folder.joinpath(LABELS).write_text("\n".join(model.labels) + "\n", encoding="utf-8")
    np.save(folder / WEIGHTS, model.weights, allow_pickle=False)


if __name__ == "__main__":
    sys.exit(main())
