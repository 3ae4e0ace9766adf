"""Texts made out of the fuzzer's bytes: any Unicode, or sentences of the corpus broken and joined in new ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from corpus.gold import gold_files, load
from extractors import data

MOST_PIECES = 60
NASTY = (
    *(
        "\n",
        "\n\n",
        ". ",
        "! ",
        "?",
        "…",
        ",",
        ";",
        ":",
        " - ",
        "–",
        "-",
        "/",
        "«",
        "»",
        '"',
        "“",
        "(",
        ")",
        "№",
        "#",
        "%",
    ),
    *("\u0301", "\u0308", "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u00a0", "\u0000", "\ue000"),
    *("İ", "ı", "ß", "ﬁ", "ǅ", "𝟗", "٣", "½", "²", "Ⅻ", "😀", "👩‍👩‍👧", "🇰🇿", "𐌰", "ﷺ", "\U0010ffff"),
    *("0", "9" * 30, "99999999999999999999", "1.234.567", "12 345", "7,5", "24/7", "247/7", "8:00-18:00", "25:61"),
    *(
        "04.02.2026",
        "31.02.2026",
        "1962",
        "2026-02-30",
        "1990-ых",
        "XX",
        "+7 727 267 28 83",
        "a@b.kz",
        "https://kitap.kz",
    ),
    *("кiтапхана", "библиотекa", "kitaphana", "kitapxanası", "кіtapxана", "كىتاپحانا", "library", "Hub"),
)


class Provider(Protocol):
    """The part of atheris's provider that is used here."""

    def ConsumeIntInRange(self, low: int, high: int) -> int: ...  # noqa: N802, D102

    def ConsumeUnicodeNoSurrogates(self, count: int) -> str: ...  # noqa: N802, D102

    def remaining_bytes(self) -> int: ...  # noqa: D102


def any_text(provider: Provider) -> str:
    """Any Unicode behind a word of libraries, so that it is read."""
    return f"Кітапхана. Библиотека. {provider.ConsumeUnicodeNoSurrogates(provider.remaining_bytes())}"


def broken_sentences(folder: Path) -> Callable[[Provider], str]:
    """A maker of texts out of the sentences of gold articles, words of our lexicons and nasty signs."""
    sentences = _sentences(folder)
    words = (*NASTY, *_lexicon_words())

    def make(provider: Provider) -> str:
        def pick(items: tuple[str, ...]) -> str:
            return items[provider.ConsumeIntInRange(0, len(items) - 1)]

        pieces = [pick(("", *NASTY)), "кітапхана библиотека "]
        while provider.remaining_bytes() and len(pieces) < MOST_PIECES:
            way = provider.ConsumeIntInRange(0, 9)
            piece = pick(sentences) if way < 4 else pick(words)
            if way in (1, 2):
                cut = provider.ConsumeIntInRange(0, len(piece))
                piece = piece[:cut] + (pick(words) if way == 1 else "") + piece[cut + (way == 1) :]
            elif way == 3:
                piece = piece.replace(" ", pick(NASTY), provider.ConsumeIntInRange(0, 3))
            elif way == 8:
                piece *= provider.ConsumeIntInRange(0, 20)
            elif way == 9:
                piece = provider.ConsumeUnicodeNoSurrogates(provider.ConsumeIntInRange(0, 12))
            pieces.append(piece + ("" if provider.ConsumeIntInRange(0, 3) == 0 else " "))
        return "".join(pieces)

    return make


def _sentences(folder: Path) -> tuple[str, ...]:
    texts = (load(path).text(path) for path in gold_files(folder))
    return tuple(dict.fromkeys(line.strip() for text in texts for line in text.split("\n") if line.strip()))


def _lexicon_words() -> tuple[str, ...]:
    """Every phrase of our lexicon files, in its notation: whatever rules look for, whole or in pieces."""
    found: dict[str, None] = {}

    def collect(item: object) -> None:
        if isinstance(item, str):
            found.update(dict.fromkeys((item, item.translate(str.maketrans("~_()?|{}", "        ")))))
        elif isinstance(item, dict):
            for key, value in item.items():
                collect(key)
                collect(value)
        elif isinstance(item, list):
            for value in item:
                collect(value)

    for language in ("kk", "ru"):
        for path in sorted(Path(str(data.PACKAGE / language / "lexicon")).glob("*.toml")):
            collect(data.read_toml(path))
    return tuple(found)
