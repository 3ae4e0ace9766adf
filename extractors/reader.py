"""Articles in, records out: the spaCy pipeline of each language, then the drafts of claims, then the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from extractors import components
from extractors.bounded import BoundedTokenizer
from extractors.cities import detect_city
from extractors.confidence import weighed
from extractors.drafts import Draft, DraftWriter
from extractors.facts import Context
from extractors.gazetteer import load_gazetteer
from extractors.life import settled
from extractors.reading import Reading
from extractors.records import make_record
from extractors.scripts import Transcript, to_cyrillic
from schemas.article import Article
from schemas.record import ArticleRecord
from schemas.vocab import Language

# Any text about a library holds one of these stems; all others are not read at all.
_SCREEN = re.compile(r"к[iі³]тапхана|библиотек|читальн|creative hub", re.IGNORECASE)
# Russian texts may do without the word: «ОУНБ», «в юношеской имени Бектурова».
_SHORT_SCREEN = re.compile(
    r"\b(?:Ц[ГРД]Б|ЦГДБ|О?УНБ|ОЮБ|ЦБС|РНТБ)\b"
    r"|(?:областн|городск|детск|юношеск|молод[её]жн|научн)(?:ая|ой|ую) им(?:\.|ени )"
)
# The same in Latin script (some sites mix Cyrillic letters into it) and in Arabic script.
_OTHER_SCREEN = re.compile(r"[kк][iіı][tт][aа][pр](?:[hxх]|kh)[aа]n[aа]|[كک][ىٸی]تاپ[حھه]انا", re.IGNORECASE)
_LONGEST = 2_000_000


def mentions_library(text: str) -> bool:
    """Whether a text holds a word of libraries at all; texts that hold none are not read."""
    return bool(_SCREEN.search(text) or _SHORT_SCREEN.search(text) or _OTHER_SCREEN.search(text))


class By(StrEnum):
    """What reads numbers and dates; names, places, hours and services are always read by rules."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Study:
    """A record with the sentences and the drafts that it was made of; both empty for a text that was not read.

    The offsets of sentences and drafts are those of the transcript, where the article was read in one.
    """

    record: ArticleRecord
    readings: tuple[Reading, ...]
    drafts: tuple[Draft, ...]
    transcript: Transcript | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where in the article's own text a stretch of what was read stands."""
        return self.transcript.span(start, end) if self.transcript else (start, end)


class Reader:
    """Reads articles of both languages, Kazakh in any script. Build it once: it holds the compiled lexicons."""

    def __init__(self, by: By = By.BOTH) -> None:
        """``by``: what reads numbers and dates, by default the rules and the trained model what they leave."""
        self._pipelines = {language: build_pipeline(language, by) for language in Language}

    def read(self, article: Article) -> ArticleRecord:
        """The record of one article; empty where it tells of no library. The city is found where it is not given.

        Names are Cyrillic whatever the script; quotes are the article's own letters.
        """
        return self.study(article).record

    def study(self, article: Article) -> Study:
        """The record of one article with what led to it."""
        if not mentions_library(article.text):
            return Study(ArticleRecord(article=article), (), ())
        transcript = to_cyrillic(article.text)
        readable = _in_cyrillic(article, transcript) if transcript else article
        title = readable.title or readable.text.partition("\n")[0]
        city = article.city or detect_city(title, readable.text, article.outlet)
        if city != article.city:
            article = article.model_copy(update={"city": city})
            readable = readable.model_copy(update={"city": city})
        doc = self.analyse(readable)
        published = article.published.date().isoformat() if article.published else None
        readings = doc.user_data[components.READINGS]
        drafts = weighed(settled(DraftWriter(components.kits(), published).write(readings)))
        record = make_record(article, doc.user_data[components.ENTITIES], readings, drafts, transcript)
        return Study(record, tuple(readings), tuple(drafts), transcript)

    def analyse(self, article: Article) -> Doc:
        """The (Cyrillic) article as a spaCy ``Doc`` with everything that the components found in it."""
        pipeline = self._pipelines[article.language]
        doc = pipeline.make_doc(article.text)
        doc.user_data[components.TEXT] = article.text
        doc.user_data[components.CONTEXT] = Context(
            published=article.published.date() if article.published else None,
            city=article.city,
            gazetteer=load_gazetteer(article.city) if article.city else None,
        )
        for _, component in pipeline.pipeline:
            doc = component(doc)
        return doc


def _in_cyrillic(article: Article, transcript: Transcript) -> Article:
    """The article as the rules read it; its title is the text's first line."""
    title = transcript.text.partition("\n")[0]
    return article.model_copy(update={"text": transcript.text, "title": title, "language": Language.KK})


def build_pipeline(language: Language, by: By = By.BOTH) -> Pipeline:
    """The spaCy pipeline of a language: sentences, findings, the trained model's labels, subjects."""
    pipeline = spacy.blank(language.value)
    pipeline.max_length = _LONGEST
    pipeline.tokenizer = BoundedTokenizer(pipeline.tokenizer)
    labels = {By.RULES: (), By.MODEL: (components.LABELS_ALONE,), By.BOTH: (components.LABELS,)}[by]
    for name in (components.SENTENCES, components.FINDINGS, *labels, components.SUBJECTS):
        pipeline.add_pipe(name)
    return pipeline
