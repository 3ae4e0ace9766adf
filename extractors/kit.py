"""All readers of one language, built once from its lexicon files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from extractors import data
from extractors.addresses import AddressLexicon, AddressReader
from extractors.anniversaries import AnniversaryLexicon, AnniversaryReader
from extractors.dates import DateLexicon, DateReader
from extractors.events import EventLexicon, EventReader
from extractors.figure_lexicon import FigureLexicon
from extractors.figure_questions import QuestionReader
from extractors.figures import FigureReader
from extractors.hours import HoursLexicon, HoursReader
from extractors.kk.names import KazakhNames
from extractors.mentions import LibraryMention, NameLexicon
from extractors.network import NetworkReader
from extractors.network_lexicon import NetworkLexicon
from extractors.numbers import NumberLexicon, NumberReader
from extractors.patterns import compile_phrases, phrases_source
from extractors.ru.morphology import Morphology
from extractors.ru.names import RussianNames
from extractors.services import ServiceLexicon, ServiceReader
from schemas.vocab import Language

# The endings of a Russian ordinal.
_ADJECTIVE = r"(?:[иыо]й|ая|ую|ое|ье|ья|ью|ье[йм]|[ье]?го|[ье]?му|ьих|о[мй]|ем)"


class DiscourseLexicon(BaseModel):
    """``discourse.toml`` of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    back: tuple[str, ...]
    network_back: tuple[str, ...]
    back_plural: tuple[str, ...]
    another: tuple[str, ...]
    joints: tuple[str, ...]
    hub: tuple[str, ...]
    glue: tuple[str, ...]
    called_after: tuple[str, ...]
    called_before: tuple[str, ...]
    becomes: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    both: tuple[str, ...]
    three: tuple[str, ...]
    each: tuple[str, ...]
    resumes: tuple[str, ...]
    chief: tuple[str, ...]
    given_before: tuple[str, ...] = ()
    given_to: tuple[str, ...] = ()
    given_after: tuple[str, ...] = ()
    employed_before: tuple[str, ...] = ()
    employed_after: tuple[str, ...] = ()
    staff_before: tuple[str, ...] = ()
    staff_after: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    number_names: dict[str, str] = {}
    second: tuple[str, ...]
    pointer: tuple[str, ...]
    item: tuple[str, ...]
    further: tuple[str, ...]
    we: tuple[str, ...]
    they: tuple[str, ...]
    near_before: tuple[str, ...] = ()
    near_after: tuple[str, ...] = ()
    rivals: tuple[str, ...]
    rivals_not: tuple[str, ...]
    now: tuple[str, ...]
    still: tuple[str, ...]
    not_library: tuple[str, ...]
    breaks: tuple[str, ...]
    switch: tuple[str, ...]
    switch_ahead: tuple[str, ...]
    project: tuple[str, ...]
    new_site: tuple[str, ...]
    network: NetworkLexicon


class NameReader(Protocol):
    """What the name readers of both languages do."""

    def find(self, text: str, low: str, taken: list[tuple[int, int]]) -> list[LibraryMention]:
        """All library mentions of a sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Discourse:
    """Patterns of reference and coordination."""

    back: re.Pattern[str]
    network_back: re.Pattern[str]
    back_plural: re.Pattern[str]
    another: re.Pattern[str]
    joints: re.Pattern[str]
    hub: re.Pattern[str]
    glue: re.Pattern[str]
    called_after: re.Pattern[str]
    called_before: re.Pattern[str]
    becomes: re.Pattern[str]
    totals: re.Pattern[str]
    both: re.Pattern[str]
    three: re.Pattern[str]
    each: re.Pattern[str]
    resumes: re.Pattern[str]
    chief: re.Pattern[str]
    given_before: re.Pattern[str]
    given_to: re.Pattern[str]
    given_after: re.Pattern[str]
    employed_before: re.Pattern[str]
    employed_after: re.Pattern[str]
    staff_before: re.Pattern[str]
    staff_after: re.Pattern[str]
    speaks: re.Pattern[str]
    number_names: dict[str, str]
    second: re.Pattern[str]
    pointer: re.Pattern[str]
    item: re.Pattern[str]
    further: re.Pattern[str]
    we: re.Pattern[str]
    they: re.Pattern[str]
    near_before: re.Pattern[str]
    near_after: re.Pattern[str]
    rivals: re.Pattern[str]
    now: re.Pattern[str]
    still: re.Pattern[str]
    not_library: re.Pattern[str]
    breaks: re.Pattern[str]
    city: re.Pattern[str]
    beyond: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Kit:
    """The readers of one language."""

    language: Language
    numbers: NumberReader
    dates: DateReader
    addresses: AddressReader
    hours: HoursReader
    services: ServiceReader
    anniversaries: AnniversaryReader
    figures: FigureReader
    questions: QuestionReader
    network: NetworkReader
    events: EventReader
    names: NameReader
    discourse: Discourse
    library: re.Pattern[str]
    branch: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinals: dict[str, int]
    software: re.Pattern[str]
    abroad: re.Pattern[str]
    switch: re.Pattern[str]
    switch_ahead: re.Pattern[str]
    project: re.Pattern[str]
    new_site: re.Pattern[str]
    place_first: bool


def build_kit(language: Language) -> Kit:
    """The readers of a language; ``ConfigError`` names a faulty lexicon file."""
    folder = data.PACKAGE / language.value / "lexicon"
    names = data.load(NameLexicon, folder / "names.toml")
    discourse = data.load(DiscourseLexicon, folder / "discourse.toml")
    numbers = NumberReader(data.load(NumberLexicon, folder / "numbers.toml"))
    figures = data.load(FigureLexicon, folder / "figures.toml")
    library = compile_phrases([f"{head}~" for head in (*names.heads, *names.branch_heads, "хаб")])
    kazakh = language is Language.KK
    stems = "|".join(map(re.escape, names.ordinals))
    return Kit(
        language=language,
        numbers=numbers,
        dates=DateReader(data.load(DateLexicon, folder / "dates.toml"), numbers),
        addresses=AddressReader(data.load(AddressLexicon, folder / "addresses.toml")),
        hours=HoursReader(data.load(HoursLexicon, folder / "hours.toml")),
        anniversaries=AnniversaryReader(data.load(AnniversaryLexicon, folder / "anniversaries.toml"), numbers),
        services=ServiceReader(data.load(ServiceLexicon, folder / "services.toml")),
        figures=FigureReader(figures),
        questions=QuestionReader(figures),
        network=NetworkReader(discourse.network),
        events=EventReader(
            data.load(EventLexicon, folder / "events.toml"),
            library,
            compile_phrases(discourse.back),
            object_after=not kazakh,
        ),
        names=KazakhNames(names) if kazakh else RussianNames(names, Morphology()),
        discourse=Discourse(
            back=compile_phrases(discourse.back),
            network_back=compile_phrases(discourse.network_back),
            back_plural=compile_phrases(discourse.back_plural),
            another=compile_phrases(discourse.another),
            joints=re.compile(rf"(?:[\s,;:\"()-]|{phrases_source(discourse.joints)})*"),
            hub=compile_phrases(discourse.hub),
            glue=compile_phrases(discourse.glue),
            called_after=re.compile(rf"[ \"]*{phrases_source(discourse.called_after)}"),
            called_before=re.compile(rf"{phrases_source(discourse.called_before)}[ \":-]*$"),
            becomes=re.compile(rf"{phrases_source(discourse.becomes)}[ \":-]*$"),
            totals=compile_phrases(discourse.totals),
            both=compile_phrases(discourse.both),
            three=compile_phrases(discourse.three),
            each=compile_phrases(discourse.each),
            resumes=re.compile(rf"[- \"]*{phrases_source(discourse.resumes)}"),
            chief=compile_phrases(discourse.chief),
            given_before=compile_phrases(discourse.given_before),
            given_to=re.compile(rf"{phrases_source(discourse.given_to)}[ ]+$"),
            given_after=compile_phrases(discourse.given_after),
            employed_before=compile_phrases(discourse.employed_before),
            employed_after=compile_phrases(discourse.employed_after),
            staff_before=re.compile(rf"{phrases_source(discourse.staff_before)}[ ]+$"),
            staff_after=re.compile(rf"[ ]+{phrases_source(discourse.staff_after)}"),
            speaks=compile_phrases(discourse.speaks),
            number_names=discourse.number_names,
            second=compile_phrases(discourse.second),
            pointer=re.compile(rf"{phrases_source(discourse.pointer)}[ ]+(?:[^\W\d_]+[ ]+)?$"),
            item=compile_phrases(discourse.item),
            further=compile_phrases(discourse.further),
            we=compile_phrases(discourse.we),
            they=compile_phrases(discourse.they),
            near_before=re.compile(rf"{phrases_source(discourse.near_before)}[ :-]*$"),
            near_after=re.compile(rf"[ ]*{phrases_source(discourse.near_after)}"),
            rivals=re.compile(
                rf"(?P<not>{phrases_source(discourse.rivals_not)}[ \"]+)?{phrases_source(discourse.rivals)}"
            ),
            now=compile_phrases(discourse.now),
            still=compile_phrases(discourse.still),
            not_library=compile_phrases(discourse.not_library),
            breaks=re.compile(rf"[,;][ ]+{phrases_source(discourse.breaks)}[ ]"),
            city=compile_phrases(discourse.network.city),
            beyond=compile_phrases(discourse.network.beyond),
        ),
        library=library,
        ordinal=re.compile(rf"(?<!\w)(?P<stem>{stems}){'' if kazakh else _ADJECTIVE}[ ]+(?:[^\W\d_]+[ ]+)?$"),
        ordinals=names.ordinals,
        branch=compile_phrases([f"{head}~" for head in names.branch_heads]),
        software=compile_phrases(names.foreign.software),
        abroad=compile_phrases(names.foreign.abroad),
        switch=compile_phrases(discourse.switch),
        switch_ahead=compile_phrases(discourse.switch_ahead),
        project=compile_phrases(discourse.project),
        new_site=compile_phrases(discourse.new_site),
        place_first=kazakh,
    )
