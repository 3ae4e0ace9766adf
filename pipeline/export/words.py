"""Values in human words, in each interface language: shared by the page, the terminal's summary and its card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.export.addresses import address_words
from pipeline.export.dates import date_words, since_words
from pipeline.export.grammar import Grammars, NumberGrammar, Unit, load_grammars
from pipeline.export.hours import hours_words
from pipeline.export.labels import Labels, Trio, Ui, load_labels, same, trio
from schemas import (
    Address,
    Branch,
    BranchField,
    Comparator,
    Language,
    Network,
    Quantity,
    Service,
    Source,
    SourcedValue,
    Status,
)

_DATES = (BranchField.OPENED, BranchField.RENOVATED, BranchField.CLOSED, BranchField.RELOCATED)
_NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Words:
    """The labels and grammars with which values are said."""

    labels: Labels
    grammars: Grammars

    def phrase(self, key: str, **parts: Trio | str) -> Trio:
        """Return a phrase of the interface; ``KeyError`` where the labels do not hold it."""
        phrase = self.labels.phrases[key]
        return phrase.format(**parts) if parts else phrase

    def value(self, field: str, sourced: SourcedValue, city: str | None) -> Trio:
        """Say the bare value: no day, no confidence. An address stays in the language in which it was read."""
        value = sourced.value
        if isinstance(value, Quantity):
            return self.quantity(value, square=field == BranchField.AREA_M2)
        if isinstance(value, Address):
            return same(address_words(value, self.grammars.addresses[address_language(value, sourced.sources)]))
        if field in _DATES:
            return self.date(value, sourced)
        return self._coded(field, value, city)

    def _coded(self, field: str, code: str, city: str | None) -> Trio:
        match field:
            case BranchField.OPENING_HOURS:
                return trio(lambda ui: hours_words(code, self.grammars[ui].hours))
            case BranchField.DISTRICT:
                return self.labels.district(city, code)
            case BranchField.STATUS:
                return self.labels.statuses[Status(code)]
            case BranchField.SERVICES:
                return self.labels.services[Service(code)]
            case _:
                return same(code)

    def quantity(self, quantity: Quantity, *, square: bool = False) -> Trio:
        """Say a number with the words of its comparator: "more than 40 000"."""

        def say(ui: Ui) -> str:
            grammar = self.grammars[ui].numbers
            return quantity_words(quantity, grammar, grammar.square_metre if square else None)

        return trio(say)

    def date(self, date: str, sourced: SourcedValue | None = None) -> Trio:
        """Say an EDTF date, narrowed to the value's part of the year where one is given."""
        part = sourced.part if sourced else None
        return trio(lambda ui: date_words(date, self.grammars[ui].dates, part))

    def count(self, number: int) -> Trio:
        """Say a bare count."""
        return self.quantity(Quantity(number=number))

    def power(self, power: int) -> Trio:
        """Say a power of ten as a scale is labelled: "100 k" for 5."""
        scale = min(power // 3, 3)
        if scale < 1:
            return same(str(10**power))
        return trio(lambda ui: f"{10 ** (power - 3 * scale)}{_NBSP}{self.grammars[ui].numbers.scales[scale - 1]}")

    def since(self, date: str) -> Trio:
        """Say the day from which a value holds."""
        return trio(lambda ui: since_words(date, self.grammars[ui].dates))

    def title(self, owner: Branch | Network) -> Trio:
        """Choose what to call a branch or network: its name, in the reader's language first, its place, or its id."""
        names = {language: spoken.name for language, spoken in owner.names.items() if spoken.name}
        kazakh_first = tuple(Language)
        order = {Ui.KK: kazakh_first, Ui.RU: kazakh_first[::-1], Ui.EN: kazakh_first}
        place = self._place(owner)
        return trio(lambda ui: next((names[language] for language in order[ui] if language in names), place))

    def ordered(self, branches: Iterable[Branch]) -> list[Branch]:
        """Sort branches as a reader looks them up: by title, and by id where titles are the same."""
        return sorted(branches, key=lambda branch: (self.title(branch).kk.casefold(), branch.id))

    def _place(self, owner: Branch | Network) -> str:
        state = owner.fields.get(BranchField.ADDRESS) if isinstance(owner, Branch) else None
        if state and state.current:
            return self.value(BranchField.ADDRESS, state.current[0], owner.city).kk
        aliases = [alias for language in Language for alias in aliases_of(owner, language)]
        return aliases[0] if aliases else owner.id


def load_words() -> Words:
    """Read the words of the data files beside this module. Raises ``ConfigError`` where a file is wrong."""
    return Words(load_labels(), load_grammars())


def aliases_of(owner: Branch | Network, language: Language) -> tuple[str, ...]:
    """Return the aliases of a branch or network in one language; none where it has no names in it."""
    names = owner.names.get(language)
    return names.aliases if names else ()


def address_language(address: Address, sources: Iterable[Source]) -> Language:
    """Return the language that an address is written in, which the registry does not say.

    The first witness to write the street just so («Абай даңғылы», not «проспект Абая») is of that language; where none
    does, the best witness is taken, and Kazakh for a reviewer's own address, which has none.
    """
    sources = tuple(sources)
    name = address.street or address.microdistrict or address.place or address.complex or ""
    written_so = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found = next((source for source in sources if written_so.search(source.quote)), None)
    if found:
        return found.language
    return sources[0].language if sources else Language.KK


def quantity_words(quantity: Quantity, grammar: NumberGrammar, unit: Unit | None = None) -> str:
    """Write a number with its unit and comparator in one language; thousands are parted by no-break spaces."""
    number = number_words(quantity.number, grammar)
    since, until = _ending(number, grammar.since), _ending(number, grammar.until)
    if unit:
        number = f"{number}{_NBSP}{unit.text}"
        since, until = unit.since, unit.until
    templates = {
        Comparator.EXACT: "{n}",
        Comparator.MORE: grammar.more,
        Comparator.LESS: grammar.less,
        Comparator.ABOUT: grammar.about,
    }
    return templates[quantity.comparator].format_map({"n": number, "from": since, "until": until})


def number_words(number: float, grammar: NumberGrammar) -> str:
    """Write a bare number: ``40000`` is ``40 000``, ``503.5`` is ``503,5``."""
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.2f}".rstrip("0").rstrip(".")
    whole, _, fraction = text.replace(",", _NBSP).partition(".")
    return f"{whole}{grammar.decimal}{fraction}" if fraction else whole


def _ending(number: str, endings: dict[int, str]) -> str:
    """Find the ending of the last word with which a number is read aloud; empty where the language has none."""
    if not endings:
        return ""
    digits = "".join(filter(str.isdigit, number))
    spoken = int(digits)
    if spoken == 0:
        return endings[0]
    power = 10 ** (len(digits) - len(digits.rstrip("0")))
    if power == 1:
        return endings[spoken % 10]
    if power == 10:
        return endings[spoken % 100]
    return endings[max(scale for scale in endings if scale <= power)]
