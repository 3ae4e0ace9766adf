"""Whether a sentence tells of what is, what will be, what was, or what is not so."""

from __future__ import annotations

import re

from extractors.addresses import AddressMention, PlaceRole
from extractors.dates import DateMention
from extractors.events import EventMention, StatusMention
from extractors.facts import Facts
from extractors.kit import Kit
from schemas.edtf import bounds
from schemas.vocab import BranchField, Modality, Status


def clause_at(facts: Facts, position: int, kit: Kit) -> tuple[int, int]:
    """Start and end of the clause around an offset; conjunctions of contrast divide clauses."""
    breaks = [0, *(match.start() for match in kit.discourse.breaks.finditer(facts.low)), len(facts.low)]
    start = max(place for place in breaks if place <= position)
    return start, min((place for place in breaks if place > position), default=len(facts.low))


_DENIAL_REACH = 25
_COMMA = re.compile(r",(?= )")
# Days; "closed from 1 September" may be said in July.
_A_LITTLE_AHEAD = 60


class Tense:
    """Decides modalities against the day of publication (EDTF, or None)."""

    def __init__(self, kits: dict[str, Kit], published: str | None) -> None:
        self._kits = kits
        self._published = published
        self._paragraph = -1
        self._history = False
        self.project = False
        """Whether the text describes a building as its project does."""
        self.new_site = False
        """Whether it describes the premises that a library moves to."""

    def enter(self, facts: Facts) -> None:
        """Begin a sentence: a story of the past goes on in its paragraph until the text turns to the present.

        So does what is told of a project, or of new premises.
        """
        goes_on = self._paragraph == facts.place.paragraph and not facts.now
        self._history = facts.story or (self._history and goes_on)
        drawn = self._kits[facts.language].project.search(facts.low)
        named = drawn is not None and facts.low[drawn.end() :].lstrip().startswith('"')
        self.project = (drawn is not None and not named) or (self.project and goes_on)
        moved = self._kits[facts.language].new_site.search(facts.low) is not None
        self.new_site = moved or (self.new_site and goes_on)
        self._paragraph = facts.place.paragraph

    def plain(self, facts: Facts, position: int) -> Modality:
        """Stated, unless the sentence speaks of plans.

        A contrast parts a plan from what is; so does a comma on the side where the language has no verb: "there are
        500 thousand books, one plans to add to them".
        """
        if not facts.planned:
            return Modality.STATED
        kit = self._kits[facts.language]
        start, end = clause_at(facts, position, kit)
        for plan in kit.events.planned.finditer(facts.low, start, end):
            beyond = plan.end() <= position if kit.place_first else plan.start() >= position
            between = facts.low[min(plan.end(), position) : max(plan.start(), position)]
            if not (beyond and _COMMA.search(between)):
                return Modality.PLANNED
        return Modality.STATED

    def past(self, facts: Facts, position: int) -> bool:
        """Whether what stands at an offset is told as history.

        A word of the past reaches as far as the first figure behind it: "once it had 96 m², the new one has 210".
        """
        if not facts.past:
            return self._history and not facts.now
        start, end = clause_at(facts, position, self._kits[facts.language])
        cue = self._kits[facts.language].events.past.search(facts.low, start, min(end, position))
        if cue is None:
            return False
        return not any(cue.end() <= figure.start and figure.end <= position for figure in facts.figures)

    def of_place(self, facts: Facts, address: AddressMention) -> Modality:
        """The modality of an address: where the library stands, stood, will stand, or does not."""
        if address.role is PlaceRole.DENIED:
            return Modality.DENIED
        leaving = any(
            event.field is BranchField.RELOCATED and self.event(event, facts) in (Modality.ANNOUNCED, Modality.PLANNED)
            for event in facts.events
        )
        if address.role is PlaceRole.LEFT:
            return Modality.STATED if leaving else Modality.PAST
        if self._past_place(facts, address):
            return Modality.PAST
        if address.role is PlaceRole.AHEAD:
            return Modality.ANNOUNCED if any(self.ahead(date) for date in facts.dates) else Modality.PLANNED
        # What is planned for "branch № 3 (8-й микрорайон)" is not its address.
        aside = facts.low[: address.start].rstrip().endswith("(") and facts.low[address.end :].lstrip().startswith(")")
        sits = self._kits[facts.language].events.sits_now.match(facts.low, address.end)
        return Modality.STATED if aside or sits else self.plain(facts, address.start)

    def _past_place(self, facts: Facts, address: AddressMention) -> bool:
        """Whether a place is where the library once stood; a Kazakh word of the past stands before it."""
        kit = self._kits[facts.language]
        # "… көшесі, 46-үйдегі қазіргі ғимаратқа көшті": it is there today, whatever the sentence tells before.
        if kit.events.here_now.match(facts.low, address.end):
            return False
        start, end = clause_at(facts, address.start, kit)
        # The former name of a street ("бывшая Калинина") says nothing about the library.
        low = facts.low[: address.start] + "," * (address.end - address.start) + facts.low[address.end :]
        years = [date for date in facts.dates if date.end <= address.start and date.relation == "at"]
        if any(self._long_ago(date) for date in years) and kit.events.sat.match(facts.low, address.end):
            return True
        # "Once it was in X Street, now it is in Y Street": a word of today parts them.
        turns = [match.start() for match in kit.discourse.now.finditer(low, start, end)]
        start = max((turn for turn in turns if turn < address.start), default=start)
        end = min((turn for turn in turns if turn > address.end), default=end)
        cue = kit.events.past_place.search(low, start, end)
        return cue is not None and (cue.start() < address.start or not kit.place_first)

    def _long_ago(self, date: DateMention) -> bool:
        """Whether a date lies in a year before that of publication, or of an unknown day in the last century."""
        return date.value[:4].isdigit() and int(date.value[:4]) < (
            int(self._published[:4]) if self._published else 2000
        )

    def ahead(self, date: DateMention) -> bool:
        """Whether a date lies after the day of publication."""
        return self._later(date.value)

    def day_of_plan(self, facts: Facts) -> DateMention | None:
        """The date that a plan of a sentence is meant for: one ahead, else a span of time that is not over yet."""
        ahead = next((date for date in facts.dates if self.ahead(date)), None)
        return ahead or next((date for date in facts.dates if date.relation != "since" and self._goes_on(date)), None)

    def _goes_on(self, date: DateMention) -> bool:
        """Whether a date reaches beyond the day of publication: "this year" in May."""
        return self._published is not None and bounds(date.value).last > bounds(self._published).last

    def event(self, event: EventMention, facts: Facts) -> Modality | None:
        """The modality of a dated event; a denial stands right behind the verb. None for a promise that is past."""
        kit = self._kits[facts.language]
        stated = event.modality is Modality.STATED
        if stated and kit.events.denied.search(facts.low, event.event_end, event.event_end + _DENIAL_REACH):
            return Modality.DENIED
        if event.modality is Modality.PLANNED:
            return Modality.PLANNED
        if self._later(self.since(event)) or (not stated and self.not_over(event.date)):
            return Modality.ANNOUNCED
        return None if event.promised else Modality.STATED

    def status(self, status: StatusMention) -> Modality:
        """The modality of a status: a coming one is announced only with its day."""
        if status.modality is Modality.DENIED or status.status is Status.PLANNED:
            return Modality.DENIED if status.modality is Modality.DENIED else Modality.STATED
        if status.date is None:
            return Modality.PLANNED if status.modality is Modality.ANNOUNCED else status.modality
        stated = status.modality is Modality.STATED
        if self._later(self.since(status)) or (not stated and self.not_over(status.date)):
            return Modality.ANNOUNCED
        return Modality.STATED

    def since(self, happened: EventMention | StatusMention) -> str | None:
        """The date of an event or a state.

        Of one told as done, a month without a year that lies far ahead was last year's.
        """
        date = happened.date
        if date is None or not (date.yearless and self._published and date.value[:4].isdigit()):
            return date.value if date else None
        ahead = (bounds(date.value).first - bounds(self._published).last).days
        if happened.modality is not Modality.STATED or ahead <= _A_LITTLE_AHEAD:
            return date.value
        return f"{int(date.value[:4]) - 1}{date.value[4:]}"

    def not_over(self, date: DateMention) -> bool:
        """Whether a date reaches to the day of publication or beyond: "this year" in May."""
        return self._published is None or bounds(date.value).last >= bounds(self._published).last

    def _later(self, value: str | None) -> bool:
        if value is None or self._published is None:
            return False
        return bounds(value).first > bounds(self._published).last
