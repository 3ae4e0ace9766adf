"""Kazakh in Latin script: which alphabet a text keeps, and its words in Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extractors.scripts.alphabets import Alphabet, load_alphabets
from extractors.scripts.harmony import LONGEST_WORD, Unit, resolve
from extractors.scripts.stems import Stems, load_words
from extractors.scripts.transcript import Transcript, Writer
from extractors.text import lower

# Apostrophes of all kinds that stand behind a letter as its mark.
_APOSTROPHES = "'’‘ʼʻ´`′"
_MARKED = re.compile(rf"[agnoscuiyAGNOSCUIY][{_APOSTROPHES}]")
_ACUTE, _UMLAUT, _OLD = re.compile(r"[áǵńóúý]"), re.compile(r"[äöüğñşŋūïŭç]"), re.compile(r"[ïw]")
_Y, _Y_AFTER_VOWEL = re.compile(r"y"), re.compile(r"[aäáeoöóuüúūıi]y")
# A text in plain ASCII has fewer marked letters than one in fifty.
_SHARE = 0.02
_RARE = 0.002

_KEEP = r"(?P<keep>(?:https?://|www\.)\S+|[\w.-]{1,64}@[\w.-]{1,64}|(?:[\w-]{1,63}\.){1,4}(?:kz|com|org|net|ru|me)\b(?:/\S*)?)"
# An apostrophe is part of a word only behind a letter that it marks.
_TOKEN = re.compile(rf"{_KEEP}|(?P<word>(?:[agnoscuiyAGNOSCUIY][{_APOSTROPHES}]|[^\W\d_])+)")
_BARE_TOKEN = re.compile(rf"{_KEEP}|(?P<word>[^\W\d_]+)")
_LATIN_LETTER = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_NOT_KAZAKH = re.compile(rf"[wx]|c(?![h{_APOSTROPHES}])", re.IGNORECASE)
# "3D", "5G".
_AFTER_DIGIT = frozenset("DG")
_ROMAN = re.compile(r"[IVXLC]+")
# Such a word before a brand is none of it: «Astanada Smart Point».
_IN_CASE = re.compile(r"(?:[dt][ae]|[dt][ae]n|[gqk][ae]|[dt][ae]g[yi]|nyn|nin|men|pen|ben)$")
_MARKS = re.compile(r"[^a-zA-Z]")
_GLIDE = re.compile(r"(?<=[AÁEOÓUÚYI])I")
# Cyrillic letters with Latin twins; whole sites mix them into Latin words.
_TWINS = str.maketrans("асеорхукмтнвіАСЕОРХКМТНВІ", "aceopxykmtnviACEOPXKMTHBI")
# What plain ASCII writes in two ways.
_ASCII = {"zh": "j", "kh": "h", "gh": "g", "x": "h", "w": "u"}
_ASCII_PIECE = re.compile("|".join((*_ASCII, ".")), re.DOTALL)


@dataclass(frozen=True, slots=True)
class LatinReader:
    """Reads words of one Latin alphabet."""

    alphabet: Alphabet
    stems: Stems
    plain: bool
    apostrophes: bool

    def read(self, text: str) -> Transcript:
        """The text with its Kazakh words in Cyrillic; brands, addresses of pages and Cyrillic words stay."""
        writer = Writer()
        position = 0
        tokens = list((_TOKEN if self.apostrophes else _BARE_TOKEN).finditer(text))
        kept = self._foreign(text, tokens)
        for index, token in enumerate(tokens):
            start, end = token.span()
            writer.copy(text, position, start)
            if index in kept or end - start > LONGEST_WORD:
                writer.copy(text, start, end)
            else:
                self._word(writer, text[start:end], start, text[end : end + 1])
            position = end
        writer.copy(text, position, len(text))
        return writer.done()

    def _word(self, writer: Writer, word: str, offset: int, followed_by: str) -> None:
        pieces = _pieces(self._small(word), plain=self.plain)
        small = "".join(piece for piece, _, _ in pieces)
        units = units_of(small, self.alphabet, self.stems, followed_by=followed_by)
        resolve(units, self.alphabet.after_consonant, telling_k=not self.plain)
        shout = word.isupper() and len(word) > 1
        for unit in units:
            start, end = pieces[unit.start][1], pieces[unit.end - 1][2]
            letters = unit.letter
            if word[start].isupper():
                letters = letters.upper() if shout else letters[:1].upper() + letters[1:]
            writer.put(letters, offset + start, offset + end)

    def _small(self, word: str) -> str:
        """The word in small letters; ``I`` is the capital of both ``i`` and ``ı``."""
        twin = word.translate(_TWINS).replace("İ", "i")
        if "I" not in twin or "ı" not in self.alphabet.meanings:
            return lower(twin)
        if "й" not in self.alphabet.meanings["ı"]:
            return lower(twin.replace("I", "ı"))
        if self.stems.find(lower(dotless := twin.replace("I", "ı", 1))):
            return lower(dotless)
        return lower(_GLIDE.sub("ı", twin))

    def _foreign(self, text: str, tokens: list[re.Match[str]]) -> set[int]:
        """The tokens that stay: addresses, Roman numbers, Cyrillic words, brands with their neighbours."""
        words = load_words().foreign
        kept, brands = set(), set()
        for index, token in enumerate(tokens):
            word = token[0]
            behind_digit = text[token.start() - 1 : token.start()].isdigit()
            initial = len(word) == 1 and (text[token.end() : token.end() + 1] == "." or behind_digit)
            if token["keep"] or not _LATIN_LETTER.search(word) or (_ROMAN.fullmatch(word) and not initial):
                kept.add(index)
            elif lower(word) in words or (behind_digit and word in _AFTER_DIGIT) or (not self._may_spell(word)):
                brands.add(index)
        stay = kept | brands
        for index in sorted(brands):
            for step in (-1, 1):
                beside = index + step
                while 0 <= beside < len(tokens) and beside not in stay:
                    first = min(beside, beside - step)
                    between = text[tokens[first].end() : tokens[first + 1].start()]
                    if between not in (" ", "-") or not self._brandish(tokens[beside][0], step):
                        break
                    stay.add(beside)
                    beside += step
        return stay

    def _may_spell(self, word: str) -> bool:
        return (
            self.plain
            or "w" in self.alphabet.meanings
            or not _NOT_KAZAKH.search(word.replace("c'", "") if self.apostrophes else word)
        )

    def _brandish(self, word: str, step: int) -> bool:
        """Whether a word beside a foreign one belongs to the same brand: a capital, no Kazakh marks, no ending."""
        if not word[0].isupper() or _MARKS.search(word):
            return False
        small = lower(word)
        return step > 0 or small in self.stems or small in latin_reader("ascii").stems or not _IN_CASE.search(small)


def units_of(
    word: str, alphabet: Alphabet, stems: Stems, fits: Callable[[str], bool] = bool, followed_by: str = ""
) -> list[Unit]:
    """The spellings of a word of small letters; where it begins with a known stem, with the stem's own letters.

    ``followed_by`` tells ``Al-Farabi`` from ``al``.
    """
    units: list[Unit] = []
    index = 0
    found = (stems.find(word + "-", fits) if followed_by == "-" else None) or stems.find(word, fits)
    if found:
        stem, spelled_by = found
        for letters, spelled in spelled_by.pieces(stem.cyrillic.removesuffix("-")):
            if spelled:
                units.append(Unit((letters,), index, index + len(spelled), letters))
                index += len(spelled)
            elif units:
                units[-1].letter += letters
    for meanings, size in alphabet.split(word[index:]):
        units.append(Unit(meanings, index, index + size))
        index += size
    return units


@cache
def latin_reader(name: str) -> LatinReader:
    """The reader of an alphabet of ``latin.toml``."""
    alphabets = load_alphabets("latin.toml")
    alphabet = alphabets[name]
    plain = name.startswith("ascii")
    spellers = (alphabet, alphabets[f"{name}-y"]) if plain else (alphabet,)
    return LatinReader(alphabet, Stems(spellers), plain, name == "apostrophe")


def alphabet_of(text: str) -> str:
    """Which Latin alphabet a Kazakh text keeps, by the letters that occur in it: an id of ``latin.toml``."""
    small = lower(text)
    letters = sum(map(str.isalpha, small)) or 1
    counts = {
        "acute": len(_ACUTE.findall(small)),
        "diaeresis": len(_UMLAUT.findall(small)),
        "apostrophe": len(_MARKED.findall(small)),
    }
    best = max(counts, key=lambda name: counts[name])
    if counts[best] < _SHARE * letters:
        return "ascii" if small.count("q") > _RARE * letters else "ascii-k"
    dotless = small.count("ı") > _RARE * letters
    if best == "acute":
        return "acute" if dotless else "acute-dotted"
    if best == "apostrophe":
        return "apostrophe"
    if 2 * len(_Y_AFTER_VOWEL.findall(small)) > len(_Y.findall(small)) and dotless:
        return "qazaqparat" if len(_OLD.findall(small)) > _RARE * letters else "turkic"
    macron = small.count("ū") > _RARE * letters
    return "diaeresis" + ("" if dotless else "-dotted") + ("" if macron else "-u")


def read_latin(text: str) -> Transcript:
    """A Kazakh text in Latin script as Cyrillic."""
    return latin_reader(alphabet_of(text)).read(text)


def _pieces(word: str, *, plain: bool) -> list[tuple[str, int, int]]:
    """The letters of a word, each with its place; apostrophes are made one, pairs of plain ASCII their letter."""
    if not plain:
        return [("'" if char in _APOSTROPHES else char, index, index + 1) for index, char in enumerate(word)]
    return [(_ASCII.get(match[0], match[0]), *match.span()) for match in _ASCII_PIECE.finditer(word)]
