"""The model and its training: a small convolutional span categorizer, seeded."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Span
from spacy.training import Example as SpacyExample
from spacy.util import compounding, fix_random_seed, minibatch

from extractors.labeller import CANDIDATES, LABELS, NONE, SUGGESTER, Labeller, as_doc
from training.examples import Example

_CONFIG = {
    "suggester": {"@misc": SUGGESTER},
    "spans_key": LABELS,
    "negative_weight": 1.0,
    "allow_overlap": True,
    "model": {
        "@architectures": "spacy.SpanCategorizer.v1",
        "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 64},
        "scorer": {"@layers": "Softmax.v2"},
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v1",
                "width": 64,
                "rows": [4000, 500, 2000, 500],
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                "include_static_vectors": False,
            },
            # Two layers with windows of three see six words to either side.
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 64,
                "window_size": 3,
                "maxout_pieces": 3,
                "depth": 2,
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train."""

    epochs: int = 12
    dropout: float = 0.35
    seed: int = 7


def train(examples: Sequence[Example], settings: Settings, report: Callable[[str], None]) -> Pipeline:
    """A trained pipeline; the same examples and settings on the same machine give the same weights."""
    fix_random_seed(settings.seed)
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("spancat_singlelabel", config=_CONFIG)
    made = [_spacy_example(pipeline, example) for example in examples]
    optimizer = pipeline.initialize(lambda: made)
    order = random.Random(settings.seed)  # noqa: S311 (an order of examples, not a secret)
    for epoch in range(1, settings.epochs + 1):
        order.shuffle(made)
        losses: dict[str, float] = {}
        for batch in minibatch(made, size=compounding(16.0, 64.0, 1.002)):
            pipeline.update(batch, sgd=optimizer, drop=settings.dropout, losses=losses)
        report(f"epoch {epoch}: loss {losses['spancat_singlelabel']:.1f}")
    with pipeline.use_params(optimizer.averages):
        return pipeline.from_bytes(pipeline.to_bytes())


def _spacy_example(pipeline: Pipeline, example: Example) -> SpacyExample:
    predicted = as_doc(pipeline, example.passage)
    reference = as_doc(pipeline, example.passage)
    reference.spans[LABELS] = [
        Span(reference, span.start, span.end, label=label)
        for span, label in zip(reference.spans[CANDIDATES], example.labels, strict=True)
        if label != NONE
    ]
    return SpacyExample(predicted, reference)


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and F1 of one label."""

    label: str
    precision: float
    recall: float
    support: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure(labeller: Labeller, examples: Sequence[Example]) -> list[Quality]:
    """How well each label is told, and all but ``none`` together (``all``), best known labels first."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for example, labels in zip(examples, labeller.label(item.passage for item in examples), strict=True):
        for label, truth in zip(labels, example.labels, strict=True):
            given[label.field] += 1
            wanted[truth] += 1
            right[truth] += label.field == truth
    for counts in (right, given, wanted):
        counts["all"] = sum(count for label, count in counts.items() if label != NONE)
    return [
        Quality(label, right[label] / max(1, given[label]), right[label] / count, count)
        for label, count in wanted.most_common()
    ]
