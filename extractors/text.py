"""One normal form of text that keeps every offset.

All rules match on ``fold(text)``, which has exactly as many code points as ``text``: what is found at ``start:end`` of
the folded text stands at ``start:end`` of the original.
"""

from __future__ import annotations

import re
import unicodedata

# Latin letters that look like Cyrillic ones; typists and old encodings mix them into Cyrillic words.
_TO_CYRILLIC = str.maketrans("aceiopxykmthbəöÿ", "асеіорхукмтнвәөу")
_TO_LATIN = str.maketrans("асеіорхуктһ", "aceiopxykth")
_SAME = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "ё": "е",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "‐": "-",
        "\u0131": "і",
    }
)
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-zəöÿ]")
_MIXED = re.compile(rf"{_LATIN.pattern}{_CYRILLIC.pattern}|{_CYRILLIC.pattern}{_LATIN.pattern}")

# Letters that Kazakh has and Russian writes otherwise; used only for search keys, never for matching text.
_SEARCH = str.maketrans("әғқңөұүіһ", "агкноуиих")

# One Latin spelling for every letter of a brand; the digraphs and look-alikes of transliterations are made one first.
_TO_ONE_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыіэ", "abvgdeziiklmnoprstufhiie", strict=True))
    | {"ж": "j", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
    | {"q": "k", "w": "u", "y": "i", "x": "h"}
)
_DIGRAPHS = (("zh", "j"), ("kh", "h"), ("gh", "g"))
_GENERIC_LATIN = re.compile(r"\b(?:library|kitap[kx]?hana)\b")


def lower(text: str) -> str:
    """Lower case, one code point for each (``İ`` would become two and shift every offset behind it)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def fold(text: str) -> str:
    """The form that rules match on: lower case, plain quotes, dashes and spaces, look-alike letters mended.

    Letters are turned only inside words of two alphabets: ``кiтапхана`` and ``Аlmaty`` are mended, ``Wi-Fi`` stays.
    """
    plain = lower(text).translate(_SAME)
    return _WORD.sub(_mend, plain) if _LATIN.search(plain) and _MIXED.search(plain) else plain


def _mend(match: re.Match[str]) -> str:
    """A word of two alphabets in one of them: Cyrillic if all its letters have a Cyrillic twin, else Latin."""
    word = match[0]
    if not _CYRILLIC.search(word) or not _LATIN.search(word):
        return word
    cyrillic = word.translate(_TO_CYRILLIC)
    if not _LATIN.search(cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return cyrillic if _CYRILLIC.search(latin) else latin


def search_key(name: str) -> str:
    """A key under which the Kazakh and Russian letters of one name meet: ``Ғабдолла`` and ``Габдолла`` are one."""
    return re.sub(r"[\W_]+", " ", fold(name).translate(_SEARCH)).strip()


def latin_key(name: str) -> str:
    """A key under which a brand in Latin letters meets the same one in Cyrillic: ``Farab Library`` and ``Фараб``."""
    plain = "".join(char for char in unicodedata.normalize("NFD", lower(name)) if not unicodedata.combining(char))
    key = _GENERIC_LATIN.sub("", search_key(plain))
    for digraph, letter in _DIGRAPHS:
        key = key.replace(digraph, letter)
    return key.translate(_TO_ONE_LATIN).strip()
