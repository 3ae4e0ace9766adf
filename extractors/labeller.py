"""The trained model: which fact a number or a date is, told by the words around it.

Rules find the candidates (``extractors.numbers``, ``extractors.dates``); the model, one spaCy span categorizer
for both languages, gives each a field or ``none`` with a probability. ``training`` makes it; its card stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span
from spacy.util import registry
from thinc.api import Ops, get_current_ops
from thinc.types import Ragged

from extractors import data
from extractors.text import fold
from schemas.errors import ConfigError

NONE = "none"
CANDIDATES = "candidates"
LABELS = "facts"
SUGGESTER = "tizilim.candidates.v1"

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_STEM = 6
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Passage:
    """Words with candidates: ``start, end`` pairs of the text, each a number or a date."""

    text: str
    candidates: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What the model takes one candidate for; ``probability`` is the model's own, 0 to 1."""

    start: int
    end: int
    field: str
    probability: float


class Labeller:
    """Labels candidates. Build it once: it holds the model."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._labels = tuple(cast("Any", pipeline.get_pipe("spancat_singlelabel")).labels)

    @classmethod
    def shipped(cls) -> Labeller:
        """The model inside the package; ``ConfigError`` where it is missing or not of this spaCy."""
        return cls.load(Path(str(data.PACKAGE / "models" / LABELS)))

    @classmethod
    def load(cls, path: Path) -> Labeller:
        """A model from its folder; ``ConfigError`` names the folder."""
        try:
            return cls(spacy.load(path))
        except (OSError, ValueError) as error:
            raise ConfigError(f"the trained model cannot be loaded: {error}", where=str(path)) from error

    def label(self, passages: Iterable[Passage]) -> Iterator[tuple[Label, ...]]:
        """The labels of each passage's candidates, ``none`` included, in the passages' order."""
        asked = list(passages)
        docs = (as_doc(self._pipeline, passage) for passage in asked)
        for passage, doc in zip(asked, self._pipeline.pipe(docs, batch_size=_BATCH), strict=True):
            spans = doc.spans[LABELS]
            scores = np.ravel(spans.attrs["scores"])
            found = {
                (span.start, span.end): (span.label_, float(score)) for span, score in zip(spans, scores, strict=True)
            }
            yield tuple(
                Label(*pair, *found.get((span.start, span.end), (NONE, 1.0)))
                for pair, span in zip(passage.candidates, doc.spans[CANDIDATES], strict=True)
            )


def as_doc(pipeline: Pipeline, passage: Passage) -> Doc:
    """A passage as the model sees it: folded words, stems in place of norms, digits by their length alone.

    Stems are the first letters: both languages inflect at the end. A number's digits do not matter, its size does.
    """
    text = fold(passage.text)
    tokens = list(_TOKEN.finditer(text))
    spaces = [index + 1 < len(tokens) and tokens[index + 1].start() > token.end() for index, token in enumerate(tokens)]
    words = ["0" * len(token[0]) if token[0].isdigit() else token[0] for token in tokens]
    doc = Doc(pipeline.vocab, words=words, spaces=spaces)
    for token, word in zip(doc, words, strict=True):
        token.norm_ = word[:_STEM]
    doc.spans[CANDIDATES] = [_span(doc, tokens, *pair) for pair in passage.candidates]
    return doc


def _span(doc: Doc, tokens: Sequence[re.Match[str]], start: int, end: int) -> Span:
    inside = [index for index, token in enumerate(tokens) if token.start() < end and start < token.end()]
    return Span(doc, inside[0], inside[-1] + 1)


@registry.misc(SUGGESTER)
def candidates_suggester() -> Any:
    """The spans that the rules found, and no others."""

    def suggest(docs: Iterable[Doc], *, ops: Ops | None = None) -> Ragged:
        ops = ops or get_current_ops()
        found = [[(span.start, span.end) for span in doc.spans[CANDIDATES]] for doc in docs]
        spans: Any = np.asarray([pair for pairs in found for pair in pairs], dtype="i").reshape(-1, 2)
        return Ragged(ops.asarray2i(spans), ops.asarray1i([len(pairs) for pairs in found]))

    return suggest
