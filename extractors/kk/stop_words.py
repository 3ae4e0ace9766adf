"""Function words of Kazakh."""

from __future__ import annotations

from extractors.kk.tokens import load_tokens

# A set, as spaCy's language data has it.
STOP_WORDS = {word for words in load_tokens().stop_words.values() for word in words}
