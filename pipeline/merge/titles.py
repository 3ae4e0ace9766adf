"""What a branch or network is called, and of what kind it is, from all its mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.text import fold
from pipeline.merge.mentions import Mention
from schemas.registry import Names
from schemas.vocab import Kind, Language

# The more a kind narrows down, the earlier; it decides only between kinds with equally many witnesses.
_SPECIFIC = (
    Kind.CHILDREN,
    Kind.YOUTH,
    Kind.UNIVERSITY,
    Kind.SCHOOL,
    Kind.NATIONAL,
    Kind.REGIONAL,
    Kind.HUB,
    Kind.CENTRAL,
)
_AUDIENCES = frozenset([Kind.CHILDREN, Kind.YOUTH])


@dataclass(frozen=True, slots=True)
class Called:
    """One article's words for something: its name there, and other forms."""

    language: Language
    name: str | None
    aliases: tuple[str, ...] = ()


def settle_names(called: Iterable[Called], fullness: Callable[[str], int]) -> dict[Language, Names]:
    """Per language the fullest name that has most articles behind it, and all other forms as sorted aliases."""
    names: dict[Language, Counter[str]] = {}
    aliases: dict[Language, Counter[str]] = {}
    for one in called:
        if one.name:
            names.setdefault(one.language, Counter())[one.name] += 1
        aliases.setdefault(one.language, Counter()).update(one.aliases)
    settled: dict[Language, Names] = {}
    for language in Language:
        found = names.get(language, Counter())
        best = min(found, key=lambda name: (-fullness(name), -_spoken(found, name), -found[name], name), default=None)
        others = _other_forms(found + aliases.get(language, Counter()), best)
        if best or others:
            settled[language] = Names(name=best, aliases=others)
    return settled


def _spoken(found: Counter[str], name: str) -> int:
    """In how many articles the name occurs, quotation marks and capitals aside."""
    return sum(count for other, count in found.items() if _plain(other) == _plain(name))


def _other_forms(found: Counter[str], best: str | None) -> tuple[str, ...]:
    """One form of each other spelling; forms that differ in capitals or quotation marks only are one."""
    shown: dict[str, str] = {}
    for form in sorted(found, key=lambda form: (-found[form], form)):
        shown.setdefault(_plain(form), form)
    if best:
        shown.pop(_plain(best), None)
    return tuple(sorted(shown.values()))


def _plain(name: str) -> str:
    return re.sub(r"[\s\"']+", " ", fold(name)).strip()


def settle_kind(mentions: Sequence[Mention]) -> Kind:
    """Return the kind that most articles give, general ones aside; a plain branch where none says more."""
    votes = Counter(kind for mention in mentions if (kind := _kind(mention)))
    if votes:
        return min(votes, key=lambda kind: (-votes[kind], _SPECIFIC.index(kind)))
    return Kind.OTHER if all(mention.branch.kind is Kind.OTHER for mention in mentions) else Kind.BRANCH


def _kind(mention: Mention) -> Kind | None:
    named = [kind for kind in _SPECIFIC if kind.value in mention.profile.tags]
    said = mention.branch.kind
    if said is Kind.CENTRAL and _AUDIENCES & set(named):
        # The central children's library is a children's library first.
        return named[0]
    return said if said in _SPECIFIC else next(iter(named), None)
