"""Kazakh libraries meant by a number, a qualifier or an ordinal alone: ``№9-ға``, ``облыстыққа``, ``екіншісі``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.kk.morphology import Ending, Morphology
from extractors.kk.people import PeopleReader
from extractors.lines import Line, Word
from extractors.mentions import LibraryMention, NameLexicon, Reference, kind_of
from extractors.naming import tidy, tidy_alias
from schemas.vocab import Kind

_SIGNED = re.compile(r"(?:№|#)[ ]?(?P<number>\d{1,3})(?![\d/])(?:-(?P<ending>[^\W\d_]+))?")
_LISTED = re.compile(r"(?:(?:[ ]*,|[ ]+(?:мен|бен|пен|және))[ ]*(?:№|#)[ ]?\d{1,3}(?:-[^\W\d_]+)?)+")
_GOES_ON = re.compile(r"[ ]*[^\W\d_]")
_WHERE = ("дағы", "дегі", "тағы", "тегі")


class ShortReader:
    """Reads what stands for a library without the word; whether it means one is for the whole text to say."""

    def __init__(self, lexicon: NameLexicon, morphology: Morphology) -> None:
        self._lexicon = lexicon
        self._morphology = morphology
        self._ordinals = tuple(lexicon.ordinals)
        self._people = PeopleReader(lexicon, morphology)
        self._named = lexicon.named_after[0]

    def read(self, line: Line, found: Sequence[LibraryMention]) -> list[LibraryMention]:
        """The short mentions of a sentence that share no text with those already found."""
        mentions = self._numbers(line) if "№" in line.low or "#" in line.low else []
        mentions.extend(self._words(line))
        return [mention for mention in mentions if not any(mention.overlaps(other) for other in found)]

    def _numbers(self, line: Line) -> list[LibraryMention]:
        mentions = []
        for match in _SIGNED.finditer(line.low):
            ending = self._morphology.ending(match["ending"]) if match["ending"] else None
            index = line.last_before(match.start())
            before = line.words[index].low if index >= 0 and line.blank(line.words[index].end, match.start()) else ""
            listed = _LISTED.match(line.low, match.end())
            follows = _GOES_ON.match(line.low, listed.end() if listed else match.end())
            # A number without an ending qualifies the noun behind it, or the one before it: «бұйрық № 5».
            bare = not follows and (not before or before.endswith(_WHERE) or before in self._morphology.words.joints)
            if (ending is None and not bare) or line.is_taken(match.start()):
                continue
            noun = next((head for head in self._lexicon.branch_heads if head in line.low), self._lexicon.heads[0])
            mentions.append(
                LibraryMention(
                    start=match.start(),
                    end=match.end(),
                    reference=Reference.SHORT,
                    name=tidy(f"№{match['number']} {noun}"),
                    number=match["number"],
                    case=ending.case if ending else "nominative",
                    head_start=match.start(),
                    head_end=match.end(),
                    firm=ending is not None or before.endswith(_WHERE),
                )
            )
        return mentions

    def _words(self, line: Line) -> list[LibraryMention]:
        mentions = []
        for word in line.words:
            if word.low.startswith(self._named) and (mention := self._named_after(line, word)):
                mentions.append(mention)
            elif form := self._morphology.form(word.low, self._ordinals):
                if form.ending.possessive or form.ending.person:
                    ordinal = self._lexicon.ordinals[form.noun]
                    mentions.append(_mention(word.start, word.end, form.ending, ordinal=ordinal))
            elif word.low.startswith(self._lexicon.alone) and (
                form := self._morphology.form(word.low, self._lexicon.alone)
            ):
                plain = form.ending.case in ("nominative", "instrumental") or form.ending.plural or form.ending.person
                if not plain and not line.is_taken(word.start):
                    mentions.append(self._qualifier(word.start, word.end, form.noun, form.ending))
        return mentions

    def _named_after(self, line: Line, word: Word) -> LibraryMention | None:
        """``Мақатаев атындағысы``, ``Абай атындағыда``: the noun is left out."""
        ending = self._morphology.ending(word.low[len(self._named) :])
        run = self._people.before(line, word.start)
        if run is None or ending is None or word.low == self._named:
            return None
        person = line.written(*run)
        mention = _mention(run[0], word.end, ending)
        name = tidy(f"{person} {self._named} {self._lexicon.heads[0]}")
        return replace(mention, name=name, eponym=tidy_alias(person), firm=True)

    def _qualifier(self, start: int, end: int, qualifier: str, ending: Ending) -> LibraryMention:
        tag = self._lexicon.qualifiers[qualifier]
        return _mention(start, end, ending, kind=kind_of((tag,)), profile=frozenset({qualifier}))


def _mention(
    start: int,
    end: int,
    ending: Ending,
    *,
    ordinal: int | None = None,
    kind: Kind = Kind.BRANCH,
    profile: frozenset[str] = frozenset(),
) -> LibraryMention:
    return LibraryMention(
        start=start,
        end=end,
        reference=Reference.SHORT,
        kind=kind,
        case=ending.case,
        head_start=start,
        head_end=end,
        profile=profile,
        ordinal=ordinal,
    )
