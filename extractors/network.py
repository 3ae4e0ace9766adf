"""Counts of libraries: how many a city has, how many of them work round the clock, are modernised, new or planned."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.network_kinds import MENDING, KindReader
from extractors.network_lexicon import NetworkLexicon
from extractors.network_setting import Around, CountMention, Said, Setting
from extractors.network_wholes import WholeReader
from extractors.numbers import Number
from extractors.patterns import compile_phrases, phrases_source
from schemas.vocab import Comparator, NetworkField

_WINDOW = 100
_NEAR = 40
_COUNTS = (2, 20_000)
# No city has more public libraries: a larger number counts those of a region, or without a noun their books.
_MOST_OF_A_CITY = 150
_ENDS = re.compile(r"[ \"]*(?:$|[-.,;:!?)])")
# What a text may go on about: "today there are five such libraries, in May there will be seven of them".
_KINDS = frozenset({NetworkField.BRANCHES_24_7, NetworkField.BRANCHES_MODERNISED})
# "Seven libraries of one city and one of another work at night": both do.
_JOINED = re.compile(r"(?:[ ]+[^\s,]+){0,2}[ ]+[^\W\d]{1,4}[ ]+")
_BREAK = re.compile(r"[;!?]|[.](?= |$)")


class NetworkReader:
    """Finds the counts of one language in folded sentences."""

    def __init__(self, lexicon: NetworkLexicon) -> None:
        fillers = phrases_source(lexicon.fillers)
        self._stems = lexicon.stems
        self._changes = compile_phrases(lexicon.changes)
        self._time_endings = lexicon.time_endings
        self._unit = re.compile(rf"(?:[ ]+{fillers}){{0,3}}[ ]+{phrases_source(lexicon.units)}")
        between = phrases_source(lexicon.label_fillers)
        self._labels = [
            (field, re.compile(rf"{phrases_source(phrases)}(?:[ ]+{between}){{0,4}}[\" :-]*$"))
            for field, phrases in lexicon.labels.items()
        ]
        self._wholes = WholeReader(lexicon)
        self._kind = KindReader(lexicon)
        self._kinds = compile_phrases(lexicon.kinds)
        self._whole_unit = re.compile(rf"{phrases_source(lexicon.whole_units)}$")
        self._whole_before = re.compile(rf"[ ]*{phrases_source(lexicon.whole_before)}[ ]+$")
        self._settled = re.compile(rf"[ \"]*(?:[-.,:;!]|$|{phrases_source(lexicon.total)})")
        self._count_of = compile_phrases(lexicon.count_of)
        self._increment = re.compile(rf"{phrases_source(lexicon.increments)}[ ]*(?:[^\W\d]+[ ]+)?$")
        self._partitive = compile_phrases(lexicon.partitives)
        self._total = compile_phrases(lexicon.total)
        done = phrases_source([*lexicon.modernised, *lexicon.new, *lexicon.always])
        self._predicate = re.compile(rf"(?:[ ]+[^\s,]+)?[ ]+{done}")
        self._beyond = compile_phrases(lexicon.beyond)
        self._city = compile_phrases(lexicon.city)
        self._foreign_owner = compile_phrases(lexicon.foreign_owner)
        self._system = compile_phrases(lexicon.system)
        self._system_unit = re.compile(rf"(?:[ ]+{fillers}){{0,3}}[ ]+{phrases_source(lexicon.system_units)}")
        self._part_endings = tuple(lexicon.part_endings)
        self._libraries_of = re.compile(rf"{phrases_source(lexicon.libraries_of)}[ ]+$")
        self._noun_before = re.compile(rf"{phrases_source(lexicon.noun_before)}[ -]+$")
        self._they = re.compile(rf"{phrases_source(lexicon.they)}[ -]+$")
        self._former_after = re.compile(rf"[ ]+{phrases_source(lexicon.former_after)}[ ]*,")
        self._others = re.compile(rf"{phrases_source(lexicon.others)}[ ]+$")
        self._instead = re.compile(rf"{phrases_source(lexicon.instead)}[ ]+$")
        counted = phrases_source([*lexicon.units, *lexicon.system_units])
        self._such = re.compile(rf"{phrases_source(lexicon.such)}[ ]+(?:(?:[^\W\d]+[ ]+)?{counted}|$)")
        self._grown_before = re.compile(rf"{phrases_source(lexicon.grown)}[ ]+$")
        self._grown_after = re.compile(rf"[ ]+{phrases_source(lexicon.grown)}")
        self._all_of = re.compile(rf"{phrases_source(lexicon.all_of)}[ ]+$")
        self._not_all_before = re.compile(rf"{phrases_source(lexicon.not_all)}[ ]+$")
        self._not_all_after = re.compile(rf"(?:[ ]+[^\s,;]+)?[ ]+{phrases_source(lexicon.not_all)}")
        self._some_unit = re.compile(rf"{phrases_source(lexicon.some_units)}$")
        self._local = compile_phrases(lexicon.local)
        self._overall = compile_phrases(lexicon.overall)
        self._times = re.compile(rf"[ -]*{phrases_source(lexicon.times)}")
        self._works = compile_phrases(lexicon.works)
        self._wished = compile_phrases(lexicon.wished)
        self._will = compile_phrases(lexicon.will)

    def find(self, low: str, numbers: list[Number], setting: Setting) -> list[CountMention]:
        """The counts of a sentence."""
        found: list[CountMention] = []
        if not numbers or not (setting.previous_total or any(stem in low for stem in self._stems)):
            return found
        numbers = [number for number in numbers if not self._times.match(low, number.core_end)]
        system = setting.system or self._system.search(low) is not None
        for index, number in enumerate(numbers):
            if number.value != int(number.value):
                continue
            if number.ordinal or number.percent or number.span or not _COUNTS[0] <= number.value <= _COUNTS[1]:
                continue
            last = max((other.core_end for other in numbers[:index]), default=0)
            following = min((other.start for other in numbers[index + 1 :] if not other.percent), default=len(low))
            known = bool(found) or setting.previous_total
            whole_end = self._whole_end(low, number, numbers[index + 1 : index + 2])
            if whole_end:
                following = min((other.start for other in numbers[index + 2 :]), default=len(low))
            share = min((other.start for other in numbers[index + 1 :] if other.percent), default=len(low))
            field = found[-1].field if found else None
            said = Said(low, number.start, last, following, share, whole_end, known, system, field, setting.in_city)
            mention = self._reached(low, number, said) or self._read(low, number, said)
            if mention and setting.topic and mention.field in (None, NetworkField.BRANCHES_TOTAL):
                mention = self._of_topic(low, mention, said, setting.topic)
            if mention and setting.past(mention.start, mention.end):
                mention = replace(mention, field=None)
            if mention:
                found.append(replace(mention, coming=self._is_coming(low, mention, said)))
        return self._latest(low, found)

    def _latest(self, low: str, found: list[CountMention]) -> list[CountMention]:
        """The counts without a total that another one of the sentence has replaced: "of 16 libraries 8 remain"."""
        totals = [mention for mention in found if mention.field is NetworkField.BRANCHES_TOTAL and not mention.coming]
        if len(totals) < 2 or not self._they.search(low, 0, totals[-1].start):
            return found
        return [mention for mention in found if mention not in totals[:-1]]

    def topic(self, low: str) -> NetworkField | None:
        """Of what libraries a sentence speaks: of those open round the clock, or of modernised ones."""
        return self._kind.topic(low)

    def _of_topic(self, low: str, mention: CountMention, said: Said, topic: NetworkField) -> CountMention:
        """A count of "such libraries": of those that the text spoke of before."""
        first, last = max(said.last, mention.start - _WINDOW), mention.end
        such = self._such.search(low[first:last]) or self._such.search(low[first : mention.start])
        return replace(mention, field=topic) if such else mention

    def _read(self, low: str, number: Number, said: Said) -> CountMention | None:
        """The count that a number is."""
        unit = self._noun(low, number, said)
        end = unit.end() if unit else said.whole_end or number.end
        group = CountMention(number.start, end, number, None)
        if unit and number.in_words and low[: number.core_end].endswith(self._time_endings):
            return group
        before = _BREAK.split(low[max(said.last, number.start - _WINDOW) : number.start])[-1]
        share = low.rfind(",", end, said.share) if unit and said.share < len(low) else len(low)
        share = said.share if share < 0 else share
        after = _BREAK.split(low[end : min(said.following, share, end + _WINDOW)])[0]
        if unit is None and number.value <= _MOST_OF_A_CITY and (label := self._label(low, number, before)):
            return replace(group, field=label)
        if unit and said.following < len(low) and _JOINED.fullmatch(low, end, said.following):
            after = _BREAK.split(low[end : end + _WINDOW])[0]
        counted = self._counted(low, number, before, said, noun=unit is not None)
        part = unit is None and not counted and (said.whole_end > 0 or self._is_part(low, number, before, said))
        around = Around(f"{before} {low[number.start : end]} {after}", before, low[number.core_end : end], after)
        if not (unit or counted or part) or self._is_beyond(low[number.start : end], around, noun=unit is not None):
            return None
        if self._is_some(low, around, end):
            return group
        kind = self._kinds.search(around.unit) is not None
        a_whole = self._whole_unit.search(low[number.start : end]) or self._whole_before.search(before)
        plain = not kind and self._kind.told("", around.unit, "") is None
        divided = said.following < len(low) or (said.last and not low[said.last : number.start].strip(" ").count(" "))
        if unit and plain and (self._all_of.search(before) or (a_whole and divided)):
            return replace(group, field=NetworkField.BRANCHES_TOTAL)
        field = self._field(around, said, counted=counted, part=part)
        if (field is NetworkField.BRANCHES_TOTAL and kind) or self._is_place(low, end, around, said, field):
            return group
        added = self._increment.search(before) is not None
        if added and field is not NetworkField.BRANCHES_PLANNED and (not part or field is said.field):
            return group
        coming = self._is_coming(low, group, said)
        if field is NetworkField.BRANCHES_TOTAL and unit is None and coming and said.field in _KINDS:
            own = before.rpartition(",")[2]
            field = field if self._city.search(own) or self._overall.search(own) else said.field
        return replace(group, field=field if number.value <= _MOST_OF_A_CITY else None)

    def _is_coming(self, low: str, mention: CountMention, said: Said) -> bool:
        """Whether a count is to hold one day; plans are counted as plans."""
        before = _BREAK.split(low[max(said.last, mention.start - _NEAR) : mention.start])[-1].rpartition(",")[2]
        after = _BREAK.split(low[mention.end : min(said.following, mention.end + _NEAR)])[0].partition(",")[0]
        planned = mention.field is NetworkField.BRANCHES_PLANNED
        return not planned and self._will.search(f"{before} | {after}") is not None

    def _is_place(self, low: str, end: int, around: Around, said: Said, field: NetworkField | None) -> bool:
        """Whether a number only says in how many libraries something is, or how many somebody asks for."""
        if field is NetworkField.BRANCHES_PLANNED and self._wished.search(around.before):
            return True
        some = self._some_unit.search(low[said.start : end]) is not None
        if some and field is NetworkField.BRANCHES_TOTAL and self._wholes.is_all(low, end, around, said):
            return False
        if some and field in (NetworkField.BRANCHES_PLANNED, NetworkField.BRANCHES_MODERNISED):
            return not (field is NetworkField.BRANCHES_MODERNISED and self._works.search(around.whole))
        some = some or self._local.search(around.before) is not None
        return some and field in (NetworkField.BRANCHES_TOTAL, NetworkField.BRANCHES_NEW)

    def _noun(self, low: str, number: Number, said: Said) -> re.Match[str] | None:
        """The noun that says that a number counts libraries."""
        unit = self._unit.match(low, number.core_end) or self._unit.match(low, number.end)
        if unit is None and (said.system or said.total_known):
            return self._system_unit.match(low, number.core_end)
        return unit

    def _whole_end(self, low: str, number: Number, following: list[Number]) -> int:
        """Where "of the nine libraries" ends right behind a number, else 0."""
        if not following or self._unit.match(low, number.core_end):
            return 0
        if not self._whole_before.fullmatch(low, number.core_end, following[0].start):
            return 0
        noun = self._unit.match(low, following[0].core_end)
        return noun.end() if noun else 0

    def _counted(self, low: str, number: Number, before: str, said: Said, *, noun: bool) -> bool:
        """Whether words before a number say that it counts libraries: "число библиотек", "их стало"."""
        settled = self._settled.match(low, number.end) is not None
        if (noun or settled) and self._count_of.search(before.rpartition(",")[2] if said.last else before):
            return True
        return settled and not noun and said.total_known and self._they.search(before) is not None

    def _is_beyond(self, phrase: str, around: Around, *, noun: bool) -> bool:
        """Whether libraries of a region or of others are counted, or a number that no longer holds."""
        return bool(
            self._instead.search(around.before)
            or self._beyond.search(around.whole if noun else f"{around.before} | {around.after.partition(',')[0]}")
            or self._foreign_owner.search(phrase)
            or (not noun and self._foreign_owner.search(around.before[-_NEAR:]))
        )

    def _reached(self, low: str, number: Number, said: Said) -> CountMention | None:
        """The count of all libraries that "up to" and a verb of growth tell, as it holds now."""
        unit = self._noun(low, number, said) if number.comparator is Comparator.LESS else None
        if unit is None:
            return None
        before = low[max(said.last, number.start - _WINDOW) : number.start]
        if not (self._grown_before.search(before) or self._grown_after.match(low, unit.end())):
            return None
        exact = replace(number, comparator=Comparator.EXACT)
        return CountMention(number.start, unit.end(), exact, NetworkField.BRANCHES_TOTAL)

    def _is_some(self, low: str, around: Around, end: int) -> bool:
        """Whether only some of the libraries are counted: the others, those that close or take part."""
        return bool(
            self._former_after.match(low, end)
            or self._others.search(around.before)
            or self._not_all_before.search(around.before)
            or self._not_all_after.match(low, end)
        )

    def _label(self, low: str, number: Number, before: str) -> NetworkField | None:
        """The count that is named before a bare number: "круглосуточных – две", "жоспардағысы – екеу"."""
        if not _ENDS.match(low, number.end):
            return None
        return next((field for field, pattern in self._labels if pattern.search(before)), None)

    def _is_part(self, low: str, number: Number, before: str, said: Said) -> bool:
        """Whether a number without a noun counts some of the libraries that the text has just counted or named."""
        if self._libraries_of.search(before) or (self._noun_before.search(before) and _ENDS.match(low, number.end)):
            return True
        if not said.total_known or number.value > _MOST_OF_A_CITY:
            return False
        if low[number.core_start : number.core_end].endswith(self._part_endings):
            return True
        if self._partitive.search(before) or self._partitive.match(low[number.core_end :].lstrip()):
            return True
        # "Круглосуточно работают две."
        own = before.rpartition(",")[2]
        if _ENDS.match(low, number.end):
            return self._kind.told(own, "", "") is not None
        # "… eleven are modernised, two open all night".
        return said.field is not None and self._predicate.match(low, number.end) is not None

    def _field(self, around: Around, said: Said, *, counted: bool, part: bool) -> NetworkField | None:
        if self._wholes.of_system(around):
            return NetworkField.BRANCHES_TOTAL
        first = around.after.partition(",")[0]
        own = around.before.rpartition(",")[2] if said.last else around.before
        told = self._kind.told(own.rpartition(",")[2], around.unit, first) or self._kind.told(own, around.unit, first)
        settled = self._total.search(first) is not None and told is None
        if told is None and not settled:
            told = self._kind.told(own, around.unit, around.after)
        if told is not None and not (counted and told is NetworkField.BRANCHES_NEW):
            joins = told is NetworkField.BRANCHES_24_7 and not counted and self._changes.search(around.whole)
            return None if told == MENDING or joins else told
        if part:
            return None
        if counted or self._wholes.of_city(around):
            return NetworkField.BRANCHES_TOTAL
        # "Теперь в мегаполисе 31 городская библиотека."
        if not first.strip() and self._wholes.scoped(around, said):
            return NetworkField.BRANCHES_TOTAL
        verb = self._wholes.has(around) or self._total.search(around.whole)
        if verb and (said.system or self._city.search(said.sentence) or said.in_city(0, len(said.sentence))):
            return NetworkField.BRANCHES_TOTAL
        return None
