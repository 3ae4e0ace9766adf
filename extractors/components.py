"""The spaCy components of both pipelines: sentences, findings, subjects.

Results stand on the ``Doc``: sentence starts; span groups (libraries, addresses, dates, figures, hours, services) for
whoever looks at a text with spaCy's tools; and the typed findings in ``doc.user_data``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span, SpanGroup

from extractors.answers import settle_answers
from extractors.facts import Context, Facts, Place, Said, read_sentence
from extractors.furniture import body_lines
from extractors.kit import Kit, build_kit
from extractors.labeller import Labeller
from extractors.labelling import with_labels
from extractors.language import sentence_language
from extractors.sentences import sentence_spans
from extractors.subjects import SubjectReader
from extractors.text import fold
from extractors.timetables import join_hours
from schemas.vocab import Language

SENTENCES, FINDINGS, SUBJECTS = "library_sentences", "library_findings", "library_subjects"
LABELS, LABELS_ALONE = "library_labels", "library_labels_alone"
TEXT, CONTEXT, FACTS, READINGS, ENTITIES = (
    "tizilim_text",
    "tizilim_context",
    "tizilim_facts",
    "tizilim_readings",
    "tizilim_entities",
)

# Code points that hold the title and the lead.
_HEAD = 600
# Sentences behind a question that may answer it.
_ANSWER_WITHIN = 2

LONGEST_SENTENCE = 1_200
"""Code points. Real sentences stay far below; lists without full stops reach 800."""
_GROUPS = ("libraries", "addresses", "dates", "figures", "hours", "services")


@cache
def kits() -> dict[str, Kit]:
    """The readers of both languages; a Russian text may quote a Kazakh sentence, and back."""
    return {language.value: build_kit(language) for language in Language}


def text_of(doc: Doc) -> str:
    """The text of a doc; whoever made it may leave it there, for spaCy puts it together anew at every access."""
    return str(doc.user_data.get(TEXT) or doc.text)


@Pipeline.component(SENTENCES)
def library_sentences(doc: Doc) -> Doc:
    """Set the sentence starts."""
    starts = {start for start, _ in sentence_spans(text_of(doc))}
    # One array for all tokens: setting them one by one looks over the whole text each time.
    flags = [1 if index == 0 or offset in starts else -1 for index, offset in enumerate(doc.to_array([IDX]))]
    starts_array: Any = np.array([flags], dtype="int64").T.astype("uint64")
    return doc.from_array([SENT_START], starts_array)


@Pipeline.component(FINDINGS)
def library_findings(doc: Doc) -> Doc:
    """Find names, places, dates, hours, figures and services, sentence by sentence; furniture is passed over."""
    context = doc.user_data.get(CONTEXT, Context(None, None, None))
    article = Language(doc.lang_)
    facts: list[Facts] = []
    said = Said()
    whole = text_of(doc)
    looks_back = kits()[article.value].figures.looks_back(fold(whole[:_HEAD]))
    for paragraph, start, end in sentences_of(whole):
        text = whole[start:end]
        kit = kits()[sentence_language(text, article).value]
        if paragraph != said.paragraph:
            said = replace(said, period=None, figure=None)
        if said.period is None and looks_back:
            said = replace(said, period="year")
        found = read_sentence(text, Place(start, end, paragraph, len(facts)), kit, context, said)
        said = _said(kit, found, said)
        if any(figure.supersedes for figure in found.figures):
            facts[-1] = replace(facts[-1], figures=facts[-1].figures[:-1])
        facts.append(found)
    facts = join_hours(settle_answers(facts, kits()))
    doc.user_data[FACTS] = facts
    for name in _GROUPS:
        doc.spans[name] = SpanGroup(doc, name=name, spans=_spans(doc, name, facts))
    return doc


def sentences_of(text: str) -> list[tuple[int, int, int]]:
    """Paragraph number, start and end of every sentence of an article; furniture is left out.

    What runs on without an end is cut between words: rules look over whole sentences, so their length bounds the time.
    """
    found = []
    for paragraph, (start, end) in enumerate(body_lines(text)):
        for left, right in sentence_spans(text[start:end]):
            position = start + left
            while start + right - position > LONGEST_SENTENCE:
                blank = text.rfind(" ", position + 1, position + LONGEST_SENTENCE)
                cut = blank if blank > 0 else position + LONGEST_SENTENCE
                found.append((paragraph, position, cut))
                position = cut
            found.append((paragraph, position, start + right))
    return found


def _said(kit: Kit, found: Facts, before: Said) -> Said:
    """What a sentence leaves to the next one, given what it was left itself."""
    asked, waits = kit.questions.asked(found.low), _ANSWER_WITHIN
    if asked is None and not found.figures:
        # "Oh, quite a lot. Forty-four.": the answer may take its time.
        asked, waits = before.asked, before.waits - 1
    figure = found.figures[-1] if found.figures else None
    period = kit.figures.period(found.low)
    topic = kit.network.topic(found.low) or before.topic
    return Said(bool(found.counts), found.place.paragraph, period, figure, asked if waits else None, waits, topic)


@cache
def labeller() -> Labeller:
    """The trained model of both languages."""
    return Labeller.shipped()


@Pipeline.component(LABELS)
def library_labels(doc: Doc) -> Doc:
    """Let the trained model look at the numbers and dates that the rules left."""
    doc.user_data[FACTS] = with_labels(doc.user_data[FACTS], labeller())
    return doc


@Pipeline.component(LABELS_ALONE)
def library_labels_alone(doc: Doc) -> Doc:
    """Let the trained model look at all numbers and dates, and forget what the rules made of them."""
    doc.user_data[FACTS] = with_labels(doc.user_data[FACTS], labeller(), alone=True)
    return doc


@Pipeline.component(SUBJECTS)
def library_subjects(doc: Doc) -> Doc:
    """Say of every sentence which libraries it speaks of."""
    reader = SubjectReader(kits(), at_home=doc.user_data[CONTEXT].city is not None)
    doc.user_data[READINGS] = reader.read(doc.user_data[FACTS])
    doc.user_data[ENTITIES] = reader.entities
    return doc


def _spans(doc: Doc, name: str, facts: list[Facts]) -> list[Span]:
    spans = []
    for item in facts:
        for found in item.mentions if name == "libraries" else getattr(item, name):
            label = found.reference.value if name == "libraries" else getattr(found, "field", name)
            span = doc.char_span(
                item.place.start + found.start, item.place.start + found.end, label=str(label), alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
    return spans
