"""A library's name as a language-free key.

``Жамбыл атындағы қалалық жасөспірімдер кітапханасы`` and ``Городская юношеская библиотека имени Жамбыла`` give the same
key: eponym zhambil, tags city and youth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.text import fold
from pipeline.merge.eponyms import Eponym, EponymReader
from pipeline.merge.folding import Folder, cut_ending
from pipeline.merge.lexicon import Lexicon
from pipeline.merge.resources import Resources

_TOKEN = re.compile(r"[^\W\d_]\.|[^\W_]+(?:['’-][^\W_]+)*")
_LATIN = re.compile(r"[A-Za-z]")
# A person's name in a library's name is at most given name, patronymic, surname and a title.
_EPONYM_WORDS = 4
_PLACE_WORDS = 3


@dataclass(frozen=True, slots=True)
class NameKey:
    """What a name says, whatever its language and spelling.

    ``words`` are meanings and skeletons that belong to this name alone, ``weak`` those that many libraries share,
    ``bare`` the words read as a person's name (``Абай кітапханасы``), ``street``, ``microdistrict`` and ``complex`` a
    place within the name, ``slug`` its readable words in order.
    """

    tags: frozenset[str] = frozenset()
    eponym: Eponym | None = None
    bare: Eponym | None = None
    number: str | None = None
    words: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    street: str | None = None
    microdistrict: str | None = None
    complex: str | None = None
    slug: tuple[str, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether nothing here tells one library from another of its city."""
        return not (self.eponym or self.number or self.words or self.weak or self.unique_role)

    @property
    def unique_role(self) -> bool:
        """Whether the name is no more than a role which a city fills once, as far as the tags can tell."""
        return bool(self.tags & {"national", "regional", "central"})

    @property
    def fullness(self) -> int:
        """How much the name says; of two names of one library the fuller is shown."""
        given = sum(2 if len(part) > 2 else 1 for part in self.eponym.given) if self.eponym else 0
        return 4 * bool(self.eponym) + given + 2 * len(self.tags) + 2 * bool(self.number) + 2 * len(self.words)


@dataclass
class _Draft:
    """A key while its words are being read."""

    tags: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    located: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


class NameReader:
    """Reads names into keys."""

    def __init__(self, resources: Resources) -> None:
        self.folder = Folder(resources.letters)
        self.eponyms = EponymReader(self.folder, resources.eponyms)
        self._lexicon = Lexicon(resources.lexicon)
        self._endings = resources.lexicon.endings
        self._before_name = frozenset(resources.eponyms.markers.before_name)
        self._after_name = frozenset(resources.eponyms.markers.after_name)
        numbers = resources.lexicon.numbers
        self._number = [re.compile(pattern, re.IGNORECASE) for pattern in numbers.name]
        self._known: dict[str, NameKey] = {}
        self._count = [re.compile(pattern, re.IGNORECASE) for pattern in numbers.count]

    def read(self, name: str) -> NameKey:
        """Return the key of a name in either language or Latin letters; an empty key where the name says nothing."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> NameKey:
        number, rest = self._take_number(name)
        eponym_words, tokens = self._take_eponym(_TOKEN.findall(rest))
        draft = self._read_words(tokens)
        words = [self._word(word) for word in draft.unknown]
        plain = [word for word in words if word]
        draft.words.update(plain)
        return NameKey(
            tags=frozenset(draft.tags),
            eponym=self.eponyms.read(" ".join(eponym_words)) if eponym_words else None,
            bare=self._bare(draft),
            number=number,
            words=frozenset(draft.words),
            weak=frozenset(draft.weak),
            places=frozenset(draft.places),
            street=draft.located.get("street"),
            microdistrict=draft.located.get("microdistrict"),
            complex=draft.located.get("complex"),
            slug=self._slug(draft),
        )

    def _word(self, word: str) -> str:
        """Return the skeleton of a word of the name, without a Kazakh genitive."""
        return self.folder.skeleton(cut_ending(fold(word), self._endings))

    def _take_number(self, name: str) -> tuple[str | None, str]:
        for pattern in self._count:
            name = pattern.sub(" ", name)
        for pattern in self._number:
            match = pattern.search(name)
            if match:
                # Only the number goes: «7-филиал» still says that it is a branch.
                rest = f"{name[: match.start()]} {match[0].replace(match['n'], ' ')} {name[match.end() :]}"
                return str(int(match["n"])), rest
        return None, name

    def _take_eponym(self, tokens: list[str]) -> tuple[list[str], list[str]]:
        for index, token in enumerate(tokens):
            marker = fold(token)
            if marker in self._before_name and index + 1 < len(tokens):
                end = index + 2
                while end < len(tokens) and end - index <= _EPONYM_WORDS and self._name_like(tokens, end):
                    end += 1
                return tokens[index + 1 : end], tokens[:index] + tokens[end:]
            if marker in self._after_name and index > 0:
                begin = index - 1
                while begin > 0 and index - begin < _EPONYM_WORDS and self._name_like(tokens, begin - 1):
                    begin -= 1
                return tokens[begin:index], tokens[:begin] + tokens[index + 1 :]
        return [], tokens

    def _name_like(self, tokens: Sequence[str], at: int) -> bool:
        """Whether the token may belong to a person's name: an initial, a title, a capitalised word without meaning."""
        token = tokens[at]
        if token.endswith(".") or self.eponyms.is_title(token):
            return True
        return token[0].isupper() and self._lexicon.find([fold(token)], 0) is None

    def _read_words(self, tokens: Sequence[str]) -> _Draft:
        draft = _Draft()
        folded = [fold(token).rstrip(".") for token in tokens]
        index = 0
        while index < len(tokens):
            meaning = self._lexicon.find(folded, index)
            if meaning is None:
                # House numbers and years are no part of a name.
                if not tokens[index][0].isdigit():
                    draft.unknown.append(tokens[index])
                index += 1
                continue
            for concept in meaning.concepts:
                draft.tags.update(concept.tags)
                kept = {"word": draft.words, "weak": draft.weak, "place": draft.places}.get(concept.role)
                if kept is not None:
                    kept.add(concept.id)
            index += meaning.length
            if meaning.locator is None:
                continue
            if meaning.locator.side == "before":
                place, draft.unknown = draft.unknown[-_PLACE_WORDS:], draft.unknown[:-_PLACE_WORDS]
            else:
                end = index
                while end < len(tokens) and end - index < _PLACE_WORDS and self._lexicon.find(folded, end) is None:
                    end += 1
                place, index = list(tokens[index:end]), end
            if place:
                draft.located.setdefault(meaning.locator.kind, " ".join(place))
        return draft

    def _bare(self, draft: _Draft) -> Eponym | None:
        """Return the unknown words as a person's name, where they can be one and nothing else names the library."""
        unknown = draft.unknown
        if not unknown or len(unknown) > _EPONYM_WORDS or len(draft.words) > len(unknown):
            return None
        if not all(word[0].isupper() or self.eponyms.is_title(word) for word in unknown):
            return None
        return self.eponyms.read(" ".join(unknown))

    def _slug(self, draft: _Draft) -> tuple[str, ...]:
        own = [self.folder.readable(word) for word in draft.unknown]
        meant = sorted(draft.words - {self._word(word) for word in draft.unknown})
        return tuple(part for part in (*own, *meant, *sorted(draft.weak)) if part)
