"""The libraries of a list, also once a text says what holds for each of them: both, all three, each."""

from __future__ import annotations

from extractors.entities import Entity
from extractors.kit import Kit
from extractors.mentions import LibraryMention
from extractors.places import without
from extractors.reading import Anchor, Reading, Tie
from extractors.text import fold

# Characters before "libraries" in which "both" is looked for.
_REACH = 12
_PAIR, _TRIPLE = 2, 3


def each_of(reading: Reading, last: tuple[Entity, ...], start: int, end: int, kit: Kit) -> tuple[Entity, ...]:
    """The libraries of the ``last`` list, or of the focus, if the words at a span mean each of them; else none."""
    discourse = kit.discourse
    begin = max(0, start - _REACH)
    for group in (reading.carried, last, reading.told_of):
        patterns = {_PAIR: (discourse.both,), _TRIPLE: (discourse.three,)}.get(len(group), ())
        each = (discourse.each,) if len(group) >= _PAIR and group is not reading.told_of else ()
        if any(pattern.search(reading.facts.low, begin, end) for pattern in (*patterns, *each)):
            return group
    return ()


def add_each(reading: Reading, last: tuple[Entity, ...], kit: Kit) -> bool:
    """Anchor the words for "each of them" in a sentence that names no library; whether there are any."""
    pair = tuple(dict.fromkeys((*reading.carried, *reading.singles())))
    both = kit.discourse.both.search(reading.facts.low)
    if both and len(pair) == _PAIR and len(reading.carried) == len(reading.singles()) == 1:
        # "Together with library X it was the first: both are open": the one of the text and the one named here.
        reading.anchors.append(Anchor(*both.span(), pair, Tie.LIST))
        return False
    if any(anchor.entities for anchor in reading.anchors):
        return any(anchor.tie is Tie.LIST for anchor in reading.anchors)
    for pattern in (kit.discourse.both, kit.discourse.three, kit.discourse.each):
        match = pattern.search(reading.facts.low)
        group = each_of(reading, last, match.start(), match.end(), kit) if match else ()
        if match and group:
            reading.anchors.append(Anchor(*match.span(), group, Tie.LIST))
            return True
    return False


def listed(reading: Reading, kit: Kit) -> tuple[Entity, ...]:
    """The libraries of a list: names and places with nothing but joints between them."""
    facts = reading.facts
    places = facts.places()
    run: list[Anchor] = []
    best: list[Anchor] = []
    for anchor in reading.anchors:
        if anchor.single is None or anchor.tie not in (Tie.NAME, Tie.PLACE):
            continue
        if run:
            between = kit.discourse.glue.sub(" ", without(facts.low, run[-1].end, anchor.start, places))
            if not kit.discourse.joints.fullmatch(between):
                run = []
        run.append(anchor)
        if len(run) > len(best):
            best = list(run)
    entities = tuple(dict.fromkeys(entity for anchor in best for entity in anchor.entities))
    return entities if len(entities) > 1 else ()


def is_branch(entities: tuple[Entity, ...], kit: Kit) -> bool:
    """Whether a text calls a library a branch: the focus may be another one, "the branch" is not."""
    return any(entity.name() is None or kit.branch.search(fold(entity.name() or "")) for entity in entities)


def not_the_branch(reading: Reading, mention: LibraryMention, kit: Kit) -> Entity | None:
    """The library that a paragraph has told of before it touched on a branch: "the library" is not the branch."""
    touched = reading.carried[0] if len(reading.carried) == 1 and reading.carried[0].mentions == 1 else None
    if touched is None or mention.title or kit.branch.match(reading.facts.low, mention.head_start):
        return None
    others = [entity for entity in reading.told_of if entity is not touched]
    main = others[0] if len(others) == 1 and len(reading.told_of) > 1 else None
    return main if main and _called_branch(touched, kit) and not _called_branch(main, kit) else None


def _called_branch(entity: Entity, kit: Kit) -> bool:
    return kit.branch.match(fold(entity.name() or "")) is not None
