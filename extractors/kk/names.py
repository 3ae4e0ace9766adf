"""Library names in Kazakh: everything that modifies the head stands before it, and only the head takes endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.kk.brands import BrandReader
from extractors.kk.composing import Composer
from extractors.kk.lex_attrs import number_words
from extractors.kk.lists import ListReader
from extractors.kk.morphology import Form, load_morphology
from extractors.kk.networks import NetworkNames
from extractors.kk.outsiders import Outsiders
from extractors.kk.phrase import Phrase
from extractors.kk.phrases import PhraseReader
from extractors.kk.renaming import RenamingReader
from extractors.kk.short import ShortReader
from extractors.lines import Line
from extractors.mentions import LibraryMention, NameLexicon, Reference
from schemas.vocab import Kind

_NUMBER_AFTER = re.compile(r"[ ]?(?:№|#)[ ]?(?P<number>\d{1,3})(?!\d)")
_SHORT_QUOTE = 4
# Between a number and what it counts: «60-тан астам ауыл кітапханасы».
_COMPARED = frozenset({"астам", "аса", "жуық", "тарта", "шақты", "артық"})
_NUMBERS = number_words()


class KazakhNames:
    """Finds the mentions of libraries in a Kazakh sentence."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._morphology = load_morphology()
        self._heads = (*lexicon.heads, *lexicon.branch_heads, *lexicon.misspelt)
        self._phrases = PhraseReader(lexicon, self._morphology)
        self._composer = Composer(lexicon, self._morphology)
        self._networks = NetworkNames(lexicon, self._morphology)
        self._outsiders = Outsiders(lexicon, self._morphology)
        self._lists = ListReader(lexicon, self._morphology, self._composer)
        self._renaming = RenamingReader(lexicon, self._morphology, self._composer)
        self._brands = BrandReader(lexicon, self._morphology)
        self._short = ShortReader(lexicon, self._morphology)

    def find(self, text: str, low: str, taken: Sequence[tuple[int, int]]) -> list[LibraryMention]:
        """All mentions of a sentence in their order; ``taken`` spans (addresses) are no part of a name."""
        line = Line.of(text, low, taken)
        phrases: list[Phrase] = []
        found: list[LibraryMention] = []
        for index, word in enumerate(line.words):
            form = self._morphology.form(word.low, self._heads)
            if form is None or self._belongs_to_branch(line, index, form):
                continue
            if network := self._networks.read(line, index, form):
                found.append(network)
                continue
            phrase = self._quoted_whole(line, self._phrases.read(line, index, form))
            if self._outsiders.hold(line, phrase):
                continue
            phrases.append(phrase)
            found.extend(self._mentions(line, phrase))
        found = self._renaming.apply(line, phrases, found)
        found.extend(
            brand for brand in self._brands.read(line) if not any(brand.overlaps(mention) for mention in found)
        )
        found.extend(self._short.read(line, found))
        return sorted(found, key=lambda mention: mention.start)

    def _belongs_to_branch(self, line: Line, index: int, form: Form) -> bool:
        """``№ 5 кітапхана филиалы`` and ``Алматы Кітапханаларының … филиалы`` are read at ``филиалы``."""
        if not line.adjacent(index) or form.noun in self._lexicon.branch_heads:
            return False
        follow = self._morphology.form(line.words[index + 1].low, self._lexicon.branch_heads)
        bare = form.ending.case == "nominative" and not form.ending.person and not form.ending.plural
        return bool(follow and follow.ending.possessive and bare) or self._networks.owns_branch(line, index, form)

    def _numbers_a_school(self, line: Line, position: int) -> bool:
        """Whether a number belongs to the institution behind it: ``кітапхана №5 мектептің ғимаратында``."""
        follow = next((word for word in line.words if word.start >= position), None)
        if follow is None or not line.blank(position, follow.start):
            return False
        return self._morphology.form(follow.low, tuple(self._lexicon.institutions)) is not None

    def _quoted_whole(self, line: Line, phrase: Phrase) -> Phrase:
        """``«Отбасылық кітапхана»``: a short quotation that ends with the head is a name of its own."""
        quote = line.quote_around(phrase.head.start, phrase.head.end)
        if quote is None or phrase.identified or phrase.ending.case != "nominative" or phrase.ending.plural:
            return phrase
        start, end = quote.inner
        words = [word for word in line.words if start <= word.start < end]
        common = any(word.low in self._lexicon.never - set(self._morphology.words.joints) for word in words)
        proper = len(words) > 1 and words[0].capital and words[-1].end == phrase.head.end == end
        plain = all(line.blank(one.end, two.start) for one, two in pairwise(words))
        if not proper or common or not plain or len(words) > _SHORT_QUOTE:
            return phrase
        return self._phrases.with_brand(line, phrase, quote)

    def _mentions(self, line: Line, phrase: Phrase) -> list[LibraryMention]:
        if phrase.ending.plural:
            return self._lists.read(line, phrase) or [_mention(phrase, Reference.PLURAL)]
        if phrase.named:
            return [self._composer.with_centre(line, phrase, self._composer.named(line, phrase))]
        after = _NUMBER_AFTER.match(line.low, phrase.head.end)
        if after and self._numbers_a_school(line, after.end()):
            after = None
        if after and not phrase.ending.possessive and phrase.ending.case != "genitive":
            return [self._composer.numbered_after(line, phrase, after.span("number"))]
        if phrase.form.noun in self._lexicon.branch_heads:
            return [self._networks.branch(line, phrase)]
        if phrase.kind is Kind.SCHOOL:
            return []
        if _counted(line, phrase):
            return [_mention(phrase, Reference.PLURAL)]
        return [_mention(phrase, Reference.GENERIC, self._composer.title(line, phrase))]


def _counted(line: Line, phrase: Phrase) -> bool:
    """Whether a number above one stands before the noun: ``он алты кітапхана``."""
    before = line.last_before(phrase.begin)
    if before < 0 or not line.blank(line.words[before].end, phrase.begin):
        return False
    low = line.words[before].low
    if low in _COMPARED and before > 0:
        low = line.words[before - 1].low.partition("-")[0]
    return low not in ("1", "бір") and (low.isdigit() or low in _NUMBERS)


def _mention(phrase: Phrase, reference: Reference, title: str | None = None) -> LibraryMention:
    return LibraryMention(
        start=phrase.begin,
        end=phrase.head.end,
        reference=reference,
        kind=phrase.kind,
        case=phrase.ending.case,
        head_start=phrase.head.start,
        head_end=phrase.head.end,
        tags=phrase.kinds,
        title=title,
    )
