"""Events in the life of a branch - which date opened, renovated, closed or moved it - and what it is now.

An event is worth a claim only with its date; a state ("closed for repairs", "open again") is one without it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from extractors.dates import DateMention
from extractors.event_cues import Cue, Kind, event_kind, event_phrases, state_kind, state_phrases
from extractors.event_lexicon import EventLexicon
from extractors.event_mentions import EventMention, Happenings, StatusMention
from extractors.patterns import compile_phrases, phrases_source
from schemas.vocab import BranchField, Modality, Status

__all__ = ["EventLexicon", "EventMention", "EventReader", "Happenings", "StatusMention"]

_NEAR_OBJECT = 34
_FAR = 110
# A state holds from a date of its own clause.
_FAR_STATE = 75
# A date between the words of one event ("провели в 2020 году ремонт") is its own unless another stands right behind it.
_INSIDE = 30.0
# Between the ends of a span: "с 2008 по 2009".
_SPAN = 5
# Between a date and what it dates: "пожара (в) 2018".
_BESIDE = 3
_LISTED = frozenset({BranchField.OPENED, BranchField.RENOVATED})
_LIST_JOINT = re.compile(r"[,;]|(?<!\w)(?:и|а|ал|және)(?!\w)")
_COMMA, _OTHER_CUE = 25, 40
_UNKEPT_REACH = 12
# "Does not work" says so by a negation.
_NEGATIVE = (Status.CLOSED, Status.UNDER_RENOVATION)
_ASIDE = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[,;:()]")
# Behind it the window begins with a whole word.
_CUT_WORD = re.compile(r"\w*")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:в|во|на|по|у|при|за|с|со|из|около|возле|рядом с|напротив|к|у|под|над)[ ](?:\w+[ ])?$"
)
_LOCATIVE = re.compile(r"(?:н?[дт][ае]|[дт](?:ағы|егі)|[днт][ае]н|[мбп]ен)$")
_BESIDE_IT = re.compile(r"[ ](?:жанынан|жанында|қасынан|қасында|ішінен|ішінде|маңында|базасында|ғимаратында)(?!\w)")
_RELATIVE = re.compile(r" котор(?:ый|ая|ое|ые|ую)(?!\w)")
_RUSSIAN_NOT = re.compile(r"(?<!\w)не[ ]$")
_KAZAKH_NOT = re.compile(r"(?:[мп][ае]|(?<=[нңзжм])б[ае])(?:ды|ді|ған|ген|йды|йді|пты|пті|с|йм)\w*$")
# "Twenty years since it opened" counts years, it dates nothing.
_KAZAKH_AGE = re.compile(r"(?:[ғқ]анына|[гк]еніне)$")


class EventReader:
    """Finds the events and states of one language in folded sentences."""

    def __init__(
        self, lexicon: EventLexicon, library: re.Pattern[str], back: re.Pattern[str], *, object_after: bool
    ) -> None:
        """``library`` finds library words, ``back`` words that refer to one.

        ``object_after``: what was opened may stand behind the verb (Russian).
        """
        self._library = library
        self._back = back
        self._object_after = object_after
        self._events = [event_kind(row) for row in lexicon.event]
        self._states = [state_kind(row) for row in lexicon.state]
        self._any_event = compile_phrases(phrase for row in lexicon.event for phrase in event_phrases(row))
        self._any_state = compile_phrases(phrase for row in lexicon.state for phrase in state_phrases(row))
        modality = {name: compile_phrases(phrases) for name, phrases in lexicon.modality.items()}
        self.planned = modality["planned"]
        self.future = modality["future"]
        self.past_place = modality["past_place"]
        self.past_story = modality["past_story"]
        self.sits_now = re.compile(rf"[ ]*{phrases_source(lexicon.modality['sits_now'])}")
        self.here_now = re.compile(rf"[ ]*{phrases_source(lexicon.modality['here_now'])}")
        self.sat = re.compile(rf"[ ]*(?:ішінде[ ])?{phrases_source(lexicon.modality['sat'])}")
        self.past = modality["past"]
        self.denied = modality["denied"]
        self._then = modality["then"]
        self._inside = modality["inside"]
        self._ended = modality["ended"]
        self._when = modality["when"]
        self._always = modality["always"]
        self._unkept = modality["unkept"]
        self._for_repairs = modality["for_repairs"]
        self._unrelated = modality["unrelated"]
        self._aftermath = modality["aftermath"]
        self._handover = modality["handover"]
        self._for_a_time = modality["for_a_time"]
        self._renewal = modality["renewal"]

    def find(self, low: str, dates: Sequence[DateMention]) -> Happenings:
        """Each event with the date nearest to it, and the states; a date belongs to one of them."""
        dates = [date for date in dates if not self._of_disaster(low, date)]
        states = self._cues(low, self._states, ()) if self._any_state.search(low) else []
        states = [self._for_what(low, cue) for cue in states]
        cues = self._cues(low, self._events, states) if self._any_event.search(low) else []
        cues = [cue for cue in cues if not any(_ends_building(other, cue) for other in cues)]
        if any(cue.field is Status.OPEN and cue.modality is Modality.ANNOUNCED for cue in states):
            # "After the repairs it will open again": the day is that of the opening.
            cues = [
                cue for cue in cues if cue.field is not BranchField.RENOVATED or cue.modality is not Modality.STATED
            ]
        paired = [(cue, _ended(cue, date, dates)) for cue, date in self._pair(low, cues, dates, _FAR)]
        events = [self._event(low, cue, date) for cue, date in paired if date]
        used = {event.date.start for event in events}
        of_repairs = {event.date.start for event in events if event.field is BranchField.RENOVATED}
        statuses: list[StatusMention] = []
        for cue, date in self._pair(low, states, dates, _FAR_STATE, used, of_repairs):
            stated = cue.field is Status.CLOSED and cue.modality is Modality.STATED
            for_good = stated and date and self._for_good(low, cue, date)
            if for_good and self._for_a_time.search(low):
                continue
            if for_good and date:
                paired.append((replace(cue, field=BranchField.CLOSED), date))
                events.append(self._event(low, replace(cue, field=BranchField.CLOSED), date))
            elif cue.field is Status.PLANNED:
                statuses.append(StatusMention(cue.start, cue.end, Status.PLANNED))
                if date and cue.modality is Modality.ANNOUNCED:
                    events.append(self._event(low, replace(cue, field=BranchField.OPENED), date))
            elif date or not cue.weak:
                statuses.append(StatusMention(cue.start, cue.end, Status(cue.field), cue.modality, date, cue.tentative))
        statuses.extend(_consequences(paired))
        events.extend(self._listed(low, events, dates))
        repairs = [(cue.start, cue.end) for cue, date in paired if _is_repair(cue) and date is None]
        if not any(event.field is BranchField.RENOVATED for event in events):
            repairs += self._before_opening(low, statuses)
        return Happenings(tuple(sorted(events, key=lambda event: event.start)), tuple(statuses), tuple(repairs))

    def _before_opening(self, low: str, statuses: Sequence[StatusMention]) -> list[tuple[int, int]]:
        """Where a sentence on a library that opens again has a word of repairs: they are over."""
        again = [item for item in statuses if item.status is Status.OPEN and item.modality is Modality.STATED]
        return [(item.start, item.end) for item in again] if again and self._renewal.search(low) else []

    def _event(self, low: str, cue: Cue, date: DateMention) -> EventMention:
        start, end = min(cue.start, date.start), max(cue.end, date.end)
        works = self._handover.search(low, cue.start, cue.end) is not None
        return EventMention(
            start, end, BranchField(cue.field), date, cue.modality, cue.start, cue.end, cue.promised, works
        )

    def _of_disaster(self, low: str, date: DateMention) -> bool:
        """Whether a date is that of what came before: "after the fire of 2018"."""
        beside = self._aftermath.finditer(low)
        return any(0 <= max(date.start - item.end(), item.start() - date.end) <= _BESIDE for item in beside)

    def unrelated(self, low: str, date: DateMention) -> bool:
        """Whether a date is that of a name, a rank or the beginning of works, by the words of its clause."""
        start = max((match.end() for match in _CLAUSE.finditer(low, 0, date.start)), default=0)
        stop = _CLAUSE.search(low, date.end)
        return self._unrelated.search(low, start, stop.start() if stop else len(low)) is not None

    def asked(self, low: str) -> BranchField | None:
        """The event for whose date a question asks ("когда открылась ваша библиотека?")."""
        if not low.rstrip().endswith("?") or not self._when.search(low):
            return None
        cues = self._cues(low, self._events, ())
        return next((cue.field for cue in cues if isinstance(cue.field, BranchField)), None)

    def _cues(self, low: str, kinds: Iterable[Kind], blocked: Sequence[Cue]) -> list[Cue]:
        """The cues of a sentence that speak of the library.

        ``blocked`` are states: what re-opens has not opened, what is shut for repairs is not closed for good.
        """
        found: list[Cue] = []
        named = bool(self._library.search(low) or self._back.search(low))
        for kind in kinds:
            taken = [(cue.start, cue.end) for cue in blocked if _excludes(cue, kind.field)]
            for form in kind.forms:
                if form.weak and not named and isinstance(kind.field, BranchField):
                    continue
                if form.modality is Modality.DENIED and self._always.search(low):
                    continue
                others = [(cue.start, cue.end) for cue in found if not _may_hold(kind.field, cue)]
                for match in self._free(form.pattern, low, [*taken, *others]):
                    negated = kind.field not in _NEGATIVE and self._negated(low, match)
                    broken = form.promised and self._unkept.search(low, match.start(), match.end() + _UNKEPT_REACH)
                    if negated or broken or self._about_something_else(kind, low, match):
                        continue
                    found.append(form.cue(match, kind.field))
        return found

    def _free(self, pattern: re.Pattern[str], low: str, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """The matches beside what is taken; behind an overlap the search begins anew."""
        match = pattern.search(low)
        while match:
            over = [end for start, end in taken if start < match.end() and match.start() < end]
            if not over:
                yield match
            match = pattern.search(low, max([match.end()] if not over else [match.start() + 1, *over]))

    def _negated(self, low: str, match: re.Match[str]) -> bool:
        if self._object_after:
            return bool(_RUSSIAN_NOT.search(low, max(0, match.start() - 4), match.start()))
        return bool(_KAZAKH_NOT.search(match[0].rpartition(" ")[2]) or _KAZAKH_AGE.search(match[0]))

    def _for_good(self, low: str, cue: Cue, date: DateMention) -> bool:
        """Whether a year, or a verb in the past and a full date, tell of an end: "закрыли 12 марта 1997 года"."""
        ended = self._ended.fullmatch(low, cue.start, cue.end) is not None
        if date.relation != "at" or date.yearless:
            return False
        return (ended or not date.relative) if _is_year(date) else ended and not date.relative

    def _for_what(self, low: str, cue: Cue) -> Cue:
        """A closing "for repairs", wherever in its clause that stands, is their beginning."""
        if cue.field is not Status.CLOSED or cue.modality is Modality.DENIED:
            return cue
        start = max((match.end() for match in _CLAUSE.finditer(low, 0, cue.start)), default=0)
        stop = _CLAUSE.search(low, cue.end)
        if not self._for_repairs.search(low, start, stop.start() if stop else len(low)):
            return cue
        return replace(cue, field=Status.UNDER_RENOVATION, weak=False)

    def _listed(self, low: str, events: Sequence[EventMention], dates: Sequence[DateMention]) -> Iterator[EventMention]:
        """The events of a list with one verb: "in 1999 branch 5, in 2007 branch 7 was opened".

        Every part between two commas has its date and its library, and no event of its own.
        """
        used = {event.date.start for event in events}
        for event in events:
            if event.modality is not Modality.STATED or event.field not in _LISTED:
                continue
            for date in dates:
                if date.start in used or date.relation != event.date.relation or not date.value[:4].isdigit():
                    continue
                first, last = sorted([(date.start, date.end), (event.date.start, event.date.end)])
                if (date.start < event.date.start) == self._object_after:
                    continue
                between = low[first[1] : last[0]]
                part = _part_behind(low, date, dates)
                if not _LIST_JOINT.search(between) or not self._library.search(part):
                    continue
                if any(first[1] <= other.event_start < last[0] for other in events if other is not event):
                    continue
                used.add(date.start)
                yield replace(
                    event,
                    start=date.start,
                    end=date.end,
                    date=date,
                    event_start=date.start,
                    event_end=date.end + len(part),
                )

    def _about_something_else(self, kind: Kind, low: str, match: re.Match[str]) -> bool:
        """Whether the sentence opens (closes, repairs) an exhibition, a hall, a road rather than the library."""
        before = low[_whole_word(low, match.start() - _NEAR_OBJECT) : match.start()]
        near = _CLAUSE.split(before)[-1]
        if self._object_after and _RELATIVE.match(near):
            # "The museum of books, which opened in 2014": what opened stands before the comma.
            near = _CLAUSE.sub("", before[: len(before) - len(near)]).rstrip() + near
        if kind.inside and (self._inside.search(near) or self._inside.search(match[0])):
            return True
        windows = [near, match[0]]
        if self._object_after:
            windows.append(_CLAUSE.split(low[match.end() : match.end() + _NEAR_OBJECT])[0])
        # Kazakh puts the form of work anywhere before the verb: "24/7 форматына <ten words> көшті".
        if any(kind.manner.search(window) for window in ([low] if kind.field is BranchField.RELOCATED else windows)):
            return True
        for window in windows:
            found = [item for item in kind.objects.finditer(window) if not self._is_a_place(window, item)]
            libraries = [item for item in self._library.finditer(window) if not self._is_a_place(window, item)]
            if found and not (libraries and libraries[-1].end() > found[-1].start() and window is near):
                if libraries and window is not near and libraries[0].start() < found[0].start():
                    continue
                return True
        return False

    def _is_a_place(self, window: str, found: re.Match[str]) -> bool:
        """Whether a word only tells where: "on Abai Street", "beside the school"."""
        if self._object_after:
            return bool(_PREPOSITION.search(window[: found.start()]))
        return bool(_LOCATIVE.search(found[0]) or _BESIDE_IT.match(window, found.end()))

    def _pair(
        self,
        low: str,
        cues: Sequence[Cue],
        dates: Sequence[DateMention],
        far: int,
        taken: Set[int] = frozenset(),
        shared: Set[int] = frozenset(),
    ) -> list[tuple[Cue, DateMention | None]]:
        """Every cue with its date, if it has one, in the order of the text.

        Dates that start at ``taken`` belong to events; of these an opening may share those at ``shared``.
        """
        ranked = sorted(
            (cost, cue.start, date.start, cue, date)
            for cue in cues
            for date in dates
            if date.start not in taken or (cue.field is Status.OPEN and date.start in shared)
            if _fits(cue, date) and (cost := self._cost(low, cue, date, dates, cues, far)) is not None
        )
        dated: dict[int, DateMention] = {}
        used: set[int] = set()
        for _, _, _, cue, date in ranked:
            if date.start not in used and cue.start not in dated:
                dated[cue.start] = date
                used.add(date.start)
        return [(cue, dated.get(cue.start)) for cue in sorted(cues, key=lambda cue: cue.start)]

    def _cost(
        self, low: str, cue: Cue, date: DateMention, dates: Sequence[DateMention], cues: Sequence[Cue], far: int
    ) -> float | None:
        """How far a date is from a cue; None where another date or a clause stands between them."""
        if cue.start <= date.start < cue.end:
            return min(_INSIDE, cue.end - date.end)
        first, last = (date, cue) if date.start < cue.start else (cue, date)
        gap = low[first.end : last.start] if first.end <= last.start else ""
        if then := self._then.search(gap):
            gap = gap[then.end() :]
        gap = _ASIDE.sub("", gap)
        if len(gap) > far or ";" in gap:
            return None
        # "From the 10th to the 25th it is closed": the end belongs to its beginning.
        rivals = [other for other in dates if other is not date and _rivals(date, other)]
        if any(first.end <= other.start and other.end <= last.start for other in rivals):
            return None
        between = sum(1 for other in cues if other is not cue and first.end <= other.start and other.end <= last.start)
        return len(gap) + _COMMA * gap.count(",") + _OTHER_CUE * between


def _consequences(paired: Iterable[tuple[Cue, DateMention | None]]) -> list[StatusMention]:
    """What events mean for readers: who closes for good from a day on is closed; who opens some day is not open yet."""
    found = []
    for cue, date in paired:
        if cue.field is BranchField.CLOSED and cue.modality is not Modality.PLANNED and (date or not cue.weak):
            found.append(StatusMention(cue.start, cue.end, Status.CLOSED, cue.modality, date))
        elif cue.field is BranchField.OPENED and cue.promised and date is None:
            found.append(StatusMention(cue.start, cue.end, Status.OPEN, Modality.PLANNED, tentative=True))
    return found


def _whole_word(low: str, start: int) -> int:
    """An offset from which on words are whole: a cut one may look like another ("ақмешіт" like "мешіт")."""
    if start <= 0:
        return 0
    if not low[start - 1].isalnum():
        return start
    cut = _CUT_WORD.match(low, start)
    return cut.end() if cut else start


def _may_hold(field: BranchField | Status, cue: Cue) -> bool:
    """Whether the words of an opening may hold those of a cue: "to finish (the building)"."""
    return field is BranchField.OPENED and cue.field is BranchField.RENOVATED and cue.promised


def _ends_building(opening: Cue, cue: Cue) -> bool:
    """Whether what is to be finished is a building, by the longer words around: no repairs then."""
    return _may_hold(opening.field, cue) and opening.start <= cue.start and cue.end <= opening.end


def _is_repair(cue: Cue) -> bool:
    return cue.field is BranchField.RENOVATED and cue.modality is Modality.STATED and not cue.since


def _part_behind(low: str, date: DateMention, dates: Sequence[DateMention]) -> str:
    """What stands behind a date up to the end of its part of a list."""
    stop = _CLAUSE.search(low, date.end)
    ends = [other.start for other in dates if other.start >= date.end]
    return low[date.end : min([*ends, stop.start() if stop else len(low)])]


def _excludes(state: Cue, field: BranchField | Status) -> bool:
    """Whether the words of a state can't also be those of an event."""
    if field is BranchField.OPENED:
        return state.field in (Status.OPEN, Status.PLANNED)
    return field is BranchField.CLOSED and (state.modality is Modality.DENIED or state.field is not Status.CLOSED)


def _fits(cue: Cue, date: DateMention) -> bool:
    """Whether a date of this relation can be that of the cue: "until May" is when something is to be ready."""
    if cue.modality is Modality.DENIED:
        return False
    if date.relation == "until":
        return cue.modality in (Modality.ANNOUNCED, Modality.PLANNED) and cue.field is not Status.CLOSED
    return date.relation == "since" or not cue.since


def _ended(cue: Cue, date: DateMention | None, dates: Sequence[DateMention]) -> DateMention | None:
    """The end of a span of works ("repaired in 2008-2009") where a cue of repairs has its beginning."""
    if date is None or cue.field is not BranchField.RENOVATED or date.relation != "since":
        return date
    ends = (other for other in dates if other.relation == "until" and 0 <= other.start - date.end <= _SPAN)
    return next(ends, date)


def _rivals(date: DateMention, other: DateMention) -> bool:
    return date.relation != "since" or other.relation != "until"


def _is_year(date: DateMention) -> bool:
    return date.relation == "at" and "-" not in date.value and date.part is None
