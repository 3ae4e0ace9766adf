"""``python -m fuzz text|sentences [FOLDER ...] [-OPTION=VALUE ...]``: libFuzzer's folders and options.

``text`` reads any Unicode, ``sentences`` mutilated sentences of the corpus. Whatever is read must give a record whose
quotes stand at their offsets and that survives JSON, or a named error, in a time in proportion to it.
"""

from __future__ import annotations

import sys
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["extractors", "schemas"], enable_loader_override=False):
    from extractors.reader import Reader
    from fuzz.texts import any_text, broken_sentences
    from schemas import Article, ArticleRecord, Language
    from schemas.errors import TizilimError

TRAIN = Path(__file__).parents[1] / "corpus" / "articles" / "train"
PUBLISHED = datetime(2026, 2, 4, tzinfo=UTC)
# CPU seconds for a text, and for each code point of it: several times what the slowest of real articles take.
SECONDS, SECONDS_A_POINT = 3.0, 0.002
# What is loaded when it is needed first is loaded before the clock runs.
WARM = (
    "Кітапхана Абай көшесі, 5.",
    "Библиотека на улице Абая, 5.",
    "Kitaphana Abai köşesı, 5.",
    "كىتاپحانا اباي كوشەسى",
)


def check(reader: Reader, text: str, language: Language) -> None:
    """Read a text; ``AssertionError`` for a wrong record or too long a time."""
    text = unicodedata.normalize("NFC", text)
    article = Article(id="fuzz", language=language, published=PUBLISHED, text=text)
    begin = time.process_time()
    try:
        record = reader.read(article)
    except TizilimError:
        return
    taken = time.process_time() - begin
    if taken > SECONDS + SECONDS_A_POINT * len(text):
        raise AssertionError(f"{taken:.1f} s for {len(text)} code points: {text!r}")
    for _, claim in record.claims():
        evidence = claim.evidence
        if text[evidence.start : evidence.end] != evidence.quote:
            raise AssertionError(f"a quote is off its offsets {evidence.start}:{evidence.end} in {text!r}")
    if ArticleRecord.model_validate_json(record.model_dump_json()) != record:
        raise AssertionError(f"the record of {text!r} does not survive JSON")


def main() -> None:
    """Run libFuzzer until it finds something or its options stop it."""
    make = any_text if sys.argv[1] == "text" else broken_sentences(TRAIN)
    reader = Reader()
    for text in WARM:
        for language in Language:
            reader.read(Article(id="warm", language=language, published=PUBLISHED, text=text))

    def once(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        language = Language.KK if provider.ConsumeBool() else Language.RU
        check(reader, make(provider), language)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
