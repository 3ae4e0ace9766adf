"""The model card: what the shipped model is, what it learned from, how well it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from extractors.labelling import LEAST
from training.model import Quality, Settings

_SOURCES = {
    "phrases": "marked sentences written for this project (`corpus/phrases`), licence of this project",
    "articles": "the train part of this project's corpus (`corpus/articles/train`), licence of this project",
    "kaznerd": (
        "KazNERD (Yeshpanov, Khassanov, Varol 2022), validation part, repository IS2AI/KazNERD, licence CC BY 4.0:"
        " real Kazakh television news as sentences in which no number is a fact about a library"
    ),
    "factrueval": (
        "factRuEval-2016, development part, repository dialogue-evaluation/factRuEval-2016, licence MIT:"
        " Russian news and analytical texts, used likewise"
    ),
}


def write_card(folder: Path, settings: Settings, sources: Counter[str], quality: Sequence[Quality]) -> None:
    """Write ``README.md`` into the model's folder."""
    rows = "\n".join(
        f"| {row.label} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} | {row.support} |" for row in quality
    )
    data = "\n".join(f"- {count} passages of {_SOURCES[source]}" for source, count in sorted(sources.items()))
    folder.joinpath("README.md").write_text(
        f"""# The fact labeller

A linear model (multinomial logistic regression over named features of the words around a candidate, one for Kazakh and
Russian) that says which fact about a library a number or a date is: its label is a field of the record, or none. The
rules find the candidates, so it can never invent a number. `features.txt` names the features, `labels.txt` the labels,
`weights.npy` holds a weight for each pair and the intercepts in its last row.

Made by `make train` (regularisation 1/{settings.strength:g}, features seen at least {settings.least_seen} times). What
it earns on whole articles stands in `docs/evaluation.md`. Licence: that of this project, with the attributions below.

## Learned from
{data}

None of the data that is not ours is part of this project; single words of it stand among the features.

## How well
One in four files of marked phrases held out, in both languages; what is less probable than {LEAST:g} counts as none.
The shipped model has then learned from all.

| label | precision | recall | F1 | support |
| --- | --- | --- | --- | --- |
{rows}

## Not for
Texts about anything but libraries; languages other than Kazakh and Russian; deciding whose fact it is (rules do that).
""",
        encoding="utf-8",
    )
