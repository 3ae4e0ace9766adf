"""How Kazakh text is cut into tokens.

An ending that a hyphen joins to digits or to a closing quote (``45-үйде``, ``«…»-ның``, ``13 875-сі``) is split off, so
that the offsets of the number and of the name are exact.
"""

from __future__ import annotations

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.punctuation import TOKENIZER_SUFFIXES as BASE_SUFFIXES
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.symbols import NORM, ORTH
from spacy.util import update_exc

from extractors.kk.tokens import load_tokens

_KAZAKH_LOWER = "әғқңөұүһі"
_KAZAKH_UPPER = _KAZAKH_LOWER.upper()

_exceptions: dict[str, list[dict[int, str]]] = {
    form: [{ORTH: form, NORM: norm}] for form, norm in load_tokens().abbreviations.items()
}

TOKENIZER_EXCEPTIONS = update_exc(BASE_EXCEPTIONS, _exceptions)

TOKENIZER_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+\-\*^](?=[0-9-])",
    rf"(?<=[0-9])-(?=[{ALPHA}])",
    # A missing space after a full stop; spaCy's letter classes lack the Kazakh letters.
    rf"(?<=[{ALPHA_LOWER}{_KAZAKH_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{_KAZAKH_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])",
]

TOKENIZER_SUFFIXES = [*BASE_SUFFIXES, rf"(?<=[{CONCAT_QUOTES}])-[{ALPHA_LOWER}]+"]
