"""From when opening hours hold: a date in their own sentence, or one that the sentence before has named."""

from __future__ import annotations

from extractors.dates import DateMention
from extractors.entities import Entity
from extractors.facts import Facts
from extractors.hours import HoursMention
from extractors.kit import Kit
from extractors.reading import Reading

_ALWAYS = "24/7"
# Sentences through which "from February two more will be open all night" waits for their names.
_WAITS = 2


class HoursStart:
    """Keeps the dates of one article from which hours hold."""

    def __init__(self, kits: dict[str, Kit]) -> None:
        self._kits = kits
        self._timetable: DateMention | None = None
        self._switch: DateMention | None = None
        self._noted = 0

    def note(self, facts: Facts) -> None:
        """Remember from when the hours that follow hold.

        "The timetable is in force from 1 June"; "from February two more libraries will be open round the clock".
        """
        since = next((date for date in facts.dates if date.relation == "since"), None)
        kit = self._kits[facts.language]
        if since and not facts.hours and kit.hours.timetable.search(facts.low):
            self._timetable = since
        changes = kit.switch.search(facts.low) or kit.switch_ahead.search(facts.low)
        if changes and any(hours.value == _ALWAYS for hours in facts.hours):
            dates = [date for date in facts.dates if date.relation in ("since", "at")]
            if dates:
                self._switch, self._noted = dates[0], facts.place.index

    def of(self, reading: Reading, hours: HoursMention, entity: Entity | None) -> DateMention | None:
        """The date from which hours hold for one library: its own among several cohorts, else the only one."""
        return self._own(reading, entity) or self._told_before(reading.facts, hours)

    def coming(self, facts: Facts, hours: HoursMention) -> bool:
        """Whether a library will be open round the clock only from some day on: "перейдут на режим 24/7"."""
        return hours.value == _ALWAYS and self._kits[facts.language].switch_ahead.search(facts.low) is not None

    def _told_before(self, facts: Facts, hours: HoursMention) -> DateMention | None:
        if hours.schedule:
            return self._timetable
        if self._switch and facts.place.index - self._noted <= _WAITS and self.coming(facts, hours):
            return self._switch
        return None

    def _own(self, reading: Reading, entity: Entity | None) -> DateMention | None:
        facts = reading.facts
        kit = self._kits[facts.language]
        used = {event.date.start for event in facts.events}
        free = [date for date in facts.dates if date.start not in used]
        dates = [date for date in free if date.relation == "since"]
        if not dates and (kit.switch.search(facts.low) or kit.switch_ahead.search(facts.low)):
            dates = [date for date in free if date.relation == "at"]
        anchor = next((item for item in reading.anchors if entity in item.entities), None)
        if anchor is None or len(dates) < 2:
            return dates[0] if dates else None
        start = anchor.start
        others = [other.start for other in reading.anchors if other.start > start and entity not in other.entities]
        after = [date for date in dates if date.start > start]
        own = [date for date in after if date.start < min(others, default=len(facts.low))]
        before = [date for date in dates if date.end <= start]
        return next(iter([*own, *before[-1:], *after, *dates]))
