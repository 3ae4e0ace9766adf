"""Library names in Russian: adjectives before the head agree with it, the naming part follows it and stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.lines import Line, Quote
from extractors.mentions import LibraryMention, NameLexicon, Reference
from extractors.naming import tidy_alias
from extractors.patterns import compile_phrases
from extractors.ru.adjectives import AdjectiveReader
from extractors.ru.brands import BrandReader
from extractors.ru.composing import Composer
from extractors.ru.lists import ListReader
from extractors.ru.morphology import Morphology
from extractors.ru.networks import NetworkNames
from extractors.ru.outsiders import Outsiders
from extractors.ru.phrase import Phrase
from extractors.ru.phrases import PhraseReader
from extractors.ru.renaming import RenamingReader
from extractors.ru.short import ShortReader
from schemas.vocab import Kind

_BRANCH = re.compile(r"-филиал\w*$")
_ELIDED = re.compile(r"[ ]+(?:-|на[ ](?:улице|ул\.|проспекте|пр\.)|по[ ]адресу|\()")
_PAUSE = re.compile(r"[ ]*(?:[-,(.:;]|$)")
_VERB_REACH = 3
_SHORT_QUOTE = 4


class RussianNames:
    """Finds the mentions of libraries in a Russian sentence."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._heads = (*lexicon.heads, *lexicon.branch_heads, *lexicon.synonyms)
        self._offices = compile_phrases((*lexicon.offices, *(f"{head}~" for head in self._heads)))
        self._adjectives = AdjectiveReader(lexicon, morphology)
        self._brands = BrandReader(lexicon, morphology)
        self._phrases = PhraseReader(lexicon, morphology, self._brands)
        self._composer = Composer(lexicon, morphology)
        self._networks = NetworkNames(lexicon, morphology, self._composer)
        self._outsiders = Outsiders(lexicon, self._brands)
        self._lists = ListReader(lexicon, morphology, self._composer)
        self._renaming = RenamingReader(lexicon, morphology, self._composer)
        self._short = ShortReader(lexicon, morphology)

    def find(self, text: str, low: str, taken: Sequence[tuple[int, int]]) -> list[LibraryMention]:
        """All mentions of a sentence in their order; ``taken`` spans (addresses) are no part of a name."""
        line = Line.of(text, low, taken)
        systems = self._networks.systems(line)
        found = list(systems)
        phrases: list[Phrase] = []
        for index, word in enumerate(line.words):
            if any(mention.start <= word.start < mention.end for mention in found):
                continue
            noun = _BRANCH.sub("", word.low) if "-" in word.low else word.low
            form = self._morphology.form(noun, self._heads)
            if form is not None:
                phrase = self._quoted_whole(line, self._phrases.read(line, index, form))
                if not self._outsiders.hold(line, phrase):
                    phrases.append(phrase)
                    found.extend(_apart(self._mentions(line, phrase, systems), found))
            elif phrase_or_none := self._phrases.headless(line, index) or self._phrases.acronym(line, index):
                found.extend(_apart([self._composer.named(line, phrase_or_none)], found))
            elif mention := self._elided(line, index):
                found.extend(_apart([mention], found))
        found = self._renaming.apply(line, phrases, found)
        found.extend(_apart(self._brands.alone(line), found))
        found.extend(self._short.read(line, found))
        return sorted(found, key=lambda mention: mention.start)

    def _quoted_whole(self, line: Line, phrase: Phrase) -> Phrase:
        """«Семейная библиотека»: a short quotation that ends with the head is a name of its own."""
        quote = line.quote_around(phrase.head.start, phrase.head.end)
        if quote is None or phrase.identified or phrase.form.plural or phrase.form.case != "nominative":
            return phrase
        start, end = quote.inner
        words = [word for word in line.words if start <= word.start < end]
        common = any(word.low in self._lexicon.never for word in words)
        proper = len(words) > 1 and words[0].capital and (phrase.head.end == end or _heads_line(line, phrase, quote))
        plain = all(line.blank(one.end, two.start) for one, two in pairwise(words))
        if not proper or common or not plain or len(words) > _SHORT_QUOTE:
            return phrase
        return self._phrases.with_brand(phrase, quote)

    def _mentions(self, line: Line, phrase: Phrase, systems: Sequence[LibraryMention]) -> list[LibraryMention]:
        if phrase.form.stem in self._lexicon.branch_heads:
            listed = self._lists.read(line, phrase) if phrase.number else []
            return listed or [self._branch(line, phrase, systems)]
        if network := self._networks.libraries(line, phrase):
            return [network]
        if listed := self._lists.read(line, phrase):
            return listed
        plural = phrase.form.plural or (phrase.form.plural is None and self._plural_context(line, phrase))
        if plural and not phrase.identified:
            return [self._composer.unnamed(line, phrase, Reference.PLURAL)]
        if phrase.named:
            return [self._composer.named(line, phrase)]
        if phrase.kind is Kind.SCHOOL:
            return []
        return [self._composer.unnamed(line, phrase, Reference.GENERIC)]

    def _branch(self, line: Line, phrase: Phrase, systems: Sequence[LibraryMention]) -> LibraryMention:
        if phrase.form.plural:
            return self._composer.unnamed(line, phrase, Reference.PLURAL)
        own = phrase.brand is not None and not self._offices.search(line.low[slice(*phrase.brand)])
        if phrase.number or phrase.eponym or own:
            return self._composer.named(line, phrase)
        bare = replace(phrase, end=phrase.head.end, eponym=None, brand=None, institution=False)
        mention = self._networks.branch(line, bare)
        system = next((item for item in systems if item.name and line.blank(mention.head_end, item.start)), None)
        if system is None or system.start < mention.head_end:
            return mention
        owner = line.text[system.start : system.end]
        return replace(mention, alias=tidy_alias(f"{phrase.form.nominative} {owner}"))

    def _plural_context(self, line: Line, phrase: Phrase) -> bool:
        """``библиотеки`` is one library's genitive or several; a word before or a plural verb after tells."""
        words = self._morphology.words
        before = line.last_before(phrase.begin)
        if any(self._morphology.feminine_form(word.low) for word in phrase.adjectives):
            return False
        adjectives = any(word.low.endswith(("ые", "ие")) for word in phrase.adjectives)
        if not adjectives and before >= 0 and self._governed(line, before, phrase.begin):
            return False
        if adjectives or (before >= 0 and _plural_word(line.words[before].low, words.plural_before)):
            return True
        if (
            before >= 0
            and line.blank(line.words[before].end, phrase.begin)
            and self._morphology.several(line.words[before].low)
        ):
            # «Двери библиотеки откроются»: the verb goes with the doors.
            return False
        follow = line.words[phrase.index + 1 : phrase.index + 1 + _VERB_REACH]
        return any(len(word.low) > 3 and word.low.endswith(words.plural_verbs) for word in follow)

    def _governed(self, line: Line, before: int, begin: int) -> bool:
        """«Услугами библиотеки пользуются», «слухи о закрытии библиотеки опровергли»: a noun with its genitive."""
        word = line.words[before]
        written = word.capital and before > 0
        return not written and line.blank(word.end, begin) and self._morphology.governs(word.low)

    def _elided(self, line: Line, index: int) -> LibraryMention | None:
        """«Центральная городская на улице Абая»: the head is left out, an earlier word of the sentence gave it."""
        word = line.words[index]
        if not self._morphology.feminine_form(word.low) or not _ELIDED.match(line.low, word.end):
            return None
        chain = self._adjectives.ending_at(line, index)
        said = any(self._morphology.form(item.low, self._lexicon.heads) for item in line.words)
        if not said or not any(chain.tags):
            return None
        form = self._morphology.nominative(self._lexicon.heads[0])
        phrase = Phrase(
            head=word,
            begin=chain.words[0].start,
            end=word.end,
            form=form,
            index=index,
            adjectives=chain.words,
            tags=chain.tags,
            seat=chain.seat,
            city=chain.city,
            headless=True,
        )
        if phrase.named:
            return self._composer.named(line, phrase)
        return self._composer.unnamed(line, phrase, Reference.GENERIC)


def _heads_line(line: Line, phrase: Phrase, quote: Quote) -> bool:
    """«Библиотека сталевара», ул. Мира, 5: a quotation that opens the line with the head and one word of its own."""
    index = line.first_after(phrase.head.end)
    opens = line.blank(0, quote.start) and phrase.begin == quote.start + 1
    closes = index < len(line.words) and line.words[index].end == quote.inner[1]
    return opens and closes and bool(_PAUSE.match(line.low, quote.end))


def _plural_word(low: str, determiners: frozenset[str]) -> bool:
    return low in determiners or low.endswith(("ые", "ие"))


def _apart(mentions: list[LibraryMention], found: list[LibraryMention]) -> list[LibraryMention]:
    """The mentions that share no text with those already found."""
    return [mention for mention in mentions if not any(mention.overlaps(other) for other in found)]
