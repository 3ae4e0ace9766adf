"""``python -m training``: train the shipped model, measure it, write it with its card.

Training data that is not ours stays outside the project: ``--data`` names a folder with ``kaznerd/IOB2_valid.txt`` and
``factrueval/devset``. Without it the model is trained on our own sentences alone, and its card says so.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from extractors.labeller import LABELS, Labeller
from schemas.errors import TizilimError
from training.card import write_card
from training.examples import (
    Example,
    article_examples,
    factrueval_examples,
    kaznerd_examples,
    phrase_examples,
)
from training.model import Settings, measure, train

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "extractors" / "models" / LABELS
_HELD_OUT = 8
# One in so many of other people's sentences: more of them teach nothing new and take most of the time.
_NEGATIVES = 6


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; 1 with a message where data is faulty."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with kaznerd/ and factrueval/")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--seed", type=int, default=Settings().seed)
    given = parser.parse_args(arguments)
    settings = Settings(epochs=given.epochs, seed=given.seed)
    try:
        examples = gather(given.data)
    except TizilimError as error:
        print(error, file=sys.stderr)
        return 1
    held = [example for example in examples if _held_out(example)]
    learned = [example for example in examples if not _held_out(example)]
    print(f"{len(learned)} examples to learn from, {len(held)} held out")
    trial = train(learned, settings, print)
    quality = measure(Labeller(trial), held)
    for row in quality:
        print(f"  {row.label:24} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}  n={row.support}")
    print("now with all examples")
    final = train(examples, settings, print)
    given.out.mkdir(parents=True, exist_ok=True)
    final.to_disk(given.out)
    write_card(given.out, settings, Counter(example.source for example in examples), quality)
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


def _held_out(example: Example) -> bool:
    """One of eight, chosen by its words, so that a sentence stays on its side whatever is added."""
    digest = hashlib.sha256(example.passage.text.encode()).digest()
    return digest[0] % _HELD_OUT == 0


if __name__ == "__main__":
    sys.exit(main())
