"""Street names that are adjectives, as signs have them: "на улице Интернациональной" is ``Интернациональная``."""

from __future__ import annotations

from extractors.address_lexicon import NameWords
from extractors.text import fold


class SignForms:
    """Puts the adjectives among the street names of one language into the nominative."""

    def __init__(self, words: NameWords) -> None:
        self._before = {True: words.feminine, False: words.masculine}
        self._after = {True: words.feminine_after, False: words.masculine_after}
        self._adjectives = frozenset(map(fold, words.adjectives))
        self._surnames = frozenset(map(fold, words.not_adjectives))

    def before_type(self, name: str, *, feminine: bool) -> str:
        """A name that stands before its type word, where only adjectives stand ("на Тверской улице")."""
        return _with_ending(name, self._before[feminine])

    def after_type(self, name: str, *, feminine: bool) -> str:
        """A name behind an oblique type word: the same ending may be a woman's surname ("на улице Маметовой")."""
        last = fold(name).split()[-1]
        if last in self._surnames:
            return name
        if last in self._adjectives:
            return _with_ending(name, self._before[feminine])
        return _with_ending(name, self._after[feminine])


def _with_ending(name: str, endings: dict[str, str]) -> str:
    ending = max((ending for ending in endings if name.endswith(ending)), key=len, default=None)
    return name.removesuffix(ending) + endings[ending] if ending else name
